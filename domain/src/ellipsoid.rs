//! Geometry on the WGS-84 ellipsoid: earth-centred coordinates, the geodesic, and the bounds that tie
//! the straight chord between two points to the geodesic between them.

use geo::{Distance, Geodesic, Point};

use crate::Position;

/// Equatorial radius of WGS-84 in metres (NGA.STND.0036, defining parameter).
const EQUATORIAL_RADIUS_M: f64 = 6_378_137.0;
/// Flattening of WGS-84 (NGA.STND.0036: 1/f = 298.257223563).
const FLATTENING: f64 = 1.0 / 298.257_223_563;
/// First eccentricity squared.
const ECCENTRICITY_SQUARED: f64 = FLATTENING * (2.0 - FLATTENING);
/// Smallest radius of normal curvature anywhere: the meridian at the equator, a(1 - e²).
const SMALLEST_RADIUS_M: f64 = EQUATORIAL_RADIUS_M * (1.0 - ECCENTRICITY_SQUARED);
/// Largest radius of normal curvature anywhere: every direction at the poles, a / √(1 - e²) = a / (1 - f).
const LARGEST_RADIUS_M: f64 = EQUATORIAL_RADIUS_M / (1.0 - FLATTENING);
/// Room for the rounding of coordinates and chords: f64 coordinates near 6.4e6 m carry an error of about
/// 1e-9 m, and no geodesic that Karney's method prints is off by more than 15 nm.
const SLACK_M: f64 = 1e-6;

/// A length on the earth in metres.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Metres(pub f64);

impl std::ops::Add for Metres {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

/// Earth-centred, earth-fixed coordinates of a point on the ellipsoid, in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ecef(pub [f64; 3]);

impl Ecef {
    /// The point of the ellipsoid's surface at a position.
    #[must_use]
    pub fn of(position: Position) -> Self {
        let latitude = position.latitude_degrees().to_radians();
        let longitude = position.longitude_degrees().to_radians();
        let (sin_latitude, cos_latitude) = latitude.sin_cos();
        let (sin_longitude, cos_longitude) = longitude.sin_cos();
        let prime_vertical_radius =
            EQUATORIAL_RADIUS_M / (1.0 - ECCENTRICITY_SQUARED * sin_latitude * sin_latitude).sqrt();
        Self([
            prime_vertical_radius * cos_latitude * cos_longitude,
            prime_vertical_radius * cos_latitude * sin_longitude,
            prime_vertical_radius * (1.0 - ECCENTRICITY_SQUARED) * sin_latitude,
        ])
    }

    /// Length of the straight chord to another point, in metres.
    #[inline]
    #[must_use]
    pub fn chord_m(self, other: Self) -> f64 {
        let ([x0, y0, z0], [x1, y1, z1]) = (self.0, other.0);
        let (dx, dy, dz) = (x0 - x1, y0 - y1, z0 - z1);
        (dx * dx + dy * dy + dz * dz).sqrt()
    }
}

/// The latitude in radians of a point of the surface, given its distance from the earth's axis, and from the plane of the
/// equator, positive in the north. Of a point below the surface it is that of the surface in its direction from the centre.
#[must_use]
pub fn latitude_radians(from_axis_m: f64, from_equator_m: f64) -> f64 {
    from_equator_m.atan2(from_axis_m * (1.0 - ECCENTRICITY_SQUARED))
}

/// The geodesic distance between two positions by Karney's method (doi:10.1007/s00190-012-0578-z).
#[must_use]
pub fn geodesic(from: Position, to: Position) -> Metres {
    let point = |p: Position| Point::new(p.longitude_degrees(), p.latitude_degrees());
    Metres(Geodesic.distance(point(from), point(to)))
}

/// The chord in metres beyond which no point can be as near, by the geodesic, as some point whose chord is
/// `chord_m`. A search that has found k points within `chord_m` has to look as far as this and no farther.
///
/// Every normal section of the ellipsoid has a radius of curvature between r = a(1 - e²) and R = a/(1 - f). A
/// geodesic s over a chord c is therefore
/// - at most the arc of radius r over c (Schur's comparison theorem), as long as that arc is under a half circle,
/// - at least the arc of radius R over c: the ellipsoid, whose curvature is nowhere below 1/R, contains the
///   spindle that arcs of radius R span over the chord, and a path on its surface can't cut through the spindle.
///
/// So s(c) ≤ 2r·asin(c/2r), and a chord whose shortest arc 2R·asin(c'/2R) is longer than that is out of reach.
/// Infinite where the first bound says nothing (chords over about 12,000 km).
#[must_use]
pub fn chord_beyond_reach_m(chord_m: f64) -> f64 {
    // Past 142° of arc the geodesic may be long against a half circle of radius r: claim nothing.
    let ratio = chord_m / (2.0 * SMALLEST_RADIUS_M);
    if ratio > 0.945 {
        return f64::INFINITY;
    }
    if ratio > SMALL_RATIO {
        let longest_geodesic_m = 2.0 * SMALLEST_RADIUS_M * ratio.asin();
        return 2.0 * LARGEST_RADIUS_M * (longest_geodesic_m / (2.0 * LARGEST_RADIUS_M)).sin() + SLACK_M;
    }
    let longest_geodesic_m = chord_m * asin_over_argument_at_most(ratio);
    let arc_squared = (longest_geodesic_m / (2.0 * LARGEST_RADIUS_M)).powi(2);
    // The sine is at most its series cut after a positive term.
    longest_geodesic_m * (1.0 - arc_squared / 6.0 + arc_squared * arc_squared / 120.0) + SLACK_M
}

/// Chords up to 1,267 km: a search asks about them again and again, and polynomials bound the arcs over them.
const SMALL_RATIO: f64 = 0.1;

/// No less than asin(x)/x, up to [`SMALL_RATIO`]: the series is 1 + x²/6 + 3x⁴/40 + 5x⁶/112 + …, and all after the
/// second term is less than x⁴/13 there. More than it by at most 2e-7.
fn asin_over_argument_at_most(ratio: f64) -> f64 {
    let squared = ratio * ratio;
    1.0 + squared / 6.0 + squared * squared / 13.0
}

/// More than [`near_geodesic`] is off, in metres.
pub const NEAR_GEODESIC_ERROR_M: f64 = 3e-6;

/// The geodesic between two near points, to within three micrometres: the arc over their chord whose curvature is that of the
/// ellipsoid between them in their direction. None: the chord is longer than 50 km.
///
/// The curvature of a section of x²/a² + y²/a² + z²/b² = 1 along the unit vector d is (dx²/a² + dy²/a² + dz²/b²) over the
/// length of (x/a², y/a², z/b²). Taken midway, what it changes by along the way cancels up to the second order. A test
/// compares it with [`geodesic`], from which it was 1.6 µm away over 48 km and less than 1 µm over 20 km.
#[must_use]
pub fn near_geodesic(from: Ecef, to: Ecef) -> Option<Metres> {
    const LONGEST_M: f64 = 50_000.0;
    /// Ten times the rounding of a coordinate: a pole at two longitudes is one place.
    const NOTHING_M: f64 = 1e-8;
    /// b²/a².
    const SQUEEZE: f64 = 1.0 - ECCENTRICITY_SQUARED;
    let chord_m = from.chord_m(to);
    if chord_m < NOTHING_M {
        return Some(Metres(0.0));
    }
    if chord_m > LONGEST_M {
        return None;
    }
    let ([x0, y0, z0], [x1, y1, z1]) = (from.0, to.0);
    let (dx, dy, dz) = (x1 - x0, y1 - y0, z1 - z0);
    // Both sides of the formula times a²: units cancel, and the midpoint lies 49 m below the surface at most.
    let (x, y, z) = (0.5 * (x0 + x1), 0.5 * (y0 + y1), 0.5 * (z0 + z1) / SQUEEZE);
    let chord_squared = chord_m * chord_m;
    let curvature = (dx * dx + dy * dy + dz * dz / SQUEEZE) / chord_squared / (x * x + y * y + z * z).sqrt();
    let angle_squared = chord_squared * curvature * curvature;
    // The series of 2·asin(c·κ/2)/κ; the next term is below a nanometre.
    Some(Metres(chord_m * (1.0 + angle_squared / 24.0 + angle_squared * angle_squared * (3.0 / 640.0))))
}

/// The shortest geodesic in metres that a chord of `chord_m` or more can have: the arc of the largest radius of
/// curvature over it, see [`chord_beyond_reach_m`].
#[must_use]
pub fn shortest_geodesic(chord_m: f64) -> Metres {
    let ratio = (chord_m / (2.0 * LARGEST_RADIUS_M)).min(1.0);
    Metres(2.0 * LARGEST_RADIUS_M * ratio.asin() - SLACK_M)
}

/// The longest chord in metres that a point within `distance` by the geodesic can have: that under an arc of the largest
/// radius of curvature, see [`chord_beyond_reach_m`].
#[must_use]
pub fn longest_chord_m(distance: Metres) -> f64 {
    let half_angle = distance.0 / (2.0 * LARGEST_RADIUS_M);
    2.0 * LARGEST_RADIUS_M * half_angle.min(std::f64::consts::FRAC_PI_2).sin() + SLACK_M
}

/// Metres in a degree at a latitude: along the meridian (north), and along the parallel (east).
///
/// A plane with these scales around a position is the ellipsoid to within a centimetre over 150 m between 70° south
/// and 70° north, and to within a metre up to 89°: what is neglected grows with the square of the length and with
/// the tangent of the latitude.
#[must_use]
pub fn metres_per_degree(latitude_degrees: f64) -> (Metres, Metres) {
    let (sin_latitude, cos_latitude) = latitude_degrees.to_radians().sin_cos();
    let squeeze = 1.0 - ECCENTRICITY_SQUARED * sin_latitude * sin_latitude;
    let prime_vertical_radius = EQUATORIAL_RADIUS_M / squeeze.sqrt();
    let meridian_radius = prime_vertical_radius * (1.0 - ECCENTRICITY_SQUARED) / squeeze;
    (Metres(meridian_radius.to_radians()), Metres((prime_vertical_radius * cos_latitude).to_radians()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geographiclib_rs::{Geodesic as Karney, InverseGeodesic};
    use proptest::prelude::*;

    fn positions() -> impl Strategy<Value = Position> {
        let latitudes = prop_oneof![4 => -90.0..=90.0, 1 => Just(90.0), 1 => Just(-90.0), 1 => Just(0.0)];
        let longitudes = prop_oneof![4 => -180.0..=180.0, 1 => Just(180.0), 1 => Just(-180.0)];
        (latitudes, longitudes)
            .prop_map(|(latitude, longitude)| Position::from_degrees(latitude, longitude).expect("in range"))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn the_distance_is_karneys(a in positions(), b in positions()) {
            let expected: f64 = Karney::wgs84().inverse(
                a.latitude_degrees(), a.longitude_degrees(), b.latitude_degrees(), b.longitude_degrees());
            prop_assert!((geodesic(a, b).0 - expected).abs() < 1e-6);
        }

        #[test]
        fn a_nearer_geodesic_is_never_beyond_the_reach_of_a_chord(
            q in positions(), a in positions(), b in positions(),
        ) {
            let (near, far) = (Ecef::of(q).chord_m(Ecef::of(a)), Ecef::of(q).chord_m(Ecef::of(b)));
            if far >= chord_beyond_reach_m(near) {
                prop_assert!(geodesic(q, b).0 > geodesic(q, a).0);
            }
        }

        #[test]
        fn a_chord_is_never_longer_than_its_geodesic(a in positions(), b in positions()) {
            let chord_m = Ecef::of(a).chord_m(Ecef::of(b));
            prop_assert!(chord_m <= longest_chord_m(geodesic(a, b)));
            prop_assert!(longest_chord_m(geodesic(a, b)) <= geodesic(a, b).0 + SLACK_M);
            prop_assert!(shortest_geodesic(chord_m) <= geodesic(a, b));
        }
    }

    proptest! {
        #[test]
        fn the_near_geodesic_is_the_geodesic_to_three_micrometres(
            a in positions(), north in -0.4_f64..0.4, east in -0.4_f64..0.4, shrink in 0_i32..7,
        ) {
            let scale = 0.1_f64.powi(shrink);
            let latitude = (a.latitude_degrees() + north * scale).clamp(-90.0, 90.0);
            let longitude = (a.longitude_degrees() + east * scale).clamp(-180.0, 180.0);
            let b = Position::from_degrees(latitude, longitude).expect("in range");
            let expected = geodesic(a, b);
            match near_geodesic(Ecef::of(a), Ecef::of(b)) {
                Some(near) => prop_assert!((near.0 - expected.0).abs() < NEAR_GEODESIC_ERROR_M, "{near:?}, not {expected:?}"),
                None => prop_assert!(expected.0 > 50_000.0, "{expected:?}"),
            }
        }

        #[test]
        fn the_reach_of_a_small_chord_is_hardly_more_than_the_arcs_say(chord_m in 0.0_f64..1_267_000.0) {
            let longest_geodesic_m = 2.0 * SMALLEST_RADIUS_M * (chord_m / (2.0 * SMALLEST_RADIUS_M)).asin();
            let by_arcs_m =
                2.0 * LARGEST_RADIUS_M * (longest_geodesic_m / (2.0 * LARGEST_RADIUS_M)).sin() + SLACK_M;
            let more_m = chord_beyond_reach_m(chord_m) - by_arcs_m;
            prop_assert!((-1e-8..2e-7 * chord_m + 1e-8).contains(&more_m), "{more_m}");
        }

        #[test]
        fn a_plane_around_a_position_is_the_ellipsoid_over_150_metres(
            latitude in -89.0..89.0, east_m in -106.0..106.0, north_m in -106.0..106.0,
        ) {
            let (per_north, per_east) = metres_per_degree(latitude);
            let there = Position::from_degrees(latitude + north_m / per_north.0, east_m / per_east.0);
            let here = Position::from_degrees(latitude, 0.0).expect("in range");
            let error_m = (f64::hypot(east_m, north_m) - geodesic(here, there.expect("in range")).0).abs();
            prop_assert!(error_m < if latitude.abs() <= 70.0 { 0.01 } else { 1.0 }, "{error_m}");
        }
    }

    #[test]
    fn a_pole_is_one_place_at_every_longitude_and_what_is_far_is_not_near() {
        let place =
            |latitude, longitude| Ecef::of(Position::from_degrees(latitude, longitude).expect("in range"));
        assert_eq!(near_geodesic(place(90.0, 0.0), place(90.0, 90.0)), Some(Metres(0.0)));
        assert_eq!(near_geodesic(place(0.0, 180.0), place(0.0, -180.0)), Some(Metres(0.0)));
        assert_eq!(near_geodesic(place(0.0, 0.0), place(0.0, 0.46)), None);
    }

    #[test]
    fn the_reach_of_a_short_chord_is_the_chord() {
        assert!(chord_beyond_reach_m(10_000.0) - 10_000.0 < 1e-3);
        assert!(chord_beyond_reach_m(1_000_000.0) - 1_000_000.0 < 30.0);
        assert!(chord_beyond_reach_m(12_500_000.0).is_infinite());
    }
}
