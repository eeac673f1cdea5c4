//! Parts of the year that a sentence can say.

use std::ops::RangeInclusive;

use opening_hours_syntax::rules::day::{Date, Month, MonthdayRange};

/// Last year of a range without an end.
const NO_END: i32 = 9999;

/// First day of a range without a beginning, as `read_hours` writes it.
const LONG_AGO: (i32, u8, u8) = (1900, 1, 1);

/// Lengths of the months, the longest that they have.
const LENGTHS: [u8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// A day of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SaidDate {
    pub(super) year: i32,
    pub(super) month: Month,
    pub(super) day: u8,
}

/// A part of the year, or of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SaidSeason {
    Months(RangeInclusive<Month>),
    /// Days of every month, from the first to the last of each range.
    EveryMonth(Vec<(u8, u8)>),
    Day(SaidDate),
    Days(SaidDate, SaidDate),
    From(SaidDate),
    /// Until the day before.
    Before(SaidDate),
}

impl SaidSeason {
    /// Whether the days are named, so that *every day* says nothing more.
    pub(super) fn names_days(&self) -> bool {
        matches!(self, Self::Day(_) | Self::EveryMonth(_))
    }
}

/// The parts of the year that a rule is about. None where no sentence says them.
pub(super) fn seasons(ranges: &[MonthdayRange]) -> Option<Vec<SaidSeason>> {
    if let Some(days) = days_of_every_month(ranges) {
        return Some(vec![SaidSeason::EveryMonth(days)]);
    }
    ranges.iter().map(season).collect()
}

fn season(range: &MonthdayRange) -> Option<SaidSeason> {
    match range {
        MonthdayRange::Month { range, year: None } => Some(SaidSeason::Months(range.clone())),
        MonthdayRange::Month { .. } => None,
        MonthdayRange::Date { start, end } => {
            let (from, to) = (exact(start.0)?, exact(end.0)?);
            let is_plain = start.1 == Default::default() && end.1 == Default::default();
            is_plain.then_some(match (from, to) {
                (from, to) if from == to => SaidSeason::Day(from),
                (from, to) if to.year == NO_END => SaidSeason::From(from),
                (from, to) if (from.year, from.month as u8, from.day) == LONG_AGO => {
                    SaidSeason::Before(next_day(to)?)
                }
                (from, to) => SaidSeason::Days(from, to),
            })
        }
    }
}

fn exact(date: Date) -> Option<SaidDate> {
    match date {
        Date::Fixed { year: Some(year), month, day } => Some(SaidDate { year: *year, month, day }),
        _ => None,
    }
}

fn next_day(date: SaidDate) -> Option<SaidDate> {
    use chrono::{Datelike, NaiveDate};
    let day = NaiveDate::from_ymd_opt(date.year, date.month as u32, u32::from(date.day))?;
    let next = day.succ_opt()?;
    let month = Month::try_from(next.month() as u8).ok()?;
    Some(SaidDate { year: next.year(), month, day: next.day() as u8 })
}

/// The days that every month has among the ranges, if they are the same in each.
fn days_of_every_month(ranges: &[MonthdayRange]) -> Option<Vec<(u8, u8)>> {
    let mut days = [0_u32; 12];
    for range in ranges {
        let MonthdayRange::Date { start: (start, first), end: (end, last) } = range else { return None };
        let (Date::Fixed { year: None, month, day: from }, Date::Fixed { year: None, month: until, day: to }) =
            (*start, *end)
        else {
            return None;
        };
        let is_plain = *first == Default::default() && *last == Default::default();
        if !is_plain || month != until || from > to {
            return None;
        }
        days[month as usize - 1] |= (from..=to).fold(0, |bits, day| bits | 1 << day);
    }
    let january = days[0];
    let has = |length: u8| (1..=length).fold(0, |bits, day| bits | 1 << day);
    let is_same = days.iter().zip(LENGTHS).all(|(days, length)| *days == january & has(length));
    (january != 0 && is_same).then(|| runs(january))
}

fn runs(days: u32) -> Vec<(u8, u8)> {
    let mut runs: Vec<(u8, u8)> = Vec::new();
    for day in (1..=31).filter(|day| days & 1 << day != 0) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => runs.push((day, day)),
        }
    }
    runs
}
