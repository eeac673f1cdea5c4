//! Other ways to say where a place is: metres on the UTM grid, the datum Indian 1975, degrees with minutes.

use domain::Position;

/// An ellipsoid: equatorial radius in metres, flattening.
type Ellipsoid = (f64, f64);

/// WGS 84: equatorial radius in metres and flattening (NGA.STND.0036).
const WGS_84: Ellipsoid = (6_378_137.0, 1.0 / 298.257_223_563);
/// Everest 1830 (1937 adjustment), the ellipsoid of Indian 1975 (EPSG:7015).
const EVEREST: Ellipsoid = (6_377_276.345, 1.0 / 300.801_7);
/// From Indian 1975 to WGS 84, in metres (EPSG:1304, Thailand, ±3 m).
const SHIFT_M: [f64; 3] = [210.0, 814.0, 289.0];

/// Scale on the central meridian, and metres added to eastings (NGA.SIG.0012).
const SCALE: f64 = 0.9996;
const FALSE_EASTING_M: f64 = 500_000.0;

/// Radius of the rectifying sphere, and the coefficients of Krüger's series to and from it, up to the third order
/// (NGA.SIG.0012): exact to a millimetre within a zone.
struct Series {
    radius_m: f64,
    forward: [f64; 3],
    backward: [f64; 3],
    to_geodetic: [f64; 3],
}

impl Series {
    fn of((radius, flattening): Ellipsoid) -> Self {
        let n = flattening / (2.0 - flattening);
        let (n2, n3) = (n * n, n * n * n);
        Self {
            radius_m: SCALE * radius / (1.0 + n) * (1.0 + n2 / 4.0 + n2 * n2 / 64.0),
            forward: [
                n / 2.0 - 2.0 / 3.0 * n2 + 5.0 / 16.0 * n3,
                13.0 / 48.0 * n2 - 3.0 / 5.0 * n3,
                61.0 / 240.0 * n3,
            ],
            backward: [n / 2.0 - 2.0 / 3.0 * n2 + 37.0 / 96.0 * n3, n2 / 48.0 + n3 / 15.0, 17.0 / 480.0 * n3],
            to_geodetic: [
                2.0 * n - 2.0 / 3.0 * n2 - 2.0 * n3,
                7.0 / 3.0 * n2 - 8.0 / 5.0 * n3,
                56.0 / 15.0 * n3,
            ],
        }
    }
}

/// The position of metres on the grid of UTM zone 47 or 48 north on WGS 84. None outside the northern half of a zone.
#[must_use]
pub fn from_utm(zone: u8, easting_m: f64, northing_m: f64) -> Option<Position> {
    from_grid(WGS_84, zone, easting_m, northing_m)
}

fn from_grid(ellipsoid: Ellipsoid, zone: u8, easting_m: f64, northing_m: f64) -> Option<Position> {
    let is_on_grid = (100_000.0..900_000.0).contains(&easting_m) && (0.0..9_400_000.0).contains(&northing_m);
    if !is_on_grid {
        return None;
    }
    let series = Series::of(ellipsoid);
    let (xi, eta) = (northing_m / series.radius_m, (easting_m - FALSE_EASTING_M) / series.radius_m);
    let (mut xi_sphere, mut eta_sphere) = (xi, eta);
    for (order, beta) in (1..).map(|order| 2.0 * f64::from(order)).zip(series.backward) {
        xi_sphere -= beta * (order * xi).sin() * (order * eta).cosh();
        eta_sphere -= beta * (order * xi).cos() * (order * eta).sinh();
    }
    let conformal = (xi_sphere.sin() / eta_sphere.cosh()).asin();
    let orders = (1..).map(|order| 2.0 * f64::from(order)).zip(series.to_geodetic);
    let latitude =
        orders.fold(conformal, |latitude, (order, delta)| latitude + delta * (order * conformal).sin());
    let longitude = eta_sphere.sinh().atan2(xi_sphere.cos()).to_degrees() + central_degrees(zone);
    Position::from_degrees(latitude.to_degrees(), longitude).ok()
}

/// Easting and northing in metres.
fn to_grid(ellipsoid: Ellipsoid, zone: u8, position: Position) -> [f64; 2] {
    let squeeze = (ellipsoid.1 * (2.0 - ellipsoid.1)).sqrt();
    let sin = position.latitude_degrees().to_radians().sin();
    let conformal = (sin.atanh() - squeeze * (squeeze * sin).atanh()).sinh();
    let across = (position.longitude_degrees() - central_degrees(zone)).to_radians();
    let (xi, eta) = (conformal.atan2(across.cos()), (across.sin() / conformal.hypot(across.cos())).asinh());
    let series = Series::of(ellipsoid);
    let orders = (1..).map(|order| 2.0 * f64::from(order)).zip(series.forward);
    let [east, north] = orders.fold([eta, xi], |[east, north], (order, alpha)| {
        [
            east + alpha * (order * xi).cos() * (order * eta).sinh(),
            north + alpha * (order * xi).sin() * (order * eta).cosh(),
        ]
    });
    [east * series.radius_m + FALSE_EASTING_M, north * series.radius_m]
}

/// Easting and northing on WGS 84 in the zone of a position in Thailand, in metres.
#[must_use]
pub fn to_utm(position: Position) -> [f64; 2] {
    to_grid(WGS_84, zone(position.longitude_degrees()), position)
}

/// The error that [`from_grid_on_indian_1975`] undoes, to a metre.
#[must_use]
pub fn onto_grid_on_indian_1975(position: Position) -> Position {
    // The shift changes by less than a metre over its own length.
    let there = from_grid_on_indian_1975(position);
    let opposite = |degrees: f64, shifted: f64| 2.0 * degrees - shifted;
    Position::from_degrees(
        opposite(position.latitude_degrees(), there.latitude_degrees()),
        opposite(position.longitude_degrees(), there.longitude_degrees()),
    )
    .unwrap_or(position)
}

fn central_degrees(zone: u8) -> f64 {
    f64::from(zone) * 6.0 - 183.0
}

/// The zone of a longitude in Thailand.
fn zone(longitude_degrees: f64) -> u8 {
    if longitude_degrees < 102.0 { 47 } else { 48 }
}

/// The same place on WGS 84, where metres on a grid on Indian 1975, as the maps of the Royal Thai Survey Department have it,
/// were made into degrees as if the grid were on WGS 84: 450 to 520 m off.
#[must_use]
pub fn from_grid_on_indian_1975(position: Position) -> Position {
    let zone = zone(position.longitude_degrees());
    let [easting, northing] = to_grid(WGS_84, zone, position);
    from_grid(EVEREST, zone, easting, northing).map_or(position, from_indian_1975)
}

/// The same place on WGS 84, where degrees are on Indian 1975. Read as WGS 84 they are 360 to 450 m off.
#[must_use]
pub fn from_indian_1975(position: Position) -> Position {
    let [x, y, z] = cartesian(position, EVEREST);
    geodetic([x + SHIFT_M[0], y + SHIFT_M[1], z + SHIFT_M[2]]).unwrap_or(position)
}

fn cartesian(position: Position, (radius, flattening): Ellipsoid) -> [f64; 3] {
    let squeeze = flattening * (2.0 - flattening);
    let (sin, cos) = position.latitude_degrees().to_radians().sin_cos();
    let (sin_longitude, cos_longitude) = position.longitude_degrees().to_radians().sin_cos();
    let normal = radius / (1.0 - squeeze * sin * sin).sqrt();
    [normal * cos * cos_longitude, normal * cos * sin_longitude, normal * (1.0 - squeeze) * sin]
}

/// Latitude and longitude on WGS 84 (Bowring 1976; near the surface exact to a micrometre).
fn geodetic([x, y, z]: [f64; 3]) -> Option<Position> {
    let (radius, flattening) = WGS_84;
    let squeeze = flattening * (2.0 - flattening);
    let from_axis = x.hypot(y);
    let reduced = (z / ((1.0 - flattening) * from_axis)).atan();
    let minor = radius * (1.0 - flattening);
    let latitude = ((z + squeeze / (1.0 - squeeze) * minor * reduced.sin().powi(3))
        / (from_axis - squeeze * radius * reduced.cos().powi(3)))
    .atan();
    Position::from_degrees(latitude.to_degrees(), y.atan2(x).to_degrees()).ok()
}

/// Degrees whose decimals are minutes and seconds: 18.2201 is 18°22′01″. None where they can't be.
#[must_use]
pub fn minutes_and_seconds_in_decimals(degrees: f64) -> Option<f64> {
    let hundredths = (degrees.abs().fract() * 1e4 * 1e4).round() / 1e4;
    let (minutes, seconds) = ((hundredths / 100.0).floor(), hundredths % 100.0);
    let is_time = minutes < 60.0 && seconds < 60.0;
    is_time.then(|| degrees.signum() * (degrees.abs().trunc() + minutes / 60.0 + seconds / 3600.0))
}

/// Degrees whose decimals are minutes with a fraction: 18.22017 is 18°22.017′. None where they can't be.
#[must_use]
pub fn minutes_in_decimals(degrees: f64) -> Option<f64> {
    let minutes = (degrees.abs().fract() * 1e2 * 1e7).round() / 1e7;
    (minutes < 60.0).then(|| degrees.signum() * (degrees.abs().trunc() + minutes / 60.0))
}

/// Digits in a row that are degrees, minutes and seconds: 182201 is 18°22′01″. None where they can't be.
#[must_use]
pub fn packed(number: f64) -> Option<f64> {
    let (degrees, rest) = ((number / 1e4).floor(), number % 1e4);
    let (minutes, seconds) = ((rest / 100.0).floor(), rest % 100.0);
    let is_time = (1.0..180.0).contains(&degrees) && minutes < 60.0 && seconds < 60.0;
    is_time.then(|| degrees + minutes / 60.0 + seconds / 3600.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::country::distance;

    fn at(latitude: f64, longitude: f64) -> Position {
        Position::from_degrees(latitude, longitude).expect("in range")
    }

    /// By PROJ 9.5 (pyproj 3.7, EPSG:32647 and 32648).
    #[test]
    fn metres_on_the_grid_are_where_another_library_says() {
        for (zone, easting, northing, latitude, longitude) in CORNERS {
            let found = from_utm(zone, easting, northing).expect("on the grid");
            let off = distance(found, at(latitude, longitude));
            assert!(off.0 < 0.01, "zone {zone} {easting} {northing}: {off:?}");
        }
        assert_eq!(from_utm(47, 18.36, 103.65), None);
    }

    /// By PROJ 9.5: `+proj=longlat +a=6377276.345 +rf=300.8017 +towgs84=210,814,289`.
    #[test]
    fn coordinates_on_indian_1975_are_shifted_as_another_library_shifts_them() {
        for (old, new) in DATUM {
            let shifted = from_indian_1975(at(old.0, old.1));
            assert!(distance(shifted, at(new.0, new.1)).0 < 0.05, "{old:?}: {shifted:?}");
            let off = distance(shifted, at(old.0, old.1)).0;
            assert!((350.0..=460.0).contains(&off), "{old:?}: {off}");
        }
    }

    /// By PROJ 9.5: to EPSG:32647 or 32648, back from the same grid on the datum above.
    #[test]
    fn a_grid_on_indian_1975_is_read_as_another_library_reads_it() {
        for (old, new) in GRID_DATUM {
            let shifted = from_grid_on_indian_1975(at(old.0, old.1));
            assert!(distance(shifted, at(new.0, new.1)).0 < 0.05, "{old:?}: {shifted:?}");
            let off = distance(shifted, at(old.0, old.1)).0;
            assert!((440.0..=530.0).contains(&off), "{old:?}: {off}");
        }
    }

    #[test]
    fn minutes_and_seconds_are_read_out_of_decimals() {
        let close = |a: Option<f64>, b: f64| a.is_some_and(|a| (a - b).abs() < 1e-7);
        let expected = 18.0 + 22.0 / 60.0 + 1.5 / 3600.0;
        assert!(close(minutes_and_seconds_in_decimals(18.220_15), expected));
        assert!(close(minutes_in_decimals(18.220_25), expected));
        assert!(close(packed(182_201.5), expected));
        assert_eq!(minutes_and_seconds_in_decimals(18.620_1), None);
        assert_eq!(minutes_in_decimals(18.620_1), None);
        assert_eq!(packed(18.36), None);
    }

    const CORNERS: [(u8, f64, f64, f64, f64); 6] = [
        (47, 498_450.881, 2_077_403.645, 18.7883, 98.9853),
        (47, 662_366.598, 1_521_280.655, 13.7563, 100.5018),
        (47, 662_896.715, 774_955.402, 7.0086, 100.4747),
        (48, 357_367.615, 2_030_544.644, 18.36, 103.65),
        (48, 484_578.444, 1_683_626.559, 15.2287, 104.8564),
        (47, 810_388.721, 1_771_101.869, 16.0, 101.9),
    ];
    const DATUM: [((f64, f64), (f64, f64)); 4] = [
        ((18.7883, 98.9853), (18.78953746, 98.98212656)),
        ((13.7563, 100.5018), (13.75796422, 100.49851880)),
        ((7.0086, 100.4747), (7.01075386, 100.47149173)),
        ((15.2287, 104.8564), (15.23031954, 104.85256798)),
    ];

    const GRID_DATUM: [((f64, f64), (f64, f64)); 4] = [
        ((18.7883, 98.9853), (18.79105843, 98.98212438)),
        ((13.7563, 100.5018), (13.75905840, 100.49873078)),
        ((7.0086, 100.4747), (7.01130316, 100.47169304)),
        ((15.2287, 104.8564), (15.23153730, 104.85254747)),
    ];
}
