//! Rings of outlines as they should be: closed, without repeated points and spikes, in the direction of RFC 7946; what is wrong
//! with an outline that somebody drew.

mod crossings;
mod drawn;

use domain::Position;
use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo::winding_order::{Winding, WindingOrder};
use geo::{Coord, Line, LineString, MultiPolygon, Point, Polygon};

pub use crossings::first_crossing;
pub use drawn::drawn;

/// Polygons as GeoJSON has them, each an outer ring and its holes: longitude and latitude in degrees.
pub type Polygons = Vec<Vec<Vec<[f64; 2]>>>;

/// What was done to rings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repairs {
    /// Rings whose last point was not their first.
    pub closed: u64,
    /// Rings that ran in the other direction.
    pub turned: u64,
    /// Points that repeated the one before.
    pub repeated_points: u64,
    /// Points that an outline ran to and straight back from.
    pub spikes: u64,
    /// Vertices that were put into an edge because another area has one there.
    pub joined: u64,
    /// Areas with an outline that touched itself, cut there.
    pub split: u64,
    /// Areas with outlines that crossed or covered each other, made into polygons that don't.
    pub crossed: u64,
    /// Rings left out, holes of such rings included: no extent, or a point out of range.
    pub dropped: u64,
}

/// The shape of polygons, each an outer ring and its holes.
#[must_use]
pub fn repair(polygons: &Polygons, repairs: &mut Repairs) -> MultiPolygon {
    let mut shape = Vec::new();
    for polygon in polygons {
        let Some((outer, holes)) = polygon.split_first() else { continue };
        match ring(outer, WindingOrder::CounterClockwise, repairs) {
            Some(outer) => {
                let holes =
                    holes.iter().filter_map(|hole| ring(hole, WindingOrder::Clockwise, repairs)).collect();
                shape.push(Polygon::new(outer, holes));
            }
            None => repairs.dropped += holes.len() as u64,
        }
    }
    MultiPolygon::new(shape)
}

/// All rings of a shape: of each polygon the outer one, then its holes.
pub fn of(shape: &MultiPolygon) -> impl Iterator<Item = &LineString> {
    shape.iter().flat_map(|polygon| [polygon.exterior()].into_iter().chain(polygon.interiors()))
}

/// The shape with every vertex at another place.
#[must_use]
pub fn mapped(shape: &MultiPolygon, mut place: impl FnMut(Coord) -> Coord) -> MultiPolygon {
    let mut ring = |ring: &LineString| ring.coords().map(|vertex| place(*vertex)).collect();
    let polygon = |polygon: &Polygon| {
        Polygon::new(ring(polygon.exterior()), polygon.interiors().iter().map(&mut ring).collect())
    };
    shape.iter().map(polygon).collect()
}

/// The shape once its vertices have moved: without repeated points and spikes, each ring in its direction.
#[must_use]
pub fn clean(shape: &MultiPolygon, repairs: &mut Repairs) -> MultiPolygon {
    let mut clean = Vec::with_capacity(shape.0.len());
    for polygon in shape {
        let mut again = |ring: &LineString, direction| {
            let again = outline(ring.0.clone(), direction, repairs);
            repairs.dropped += u64::from(again.is_none());
            again
        };
        let outer = again(polygon.exterior(), WindingOrder::CounterClockwise);
        let holes = polygon.interiors().iter().filter_map(|hole| again(hole, WindingOrder::Clockwise));
        let holes: Vec<LineString> = holes.collect();
        match outer {
            Some(outer) => clean.push(Polygon::new(outer, holes)),
            None => repairs.dropped += holes.len() as u64,
        }
    }
    MultiPolygon::new(clean)
}

fn ring(points: &[[f64; 2]], direction: WindingOrder, repairs: &mut Repairs) -> Option<LineString> {
    let repaired = coords(points).and_then(|coords| outline(coords, direction, repairs));
    if repaired.is_none() {
        repairs.dropped += 1;
    }
    repaired
}

fn coords(points: &[[f64; 2]]) -> Option<Vec<Coord>> {
    let coord = |[x, y]: &[f64; 2]| {
        let coord = Coord { x: *x, y: *y };
        position(&coord).map(|_| coord)
    };
    points.iter().map(coord).collect()
}

/// The position of a vertex: longitude is x, latitude y. None: out of range.
#[must_use]
pub fn position(vertex: &Coord) -> Option<Position> {
    Position::from_degrees(vertex.y, vertex.x).ok()
}

/// The longest edge of a ring.
#[must_use]
pub fn longest_edge(ring: &LineString) -> Option<Line> {
    let square = |line: &Line| line.dx() * line.dx() + line.dy() * line.dy();
    ring.lines().max_by(|a, b| square(a).total_cmp(&square(b)))
}

/// The middle of an edge.
#[must_use]
pub fn middle(line: Line) -> Point {
    Point((line.start + line.end) / 2.0)
}

fn outline(mut coords: Vec<Coord>, direction: WindingOrder, repairs: &mut Repairs) -> Option<LineString> {
    let first = *coords.first()?;
    if coords.len() > 1 && coords.last() == Some(&first) {
        coords.pop();
    } else {
        repairs.closed += 1;
    }
    let mut kept: Vec<Coord> = Vec::with_capacity(coords.len() + 1);
    for coord in coords {
        push(&mut kept, coord, repairs);
    }
    trim_ends(&mut kept, repairs);
    let first = *kept.first()?;
    kept.push(first);
    let mut ring = LineString::new(kept);
    let found = ring.winding_order()?;
    if found != direction {
        repairs.turned += 1;
        ring.0.reverse();
    }
    Some(ring)
}

/// Adds a point to an outline that has neither spikes nor repeated points.
fn push(kept: &mut Vec<Coord>, coord: Coord, repairs: &mut Repairs) {
    while let [.., before, tip] = kept[..] {
        if !is_spike(before, tip, coord) {
            break;
        }
        kept.pop();
        repairs.spikes += 1;
    }
    if kept.last() == Some(&coord) {
        repairs.repeated_points += 1;
    } else {
        kept.push(coord);
    }
}

/// Removes spikes and repeated points where the last point meets the first.
fn trim_ends(kept: &mut Vec<Coord>, repairs: &mut Repairs) {
    while let [first, second, .., before, last] = kept[..] {
        if last == first {
            kept.pop();
            repairs.repeated_points += 1;
        } else if is_spike(before, last, first) {
            kept.pop();
            repairs.spikes += 1;
        } else if is_spike(last, first, second) {
            kept.remove(0);
            repairs.spikes += 1;
        } else {
            break;
        }
    }
}

/// Whether an outline runs to `tip` and straight back.
fn is_spike(before: Coord, tip: Coord, after: Coord) -> bool {
    let (there, back) = (tip - before, after - tip);
    RobustKernel::orient2d(before, tip, after) == Orientation::Collinear
        && there.x * back.x + there.y * back.y < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(points: &[[f64; 2]], expected: Option<&[[f64; 2]]>, expected_repairs: Repairs) {
        let mut repairs = Repairs::default();
        let shape = repair(&vec![vec![points.to_vec()]], &mut repairs);
        let found = shape
            .0
            .first()
            .map(|polygon| polygon.exterior().coords().map(|coord| [coord.x, coord.y]).collect::<Vec<_>>());
        assert_eq!(found.as_deref(), expected);
        assert_eq!(repairs, expected_repairs);
    }

    const SQUARE: [[f64; 2]; 5] = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]];

    #[test]
    fn a_ring_as_it_should_be_is_kept_as_it_is() {
        check(&SQUARE, Some(&SQUARE), Repairs::default());
    }

    #[test]
    fn what_is_wrong_with_a_ring_is_repaired_and_counted() {
        check(&SQUARE[..4], Some(&SQUARE), Repairs { closed: 1, ..Repairs::default() });
        let mut turned = SQUARE;
        turned.reverse();
        check(&turned, Some(&SQUARE), Repairs { turned: 1, ..Repairs::default() });
        let repeated = [[0.0, 0.0], [1.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0], [0.0, 0.0]];
        check(&repeated, Some(&SQUARE), Repairs { repeated_points: 2, ..Repairs::default() });
        let spike = [[0.0, 0.0], [1.0, 0.0], [3.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]];
        check(&spike, Some(&SQUARE), Repairs { spikes: 1, repeated_points: 1, ..Repairs::default() });
        let at_the_end = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 2.0], [0.0, 0.0]];
        check(&at_the_end, Some(&[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]), {
            Repairs { spikes: 1, ..Repairs::default() }
        });
    }

    #[test]
    fn a_ring_without_an_extent_or_out_of_range_is_dropped() {
        let dropped = Repairs { dropped: 1, ..Repairs::default() };
        check(&[], None, dropped);
        check(&[[0.0, 0.0], [1.0, 0.0], [0.0, 0.0]], None, dropped);
        check(&[[660_000.0, 1.5e6], [661_000.0, 1.5e6], [660_000.0, 1.6e6]], None, dropped);
    }
}
