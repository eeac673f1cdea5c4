//! One `rstar` tree of earth-centred points per procedure, walked nearest-first past what is closed.

use std::sync::Arc;

use anyhow::Result;
use domain::Ecef;
use domain::ellipsoid::chord_beyond_reach_m;
use rstar::RTree;
use rstar::primitives::GeomWithData;

use super::{Session, System, growth, rank};
use crate::data::World;
use crate::questions::{K, Question};

type Tree = RTree<GeomWithData<[f64; 3], u32>>;

pub(super) struct PerProcedure {
    world: Arc<World>,
    trees: Vec<Tree>,
    bytes: u64,
}

impl PerProcedure {
    pub(super) fn new(world: Arc<World>) -> Result<Self> {
        let leaf = |point: &u32| GeomWithData::new(world.ecef[*point as usize].0, *point);
        let tree = |points: &Vec<u32>| RTree::bulk_load(points.iter().map(leaf).collect());
        let (trees, bytes) = growth(|| world.offered_by.iter().map(tree).collect())?;
        Ok(Self { world, trees, bytes })
    }

    fn answer(&self, question: &Question) -> Vec<u32> {
        let mut nearest = self.trees[question.procedure]
            .nearest_neighbor_iter_with_distance_2(Ecef::of(question.from).0)
            .filter(|(leaf, _)| question.is_open(&self.world, leaf.data));
        let mut found: Vec<(f64, u32)> =
            nearest.by_ref().take(K).map(|(leaf, squared)| (squared, leaf.data)).collect();
        // The chord's order is the geodesic's but for near ties, which the geodesic decides.
        if let Some(last) = found.last() {
            let reach = chord_beyond_reach_m(last.0.sqrt()).powi(2);
            let ties = nearest.take_while(|(_, squared)| *squared < reach);
            found.extend(ties.map(|(leaf, squared)| (squared, leaf.data)));
        }
        rank::nearest(&self.world, question, found.into_iter().map(|(_, point)| point))
    }
}

impl System for PerProcedure {
    fn name(&self) -> &'static str {
        "rstar"
    }

    fn memory_bytes(&self) -> u64 {
        self.bytes
    }

    fn session(&self) -> Result<Box<dyn Session + '_>> {
        Ok(Box::new(|question: &Question| Ok(self.answer(question))))
    }
}
