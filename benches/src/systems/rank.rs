//! The exact order of candidates, for systems that find them by another measure.

use domain::Ecef;
use domain::ellipsoid::{chord_beyond_reach_m, geodesic};

use crate::data::World;
use crate::questions::{K, Question};

/// The `K` nearest of the candidates by the geodesic: chords first, then the geodesic for those that it can still move.
pub(crate) fn nearest(world: &World, question: &Question, candidates: impl Iterator<Item = u32>) -> Vec<u32> {
    let from = Ecef::of(question.from);
    let mut chords: Vec<(f64, u32)> =
        candidates.map(|point| (from.chord_m(world.ecef[point as usize]), point)).collect();
    if chords.len() > K {
        let (_, last, _) = chords.select_nth_unstable_by(K - 1, |a, b| a.0.total_cmp(&b.0));
        let reach = chord_beyond_reach_m(last.0);
        chords.retain(|(chord, _)| *chord < reach);
    }
    let measured = chords.into_iter().map(|(_, point)| (geodesic_m(world, question, point), point));
    let mut measured: Vec<(f64, u32)> = measured.collect();
    measured.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    measured.into_iter().take(K).map(|(_, point)| point).collect()
}

/// Metres from the question's place to a point.
pub(crate) fn geodesic_m(world: &World, question: &Question, point: u32) -> f64 {
    geodesic(question.from, world.places[point as usize]).0
}
