//! The area around a position: made-up squares, and another library's point in polygon.

use domain::ellipsoid::geodesic;
use domain::{AreaCode, Position};
use engine::{Area, Areas, Location, QueryEngine, Records, View};
use geo::{Contains, Coord, Destination, Geodesic, Intersects, LineString, MultiPolygon, Point, Polygon};
use proptest::prelude::*;

use crate::world;

fn position(latitude: f64, longitude: f64) -> Position {
    Position::from_degrees(latitude, longitude).expect("in range")
}

fn code(number: u32) -> AreaCode {
    AreaCode::from_number(number).expect("a code")
}

/// A ring around a box, from west, south, east, north.
fn ring([west, south, east, north]: [f64; 4]) -> Vec<Position> {
    vec![position(south, west), position(south, east), position(north, east), position(north, west)]
}

fn area(number: u32, boxes: &[[f64; 4]]) -> Area {
    Area { code: code(number), rings: boxes.iter().map(|of| ring(*of)).collect() }
}

/// Two squares side by side, one north of the first with a hole, and one in two islands.
fn squares() -> Areas {
    Areas::new(vec![
        area(100_102, &[[101.0, 13.0, 102.0, 14.0]]),
        area(100_101, &[[100.0, 13.0, 101.0, 14.0]]),
        area(100_103, &[[100.0, 14.0, 101.0, 15.0], [100.4, 14.4, 100.6, 14.6]]),
        area(100_104, &[[100.45, 14.45, 100.55, 14.55], [103.0, 13.0, 103.1, 13.1]]),
    ])
}

#[test]
fn a_position_is_in_the_area_around_it_and_a_border_belongs_to_the_area_east_or_north_of_it() {
    let areas = squares();
    for (what, latitude, longitude, expected) in [
        ("inside", 13.5, 100.5, Some(100_101)),
        ("on the border of two", 13.5, 101.0, Some(100_102)),
        ("on the border of two, one north", 14.0, 100.5, Some(100_103)),
        ("on a corner of three", 14.0, 101.0, None),
        ("on the south-west corner", 13.0, 100.0, Some(100_101)),
        ("on the west edge", 13.5, 100.0, Some(100_101)),
        ("on the east edge", 13.5, 102.0, None),
        ("on the north edge", 15.0, 100.5, None),
        ("in the hole", 14.42, 100.5, None),
        ("on the island in the hole", 14.5, 100.5, Some(100_104)),
        ("on the island in the sea", 13.05, 103.05, Some(100_104)),
        ("in the sea, between", 13.5, 102.5, None),
        ("in the sea, north", 16.0, 100.5, None),
        ("on the other side of the earth", -13.5, -79.5, None),
        ("at the pole", 90.0, 0.0, None),
    ] {
        let found = areas.locate(position(latitude, longitude)).map(|located| located.subdistrict.number());
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn an_answer_is_uncertain_up_to_150_metres_from_a_border() {
    let areas = squares();
    for (what, latitude, longitude, on_the_border) in [
        ("of two areas", 13.5, 100.9986, (13.5, 101.0)),
        ("of two areas, one north", 13.9987, 100.5, (14.0, 100.5)),
        ("of the sea", 13.5, 100.0014, (13.5, 100.0)),
        ("of a hole", 14.5, 100.3986, (14.5, 100.4)),
        ("of the sea, at a corner", 13.001, 100.001, (13.0, 100.001)),
    ] {
        let (inner, border) = (position(latitude, longitude), position(on_the_border.0, on_the_border.1));
        // From the border through the inner position, outwards in steps of about 1.5 m.
        for step in 0..200 {
            let share = f64::from(step) / 100.0;
            let at = |border: f64, inner: f64| border + (inner - border) * share;
            let here = position(
                at(border.latitude_degrees(), inner.latitude_degrees()),
                at(border.longitude_degrees(), inner.longitude_degrees()),
            );
            let Some(located) = areas.locate(here) else { continue };
            let distance_m = geodesic(here, border).0;
            let corner_m = geodesic(here, position(13.0, 100.0)).0;
            if (distance_m - 150.0).abs() > 1.0 && corner_m > 400.0 {
                assert_eq!(located.uncertain, distance_m < 150.0, "{what}: {distance_m} m");
            }
        }
    }
}

#[test]
fn a_border_between_parts_of_one_area_is_no_border() {
    let halves = Areas::new(vec![area(100_101, &[[100.0, 13.0, 100.5, 14.0], [100.5, 13.0, 101.0, 14.0]])]);
    let located = halves.locate(position(13.5, 100.5)).expect("inside");
    assert!(!located.uncertain);
    let twice = Areas::new(vec![
        area(100_101, &[[100.0, 13.0, 100.5, 14.0]]),
        area(100_101, &[[100.5, 13.0, 101.0, 14.0]]),
    ]);
    assert_eq!(twice.locate(position(13.5, 100.5)), Some(located));
}

#[test]
fn where_areas_overlap_the_lowest_code_has_the_position_and_the_others_are_told() {
    let areas = Areas::new(vec![
        area(100_102, &[[100.0, 13.0, 101.0, 14.0]]),
        area(100_101, &[[100.5, 13.0, 101.5, 14.0]]),
    ]);
    for (longitude, expected) in
        [(100.25, vec![100_102]), (100.75, vec![100_101, 100_102]), (101.25, vec![100_101]), (102.0, vec![])]
    {
        let here = position(13.5, longitude);
        let all: Vec<u32> = areas.all_around(here).into_iter().map(AreaCode::number).collect();
        assert_eq!(all, expected);
        assert_eq!(areas.locate(here).map(|located| located.subdistrict.number()), expected.first().copied());
    }
}

#[test]
fn no_areas_and_areas_without_a_ring_are_around_nothing() {
    for areas in [vec![], vec![area(100_101, &[])], vec![Area { code: code(100_101), rings: vec![vec![]] }]] {
        assert_eq!(Areas::new(areas).locate(position(0.0, 0.0)), None);
    }
}

/// A grid of areas whose shared corners are moved about, so that no border runs along a parallel or a meridian.
fn crooked(size: usize, moves: &[(f64, f64)]) -> Vec<Area> {
    let vertex = |column: usize, row: usize| {
        let (east, north) = moves[(row * (size + 1) + column) % moves.len()];
        position(13.0 + (row as f64 + north) * 0.03, 100.0 + (column as f64 + east) * 0.03)
    };
    (0..size * size)
        .map(|number| {
            let (column, row) = (number % size, number / size);
            let corners = [(0, 0), (1, 0), (1, 1), (0, 1)];
            let ring = corners.map(|(east, north)| vertex(column + east, row + north)).to_vec();
            Area { code: code(100_101 + number as u32), rings: vec![ring] }
        })
        .collect()
}

fn polygon(area: &Area) -> MultiPolygon {
    let coord = |at: &Position| Coord { x: at.longitude_degrees(), y: at.latitude_degrees() };
    let outlines = area.rings.iter().map(|ring| LineString::new(ring.iter().map(coord).collect()));
    MultiPolygon::new(outlines.map(|outline| Polygon::new(outline, vec![])).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn another_library_finds_the_same_area_and_no_position_falls_between_two(
        moves in proptest::collection::vec((-0.4..0.4, -0.4..0.4), 7..50),
        places in proptest::collection::vec((12.9..13.4, 99.9..100.4), 200),
    ) {
        let layer = crooked(10, &moves);
        let polygons: Vec<(AreaCode, MultiPolygon)> =
            layer.iter().map(|area| (area.code, polygon(area))).collect();
        let vertices: Vec<Position> = layer.iter().flat_map(|area| area.rings[0].clone()).collect();
        let areas = Areas::new(layer);
        let anywhere = places.into_iter().map(|(latitude, longitude)| position(latitude, longitude));
        for here in anywhere.chain(vertices) {
            let point = Point::new(here.longitude_degrees(), here.latitude_degrees());
            let found = areas.locate(here).map(|located| located.subdistrict);
            prop_assert!(areas.all_around(here).len() <= 1);
            for (code, polygon) in &polygons {
                if polygon.contains(&point) {
                    prop_assert_eq!(found, Some(*code));
                }
                if found == Some(*code) {
                    prop_assert!(polygon.intersects(&point));
                }
            }
        }
    }

    /// Steps along geodesics in all directions: what is as far as a border is beyond it in one of them.
    #[test]
    fn an_answer_is_uncertain_where_some_way_of_150_metres_leads_out_of_the_area(
        moves in proptest::collection::vec((-0.4..0.4, -0.4..0.4), 7..50),
        places in proptest::collection::vec((13.0..13.3, 100.0..100.3), 20),
    ) {
        let areas = Areas::new(crooked(10, &moves));
        for (latitude, longitude) in places {
            let here = position(latitude, longitude);
            let Some(located) = areas.locate(here) else { continue };
            let leads_out = |metres: f64| (0..360).any(|bearing| {
                let there = Geodesic.destination(Point::new(longitude, latitude), f64::from(bearing), metres);
                let found = areas.locate(position(there.y(), there.x()));
                found.map(|found| found.subdistrict) != Some(located.subdistrict)
            });
            prop_assert!(located.uncertain || !leads_out(149.0));
            prop_assert!(!located.uncertain || leads_out(151.0));
        }
    }
}

#[test]
fn the_areas_of_a_snapshot_answer_as_those_that_it_was_built_from() {
    let records = world::register(300, 5);
    let areas = Areas::new(records.boundaries.subdistricts.clone());
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&records, dir.path()));
    let mut random = fastrand::Rng::with_seed(5);
    let mut inside = 0;
    for _ in 0..10_000 {
        // Half a degree beyond the squares on every side, and so near their borders that some are uncertain.
        let rounded = |degrees: f64| (degrees * 500.0).round() / 500.0;
        let here = position(
            rounded(world::between(&mut random, 5.5, 21.5)),
            rounded(world::between(&mut random, 97.5, 106.5)),
        );
        let expected = areas.locate(here).map_or(Location::Outside, Location::Inside);
        assert_eq!(view.locate(here), expected, "{here:?}");
        inside += usize::from(expected != Location::Outside);
    }
    assert!((1..10_000).contains(&inside));
}

#[test]
fn an_area_is_where_its_polygon_says_or_else_where_its_pins_are() {
    let mut records = Records::default();
    for (id, latitude, claimed) in [("a", 18.0, 380_401), ("b", 18.5, 380_401), ("c", 19.5, 380_402)] {
        let mut point = world::point(id, Some(position(latitude, 103.5)));
        point.subdistrict = Some(code(claimed));
        records.points.push(point);
    }
    records.boundaries.places.push((code(3804), position(18.3, 103.9)));
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&records, dir.path()));
    let at = |area| view.place(code(area)).map(|place| (place.latitude_degrees(), place.longitude_degrees()));
    assert_eq!(at(380_401), Some((18.25, 103.5)));
    assert_eq!(at(3804), Some((18.3, 103.9)));
    assert_eq!(at(38), Some((18.5, 103.5)));
    assert_eq!(at(3801), None);
    assert_eq!(view.areas_with_offices(), [code(380_401), code(380_402)]);
    assert_eq!(view.locate(position(18.0, 103.5)), Location::NoBoundaries);
}
