//! When someone wants to come: relative words count from the instant of the question.

mod clock;
mod day;
pub(super) mod words;

use std::ops::Range;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, TimeDelta, Timelike};

use super::sentence::{Number, Sentence};
use day::DaySpan;
use words::TimeWord;

/// Most spans that a time is cut into: one a day of a month.
const MOST_DAYS: i64 = 31;

/// A time as it was understood: from an instant to another, the last one excluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderstoodTime {
    /// Where it stands in the text, in bytes; several stretches where other words stand between.
    pub spans: Vec<Range<usize>>,
    /// Its beginning, with the offset of the question's instant.
    pub from: DateTime<FixedOffset>,
    /// Its end.
    pub to: DateTime<FixedOffset>,
    /// The stretches of it in which one would come: one a day where it says a part of the day.
    pub windows: Vec<(DateTime<FixedOffset>, DateTime<FixedOffset>)>,
    /// It says the instant of the question itself: ตอนนี้.
    pub is_now: bool,
}

/// Minutes of a day from and to.
type Minutes = (u32, u32);

/// What some words next to each other say.
#[derive(Clone, Debug, Default)]
struct Piece {
    day: Option<DaySpan>,
    part: Option<Minutes>,
    is_now: bool,
}

/// Reads tokens as times.
struct Reader<'s> {
    sentence: &'s Sentence<'s>,
    today: NaiveDate,
}

/// The time that a sentence says: its first day and its first part of a day.
pub(super) fn read(sentence: &Sentence<'_>, at: DateTime<FixedOffset>) -> Option<UnderstoodTime> {
    let reader = Reader { sentence, today: at.date_naive() };
    let mut spans = Vec::new();
    let mut all = Piece::default();
    let mut token = 0;
    while token < sentence.len() {
        let Some((end, piece)) = reader.piece(token) else {
            token += 1;
            continue;
        };
        let is_new = all.day.is_none() && piece.day.is_some()
            || all.part.is_none() && piece.part.is_some()
            || piece.is_now && !all.is_now;
        if is_new {
            all.day = all.day.or(piece.day);
            all.part = all.part.or(piece.part);
            all.is_now |= piece.is_now;
            spans.push(sentence.span(token..end));
        }
        token = end;
    }
    if spans.is_empty() { None } else { understood(&all, spans, at) }
}

fn understood(all: &Piece, spans: Vec<Range<usize>>, at: DateTime<FixedOffset>) -> Option<UnderstoodTime> {
    if all.day.is_none() && all.part.is_none() {
        let to = at + TimeDelta::minutes(1);
        return Some(UnderstoodTime { spans, from: at, to, windows: vec![(at, to)], is_now: true });
    }
    let part = all.part.unwrap_or((0, 24 * 60));
    let day = match all.day {
        Some(day) => day,
        None => {
            let is_over = part.1 <= at.hour() * 60 + at.minute();
            DaySpan::of(at.date_naive().checked_add_days(Days::new(u64::from(is_over)))?)
        }
    };
    let instant = |date: NaiveDate, minute: u32| {
        let start = date.and_hms_opt(0, 0, 0)?.and_local_timezone(*at.offset()).single()?;
        Some(start + TimeDelta::minutes(i64::from(minute)))
    };
    let whole = (instant(day.first, part.0)?, instant(day.last, part.1)?);
    let windows = if all.part.is_none() || (day.last - day.first).num_days() >= MOST_DAYS {
        vec![whole]
    } else {
        let dates = day.first.iter_days().take_while(|date| *date <= day.last);
        dates.filter_map(|date| Some((instant(date, part.0)?, instant(date, part.1)?))).collect()
    };
    Some(UnderstoodTime { spans, from: whole.0, to: whole.1, windows, is_now: false })
}

impl Reader<'_> {
    /// What the words from a token on say, and the token after them.
    fn piece(&self, token: usize) -> Option<(usize, Piece)> {
        if self.is(token, TimeWord::Now) {
            return Some((token + 1, Piece { is_now: true, ..Piece::default() }));
        }
        let mut piece = Piece::default();
        let mut end = token;
        while end == token || self.is_next_to_the_last(end) {
            let before = end;
            if piece.day.is_none()
                && let Some((after, day)) = self.day(end)
            {
                (piece.day, end) = (Some(day), after);
            } else if piece.part.is_none()
                && let Some((after, part)) = self.part(end, piece.day.is_some())
            {
                (piece.part, end) = (Some(part), after);
            } else if piece.day.is_none()
                && piece.part.is_none()
                && let Some((after, part)) = self.part_of_today(end)
            {
                (piece.day, piece.part, end) = (Some(DaySpan::of(self.today)), Some(part), after);
            }
            if end == before {
                break;
            }
        }
        (end > token).then_some((end, piece))
    }

    fn part_of_today(&self, token: usize) -> Option<(usize, Minutes)> {
        let part = self.pick(token, |word| match word {
            TimeWord::PartOfToday(part) => Some(part.minutes()),
            _ => None,
        })?;
        Some((token + 1, part))
    }

    /// Whether only white space and marks stand before a token.
    fn is_next_to_the_last(&self, token: usize) -> bool {
        token < self.sentence.len()
            && self.sentence.before(token).chars().all(|c| c.is_whitespace() || matches!(c, ',' | '(' | ')'))
    }

    /// The first time word of a token that something can be made of.
    fn pick<T>(&self, token: usize, of: impl Fn(TimeWord) -> Option<T>) -> Option<T> {
        self.sentence.meanings(token).iter().find_map(|meaning| match meaning {
            super::word::Meaning::Time(word) => of(*word),
            _ => None,
        })
    }

    fn is(&self, token: usize, word: TimeWord) -> bool {
        self.pick(token, |found| (found == word).then_some(())).is_some()
    }

    /// A whole number in digits or in words.
    fn number(&self, token: usize) -> Option<u32> {
        match self.sentence.number(token) {
            Some(Number::Plain(number)) => Some(number),
            Some(_) => None,
            None => self.pick(token, |word| match word {
                TimeWord::Number(number) => Some(number),
                _ => None,
            }),
        }
    }
}
