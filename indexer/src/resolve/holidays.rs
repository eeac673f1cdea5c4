//! `holidays.csv`; without one, the national calendar that is built in.

use domain::Calendars;
use domain::hours::{BUILT_IN_HOLIDAYS_CSV, CalendarDay, DayKind, MinuteSpan};
use domain::id::CalendarId;

use super::cells::Cells;
use super::dates;
use super::table_log::TableLog;
use super::values::{self, Problem};
use crate::source::{HOLIDAYS, SourceDir, Table};
use crate::{Code, Refusal};

pub(super) fn read(source: &SourceDir) -> Result<(Calendars, TableLog), Refusal> {
    let table = match source.table(&HOLIDAYS)? {
        Some(table) => table,
        None => Table::built_in(&HOLIDAYS.file_name(), BUILT_IN_HOLIDAYS_CSV, &HOLIDAYS)?,
    };
    let mut calendars = Calendars::default();
    let log = TableLog::read_table(Some(table), &HOLIDAYS, |cells| {
        let (calendar, day) = day(cells)?;
        let date = day.date.to_string();
        calendars
            .add(&calendar, day)
            .map_err(|conflict| {
                let reason = format!(
                    "is already {} in calendar {calendar}, or for another part of the day: expected one row that \
                     decides; this row is dropped",
                    conflict.kept.as_str()
                );
                cells.wrong("date", Code::ConflictingDay, &date, &reason);
            })
            .ok()
    })?;
    Ok((calendars, log))
}

fn day(cells: &mut Cells<'_>) -> Option<(CalendarId, CalendarDay)> {
    let date = date(cells);
    let kind = kind(cells);
    let calendar = calendar(cells);
    let span = span(cells);
    cells.read("announced_on", dates::updated_at);
    let is_withdrawn = cells.filled("withdrawn_on").is_some();
    cells.read("withdrawn_on", dates::updated_at);
    let (date, kind, calendar) = (date?, kind?, calendar?);
    if is_withdrawn {
        return None;
    }
    // A day that is partly closed, nobody can tell when, is neither closed nor open.
    let (kind, span) = span.map_or((DayKind::Unknown, MinuteSpan::DAY), |span| (kind, span));
    let name_th = cells.text("name_th").unwrap_or_default();
    Some((calendar, CalendarDay { date, kind, span, name_th, name_en: cells.text("name_en") }))
}

fn date(cells: &mut Cells<'_>) -> Option<chrono::NaiveDate> {
    if cells.filled("date").is_none() {
        let message = "is empty: expected the day; the row is dropped".to_owned();
        cells.defect("date", Code::MissingDate, message);
    }
    cells.read("date", |text| dates::date(text).map_err(dropping_the_row))
}

fn kind(cells: &mut Cells<'_>) -> Option<DayKind> {
    if cells.filled("kind").is_none() {
        let message = "is empty: expected closed, open or unknown; the row is dropped".to_owned();
        cells.defect("kind", Code::UnknownWord, message);
    }
    cells.read("kind", |text| {
        text.parse::<DayKind>().map_err(|error| {
            let reason = format!("is not a known kind of day: expected one of {}", error.expected);
            dropping_the_row(Problem::new(Code::UnknownWord, reason))
        })
    })
}

fn calendar(cells: &mut Cells<'_>) -> Option<CalendarId> {
    if cells.filled("calendar").is_none() {
        return Some(CalendarId::national());
    }
    let new = |text: &str| {
        CalendarId::new(text).map_err(|error| dropping_the_row(Problem::new(Code::InvalidId, error.reason)))
    };
    cells.read("calendar", new)
}

/// The part of the day; none when it can't be read.
fn span(cells: &mut Cells<'_>) -> Option<MinuteSpan> {
    let (has_from, has_to) = (cells.filled("from").is_some(), cells.filled("to").is_some());
    if !has_from && !has_to {
        return Some(MinuteSpan::DAY);
    }
    let from = cells.read("from", values::minute_of_day);
    let to = cells.read("to", values::minute_of_day);
    if has_from != has_to {
        let (empty, other) = if has_from { ("to", "from") } else { ("from", "to") };
        let message = format!("is empty although {other} is not: expected both or none; that day is unknown");
        cells.defect(empty, Code::NotAPartOfADay, message);
    }
    let span = MinuteSpan { from: from?, to: to? };
    if span.from >= span.to {
        let reason = "is not later than from: expected a later time of the same day; that day is unknown";
        cells.wrong("to", Code::NotAPartOfADay, cells.filled("to").unwrap_or_default(), reason);
        return None;
    }
    Some(span)
}

fn dropping_the_row(problem: Problem) -> Problem {
    let Problem { code, reason } = problem;
    Problem::new(code, format!("{reason}; the row is dropped"))
}
