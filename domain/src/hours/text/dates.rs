//! Dates of one year or of every year, as they are written.

use chrono::{Datelike, NaiveDate};

use super::cursor::Cursor;
use super::lexicon::Word;
use super::token::Kind;

pub(super) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Most days that each month can have.
pub(super) const LENGTHS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Years of the Buddhist era are so much greater.
const BUDDHIST_ERA: u32 = 543;

/// A day of a month, of one year if that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) day: u32,
    /// Counted from 0.
    pub(super) month: usize,
    pub(super) year: Option<i32>,
    /// The day of the week that it is said to be, Monday is 0.
    weekday: Option<u8>,
}

impl Date {
    /// The day itself. None without a year, or where no such day is, or where it is another day of the week.
    pub(super) fn exact(self) -> Option<NaiveDate> {
        let date = NaiveDate::from_ymd_opt(self.year?, self.month as u32 + 1, self.day)?;
        let said = self.weekday.is_none_or(|day| u32::from(day) == date.weekday().num_days_from_monday());
        said.then_some(date)
    }

    /// The day of every year. None where a year or a day of the week is said.
    pub(super) fn of_every_year(self) -> Option<String> {
        let is_yearly = self.year.is_none() && self.weekday.is_none();
        is_yearly.then(|| format!("{} {:02}", MONTHS[self.month], self.day))
    }

    fn order(self) -> (usize, u32) {
        (self.month, self.day)
    }
}

/// `15 มกราคม 2569`, `วันพุธที่ 9 ธ.ค. 69`, `15/1/2569`, `January 15, 2026`, with or without a year.
pub(super) fn date(cursor: &mut Cursor<'_>) -> Option<Date> {
    cursor.attempt(with_strokes).or_else(|| cursor.attempt(month_first)).or_else(|| cursor.attempt(day_first))
}

/// The first and the last day of `1-15 ธ.ค. 2569`, or of two dates. The year may be said once, at the end.
pub(super) fn range(cursor: &mut Cursor<'_>) -> Option<(Date, Date)> {
    let (first, last) = cursor.attempt(days_of_one_month).or_else(|| cursor.attempt(two_dates))?;
    let year = match (first.year, last.year) {
        (None, Some(year)) if first.order() > last.order() => Some(year - 1),
        (None, year) => year,
        (Some(_), None) => return None,
        (year, _) => year,
    };
    Some((Date { year, ..first }, last))
}

fn days_of_one_month(cursor: &mut Cursor<'_>) -> Option<(Date, Date)> {
    let (weekday, day) = day(cursor)?;
    to(cursor)?;
    let last = day_first(cursor)?;
    (day < last.day).then_some((Date { day, weekday, ..last }, last))
}

fn two_dates(cursor: &mut Cursor<'_>) -> Option<(Date, Date)> {
    let first = date(cursor)?;
    to(cursor)?;
    Some((first, date(cursor)?))
}

pub(super) fn to(cursor: &mut Cursor<'_>) -> Option<()> {
    let mut is_range = false;
    while cursor.eat_any(&super::days::RANGES) {
        is_range = true;
    }
    is_range.then_some(())
}

fn day_first(cursor: &mut Cursor<'_>) -> Option<Date> {
    let (weekday, day) = day(cursor)?;
    let month = month(cursor)?;
    let year = cursor.attempt(year);
    (day <= LENGTHS[month]).then_some(Date { day, month, year, weekday })
}

fn month_first(cursor: &mut Cursor<'_>) -> Option<Date> {
    let month = month(cursor)?;
    let (day, digits) = cursor.number()?;
    cursor.eat(Kind::Comma);
    let year = year(cursor)?;
    let is_real = digits <= 2 && (1..=LENGTHS[month]).contains(&day);
    is_real.then_some(Date { day, month, year: Some(year), weekday: None })
}

fn with_strokes(cursor: &mut Cursor<'_>) -> Option<Date> {
    let (weekday, day) = day(cursor)?;
    let (month, _) = cursor.eat(Kind::Slash).then(|| cursor.number())??;
    let year = cursor.eat(Kind::Slash).then(|| whole_year(cursor))??;
    let month = usize::try_from(month).ok()?.checked_sub(1)?;
    let is_real = LENGTHS.get(month).is_some_and(|length| day <= *length);
    is_real.then_some(Date { day, month, year: Some(year), weekday })
}

/// A day of a month, and the day of the week that may be said before it.
fn day(cursor: &mut Cursor<'_>) -> Option<(Option<u8>, u32)> {
    skip_noise(cursor);
    let weekday = cursor.attempt(|cursor| {
        cursor.eat_word(Word::DayPrefix);
        let Some(Word::Day(day)) = cursor.word() else { return None };
        cursor.advance();
        cursor.eat_word(Word::Nth).then_some(day)
    });
    Some((weekday, number_of_day(cursor)?))
}

/// A number from 1 to 31.
pub(super) fn number_of_day(cursor: &mut Cursor<'_>) -> Option<u32> {
    let (day, digits) = cursor.number()?;
    (digits <= 2 && (1..=31).contains(&day)).then_some(day)
}

/// A month, counted from 0.
pub(super) fn month(cursor: &mut Cursor<'_>) -> Option<usize> {
    skip_noise(cursor);
    let Some(Word::Month(month)) = cursor.word() else { return None };
    cursor.advance();
    Some(usize::from(month) - 1)
}

fn skip_noise(cursor: &mut Cursor<'_>) {
    while cursor.eat_word(Word::Noise) {}
}

/// A year after a month, of either era. Of two digits it is one of the Buddhist era.
pub(super) fn year(cursor: &mut Cursor<'_>) -> Option<i32> {
    skip_noise(cursor);
    cursor.attempt(|cursor| {
        let is_era = cursor.eat_word(Word::Day(2)) && cursor.eat_word(Word::Day(4));
        is_era.then_some(())
    });
    if let Some(year) = cursor.attempt(whole_year) {
        return Some(year);
    }
    let (value, digits) = cursor.number()?;
    let begins_time = matches!(cursor.peek(), Some(Kind::Dot | Kind::Colon | Kind::Word(Word::OClock)));
    let is_year = digits == 2 && value >= 50 && !begins_time;
    is_year.then(|| era(2500 + value)).flatten()
}

/// A year of four digits that can't be a time.
fn whole_year(cursor: &mut Cursor<'_>) -> Option<i32> {
    let (value, digits) = cursor.number()?;
    let is_period =
        cursor.peek() == Some(Kind::Dash) && matches!(cursor.ahead(1), Some(Kind::Number { digits: 4, .. }));
    (digits == 4 && !is_period).then(|| era(value)).flatten()
}

fn era(value: u32) -> Option<i32> {
    let year = match value {
        2400..=2700 => value - BUDDHIST_ERA,
        1950..=2200 => value,
        _ => return None,
    };
    i32::try_from(year).ok()
}
