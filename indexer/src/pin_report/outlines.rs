//! Outlines of the subdistricts in which doubtful pins should be, for the map of the page.

use std::collections::{BTreeMap, BTreeSet};

use domain::AreaCode;
use domain::area::AreaLevel;
use engine::Area;
use geo::{LineString, Simplify};
use pins::Diagnosis;

/// Rings of longitudes and latitudes.
pub(super) type Rings = Vec<Vec<[f64; 2]>>;

/// Least probability of being a kilometre off at which a pin is worth an outline.
const DOUBTFUL: f64 = 0.3;
/// Bends that the map does without, in degrees: 300 m.
const BENDS_DEGREES: f64 = 0.003;

/// The outlines by code, coarse enough for a page that holds thousands.
pub(super) fn of(areas: &[Area], diagnoses: &[Diagnosis]) -> BTreeMap<AreaCode, Rings> {
    let doubtful = diagnoses.iter().filter(|found| found.wrong.is_none_or(|wrong| wrong.by_1_km >= DOUBTFUL));
    let wanted: BTreeSet<AreaCode> = doubtful.filter_map(|found| found.area).collect();
    let mut outlines: BTreeMap<AreaCode, Rings> = BTreeMap::new();
    for area in areas {
        if area.code.level() == AreaLevel::Subdistrict && wanted.contains(&area.code) {
            outlines.entry(area.code).or_default().extend(area.rings.iter().filter_map(|ring| {
                let degrees = ring.iter().map(|at| (at.longitude_degrees(), at.latitude_degrees()));
                let line = LineString::from(degrees.collect::<Vec<_>>()).simplify(BENDS_DEGREES);
                (line.0.len() > 3).then(|| line.0.iter().map(|coord| [coord.x, coord.y]).collect())
            }));
        }
    }
    outlines
}
