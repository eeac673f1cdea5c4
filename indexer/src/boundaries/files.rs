//! Which files boundaries come from, and their bytes.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use domain::area::AreaLevel;
use flate2::read::MultiGzDecoder;

use super::package::Part;
use crate::Refusal;

/// Most bytes of a GeoJSON file once it is unpacked: all subdistricts in full come to a few hundred million.
const MAX_FILE_BYTES: u64 = 1 << 30;

/// Most bytes that a package unpacks to, and that are downloaded.
pub(super) const MAX_UNPACKED_BYTES: u64 = 2 << 30;

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

/// The file of provinces in a `boundaries/` directory, where there is one.
pub(super) fn provinces(dir: &Path) -> Option<PathBuf> {
    layer(dir, "provinces")
}

/// The file of seas and lakes in a `boundaries/` directory, where there is one.
pub(super) fn water(dir: &Path) -> Option<PathBuf> {
    layer(dir, "water")
}

/// The bytes of a file, unpacked if it is packed, whatever its name.
pub(super) fn bytes(part: &Part) -> Result<Vec<u8>, Refusal> {
    let mut file = BufReader::new(File::open(&part.path).map_err(unreadable(&part.shown))?);
    let is_packed = file.fill_buf().map_err(unreadable(&part.shown))?.starts_with(&[0x1f, 0x8b]);
    let mut bytes = Vec::new();
    let read = if is_packed {
        MultiGzDecoder::new(file).take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)
    } else {
        file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)
    };
    read.map_err(unreadable(&part.shown))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        let what = format!("it has more than {MAX_FILE_BYTES} bytes: expected at most that");
        return Err(Refusal::PackageTooLarge { path: part.shown.clone(), what });
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
