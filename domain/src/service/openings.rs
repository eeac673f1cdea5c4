//! Stretches of time in which a door is open.

use std::iter::Peekable;

use crate::{Status, UtcMinute};

/// From a minute on a door has a status, until the next of these begins.
pub type StatusFrom = (UtcMinute, Status);

/// The openings among the pieces of a door's time, one after the other.
pub(super) struct Openings<I: Iterator<Item = StatusFrom>> {
    pieces: Peekable<I>,
}

impl<I: Iterator<Item = StatusFrom>> Openings<I> {
    pub(super) fn new(pieces: I) -> Self {
        Self { pieces: pieces.peekable() }
    }

    /// When the door opens next, if it does before the end.
    pub(super) fn next_opening(&mut self, end: UtcMinute) -> Option<UtcMinute> {
        while let Some((from, status)) = self.pieces.next_if(|(from, _)| *from < end) {
            if status == Status::Open {
                return Some(from);
            }
        }
        None
    }

    /// When the opening that began last ends, as far as one has to know: a minute that isn't before `enough` may stand
    /// for any later one.
    pub(super) fn closing(&mut self, enough: UtcMinute) -> UtcMinute {
        loop {
            match self.pieces.peek() {
                None => return UtcMinute(i64::MAX),
                Some((from, status)) if *status != Status::Open || *from >= enough => return *from,
                Some(_) => self.pieces.next(),
            };
        }
    }

    /// When the door, just closed, opens again, if it does before the end.
    pub(super) fn reopening(&mut self, end: UtcMinute) -> Option<UtcMinute> {
        while let Some((from, status)) = self.pieces.peek().filter(|(from, _)| *from < end) {
            if *status == Status::Open {
                return Some(*from);
            }
            self.pieces.next();
        }
        None
    }
}
