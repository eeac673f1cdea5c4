//! Parts of the year: months, dates, and days of each month, as OSM writes them.

use chrono::{Datelike, NaiveDate};

use super::UnreadHours;
use super::cursor::Cursor;
use super::dates::{self, LENGTHS, MONTHS};
use super::days::RANGES;
use super::lexicon::Word;
use super::token::Kind;

/// Most entries of a list of days of a month.
const MOST_DAYS: usize = 31;

/// The first day of a rule about everything that was before. OSM has no range without a beginning.
const LONG_AGO: &str = "1900 Jan 01";

/// A part of the year, or of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Season {
    /// In the stored form.
    pub(super) text: String,
    /// The days are said one by one, so that no day of the week has to be.
    pub(super) names_days: bool,
    span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Span {
    /// Of every year.
    Yearly,
    /// From a day to a day, or without an end.
    Dated(NaiveDate, Option<NaiveDate>),
    /// Days of one year, one by one.
    Days(Vec<NaiveDate>),
    /// Days of every month, the first is the lowest bit.
    Monthly(u32),
}

impl Span {
    fn holds(&self, day: NaiveDate) -> bool {
        match self {
            Self::Yearly => true,
            Self::Dated(from, to) => *from <= day && to.is_none_or(|to| day <= to),
            Self::Days(days) => days.contains(&day),
            Self::Monthly(days) => days & 1 << day.day0() != 0,
        }
    }
}

impl Season {
    fn yearly(text: String) -> Self {
        Self { text, names_days: false, span: Span::Yearly }
    }

    /// Whether a day may be in both. Parts of every year are taken to follow each other.
    pub(super) fn meets(&self, other: &Self) -> bool {
        match (&self.span, &other.span) {
            (Span::Yearly, Span::Yearly) => false,
            (Span::Days(days), other) | (other, Span::Days(days)) => days.iter().any(|day| other.holds(*day)),
            (Span::Monthly(one), Span::Monthly(other)) => one & other != 0,
            (Span::Dated(from, to), Span::Dated(start, end)) => {
                to.is_none_or(|to| *start <= to) && end.is_none_or(|end| *from <= end)
            }
            _ => true,
        }
    }

    /// The time before hours that begin on a day and have no end: nobody said what held then.
    pub(super) fn before(&self) -> Option<String> {
        let Span::Dated(from, None) = self.span else { return None };
        Some(format!("{LONG_AGO}-{}", dated(from.pred_opt()?)))
    }
}

/// A part of the year, if one stands here.
pub(super) fn season(cursor: &mut Cursor<'_>) -> Result<Option<Season>, UnreadHours> {
    let place = cursor.place();
    if let Some(season) = cursor.attempt(days_of_every_month) {
        return Ok(Some(season));
    }
    if let Some(days) = cursor.attempt(days_of_one_year) {
        return Ok(Some(days));
    }
    if let Some((first, last)) = cursor.attempt(dates::range) {
        return between(cursor, place, first, last).map(Some);
    }
    if let Some(date) = cursor.attempt(dates::date) {
        return single(cursor, place, date).map(Some);
    }
    let Some(months) = cursor.attempt(months) else { return Ok(None) };
    let after = cursor.place();
    if cursor.attempt(dates::year).is_some() {
        return Err(cursor.expected_at(after, "hours for every year, or the days of that year"));
    }
    Ok(Some(Season::yearly(months)))
}

/// A part of the year on which a door is closed. A date without a year is closed every year: nobody would say so of a
/// day that is over.
pub(super) fn closed(cursor: &mut Cursor<'_>) -> Result<Option<Season>, UnreadHours> {
    let feast = cursor.attempt(|cursor| {
        cursor.eat_word(Word::Feast).then_some(())?;
        skip_dates(cursor);
        (cursor.eat(Kind::Open) || matches!(cursor.peek(), Some(Kind::Number { .. }))).then_some(())
    });
    match cursor.attempt(day_of_every_year) {
        Some(day) => Ok(Some(day)),
        None if feast.is_none() && cursor.word() == Some(Word::Feast) => {
            Err(cursor.expected("the dates besides the name of the feast"))
        }
        None => season(cursor),
    }
}

fn day_of_every_year(cursor: &mut Cursor<'_>) -> Option<Season> {
    let place = cursor.place();
    let text = dates::date(cursor)?.of_every_year()?;
    let goes_on = cursor.peek() == Some(Kind::Dash) || matches!(cursor.word(), Some(Word::To | Word::Onward));
    (!goes_on && !cursor.tells_beginning(place)).then(|| Season::yearly(text))
}

fn between(
    cursor: &Cursor<'_>,
    place: usize,
    first: dates::Date,
    last: dates::Date,
) -> Result<Season, UnreadHours> {
    let is_one_month = first.month == last.month;
    if last.year.is_none() {
        let [from, to] = [first, last].map(|date| format!("{} {:02}", MONTHS[date.month], date.day));
        let text = if is_one_month { format!("{from}-{:02}", last.day) } else { format!("{from}-{to}") };
        return Ok(Season::yearly(text));
    }
    let days = first.exact().zip(last.exact()).filter(|(from, to)| from < to);
    let (from, to) =
        days.ok_or_else(|| cursor.expected_at(place, "days of the calendar, the first before the last"))?;
    let text = format!("{}-{}", dated(from), dated(to));
    Ok(Season { text, names_days: is_one_month, span: Span::Dated(from, Some(to)) })
}

fn single(cursor: &mut Cursor<'_>, place: usize, date: dates::Date) -> Result<Season, UnreadHours> {
    if date.year.is_none() {
        return Err(cursor.expected_at(place, "the year of the date, or a range of dates"));
    }
    let Some(day) = date.exact() else {
        return Err(cursor.expected_at(place, "a day of the calendar, with its day of the week"));
    };
    let (begins, has_no_end) = (cursor.tells_beginning(place), cursor.eat_word(Word::Onward));
    if begins && !has_no_end {
        return Err(cursor.expected("the end, such as ถึงวันที่ 31 มีนาคม 2569, or เป็นต้นไป"));
    }
    let (text, end) = if has_no_end { (format!("{}+", dated(day)), None) } else { (dated(day), Some(day)) };
    Ok(Season { text, names_days: !has_no_end, span: Span::Dated(day, end) })
}

/// `วันที่ 9, 16 และ 23 ธันวาคม 2569`.
fn days_of_one_year(cursor: &mut Cursor<'_>) -> Option<Season> {
    skip_dates(cursor);
    let mut numbers = vec![dates::number_of_day(cursor)?];
    while numbers.len() < MOST_DAYS
        && let Some(more) = cursor.attempt(|cursor| {
            joint(cursor)?;
            skip_dates(cursor);
            dates::number_of_day(cursor)
        })
    {
        numbers.push(more);
    }
    let month = dates::month(cursor)?;
    let year = dates::year(cursor)?;
    if numbers.len() < 2 || cursor.peek() == Some(Kind::Dash) || cursor.word() == Some(Word::To) {
        return None;
    }
    let day = |day: &u32| NaiveDate::from_ymd_opt(year, month as u32 + 1, *day);
    let days = numbers.iter().map(day).collect::<Option<Vec<_>>>()?;
    let text = days.iter().map(|day| dated(*day)).collect::<Vec<_>>().join(",");
    Some(Season { text, names_days: true, span: Span::Days(days) })
}

fn dated(date: NaiveDate) -> String {
    format!("{} {} {:02}", date.year(), MONTHS[date.month0() as usize], date.day())
}

fn months(cursor: &mut Cursor<'_>) -> Option<String> {
    let first = dates::month(cursor)?;
    let last = cursor.attempt(|cursor| if cursor.eat_any(&RANGES) { dates::month(cursor) } else { None });
    Some(match last {
        Some(last) if last != first => format!("{}-{}", MONTHS[first], MONTHS[last]),
        _ => MONTHS[first].to_owned(),
    })
}

/// `วันที่ 1-15 ของทุกเดือน`, `ทุกวันที่ 5 และ 20`.
fn days_of_every_month(cursor: &mut Cursor<'_>) -> Option<Season> {
    let is_every = cursor.eat_word(Word::OfMonth) | cursor.eat_word(Word::Every);
    let is_dates = skip_dates(cursor);
    let mut days = range_of_days(cursor)?;
    for _ in 1..MOST_DAYS {
        let more = cursor.attempt(|cursor| {
            joint(cursor)?;
            skip_dates(cursor);
            range_of_days(cursor)
        });
        match more {
            Some(more) => days |= more,
            None => break,
        }
    }
    let is_of_month = cursor.eat_word(Word::OfMonth);
    let of_one_month = matches!(cursor.word(), Some(Word::Month(_)));
    let begins_time = matches!(cursor.peek(), Some(Kind::Dot | Kind::Colon | Kind::Word(Word::OClock)));
    let is_meant = is_of_month || (is_every && is_dates && !begins_time);
    (is_meant && !of_one_month).then(|| Season {
        text: every_month(days),
        names_days: true,
        span: Span::Monthly(days),
    })
}

fn skip_dates(cursor: &mut Cursor<'_>) -> bool {
    let start = cursor.place();
    while cursor.eat_word(Word::Noise) {}
    cursor.place() > start
}

fn joint(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.eat_any(&[Kind::Comma, Kind::And, Kind::Slash, Kind::Word(Word::And)]).then_some(())
}

/// Days of a month as bits.
fn range_of_days(cursor: &mut Cursor<'_>) -> Option<u32> {
    let first = dates::number_of_day(cursor)?;
    let last = cursor.attempt(|cursor| {
        dates::to(cursor)?;
        skip_dates(cursor);
        dates::number_of_day(cursor)
    });
    let days = first..=last.unwrap_or(first);
    (!days.is_empty()).then(|| days.fold(0, |bits, day| bits | 1 << (day - 1)))
}

/// Days of every month, month by month: OSM has no shorter form.
fn every_month(days: u32) -> String {
    let mut parts = Vec::new();
    for (month, length) in MONTHS.iter().zip(LENGTHS) {
        let mut day = 1;
        while day <= length {
            let run = (day..=length).take_while(|day| days & 1 << (day - 1) != 0).count() as u32;
            match run {
                0 => {}
                1 => parts.push(format!("{month} {day:02}")),
                _ => parts.push(format!("{month} {day:02}-{:02}", day + run - 1)),
            }
            day += run.max(1);
        }
    }
    parts.join(",")
}
