//! English sentences.

use std::ops::RangeInclusive;

use opening_hours_syntax::rules::day::{Month, Weekday};

use super::seasons::{SaidDate, SaidSeason};
use super::{Said, SaidDay, SaidRule, SaidTimes, clock_times, day_numbers, joined, says_days, week};

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub(super) fn sentence(said: &Said) -> String {
    match said {
        Said::Always => "every day, 24 hours".to_owned(),
        Said::ByAppointment => "by appointment only".to_owned(),
        Said::Rules(rules) => rules.iter().map(rule).collect::<Vec<_>>().join("; "),
    }
}

fn rule(rule: &SaidRule) -> String {
    let seasons = joined(&rule.seasons.iter().map(season).collect::<Vec<_>>(), ", ", " and ");
    let days = joined(&rule.days.iter().map(day).collect::<Vec<_>>(), ", ", " and ");
    let when = match (rule.seasons.is_empty(), says_days(rule)) {
        (true, _) => days.clone(),
        (false, true) => seasons.clone(),
        (false, false) => format!("{seasons}: {days}"),
    };
    match &rule.times {
        SaidTimes::Closed if rule.seasons.is_empty() => format!("closed on {days}"),
        SaidTimes::Closed if says_days(rule) => format!("closed {seasons}"),
        SaidTimes::Closed => format!("{seasons}: closed on {days}"),
        SaidTimes::AllDay => format!("{when} 24 hours"),
        SaidTimes::Periods(periods) => format!("{when} {}", times(periods)),
        SaidTimes::ByAppointment(periods) => format!("{when} {} (by appointment only)", times(periods)),
        SaidTimes::Uncertain(periods) => format!("{when} {} (not certain whether open)", times(periods)),
        SaidTimes::NotKnown => format!("{when} not known"),
    }
}

fn season(season: &SaidSeason) -> String {
    match season {
        SaidSeason::Months(range) => months(range),
        SaidSeason::EveryMonth(days) => {
            let days: Vec<String> = days.iter().map(day_numbers).collect();
            format!("on {} of every month", joined(&days, ", ", " and "))
        }
        SaidSeason::Day(day) => format!("on {}", date(*day)),
        SaidSeason::Days(first, last) => format!("from {} to {}", date(*first), date(*last)),
        SaidSeason::From(day) => format!("from {} onwards", date(*day)),
        SaidSeason::Before(day) => format!("before {}", date(*day)),
    }
}

fn date(SaidDate { year, month, day }: SaidDate) -> String {
    format!("{day} {} {year}", month.as_str())
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
