//! Where edges of one area cross or lie on each other.

use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo::{Coord, Line, MultiPolygon};

/// A place where edges of a shape cross or lie on each other. Where they only touch, nothing is wrong.
#[must_use]
pub fn first_crossing(shape: &MultiPolygon) -> Option<Coord> {
    let mut edges: Vec<Line> = super::of(shape).flat_map(geo::LineString::lines).map(eastward).collect();
    edges.sort_unstable_by(|a, b| a.start.x.total_cmp(&b.start.x));
    edges.iter().enumerate().find_map(|(index, edge)| {
        let beside = edges[index + 1..].iter().take_while(|other| other.start.x <= edge.end.x);
        beside.filter_map(|other| conflict(*edge, *other)).next()
    })
}

fn eastward(edge: Line) -> Line {
    if edge.start.x <= edge.end.x { edge } else { Line { start: edge.end, end: edge.start } }
}

fn conflict(a: Line, b: Line) -> Option<Coord> {
    let (a_low, a_high) = (a.start.y.min(a.end.y), a.start.y.max(a.end.y));
    if b.start.y.max(b.end.y) < a_low || b.start.y.min(b.end.y) > a_high {
        return None;
    }
    let sides_of_a = (side(a, b.start), side(a, b.end));
    if sides_of_a == (Orientation::Collinear, Orientation::Collinear) {
        return overlap(a, b);
    }
    let sides_of_b = (side(b, a.start), side(b, a.end));
    (are_opposite(sides_of_a) && are_opposite(sides_of_b)).then(|| crossing(a, b))
}

fn side(edge: Line, vertex: Coord) -> Orientation {
    RobustKernel::orient2d(edge.start, edge.end, vertex)
}

fn are_opposite(sides: (Orientation, Orientation)) -> bool {
    sides.0 != Orientation::Collinear && sides.1 != Orientation::Collinear && sides.0 != sides.1
}

/// Where edges on one line have more than a vertex in common.
fn overlap(a: Line, b: Line) -> Option<Coord> {
    let is_steep = a.dy().abs() > a.dx().abs();
    let along = |vertex: Coord| if is_steep { vertex.y } else { vertex.x };
    let range = |edge: Line| {
        let (start, end) = (along(edge.start), along(edge.end));
        (start.min(end), start.max(end))
    };
    let (a_range, b_range) = (range(a), range(b));
    (a_range.0.max(b_range.0) < a_range.1.min(b_range.1)).then(|| {
        // The end of the overlap is a vertex of either.
        let low = a_range.0.max(b_range.0);
        [a.start, a.end, b.start, b.end].into_iter().find(|vertex| along(*vertex) == low).unwrap_or(a.start)
    })
}

/// Of edges that cross.
fn crossing(a: Line, b: Line) -> Coord {
    let (along, other) = (a.delta(), b.delta());
    let across = along.x * other.y - along.y * other.x;
    let apart = b.start - a.start;
    a.start + along * ((apart.x * other.y - apart.y * other.x) / across)
}

#[cfg(test)]
mod tests {
    use geo::{LineString, Polygon};

    use super::*;

    #[track_caller]
    fn check(rings: &[&[(f64, f64)]], expected: Option<(f64, f64)>) {
        let polygon = |ring: &&[(f64, f64)]| Polygon::new(LineString::from(ring.to_vec()), vec![]);
        let shape = MultiPolygon::new(rings.iter().map(polygon).collect());
        assert_eq!(first_crossing(&shape).map(|place| (place.x, place.y)), expected);
    }

    const SQUARE: &[(f64, f64)] = &[(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)];

    #[test]
    fn crossing_and_overlapping_edges_are_found_and_touching_ones_are_not() {
        check(&[SQUARE], None);
        check(&[&[(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0), (0.0, 0.0)]], Some((1.0, 1.0)));
        // Two squares with a corner of one on a side of the other, with a common side, and apart.
        check(&[SQUARE, &[(2.0, 1.0), (3.0, 0.0), (3.0, 2.0), (2.0, 1.0)]], None);
        check(&[SQUARE, &[(2.0, 0.5), (3.0, 0.0), (2.0, 1.5), (2.0, 0.5)]], Some((2.0, 0.5)));
        check(&[SQUARE, &[(4.0, 0.0), (5.0, 0.0), (4.0, 1.0), (4.0, 0.0)]], None);
    }
}
