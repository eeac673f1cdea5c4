//! The parts of a door's days in the order in which they come to pass, through changes of its clock.

use chrono::{DateTime, NaiveDate, NaiveTime, Offset, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

use super::{Schedule, Status};

const DAY_SECONDS: i64 = 86_400;

/// From an instant on, one status, until the next piece begins. Two pieces in a row may have the same status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Seconds since 1970 in UTC.
    pub from: i64,
    /// What holds.
    pub status: Status,
}

/// The pieces of a schedule from an instant on. It ends where the calendar does, unless it is told to end earlier.
#[derive(Debug)]
pub struct Timeline<'s> {
    schedule: &'s Schedule,
    at: Option<DateTime<Utc>>,
    end: i64,
    /// The pieces of the stretch that was read last, the next one at the end.
    stretch: Vec<Piece>,
}

impl<'s> Timeline<'s> {
    pub(super) fn new(schedule: &'s Schedule, from: DateTime<Utc>) -> Self {
        Self { schedule, at: Some(from), end: i64::MAX, stretch: Vec::new() }
    }

    /// The same without the pieces that begin at a second since 1970 in UTC or later; hours of days that begin later
    /// are not evaluated.
    #[must_use]
    pub fn until(self, end: i64) -> Self {
        Self { end, ..self }
    }
}

impl Iterator for Timeline<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if self.stretch.is_empty() {
            let at = self.at.filter(|at| at.timestamp() < self.end)?;
            let (date, stretch) = Stretch::at(at, self.schedule.zone())?;
            self.at = DateTime::from_timestamp(stretch.end, 0);
            self.stretch = stretch.pieces(self.schedule, date, at.timestamp());
        }
        self.stretch.pop().filter(|piece| piece.from < self.end)
    }
}

/// A part of a local day without a change of the clock.
struct Stretch {
    /// Seconds since 1970 in UTC of the day's midnight, if the clock had never been changed since.
    midnight: i64,
    end: i64,
}

impl Stretch {
    /// The rest of the local day, or of the time until the clock changes.
    fn at(at: DateTime<Utc>, zone: Tz) -> Option<(NaiveDate, Self)> {
        let offset = offset_seconds(at, zone);
        let local = at.naive_utc().checked_add_signed(TimeDelta::seconds(offset))?;
        let midnight = local.date().and_time(NaiveTime::MIN).and_utc().timestamp() - offset;
        let end = midnight + DAY_SECONDS;
        let last = DateTime::from_timestamp(end - 1, 0)?;
        let end =
            if offset_seconds(last, zone) == offset { end } else { change_after(at.timestamp(), end, zone)? };
        Some((local.date(), Self { midnight, end }))
    }

    /// The pieces from an instant on, the last one first.
    fn pieces(&self, schedule: &Schedule, date: NaiveDate, at: i64) -> Vec<Piece> {
        let outline = schedule.outline(date);
        let mut pieces = Vec::with_capacity(outline.0.len());
        for part in outline.0.iter().rev() {
            let [from, to] = [part.span.from, part.span.to].map(|m| self.midnight + i64::from(m) * 60);
            if from.max(at) < to.min(self.end) {
                pieces.push(Piece { from: from.max(at), status: part.status });
            }
        }
        pieces
    }
}

fn offset_seconds(at: DateTime<Utc>, zone: Tz) -> i64 {
    i64::from(zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc())
}

/// The second at which the clock has another offset for the first time, given that it has at the end.
fn change_after(from: i64, to: i64, zone: Tz) -> Option<i64> {
    let offset_at = |second| Some(offset_seconds(DateTime::from_timestamp(second, 0)?, zone));
    let before = offset_at(from)?;
    let (mut low, mut high) = (from, to - 1);
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        if offset_at(middle)? == before { low = middle } else { high = middle }
    }
    Some(high)
}

pub(super) fn minute_of_day(time: NaiveTime) -> u16 {
    // Under 1440, so it fits.
    (time.num_seconds_from_midnight() / 60) as u16
}
