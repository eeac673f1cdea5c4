//! Minutes of Thai clocks, and which of them a door is open in.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Weekday};

/// Bangkok's clock and Vientiane's are seven hours ahead of UTC.
const OFFSET_MINUTES: i64 = 7 * 60;

/// The minute in which an instant lies, since 1970.
pub(super) fn minute(instant: &str) -> i64 {
    DateTime::parse_from_rfc3339(instant).expect(instant).timestamp().div_euclid(60)
}

/// A minute as the API prints it.
pub(super) fn printed(minute: i64) -> String {
    let instant = DateTime::from_timestamp((minute + OFFSET_MINUTES) * 60, 0).expect("a time");
    instant.format("%Y-%m-%dT%H:%M:%S+07:00").to_string()
}

/// The day of a minute.
pub(super) fn date(minute: i64) -> NaiveDate {
    let instant = DateTime::from_timestamp((minute + OFFSET_MINUTES) * 60, 0).expect("a time");
    instant.date_naive()
}

/// Minutes of travel over a straight distance, by the table of `docs/decisions/0017-travel-times.md`.
pub(super) fn travel_minutes(means: &str, metres: f64) -> i64 {
    let column = ["walk", "motorcycle", "car"].iter().position(|known| *known == means).expect(means);
    let bands = [
        (0.0, 5_000.0, 1.5, [4.068, 25.0, 21.6]),
        (5_000.0, 20_000.0, 1.42, [4.068, 40.0, 40.0]),
        (20_000.0, f64::INFINITY, 1.3, [4.068, 50.0, 60.0]),
    ];
    let hours: f64 = bands
        .iter()
        .map(|(from, to, detour, kmh)| (metres.min(*to) - from).max(0.0) / 1_000.0 * detour / kmh[column])
        .sum();
    (hours * 60.0).ceil() as i64
}

/// The days that the sample's national calendar closes in the weeks of these tests.
fn is_holiday(date: NaiveDate) -> bool {
    ["2026-12-05", "2026-12-07", "2026-12-10", "2026-12-31", "2027-01-01"]
        .contains(&date.to_string().as_str())
}

/// The minutes in which a door with these hours is open, from a day on for some days. `exceptions` are days with hours
/// of their own.
pub(super) fn open_minutes(
    hours: Option<&str>,
    exceptions: &[(NaiveDate, String)],
    from: i64,
    days: u64,
) -> HashSet<i64> {
    let mut minutes = HashSet::new();
    for day in (0..days).map(|day| date(from) + Days::new(day)) {
        let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp() / 60 - OFFSET_MINUTES;
        let spans = match exceptions.iter().find(|(date, _)| *date == day) {
            Some((_, hours)) if hours == "off" || hours.is_empty() => Vec::new(),
            Some((_, hours)) => vec![span(hours)],
            None => hours.map(|hours| spans_of(hours, day)).unwrap_or_default(),
        };
        minutes.extend(spans.into_iter().flat_map(|(from, to)| midnight + from..midnight + to));
    }
    minutes
}

/// The openings of a day by hours in the few forms that the sample has.
fn spans_of(hours: &str, day: NaiveDate) -> Vec<(i64, i64)> {
    if hours == "24/7" {
        return vec![(0, 1_440)];
    }
    if is_holiday(day) {
        return Vec::new();
    }
    let rules = hours.split("; ").filter(|rule| *rule != "PH off");
    let of_day = rules.filter_map(|rule| rule.split_once(' ')).find(|(days, _)| is_among(days, day));
    of_day.map(|(_, spans)| spans.split(',').map(span).collect()).unwrap_or_default()
}

fn is_among(days: &str, day: NaiveDate) -> bool {
    let which_of_month = i64::from(day.day0() / 7 + 1);
    match days {
        "Mo-Fr" => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        "Sa" => day.weekday() == Weekday::Sat,
        "We[2]" => day.weekday() == Weekday::Wed && which_of_month == 2,
        "Th[3]" => day.weekday() == Weekday::Thu && which_of_month == 3,
        other => panic!("{other} is a form that this test can't read"),
    }
}

/// Minutes of the day, such as those of `08:30-12:00`.
fn span(text: &str) -> (i64, i64) {
    let minutes = |time: &str| {
        let (hours, minutes) = time.split_once(':').expect(text);
        let parts =
            TimeDelta::hours(hours.parse().expect(text)) + TimeDelta::minutes(minutes.parse().expect(text));
        parts.num_minutes()
    };
    let (from, to) = text.split_once('-').expect(text);
    (minutes(from), minutes(to))
}
