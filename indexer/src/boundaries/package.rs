//! The files that boundaries come in: one file, those of a folder, or those of a zip file.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use domain::area::AreaLevel;
use tempfile::TempDir;

use super::archive;
use super::files::{LAYERS, unreadable};
use super::import::ImportError;
use crate::Refusal;

/// How deep folders within a folder are looked into.
const MAX_DEPTH: usize = 3;

/// Most files of a package.
pub(super) const MAX_FILES: usize = 10_000;

/// A file of a package.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Where it is read from.
    pub(super) path: PathBuf,
    /// How messages name it: of a file that was in a zip file, the place that it had there.
    pub(super) shown: PathBuf,
}

/// What a package has to read, in this order.
pub(super) struct Package {
    pub(super) shapefiles: Vec<Part>,
    pub(super) geojson: Vec<Part>,
    /// Other files, such as those beside a shapefile.
    others: Vec<Part>,
    /// Keeps what was unpacked until it is read.
    _unpacked: Option<TempDir>,
}

impl Part {
    pub(super) fn of(path: PathBuf) -> Self {
        Self { shown: path.clone(), path }
    }

    /// The name of the file, without its folders.
    pub(super) fn name(&self) -> String {
        self.shown.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    fn lower_name(&self) -> String {
        self.name().to_lowercase()
    }
}

/// Whether a file of this name, in lower case, can be of use.
pub(super) fn is_wanted(name: &str) -> bool {
    const ENDINGS: [&str; 8] = [".shp", ".shx", ".dbf", ".cpg", ".prj", ".geojson", ".json", ".geojson.gz"];
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

impl Package {
    /// Opens a package. `shown` is how messages name it.
    pub(super) fn open(from: &Path, shown: &Path) -> Result<Self, ImportError> {
        if fs::metadata(from).map_err(unreadable(shown))?.is_dir() {
            let mut parts = Vec::new();
            collect(from, 0, &mut parts)?;
            return Ok(Self::sorted(layers(from, &parts).unwrap_or(parts), None));
        }
        if first_bytes(from).map_err(unreadable(shown))?.starts_with(b"PK") {
            let (parts, unpacked) = archive::unpack(from, shown)?;
            return Ok(Self::sorted(parts, Some(unpacked)));
        }
        let part = Part { path: from.to_owned(), shown: shown.to_owned() };
        if first_bytes(from).map_err(unreadable(shown))?.starts_with(&[0, 0, 0x27, 0x0a]) {
            let others = companions(from);
            return Ok(Self { shapefiles: vec![part], geojson: Vec::new(), others, _unpacked: None });
        }
        Ok(Self { shapefiles: Vec::new(), geojson: vec![part], others: Vec::new(), _unpacked: None })
    }

    fn sorted(mut parts: Vec<Part>, unpacked: Option<TempDir>) -> Self {
        parts.sort_by(|a, b| a.shown.cmp(&b.shown));
        let (shapefiles, rest): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|part| part.lower_name().ends_with(".shp"));
        let (mut geojson, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_json);
        // A file with the plainer ending is often something else, such as a description of the package.
        if geojson.iter().any(is_geojson) {
            geojson.retain(is_geojson);
        }
        Self { shapefiles, geojson, others, _unpacked: unpacked }
    }

    /// The file beside another one with the same name and an ending of its own.
    pub(super) fn beside(&self, part: &Part, ending: &str) -> Option<&Part> {
        let wanted = part.shown.with_extension(ending).to_string_lossy().to_lowercase();
        self.others.iter().find(|other| other.shown.to_string_lossy().to_lowercase() == wanted)
    }
}

fn is_json(part: &Part) -> bool {
    let name = part.lower_name();
    name.strip_suffix(".gz").unwrap_or(&name).ends_with("json")
}

fn is_geojson(part: &Part) -> bool {
    part.lower_name().contains(".geojson")
}

/// The files of a folder that are ours, if there is any.
fn layers(dir: &Path, parts: &[Part]) -> Option<Vec<Part>> {
    let of_level = |(_, name): &(AreaLevel, &str)| {
        let names = [format!("{name}.geojson"), format!("{name}.geojson.gz")];
        names.iter().find_map(|name| parts.iter().find(|part| part.path == dir.join(name))).cloned()
    };
    let layers: Vec<Part> = LAYERS.iter().filter_map(of_level).collect();
    (!layers.is_empty()).then_some(layers)
}

fn collect(dir: &Path, depth: usize, parts: &mut Vec<Part>) -> Result<(), Refusal> {
    for entry in fs::read_dir(dir).map_err(unreadable(dir))? {
        let entry = entry.map_err(unreadable(dir))?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        // Without following links, which could lead in circles.
        let kind = entry.file_type().map_err(unreadable(dir))?;
        if kind.is_dir() && depth < MAX_DEPTH && !name.starts_with('.') {
            collect(&entry.path(), depth + 1, parts)?;
        } else if is_wanted(&name) && entry.path().is_file() {
            parts.push(Part::of(entry.path()));
        }
        if parts.len() > MAX_FILES {
            let what = format!("there are more than {MAX_FILES} files in it: is it the right folder?");
            return Err(Refusal::PackageTooLarge { path: dir.to_owned(), what });
        }
    }
    Ok(())
}

/// The files beside a shapefile, of any case.
fn companions(path: &Path) -> Vec<Part> {
    let entries = path.parent().and_then(|dir| {
        let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
        fs::read_dir(dir).ok()
    });
    let names = entries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.file_name()));
    names.map(|name| Part::of(path.with_file_name(name))).collect()
}

fn first_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(4).read_to_end(&mut bytes)?;
    Ok(bytes)
}
