//! Borders as lines: the edges between two areas, strung together, each vertex with the coarsest drawing that needs it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::AreaCode;
use domain::area::AreaLevel;
use geo::Line;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::tile::{Tile, WorldPlace, x_of, y_of};
use crate::areas::Areas;

/// How far a drawn line may be off, as a share of the tile: a third of a pixel of a tile drawn 512 px wide.
const TOLERANCE: f64 = 1.0 / 1536.0;
/// How far lines go on beyond the tile, as a share of it, so that their ends can't be seen.
const MARGIN: f64 = 1.0 / 64.0;
/// Lines are cut into pieces of so many edges, so that a tile looks at little of a long border.
const EDGES_OF_PIECE: usize = 128;

/// What a border parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BorderLevel {
    /// The country from the rest of the world.
    Country,
    /// Two provinces.
    Province,
    /// Two districts of a province.
    District,
    /// Two subdistricts of a district.
    Subdistrict,
}

impl BorderLevel {
    /// The name on a map.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Province => "province",
            Self::District => "district",
            Self::Subdistrict => "subdistrict",
        }
    }

    /// Between the areas with these codes, of which one may be outside of all.
    fn between(a: AreaCode, b: Option<AreaCode>) -> Self {
        let Some(b) = b else { return Self::Country };
        if a.at(AreaLevel::Province) != b.at(AreaLevel::Province) {
            Self::Province
        } else if a.at(AreaLevel::District) != b.at(AreaLevel::District) {
            Self::District
        } else {
            Self::Subdistrict
        }
    }

    /// The lowest zoom whose tiles show it: from there on its areas are as wide as their names.
    fn shown_from(self) -> u8 {
        match self {
            Self::Country | Self::Province => 0,
            Self::District => 8,
            Self::Subdistrict => 11,
        }
    }
}

/// A part of a border.
#[derive(Clone, Debug, PartialEq)]
pub struct BorderLine {
    /// What it parts.
    pub level: BorderLevel,
    /// Places in the tile, see [`Tile::place_of`], a little beyond it too.
    pub places: Vec<[f64; 2]>,
}

/// All borders of a register.
pub(crate) struct BorderLines {
    pieces: Vec<Piece>,
    by_place: RTree<GeomWithData<Rectangle<[f64; 2]>, u32>>,
}

struct Piece {
    level: BorderLevel,
    vertices: Vec<Vertex>,
}

struct Vertex {
    place: WorldPlace,
    /// A drawing may leave the vertex out that may be off by more than this, as a share of the world.
    matters_within: f64,
}

impl BorderLines {
    pub(crate) fn of(areas: &Areas) -> Self {
        let mut edges: BTreeMap<BorderLevel, Vec<Line>> = BTreeMap::new();
        for (edge, owner, other) in areas.borders_with_owners() {
            edges.entry(BorderLevel::between(owner, other)).or_default().push(edge);
        }
        let mut pieces = Vec::new();
        for (level, edges) in edges {
            for line in strung(&edges) {
                pieces.extend(pieces_of(level, &line));
            }
        }
        let rectangles =
            (0..).zip(&pieces).map(|(number, piece)| GeomWithData::new(piece.rectangle(), number));
        let by_place = RTree::bulk_load(rectangles.collect());
        Self { pieces, by_place }
    }

    /// Those that a tile shows, as exactly as its zoom can.
    pub(crate) fn within(&self, tile: Tile) -> Vec<BorderLine> {
        let width = 1.0 / f64::from(1u32 << tile.zoom());
        let [x, y] = tile.place(WorldPlace { x: 0.0, y: 0.0 }).map(|corner| -corner * width);
        let margin = MARGIN * width;
        let around = AABB::from_corners([x - margin, y - margin], [x + width + margin, y + width + margin]);
        let mut numbers: Vec<u32> =
            self.by_place.locate_in_envelope_intersecting(around).map(|found| found.data).collect();
        numbers.sort_unstable();
        let pieces = numbers.into_iter().map(|number| &self.pieces[number as usize]);
        let shown = pieces.filter(|piece| piece.level.shown_from() <= tile.zoom());
        shown.flat_map(|piece| piece.drawn(tile, TOLERANCE * width)).collect()
    }
}

impl Piece {
    fn rectangle(&self) -> Rectangle<[f64; 2]> {
        let places = self.vertices.iter().map(|vertex| [vertex.place.x, vertex.place.y]);
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for place in places {
            for axis in 0..2 {
                low[axis] = low[axis].min(place[axis]);
                high[axis] = high[axis].max(place[axis]);
            }
        }
        Rectangle::from_corners(low, high)
    }

    /// Its parts within a tile and the margin around that.
    fn drawn(&self, tile: Tile, tolerance: f64) -> Vec<BorderLine> {
        let kept = self.vertices.iter().filter(|vertex| vertex.matters_within >= tolerance);
        let places: Vec<[f64; 2]> = kept.map(|vertex| tile.place(vertex.place)).collect();
        let mut lines: Vec<BorderLine> = Vec::new();
        for edge in places.windows(2) {
            let Some([from, to]) = clipped([edge[0], edge[1]]) else { continue };
            match lines.last_mut() {
                Some(line) if line.places.last() == Some(&from) => line.places.push(to),
                _ => lines.push(BorderLine { level: self.level, places: vec![from, to] }),
            }
        }
        lines
    }
}

/// The part of an edge within the tile and its margin (Liang and Barsky, doi:10.1145/357332.357333).
fn clipped([from, to]: [[f64; 2]; 2]) -> Option<[[f64; 2]; 2]> {
    let (low, high) = (-MARGIN, 1.0 + MARGIN);
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for axis in 0..2 {
        let along = to[axis] - from[axis];
        let (to_low, to_high) = (low - from[axis], high - from[axis]);
        if along == 0.0 {
            if to_low > 0.0 || to_high < 0.0 {
                return None;
            }
            continue;
        }
        let (first, last) = if along > 0.0 { (to_low, to_high) } else { (to_high, to_low) };
        enters = enters.max(first / along);
        leaves = leaves.min(last / along);
    }
    let at = |share: f64| std::array::from_fn(|axis| from[axis] + share * (to[axis] - from[axis]));
    let ends = |share: f64, end: [f64; 2]| if share == 0.0 || share == 1.0 { end } else { at(share) };
    (enters <= leaves).then(|| [ends(enters, from), ends(leaves, to)])
}

/// Strings edges together into lines that end where more or fewer than two meet.
fn strung(edges: &[Line]) -> Vec<Vec<WorldPlace>> {
    let key = |end: geo::Coord| [end.x.to_bits(), end.y.to_bits()];
    let mut meeting: BTreeMap<[u64; 2], Vec<usize>> = BTreeMap::new();
    for (number, edge) in edges.iter().enumerate() {
        meeting.entry(key(edge.start)).or_default().push(number);
        meeting.entry(key(edge.end)).or_default().push(number);
    }
    let mut is_strung = vec![false; edges.len()];
    // Ends of lines first; what is left after them are rings.
    let mut starts: Vec<(&[u64; 2], &Vec<usize>)> = meeting.iter().collect();
    starts.sort_by_key(|(_, numbers)| Reverse(numbers.len() != 2));
    let mut lines = Vec::new();
    for (start, numbers) in starts {
        for first in numbers {
            let (mut at, mut next) = (*start, (!is_strung[*first]).then_some(*first));
            let mut line = vec![at];
            while let Some(number) = next {
                is_strung[number] = true;
                let edge = edges[number];
                at = if key(edge.start) == at { key(edge.end) } else { key(edge.start) };
                line.push(at);
                next = match meeting[&at].as_slice() {
                    [a, b] => [*a, *b].into_iter().find(|number| !is_strung[*number]),
                    _ => None,
                };
            }
            if line.len() > 1 {
                lines.push(line.into_iter().map(world_place).collect());
            }
        }
    }
    lines
}

fn world_place([longitude, latitude]: [u64; 2]) -> WorldPlace {
    let radians = |bits| f64::from_bits(bits).to_radians();
    WorldPlace { x: x_of(radians(longitude)), y: y_of(radians(latitude)) }
}

fn pieces_of(level: BorderLevel, line: &[WorldPlace]) -> Vec<Piece> {
    // The last vertex of a piece is the first of the next.
    let starts = (0..line.len() - 1).step_by(EDGES_OF_PIECE);
    let piece = |start: usize| {
        let places = &line[start..(start + EDGES_OF_PIECE + 1).min(line.len())];
        let vertices = places.iter().zip(matters_within(places));
        let vertices = vertices.map(|(place, matters_within)| Vertex { place: *place, matters_within });
        Piece { level, vertices: vertices.collect() }
    };
    starts.map(piece).collect()
}

/// How exact a drawing has to be to need each vertex, by the rule of Douglas and Peucker (doi:10.3138/FM57-6770-U75U-7727).
fn matters_within(places: &[WorldPlace]) -> Vec<f64> {
    let mut matters = vec![0.0; places.len()];
    let last = places.len() - 1;
    (matters[0], matters[last]) = (f64::INFINITY, f64::INFINITY);
    let mut pending = vec![(0, last, f64::INFINITY)];
    while let Some((from, to, around)) = pending.pop() {
        let off = |at: usize| distance(places[at], places[from], places[to]);
        let farthest = (from + 1..to).map(|at| (off(at), at)).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((off, at)) = farthest {
            // No vertex is needed before the one that its stretch was cut at.
            matters[at] = f64::min(off, around);
            pending.extend([(from, at, matters[at]), (at, to, matters[at])]);
        }
    }
    matters
}

/// From a place to the straight line between two.
fn distance(place: WorldPlace, from: WorldPlace, to: WorldPlace) -> f64 {
    let (along_x, along_y) = (to.x - from.x, to.y - from.y);
    let (x, y) = (place.x - from.x, place.y - from.y);
    let length = along_x.hypot(along_y);
    if length == 0.0 {
        return x.hypot(y);
    }
    let share = ((x * along_x + y * along_y) / (length * length)).clamp(0.0, 1.0);
    (x - share * along_x).hypot(y - share * along_y)
}

#[cfg(test)]
mod tests {
    use domain::Position;

    use super::*;
    use crate::Area;

    fn square(code: &str, west: f64, south: f64) -> Area {
        let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        let ring = corners.map(|(x, y)| Position::from_degrees(south + y, west + x).expect("in range"));
        Area { code: code.parse().expect("a code"), rings: vec![ring.to_vec()] }
    }

    /// Two squares side by side of each pair of codes.
    fn borders(west: &str, east: &str) -> BorderLines {
        BorderLines::of(&Areas::new(vec![square(west, 100.0, 15.0), square(east, 101.0, 15.0)]))
    }

    fn levels(borders: &BorderLines, tile: Tile) -> Vec<(&'static str, usize)> {
        borders.within(tile).iter().map(|line| (line.level.as_str(), line.places.len())).collect()
    }

    #[test]
    fn a_border_is_drawn_once_and_by_what_it_parts() {
        let world = Tile::new(0, 0, 0).expect("the world");
        // A ring of four corners around both squares, and the side that they share.
        assert_eq!(levels(&borders("380401", "390401"), world), [("country", 5), ("province", 2)]);
        assert_eq!(levels(&borders("380401", "380501"), world), [("country", 5)]);
    }

    #[test]
    fn finer_borders_are_shown_from_finer_zooms_on() {
        let at = Position::from_degrees(15.5, 101.0).expect("in range");
        let around = |zoom: u8| {
            let [x, y] =
                Tile::new(0, 0, 0).expect("the world").place_of(at).map(|at| at * f64::from(1u32 << zoom));
            Tile::new(zoom, x as u32, y as u32).expect("a tile")
        };
        for (codes, level, from) in
            [(("380401", "380501"), "district", 8), (("380401", "380402"), "subdistrict", 11)]
        {
            let borders = borders(codes.0, codes.1);
            let is_shown = |zoom| levels(&borders, around(zoom)).iter().any(|(shown, _)| *shown == level);
            assert!(is_shown(from) && !is_shown(from - 1), "{level}");
        }
    }

    #[test]
    fn edges_end_a_little_beyond_the_tile() {
        let inside = [[0.25, 0.5], [0.75, 0.5]];
        let (low, high) = (-MARGIN, 1.0 + MARGIN);
        for (edge, part) in [
            (inside, Some(inside)),
            ([[-9.0, 0.5], [11.0, 0.5]], Some([[low, 0.5], [high, 0.5]])),
            ([[0.5, 9.0], [0.5, 0.25]], Some([[0.5, high], [0.5, 0.25]])),
            ([[-9.0, -9.0], [-8.0, 9.0]], None),
            ([[2.0, 0.5], [2.0, 0.6]], None),
            ([[-1.0, 0.5], [0.5, -1.0]], None),
        ] {
            let clipped = clipped(edge);
            let near = |a: [[f64; 2]; 2], b: [[f64; 2]; 2]| {
                a.iter().flatten().zip(b.iter().flatten()).all(|(a, b)| (a - b).abs() < 1e-9)
            };
            assert!(
                clipped.is_some() == part.is_some() && clipped.zip(part).is_none_or(|(a, b)| near(a, b)),
                "{edge:?}: {clipped:?}"
            );
        }
    }

    #[test]
    fn a_coarse_drawing_keeps_the_corners_and_leaves_the_ripples_out() {
        let place = |x: f64, y: f64| WorldPlace { x, y };
        let line =
            [place(0.0, 0.0), place(0.25, 0.001), place(0.5, 0.5), place(0.75, 0.251), place(1.0, 0.0)];
        let matters = matters_within(&line);
        let kept = |tolerance: f64| matters.iter().filter(|matters| **matters >= tolerance).count();
        assert_eq!([1e-9, 1e-2, 0.4, 1.0].map(kept), [5, 4, 3, 2]);
    }
}
