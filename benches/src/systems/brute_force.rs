//! Every office that offers the procedure is looked at. All other answers are compared with this one.

use std::sync::Arc;

use anyhow::Result;

use super::{Session, System, rank};
use crate::data::World;
use crate::questions::Question;

pub(crate) struct BruteForce {
    world: Arc<World>,
}

impl BruteForce {
    pub(crate) fn new(world: Arc<World>) -> Self {
        Self { world }
    }

    pub(crate) fn answer(&self, question: &Question) -> Vec<u32> {
        let (world, offices) = (&self.world, self.world.offered_by[question.procedure].iter().copied());
        let open = offices.filter(|point| question.is_open(world, *point));
        rank::nearest(world, question, open.filter(|point| question.matches_name(world, *point)))
    }
}

impl System for BruteForce {
    fn name(&self) -> &'static str {
        "brute-force"
    }

    fn memory_bytes(&self) -> u64 {
        (self.world.offers() * size_of::<u32>()
            + self.world.points() * (3 * size_of::<f64>() + size_of::<u32>())) as u64
    }

    fn session(&self) -> Result<Box<dyn Session + '_>> {
        Ok(Box::new(|question: &Question| Ok(self.answer(question))))
    }
}
