//! Boundaries of provinces, districts and subdistricts: read, repaired, compared with each other, written.

mod dissolve;
mod features;
mod files;
mod import;
mod layers;
mod misfits;
mod rings;
mod write;

use std::path::Path;

use domain::area::AreaLevel;
use domain::{AreaCode, Position};
use engine::Area;
use geo::{Coord, MultiPolygon};

pub use import::{Import, ImportError, import};
pub use layers::attach;
pub use misfits::Misfit;
pub use rings::Repairs;

use crate::Refusal;

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
        let rings =
            self.shape.iter().flat_map(|polygon| [polygon.exterior()].into_iter().chain(polygon.interiors()));
        Area {
            code: self.code,
            rings: rings.map(|ring| ring.coords().filter_map(position).collect()).collect(),
        }
    }
}

/// The subdistricts of a `boundaries/` directory, and a message for each part of its file that can't be used.
///
/// # Errors
/// [`Refusal`] when there is no file of subdistricts, or it can't be read.
pub fn read_subdistricts(dir: &Path) -> Result<(Vec<Area>, Vec<String>), Refusal> {
    let mut found = features::Found::default();
    features::read(&files::subdistricts(dir)?, &mut found)?;
    // A feature of another level would answer for its subdistricts.
    let areas = found.of_level(AreaLevel::Subdistrict).map(Boundary::area).collect();
    Ok((areas, found.dropped))
}

fn position(coord: &Coord) -> Option<Position> {
    Position::from_degrees(coord.y, coord.x).ok()
}
