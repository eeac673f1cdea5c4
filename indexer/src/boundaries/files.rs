//! Which files boundaries come from, and their bytes.

use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use domain::area::AreaLevel;
use flate2::read::MultiGzDecoder;

use crate::Refusal;

/// The levels, each with the name of its file.
pub(super) const LAYERS: [(AreaLevel, &str); 3] = [
    (AreaLevel::Province, "provinces"),
    (AreaLevel::District, "districts"),
    (AreaLevel::Subdistrict, "subdistricts"),
];

/// The file of subdistricts in a `boundaries/` directory.
pub(super) fn subdistricts(dir: &Path) -> Result<PathBuf, Refusal> {
    // A directory that can't be read is another fault than a file that isn't there.
    fs::read_dir(dir).map_err(unreadable(dir))?;
    layer(dir, "subdistricts").ok_or_else(|| Refusal::NoBoundaries { path: dir.to_owned() })
}

/// The files to import: the file itself, or of a directory the files of its layers, or else all its GeoJSON.
pub(super) fn to_import(from: &Path) -> Result<Vec<PathBuf>, Refusal> {
    if !fs::metadata(from).map_err(unreadable(from))?.is_dir() {
        return Ok(vec![from.to_owned()]);
    }
    let layers: Vec<PathBuf> = LAYERS.iter().filter_map(|(_, name)| layer(from, name)).collect();
    if !layers.is_empty() {
        return Ok(layers);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(from).map_err(unreadable(from))? {
        let path = entry.map_err(unreadable(from))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let plain = name.strip_suffix(".gz").unwrap_or(&name);
        if path.is_file() && (plain.ends_with(".geojson") || plain.ends_with(".json")) {
            files.push(path);
        }
    }
    files.sort_unstable();
    if files.is_empty() { Err(Refusal::NoBoundaries { path: from.to_owned() }) } else { Ok(files) }
}

/// The bytes of a file, unpacked if it is packed, whatever its name.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|mut file| file.read_to_end(&mut bytes));
    read.map_err(unreadable(path))?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut unpacked = Vec::new();
        let read = MultiGzDecoder::new(BufReader::new(&*bytes)).read_to_end(&mut unpacked);
        read.map_err(unreadable(path))?;
        return Ok(unpacked);
    }
    Ok(bytes)
}

fn layer(dir: &Path, name: &str) -> Option<PathBuf> {
    let candidates = [format!("{name}.geojson"), format!("{name}.geojson.gz")];
    candidates.iter().map(|name| dir.join(name)).find(|path| path.is_file())
}

pub(super) fn unreadable(path: &Path) -> impl FnOnce(std::io::Error) -> Refusal {
    let path = path.to_owned();
    |cause| Refusal::Unreadable { path, cause }
}
