//! From the official package to a `boundaries/` directory.

use std::io;
use std::path::PathBuf;

use domain::AreaCode;
use domain::area::{AreaLevel, Gazetteer};
use domain::ellipsoid::Metres;

use super::features::{self, Found};
use super::files::LAYERS;
use super::layers::{self, Difference};
use super::misfits::{self, Misfit};
use super::origin::Origin;
use super::package::Package;
use super::simplify::{self, Simplified};
use super::{Boundary, mend, mesh, polygons, snap, write};
use crate::Refusal;
use engine::rings::Repairs;

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

/// What an import does besides what it always does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImportOptions {
    /// How far a border may move where it is simplified; nothing is simplified at 0.
    pub simplify: Metres,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self { simplify: Metres(DEFAULT_SIMPLIFY_M) }
    }
}

/// How far a border may move unless another distance is asked for, in metres: see decision 0009.
pub const DEFAULT_SIMPLIFY_M: f64 = 10.0;

/// What an import is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Bytes that are downloaded, of how many where that is known.
    Downloading {
        /// Bytes so far.
        bytes: u64,
        /// All bytes.
        of: Option<u64>,
    },
    /// A step of the work, in words.
    Step(&'static str),
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
    /// What was done to the shape of an area, a line each.
    pub mended: Vec<String>,
    /// What was left out and why, a line each.
    pub dropped: Vec<String>,
    /// What else there is to say, a line each.
    pub notes: Vec<String>,
    /// Vertices of the borders of subdistricts before and after they were simplified.
    pub simplified: Simplified,
    /// Provinces and districts whose own outline is another than that of their subdistricts, which is written.
    pub differences: Vec<Difference>,
    /// Codes that the gazetteer doesn't have, ascending.
    pub unknown: Vec<AreaCode>,
    /// Subdistricts of the gazetteer that no file has, ascending.
    pub missing: Vec<AreaCode>,
    /// Gaps and overlaps of subdistricts, the largest first.
    pub misfits: Vec<Misfit>,
}

/// Reads boundaries from a file, a folder, a zip file of them or an address, and writes a `boundaries/` directory.
///
/// # Errors
/// [`ImportError::Refused`] when something can't be read or had, or there is no subdistrict,
/// [`ImportError::Unwritable`] when a directory can't be written.
pub fn import(
    from: &Origin,
    out: &std::path::Path,
    options: ImportOptions,
    progress: &dyn Fn(Progress),
) -> Result<Import, ImportError> {
    let mut found = read(from, progress)?;
    if found.of_level(AreaLevel::Subdistrict).next().is_none() {
        return Err(Refusal::NothingToImport { path: from.shown() }.into());
    }
    let own = layers::take_apart(&mut found);
    progress(Progress::Step("repairing"));
    repair(&mut found);
    progress(Progress::Step("comparing"));
    // What neighbours don't share stays as it is, so there is no other gap or overlap afterwards.
    let subdistricts: Vec<&Boundary> = found.of_level(AreaLevel::Subdistrict).collect();
    let compared = misfits::between(&subdistricts, options.simplify);
    progress(Progress::Step("simplifying"));
    let simplified = simplify::simplify(&mut found.boundaries, &compared.vertices, options.simplify);
    progress(Progress::Step("putting together"));
    let (put_together, differences) = layers::put_together(&mut found, own);
    found.boundaries.sort_by_key(|boundary| boundary.code);
    let subdistricts: Vec<&Boundary> = found.of_level(AreaLevel::Subdistrict).collect();
    let import = Import {
        written: LAYERS.map(|(level, _)| found.of_level(level).count()),
        put_together,
        repairs: found.repairs,
        mended: found.mended.clone(),
        dropped: found.dropped.clone(),
        notes: found.notes.clone(),
        simplified,
        differences,
        unknown: unknown(&found.boundaries),
        missing: missing(&subdistricts),
        misfits: compared.misfits,
    };
    progress(Progress::Step("writing"));
    write::write(&found, out)?;
    Ok(import)
}

fn read(from: &Origin, progress: &dyn Fn(Progress)) -> Result<Found, ImportError> {
    let here = from.fetch(progress)?;
    progress(Progress::Step("reading"));
    let package = Package::open(here.path(), &from.shown())?;
    let mut found = Found::default();
    for part in &package.shapefiles {
        polygons::read(&package, part, &mut found)?;
    }
    if found.of_level(AreaLevel::Subdistrict).next().is_some() && !package.geojson.is_empty() {
        found.notes.push("the GeoJSON in it was passed over: the shapefiles have been read".to_owned());
        return Ok(found);
    }
    for part in &package.geojson {
        features::read(part, &mut found)?;
    }
    Ok(found)
}

fn repair(found: &mut Found) {
    snap::snap(&mut found.boundaries, &mut found.repairs);
    for boundary in &mut found.boundaries {
        mend::mend(boundary, &mut found.repairs, &mut found.mended);
    }
    mesh::add_touching(&mut found.boundaries, &mut found.repairs, &mut found.mended);
    let is_gone = |boundary: &Boundary| boundary.shape.0.is_empty();
    let gone = found.boundaries.iter().filter(|boundary| is_gone(boundary));
    found
        .dropped
        .extend(gone.map(|boundary| format!("{}: nothing is left of it once repaired", boundary.code)));
    found.boundaries.retain(|boundary| !is_gone(boundary));
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
