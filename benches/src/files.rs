//! Sizes on disk, and programs beside this one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

/// Bytes of all files in a directory and below.
pub(crate) fn bytes_below(dir: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        bytes += if metadata.is_dir() { bytes_below(&entry.path())? } else { metadata.len() };
    }
    Ok(bytes)
}

/// A program of the workspace that was built into the same directory.
///
/// # Errors
/// When it isn't there.
pub(crate) fn beside_this_program(name: &str) -> Result<PathBuf> {
    let this = std::env::current_exe()?;
    // Tests lie one folder below the programs.
    let dir = this.ancestors().skip(1).find(|dir| !dir.ends_with("deps"));
    let path = dir.unwrap_or(Path::new(".")).join(name);
    ensure!(path.is_file(), "{} is missing: run `cargo build --bins`, or with --release", path.display());
    Ok(path)
}
