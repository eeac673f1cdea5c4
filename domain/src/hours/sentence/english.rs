//! English sentences.

use std::ops::RangeInclusive;

use opening_hours_syntax::rules::day::{Month, Weekday};

use super::{Said, SaidDay, SaidRule, SaidTimes, clock_times, joined, week};

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub(super) fn sentence(said: &Said) -> String {
    match said {
        Said::Always => "every day, 24 hours".to_owned(),
        Said::ByAppointment => "by appointment only".to_owned(),
        Said::Rules(rules) => rules.iter().map(rule).collect::<Vec<_>>().join("; "),
    }
}

fn rule(rule: &SaidRule) -> String {
    let mut words: Vec<String> = Vec::new();
    if !rule.months.is_empty() {
        words
            .push(format!("{}:", joined(&rule.months.iter().map(months).collect::<Vec<_>>(), ", ", " and ")));
    }
    let days = joined(&rule.days.iter().map(day).collect::<Vec<_>>(), ", ", " and ");
    match &rule.times {
        SaidTimes::Closed => words.push(format!("closed on {days}")),
        SaidTimes::AllDay => words.extend([days, "24 hours".to_owned()]),
        SaidTimes::Periods(periods) => words.extend([days, times(periods)]),
        SaidTimes::ByAppointment(periods) => {
            words.extend([days, times(periods), "(by appointment only)".to_owned()]);
        }
    }
    words.join(" ")
}

fn times(periods: &[(u16, u16)]) -> String {
    joined(&clock_times(periods), ", ", " and ")
}

fn day(day: &SaidDay) -> String {
    match day {
        SaidDay::Range(range) => days(range),
        SaidDay::OfMonth(day, which) => {
            let ordinals: Vec<String> = which.iter().map(|nth| ordinal(*nth).to_owned()).collect();
            format!("{} {} of the month", joined(&ordinals, ", ", " and "), name(*day))
        }
        SaidDay::Holidays => "public holidays".to_owned(),
    }
}

fn days(range: &RangeInclusive<Weekday>) -> String {
    let (first, last) = (name(*range.start()), name(*range.end()));
    match week(range) {
        0b111_1111 => "every day".to_owned(),
        _ if first == last => first.to_owned(),
        _ => format!("{first}–{last}"),
    }
}

fn ordinal(nth: i8) -> &'static str {
    match nth {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        5 => "fifth",
        _ => "last",
    }
}

fn name(day: Weekday) -> &'static str {
    DAYS[day.num_days_from_monday() as usize]
}

fn months(range: &RangeInclusive<Month>) -> String {
    let (first, last) = (range.start().as_str(), range.end().as_str());
    if first == last { first.to_owned() } else { format!("{first}–{last}") }
}
