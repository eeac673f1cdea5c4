//! Until when cases are taken. The door may be open longer.

use super::UnreadHours;
use super::clock::{self, NOON};
use super::cursor::Cursor;
use super::lexicon::Word;
use super::token::Kind;

/// When the last case is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastAcceptance {
    /// At a minute of the day.
    At {
        /// Minutes from midnight.
        minute: u16,
    },
    /// So many minutes before the door closes.
    BeforeClosing {
        /// Minutes.
        minutes: u16,
    },
}

/// What follows words about taking cases: `ถึง 15.30 น.`, `07.00-11.00`, `ก่อนปิด 30 นาที`. None where only a
/// beginning is told.
pub(super) fn last_acceptance(
    cursor: &mut Cursor<'_>,
    ends: bool,
) -> Result<Option<LastAcceptance>, UnreadHours> {
    skip(cursor);
    if let Some(minutes) = cursor.attempt(before_closing) {
        return Ok(Some(LastAcceptance::BeforeClosing { minutes }));
    }
    let limits = [Word::To, Word::Before, Word::After].map(Kind::Word);
    let mut is_limit = ends;
    while cursor.eat_any(&limits) || cursor.eat_word(Word::Closed) {
        is_limit = true;
        skip(cursor);
    }
    if let Some(minutes) = cursor.attempt(before_closing) {
        return Ok(Some(LastAcceptance::BeforeClosing { minutes }));
    }
    let place = cursor.place();
    let Some(first) = clock::clock(cursor)? else {
        return Err(cursor.expected("until when cases are taken"));
    };
    // งดรับคิวตั้งแต่ 15.00 น. เป็นต้นไป ends there, รับคิวตั้งแต่ 08.00 น. เป็นต้นไป begins.
    let is_onward = cursor.eat_word(Word::Onward);
    if is_limit {
        return Ok(Some(LastAcceptance::At { minute: certain(cursor, first, place)? }));
    }
    if is_onward {
        return Ok(None);
    }
    if !cursor.eat(Kind::Dash) && !cursor.eat_word(Word::To) {
        return Ok(None);
    }
    cursor.go_to(place);
    let mut last = 0;
    while let Some((_, to)) = clock::period(cursor)? {
        last = to;
        let joints = cursor.place();
        while cursor.eat_any(&[Kind::Comma, Kind::And, Kind::Word(Word::And)]) {}
        if !clock::begins(cursor) {
            cursor.go_to(joints);
            break;
        }
    }
    Ok(Some(LastAcceptance::At { minute: last }))
}

/// A single time, if it can only be that of one half of the day.
fn certain(cursor: &Cursor<'_>, clock: clock::Clock, place: usize) -> Result<u16, UnreadHours> {
    clock
        .certain()
        .ok_or_else(|| cursor.expected_at(place, "a time that can mean only one thing, such as 15:30"))
}

fn before_closing(cursor: &mut Cursor<'_>) -> Option<u16> {
    if cursor.eat_word(Word::BeforeClosing) {
        skip(cursor);
        return length(cursor);
    }
    let minutes = length(cursor)?;
    cursor.eat_word(Word::BeforeClosing).then_some(minutes)
}

/// A length of time in minutes.
fn length(cursor: &mut Cursor<'_>) -> Option<u16> {
    let number = match cursor.peek()? {
        Kind::Number { value, digits: 1..=3 } => u16::try_from(value).ok()?,
        Kind::Word(Word::Numeral(value)) => u16::from(value),
        Kind::Word(Word::Half) => 0,
        _ => return None,
    };
    cursor.advance();
    match cursor.word()? {
        Word::Hours => {
            cursor.advance();
            let half = if number == 0 || cursor.eat_word(Word::Half) { 30 } else { 0 };
            (number <= 12).then_some(number * 60 + half)
        }
        Word::Minutes => {
            cursor.advance();
            (number <= NOON).then_some(number)
        }
        _ => None,
    }
}

fn skip(cursor: &mut Cursor<'_>) {
    while cursor.eat_any(&[Kind::Colon, Kind::Word(Word::Noise)]) {}
}
