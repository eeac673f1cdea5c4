//! Parts of a day and times of the clock, by the Thai way of counting hours too.

use super::words::{Part, TimeWord};
use super::{Minutes, Reader};
use crate::understand::sentence::Number;

/// A time of the clock stands for the hour from then on.
const HOUR: u32 = 60;
const DAY: u32 = 24 * 60;

/// What says that a number is a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// A word before it, or a day.
    Before,
    /// Nothing: it needs a word behind it.
    None,
}

impl Reader<'_> {
    /// The part of a day that the words from a token on say, and the token after them.
    pub(super) fn part(&self, token: usize, has_day: bool) -> Option<(usize, Minutes)> {
        if self.is(token, TimeWord::After) {
            let (end, (from, to)) = self.part_or_clock(token + 1, Evidence::Before)?;
            // After noon begins when noon is over, after five o'clock at five.
            let from = if to - from == HOUR && from != 12 * 60 { from } else { to };
            return Some((end, (from, DAY)));
        }
        if self.is(token, TimeWord::Before) {
            let (end, (from, _)) = self.part_or_clock(token + 1, Evidence::Before)?;
            return Some((end, (0, from))).filter(|_| from > 0);
        }
        let evidence = if has_day { Evidence::Before } else { Evidence::None };
        if self.is(token, TimeWord::During)
            && let Some(found) = self.part_or_clock(token + 1, Evidence::Before)
        {
            return Some(found);
        }
        self.named_part(token, evidence).or_else(|| self.clocks(token, evidence))
    }

    fn part_or_clock(&self, token: usize, evidence: Evidence) -> Option<(usize, Minutes)> {
        let token = token + usize::from(self.is(token, TimeWord::During));
        self.named_part(token, evidence).or_else(|| self.clocks(token, evidence))
    }

    fn named_part(&self, token: usize, evidence: Evidence) -> Option<(usize, Minutes)> {
        let certain = self.pick(token, |word| match word {
            TimeWord::Part(part) => Some(part.minutes()),
            TimeWord::Span(from, to) => Some((from, to)),
            _ => None,
        });
        if let Some(minutes) = certain {
            return Some((token + 1, minutes));
        }
        let part = self.pick(token, |word| match word {
            TimeWord::BarePart(part) => Some(part),
            _ => None,
        })?;
        if matches!(part, Part::Afternoon | Part::Noon)
            && let Some(clock) = self.hour_behind(part, token + 1)
        {
            return Some(clock);
        }
        let before_day = self.day(token + 1).is_some();
        let is_certain =
            evidence == Evidence::Before || before_day || self.sentence.stands_alone(token..token + 1);
        is_certain.then(|| (token + 1, part.minutes()))
    }

    /// บ่ายสอง, บ่าย 2 โมงครึ่ง, บ่ายโมง, เที่ยงครึ่ง.
    fn hour_behind(&self, part: Part, token: usize) -> Option<(usize, Minutes)> {
        let (mut end, hour) = match self.number(token).filter(|hour| (1..=6).contains(hour)) {
            Some(hour) if part == Part::Afternoon => (token + 1, 12 + hour),
            None if part == Part::Afternoon && self.is(token, TimeWord::Clock) => (token, 13),
            _ if part == Part::Noon && self.is(token, TimeWord::Half) => (token, 12),
            _ => return None,
        };
        end += usize::from(self.is(end, TimeWord::Clock));
        Some(self.with_half(end, hour))
    }

    fn with_half(&self, token: usize, hour: u32) -> (usize, Minutes) {
        let half = self.is(token, TimeWord::Half);
        let from = hour * 60 + 30 * u32::from(half);
        (token + usize::from(half), (from, from + HOUR))
    }

    /// A time of the clock, or from one to another.
    fn clocks(&self, token: usize, evidence: Evidence) -> Option<(usize, Minutes)> {
        let (end, (from, to)) = self.clock(token, evidence)?;
        let has_word = self.is(end, TimeWord::To);
        let has_dash = end < self.sentence.len() && self.sentence.before(end).trim() == "-";
        if (has_word || has_dash)
            && let Some((end, (until, _))) = self.clock(end + usize::from(has_word), Evidence::Before)
            && until > from
        {
            return Some((end, (from, until)));
        }
        Some((end, (from, to.min(DAY))))
    }

    fn clock(&self, token: usize, evidence: Evidence) -> Option<(usize, Minutes)> {
        if let Some(Number::Clock { hour, minute }) = self.sentence.number(token) {
            let is_pm = self.is(token + 1, TimeWord::Pm) && hour < 12;
            let has_word = is_pm || self.is(token + 1, TimeWord::Oclock) || self.is(token + 1, TimeWord::Am);
            if !has_word && evidence == Evidence::None {
                return None;
            }
            let from = (hour + 12 * u32::from(is_pm)) * 60 + minute;
            return Some((token + 1 + usize::from(has_word), (from, from + HOUR))).filter(|_| from < DAY);
        }
        if self.is(token, TimeWord::SmallHours) {
            let hour = self.number(token + 1).filter(|hour| (1..=5).contains(hour))?;
            return Some(self.with_half(token + 2, hour));
        }
        let number = self.number(token)?;
        let hour = self.pick(token + 1, |word| hour_of(number, word)).filter(|hour| *hour < 24)?;
        Some(self.with_half(token + 2, hour))
    }
}

/// The hour of a number by the word behind it. Six hours of the day have numbers of their own: ห้าโมง is 17:00, สามทุ่ม
/// is 21:00.
fn hour_of(number: u32, word: TimeWord) -> Option<u32> {
    match (word, number) {
        (TimeWord::Clock, 1..=5) => Some(number + 12),
        (TimeWord::Clock, 6..=23) => Some(number),
        (TimeWord::ClockMorning, 1..=5) => Some(number + 6),
        (TimeWord::ClockMorning, 6..=11) => Some(number),
        (TimeWord::ClockEvening, 3..=6) => Some(number + 12),
        (TimeWord::Night, 1..=5) => Some(number + 18),
        (TimeWord::Oclock, 0..=23) => Some(number),
        (TimeWord::Am, 1..=11) => Some(number),
        (TimeWord::Pm, 1..=11) => Some(number + 12),
        (TimeWord::Pm, 12) => Some(12),
        _ => None,
    }
}
