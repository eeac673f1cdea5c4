//! An index of the sample, made once for each build of the indexer: making it takes longer than most tests.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::{built, succeeds, utf8};

/// Copies the index of the sample into an empty folder.
pub(super) fn copy_sample_index(to: &Path) {
    let kept = folder();
    if !kept.is_dir() {
        make_and_keep(&kept);
    }
    copy(&kept, to).expect("the kept index can be copied");
}

/// Where the index of the indexer as it was built last is kept.
fn folder() -> PathBuf {
    let indexer = built("indexer");
    let changed =
        fs::metadata(&indexer).and_then(|file| file.modified()).expect("when the indexer was built");
    let age = changed.duration_since(UNIX_EPOCH).expect("no file is that old").as_nanos();
    indexer.with_file_name("kept-by-tests").join(format!("sample-{age}"))
}

fn make_and_keep(kept: &Path) {
    let all = kept.parent().expect("a folder below another");
    fs::create_dir_all(all).expect("a folder");
    remove_older(all, kept);
    let making = tempfile::Builder::new().prefix("making-").tempdir_in(all).expect("a directory");
    let (source, index) = (making.path().join("source"), making.path().join("index"));
    succeeds(&["sample", "--out", utf8(&source)]);
    succeeds(&["build", "--source", utf8(&source), "--out", utf8(&index)]);
    if let Err(error) = fs::rename(&index, kept) {
        // Another test was faster.
        assert!(kept.is_dir(), "{}: {error}", kept.display());
    }
}

/// Removes what older builds of the indexer made. Another test may be doing so too.
fn remove_older(all: &Path, kept: &Path) {
    for entry in fs::read_dir(all).expect("a folder").flatten() {
        let is_index = entry.file_name().to_string_lossy().starts_with("sample-");
        if is_index && entry.path() != kept {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
