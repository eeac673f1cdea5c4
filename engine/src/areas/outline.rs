//! Whether a point lies inside an outline: rays to the east, with exact decisions.

use domain::Position;
use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo::{Coord, Line};

use super::Area;
use super::coord;
use super::numbers::Numbers;
use crate::Error;
use crate::format::areas as sections;
use crate::format::sections::{SectionFile, SectionWriter};

/// The rings of all areas.
pub(super) struct Outlines {
    /// An area, and one more: where its rings start.
    ring_starts: Numbers<u32>,
    /// A ring: the latitudes of its south and north end, and the longitude of its east end.
    ring_reaches: Numbers<[f64; 3]>,
    /// A ring, and one more: where its vertices start. Its last vertex is its first.
    vertex_starts: Numbers<u32>,
    /// Longitude and latitude.
    vertices: Numbers<[f64; 2]>,
}

/// The rings of one area.
#[derive(Clone, Copy)]
pub(super) struct Outline<'o> {
    reaches: &'o [[f64; 3]],
    /// One more than there are rings.
    vertex_starts: &'o [u32],
    vertices: &'o [[f64; 2]],
}

impl Outlines {
    pub(super) fn of(areas: &[Area]) -> Self {
        let (mut ring_starts, mut ring_reaches) = (vec![0], Vec::new());
        let (mut vertex_starts, mut vertices) = (vec![0], Vec::new());
        for area in areas {
            for ring in area.rings.iter().filter(|ring| !ring.is_empty()) {
                let first = vertices.len();
                vertices.extend(ring.iter().map(|position| vertex(*position)));
                if vertices.last() != vertices.get(first) {
                    vertices.push(vertices[first]);
                }
                ring_reaches.push(reach(&vertices[first..]));
                vertex_starts.push(vertices.len() as u32);
            }
            ring_starts.push(ring_reaches.len() as u32);
        }
        Self {
            ring_starts: ring_starts.into(),
            ring_reaches: ring_reaches.into(),
            vertex_starts: vertex_starts.into(),
            vertices: vertices.into(),
        }
    }

    pub(super) fn open(file: &SectionFile) -> Result<Self, Error> {
        Ok(Self {
            ring_starts: file.column(sections::RING_STARTS, "")?.into(),
            ring_reaches: file.column(sections::RING_REACHES, "")?.into(),
            vertex_starts: file.column(sections::VERTEX_STARTS, "")?.into(),
            vertices: file.column(sections::VERTICES, "")?.into(),
        })
    }

    pub(super) fn write(&self, file: &mut SectionWriter) {
        file.add(sections::RING_STARTS, "", &self.ring_starts);
        file.add(sections::RING_REACHES, "", &self.ring_reaches);
        file.add(sections::VERTEX_STARTS, "", &self.vertex_starts);
        file.add(sections::VERTICES, "", &self.vertices);
    }

    pub(super) fn get(&self, index: u32) -> Outline<'_> {
        let rings = self.ring_starts[index as usize] as usize..self.ring_starts[index as usize + 1] as usize;
        Outline {
            reaches: &self.ring_reaches[rings.clone()],
            vertex_starts: &self.vertex_starts[rings.start..=rings.end],
            vertices: &self.vertices,
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Outline<'_>> {
        (0..self.ring_starts.len() as u32 - 1).map(|index| self.get(index))
    }
}

impl<'o> Outline<'o> {
    /// Whether a ray from the point to the east leaves the area once more than it enters it.
    pub(super) fn contains(self, point: Coord) -> bool {
        let is_reached =
            |[south, north, east]: &[f64; 3]| *south <= point.y && point.y < *north && point.x < *east;
        let reached = (0..self.reaches.len()).filter(|ring| is_reached(&self.reaches[*ring]));
        reached.fold(false, |inside, ring| inside ^ is_inside(self.edges_of(ring), point))
    }

    /// Whether a ring comes between two parallels, and does so east of a meridian.
    pub(super) fn reaches_into(self, [from, to]: [f64; 2], west: f64) -> bool {
        self.reaches.iter().any(|[south, north, east]| *south <= to && from <= *north && west <= *east)
    }

    /// Its rings, closed.
    pub(super) fn rings(self) -> Vec<Vec<Position>> {
        let position = |[x, y]: &[f64; 2]| Position::from_degrees(*y, *x).ok();
        let ends = self.vertex_starts.windows(2);
        ends.map(|ends| {
            self.vertices[ends[0] as usize..ends[1] as usize].iter().filter_map(position).collect()
        })
        .collect()
    }

    pub(super) fn edges(self) -> impl Iterator<Item = Line> + 'o {
        (0..self.reaches.len()).flat_map(move |ring| self.edges_of(ring))
    }

    fn edges_of(self, ring: usize) -> impl Iterator<Item = Line> + 'o {
        let vertices = self.vertex_starts[ring] as usize..self.vertex_starts[ring + 1] as usize;
        self.vertices[vertices].windows(2).map(|pair| Line::new(pair[0], pair[1]))
    }
}

fn vertex(position: Position) -> [f64; 2] {
    coord(position).into()
}

fn reach(vertices: &[[f64; 2]]) -> [f64; 3] {
    vertices
        .iter()
        .fold([f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY], |[south, north, east], [x, y]| {
            [south.min(*y), north.max(*y), east.max(*x)]
        })
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
