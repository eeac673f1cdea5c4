//! Following a text through the sorted names, with slips: an automaton whose states are stretches of the order.

use std::ops::Range;

use super::index::{END, NamesView};
use super::slips::{LIKELY, missing_or_extra, wrong};

/// Names that hold a text, or its beginning as their end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// The beginnings of words at which it stands.
    pub(crate) range: Range<usize>,
    /// How many bytes of their keys it covers.
    pub(crate) depth: usize,
    /// How many bytes of the text are used up: all of them, or as many as there are until the names end.
    pub(crate) used: usize,
    /// Slips that are left.
    pub(crate) slips: u32,
    /// What those that were made cost.
    pub(crate) cost: u32,
    /// Bytes since the last slip, or the beginning.
    since: usize,
}

/// Letters between two slips, at least: whoever slips more often than that writes another word.
const APART: usize = 6;

/// How many matches are collected at most: what has more says too little.
const MOST_MATCHES: usize = 4_096;

/// Every way in which names hold a text where one of their words begins, with at most so many slips. Also the names that
/// end before the text does, if at least `least` bytes of it were used: the rest may be their place.
pub(crate) fn walk(names: NamesView<'_>, text: &[u8], slips: u32, least: usize) -> Vec<Match> {
    let mut walk = Walk { names, text, least, matches: Vec::new() };
    let all = Match { range: names.everything(), depth: 0, used: 0, slips, cost: 0, since: APART };
    if !text.is_empty() {
        walk.from(all);
    }
    walk.matches
}

struct Walk<'n, 't> {
    names: NamesView<'n>,
    text: &'t [u8],
    least: usize,
    matches: Vec<Match>,
}

impl Walk<'_, '_> {
    fn from(&mut self, mut state: Match) {
        loop {
            if state.range.is_empty() || self.matches.len() >= MOST_MATCHES {
                return;
            }
            if state.used == self.text.len() {
                self.matches.push(state);
                return;
            }
            if state.used >= self.least {
                let range = self.names.ended(state.range.clone(), state.depth);
                if !range.is_empty() {
                    self.matches.push(Match { range, ..state.clone() });
                }
            }
            if state.slips > 0 && state.since >= APART {
                self.slip(&state);
            }
            state = self.step(&state, self.text[state.used]);
        }
    }

    /// The names that go on with the byte that was typed.
    fn step(&self, state: &Match, byte: u8) -> Match {
        let range = self.names.narrowed(state.range.clone(), state.depth, byte);
        let (depth, used, since) = (state.depth + 1, state.used + 1, state.since + 1);
        Match { range, depth, used, since, ..state.clone() }
    }

    fn slip(&mut self, state: &Match) {
        let typed = self.text[state.used];
        let before = state.used.checked_sub(1).map(|at| self.text[at]);
        let after = Match { slips: state.slips - 1, since: 0, ..state.clone() };
        let slipped = |more: u32| Match { cost: state.cost + more, ..after.clone() };
        // Pressed besides.
        self.from(Match { used: state.used + 1, ..slipped(missing_or_extra(typed, before)) });
        // Two that changed places.
        if let Some(&next) = self.text.get(state.used + 1).filter(|next| **next != typed) {
            let first = self.step(&slipped(LIKELY), next);
            let second = self.step(&first, typed);
            self.from(second);
        }
        for (byte, range) in self.names.branches(state.range.clone(), state.depth) {
            // The same byte twice is another way to the same end.
            if byte == END || byte == typed {
                continue;
            }
            let branch = |more: u32| Match { range: range.clone(), depth: state.depth + 1, ..slipped(more) };
            // Another in its place.
            self.from(Match { used: state.used + 1, ..branch(wrong(typed, byte)) });
            // Left out.
            self.from(branch(missing_or_extra(byte, before)));
        }
    }
}
