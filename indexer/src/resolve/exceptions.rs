//! `exceptions.csv`.

use domain::hours::{Exception, ExceptionHours};

use super::cells::Cells;
use super::dates;
use super::hours::HoursReader;
use super::offers::Offers;
use super::procedures::Procedures;
use super::service_points::Points;
use super::table_log::TableLog;
use crate::source::{EXCEPTIONS, OFFERS, PROCEDURES, SERVICE_POINTS, SourceDir};
use crate::{Code, Refusal};

pub(super) fn read(
    source: &SourceDir<'_>,
    points: &Points,
    procedures: &Procedures,
    offers: &Offers,
    hours: &mut HoursReader,
) -> Result<(Vec<Exception>, TableLog), Refusal> {
    let mut exceptions = Vec::new();
    let points_file = source.file_name(&SERVICE_POINTS);
    let files = [source.file_name(&PROCEDURES), source.file_name(&OFFERS)];
    let log = TableLog::read(source, &EXCEPTIONS, |cells| {
        let point = cells.reference("service_point_id", &points.ids, Code::UnknownServicePoint, &points_file);
        let procedure = procedure(cells, point, procedures, offers, &files);
        let days = days(cells);
        let exception_hours = exception_hours(cells, hours);
        let announced_on = cells.read("announced_on", dates::recorded_on);
        let (point, (from, to)) = (point?, days?);
        exceptions.push(Exception {
            service_point: points.records[point as usize].id.clone(),
            procedure: procedure?.map(|procedure| procedures.records[procedure as usize].id.clone()),
            from,
            to,
            hours: if points.without_clock.contains(&point) {
                ExceptionHours::Unknown
            } else {
                exception_hours
            },
            reason: cells.text("reason"),
            announced_on,
        });
        Some(())
    })?;
    Ok((exceptions, log))
}

/// The procedure that it concerns, `Some(None)` for all; none when the row has to go.
fn procedure(
    cells: &mut Cells<'_>,
    point: Option<u32>,
    procedures: &Procedures,
    offers: &Offers,
    [procedures_file, offers_file]: &[String; 2],
) -> Option<Option<u32>> {
    let Some(text) = cells.filled("procedure_id") else { return Some(None) };
    let procedure =
        cells.reference("procedure_id", &procedures.ids, Code::UnknownProcedure, procedures_file)?;
    if !offers.pairs.contains(&(point?, procedure)) {
        let reason =
            format!("is not offered by this office: expected a pair of {offers_file}; the row is dropped");
        cells.wrong("procedure_id", Code::ProcedureNotOffered, text, &reason);
        return None;
    }
    Some(Some(procedure))
}

fn days(cells: &mut Cells<'_>) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
    if cells.filled("date_from").is_none() {
        let message = "is empty: expected the first day; the row is dropped".to_owned();
        cells.defect("date_from", Code::MissingDate, message);
    }
    let from = cells.read("date_from", dates::date);
    let to = cells.read("date_to", dates::date);
    let from = from?;
    let to = to.unwrap_or(from);
    if to < from {
        let reason = format!("comes before {from}: expected that day or a later one; the row is dropped");
        cells.wrong("date_to", Code::DatesReversed, &to.to_string(), &reason);
        return None;
    }
    Some((from, to))
}

/// What holds on these days. Hours that can't be read make them unknown: the usual ones certainly don't hold.
fn exception_hours(cells: &mut Cells<'_>, hours: &mut HoursReader) -> ExceptionHours {
    let text = cells.filled("hours").unwrap_or_default();
    if text.eq_ignore_ascii_case("off") || text.eq_ignore_ascii_case("closed") {
        return ExceptionHours::Closed;
    }
    let hours = cells.read("hours", |text| hours.hours(text));
    hours.map_or(ExceptionHours::Unknown, |read| ExceptionHours::Hours(read.expression))
}
