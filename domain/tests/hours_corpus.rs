//! Every phrasing of `tests/corpus/hours` is read as it says there.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::hours::{CalendarDay, DayKind, DayPlan, read_hours};
use domain::id::CalendarId;
use domain::{Calendars, HoursExpression, Schedule, Status};
use toml::{Table, Value};

/// First day of the weeks at whose every quarter of an hour two readings are compared. Three of their days are
/// holidays, on a Saturday, a Monday and a Thursday.
const FIRST_DAY: (i32, u32, u32) = (2026, 11, 23);
const DAYS: u64 = 35;
const HOLIDAYS: [&str; 3] = ["2026-12-05", "2026-12-07", "2026-12-10"];

struct Case {
    file: String,
    table: Table,
}

impl Case {
    fn text(&self, key: &str) -> Option<&str> {
        self.table.get(key).map(|value| value.as_str().unwrap_or_else(|| panic!("{key} is no text")))
    }

    /// Pairs of an instant and the status at it.
    fn statuses(&self) -> Vec<(DateTime<Utc>, &str)> {
        let pairs = self.table.get("at").and_then(Value::as_array).into_iter().flatten();
        let text = |pair: &Value, at: usize| pair[at].as_str().expect("a text").to_owned();
        let mut statuses = Vec::new();
        for pair in pairs {
            let instant = DateTime::parse_from_rfc3339(&text(pair, 0)).expect("an instant").to_utc();
            statuses.push((instant, pair[1].as_str().expect("a status")));
        }
        statuses
    }
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/hours")
}

fn cases() -> Vec<Case> {
    let entries = fs::read_dir(corpus()).expect("the corpus").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension() == Some("toml".as_ref())).collect();
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        let file = path.file_name().expect("a name").to_string_lossy().into_owned();
        let table: Table = fs::read_to_string(&path).expect("a file").parse().expect("TOML");
        for case in table["case"].as_array().expect("cases") {
            cases.push(Case { file: file.clone(), table: case.as_table().expect("a table").clone() });
        }
    }
    cases
}

fn schedule(hours: Option<HoursExpression>) -> Schedule {
    let national = CalendarId::national();
    let mut calendars = Calendars::default();
    for date in HOLIDAYS {
        let date = date.parse().expect("a date");
        calendars.set(&national, CalendarDay::whole(date, DayKind::Closed, "วันหยุด"));
    }
    Schedule::new(hours, calendars.view(&national), Vec::new(), chrono_tz::Asia::Bangkok)
}

fn status(day: &DayPlan, minute: u16) -> Status {
    let holding = day.spans.iter().find(|part| minute < part.span.to);
    holding.expect("spans cover minutes 0 to 1440").status
}

/// The first minute, by quarters of an hour, at which two readings differ.
fn first_difference(one: &Schedule, other: &Schedule) -> Option<String> {
    let (year, month, day) = FIRST_DAY;
    let first = NaiveDate::from_ymd_opt(year, month, day).expect("a date");
    for date in (0..DAYS).map(|offset| first + Days::new(offset)) {
        let (mine, expected) = (one.day(date), other.day(date));
        for minute in (0..1440).step_by(15) {
            let (mine, expected) = (status(&mine, minute), status(&expected, minute));
            if mine != expected {
                let time = NaiveTime::MIN + TimeDelta::minutes(i64::from(minute));
                let day = date.format("%a %d %b");
                return Some(format!("{day} {time}: {} instead of {}", mine.as_str(), expected.as_str()));
            }
        }
    }
    None
}

/// What is wrong with the reading of a case.
fn fault(case: &Case) -> Option<String> {
    let read = read_hours(case.text("text").expect("a text"));
    let expected = match (case.text("osm"), &read) {
        (Some(expected), _) => expected,
        (None, Err(_)) => return None,
        (None, Ok(read)) => {
            let is_unknown = case.text("unknown").is_some() && opens_never(read.expression.clone());
            return (!is_unknown).then(|| format!("read as {}, expected unknown", read.expression.as_str()));
        }
    };
    let read = match read {
        Ok(read) => read,
        Err(error) => return Some(format!("unread, {error}")),
    };
    let form = read.expression.as_str();
    let meant = schedule(Some(HoursExpression::parse(expected).expect(expected)));
    let mine = schedule(Some(read.expression.clone()));
    if let Some(difference) = first_difference(&mine, &meant) {
        return Some(format!("read as {form}, {difference}"));
    }
    for (instant, status) in case.statuses() {
        let found = mine.status_at(instant).as_str();
        if found != status {
            return Some(format!("read as {form}, at {instant} {found} instead of {status}"));
        }
    }
    let last_acceptance = read.last_acceptance_minutes().map(i64::from);
    let expected_minutes =
        case.table.get("last_acceptance").map(|value| value.as_integer().expect("minutes"));
    if expected_minutes.is_some() && last_acceptance != expected_minutes {
        return Some(format!("last acceptance {last_acceptance:?} instead of {expected_minutes:?}"));
    }
    (form != expected).then(|| format!("in the form {form} instead of {expected}"))
}

fn opens_never(hours: HoursExpression) -> bool {
    let schedule = schedule(Some(hours));
    let (year, month, day) = FIRST_DAY;
    let first = NaiveDate::from_ymd_opt(year, month, day).expect("a date");
    let days = (0..DAYS).map(|offset| schedule.day(first + Days::new(offset)));
    days.flat_map(|day| day.spans).all(|span| span.status != Status::Open)
}

#[test]
fn every_phrasing_of_the_corpus_is_read_as_it_was_meant() {
    let cases = cases();
    let mut faults = Vec::new();
    for case in &cases {
        let text = case.text("text").expect("a text");
        faults.extend(fault(case).map(|fault| format!("{}: {text}\n    {fault}", case.file)));
    }
    assert!(faults.is_empty(), "{} of {} phrasings:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn the_corpus_is_as_large_as_promised_and_has_no_phrasing_twice() {
    let cases = cases();
    let mut texts: Vec<&str> = cases.iter().filter_map(|case| case.text("text")).collect();
    let count = texts.len();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), count);
    assert!(count >= 250, "{count} phrasings");
}

/// Real phrasings with what they mean, beside the workspace and no part of this repository.
const SAMPLES: &str = "../../shared/data/opening_hours_samples.csv";

#[test]
fn the_phrasings_of_real_offices_have_the_status_that_was_noted_for_them() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SAMPLES);
    let Ok(table) = fs::read_to_string(&path) else {
        println!("DID NOT RUN: it is absent ({})", path.display());
        return;
    };
    let rows: Vec<&str> = table.lines().skip(1).collect();
    assert_eq!(rows.len(), 8, "{}", path.display());
    for row in rows {
        let cells: Vec<&str> = row.trim_start_matches('"').split("\",").collect();
        let (text, noted) = (cells[0], cells[1].trim_start_matches('"'));
        // A remark on the taking of cases stands in brackets.
        let form = noted.split(" (").next().unwrap_or(noted);
        let read = read_hours(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let meant = schedule(Some(HoursExpression::parse(form).expect(form)));
        let difference = first_difference(&schedule(Some(read.expression)), &meant);
        assert_eq!(difference, None, "{text}");
    }
}
