//! Outlines of territories that units drew. Unlike boundaries they are not mended: who drew one knows what was meant.

use std::path::Path;

use domain::Position;
use geo::{Contains, LineString, MultiPolygon, Point, Polygon};
use geojson::feature::Id;
use geojson::{Feature, JsonValue};

use super::package::Part;
use super::rings::{self, Repairs};
use super::{crossings, dissolve, features, position};
use crate::Refusal;

/// The degrees that Thailand lies within, a fifth of a degree around it left over: latitudes, then longitudes.
const THAILAND: [std::ops::RangeInclusive<f64>; 2] = [5.4..=20.7, 97.1..=105.9];

/// A feature: whose it is, and its polygons or what is wrong with them.
pub(crate) struct Drawn {
    /// The id of the unit; empty where there is none.
    pub(crate) unit: String,
    /// Polygons, each an outer ring and its holes.
    pub(crate) polygons: Result<Vec<Vec<Vec<Position>>>, String>,
}

/// The features of a file, in their order.
pub(crate) fn read(path: &Path) -> Result<Vec<Drawn>, Refusal> {
    let collection = features::collection(&Part::of(path.to_owned()))?;
    Ok(collection.features.into_iter().map(drawn).collect())
}

fn drawn(feature: Feature) -> Drawn {
    let own = feature.properties.as_ref().and_then(|properties| properties.get("id")).and_then(text);
    let member = || match feature.id.as_ref()? {
        Id::String(id) => Some(id.trim().to_owned()),
        Id::Number(id) => Some(id.to_string()),
    };
    let unit = own.or_else(member).unwrap_or_default();
    Drawn { unit, polygons: features::polygons(feature.geometry).and_then(|polygons| sound(&polygons)) }
}

fn text(value: &JsonValue) -> Option<String> {
    match value {
        JsonValue::String(text) => Some(text.trim().to_owned()),
        JsonValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The polygons, if there is nothing in them that could be meant in two ways. A ring may be left open, and may run in either
/// direction.
fn sound(polygons: &features::Polygons) -> Result<Vec<Vec<Vec<Position>>>, String> {
    check_place(polygons)?;
    let mut repairs = Repairs::default();
    let shape = rings::repair(polygons, &mut repairs);
    if shape.0.is_empty() || repairs.dropped > 0 {
        return Err(
            "a ring of it has no extent: expected at least three corners that aren't on one line".to_owned()
        );
    }
    if let Some(place) = crossings::first(&shape) {
        return Err(format!(
            "its outline crosses itself at {:.5},{:.5}: expected rings that don't cross",
            place.y, place.x
        ));
    }
    check_nesting(&shape)?;
    let ring = |ring: &LineString| ring.coords().filter_map(position).collect();
    let polygon =
        |polygon: &Polygon| [polygon.exterior()].into_iter().chain(polygon.interiors()).map(ring).collect();
    Ok(shape.iter().map(polygon).collect())
}

/// Every corner lies in Thailand: others are in metres, or have latitude and longitude the wrong way round.
fn check_place(polygons: &features::Polygons) -> Result<(), String> {
    let [latitudes, longitudes] = &THAILAND;
    for corner in polygons.iter().flatten().flatten() {
        let [lon, lat] = corner.as_slice().first_chunk().copied().unwrap_or([f64::NAN; 2]);
        if !latitudes.contains(&lat) || !longitudes.contains(&lon) {
            return Err(format!(
                "a corner at longitude {lon}, latitude {lat} is not in Thailand: expected degrees on WGS 84, longitude first"
            ));
        }
    }
    Ok(())
}

/// Holes lie in their polygons, and polygons not in each other.
fn check_nesting(shape: &MultiPolygon) -> Result<(), String> {
    let alone = |ring: &LineString| Polygon::new(ring.clone(), Vec::new());
    let all: Vec<(bool, Polygon)> = shape
        .iter()
        .flat_map(|polygon| {
            let holes = polygon.interiors().iter().map(|hole| (true, alone(hole)));
            [(false, alone(polygon.exterior()))].into_iter().chain(holes)
        })
        .collect();
    for (number, (is_hole, ring)) in all.iter().enumerate() {
        let Some(edge) = dissolve::longest_edge(ring.exterior()) else { continue };
        let place: Point = dissolve::middle(edge);
        let around =
            all.iter().enumerate().filter(|(other, (_, around))| *other != number && around.contains(&place));
        if (around.count() % 2 == 1) != *is_hole {
            let what = if *is_hole {
                "a hole of it lies outside of its polygon"
            } else {
                "one of its polygons lies within another"
            };
            return Err(format!("{what} at {:.5},{:.5}", place.y(), place.x()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(geometry: &str) -> Option<String> {
        let feature = format!(r#"{{"type":"Feature","properties":{{"id":7}},"geometry":{geometry}}}"#);
        let read = drawn(serde_json::from_str(&feature).expect("a feature"));
        assert_eq!(read.unit, "7");
        read.polygons.err()
    }

    #[test]
    fn what_could_be_meant_in_two_ways_is_named_and_not_mended() {
        let polygon = |rings: &str| format!(r#"{{"type":"Polygon","coordinates":[{rings}]}}"#);
        let several = |polygons: &str| format!(r#"{{"type":"MultiPolygon","coordinates":[{polygons}]}}"#);
        let square = "[[103,18],[104,18],[104,19],[103,19],[103,18]]";
        let inner = "[[103.2,18.2],[103.4,18.2],[103.4,18.4],[103.2,18.4],[103.2,18.2]]";
        let apart = "[[101,18],[102,18],[102,19],[101,19],[101,18]]";
        for (geometry, expected) in [
            (polygon(square), None),
            (polygon("[[103,18],[103,19],[104,19],[104,18]]"), None),
            (polygon(&format!("{square},{inner}")), None),
            (several(&format!("[{square},{inner}],[{apart}]")), None),
            (
                polygon("[[103,18],[104,19],[104,18],[103,19],[103,18]]"),
                Some("crosses itself at 18.50000,103.50000"),
            ),
            (polygon("[[103,18],[104,18],[103,18]]"), Some("no extent")),
            (polygon(""), Some("no extent")),
            (polygon("[[18,103],[18,104],[19,104],[18,103]]"), Some("not in Thailand")),
            (polygon("[[350000,1990000],[351000,1990000],[351000,1991000]]"), Some("not in Thailand")),
            (polygon(&format!("{square},{apart}")), Some("a hole of it lies outside")),
            (several(&format!("[{square}],[{inner}]")), Some("lies within another")),
            (r#"{"type":"Point","coordinates":[103,18]}"#.to_owned(), Some("a Point: expected a polygon")),
            ("null".to_owned(), Some("no geometry")),
        ] {
            let found = fault(&geometry);
            match expected {
                None => assert_eq!(found, None, "{geometry}"),
                Some(part) => {
                    assert!(
                        found.as_deref().is_some_and(|text| text.contains(part)),
                        "{geometry}: {found:?}"
                    );
                }
            }
        }
    }
}
