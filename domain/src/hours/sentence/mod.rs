//! Hours as a sentence for people, in Thai and English.
//!
//! What can't be said well is given as it is written, and named as such: a wrong sentence would be worse.

mod english;
mod thai;

use std::ops::RangeInclusive;

use opening_hours_syntax::parse;
use opening_hours_syntax::rules::day::{HolidayKind, Month, MonthdayRange, WeekDayRange, Weekday};
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

use super::HoursExpression;

/// Languages of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentenceLanguage {
    /// Thai.
    Thai,
    /// English.
    English,
}

/// Hours in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// A sentence.
    Said(String),
    /// The OSM text: no sentence says all of it.
    AsWritten(String),
}

impl Sentence {
    /// The text, said or as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Said(text) | Self::AsWritten(text) => text,
        }
    }
}

/// Says hours in a language.
#[must_use]
pub fn sentence(hours: &HoursExpression, language: SentenceLanguage) -> Sentence {
    let said = said_rules(hours.as_str()).map(|rules| match language {
        SentenceLanguage::Thai => thai::sentence(&rules),
        SentenceLanguage::English => english::sentence(&rules),
    });
    said.map_or_else(|| Sentence::AsWritten(hours.as_str().to_owned()), Sentence::Said)
}

/// Hours that a sentence can say.
enum Said {
    /// Day and night, every day.
    Always,
    /// Nobody can tell: a remark.
    ByAppointment,
    /// Rules for different days.
    Rules(Vec<SaidRule>),
}

/// One rule that a sentence can say.
struct SaidRule {
    months: Vec<RangeInclusive<Month>>,
    days: Vec<SaidDay>,
    times: SaidTimes,
}

enum SaidTimes {
    Closed,
    AllDay,
    /// Minutes from midnight; after 1440 of the next day.
    Periods(Vec<(u16, u16)>),
    /// As `Periods`, by appointment.
    ByAppointment(Vec<(u16, u16)>),
}

enum SaidDay {
    Range(RangeInclusive<Weekday>),
    /// Which ones of the month, -1 is the last.
    OfMonth(Weekday, Vec<i8>),
    Holidays,
}

const BY_APPOINTMENT: &str = "by appointment";

fn said_rules(text: &str) -> Option<Said> {
    let parsed = parse(text).ok()?;
    if text == "24/7" {
        return Some(Said::Always);
    }
    if let [rule] = &parsed.rules[..]
        && rule.is_constant()
        && rule.kind == RuleKind::Unknown
        && &*rule.comment == BY_APPOINTMENT
    {
        return Some(Said::ByAppointment);
    }
    let mut rules = Vec::new();
    for rule in &parsed.rules {
        rules.push(said_rule(rule)?);
    }
    concern_different_days(&rules).then_some(Said::Rules(rules))
}

fn said_rule(rule: &RuleSequence) -> Option<SaidRule> {
    let selector = &rule.day_selector;
    if rule.operator != RuleOperator::Normal || !selector.year.is_empty() || !selector.week.is_empty() {
        return None;
    }
    let months = selector.monthday.iter().map(months).collect::<Option<Vec<_>>>()?;
    let days = match selector.weekday.is_empty() {
        true => vec![SaidDay::Range(Weekday::Mon..=Weekday::Sun)],
        false => selector.weekday.iter().map(said_day).collect::<Option<Vec<_>>>()?,
    };
    let periods = rule.time_selector.spans.iter().map(period).collect::<Option<Vec<_>>>()?;
    let is_all_day = periods == [(0, 1440)];
    let times = match (rule.kind, &*rule.comment) {
        (RuleKind::Closed, "") if is_all_day => SaidTimes::Closed,
        (RuleKind::Open, "") if is_all_day => SaidTimes::AllDay,
        (RuleKind::Open, "") => SaidTimes::Periods(periods),
        (RuleKind::Unknown, BY_APPOINTMENT) if !is_all_day => SaidTimes::ByAppointment(periods),
        _ => return None,
    };
    Some(SaidRule { months, days, times })
}

fn months(range: &MonthdayRange) -> Option<RangeInclusive<Month>> {
    match range {
        MonthdayRange::Month { range, year: None } => Some(range.clone()),
        _ => None,
    }
}

fn said_day(day: &WeekDayRange) -> Option<SaidDay> {
    match day {
        WeekDayRange::Holiday { kind: HolidayKind::Public, offset: 0 } => Some(SaidDay::Holidays),
        WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end } => {
            if *nth_from_start == [true; 5] && *nth_from_end == [true; 5] {
                return Some(SaidDay::Range(range.clone()));
            }
            let from_start = (1..).zip(nth_from_start).filter(|(_, is_meant)| **is_meant).map(|(nth, _)| nth);
            let from_end =
                (1..).zip(nth_from_end).filter(|(_, is_meant)| **is_meant).map(|(nth, _): (i8, _)| -nth);
            let which: Vec<i8> = from_start.chain(from_end).collect();
            let is_plain = range.start() == range.end() && which.iter().all(|nth| *nth >= -1);
            is_plain.then(|| SaidDay::OfMonth(*range.start(), which))
        }
        WeekDayRange::Holiday { .. } | WeekDayRange::Fixed { .. } => None,
    }
}

fn period(span: &TimeSpan) -> Option<(u16, u16)> {
    let (Time::Fixed(from), Time::Fixed(to)) = (span.range.start, span.range.end) else { return None };
    let is_plain = !span.open_end && span.repeats.is_none();
    is_plain.then(|| (from.mins_from_midnight(), to.mins_from_midnight()))
}

/// Of two rules about one day the later holds, which a list of sentences doesn't say.
fn concern_different_days(rules: &[SaidRule]) -> bool {
    let has_one_season = rules.iter().all(|rule| rule.months.is_empty());
    let mut days = 0_u8;
    let mut holidays = 0;
    for rule in rules {
        let is_season_of_its_own = !rule.months.is_empty() && matches!(rule.times, SaidTimes::Closed);
        if is_season_of_its_own {
            return false;
        }
        for day in &rule.days {
            match day {
                SaidDay::Range(range) => {
                    let bits = week(range);
                    if has_one_season && days & bits != 0 {
                        return false;
                    }
                    days |= bits;
                }
                SaidDay::OfMonth(day, _) if has_one_season => {
                    let bit = 1 << day.num_days_from_monday();
                    if days & bit != 0 {
                        return false;
                    }
                    days |= bit;
                }
                SaidDay::OfMonth(..) => return false,
                SaidDay::Holidays => holidays += 1,
            }
        }
    }
    let seasons_differ =
        has_one_season || rules.iter().all(|rule| !rule.months.is_empty() || is_holidays_off(rule));
    let says_more_than_ranges =
        rules.iter().filter(|rule| rule.months.is_empty() && !is_holidays_off(rule)).count();
    holidays <= 1 && seasons_differ && (has_one_season || says_more_than_ranges == 0)
}

fn is_holidays_off(rule: &SaidRule) -> bool {
    matches!((&rule.times, &rule.days[..]), (SaidTimes::Closed, [SaidDay::Holidays]))
}

/// Days of the week as bits, Monday is the lowest.
fn week(range: &RangeInclusive<Weekday>) -> u8 {
    let (first, last) = (range.start().num_days_from_monday(), range.end().num_days_from_monday());
    let length = (last + 7 - first) % 7;
    (0..=length).fold(0, |week, offset| week | 1 << ((first + offset) % 7))
}

/// Parts joined by commas, with a word before the last one.
fn joined(parts: &[String], comma: &str, last: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{}{last}{end}", first.join(comma)),
    }
}

/// `08:30–12:00` for each period.
fn clock_times(periods: &[(u16, u16)]) -> Vec<String> {
    let time = |minute: u16| {
        let minute = if minute > 1440 { minute - 1440 } else { minute };
        format!("{:02}:{:02}", minute / 60, minute % 60)
    };
    periods.iter().map(|(from, to)| format!("{}–{}", time(*from), time(*to))).collect()
}
