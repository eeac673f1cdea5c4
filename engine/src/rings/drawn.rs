//! Outlines that somebody drew. Unlike boundaries they are not mended: who drew one knows what was meant.

use domain::Position;
use geo::{Contains, LineString, MultiPolygon, Point, Polygon};

use super::{Polygons, Repairs, first_crossing, longest_edge, middle, position, repair};

/// The degrees that Thailand lies within, a fifth of a degree around it left over: latitudes, then longitudes.
const THAILAND: [std::ops::RangeInclusive<f64>; 2] = [5.4..=20.7, 97.1..=105.9];

/// The polygons, if there is nothing in them that could be meant in two ways. A ring may be left open, and may run in either
/// direction.
///
/// # Errors
/// What is wrong with them, and what was expected.
pub fn drawn(polygons: &Polygons) -> Result<Vec<Vec<Vec<Position>>>, String> {
    check_place(polygons)?;
    let mut repairs = Repairs::default();
    let shape = repair(polygons, &mut repairs);
    if shape.0.is_empty() || repairs.dropped > 0 {
        return Err(
            "a ring of it has no extent: expected at least three corners that aren't on one line".to_owned()
        );
    }
    if let Some(place) = first_crossing(&shape) {
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
fn check_place(polygons: &Polygons) -> Result<(), String> {
    let [latitudes, longitudes] = &THAILAND;
    for [lon, lat] in polygons.iter().flatten().flatten() {
        if !latitudes.contains(lat) || !longitudes.contains(lon) {
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
        let Some(edge) = longest_edge(ring.exterior()) else { continue };
        let place: Point = middle(edge);
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

    type Ring = Vec<[f64; 2]>;

    fn square([west, south, east, north]: [f64; 4]) -> Ring {
        vec![[west, south], [east, south], [east, north], [west, north], [west, south]]
    }

    #[test]
    fn what_could_be_meant_in_two_ways_is_named_and_not_mended() {
        let whole = || square([103.0, 18.0, 104.0, 19.0]);
        let inner = || square([103.2, 18.2, 103.4, 18.4]);
        let apart = || square([101.0, 18.0, 102.0, 19.0]);
        let cases: Vec<(Polygons, Option<&str>)> = vec![
            (vec![vec![whole()]], None),
            (vec![vec![vec![[103.0, 18.0], [103.0, 19.0], [104.0, 19.0], [104.0, 18.0]]]], None),
            (vec![vec![whole(), inner()]], None),
            (vec![vec![whole(), inner()], vec![apart()]], None),
            (
                vec![vec![vec![[103.0, 18.0], [104.0, 19.0], [104.0, 18.0], [103.0, 19.0], [103.0, 18.0]]]],
                Some("crosses itself at 18.50000,103.50000"),
            ),
            (vec![vec![vec![[103.0, 18.0], [104.0, 18.0], [103.0, 18.0]]]], Some("no extent")),
            (vec![], Some("no extent")),
            (vec![vec![vec![[18.0, 103.0], [18.0, 104.0], [19.0, 104.0]]]], Some("not in Thailand")),
            (
                vec![vec![vec![[350_000.0, 1.99e6], [351_000.0, 1.99e6], [351_000.0, 2e6]]]],
                Some("not in Thailand"),
            ),
            (vec![vec![vec![[f64::NAN; 2]; 4]]], Some("not in Thailand")),
            (vec![vec![whole(), apart()]], Some("a hole of it lies outside")),
            (vec![vec![whole()], vec![inner()]], Some("lies within another")),
        ];
        for (polygons, expected) in cases {
            let found = drawn(&polygons).err();
            let is_expected = match expected {
                None => found.is_none(),
                Some(part) => found.as_deref().is_some_and(|text| text.contains(part)),
            };
            assert!(is_expected, "{polygons:?}: {found:?}");
        }
    }
}
