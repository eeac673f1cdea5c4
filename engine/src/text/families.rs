//! Titles that say nearly the same: the first answers to a question aren't all of one family.

use std::collections::BTreeSet;

use domain::Procedure;

use crate::query::ScoredProcedure;

/// How many answers are seen at once.
const SEEN: usize = 5;
/// How many of one family are among them, where there are others.
const OF_FAMILY: usize = 2;
/// The share of trigrams in common from which two titles are of one family.
const IN_COMMON: f64 = 0.6;

/// Puts answers of other families before the third of one, among the first.
pub(crate) fn spread(ranked: Vec<ScoredProcedure>) -> Vec<ScoredProcedure> {
    let mut families: Vec<(BTreeSet<String>, usize)> = Vec::new();
    let (mut seen, mut later) = (Vec::new(), Vec::new());
    for scored in ranked {
        if seen.len() >= SEEN {
            later.push(scored);
            continue;
        }
        let trigrams: BTreeSet<String> = trigrams(&scored.procedure);
        let family = families.iter_mut().find(|(other, _)| is_family(other, &trigrams));
        match family {
            Some((_, members)) if *members >= OF_FAMILY => later.push(scored),
            Some((_, members)) => {
                *members += 1;
                seen.push(scored);
            }
            None => {
                families.push((trigrams, 1));
                seen.push(scored);
            }
        }
    }
    seen.extend(later);
    seen
}

fn trigrams(procedure: &Procedure) -> BTreeSet<String> {
    analyzers::trigrams(&procedure.title_th).into_iter().collect()
}

fn is_family(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let common = one.intersection(other).count();
    let all = one.len() + other.len() - common;
    common as f64 >= IN_COMMON * all as f64
}
