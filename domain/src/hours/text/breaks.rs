//! A break at noon, told apart from the hours.

use super::UnreadHours;
use super::clock::{self, NOON, Period};
use super::cursor::Cursor;
use super::lexicon::Word;
use super::token::Kind;

/// The break of the regulation that official hours follow.
pub(super) const ORDINARY: Period = (NOON, NOON + 60);

/// What is said about a break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Nothing.
    #[default]
    Unsaid,
    /// There is one, at the ordinary time unless hours already leave one out.
    Ordinary,
    /// At this time.
    At(Period),
    /// There is none.
    None,
}

/// What follows a word for a break: its times, its length, or nothing.
pub(super) fn after_word(cursor: &mut Cursor<'_>) -> Result<Breaks, UnreadHours> {
    let in_brackets = cursor.attempt(|cursor| {
        skip(cursor);
        (cursor.eat(Kind::Open) && clock::begins(cursor)).then_some(())
    });
    if in_brackets.is_none() {
        cursor.attempt(|cursor| {
            skip(cursor);
            clock::begins(cursor).then_some(())
        });
    }
    if cursor.attempt(one_hour).is_some() || !clock::begins(cursor) {
        return Ok(Breaks::Ordinary);
    }
    Ok(clock::period(cursor)?.map_or(Breaks::Ordinary, Breaks::At))
}

fn one_hour(cursor: &mut Cursor<'_>) -> Option<()> {
    let is_one = match cursor.peek()? {
        Kind::Number { value, digits: 1 } => value == 1,
        Kind::Word(Word::Numeral(value)) => value == 1,
        _ => false,
    };
    cursor.advance();
    (is_one && cursor.eat_word(Word::Hours)).then_some(())
}

fn skip(cursor: &mut Cursor<'_>) {
    while cursor.eat_any(&[Kind::Colon, Kind::Comma, Kind::Dash, Kind::Word(Word::Noise)]) {}
}

/// The periods without the break.
pub(super) fn without(periods: &[Period], (from, to): Period) -> Vec<Period> {
    let parts = |period: &Period| [(period.0, period.1.min(from)), (period.0.max(to), period.1)];
    let mut rest: Vec<Period> = periods.iter().flat_map(parts).filter(|(from, to)| from < to).collect();
    rest.dedup();
    rest
}
