//! Boundaries of provinces, districts and subdistricts: read, repaired, compared with each other, written.

mod archive;
mod attach;
mod attributes;
mod dissolve;
mod download;
mod drawn;
mod features;
mod files;
mod import;
mod layers;
mod mend;
mod mesh;
mod misfits;
mod nesting;
mod origin;
mod package;
mod polygons;
mod projection;
mod simplify;
mod snap;
mod water;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use domain::AreaCode;
use domain::area::AreaLevel;
use engine::Area;
pub use engine::rings::Repairs;
use engine::rings::{self, position};
use geo::{MultiPolygon, Simplify};

pub use attach::{attach, check_not_needed};
pub(crate) use drawn::{Drawn, read as read_drawn};
pub use import::{DEFAULT_SIMPLIFY_M, Import, ImportError, ImportOptions, Progress, import};
pub use layers::Difference;
pub use misfits::Misfit;
pub use origin::Origin;
pub use simplify::Simplified;
pub use water::read_waters;

use crate::Refusal;
use package::Part;

/// An area as a file of boundaries holds it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Boundary {
    pub(crate) code: AreaCode,
    pub(crate) name_th: String,
    pub(crate) name_en: String,
    /// Empty where unknown.
    pub(crate) postcode: String,
    pub(crate) population: Option<u64>,
    /// Outer rings run counter-clockwise, holes clockwise.
    pub(crate) shape: MultiPolygon,
}

impl Boundary {
    fn area(&self) -> Area {
        Area {
            code: self.code,
            rings: rings::of(&self.shape).map(|ring| ring.coords().filter_map(position).collect()).collect(),
        }
    }
}

/// The subdistricts of a `boundaries/` directory, and a message for each part of its file that can't be used.
///
/// # Errors
/// [`Refusal`] when there is no file of subdistricts, or it can't be read.
pub fn read_subdistricts(dir: &Path) -> Result<(Vec<Area>, Vec<String>), Refusal> {
    read_subdistricts_with_people(dir).map(|subdistricts| (subdistricts.areas, subdistricts.unusable))
}

/// The subdistricts of a `boundaries/` directory.
#[derive(Debug, Default)]
pub struct Subdistricts {
    /// Their outlines.
    pub areas: Vec<Area>,
    /// How many people live in them, where the file says so.
    pub people: Vec<(AreaCode, u64)>,
    /// A message for each part of the file that can't be used.
    pub unusable: Vec<String>,
}

/// The same with the people who live there.
///
/// # Errors
/// Those of [`read_subdistricts`].
pub fn read_subdistricts_with_people(dir: &Path) -> Result<Subdistricts, Refusal> {
    let mut found = features::Found::default();
    features::read(&Part::of(files::subdistricts(dir)?), &mut found)?;
    // A feature of another level would answer for its subdistricts.
    let subdistricts = || found.of_level(AreaLevel::Subdistrict);
    Ok(Subdistricts {
        areas: subdistricts().map(Boundary::area).collect(),
        people: subdistricts().filter_map(|boundary| Some((boundary.code, boundary.population?))).collect(),
        unusable: found.dropped,
    })
}

/// The outline of a subdistrict.
#[derive(Clone, Debug)]
pub struct Outline {
    /// A GeoJSON geometry.
    pub geometry: serde_json::Value,
    /// How many people live in it, where the file says so.
    pub people: Option<u64>,
}

/// The outlines of the subdistricts of a `boundaries/` directory, by code; the first where one stands there twice.
///
/// # Errors
/// Those of [`read_subdistricts`].
pub fn read_subdistrict_outlines(dir: &Path) -> Result<BTreeMap<AreaCode, Outline>, Refusal> {
    let mut found = features::Found::default();
    features::read(&Part::of(files::subdistricts(dir)?), &mut found)?;
    let mut outlines = BTreeMap::new();
    for boundary in found.of_level(AreaLevel::Subdistrict) {
        let geometry = serde_json::json!(write::geometry(&boundary.shape));
        outlines.entry(boundary.code).or_insert(Outline { geometry, people: boundary.population });
    }
    Ok(outlines)
}

/// Outlines of the provinces of a `boundaries/` directory, for a small map: bends finer than `simplify_degrees` left out. Empty
/// where there is no file of provinces.
///
/// # Errors
/// [`Refusal`] when the file can't be read.
pub fn read_province_outlines(dir: &Path, simplify_degrees: f64) -> Result<Vec<Vec<[f64; 2]>>, Refusal> {
    let Some(path) = files::provinces(dir) else { return Ok(Vec::new()) };
    let mut found = features::Found::default();
    features::read(&Part::of(path), &mut found)?;
    let shapes =
        found.of_level(AreaLevel::Province).map(|boundary| boundary.shape.simplify(simplify_degrees));
    let rings = shapes.flat_map(|shape| shape.0.into_iter().map(|polygon| polygon.into_inner().0));
    let coords = rings.map(|ring| ring.0.iter().map(|coord| [coord.x, coord.y]).collect::<Vec<_>>());
    Ok(coords.filter(|ring| ring.len() > 4).collect())
}
