//! A `boundaries/` directory as a snapshot takes it.

use std::collections::BTreeMap;
use std::path::Path;

use domain::area::AreaLevel;
use domain::{AreaCode, Position};
use engine::{Area, Boundaries, SourceTable};
use geo::InteriorPoint;

use super::features::{self, Found};
use super::layers::{self, Own};
use super::package::Part;
use super::{Boundary, files, position};
use crate::source::TERRITORIES_FILE;
use crate::{Checked, Refusal, resolve};

/// Adds the polygons of a `boundaries/` directory to what was read from a source. Gives a message for each part of its
/// files that can't be used; what a unit drew elsewhere is a defect of its row.
///
/// # Errors
/// [`Refusal`] when there is no file of subdistricts, or a file can't be read.
pub fn attach(dir: &Path, checked: &mut Checked) -> Result<Vec<String>, Refusal> {
    let mut found = Found::default();
    features::read(&Part::of(files::subdistricts(dir)?), &mut found)?;
    found.boundaries.retain(|boundary| boundary.code.level() == AreaLevel::Subdistrict);
    layers::put_together(&mut found, Own::default());
    found.boundaries.sort_by_key(|boundary| boundary.code);
    let subdistricts: Vec<Area> = found.of_level(AreaLevel::Subdistrict).map(Boundary::area).collect();
    let people: BTreeMap<AreaCode, u64> =
        found.boundaries.iter().filter_map(|one| Some((one.code, one.population?))).collect();
    checked.provenance.push(provenance(&subdistricts, &people));
    let places = found.boundaries.iter().filter_map(place).collect();
    let attribution = Some(found.attributions.join("; ")).filter(|names| !names.is_empty());
    engine::lay_over(&mut checked.records.points, &subdistricts);
    checked.records.boundaries = Boundaries { subdistricts, people, places, attribution };
    found.dropped.extend(report_without_subdistrict(checked));
    Ok(found.dropped)
}

/// Makes sure that a source needs no boundaries: what units drew means nothing without subdistricts.
///
/// # Errors
/// [`Refusal::BoundariesNeeded`].
pub fn check_not_needed(checked: &Checked) -> Result<(), Refusal> {
    match checked.records.points.iter().filter(|point| point.territory.is_some()).count() {
        0 => Ok(()),
        1 => Err(Refusal::BoundariesNeeded { file: TERRITORIES_FILE, units: "a unit".to_owned() }),
        count => Err(Refusal::BoundariesNeeded { file: TERRITORIES_FILE, units: format!("{count} units") }),
    }
}

/// Reports each territory that these boundaries know nothing of; a message where nobody knows the row that it came from.
fn report_without_subdistrict(checked: &mut Checked) -> Vec<String> {
    let reason = "what it drew lies in none of the subdistricts of these boundaries";
    let points = checked.records.points.iter().enumerate();
    let outside =
        points.filter(|(_, point)| point.territory.as_ref().is_some_and(|drew| drew.parts.is_empty()));
    let mut messages = Vec::new();
    for (place, point) in outside {
        match checked.territory_rows.iter().find(|(of, _)| *of as usize == place) {
            Some((_, row)) => {
                checked.defects.push(resolve::unusable_territory(*row, point.id.as_str(), reason));
            }
            None => messages.push(format!("{TERRITORIES_FILE}: unit {}: {reason}; left out", point.id)),
        }
    }
    messages
}

/// A position within an area, near its middle.
fn place(boundary: &Boundary) -> Option<(AreaCode, Position)> {
    let inner = boundary.shape.interior_point()?;
    Some((boundary.code, position(&inner.0)?))
}

fn provenance(subdistricts: &[Area], people: &BTreeMap<AreaCode, u64>) -> SourceTable {
    let mut digest = blake3::Hasher::new();
    for area in subdistricts {
        digest.update(&area.code.number().to_le_bytes());
        digest.update(&people.get(&area.code).copied().unwrap_or(u64::MAX).to_le_bytes());
        for ring in &area.rings {
            digest.update(&(ring.len() as u64).to_le_bytes());
            for vertex in ring {
                digest.update(&vertex.latitude_degrees().to_le_bytes());
                digest.update(&vertex.longitude_degrees().to_le_bytes());
            }
        }
    }
    let count = subdistricts.len() as u64;
    let blake3 = digest.finalize().to_hex().to_string();
    SourceTable { table: "subdistricts".to_owned(), rows: count, kept: count, blake3 }
}
