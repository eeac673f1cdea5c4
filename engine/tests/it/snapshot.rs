use std::fs;
use std::path::{Path, PathBuf};

use domain::ChangeNumber;
use engine::{FORMAT_VERSION, QueryEngine, Snapshot, View, open_current, publish};

use crate::world;

fn published(dir: &Path, seed: u64) -> PathBuf {
    let manifest = publish(world::register(120, seed), ChangeNumber(5), Vec::new(), dir).expect("published");
    dir.join("snapshots").join(manifest.id)
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let dirs = [tempfile::tempdir().expect("a directory"), tempfile::tempdir().expect("a directory")];
    let [one, two] = [0, 1].map(|index| published(dirs[index].path(), 9));
    assert_eq!(one.file_name(), two.file_name());
    let [names, others] = [&one, &two].map(|dir| files(dir));
    assert_eq!(names.len(), others.len());
    for (a, b) in names.iter().zip(&others) {
        assert_eq!(a.strip_prefix(&one).expect("inside"), b.strip_prefix(&two).expect("inside"));
        assert!(fs::read(a).expect("bytes") == fs::read(b).expect("bytes"), "{} differs", a.display());
    }
}

#[test]
fn a_damaged_byte_in_any_file_is_found_and_the_file_named() {
    let dir = tempfile::tempdir().expect("a directory");
    let snapshot = published(dir.path(), 9);
    for path in files(&snapshot) {
        let whole = fs::read(&path).expect("bytes");
        if whole.is_empty() {
            continue;
        }
        let mut damaged = whole.clone();
        let middle = damaged.len() / 2;
        damaged[middle] ^= 0x20;
        fs::write(&path, &damaged).expect("written");
        let error = Snapshot::open(&snapshot).err().expect("an error");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(error.is_damaged() || error.is_incompatible(), "{name}: {error}");
        fs::write(&path, &whole).expect("written");
    }
    assert!(Snapshot::open(&snapshot).is_ok());
}

#[test]
fn a_missing_or_shortened_file_is_an_error() {
    let dir = tempfile::tempdir().expect("a directory");
    let snapshot = published(dir.path(), 9);
    for path in files(&snapshot) {
        let whole = fs::read(&path).expect("bytes");
        fs::remove_file(&path).expect("removed");
        assert!(Snapshot::open(&snapshot).is_err(), "without {}", path.display());
        fs::write(&path, &whole[..whole.len() / 2]).expect("written");
        if !whole.is_empty() {
            assert!(Snapshot::open(&snapshot).is_err(), "with half of {}", path.display());
        }
        fs::write(&path, &whole).expect("written");
    }
}

#[test]
fn another_format_is_refused_by_its_number() {
    let dir = tempfile::tempdir().expect("a directory");
    let snapshot = published(dir.path(), 9);
    let path = snapshot.join("manifest.json");
    let own = fs::read_to_string(&path).expect("text");
    for (format, remedy) in [(FORMAT_VERSION + 1, "use a newer program"), (1, "build the index again")] {
        let other =
            own.replacen(&format!("\"format\": {FORMAT_VERSION}"), &format!("\"format\": {format}"), 1);
        fs::write(&path, other).expect("written");
        let error = Snapshot::open(&snapshot).err().expect("an error");
        assert!(error.is_incompatible());
        let expected = format!("written in format {format}, this program reads {FORMAT_VERSION}: {remedy}");
        assert!(error.to_string().contains(&expected), "{error}");
    }
}

#[test]
fn a_folder_without_a_snapshot_says_how_to_make_one() {
    let dir = tempfile::tempdir().expect("a directory");
    let error = open_current(dir.path()).err().expect("an error");
    assert!(error.is_missing() && error.to_string().contains("indexer build --out"), "{error}");
}

#[test]
fn a_new_snapshot_takes_the_place_of_the_old_one_which_stays_readable() {
    let dir = tempfile::tempdir().expect("a directory");
    let first = published(dir.path(), 1);
    let reader = View::new(open_current(dir.path()).expect("opened").into());
    let second = published(dir.path(), 2);
    assert!(first.exists() && second.exists());
    assert_ne!(
        View::new(open_current(dir.path()).expect("opened").into()).snapshot_id(),
        reader.snapshot_id()
    );
    published(dir.path(), 3);
    assert!(!first.exists(), "only the published snapshot and the one before it are kept");
    assert_eq!(reader.all_procedures().expect("still mapped").len(), world::PROCEDURES.len());
    assert_eq!(reader.change(), ChangeNumber(5));
}
