//! From the official package to a `boundaries/` directory.

use std::io;
use std::path::{Path, PathBuf};

use domain::AreaCode;
use domain::area::{AreaLevel, Gazetteer};

use super::features::{self, Found};
use super::files::{self, LAYERS};
use super::misfits::{self, Misfit};
use super::rings::Repairs;
use super::{Boundary, dissolve, write};
use crate::Refusal;

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The files can't be taken; nothing was written.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The directory can't be written.
    #[error("{}: {source}", path.display())]
    Unwritable {
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What an import did.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Areas written: provinces, districts, subdistricts.
    pub written: [usize; 3],
    /// Of those, areas that were put together from subdistricts because no file held their level.
    pub put_together: usize,
    /// What was done to rings.
    pub repairs: Repairs,
    /// What was left out and why, a line each.
    pub dropped: Vec<String>,
    /// Codes that the gazetteer doesn't have, ascending.
    pub unknown: Vec<AreaCode>,
    /// Subdistricts of the gazetteer that no file has, ascending.
    pub missing: Vec<AreaCode>,
    /// Gaps and overlaps of subdistricts, the largest first.
    pub misfits: Vec<Misfit>,
}

/// Reads a GeoJSON file, or those of a directory, and writes a `boundaries/` directory.
///
/// # Errors
/// [`ImportError::Refused`] when a file can't be read or there is no subdistrict, [`ImportError::Unwritable`] when the
/// directory can't be written.
pub fn import(from: &Path, out: &Path) -> Result<Import, ImportError> {
    let mut found = Found::default();
    for path in files::to_import(from)? {
        features::read(&path, &mut found)?;
    }
    if found.of_level(AreaLevel::Subdistrict).next().is_none() {
        return Err(Refusal::NoBoundaries { path: from.to_owned() }.into());
    }
    let before = found.boundaries.len();
    complete(&mut found);
    found.boundaries.sort_by_key(|boundary| boundary.code);
    let subdistricts: Vec<&Boundary> = found.of_level(AreaLevel::Subdistrict).collect();
    let import = Import {
        written: LAYERS.map(|(level, _)| found.of_level(level).count()),
        put_together: found.boundaries.len() - before,
        repairs: found.repairs,
        dropped: found.dropped.clone(),
        unknown: unknown(&found.boundaries),
        missing: missing(&subdistricts),
        misfits: misfits::between(&subdistricts),
    };
    write::write(&found, out)?;
    Ok(import)
}

/// Adds provinces and districts where no file held any.
pub(super) fn complete(found: &mut Found) {
    for level in [AreaLevel::Province, AreaLevel::District] {
        if found.of_level(level).next().is_none() {
            put_together(found, level);
        }
    }
}

/// Adds the areas of a level, each made of its subdistricts.
fn put_together(found: &mut Found, level: AreaLevel) {
    let mut parts: Vec<&Boundary> = found.of_level(AreaLevel::Subdistrict).collect();
    parts.sort_by_key(|boundary| boundary.code);
    let mut whole = Vec::new();
    for of_one in parts.chunk_by(|a, b| a.code.at(level) == b.code.at(level)) {
        let Some(code) = of_one[0].code.at(level) else { continue };
        let place = Gazetteer::built_in().place(code);
        whole.push(Boundary {
            code,
            name_th: place.map(|place| place.name_th.to_owned()).unwrap_or_default(),
            name_en: place.map(|place| place.name_en.to_owned()).unwrap_or_default(),
            postcode: String::new(),
            population: None,
            shape: dissolve::shape(dissolve::rings(of_one.iter().map(|boundary| &boundary.shape))),
        });
    }
    found.boundaries.extend(whole);
}

fn unknown(boundaries: &[Boundary]) -> Vec<AreaCode> {
    let codes = boundaries.iter().map(|boundary| boundary.code);
    codes.filter(|code| Gazetteer::built_in().place(*code).is_none()).collect()
}

fn missing(subdistricts: &[&Boundary]) -> Vec<AreaCode> {
    let places = Gazetteer::built_in().places().iter().map(|place| place.code);
    let has = |code: AreaCode| subdistricts.binary_search_by_key(&code, |boundary| boundary.code).is_ok();
    places.filter(|code| code.level() == AreaLevel::Subdistrict && !has(*code)).collect()
}
