//! At which zoom of a web map a pin was clicked.
//!
//! Web maps lay the world out as a square of 256 · 2^zoom pixels (spherical Mercator, EPSG:3857), and a click is a whole pixel of
//! it. So the numbers of a click lie on the lattice of its zoom, and whoever clicked while a pixel was 76 m wide saw no
//! building. On a screen that is magnified to 125 % or 150 % the lattice is five or three times finer.

use domain::Position;

use crate::written::Written;

/// Zooms that are tried. The whole world is a pixel less than 360° / 256 at the first; at the last a pixel is 7 cm.
const FIRST_ZOOM: u8 = 3;
const LAST_ZOOM: u8 = 21;

/// Parts that a pixel has on magnified screens, and the largest share of a part that rounding may be: with more, numbers lie
/// on the lattice by chance. Chance has a square of twice that: 1 in 100 at the finest lattice of whole pixels, 1 in 400 at the next,
/// and 1 in 2,500 of parts, which are tried last.
const LATTICES: [(f64, f64); 3] = [(1.0, 0.05), (5.0, 0.01), (3.0, 0.01)];

/// Fewest decimals that say anything: three are on every lattice of a small zoom.
const FEWEST_DECIMALS: u8 = 4;

/// Digits after the first ones are left out by whoever rounds to significant digits: latitudes below ten have two decimals
/// more than longitudes above a hundred.
const SIGNIFICANT_DIGITS_APART: u8 = 2;

/// The smallest zoom on whose lattice a pin lies; none where its decimals are too few to tell, or it lies on none.
#[must_use]
pub fn zoom(position: Position, written: Written) -> Option<u8> {
    if written.decimals < FEWEST_DECIMALS {
        return None;
    }
    let [north, east] = world(position);
    // Of each: half of its last decimal, in worlds.
    let least = written.decimals - SIGNIFICANT_DIGITS_APART;
    let half = |decimals: u8| 0.55 * 0.1_f64.powi(i32::from(decimals.max(least)));
    let slack_east = half(written.of_each[1]) / 360.0;
    let slack_north = half(written.of_each[0]) / 360.0 / position.latitude_degrees().to_radians().cos();
    let is_on = |pixels: f64, largest: f64| {
        let off = |at: f64| (at * pixels - (at * pixels).round()).abs();
        let (slack_north, slack_east) = (slack_north * pixels, slack_east * pixels);
        slack_north.max(slack_east) <= largest && off(north) <= slack_north && off(east) <= slack_east
    };
    LATTICES.iter().find_map(|(parts, largest)| {
        (FIRST_ZOOM..=LAST_ZOOM).find(|zoom| is_on(256.0 * 2_f64.powi(i32::from(*zoom)) * parts, *largest))
    })
}

/// How wide a pixel is at a zoom, in metres.
#[must_use]
pub fn pixel_m(zoom: u8, position: Position) -> f64 {
    let (_, east) = domain::ellipsoid::metres_per_degree(position.latitude_degrees());
    360.0 / 256.0 / 2_f64.powi(i32::from(zoom)) * east.0
}

/// Where a position lies on the square of the world, from its north-western corner: southwards and eastwards, 0 to 1.
fn world(position: Position) -> [f64; 2] {
    let north = position.latitude_degrees().to_radians().tan().asinh();
    [0.5 - north / std::f64::consts::TAU, (position.longitude_degrees() + 180.0) / 360.0]
}

/// The pixel of a zoom that a position lies in, its corner, to so many decimals: what a click there writes.
#[must_use]
pub fn clicked(position: Position, zoom: u8, decimals: u8) -> Option<Position> {
    let pixels = 256.0 * 2_f64.powi(i32::from(zoom));
    let [south, east] = world(position).map(|at| (at * pixels).round() / pixels);
    let latitude = ((0.5 - south) * std::f64::consts::TAU).sinh().atan().to_degrees();
    let scale = 10_f64.powi(i32::from(decimals));
    let cut = |degrees: f64| (degrees * scale).round() / scale;
    Position::from_degrees(cut(latitude), cut(east * 360.0 - 180.0)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(latitude: &str, longitude: &str) -> Option<u8> {
        let written = Written::read(latitude, longitude).expect("numbers");
        zoom(written.position().expect("in range"), written)
    }

    /// Pins of the register of local administrations; the last three are on no lattice, or say too little.
    #[test]
    fn clicks_are_told_by_the_lattice_that_they_lie_on() {
        for (latitude, longitude, expected) in [
            ("19.709829", "98.89823914", Some(11)),
            ("9.232248799", "99.68994141", Some(6)),
            ("16.36362718", "102.1446991", Some(11)),
            ("7.952981685", "99.15039092", Some(19)),
            ("14.68589613", "98.74465945", None),
            ("18.36", "103.65", None),
            ("20.0", "100.5", None),
        ] {
            assert_eq!(of(latitude, longitude), expected, "{latitude} {longitude}");
        }
    }

    #[test]
    fn a_click_lies_on_its_lattice_and_within_a_pixel() {
        let there = Position::from_degrees(18.361_234, 103.654_321).expect("in range");
        for zoom_clicked in 8..=18 {
            let pin = clicked(there, zoom_clicked, 8).expect("in range");
            let found = zoom(pin, Written::of(pin)).expect("on a lattice");
            // One pixel in four is one of the next coarser zoom, too.
            assert!(found <= zoom_clicked, "{zoom_clicked}: {found}");
            let off_m = crate::country::distance(pin, there).0;
            assert!(off_m <= 0.75 * pixel_m(zoom_clicked, there), "{zoom_clicked}: {off_m}");
        }
    }
}
