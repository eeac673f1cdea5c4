//! One `kiddo` tree of earth-centred points per procedure, asked for more and more of the nearest until enough of them
//! are open: it has no way to leave some out.

use std::num::NonZero;
use std::sync::Arc;

use anyhow::{Context, Result};
use domain::Ecef;
use kiddo::{ImmutableKdTree, SquaredEuclidean};

use super::{Session, System, growth, rank};
use crate::data::World;
use crate::questions::{K, Question};

/// How much more is asked for each time.
const WIDEN: usize = 4;
/// Open candidates wanted, of which the geodesic chooses.
const WANTED: usize = K + 2;

pub(super) struct PerProcedure {
    world: Arc<World>,
    trees: Vec<ImmutableKdTree<f64, 3>>,
    bytes: u64,
}

impl PerProcedure {
    pub(super) fn new(world: Arc<World>) -> Result<Self> {
        let tree = |points: &Vec<u32>| {
            let places: Vec<[f64; 3]> = points.iter().map(|point| world.ecef[*point as usize].0).collect();
            ImmutableKdTree::new_from_slice(&places).context("kiddo builds no tree")
        };
        let (trees, grown) = growth(|| world.offered_by.iter().map(tree).collect::<Result<_>>())?;
        let bytes = grown + (world.offers() * size_of::<u32>() + world.points() * size_of::<u32>()) as u64;
        Ok(Self { trees: trees?, world, bytes })
    }

    fn answer(&self, question: &Question) -> Vec<u32> {
        let from = Ecef::of(question.from).0;
        let offices = &self.world.offered_by[question.procedure];
        let mut asked = WANTED;
        loop {
            let count = NonZero::new(asked.min(offices.len())).unwrap_or(NonZero::<usize>::MIN);
            let nearest =
                self.trees[question.procedure].query(&from).nearest_n::<SquaredEuclidean<f64>>(count);
            let points = nearest.execute().into_iter().map(|found| offices[found.item as usize]);
            let open: Vec<u32> = points.filter(|point| question.is_open(&self.world, *point)).collect();
            if open.len() >= WANTED || asked >= offices.len() {
                return rank::nearest(&self.world, question, open.into_iter().take(WANTED));
            }
            asked *= WIDEN;
        }
    }
}

impl System for PerProcedure {
    fn name(&self) -> &'static str {
        "kiddo"
    }

    fn memory_bytes(&self) -> u64 {
        self.bytes
    }

    fn session(&self) -> Result<Box<dyn Session + '_>> {
        Ok(Box::new(|question: &Question| Ok(self.answer(question))))
    }
}
