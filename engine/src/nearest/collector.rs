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

/// Marks the number of a point of the overlay; ordinals have 32 bits.
const OF_OVERLAY: u64 = 1 << 32;

impl Found {
    /// The number that stands for it outside of the engine.
    pub(crate) fn number(self) -> u64 {
        match self {
            Self::Base(ordinal) => ordinal.into(),
            Self::Overlay(place) => OF_OVERLAY | u64::from(place),
        }
    }

    /// What a number stands for.
    pub(crate) fn of_number(number: u64) -> Self {
        // The lower half is the place, whatever the number stands for.
        let place = (number & u64::from(u32::MAX)) as u32;
        if number & OF_OVERLAY == 0 { Self::Base(place) } else { Self::Overlay(place) }
    }
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

    /// Nothing beyond a chord of so many metres will be taken.
    pub(crate) fn shorten_reach(&mut self, to_m: Option<f64>) {
        self.reach_m = to_m.map_or(self.reach_m, |to_m| self.reach_m.min(to_m));
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

    /// Forgets the candidates, all of which will be handed to it again. Its reach holds.
    pub(crate) fn forget(&mut self) {
        self.shortest.clear();
        self.candidates.clear();
    }

    /// The candidates within reach with their chords, in no order: the nearest `limit` by the geodesic are among them.
    pub(crate) fn into_candidates(mut self) -> Vec<(f64, Found)> {
        self.candidates.retain(|(chord_m, _)| *chord_m <= self.reach_m);
        self.candidates
    }
}
