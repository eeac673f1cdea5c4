//! Areas put together: what remains of their borders when those between them are taken out.

use std::cmp::Ordering;
use std::collections::HashMap;

use engine::rings::{longest_edge, middle};
use geo::winding_order::{Winding, WindingOrder};
use geo::{Area, Coord, Intersects, Line, LineString, MultiPolygon, Polygon};

/// The rings of edges that aren't run through once in each direction, each ring without a repeated vertex. Outer rings
/// of the shapes must run counter-clockwise, their holes clockwise.
pub(super) fn rings<'s>(shapes: impl Iterator<Item = &'s MultiPolygon>) -> Vec<LineString> {
    let mut edges: Vec<(Line, i32)> = Vec::new();
    for polygon in shapes.flat_map(|shape| &shape.0) {
        for line in [polygon.exterior()].into_iter().chain(polygon.interiors()).flat_map(LineString::lines) {
            edges.push(if compare(line.start, line.end).is_le() {
                (line, 1)
            } else {
                (Line { start: line.end, end: line.start }, -1)
            });
        }
    }
    edges.sort_unstable_by(|(a, _), (b, _)| compare_lines(*a, *b));
    let mut remaining: Vec<Line> = Vec::new();
    for same in edges.chunk_by(|(a, _), (b, _)| compare_lines(*a, *b).is_eq()) {
        let Line { start, end } = same[0].0;
        let sum: i32 = same.iter().map(|(_, direction)| direction).sum();
        let line = if sum < 0 { Line { start: end, end: start } } else { Line { start, end } };
        remaining.extend((0..sum.unsigned_abs()).map(|_| line));
    }
    remaining.sort_unstable_by(|a, b| compare_lines(*a, *b));
    chain(&remaining)
}

/// The shape that rings enclose: each hole goes to an outer ring around it.
pub(super) fn shape(rings: Vec<LineString>) -> MultiPolygon {
    let (mut outer, mut holes) = (Vec::new(), Vec::new());
    for ring in rings {
        match ring.winding_order() {
            Some(WindingOrder::CounterClockwise) => outer.push(Polygon::new(ring, vec![])),
            Some(WindingOrder::Clockwise) => holes.push(ring),
            None => {}
        }
    }
    // The smallest first, so that a lake on an island in a lake goes to the island.
    outer.sort_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()));
    for hole in holes {
        let Some(middle) = longest_edge(&hole).map(middle) else { continue };
        let around = outer.iter_mut().find(|polygon| {
            Polygon::new(polygon.exterior().clone(), vec![]).intersects(&middle)
                && polygon.unsigned_area() > Polygon::new(hole.clone(), vec![]).unsigned_area()
        });
        if let Some(polygon) = around {
            polygon.interiors_push(hole);
        }
    }
    MultiPolygon::new(outer)
}

/// Joins edges into rings. As many edges end in a vertex as begin there.
fn chain(edges: &[Line]) -> Vec<LineString> {
    let next = continuations(edges);
    let mut used = vec![false; edges.len()];
    let mut rings = Vec::new();
    for first in 0..edges.len() {
        let mut path: Vec<Coord> = vec![edges[first].start];
        let mut places: HashMap<[u64; 2], usize> = HashMap::from([(key(edges[first].start), 0)]);
        let mut index = first;
        while !used[index] {
            used[index] = true;
            let end = edges[index].end;
            if let Some(place) = places.get(&key(end)).copied() {
                let mut ring: Vec<Coord> = path.drain(place + 1..).collect();
                for vertex in &ring {
                    places.remove(&key(*vertex));
                }
                ring.insert(0, end);
                ring.push(end);
                rings.push(LineString::new(ring));
            } else {
                places.insert(key(end), path.len());
                path.push(end);
            }
            index = next[index];
        }
    }
    rings
}

/// The edge that goes on where an edge ends, so that rings touch and never cross.
///
/// Counter-clockwise around a vertex, one more area begins at an edge that leaves the vertex, and one ends at an edge
/// that arrives. So they belong together as opening and closing brackets do.
fn continuations(edges: &[Line]) -> Vec<usize> {
    let mut ends: Vec<(Coord, f64, bool, usize)> = Vec::with_capacity(2 * edges.len());
    for (index, edge) in edges.iter().enumerate() {
        let (leaves, arrives) = (edge.delta(), -edge.delta());
        ends.push((edge.start, leaves.y.atan2(leaves.x), true, index));
        ends.push((edge.end, arrives.y.atan2(arrives.x), false, index));
    }
    ends.sort_unstable_by(|a, b| compare(a.0, b.0).then(a.1.total_cmp(&b.1)).then(a.3.cmp(&b.3)));
    let mut next = vec![0; edges.len()];
    for at_vertex in ends.chunk_by(|a, b| compare(a.0, b.0).is_eq()) {
        let mut open: Vec<usize> = Vec::new();
        // Twice around: a bracket may open before where the first round began.
        for (_, _, leaves, index) in at_vertex.iter().chain(at_vertex) {
            if *leaves {
                open.push(*index);
            } else if let Some(opened) = open.pop() {
                next[*index] = opened;
            }
        }
    }
    next
}

fn key(coord: Coord) -> [u64; 2] {
    // Zeros of both signs are the same place.
    [(coord.x + 0.0).to_bits(), (coord.y + 0.0).to_bits()]
}

fn compare(a: Coord, b: Coord) -> Ordering {
    (a.x + 0.0).total_cmp(&(b.x + 0.0)).then((a.y + 0.0).total_cmp(&(b.y + 0.0)))
}

fn compare_lines(a: Line, b: Line) -> Ordering {
    compare(a.start, b.start).then(compare(a.end, b.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square([west, south, east, north]: [f64; 4]) -> MultiPolygon {
        let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)];
        MultiPolygon::new(vec![Polygon::new(LineString::from(corners.to_vec()), vec![])])
    }

    #[test]
    fn squares_around_a_hole_become_one_shape_with_a_hole() {
        let mut squares = Vec::new();
        for number in (0..9).filter(|number| *number != 4) {
            let (west, south) = (f64::from(number % 3), f64::from(number / 3));
            squares.push(square([west, south, west + 1.0, south + 1.0]));
        }
        let shape = shape(rings(squares.iter()));
        assert_eq!((shape.0.len(), shape.0[0].interiors().len()), (1, 1));
        assert!((shape.unsigned_area() - 8.0).abs() < 1e-9);
    }

    #[test]
    fn where_squares_overlap_there_is_a_ring_of_its_own() {
        let reaching =
            LineString::from(vec![(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (0.5, 0.5), (1.0, 0.0)]);
        let squares = [square([0.0, 0.0, 1.0, 1.0]), Polygon::new(reaching, vec![]).into()];
        let mut areas: Vec<f64> =
            rings(squares.iter()).into_iter().map(|ring| Polygon::new(ring, vec![]).signed_area()).collect();
        areas.sort_by(f64::total_cmp);
        assert_eq!(areas, [0.25, 2.0]);
    }

    #[test]
    fn squares_that_share_a_corner_stay_two_rings() {
        let found = rings([square([0.0, 0.0, 1.0, 1.0]), square([1.0, 1.0, 2.0, 2.0])].iter());
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|ring| ring.winding_order() == Some(WindingOrder::CounterClockwise)));
    }
}
