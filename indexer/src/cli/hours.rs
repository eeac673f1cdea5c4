//! `indexer hours`.

use std::io::{self, BufReader, BufWriter, Write};
use std::process::ExitCode;

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Asia;
use domain::hours::{CalendarView, read_hours};
use domain::id::CalendarId;
use domain::{HoursExpression, Schedule};

use super::lines;

pub(super) fn run(at: DateTime<Utc>) -> anyhow::Result<ExitCode> {
    let calendar = indexer::built_in_calendars()?.view(&CalendarId::national());
    let mut out = BufWriter::new(io::stdout().lock());
    lines::answer_each(BufReader::new(io::stdin().lock()), &mut out, |number, line, out| {
        let hours = expression(line).unwrap_or_else(|reason| {
            eprintln!("line {number}: {reason}");
            None
        });
        writeln!(out, "{}", described(hours, &calendar, at))
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The hours of a line; none if it is empty.
fn expression(line: &[u8]) -> Result<Option<HoursExpression>, String> {
    let text = std::str::from_utf8(line).map_err(|error| format!("{error}: expected UTF-8"))?;
    let text = text.trim_end_matches(['\n', '\r']);
    if text.trim().is_empty() {
        return Ok(None);
    }
    read_hours(text).map(|read| Some(read.expression)).map_err(|error| error.to_string())
}

fn described(hours: Option<HoursExpression>, calendar: &CalendarView, at: DateTime<Utc>) -> String {
    let form = hours.as_ref().map_or(String::new(), |hours| hours.as_str().to_owned());
    let state = Schedule::new(hours, calendar.clone(), Vec::new(), Asia::Bangkok).state_at(at);
    let change = state.until.map(|until| until.to_rfc3339_opts(SecondsFormat::Secs, false));
    format!("{form}\t{}\t{}", state.status.as_str(), change.unwrap_or_default())
}
