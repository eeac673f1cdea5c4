//! Fewer vertices, with borders that stay shared.
//!
//! Vertices are taken out of the mesh of all areas, not out of rings, so that all areas around a border lose the same
//! ones. A vertex may go if
//! - two edges meet in it, so where three areas meet nothing moves,
//! - it isn't at a gap or an overlap: borders that didn't meet before would get farther apart,
//! - every vertex that was ever there between its neighbours is within reach of the new edge between them,
//! - no other vertex lies in the triangle with its neighbours: then no border is crossed and nothing changes sides,
//! - the new edge isn't there yet: so no ring collapses, and no two borders become one.
//!
//! The vertex whose new edge is nearest to what was there goes first.

use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, HashMap, HashSet};

use domain::ellipsoid::{Metres, metres_per_degree};
use geo::Coord;
use geo::kernels::{Kernel, Orientation, RobustKernel};
use rstar::{AABB, RTree};

use super::Boundary;
use super::mesh::{self, Edge, Mesh, Placed, VertexKey, edge};

/// Vertices before and after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Simplified {
    /// Vertices that there were, each counted once.
    pub before: usize,
    /// Vertices that are left.
    pub after: usize,
}

/// Leaves out vertices so that no border moves farther than `reach`; those that are `fixed` stay.
pub(super) fn simplify(boundaries: &mut [Boundary], fixed: &HashSet<VertexKey>, reach: Metres) -> Simplified {
    let mut mesh = Mesh::of(boundaries);
    let before = mesh.vertices.len();
    if reach.0 <= 0.0 {
        return Simplified { before, after: before };
    }
    let mut thinning = Thinning::of(&mesh, fixed, reach);
    thinning.run();
    let is_kept = std::mem::take(&mut thinning.is_kept);
    for ring in &mut mesh.rings {
        ring.retain(|vertex| is_kept[*vertex as usize]);
    }
    mesh.write_back(boundaries);
    Simplified { before, after: is_kept.iter().filter(|is_kept| **is_kept).count() }
}

/// A vertex that may go, and how far the border would be from where it was.
struct Candidate {
    moved_m: f64,
    vertex: u32,
    /// Of its neighbours: another number than now means that they aren't the same any more.
    version: u32,
}

struct Thinning<'m> {
    vertices: &'m [Coord],
    tree: RTree<Placed>,
    reach: Metres,
    is_kept: Vec<bool>,
    /// The neighbours of each vertex that may go: two edges meet in it, and it is not fixed.
    neighbours: Vec<Option<[u32; 2]>>,
    versions: Vec<u32>,
    /// Edges, each with the vertices that were between its ends.
    edges: HashMap<Edge, Vec<u32>>,
    candidates: BinaryHeap<Reverse<Candidate>>,
}

impl<'m> Thinning<'m> {
    fn of(mesh: &'m Mesh, fixed: &HashSet<VertexKey>, reach: Metres) -> Self {
        let edges: HashMap<Edge, Vec<u32>> =
            mesh.edges().into_iter().map(|edge| (edge, Vec::new())).collect();
        let count = mesh.vertices.len();
        let mut neighbours = neighbours(edges.keys().copied(), count);
        for (neighbours, vertex) in neighbours.iter_mut().zip(&mesh.vertices) {
            *neighbours = neighbours.filter(|_| !fixed.contains(&mesh::key(*vertex)));
        }
        Self {
            vertices: &mesh.vertices,
            tree: mesh.tree(),
            reach,
            is_kept: vec![true; count],
            neighbours,
            versions: vec![0; count],
            edges,
            candidates: BinaryHeap::new(),
        }
    }

    fn run(&mut self) {
        for vertex in 0..self.vertices.len() as u32 {
            self.consider(vertex);
        }
        while let Some(Reverse(Candidate { vertex, version, .. })) = self.candidates.pop() {
            let Some([before, after]) = self.neighbours[vertex as usize] else { continue };
            let is_current = self.versions[vertex as usize] == version && self.is_kept[vertex as usize];
            if is_current
                && !self.edges.contains_key(&edge(before, after))
                && !self.is_in_the_way([before, vertex, after])
            {
                self.remove(vertex, before, after);
            }
        }
    }

    /// Makes a vertex a candidate if the border would stay within reach.
    fn consider(&mut self, vertex: u32) {
        let Some([before, after]) = self.neighbours[vertex as usize] else { return };
        let gone =
            [edge(before, vertex), edge(vertex, after)].into_iter().flat_map(|edge| &self.edges[&edge]);
        let chord = Chord::between(self.vertices[before as usize], self.vertices[after as usize]);
        let moved = gone.chain([&vertex]).map(|gone| chord.distance_m(self.vertices[*gone as usize]));
        let moved_m = moved.fold(0.0, f64::max);
        if moved_m <= self.reach.0 {
            let version = self.versions[vertex as usize];
            self.candidates.push(Reverse(Candidate { moved_m, vertex, version }));
        }
    }

    /// Whether another vertex lies in the triangle or on it.
    fn is_in_the_way(&self, corners: [u32; 3]) -> bool {
        let [a, b, c] = corners.map(|corner| self.vertices[corner as usize]);
        let low = [a.x.min(b.x).min(c.x), a.y.min(b.y).min(c.y)];
        let high = [a.x.max(b.x).max(c.x), a.y.max(b.y).max(c.y)];
        self.tree.locate_in_envelope_intersecting(AABB::from_corners(low, high)).any(|placed| {
            self.is_kept[placed.data as usize]
                && !corners.contains(&placed.data)
                && is_in_triangle([a, b, c], self.vertices[placed.data as usize])
        })
    }

    fn remove(&mut self, vertex: u32, before: u32, after: u32) {
        self.is_kept[vertex as usize] = false;
        let mut gone = self.edges.remove(&edge(before, vertex)).unwrap_or_default();
        gone.extend(self.edges.remove(&edge(vertex, after)).unwrap_or_default());
        gone.push(vertex);
        self.edges.insert(edge(before, after), gone);
        for (end, other) in [(before, after), (after, before)] {
            self.versions[end as usize] += 1;
            if let Some(neighbours) = &mut self.neighbours[end as usize] {
                for neighbour in neighbours.iter_mut().filter(|neighbour| **neighbour == vertex) {
                    *neighbour = other;
                }
            }
        }
        self.consider(before);
        self.consider(after);
    }
}

/// The neighbours of vertices with exactly two edges, the lower first, whatever the order of the edges.
fn neighbours(edges: impl Iterator<Item = Edge>, count: usize) -> Vec<Option<[u32; 2]>> {
    let mut found: Vec<(u32, [u32; 2])> = vec![(0, [0; 2]); count];
    for (a, b) in edges {
        for (vertex, neighbour) in [(a, b), (b, a)] {
            let (number, neighbours) = &mut found[vertex as usize];
            if let Some(place) = neighbours.get_mut(*number as usize) {
                *place = neighbour;
            }
            *number += 1;
        }
    }
    let two = |(number, neighbours): (u32, [u32; 2])| {
        (number == 2).then(|| [neighbours[0].min(neighbours[1]), neighbours[0].max(neighbours[1])])
    };
    found.into_iter().map(two).collect()
}

/// A straight edge in metres around its start.
struct Chord {
    start: Coord,
    /// Metres in a degree east and north.
    scale: Coord,
    end_m: Coord,
}

impl Chord {
    fn between(start: Coord, end: Coord) -> Self {
        let (north, east) = metres_per_degree((start.y + end.y) / 2.0);
        let scale = Coord { x: east.0, y: north.0 };
        Self { start, scale, end_m: in_metres(end - start, scale) }
    }

    fn distance_m(&self, vertex: Coord) -> f64 {
        let vertex_m = in_metres(vertex - self.start, self.scale);
        let Coord { x, y } = self.end_m;
        let square = x * x + y * y;
        let share = if square > 0.0 { (vertex_m.x * x + vertex_m.y * y) / square } else { 0.0 };
        let apart = vertex_m - self.end_m * share.clamp(0.0, 1.0);
        f64::hypot(apart.x, apart.y)
    }
}

fn in_metres(degrees: Coord, scale: Coord) -> Coord {
    Coord { x: degrees.x * scale.x, y: degrees.y * scale.y }
}

fn is_in_triangle([a, b, c]: [Coord; 3], vertex: Coord) -> bool {
    let sides = [(a, b), (b, c), (c, a)].map(|(start, end)| RobustKernel::orient2d(start, end, vertex));
    let has = |side| sides.contains(&side);
    !(has(Orientation::Clockwise) && has(Orientation::CounterClockwise))
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = self.moved_m.total_cmp(&other.moved_m);
        order.then(self.vertex.cmp(&other.vertex)).then(self.version.cmp(&other.version))
    }
}

#[cfg(test)]
mod tests;
