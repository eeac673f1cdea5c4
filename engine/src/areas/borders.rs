//! The edges between areas, each once, and how far a point is from them.

use std::cmp::Ordering;

use domain::AreaCode;
use domain::ellipsoid::{Metres, metres_per_degree};
use geo::{Coord, Line};

use super::numbers::Numbers;
use super::outline::Outlines;
use crate::Error;
use crate::format::areas as sections;
use crate::format::sections::{SectionFile, SectionWriter};

/// Edges where an area ends.
pub(super) struct Borders {
    /// Longitude and latitude of both ends.
    edges: Numbers<[f64; 4]>,
}

impl Borders {
    /// The edges of areas, without those where two parts of one area meet.
    pub(super) fn between(codes: &[AreaCode], outlines: &Outlines) -> Self {
        let mut edges: Vec<Line> = Vec::new();
        for (edge, _) in edges_of_areas(codes, outlines) {
            if edges.last() != Some(&edge) {
                edges.push(edge);
            }
        }
        let edges: Vec<[f64; 4]> =
            edges.into_iter().map(|Line { start, end }| [start.x, start.y, end.x, end.y]).collect();
        Self { edges: edges.into() }
    }

    pub(super) fn open(file: &SectionFile) -> Result<Self, Error> {
        Ok(Self { edges: file.column(sections::BORDER_EDGES, "")?.into() })
    }

    pub(super) fn write(&self, file: &mut SectionWriter) {
        file.add(sections::BORDER_EDGES, "", &self.edges);
    }

    pub(super) fn edges(&self) -> impl Iterator<Item = Line> + '_ {
        (0..self.edges.len() as u32).map(|number| self.edge(number))
    }

    fn edge(&self, number: u32) -> Line {
        let [x0, y0, x1, y1] = self.edges[number as usize];
        Line::new([x0, y0], [x1, y1])
    }

    /// Whether any of the edges comes as near to a point as `reach`, to within a metre where `reach` is short.
    pub(super) fn any_within(&self, reach: Metres, edges: &[u32], point: Coord) -> bool {
        let (north, east) = metres_per_degree(point.y);
        // Scales that are the same everywhere keep straight edges straight, however long they are.
        let in_metres =
            |vertex: Coord| Coord { x: (vertex.x - point.x) * east.0, y: (vertex.y - point.y) * north.0 };
        edges.iter().any(|edge| {
            let edge = self.edge(*edge);
            square_from_origin(in_metres(edge.start), in_metres(edge.end)) <= reach.0 * reach.0
        })
    }
}

/// The edges where an area ends, each with the code of one of the areas there, and of another where there is one.
pub(super) fn with_owners(
    codes: &[AreaCode],
    outlines: &Outlines,
) -> Vec<(Line, AreaCode, Option<AreaCode>)> {
    let owned = edges_of_areas(codes, outlines);
    let same_edge = owned.chunk_by(|(a, _), (b, _)| a == b);
    same_edge.map(|owners| (owners[0].0, owners[0].1, owners.get(1).map(|owner| owner.1))).collect()
}

/// The edges of each area, without those where two of its parts meet, from south to north and by code.
fn edges_of_areas(codes: &[AreaCode], outlines: &Outlines) -> Vec<(Line, AreaCode)> {
    let mut owned: Vec<(Line, AreaCode)> = Vec::new();
    for (code, outline) in codes.iter().zip(outlines.iter()) {
        let edges = outline.edges().map(northward).filter(|edge| edge.start != edge.end);
        owned.extend(edges.map(|edge| (edge, *code)));
    }
    owned.sort_unstable_by(|(a, a_code), (b, b_code)| compare(*a, *b).then(a_code.cmp(b_code)));
    // Twice around one area, there is the same area on both sides.
    let single = owned.chunk_by(|a, b| a == b).filter(|same| same.len() % 2 == 1);
    single.map(|same| same[0]).collect()
}

/// The square of the distance from the origin to the nearest point of an edge.
pub(super) fn square_from_origin(start: Coord, end: Coord) -> f64 {
    let along = end - start;
    let share = -(start.x * along.x + start.y * along.y) / (along.x * along.x + along.y * along.y);
    let nearest = start + along * share.clamp(0.0, 1.0);
    nearest.x * nearest.x + nearest.y * nearest.y
}

fn northward(edge: Line) -> Line {
    if compare_ends(edge.start, edge.end).is_gt() { Line { start: edge.end, end: edge.start } } else { edge }
}

fn compare(a: Line, b: Line) -> Ordering {
    compare_ends(a.start, b.start).then(compare_ends(a.end, b.end))
}

fn compare_ends(a: Coord, b: Coord) -> Ordering {
    // Zeros of both signs are the same place.
    (a.y + 0.0).total_cmp(&(b.y + 0.0)).then((a.x + 0.0).total_cmp(&(b.x + 0.0)))
}
