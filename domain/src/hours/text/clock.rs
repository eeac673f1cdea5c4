//! Times of day and periods.

use super::UnreadHours;
use super::cursor::Cursor;
use super::days::RANGES;
use super::lexicon::Word;
use super::token::Kind;

pub(super) const HOUR: u16 = 60;
pub(super) const NOON: u16 = 12 * HOUR;
pub(super) const MIDNIGHT: u16 = 24 * HOUR;

/// Offices don't open before; an earlier time without a leading zero is one of the afternoon, or a slip.
const EARLIEST: u16 = 5 * HOUR;
/// A period over midnight begins at this time or later.
const EARLIEST_NIGHT: u16 = 16 * HOUR;
/// A period over midnight ends at this time or earlier.
const LATEST_MORNING: u16 = 10 * HOUR;

/// Minutes from midnight, from first to last; the last is over 1440 where the period goes over midnight.
pub(super) type Period = (u16, u16);

/// The whole day.
pub(super) const ALL_DAY: Period = (0, MIDNIGHT);

/// A time of day as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    minute: u16,
    certainty: Certainty,
}

impl Clock {
    /// The minute of the day, unless the time may be one of the afternoon.
    pub(super) fn certain(self) -> Option<u16> {
        let is_sure = self.certainty == Certainty::Sure || self.minute >= EARLIEST;
        (is_sure && self.certainty != Certainty::Spoken).then_some(self.minute)
    }
}

/// How much a time says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Certainty {
    /// It can mean nothing else.
    Sure,
    /// Hours and minutes, in 24 hours if the text keeps to it.
    Plain,
    /// An hour without anything else.
    Bare,
    /// `สี่โมง`: said of the afternoon, and of the morning by the old.
    Spoken,
    /// As `Plain`, followed by p.m.
    Pm,
    /// As `Plain`, after `บ่าย`: the end of the period is of the same half of the day.
    Afternoon,
}

/// A time of day, if one stands here.
pub(super) fn clock(cursor: &mut Cursor<'_>) -> Result<Option<Clock>, UnreadHours> {
    let place = cursor.place();
    skip_noise(cursor);
    let part = match cursor.word() {
        Some(part @ (Word::Morning | Word::Afternoon | Word::Evening)) => {
            cursor.advance();
            skip_noise(cursor);
            Some(part)
        }
        _ => None,
    };
    let read = match named(cursor) {
        Some(minute) => Some(Clock { minute, certainty: Certainty::Sure }),
        None => match cursor.attempt(in_words).or_else(|| spoken(cursor, part)) {
            Some(clock) => Some(clock),
            None => written(cursor)?,
        },
    };
    let Some(clock) = read else {
        cursor.go_to(place);
        return Ok(None);
    };
    while cursor.eat_word(Word::OClock) || cursor.eat(Kind::Dot) {}
    let clock = in_part(clock, part);
    clock.map(Some).ok_or_else(|| cursor.expected_at(place, "a time in that part of the day"))
}

/// A time together with the part of the day that stands before it; none if they don't go together.
fn in_part(clock: Clock, part: Option<Word>) -> Option<Clock> {
    let Clock { minute, certainty } = clock;
    match part {
        Some(Word::Morning) => (minute <= NOON).then_some(clock),
        Some(Word::Afternoon | Word::Evening) if minute < 8 * HOUR && certainty != Certainty::Sure => {
            Some(Clock { minute: minute + NOON, certainty: Certainty::Afternoon })
        }
        Some(Word::Afternoon) => (minute >= NOON).then_some(clock),
        Some(Word::Evening) => (minute >= 15 * HOUR).then_some(clock),
        _ => Some(clock),
    }
}

pub(super) fn skip_noise(cursor: &mut Cursor<'_>) {
    while cursor.eat_word(Word::Noise) || cursor.eat(Kind::Colon) {}
}

fn named(cursor: &mut Cursor<'_>) -> Option<u16> {
    let minute = match cursor.word()? {
        Word::Noon => NOON,
        Word::Midnight => 0,
        Word::OneInTheAfternoon => 13 * HOUR,
        _ => return None,
    };
    cursor.advance();
    Some(minute + half(cursor))
}

fn half(cursor: &mut Cursor<'_>) -> u16 {
    if cursor.eat_word(Word::Half) { 30 } else { 0 }
}

/// `8 โมงเช้า`, `บ่ายสาม`, `ตีห้า`, `สองทุ่ม`.
fn spoken(cursor: &mut Cursor<'_>, part: Option<Word>) -> Option<Clock> {
    cursor.attempt(|cursor| {
        let is_night = cursor.eat_word(Word::Ti);
        let hour = hour_number(cursor)?;
        let is_thum = !is_night && cursor.eat_word(Word::Thum);
        let is_mong = !is_night && !is_thum && cursor.eat_word(Word::Mong);
        if is_night || is_thum {
            let hour = if is_thum { hour + 18 } else { hour };
            let is_known = if is_thum { (19..=23).contains(&hour) } else { (1..=5).contains(&hour) };
            let minute = hour * HOUR + half(cursor);
            return is_known.then_some(Clock { minute, certainty: Certainty::Sure });
        }
        let is_afternoon = part == Some(Word::Afternoon) && (1..=6).contains(&hour);
        let begins_minutes =
            matches!(cursor.peek(), Some(Kind::Dot | Kind::Colon | Kind::Word(Word::OClock)));
        if !is_mong && (!is_afternoon || begins_minutes) {
            return None;
        }
        let half_before = half(cursor);
        let after = match cursor.word() {
            Some(after @ (Word::Morning | Word::Evening | Word::Afternoon)) if part.is_none() => {
                cursor.advance();
                Some(after)
            }
            _ => part,
        };
        let (hour, certainty) = match after {
            Some(Word::Morning) => ((5..=11).contains(&hour).then_some(hour)?, Certainty::Sure),
            Some(_) => ((1..=7).contains(&hour).then_some(hour + 12)?, Certainty::Sure),
            None if (6..=18).contains(&hour) => (hour, Certainty::Sure),
            None => (hour, Certainty::Spoken),
        };
        let half_after = if half_before == 0 { half(cursor) } else { 0 };
        Some(Clock { minute: hour * HOUR + half_before + half_after, certainty })
    })
}

/// `แปดนาฬิกาสามสิบนาที`.
fn in_words(cursor: &mut Cursor<'_>) -> Option<Clock> {
    let numeral = |cursor: &mut Cursor<'_>| {
        let Word::Numeral(value) = cursor.word()? else { return None };
        cursor.advance();
        Some(u16::from(value))
    };
    let hour = numeral(cursor)?;
    cursor.eat_word(Word::OClock).then_some(())?;
    let minutes = cursor.attempt(|cursor| {
        let minutes = numeral(cursor)?;
        cursor.eat_word(Word::Minutes).then_some(minutes)
    });
    let minute = hour * HOUR + minutes.unwrap_or_default();
    (minute <= MIDNIGHT).then_some(Clock { minute, certainty: Certainty::Plain })
}

fn hour_number(cursor: &mut Cursor<'_>) -> Option<u16> {
    let hour = match cursor.peek()? {
        Kind::Number { value, digits: 1..=2 } => u16::try_from(value).ok()?,
        Kind::Word(Word::Numeral(value)) => u16::from(value),
        _ => return None,
    };
    cursor.advance();
    (hour <= 24).then_some(hour)
}

/// `08.30`, `8:30 a.m.`, `0830`, `๘ นาฬิกา ๓๐ นาที`, `8`.
fn written(cursor: &mut Cursor<'_>) -> Result<Option<Clock>, UnreadHours> {
    let place = cursor.place();
    let Some((value, digits)) = cursor.number() else { return Ok(None) };
    let (hour, minute, certainty) = match digits {
        4 => (value / 100, value % 100, if value < 500 { Certainty::Sure } else { Certainty::Plain }),
        3 => (value / 100, value % 100, Certainty::Plain),
        1 | 2 => match minutes(cursor) {
            Some(minutes) if digits == 2 && value < 5 => (value, minutes, Certainty::Sure),
            Some(minutes) => (value, minutes, Certainty::Plain),
            None => (
                value,
                0,
                if cursor.word() == Some(Word::OClock) { Certainty::Plain } else { Certainty::Bare },
            ),
        },
        _ => return Err(cursor.expected_at(place, "a time of day such as 08:30")),
    };
    let certainty = if value == 0 || (digits <= 2 && hour == 24) { Certainty::Sure } else { certainty };
    let (hour, minute) = (hour as u16, minute as u16);
    if minute >= 60 || hour * HOUR + minute > MIDNIGHT {
        return Err(cursor.expected_at(place, "a time of day such as 08:30, up to 24:00"));
    }
    let clock = Clock { minute: hour * HOUR + minute, certainty };
    half_day(cursor, clock)
        .map(Some)
        .ok_or_else(|| cursor.expected_at(place, "a time that a.m. or p.m. goes with"))
}

/// The minutes after an hour. They have two digits.
fn minutes(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.attempt(|cursor| {
        if cursor.eat_word(Word::OClock) {
            let (minutes, _) = cursor.number()?;
            return cursor.eat_word(Word::Minutes).then_some(minutes);
        }
        if !cursor.eat_any(&[Kind::Dot, Kind::Colon]) {
            return None;
        }
        cursor.eat(Kind::Dot);
        let (minutes, digits) = cursor.number()?;
        // Seconds.
        cursor.attempt(|cursor| {
            let is_zero = cursor.eat(Kind::Colon) && cursor.number() == Some((0, 2));
            is_zero.then_some(())
        });
        (digits == 2).then_some(minutes)
    })
}

fn half_day(cursor: &mut Cursor<'_>, clock: Clock) -> Option<Clock> {
    let sure = |minute| Some(Clock { minute, certainty: Certainty::Sure });
    let Clock { minute, .. } = clock;
    let place = cursor.place();
    cursor.eat_word(Word::OClock);
    match cursor.word() {
        Some(Word::Am) => {
            cursor.advance();
            // 12 a.m. is midnight by the book and noon on many doors.
            if minute < NOON { sure(minute) } else { None }
        }
        Some(Word::Pm) => {
            cursor.advance();
            match minute {
                0..HOUR => None,
                HOUR..NOON => Some(Clock { minute: minute + NOON, certainty: Certainty::Pm }),
                _ => sure(minute),
            }
        }
        // 4.30 น. เย็น, where the word isn't that of a next period.
        Some(Word::Evening) if (HOUR..8 * HOUR).contains(&minute) => {
            cursor.advance();
            let is_next = begins(cursor);
            if is_next {
                cursor.go_to(place);
                return Some(clock);
            }
            sure(minute + NOON)
        }
        Some(Word::Noon) if minute == NOON => {
            cursor.advance();
            sure(NOON)
        }
        _ => {
            cursor.go_to(place);
            Some(clock)
        }
    }
}

/// A period, if a time stands here; a time alone is an error.
pub(super) fn period(cursor: &mut Cursor<'_>) -> Result<Option<Period>, UnreadHours> {
    let place = cursor.place();
    if let Some(period) = cursor.attempt(dashed) {
        return Ok(Some(period));
    }
    let Some(first) = clock(cursor)? else { return Ok(None) };
    let mut is_range = cursor.eat_word(Word::Closed);
    if !is_range {
        is_range = cursor
            .attempt(|cursor| {
                skip_noise(cursor);
                cursor.eat_word(Word::Closed).then_some(())
            })
            .is_some();
    }
    while cursor.eat_any(&RANGES) {
        is_range = true;
    }
    let last = if is_range { clock(cursor)? } else { None };
    let Some(last) = last else {
        return Err(cursor.expected("the time at which it ends, such as -16:30"));
    };
    let period = between(first, last);
    period.map(Some).map_err(|expected| cursor.expected_at(place, expected))
}

/// `09-00 - 18-00`: dashes within the times, and one with spaces or a word between them.
fn dashed(cursor: &mut Cursor<'_>) -> Option<Period> {
    let first = dashed_clock(cursor)?;
    if cursor.is_adjacent() && cursor.peek() == Some(Kind::Dash) {
        return None;
    }
    cursor.eat_any(&RANGES).then_some(())?;
    let last = dashed_clock(cursor)?;
    cursor.eat_word(Word::OClock);
    (cursor.peek() != Some(Kind::Dash)).then_some(())?;
    between(first, last).ok()
}

fn dashed_clock(cursor: &mut Cursor<'_>) -> Option<Clock> {
    let (hour, digits) = cursor.number()?;
    let is_within = cursor.is_adjacent() && cursor.eat(Kind::Dash) && cursor.is_adjacent();
    let (minute, minute_digits) = cursor.number().filter(|_| is_within)?;
    // 09-12 is as well from nine to twelve.
    let is_time = digits <= 2 && minute_digits == 2 && hour < 24 && matches!(minute, 0 | 15 | 30 | 45);
    let minute = u16::try_from(hour * 60 + minute).ok()?;
    is_time.then_some(Clock { minute, certainty: Certainty::Plain })
}

/// Whether a time or a period may begin here.
pub(super) fn begins(cursor: &Cursor<'_>) -> bool {
    match cursor.peek() {
        Some(Kind::Number { .. }) => true,
        Some(Kind::Word(word)) => matches!(
            word,
            Word::Morning
                | Word::Afternoon
                | Word::Evening
                | Word::Noon
                | Word::Midnight
                | Word::OneInTheAfternoon
                | Word::Numeral(_)
                | Word::Ti
        ),
        _ => false,
    }
}

fn between(first: Clock, last: Clock) -> Result<Period, &'static str> {
    let twice = "times that can mean only one thing, such as 08:30-16:30";
    let from = match (first.certainty, last.certainty) {
        // 1-4.30 pm.
        (Certainty::Plain | Certainty::Bare, Certainty::Pm) if first.minute < EARLIEST => first.minute + NOON,
        (Certainty::Plain | Certainty::Bare, Certainty::Pm)
            if first.minute < NOON && first.minute + NOON < last.minute =>
        {
            return Err(twice);
        }
        (Certainty::Plain | Certainty::Bare | Certainty::Spoken, _) if first.minute < EARLIEST => {
            return Err(twice);
        }
        _ => first.minute,
    };
    let to = match last.minute {
        0 => MIDNIGHT,
        // After a time of the day สี่โมง is one of the afternoon; written 4.00 stays doubtful.
        minute if first.certainty == Certainty::Afternoon && minute < EARLIEST_NIGHT / 2 => minute + NOON,
        minute if last.certainty == Certainty::Spoken && (EARLIEST..EARLIEST_NIGHT).contains(&from) => {
            minute + NOON
        }
        minute => minute,
    };
    if from < to {
        return Ok((from, to));
    }
    let is_night = from >= EARLIEST_NIGHT && to <= LATEST_MORNING && from != to;
    if is_night { Ok((from, to + MIDNIGHT)) } else { Err(twice) }
}
