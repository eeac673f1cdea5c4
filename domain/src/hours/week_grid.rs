//! The hours of a week as a form of seven days has them, to the stored text and back.

use opening_hours_syntax::parse;
use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::time::Time;
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

use super::{HoursExpression, InvalidHours, MinuteSpan};

/// Days as OSM writes them, Monday first.
pub const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

const DAY_MINUTES: u16 = 1440;

/// Openings of one day. An end after 1440 lies on the next one.
pub type Openings = Vec<MinuteSpan>;

/// What a form of a week says: for each day of the week when the door is open, the same break on every day, and public holidays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeekGrid {
    /// Monday first; no opening: closed.
    pub days: [Openings; 7],
    /// A break that every day has that is open before and after it; the openings of the days go through.
    pub lunch: Option<MinuteSpan>,
    /// Openings on public holidays, none of them: closed. None: nothing is said, and the calendar closes the door.
    pub holidays: Option<Openings>,
}

/// Why a form isn't a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GridFault {
    /// An end that doesn't come after its beginning, or more than a day after it.
    #[error("ends before it begins: expected a later end, at most 24 hours after")]
    NotASpan,
    /// An opening that begins before the one before it ended.
    #[error("begins before the one before it ended: expected openings one after another")]
    Overlaps,
    /// A break that isn't within the day.
    #[error("is no break: expected one that ends after it begins, on the same day")]
    NotABreak,
}

/// A part of a form that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FaultyOpening {
    /// Its day, Monday is 0; 7: public holidays. None: the break.
    pub day: Option<usize>,
    /// Its place among the openings of the day.
    pub place: usize,
    /// What is wrong.
    pub fault: GridFault,
}

impl WeekGrid {
    /// Everything that is wrong with the form.
    #[must_use]
    pub fn faults(&self) -> Vec<FaultyOpening> {
        let mut faults = Vec::new();
        for (day, openings) in self.days.iter().chain(&self.holidays).enumerate() {
            let mut ended = 0;
            for (place, opening) in openings.iter().enumerate() {
                let is_span = opening.from < DAY_MINUTES
                    && opening.from < opening.to
                    && opening.to - opening.from <= DAY_MINUTES;
                let fault = if is_span { GridFault::Overlaps } else { GridFault::NotASpan };
                if !is_span || (place > 0 && opening.from < ended) {
                    faults.push(FaultyOpening { day: Some(day), place, fault });
                }
                ended = opening.to;
            }
        }
        let is_break = |lunch: MinuteSpan| lunch.from < lunch.to && lunch.to <= DAY_MINUTES;
        if self.lunch.is_some_and(|lunch| !is_break(lunch)) {
            faults.push(FaultyOpening { day: None, place: 0, fault: GridFault::NotABreak });
        }
        faults
    }

    /// The stored text of a form without faults.
    ///
    /// # Errors
    /// [`InvalidHours`] where the text is too long to be stored.
    pub fn expression(&self) -> Result<HoursExpression, InvalidHours> {
        let days: Vec<Openings> = self.days.iter().map(|openings| self.with_break(openings)).collect();
        let all_day = vec![MinuteSpan::DAY];
        if self.holidays.is_none() && days.iter().all(|day| *day == all_day) {
            return HoursExpression::parse("24/7");
        }
        let mut rules: Vec<String> = Vec::new();
        let mut said = [false; 7];
        for first in 0..7 {
            if said[first] || days[first].is_empty() {
                continue;
            }
            let alike: Vec<usize> = (first..7).filter(|day| days[*day] == days[first]).collect();
            alike.iter().for_each(|day| said[*day] = true);
            rules.push(format!("{} {}", day_ranges(&alike), times(&days[first])));
        }
        if rules.is_empty() {
            rules.push("Mo-Su off".to_owned());
        }
        match self.holidays.as_deref() {
            None => {}
            Some([]) => rules.push("PH off".to_owned()),
            Some(openings) => rules.push(format!("PH {}", times(&self.with_break(openings)))),
        }
        HoursExpression::parse(&rules.join("; "))
    }

    /// The form that says the same as a text; none: no form of a week does.
    #[must_use]
    pub fn of(hours: &HoursExpression) -> Option<Self> {
        let parsed = parse(hours.as_str()).ok()?;
        let mut grid = Self::default();
        for rule in &parsed.rules {
            grid.take(rule)?;
        }
        for openings in grid.days.iter_mut().chain(&mut grid.holidays) {
            openings.sort();
        }
        if !grid.faults().is_empty() {
            return None;
        }
        grid.take_lunch_out();
        Some(grid)
    }

    fn take(&mut self, rule: &RuleSequence) -> Option<()> {
        let selector = &rule.day_selector;
        let has_season =
            !selector.year.is_empty() || !selector.monthday.is_empty() || !selector.week.is_empty();
        if has_season || rule.operator == RuleOperator::Fallback || !rule.comment.is_empty() {
            return None;
        }
        let openings = match rule.kind {
            RuleKind::Open => openings(rule)?,
            // Closed for a part of the day: a rule that takes away.
            RuleKind::Closed if openings(rule)? == [MinuteSpan::DAY] => Openings::new(),
            RuleKind::Closed | RuleKind::Unknown => return None,
        };
        let (days, with_holidays) = days(rule)?;
        // A later rule for the days of the week also holds on holidays that fall on them.
        if self.holidays.is_some() && days.contains(&true) {
            return None;
        }
        let is_more = rule.operator == RuleOperator::Additional;
        for (day, _) in self.days.iter_mut().zip(days).filter(|(_, is_meant)| *is_meant) {
            set(day, &openings, is_more);
        }
        if with_holidays {
            if is_more {
                return None;
            }
            self.holidays = Some(openings);
        }
        Some(())
    }

    /// Openings without the break, where they go on on both sides of it.
    fn with_break(&self, openings: &[MinuteSpan]) -> Openings {
        let Some(lunch) = self.lunch else { return openings.to_vec() };
        let cut = |opening: &MinuteSpan| {
            if opening.from < lunch.from && lunch.to < opening.to {
                vec![MinuteSpan { to: lunch.from, ..*opening }, MinuteSpan { from: lunch.to, ..*opening }]
            } else {
                vec![*opening]
            }
        };
        openings.iter().flat_map(cut).collect()
    }

    /// Makes one break of the gaps that all open days have, if they are the same and the only ones.
    fn take_lunch_out(&mut self) {
        let mut gaps = self.days.iter().filter(|day| day.len() > 1).map(|day| match &day[..] {
            [before, after] if before.to < after.from && after.from <= DAY_MINUTES => {
                Some(MinuteSpan { from: before.to, to: after.from })
            }
            _ => None,
        });
        let Some(Some(lunch)) = gaps.next() else { return };
        if !gaps.all(|gap| gap == Some(lunch)) {
            return;
        }
        let mut taken = Self { lunch: Some(lunch), ..self.clone() };
        for openings in taken.days.iter_mut().chain(&mut taken.holidays) {
            if let [before, after] = &openings[..]
                && (before.to, after.from) == (lunch.from, lunch.to)
            {
                *openings = vec![MinuteSpan { from: before.from, to: after.to }];
            }
        }
        // A day that goes through at that time would get a break that it doesn't have.
        let gives_the_same =
            taken.days.iter().zip(&self.days).all(|(day, own)| taken.with_break(day) == *own)
                && taken.holidays.as_deref().map(|day| taken.with_break(day)) == self.holidays;
        if gives_the_same {
            *self = taken;
        }
    }
}

fn set(day: &mut Openings, openings: &[MinuteSpan], is_more: bool) {
    if !is_more {
        day.clear();
    }
    day.extend_from_slice(openings);
}

/// The times of a rule as openings; none: no form has such times.
fn openings(rule: &RuleSequence) -> Option<Openings> {
    let spans = rule.time_selector.spans.iter().map(|span| {
        let (Time::Fixed(from), Time::Fixed(to)) = (span.range.start, span.range.end) else { return None };
        let is_plain = !span.open_end && span.repeats.is_none();
        let (from, to) = (from.mins_from_midnight(), to.mins_from_midnight());
        // An end before the beginning lies on the next day.
        is_plain.then_some(MinuteSpan { from, to: if to < from { to + DAY_MINUTES } else { to } })
    });
    spans.collect()
}

/// The days of the week that a rule is about, and whether it is about public holidays.
fn days(rule: &RuleSequence) -> Option<([bool; 7], bool)> {
    let weekday = &rule.day_selector.weekday;
    let (mut days, mut holidays) = ([weekday.is_empty(); 7], false);
    for range in weekday {
        match range {
            WeekDayRange::Holiday { kind: HolidayKind::Public, offset: 0 } => holidays = true,
            WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end }
                if *nth_from_start == [true; 5] && *nth_from_end == [true; 5] =>
            {
                let first = range.start().num_days_from_monday() as usize;
                let length = (range.end().num_days_from_monday() as usize + 7 - first) % 7;
                (0..=length).for_each(|offset| days[(first + offset) % 7] = true);
            }
            WeekDayRange::Holiday { .. } | WeekDayRange::Fixed { .. } => return None,
        }
    }
    Some((days, holidays))
}

/// `Mo-Fr`, or `Mo,We,Fr`: days in their order, three in a row and more as a range.
fn day_ranges(days: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for day in days {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *day => *last = *day,
            _ => ranges.push((*day, *day)),
        }
    }
    let told = ranges.iter().map(|(first, last)| match last - first {
        0 => WEEKDAYS[*first].to_owned(),
        _ => format!("{}-{}", WEEKDAYS[*first], WEEKDAYS[*last]),
    });
    told.collect::<Vec<_>>().join(",")
}

fn times(openings: &[MinuteSpan]) -> String {
    let time = |minute: u16| {
        let minute = if minute > DAY_MINUTES { minute - DAY_MINUTES } else { minute };
        format!("{:02}:{:02}", minute / 60, minute % 60)
    };
    let told = openings.iter().map(|opening| format!("{}-{}", time(opening.from), time(opening.to)));
    told.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests;
