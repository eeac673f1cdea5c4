//! One packed tree of `geo-index` per procedure, in degrees, searched by its callbacks: a bound below every box's chord,
//! the chord itself for what is open, nothing for what is closed.

use std::sync::Arc;

use anyhow::Result;
use domain::{Ecef, Position};
use geo_index::rtree::sort::HilbertSort;
use geo_index::rtree::{NeighborsOptions, RTree, RTreeBuilder, RTreeIndex};

use super::{Session, System, rank};
use crate::data::World;
use crate::questions::{K, Question};

/// Smallest radius of curvature of WGS-84, a(1 - e²), in metres: no two normals are nearer to each other, by angle,
/// than a sphere of this radius has them.
const SMALLEST_RADIUS_M: f64 = 6_378_137.0 * (1.0 - 0.006_694_379_990_14);
/// Candidates beyond `K`, of which the geodesic chooses.
const SPARE: usize = 2;

pub(super) struct PerProcedure {
    world: Arc<World>,
    trees: Vec<RTree<f64>>,
    bytes: u64,
}

impl PerProcedure {
    pub(super) fn new(world: Arc<World>) -> Self {
        let trees: Vec<RTree<f64>> = world.offered_by.iter().map(|points| tree(&world, points)).collect();
        let in_trees: usize = trees.iter().map(|tree| tree.as_ref().len()).sum();
        let bytes = (in_trees + world.offers() * size_of::<u32>() + world.points() * 28) as u64;
        Self { world, trees, bytes }
    }

    fn answer(&self, question: &Question) -> Vec<u32> {
        let (bound, from) = (Bound::around(question.from), Ecef::of(question.from).0);
        let offices = &self.world.offered_by[question.procedure];
        let chord_squared = |place: u32, _: [f64; 4]| {
            let point = offices[place as usize];
            question.is_open(&self.world, point).then(|| squared(from, self.world.ecef[point as usize].0))
        };
        let found = self.trees[question.procedure].neighbors_with_callbacks(
            NeighborsOptions::k(K + SPARE),
            |corners| bound.below(corners),
            chord_squared,
        );
        rank::nearest(&self.world, question, found.into_iter().map(|(place, _)| offices[place as usize]))
    }
}

fn tree(world: &World, points: &[u32]) -> RTree<f64> {
    let mut builder = RTreeBuilder::<f64>::new(points.len() as u32);
    for point in points {
        let place = world.places[*point as usize];
        let (x, y) = (place.longitude_degrees(), place.latitude_degrees());
        builder.add(x, y, x, y);
    }
    builder.finish::<HilbertSort>()
}

fn squared(a: [f64; 3], b: [f64; 3]) -> f64 {
    (0..3).map(|axis| (a[axis] - b[axis]).powi(2)).sum()
}

/// Bounds from below on squared chords to boxes in degrees.
struct Bound {
    longitude: f64,
    latitude: f64,
    cosine: f64,
}

impl Bound {
    fn around(position: Position) -> Self {
        let latitude = position.latitude_degrees();
        Self { longitude: position.longitude_degrees(), latitude, cosine: latitude.to_radians().cos() }
    }

    /// A squared chord is at least 4r²(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2)). The sines are replaced by the first two
    /// terms of their series, which lie below them, and cos φ₂ by cos φ₁ less the farthest Δφ. Boxes over the
    /// antimeridian are none of this world's.
    fn below(&self, [west, south, east, north]: [f64; 4]) -> f64 {
        let outside = |value: f64, low: f64, high: f64| (low - value).max(value - high).max(0.0).to_radians();
        let half_sine_squared = |angle: f64| angle * angle * (1.0 - angle * angle / 12.0) / 4.0;
        let farthest = (self.latitude - south).abs().max((self.latitude - north).abs()).to_radians();
        let parallel = self.cosine * (self.cosine - farthest).max(0.0);
        let north_south = half_sine_squared(outside(self.latitude, south, north));
        let east_west = half_sine_squared(outside(self.longitude, west, east));
        4.0 * SMALLEST_RADIUS_M * SMALLEST_RADIUS_M * (north_south + parallel * east_west)
    }
}

impl System for PerProcedure {
    fn name(&self) -> &'static str {
        "geo-index"
    }

    fn memory_bytes(&self) -> u64 {
        self.bytes
    }

    fn session(&self) -> Result<Box<dyn Session + '_>> {
        Ok(Box::new(|question: &Question| Ok(self.answer(question))))
    }
}
