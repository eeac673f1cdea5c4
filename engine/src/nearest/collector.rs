//! The k nearest candidates so far, and how far the search still has to look.

use std::collections::BinaryHeap;

use domain::Metres;
use domain::ellipsoid::{chord_beyond_reach_m, longest_chord_m};

/// A candidate that passed every condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Found {
    /// A point of the snapshot, by ordinal.
    Base(u32),
    /// A point of the overlay, by its place there.
    Overlay(u32),
}

/// A chord in metres, ordered; never NaN.
#[derive(Clone, Copy, PartialEq)]
struct Chord(f64);

impl Eq for Chord {}

impl PartialOrd for Chord {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Chord {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Keeps every candidate that may be among the `limit` nearest by the geodesic.
pub(crate) struct Collector {
    limit: usize,
    /// The `limit` shortest chords so far, the longest of them on top.
    shortest: BinaryHeap<Chord>,
    candidates: Vec<(f64, Found)>,
    reach_m: f64,
}

impl Collector {
    pub(crate) fn new(limit: usize, radius: Option<Metres>) -> Self {
        let reach_m = radius.map_or(f64::INFINITY, longest_chord_m);
        Self { limit, shortest: BinaryHeap::new(), candidates: Vec::new(), reach_m }
    }

    /// The longest chord in metres that a candidate can have and still be among the nearest.
    pub(crate) fn reach_m(&self) -> f64 {
        self.reach_m
    }

    /// Takes a candidate; each only once.
    pub(crate) fn take(&mut self, chord_m: f64, found: Found) {
        if chord_m > self.reach_m {
            return;
        }
        self.candidates.push((chord_m, found));
        self.shortest.push(Chord(chord_m));
        if self.shortest.len() > self.limit {
            self.shortest.pop();
        }
        if self.shortest.len() == self.limit
            && let Some(farthest) = self.shortest.peek()
        {
            self.reach_m = self.reach_m.min(chord_beyond_reach_m(farthest.0));
        }
    }

    /// The candidates within reach, in no order: the nearest `limit` by the geodesic are among them.
    pub(crate) fn into_candidates(self) -> impl Iterator<Item = Found> {
        let reach_m = self.reach_m;
        self.candidates.into_iter().filter(move |(chord_m, _)| *chord_m <= reach_m).map(|(_, found)| found)
    }
}
