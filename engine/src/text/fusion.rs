//! Two rankings of one question as one.

use std::collections::BTreeMap;

use domain::ProcedureId;

use crate::query::ScoredProcedure;

/// What the place in a ranking counts: 1 of so many more than its rank (reciprocal rank fusion, Cormack and others, 2009;
/// with their 60 the first places would count alike).
const BEFORE_FIRST: f32 = 3.0;
/// What the second ranking counts beside the first.
const SECOND: f32 = 0.6;

/// The procedures of both rankings, best first, with scores on the scale of the first that fall from one to the next. The
/// best of the first ranking stays the best.
pub(crate) fn fused(first: Vec<ScoredProcedure>, second: Vec<ScoredProcedure>) -> Vec<ScoredProcedure> {
    let best = |ranking: &[ScoredProcedure]| ranking.first().map_or(1.0, |best| best.score);
    let scale = best(&first) / best(&second);
    let leader = first.first().map(|best| best.procedure.id.clone());
    let mut all: BTreeMap<ProcedureId, (f32, ScoredProcedure)> = BTreeMap::new();
    for (ranking, weight, scale) in [(first, 1.0, 1.0), (second, SECOND, scale)] {
        for (rank, found) in ranking.into_iter().enumerate() {
            let points = weight / (BEFORE_FIRST + rank as f32);
            let score = found.score * scale;
            let (sum, known) = all.entry(found.procedure.id.clone()).or_insert((0.0, found));
            *sum += points;
            known.score = known.score.max(score);
        }
    }
    let mut ranked: Vec<(f32, ScoredProcedure)> = all.into_values().collect();
    let leads = |one: &ScoredProcedure| Some(&one.procedure.id) == leader.as_ref();
    // Stable: of equals the smaller id stays first.
    ranked.sort_by(|(sum_a, a), (sum_b, b)| leads(b).cmp(&leads(a)).then(sum_b.total_cmp(sum_a)));
    falling(ranked.into_iter().map(|(_, found)| found).collect())
}

/// No score larger than one before it.
pub(crate) fn falling(mut ranked: Vec<ScoredProcedure>) -> Vec<ScoredProcedure> {
    let mut least = f32::INFINITY;
    for found in &mut ranked {
        least = least.min(found.score);
        found.score = least;
    }
    ranked
}

#[cfg(test)]
mod tests {
    use domain::Procedure;

    use super::*;

    fn ranking(scored: &[(&str, f32)]) -> Vec<ScoredProcedure> {
        let found = |(id, score): &(&str, f32)| {
            let id = ProcedureId::new(*id).unwrap();
            ScoredProcedure { procedure: Procedure::titled(id, "งาน".to_owned()), score: *score }
        };
        scored.iter().map(found).collect()
    }

    #[test]
    fn the_best_of_the_first_stays_and_what_both_have_comes_next() {
        let first = ranking(&[("a", 10.0), ("b", 9.0), ("c", 8.0), ("d", 7.0)]);
        let second = ranking(&[("d", 2.0), ("e", 1.0)]);
        let ids: Vec<(String, f32)> = fused(first, second)
            .into_iter()
            .map(|found| (found.procedure.id.as_str().to_owned(), found.score))
            .collect();
        let expected = [("a", 10.0), ("d", 10.0), ("b", 9.0), ("c", 8.0), ("e", 5.0)];
        assert_eq!(ids, expected.map(|(id, score)| (id.to_owned(), score)));
    }
}
