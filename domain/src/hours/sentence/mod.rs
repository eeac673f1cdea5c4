//! Hours as a sentence for people, in Thai and English.
//!
//! What can't be said well is given as it is written, and named as such: a wrong sentence would be worse.

mod english;
mod seasons;
mod thai;

use std::ops::RangeInclusive;

use opening_hours_syntax::parse;
use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange, Weekday};
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

use self::seasons::SaidSeason;
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
    seasons: Vec<SaidSeason>,
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
    /// As `Periods`, but the door may be closed on these days.
    Uncertain(Vec<(u16, u16)>),
    /// Nobody knows.
    NotKnown,
}

enum SaidDay {
    Range(RangeInclusive<Weekday>),
    /// Which ones of the month, -1 is the last.
    OfMonth(Weekday, Vec<i8>),
    Holidays,
}

const BY_APPOINTMENT: &str = "by appointment";

// Remarks of `read_hours`.
const NOT_CERTAIN: &str = "not certain whether open on weekends";
const NOT_YET: &str = "hours before that day not known";

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
    let seasons = seasons::seasons(&selector.monthday)?;
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
        (RuleKind::Unknown, NOT_CERTAIN) if !is_all_day => SaidTimes::Uncertain(periods),
        (RuleKind::Unknown, NOT_YET) if is_all_day => SaidTimes::NotKnown,
        _ => return None,
    };
    Some(SaidRule { seasons, days, times })
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

/// Of two rules about one day the later holds, which a list of sentences doesn't say, unless it closes the door.
fn concern_different_days(rules: &[SaidRule]) -> bool {
    let lasting = || rules.iter().filter(|rule| !closes_on_dates(rule) && !is_before(rule));
    let has_one_season = lasting().all(|rule| rule.seasons.is_empty())
        || lasting().filter(|rule| !is_holidays_off(rule)).count() == 1;
    let closes_for_a_season =
        lasting().any(|rule| !rule.seasons.is_empty() && matches!(rule.times, SaidTimes::Closed));
    if closes_for_a_season {
        return false;
    }
    let seasons_differ =
        lasting().all(|rule| !rule.seasons.is_empty() || is_holidays_off(rule)) && follow_each_other(rules);
    let holidays =
        lasting().flat_map(|rule| &rule.days).filter(|day| matches!(day, SaidDay::Holidays)).count();
    holidays <= 1 && if has_one_season { name_different_days(lasting()) } else { seasons_differ }
}

/// Whether no day of the week is named twice.
fn name_different_days<'r>(rules: impl Iterator<Item = &'r SaidRule>) -> bool {
    let mut days = 0_u8;
    for day in rules.flat_map(|rule| &rule.days) {
        let bits = match day {
            SaidDay::Range(range) => week(range),
            SaidDay::OfMonth(day, _) => 1 << day.num_days_from_monday(),
            SaidDay::Holidays => 0,
        };
        if days & bits != 0 {
            return false;
        }
        days |= bits;
    }
    true
}

/// Seasons can follow each other where none of them is about one day of a month among the days of the week.
fn follow_each_other(rules: &[SaidRule]) -> bool {
    let days = rules.iter().flat_map(|rule| &rule.days);
    let seasons = rules.iter().flat_map(|rule| &rule.seasons);
    let has_days_of_each = seasons.into_iter().any(|season| matches!(season, SaidSeason::EveryMonth(_)));
    !days.into_iter().any(|day| matches!(day, SaidDay::OfMonth(..))) && !has_days_of_each
}

/// Closed on dates or on days of each month: said after everything else, it can mean only that.
fn closes_on_dates(rule: &SaidRule) -> bool {
    let are_dates = rule.seasons.iter().all(|season| !matches!(season, SaidSeason::Months(_)));
    matches!(rule.times, SaidTimes::Closed) && !rule.seasons.is_empty() && are_dates && is_whole_week(rule)
}

fn is_before(rule: &SaidRule) -> bool {
    matches!((&rule.times, &rule.seasons[..]), (SaidTimes::NotKnown, [SaidSeason::Before(_)]))
}

fn is_whole_week(rule: &SaidRule) -> bool {
    matches!(&rule.days[..], [SaidDay::Range(range)] if week(range) == 0b111_1111)
}

/// Whether the season says the days already.
fn says_days(rule: &SaidRule) -> bool {
    let is_said = rule.seasons.iter().any(SaidSeason::names_days)
        || matches!(rule.times, SaidTimes::Closed | SaidTimes::NotKnown);
    !rule.seasons.is_empty() && is_said && is_whole_week(rule)
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

/// `1–15` of a month.
fn day_numbers((first, last): &(u8, u8)) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
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
