//! Parts of the year: months, and days of months, as OSM writes them.

use super::UnreadHours;
use super::cursor::Cursor;
use super::days::RANGES;
use super::lexicon::Word;
use super::token::Kind;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Most days that each month can have.
const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// A part of the year, if one stands here.
pub(super) fn season(cursor: &mut Cursor<'_>) -> Result<Option<String>, UnreadHours> {
    let place = cursor.place();
    let read = cursor
        .attempt(months)
        .or_else(|| cursor.attempt(days_of_one_month))
        .or_else(|| cursor.attempt(dates));
    if read.is_some() && is_year(cursor) {
        return Err(cursor.expected("hours for every year; those of one year belong to the exceptions"));
    }
    let is_single_day =
        read.as_ref().is_some_and(|season| season.len() == "Jan 01".len() && season.contains(' '));
    if is_single_day {
        return Err(
            cursor.expected_at(place, "months or a range of dates; one date belongs to the exceptions")
        );
    }
    Ok(read)
}

fn is_year(cursor: &Cursor<'_>) -> bool {
    let is_era =
        cursor.peek() == Some(Kind::Word(Word::Day(2))) && cursor.ahead(1) == Some(Kind::Word(Word::Day(4)));
    let begins_a_time = matches!(cursor.ahead(1), Some(Kind::Dot | Kind::Colon | Kind::Dash));
    is_era || (matches!(cursor.peek(), Some(Kind::Number { digits: 4, .. })) && !begins_a_time)
}

fn months(cursor: &mut Cursor<'_>) -> Option<String> {
    let first = month(cursor)?;
    let last = cursor.attempt(|cursor| if cursor.eat_any(&RANGES) { month(cursor) } else { None });
    Some(match last {
        Some(last) if last != first => format!("{}-{}", MONTHS[first], MONTHS[last]),
        _ => MONTHS[first].to_owned(),
    })
}

fn days_of_one_month(cursor: &mut Cursor<'_>) -> Option<String> {
    let first = day(cursor)?;
    if !cursor.eat_any(&RANGES) {
        return None;
    }
    let last = day(cursor)?;
    let month = month(cursor)?;
    let is_real = first < last && last <= DAYS[month];
    is_real.then(|| format!("{} {first:02}-{last:02}", MONTHS[month]))
}

fn dates(cursor: &mut Cursor<'_>) -> Option<String> {
    let first = date(cursor)?;
    let last = cursor.attempt(|cursor| if cursor.eat_any(&RANGES) { date(cursor) } else { None });
    Some(match last {
        Some(last) => format!("{first}-{last}"),
        None => first,
    })
}

fn date(cursor: &mut Cursor<'_>) -> Option<String> {
    let day = day(cursor)?;
    let month = month(cursor)?;
    (day <= DAYS[month]).then(|| format!("{} {day:02}", MONTHS[month]))
}

fn day(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.eat_word(Word::Noise);
    let (day, digits) = cursor.number()?;
    (digits <= 2 && (1..=31).contains(&day)).then_some(day)
}

/// A month, counted from 0.
fn month(cursor: &mut Cursor<'_>) -> Option<usize> {
    cursor.eat_word(Word::Noise);
    let Some(Word::Month(month)) = cursor.word() else { return None };
    cursor.advance();
    Some(usize::from(month) - 1)
}
