//! Which area each point belongs to, and where each area is thought to be.

use std::collections::BTreeMap;

use domain::{AreaCode, Position, ServicePoint};

use crate::areas::Areas;
use crate::format::sections::SectionWriter;
use crate::format::{UNCERTAIN, search};

/// Writes the area in which each pin lies, the points of each area, and the place of each area. Gives the places by number
/// of their area, and the number of the area of each point.
///
/// `given` are places that are known better than by pins.
pub(super) fn write(
    points: &[ServicePoint],
    areas: Option<&Areas>,
    given: &[(AreaCode, Position)],
    file: &mut SectionWriter,
) -> (BTreeMap<u32, Position>, Vec<u32>) {
    let pins = || points.iter().map_while(|point| point.position);
    let found: Vec<u32> = areas.map_or_else(Vec::new, |areas| pins().map(|pin| found(areas, pin)).collect());
    let of_points: Vec<u32> = (0..)
        .zip(points)
        .map(|(ordinal, point)| match point.subdistrict {
            // It has no door any more, so no list of an area has it: another office's work it is.
            _ if has_gone(point) => 0,
            Some(claimed) => claimed.number(),
            None => found.get::<usize>(ordinal).map_or(0, |found| found & !UNCERTAIN),
        })
        .collect();
    let mut by_area: Vec<u32> =
        (0..pins().count() as u32).filter(|ordinal| of_points[*ordinal as usize] != 0).collect();
    by_area.sort_by_key(|ordinal| of_points[*ordinal as usize]);

    let area_of = |ordinal: u32| AreaCode::from_number(of_points[ordinal as usize]);
    let known_pins =
        by_area.iter().filter_map(|ordinal| Some((area_of(*ordinal)?, points[*ordinal as usize].position?)));
    let mut places = medians(known_pins);
    places.extend(given.iter().map(|(area, position)| (area.number(), *position)));
    let place_areas: Vec<u32> = places.keys().copied().collect();
    let place_degrees: Vec<[f64; 2]> =
        places.values().map(|place| [place.latitude_degrees(), place.longitude_degrees()]).collect();

    file.add(search::POINT_FOUND_AREA, "", &found);
    file.add(search::POINTS_BY_AREA, "", &by_area);
    file.add(search::PLACE_AREAS, "", &place_areas);
    file.add(search::PLACE_DEGREES, "", &place_degrees);
    (places, of_points)
}

/// Whether another office took over all that a point did, its place among them.
pub(crate) fn has_gone(point: &ServicePoint) -> bool {
    point.succeeded_by.is_some() && point.position.is_none()
}

fn found(areas: &Areas, pin: Position) -> u32 {
    areas
        .locate(pin)
        .map_or(0, |located| located.subdistrict.number() | if located.uncertain { UNCERTAIN } else { 0 })
}

/// The median latitude and the median longitude of the pins of each area and of those around it, by number of the
/// area's code.
pub(crate) fn medians(pins: impl Iterator<Item = (AreaCode, Position)>) -> BTreeMap<u32, Position> {
    let mut by_area: BTreeMap<u32, (Vec<f64>, Vec<f64>)> = BTreeMap::new();
    for (area, pin) in pins {
        for around in std::iter::successors(Some(area), |area| area.parent()) {
            let (latitudes, longitudes) = by_area.entry(around.number()).or_default();
            latitudes.push(pin.latitude_degrees());
            longitudes.push(pin.longitude_degrees());
        }
    }
    let place =
        |(latitudes, longitudes)| Position::from_degrees(median(latitudes)?, median(longitudes)?).ok();
    by_area.into_iter().filter_map(|(area, pins)| Some((area, place(pins)?))).collect()
}

fn median(mut degrees: Vec<f64>) -> Option<f64> {
    degrees.sort_by(f64::total_cmp);
    let middle = degrees.len() / 2;
    let upper = *degrees.get(middle)?;
    if degrees.len() % 2 == 1 {
        return Some(upper);
    }
    degrees.get(middle.checked_sub(1)?).map(|lower| f64::midpoint(*lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(area: &str, latitude: f64, longitude: f64) -> (AreaCode, Position) {
        (area.parse().expect("an area"), Position::from_degrees(latitude, longitude).expect("in range"))
    }

    #[test]
    fn a_place_lies_at_the_median_of_its_pins() {
        let places = medians(
            [pin("380401", 18.0, 103.0), pin("380401", 18.5, 104.0), pin("380404", 30.0, 103.5)].into_iter(),
        );
        let at = |area: u32| {
            places.get(&area).map(|position| (position.latitude_degrees(), position.longitude_degrees()))
        };
        assert_eq!(at(380_401), Some((18.25, 103.5)));
        assert_eq!(at(3804), Some((18.5, 103.5)));
        assert_eq!(at(38), Some((18.5, 103.5)));
        assert_eq!(at(3801), None);
    }
}
