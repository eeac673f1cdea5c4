use std::collections::{BTreeMap, BTreeSet};

use domain::AreaCode;
use geo::{Area, BooleanOps, Contains, LineString, MultiPolygon, Point, Polygon};
use proptest::prelude::*;

use super::super::{dissolve, misfits, rings};
use super::*;

/// Cells in a row and a column.
const CELLS: usize = 3;
/// Edges of a side of a cell.
const STEPS: usize = 24;
const SIDE_DEGREES: f64 = 0.01;

/// Cells with winding borders, and in each cell an islet of another area close to its southern border.
///
/// A side is a bow with noise on it. A bow rises less steeply than 45 degrees, so those of a corner don't meet again.
struct Country {
    /// Of each horizontal and each vertical side, how far it is beside the straight line at each step, in sides.
    offsets: [Vec<f64>; 2],
}

impl Country {
    fn of(noise: &[f64]) -> Self {
        let offset = |at: usize| {
            let share = (at % STEPS) as f64 / STEPS as f64;
            let bow = (share * std::f64::consts::PI).sin();
            bow * (0.2 * noise[at / STEPS] + 0.05 * noise[(at * 7 + 3) % noise.len()])
        };
        let offsets = (0..2 * CELLS * (CELLS + 1) * STEPS).map(offset).collect::<Vec<_>>();
        let (horizontal, vertical) = offsets.split_at(CELLS * (CELLS + 1) * STEPS);
        Self { offsets: [horizontal.to_vec(), vertical.to_vec()] }
    }

    /// The place on a side, from its start at a corner: 0 for sides to the east, 1 for those to the north.
    fn place(&self, direction: usize, [column, row]: [usize; 2], step: usize) -> Coord {
        let (lane, along) = if direction == 0 { (row, column) } else { (column, row) };
        let beside = self.offsets[direction][(lane * CELLS + along) * STEPS + step];
        let (across, along) = (lane as f64 + beside, along as f64 + step as f64 / STEPS as f64);
        let [x, y] = if direction == 0 { [along, across] } else { [across, along] };
        place([x, y])
    }

    fn side(&self, direction: usize, corner: [usize; 2]) -> Vec<Coord> {
        (0..STEPS).map(|step| self.place(direction, corner, step)).collect()
    }

    fn cell(&self, [column, row]: [usize; 2]) -> LineString {
        let reversed = |direction: usize, corner: [usize; 2], end: [usize; 2]| {
            let mut side = vec![place(end.map(|corner| corner as f64))];
            side.extend(self.side(direction, corner).into_iter().skip(1).rev());
            side
        };
        let mut ring = self.side(0, [column, row]);
        ring.extend(self.side(1, [column + 1, row]));
        ring.extend(reversed(0, [column, row + 1], [column + 1, row + 1]));
        ring.extend(reversed(1, [column, row], [column, row + 1]));
        ring.push(ring[0]);
        LineString::new(ring)
    }

    /// A small ring just north of the middle of a cell's southern border.
    fn islet(&self, [column, row]: [usize; 2]) -> LineString {
        let near = (STEPS / 2 - 1..=STEPS / 2 + 1).map(|step| self.place(0, [column, row], step));
        let south = near.clone().map(|place| place.y).fold(f64::NEG_INFINITY, f64::max) + 0.000_01;
        let west = self.place(0, [column, row], STEPS / 2).x;
        let size = 0.000_1;
        LineString::from(vec![
            (west, south),
            (west + size, south),
            (west + size, south + size),
            (west, south + size),
            (west, south),
        ])
    }

    fn boundaries(&self) -> Vec<Boundary> {
        let mut boundaries = Vec::new();
        for cell in (0..CELLS * CELLS).map(|number| [number % CELLS, number / CELLS]) {
            let islet = self.islet(cell);
            let mut hole = islet.clone();
            hole.0.reverse();
            for polygon in [Polygon::new(self.cell(cell), vec![hole]), Polygon::new(islet, vec![])] {
                let code = format!("3801{:02}", boundaries.len() + 1).parse().expect("a code");
                boundaries.push(boundary(code, polygon.into()));
            }
        }
        boundaries
    }
}

/// The place so many sides east and north of the country's corner.
fn place([x, y]: [f64; 2]) -> Coord {
    let degrees = |from: f64, sides: f64| ((from + sides * SIDE_DEGREES) * 1e7).round() / 1e7;
    Coord { x: degrees(103.0, x), y: degrees(18.0, y) }
}

fn boundary(code: AreaCode, shape: MultiPolygon) -> Boundary {
    let (name_th, name_en, postcode) = (String::new(), String::new(), String::new());
    Boundary { code, name_th, name_en, postcode, population: None, shape }
}

/// The codes on either side of each edge.
fn sides(boundaries: &[Boundary]) -> BTreeMap<[[u64; 2]; 2], Vec<AreaCode>> {
    let mut sides: BTreeMap<_, Vec<AreaCode>> = BTreeMap::new();
    for boundary in boundaries {
        for edge in rings::of(&boundary.shape).flat_map(LineString::lines) {
            let mut ends = [edge.start, edge.end].map(|end| [end.x.to_bits(), end.y.to_bits()]);
            ends.sort_unstable();
            sides.entry(ends).or_default().push(boundary.code);
        }
    }
    sides
}

fn neighbours(boundaries: &[Boundary]) -> BTreeSet<Vec<AreaCode>> {
    sides(boundaries).into_values().collect()
}

fn to_nearest_m(vertex: Coord, shape: &MultiPolygon) -> f64 {
    let edges = rings::of(shape).flat_map(LineString::lines);
    edges.map(|edge| Chord::between(edge.start, edge.end).distance_m(vertex)).fold(f64::INFINITY, f64::min)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn areas_keep_their_neighbours_and_leave_neither_gap_nor_overlap(
        noise in prop::collection::vec(-1.0..1.0_f64, 150),
        reach in prop::sample::select(vec![0.5, 3.0, 10.0, 30.0, 100.0, 1000.0]),
        places in prop::collection::vec((0.0..3.0_f64, 0.0..3.0_f64), 50),
    ) {
        let before = Country::of(&noise).boundaries();
        prop_assume!(before.iter().all(|boundary| rings::first_crossing(&boundary.shape).is_none()));
        prop_assume!(misfits::between(&before.iter().collect::<Vec<_>>(), Metres(0.0)).misfits.is_empty());
        let mut after = before.clone();
        let simplified = simplify(&mut after, &HashSet::new(), Metres(reach));
        prop_assert!(simplified.after < simplified.before || reach < 1.0);

        prop_assert_eq!(neighbours(&after), neighbours(&before));
        prop_assert!(sides(&after).values().all(|codes| codes.len() <= 2));
        prop_assert!(misfits::between(&after.iter().collect::<Vec<_>>(), Metres(0.0)).misfits.is_empty());
        for (before, after) in before.iter().zip(&after) {
            prop_assert_eq!(rings::first_crossing(&after.shape), None);
            prop_assert_eq!(rings::of(&after.shape).count(), rings::of(&before.shape).count());
            prop_assert!(after.shape.iter().all(|polygon| polygon.signed_area() > 0.0));
            for vertex in rings::of(&before.shape).flat_map(LineString::coords) {
                prop_assert!(to_nearest_m(*vertex, &after.shape) <= reach * 1.001);
            }
        }
        let whole = dissolve::shape(dissolve::rings(after.iter().map(|boundary| &boundary.shape)));
        let sum: f64 = after.iter().map(|boundary| boundary.shape.unsigned_area()).sum();
        prop_assert!((whole.unsigned_area() / sum - 1.0).abs() < 1e-9);
        for (x, y) in places {
            let place = Point::new(103.0 + x * SIDE_DEGREES, 18.0 + y * SIDE_DEGREES);
            let around = after.iter().filter(|boundary| boundary.shape.contains(&place)).count();
            prop_assert_eq!(around, usize::from(whole.contains(&place)));
        }
    }
}

#[test]
fn what_lay_beside_a_border_lies_beside_it_still() {
    let noise: Vec<f64> = (0..150).map(|number| f64::from(number * 37 % 100) / 50.0 - 1.0).collect();
    let mut boundaries = Country::of(&noise).boundaries();
    simplify(&mut boundaries, &HashSet::new(), Metres(500.0));
    for pair in boundaries.chunks(2) {
        let (cell, islet) = (&pair[0].shape, &pair[1].shape);
        assert_eq!(cell.0[0].interiors().len(), 1);
        let filled = MultiPolygon::from(Polygon::new(cell.0[0].exterior().clone(), vec![]));
        assert!((filled.intersection(islet).unsigned_area() / islet.unsigned_area() - 1.0).abs() < 1e-6);
    }
}

#[test]
fn nothing_is_left_out_within_no_reach() {
    let before = Country::of(&[0.5; 150]).boundaries();
    let mut after = before.clone();
    let simplified = simplify(&mut after, &HashSet::new(), Metres(0.0));
    assert_eq!((simplified.before, &after), (simplified.after, &before));
}
