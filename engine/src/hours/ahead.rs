//! The pieces of any schedule from a minute on, for a question that asks about many of them.

use std::vec;

use domain::service::StatusFrom;
use domain::{Schedule, UtcMinute};

use super::compiled_day::{CompiledDay, PiecesOfDay};
use super::day::Day;
use super::days_from::DaysFrom;
use super::index::HoursIndex;

/// The days from a minute on.
pub(crate) struct Ahead<'i> {
    index: &'i HoursIndex,
    may_compile: bool,
    /// The hours of a day that isn't compiled are evaluated.
    days: DaysFrom<CompiledDay>,
}

impl<'i> Ahead<'i> {
    /// The days from a minute to another. A question about few doors had better evaluate hours than compile a day of
    /// all of them.
    pub(crate) fn new(index: &'i HoursIndex, from: UtcMinute, to: UtcMinute, may_compile: bool) -> Self {
        Self { index, may_compile, days: DaysFrom::new(from, to) }
    }

    /// A schedule by its number.
    pub(crate) fn schedule(&self, number: u32) -> &Schedule {
        self.index.schedule(number)
    }

    /// The pieces of a schedule, the first one that which holds at the minute.
    pub(crate) fn pieces(&self, number: u32, from: UtcMinute) -> impl Iterator<Item = StatusFrom> + '_ {
        let mut next = Some(from);
        let days = std::iter::from_fn(move || {
            let from = next?;
            let (pieces, after) = self.pieces_of_day(number, from);
            next = after;
            Some(pieces)
        });
        days.flatten()
    }

    /// The pieces of the day of a minute, and the first minute of the next one.
    fn pieces_of_day(&self, number: u32, from: UtcMinute) -> (Pieces<'_>, Option<UtcMinute>) {
        let day = Day::of(from);
        match self.day(day) {
            Some(compiled) => {
                (Pieces::Compiled(compiled.pieces_from(number, from)), Some(day.next().start()))
            }
            None => {
                let (pieces, next) = self.index.evaluated_day(number, from);
                (Pieces::Evaluated(pieces.into_iter()), next)
            }
        }
    }

    fn day(&self, day: Day) -> Option<&CompiledDay> {
        self.days.get_or_look_up(day, || self.index.day(day, self.may_compile))
    }
}

/// The pieces of a schedule on a day.
enum Pieces<'d> {
    Compiled(PiecesOfDay<'d>),
    Evaluated(vec::IntoIter<StatusFrom>),
}

impl Iterator for Pieces<'_> {
    type Item = StatusFrom;

    fn next(&mut self) -> Option<StatusFrom> {
        match self {
            Self::Compiled(pieces) => pieces.next(),
            Self::Evaluated(pieces) => pieces.next(),
        }
    }
}
