//! Whether a point lies inside an outline: rays to the east, with exact decisions.

use domain::Position;
use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo::{Coord, Line};

use super::coord;

/// The rings of an area.
#[derive(Debug)]
pub(super) struct Outline {
    rings: Vec<Ring>,
}

#[derive(Debug)]
struct Ring {
    south: f64,
    north: f64,
    east: f64,
    /// The last is the first.
    vertices: Vec<Coord>,
}

impl Outline {
    pub(super) fn of(rings: &[Vec<Position>]) -> Self {
        Self { rings: rings.iter().filter_map(|ring| Ring::of(ring)).collect() }
    }

    /// Whether a ray from the point to the east leaves the area once more than it enters it.
    pub(super) fn contains(&self, point: Coord) -> bool {
        let reached = self.rings.iter().filter(|ring| ring.is_reached_from(point));
        reached.fold(false, |inside, ring| inside ^ is_inside(ring.edges(), point))
    }

    pub(super) fn edges(&self) -> impl Iterator<Item = Line> {
        self.rings.iter().flat_map(Ring::edges)
    }
}

impl Ring {
    fn of(positions: &[Position]) -> Option<Self> {
        let mut vertices: Vec<Coord> = positions.iter().map(|position| coord(*position)).collect();
        let first = *vertices.first()?;
        if vertices.last() != Some(&first) {
            vertices.push(first);
        }
        let latitudes = || vertices.iter().map(|vertex| vertex.y);
        let (south, north) =
            (latitudes().fold(f64::INFINITY, f64::min), latitudes().fold(f64::NEG_INFINITY, f64::max));
        let east = vertices.iter().map(|vertex| vertex.x).fold(f64::NEG_INFINITY, f64::max);
        Some(Self { south, north, east, vertices })
    }

    fn is_reached_from(&self, point: Coord) -> bool {
        self.south <= point.y && point.y < self.north && point.x < self.east
    }

    fn edges(&self) -> impl Iterator<Item = Line> {
        self.vertices.windows(2).map(|pair| Line { start: pair[0], end: pair[1] })
    }
}

/// Whether the ray from the point to the east crosses an odd number of edges.
pub(super) fn is_inside(edges: impl Iterator<Item = Line>, point: Coord) -> bool {
    edges.fold(false, |inside, edge| inside ^ is_crossed(edge, point))
}

/// Whether an edge has ends on both sides of the parallel through a point. An end on the parallel lies south of it.
pub(super) fn is_straddling(edge: Line, latitude: f64) -> bool {
    (edge.start.y > latitude) != (edge.end.y > latitude)
}

/// Whether the ray from the point to the east crosses the edge, strictly east of the point.
fn is_crossed(edge: Line, point: Coord) -> bool {
    if !is_straddling(edge, point.y) {
        return false;
    }
    if point.x < edge.start.x.min(edge.end.x) {
        return true;
    }
    if point.x >= edge.start.x.max(edge.end.x) {
        return false;
    }
    let (south, north) =
        if edge.start.y < edge.end.y { (edge.start, edge.end) } else { (edge.end, edge.start) };
    RobustKernel::orient2d(south, north, point) == Orientation::CounterClockwise
}
