//! Where people may ask from: the hexagons of a country, each by its centre.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use domain::{AreaCode, Ecef, Position};
use h3o::{CellIndex, LatLng, Resolution};

use crate::Areas;

/// Hexagons of about 5 km², 1.4 km on an edge.
const RESOLUTION: Resolution = Resolution::Seven;
/// The hexagons that are looked through for those of the country, of about 12,000 km².
const COARSE: Resolution = Resolution::Three;

/// A hexagon of H3, resolution 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hexagon(u64);

impl Hexagon {
    /// The hexagon around a position.
    #[must_use]
    pub fn around(position: Position) -> Self {
        Self(lat_lng(position).to_cell(RESOLUTION).into())
    }

    /// Its index in H3.
    #[must_use]
    pub fn index(self) -> u64 {
        self.0
    }

    /// Its corners, around it.
    #[must_use]
    pub fn corners(self) -> Vec<Position> {
        let cell = CellIndex::try_from(self.0).ok();
        let corners = cell.map(CellIndex::boundary);
        let position = |at: &LatLng| Position::from_degrees(at.lat(), at.lng()).ok();
        corners.iter().flat_map(|corners| corners.iter()).filter_map(position).collect()
    }
}

impl std::fmt::Display for Hexagon {
    /// As H3 writes it: 15 hexadecimal digits.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:x}", self.0)
    }
}

/// A hexagon from whose centre is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The hexagon.
    pub hexagon: Hexagon,
    /// Its centre.
    pub centre: Position,
    /// The subdistrict that the centre lies in.
    pub subdistrict: AreaCode,
    ecef: Ecef,
}

/// All hexagons whose centres lie in the areas of a register, by their index.
pub struct Universe {
    places: Vec<Place>,
    nodes: Vec<Node>,
    /// Cells of each subdistrict.
    counts: BTreeMap<AreaCode, usize>,
}

/// Hexagons side by side, in a ball around all their centres.
pub(super) struct Node {
    pub(super) places: Range<usize>,
    pub(super) centre: Ecef,
    pub(super) radius_m: f64,
    /// The position that questions for the whole node are asked from.
    pub(super) position: Position,
    /// Nodes below; none: its places are looked at.
    pub(super) below: Range<usize>,
}

/// Places of a node that isn't parted further.
const LEAF: usize = 8;
/// Parts of a node.
const PARTS: usize = 7;

impl Universe {
    /// The hexagons of areas.
    #[must_use]
    pub fn of(areas: &Areas) -> Self {
        let mut coarse: BTreeSet<CellIndex> = BTreeSet::new();
        for (edge, ..) in areas.borders_with_owners() {
            // No area is so large that a coarse hexagon without any border nearby lies in it.
            if let Ok(at) = LatLng::new(edge.start.y, edge.start.x) {
                let cell = at.to_cell(COARSE);
                if !coarse.contains(&cell) {
                    coarse.extend(cell.grid_disk::<Vec<_>>(1));
                }
            }
        }
        let place = |cell: CellIndex| {
            let at = LatLng::from(cell);
            let centre = Position::from_degrees(at.lat(), at.lng()).ok()?;
            let subdistrict = areas.locate(centre)?.subdistrict;
            Some(Place { hexagon: Hexagon(cell.into()), centre, subdistrict, ecef: Ecef::of(centre) })
        };
        let mut places: Vec<Place> =
            coarse.into_iter().flat_map(|cell| cell.children(RESOLUTION)).filter_map(place).collect();
        places.sort_by_key(|place| place.hexagon);
        places.dedup_by_key(|place| place.hexagon);
        Self::new(places)
    }

    fn new(places: Vec<Place>) -> Self {
        let mut counts = BTreeMap::new();
        for place in &places {
            *counts.entry(place.subdistrict).or_default() += 1;
        }
        let mut universe = Self { places, nodes: Vec::new(), counts };
        if !universe.places.is_empty() {
            let all = 0..universe.places.len();
            universe.nodes.push(universe.node(all));
            let mut next = 0;
            while next < universe.nodes.len() {
                universe.part(next);
                next += 1;
            }
        }
        universe
    }

    fn part(&mut self, number: usize) {
        let Range { start, end } = self.nodes[number].places;
        if end - start <= LEAF {
            return;
        }
        let first = self.nodes.len();
        let each = (end - start).div_ceil(PARTS);
        for from in (start..end).step_by(each) {
            let part = self.node(from..(from + each).min(end));
            self.nodes.push(part);
        }
        self.nodes[number].below = first..self.nodes.len();
    }

    /// Neighbours in the order of the index lie near each other; how near is measured.
    fn node(&self, range: Range<usize>) -> Node {
        let places = &self.places[range.clone()];
        let middle = &places[places.len() / 2];
        let chords = places.iter().map(|place| middle.ecef.chord_m(place.ecef));
        Node {
            places: range,
            centre: middle.ecef,
            radius_m: chords.fold(0.0, f64::max),
            position: middle.centre,
            below: 0..0,
        }
    }

    /// The hexagons, by their index.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// How many people live in a hexagon of a subdistrict: its people are spread evenly over its hexagons. None: nobody said how
    /// many they are.
    pub(super) fn people_in_one(
        &self,
        subdistrict: AreaCode,
        people: &BTreeMap<AreaCode, u64>,
    ) -> Option<f64> {
        Some(*people.get(&subdistrict)? as f64 / self.count_in(subdistrict).max(1) as f64)
    }

    /// How many hexagons have their centres in a subdistrict.
    #[must_use]
    pub fn count_in(&self, subdistrict: AreaCode) -> usize {
        self.counts.get(&subdistrict).copied().unwrap_or(0)
    }
}

fn lat_lng(position: Position) -> LatLng {
    LatLng::new(position.latitude_degrees(), position.longitude_degrees())
        .expect("degrees of a position are finite")
}
