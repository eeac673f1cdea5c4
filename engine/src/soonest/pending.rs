//! What waits to be looked at, the most promising first.

use crate::nearest::{Found, NodeAt};
use crate::ranked::Done;

/// Something that can't promise an earlier end than this, and among equals no shorter chord.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pending {
    pub(super) done: Done,
    /// Chords are never NaN and not negative, so their bits order as they do.
    chord_bits: u64,
    pub(super) what: What,
}

/// What waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// A point whose end is known, by its place among the measured ones.
    Measured(usize),
    /// A point that passes the gate.
    Point(Found),
    /// A node of a tree.
    Node(usize, NodeAt),
}

impl Pending {
    pub(super) fn new(done: Done, chord_m: f64, what: What) -> Self {
        Self { done, chord_bits: chord_m.to_bits(), what }
    }

    pub(super) fn chord_m(self) -> f64 {
        f64::from_bits(self.chord_bits)
    }
}
