//! The borders of areas as one mesh: each vertex once, whatever the number of areas that meet in it.

use std::collections::{HashMap, HashSet};

use geo::{Coord, LineString, Polygon};
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

use super::{Boundary, mend};
use engine::rings::{self, Repairs};

/// A vertex that is nearer to an edge than this is on it: a little under the centimetre that coordinates are told to.
const ON_EDGE_DEGREES: f64 = 0.99e-7;

/// A vertex in the tree, with its number.
pub(super) type Placed = GeomWithData<[f64; 2], u32>;

/// An edge, its lower vertex first.
pub(super) type Edge = (u32, u32);

/// A place that can be looked up.
pub(super) type VertexKey = [u64; 2];

pub(super) fn key(vertex: Coord) -> VertexKey {
    [vertex.x.to_bits(), vertex.y.to_bits()]
}

/// Vertices, and rings of their numbers.
pub(super) struct Mesh {
    pub(super) vertices: Vec<Coord>,
    /// In the order of the boundaries, their polygons and rings, without a repeated last vertex.
    pub(super) rings: Vec<Vec<u32>>,
}

impl Mesh {
    pub(super) fn of(boundaries: &[Boundary]) -> Self {
        let mut numbers: HashMap<VertexKey, u32> = HashMap::new();
        let mut vertices = Vec::new();
        let mut number = |vertex: Coord| {
            *numbers.entry(key(vertex)).or_insert_with(|| {
                vertices.push(vertex);
                (vertices.len() - 1) as u32
            })
        };
        let rings = boundaries
            .iter()
            .flat_map(|boundary| rings::of(&boundary.shape))
            .map(|ring| ring.0.split_last().map_or(&[][..], |(_, open)| open))
            .map(|ring| ring.iter().map(|vertex| number(*vertex)).collect())
            .collect();
        Self { vertices, rings }
    }

    /// All vertices by their place.
    pub(super) fn tree(&self) -> RTree<Placed> {
        let placed = |(number, vertex): (u32, &Coord)| Placed::new([vertex.x, vertex.y], number);
        RTree::bulk_load((0..).zip(&self.vertices).map(placed).collect())
    }

    /// Every edge once, in no order that means anything.
    pub(super) fn edges(&self) -> HashSet<Edge> {
        self.rings.iter().flat_map(|ring| edges_of(ring)).collect()
    }

    /// Gives the boundaries the rings of the mesh, which must be those that it was made of, changed or not.
    pub(super) fn write_back(self, boundaries: &mut [Boundary]) {
        let Self { vertices, rings } = self;
        let mut rings = rings.into_iter();
        let mut next = || {
            let ring = rings.next().unwrap_or_default();
            let closed = ring.iter().chain(ring.first());
            LineString::new(closed.map(|vertex| vertices[*vertex as usize]).collect())
        };
        for polygon in boundaries.iter_mut().flat_map(|boundary| &mut boundary.shape.0) {
            let outer = next();
            *polygon = Polygon::new(outer, polygon.interiors().iter().map(|_| next()).collect());
        }
    }
}

/// An edge between two vertices.
pub(super) fn edge(a: u32, b: u32) -> Edge {
    (a.min(b), a.max(b))
}

fn edges_of(ring: &[u32]) -> impl Iterator<Item = Edge> {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| edge(*a, *b))
}

/// Where a vertex lies on an edge of others, makes it a vertex of theirs too: only so their common border is one line.
pub(super) fn add_touching(boundaries: &mut [Boundary], repairs: &mut Repairs, lines: &mut Vec<String>) {
    let mut mesh = Mesh::of(boundaries);
    let tree = mesh.tree();
    let mut touching: HashMap<Edge, Vec<u32>> = HashMap::new();
    for edge in mesh.edges() {
        let on_it = on_edge(&tree, &mesh.vertices, edge);
        if !on_it.is_empty() {
            repairs.joined += on_it.len() as u64;
            touching.insert(edge, on_it);
        }
    }
    if touching.is_empty() {
        return;
    }
    for ring in &mut mesh.rings {
        if edges_of(ring).any(|edge| touching.contains_key(&edge)) {
            *ring = with_touching(ring, &touching);
        }
    }
    mesh.write_back(boundaries);
    for boundary in boundaries {
        boundary.shape = rings::clean(&boundary.shape, repairs);
        mend::split_touching(boundary, repairs, lines);
    }
}

/// The vertices on an edge, from its lower end to the other one.
fn on_edge(tree: &RTree<Placed>, vertices: &[Coord], (a, b): Edge) -> Vec<u32> {
    let (start, end) = (vertices[a as usize], vertices[b as usize]);
    let low = [start.x.min(end.x) - ON_EDGE_DEGREES, start.y.min(end.y) - ON_EDGE_DEGREES];
    let high = [start.x.max(end.x) + ON_EDGE_DEGREES, start.y.max(end.y) + ON_EDGE_DEGREES];
    let along = end - start;
    let length = f64::hypot(along.x, along.y);
    let share = |vertex: Coord| {
        let from_start = vertex - start;
        (from_start.x * along.x + from_start.y * along.y) / (length * length)
    };
    let is_on_it = |vertex: Coord| {
        let from_start = vertex - start;
        let beside = (from_start.x * along.y - from_start.y * along.x) / length;
        beside.abs() < ON_EDGE_DEGREES && (0.0..=1.0).contains(&share(vertex))
    };
    let near = tree.locate_in_envelope_intersecting(AABB::from_corners(low, high)).map(|placed| placed.data);
    let near = near.filter(|number| *number != a && *number != b);
    let mut on_it: Vec<u32> = near.filter(|number| is_on_it(vertices[*number as usize])).collect();
    on_it.sort_by(|a, b| share(vertices[*a as usize]).total_cmp(&share(vertices[*b as usize])));
    on_it
}

fn with_touching(ring: &[u32], touching: &HashMap<Edge, Vec<u32>>) -> Vec<u32> {
    let mut with = Vec::with_capacity(ring.len() + 1);
    let next = ring.iter().cycle().skip(1);
    for (a, b) in ring.iter().zip(next) {
        with.push(*a);
        let Some(on_it) = touching.get(&edge(*a, *b)) else { continue };
        if a < b { with.extend(on_it) } else { with.extend(on_it.iter().rev()) }
    }
    with
}
