//! HSDS schedules (recurrence rules of RFC 5545 in columns) as OSM hours.
//!
//! Read are weekly and daily schedules with an opening and a closing time in the clock of Bangkok, also within two dates.
//! Anything else makes the hours of the place unknown: half of a schedule would be a wrong answer.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

/// The columns of a schedule, and those that say what it is about.
pub(super) const COLUMNS: [&str; 17] = [
    "location_id",
    "service_id",
    "service_at_location_id",
    "freq",
    "interval",
    "byday",
    "opens_at",
    "closes_at",
    "valid_from",
    "valid_to",
    "attending_type",
    "until",
    "count",
    "byweekno",
    "bymonthday",
    "byyearday",
    "timezone",
];

/// What a schedule is about: one of these.
pub(super) const LINKS: [&str; 3] = ["location_id", "service_id", "service_at_location_id"];

/// The columns that no schedule does without.
pub(super) const REQUIRED: [&str; 3] = ["byday", "opens_at", "closes_at"];

/// Columns whose meaning is not carried over.
const NOT_READ: [&str; 5] = ["until", "count", "byweekno", "bymonthday", "byyearday"];

/// Ways to write the clock of Bangkok.
const BANGKOK: [&str; 7] = ["", "+07:00", "+0700", "UTC+7", "UTC+07:00", "GMT+7", "Asia/Bangkok"];

const DAYS: [(&str, &str); 7] =
    [("MO", "Mo"), ("TU", "Tu"), ("WE", "We"), ("TH", "Th"), ("FR", "Fr"), ("SA", "Sa"), ("SU", "Su")];

/// Spans of each day of a week, Monday first.
type Week = [Vec<(NaiveTime, NaiveTime)>; 7];

/// First and last day on which a schedule holds.
type Dates = (NaiveDate, NaiveDate);

/// The hours of schedules together, empty without any; or what isn't understood.
pub(super) fn hours<C: Fn(&str) -> String>(schedules: &[C]) -> Result<String, String> {
    let mut weeks: BTreeMap<Option<Dates>, Week> = BTreeMap::new();
    for cell in schedules.iter().filter(|cell| is_at_the_door(&cell("attending_type"))) {
        if let Some(column) = NOT_READ.iter().find(|column| !cell(column).is_empty()) {
            return Err(format!("{column} \"{}\": expected an empty cell", cell(column)));
        }
        let zone = cell("timezone");
        if !BANGKOK.iter().any(|known| zone.eq_ignore_ascii_case(known)) {
            return Err(format!("timezone \"{zone}\": expected +07:00 or Asia/Bangkok"));
        }
        let days = days(cell)?;
        let span = (time(cell, "opens_at")?, time(cell, "closes_at")?);
        let week = weeks.entry(dates(cell)?).or_default();
        for (spans, _) in week.iter_mut().zip(days).filter(|(_, is_meant)| *is_meant) {
            if !spans.contains(&span) {
                spans.push(span);
            }
        }
    }
    let ranges: Vec<Dates> = weeks.keys().flatten().copied().collect();
    let overlaps = ranges.windows(2).any(|pair| pair[1].0 <= pair[0].1);
    if overlaps || (ranges.len() < weeks.len() && !ranges.is_empty()) {
        return Err("schedules with dates that overlap: expected each day in one of them".to_owned());
    }
    let parts: Vec<String> = weeks.into_iter().map(|(dates, week)| written(dates, week)).collect();
    Ok(parts.join("; "))
}

/// A telephone's hours are not those of a door.
fn is_at_the_door(attending_type: &str) -> bool {
    let word = attending_type.to_ascii_lowercase();
    matches!(word.as_str(), "" | "physical" | "in_person" | "in-person")
}

fn days(cell: &impl Fn(&str) -> String) -> Result<[bool; 7], String> {
    let (freq, interval, byday) = (cell("freq"), cell("interval"), cell("byday"));
    if !matches!(interval.as_str(), "" | "1") {
        return Err(format!("interval \"{interval}\": expected 1"));
    }
    let is_daily = freq.eq_ignore_ascii_case("daily");
    if !is_daily && !freq.is_empty() && !freq.eq_ignore_ascii_case("weekly") {
        return Err(format!("freq \"{freq}\": expected WEEKLY or DAILY"));
    }
    if byday.is_empty() {
        return if is_daily {
            Ok([true; 7])
        } else {
            Err("byday is empty: expected days such as MO,TU".to_owned())
        };
    }
    let mut days = [false; 7];
    for word in byday.split([',', ';']).map(str::trim) {
        let Some(day) = DAYS.iter().position(|(name, _)| word.eq_ignore_ascii_case(name)) else {
            return Err(format!("byday \"{byday}\": expected days such as MO,TU"));
        };
        days[day] = true;
    }
    Ok(days)
}

fn time(cell: &impl Fn(&str) -> String, column: &str) -> Result<NaiveTime, String> {
    let text = cell(column);
    let local = text.strip_suffix("+07:00").unwrap_or(&text);
    let shape = if local.matches(':').count() == 2 { "%H:%M:%S" } else { "%H:%M" };
    NaiveTime::parse_from_str(local, shape)
        .map_err(|_| format!("{column} \"{text}\": expected a time in Thailand such as 08:30 or 08:30+07:00"))
}

fn dates(cell: &impl Fn(&str) -> String) -> Result<Option<Dates>, String> {
    let (from, to) = (cell("valid_from"), cell("valid_to"));
    if from.is_empty() && to.is_empty() {
        return Ok(None);
    }
    let date = |text: &str| text.parse::<NaiveDate>().ok();
    match (date(&from), date(&to)) {
        (Some(from), Some(to)) if from <= to => Ok(Some((from, to))),
        _ => Err(format!(
            "valid_from \"{from}\" and valid_to \"{to}\": expected two dates such as 2026-01-31, or none"
        )),
    }
}

fn written(dates: Option<Dates>, mut week: Week) -> String {
    week.iter_mut().for_each(|spans| spans.sort_unstable());
    let prefix = dates.map_or_else(String::new, |(from, to)| {
        format!("{}-{} ", from.format("%Y %b %d"), to.format("%Y %b %d"))
    });
    let mut parts = Vec::new();
    let mut first = 0;
    while first < week.len() {
        let last = (first..week.len()).take_while(|day| week[*day] == week[first]).last().unwrap_or(first);
        let times: Vec<String> = week[first]
            .iter()
            .map(|(from, to)| format!("{}-{}", from.format("%H:%M"), to.format("%H:%M")))
            .collect();
        if !times.is_empty() {
            let (from, to) = (DAYS[first].1, DAYS[last].1);
            let days = if first == last { from.to_owned() } else { format!("{from}-{to}") };
            parts.push(format!("{prefix}{days} {}", times.join(",")));
        }
        first = last + 1;
    }
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Schedules as `column=value` pairs.
    fn read(schedules: &[&str]) -> Result<String, String> {
        let cells = |text: &&str| {
            let pairs: Vec<(String, String)> = text
                .split_whitespace()
                .filter_map(|pair| pair.split_once('='))
                .map(|(column, value)| (column.to_owned(), value.to_owned()))
                .collect();
            move |column: &str| {
                pairs
                    .iter()
                    .find(|(name, _)| name == column)
                    .map(|(_, value)| value.clone())
                    .unwrap_or_default()
            }
        };
        hours(&schedules.iter().map(cells).collect::<Vec<_>>())
    }

    #[test]
    fn weekly_schedules_become_hours_of_the_week() {
        const MORNING: &str = "freq=WEEKLY interval=1 byday=MO,TU,WE,TH,FR opens_at=08:30 closes_at=12:00";
        const AFTERNOON: &str = "byday=FR,MO,TU,WE,TH opens_at=13:00:00+07:00 closes_at=16:30";
        for (schedules, expected) in [
            (&[][..], ""),
            (&[MORNING], "Mo-Fr 08:30-12:00"),
            (&[AFTERNOON, MORNING, MORNING], "Mo-Fr 08:30-12:00,13:00-16:30"),
            (&[MORNING, "byday=SA opens_at=09:00 closes_at=12:00"], "Mo-Fr 08:30-12:00; Sa 09:00-12:00"),
            (&["freq=daily opens_at=06:00 closes_at=22:00"], "Mo-Su 06:00-22:00"),
            (
                &["byday=MO opens_at=08:00 closes_at=09:00 valid_from=2026-01-01 valid_to=2026-03-31"],
                "2026 Jan 01-2026 Mar 31 Mo 08:00-09:00",
            ),
            (&[MORNING, "byday=SU opens_at=08:00 closes_at=20:00 attending_type=PHONE"], "Mo-Fr 08:30-12:00"),
        ] {
            assert_eq!(read(schedules).as_deref(), Ok(expected));
            assert!(expected.is_empty() || domain::HoursExpression::parse(expected).is_ok(), "{expected}");
        }
    }

    #[test]
    fn what_is_not_understood_is_named_and_gives_no_hours() {
        for (schedule, expected) in [
            ("byday=MO opens_at=08:30 closes_at=noon", "closes_at \"noon\""),
            ("byday=MO opens_at=08:30Z closes_at=12:00", "opens_at \"08:30Z\""),
            ("freq=MONTHLY byday=1MO opens_at=08:30 closes_at=12:00", "freq \"MONTHLY\""),
            ("timezone=UTC byday=MO opens_at=08:30 closes_at=12:00", "timezone \"UTC\""),
            ("interval=2 byday=MO opens_at=08:30 closes_at=12:00", "interval \"2\""),
            ("opens_at=08:30 closes_at=12:00", "byday is empty"),
            ("byday=MO opens_at=08:30 closes_at=12:00 until=2026-12-31", "until \"2026-12-31\""),
            ("byday=MO opens_at=08:30 closes_at=12:00 valid_from=2026-12-31", "valid_from \"2026-12-31\""),
        ] {
            let message = read(&[schedule]).expect_err(schedule);
            assert!(message.starts_with(expected), "{schedule}: {message}");
        }
    }
}
