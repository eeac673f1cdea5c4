//! Several cases at one office, one after the other.

use super::Visit;
use crate::UtcMinute;

/// Most cases that are put in order: their orders are tried by subset, of which there are 2^n.
pub const MOST_CASES: usize = 8;

/// The cases, each at its counter, in an order that ends first; of several such orders always the same one. `visit` gives the earliest case of a counter, by its number, for someone who is there from a minute on; it
/// never ends sooner for coming later. None: not every case is certain to be taken. Without any case it begins and ends
/// at the arrival.
///
/// # Panics
/// If there are more than [`MOST_CASES`].
#[must_use]
pub fn earliest_round(
    cases: usize,
    arrival: UtcMinute,
    mut visit: impl FnMut(usize, UtcMinute) -> Option<Visit>,
) -> Option<Visit> {
    assert!(cases <= MOST_CASES, "{cases} cases are more than {MOST_CASES}");
    let mut best: Vec<Option<Visit>> = vec![None; 1 << cases];
    best[0] = Some(Visit { starts: arrival, done: arrival });
    for done_before in 0..best.len() {
        let Some(before) = best[done_before] else { continue };
        for case in (0..cases).filter(|case| done_before & (1 << case) == 0) {
            let Some(next) = visit(case, before.done) else { continue };
            let starts = if done_before == 0 { next.starts } else { before.starts };
            let round = Visit { starts, done: next.done };
            let known = &mut best[done_before | (1 << case)];
            if known.is_none_or(|known| (round.done, round.starts) < (known.done, known.starts)) {
                *known = Some(round);
            }
        }
    }
    best[best.len() - 1]
}
