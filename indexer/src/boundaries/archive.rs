//! A zip file, unpacked into a folder of its own, within limits.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Component, Path, PathBuf};

use tempfile::TempDir;
use zip::ZipArchive;
use zip::result::ZipError;

use super::files::{MAX_UNPACKED_BYTES, unreadable};
use super::import::ImportError;
use super::package::{self, MAX_FILES, Part};
use crate::Refusal;

/// A part that is larger than this may not be packed tighter than [`MAX_RATIO`]: tables of attributes are mostly blanks.
const MIN_JUDGED_BYTES: u64 = 32 << 20;

/// Most bytes that one packed byte may stand for.
const MAX_RATIO: u64 = 200;

/// Unpacks the files that can be of use. They get names of ours, so no name in the zip file can lead out of the folder.
pub(super) fn unpack(path: &Path, shown: &Path) -> Result<(Vec<Part>, TempDir), ImportError> {
    let file = File::open(path).map_err(unreadable(shown))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(shown, &error))?;
    if archive.len() > MAX_FILES {
        let what = format!("there are {} files in it: expected at most {MAX_FILES}", archive.len());
        return Err(too_large(shown, what).into());
    }
    let dir = tempfile::tempdir().map_err(unwritable(std::env::temp_dir()))?;
    let (mut parts, mut left) = (Vec::new(), MAX_UNPACKED_BYTES);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|error| damaged(shown, &error))?;
        let name = within(&String::from_utf8_lossy(entry.name_raw()));
        let lower = name.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        // Some systems put a file of their own beside each, named like it.
        if entry.is_dir() || lower.starts_with('.') || !package::is_wanted(&lower) {
            continue;
        }
        let part = Part { path: dir.path().join(index.to_string()), shown: shown.join(name) };
        left -= unpack_one(&mut entry, &part, left)?;
        parts.push(part);
    }
    Ok((parts, dir))
}

/// Writes one file, of at most `left` bytes, and gives its size.
fn unpack_one<R: Read>(
    entry: &mut zip::read::ZipFile<'_, R>,
    part: &Part,
    left: u64,
) -> Result<u64, ImportError> {
    let most = entry.compressed_size().saturating_mul(MAX_RATIO).max(MIN_JUDGED_BYTES);
    let mut file = File::create(&part.path).map_err(unwritable(part.path.clone()))?;
    let mut packed = Packed { entry: &mut entry.take(most.min(left) + 1), failed: None };
    let copied = io::copy(&mut packed, &mut file);
    if let Some(reason) = packed.failed {
        return Err(Refusal::NotAZip { path: part.shown.clone(), reason: damage(&reason) }.into());
    }
    let size = copied.map_err(unwritable(part.path.clone()))?;
    if size > most {
        let what = format!("it is packed more than {MAX_RATIO} times smaller than it is");
        return Err(too_large(&part.shown, what).into());
    }
    if size > left {
        let what = format!("the package unpacks to more than {MAX_UNPACKED_BYTES} bytes");
        return Err(too_large(&part.shown, what).into());
    }
    Ok(size)
}

/// Tells a fault of the packed file from one of the folder that it is unpacked into.
struct Packed<'r, R> {
    entry: &'r mut R,
    failed: Option<String>,
}

impl<R: Read> Read for Packed<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.entry.read(buffer);
        if let Err(error) = &read
            && error.kind() != io::ErrorKind::Interrupted
        {
            self.failed = Some(error.to_string());
        }
        read
    }
}

/// A name with no more than its plain parts.
fn within(name: &str) -> PathBuf {
    let plain = name.replace('\\', "/");
    Path::new(&plain).components().filter(|part| matches!(part, Component::Normal(_))).collect()
}

fn damage(reason: &str) -> String {
    format!("it is cut off or damaged ({reason})")
}

fn damaged(shown: &Path, error: &ZipError) -> Refusal {
    let reason = match error {
        ZipError::UnsupportedArchive(what) => format!("{what}: save it without a password, as plain zip"),
        error => damage(&error.to_string()),
    };
    Refusal::NotAZip { path: shown.to_owned(), reason }
}

fn too_large(shown: &Path, what: String) -> Refusal {
    Refusal::PackageTooLarge { path: shown.to_owned(), what }
}

fn unwritable(path: PathBuf) -> impl FnOnce(io::Error) -> ImportError {
    |source| ImportError::Unwritable { path, source }
}
