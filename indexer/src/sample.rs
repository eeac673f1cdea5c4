//! The sample source directory that the command carries.

use std::path::{Path, PathBuf};
use std::{fs, io};

const FILES: [(&str, &str); 7] = [
    ("README.md", include_str!("../sample/README.md")),
    ("exceptions.csv", include_str!("../sample/exceptions.csv")),
    ("holidays.csv", include_str!("../sample/holidays.csv")),
    ("offers.csv", include_str!("../sample/offers.csv")),
    ("procedures.csv", include_str!("../sample/procedures.csv")),
    ("service_points.csv", include_str!("../sample/service_points.csv")),
    ("types.csv", include_str!("../sample/types.csv")),
];

/// Why the sample was not written.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// The directory holds something else; nothing was written.
    #[error("{}: the directory is not empty: choose another, the sample overwrites nothing", path.display())]
    Occupied {
        /// A file that isn't the sample's.
        path: PathBuf,
    },
    /// The system failed to read or write.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Writes the sample source directory, and returns how many files were missing. A directory that holds the whole
/// sample already is left as it is.
///
/// # Errors
/// [`SampleError::Occupied`] when the directory holds anything else, [`SampleError::Io`] when the system fails.
pub fn write_sample(dir: &Path) -> Result<usize, SampleError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        |source| SampleError::Io { path, source }
    };
    fs::create_dir_all(dir).map_err(failed(dir))?;
    let mut missing = Vec::new();
    for (name, content) in FILES {
        let path = dir.join(name);
        match fs::read(&path) {
            Ok(found) if found == content.as_bytes() => {}
            Ok(_) => return Err(SampleError::Occupied { path }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing.push((path, content)),
            Err(error) => return Err(failed(&path)(error)),
        }
    }
    if !missing.is_empty() {
        for entry in fs::read_dir(dir).map_err(failed(dir))? {
            let entry = entry.map_err(failed(dir))?;
            if !FILES.iter().any(|(name, _)| entry.file_name() == *name) {
                return Err(SampleError::Occupied { path: entry.path() });
            }
        }
    }
    for (path, content) in &missing {
        fs::write(path, content).map_err(failed(path))?;
    }
    Ok(missing.len())
}
