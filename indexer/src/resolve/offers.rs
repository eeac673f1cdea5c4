//! `offers.csv`.

use std::collections::HashSet;

use domain::Offer;

use super::dates;
use super::derived_offers;
use super::hours::HoursReader;
use super::procedures::Procedures;
use super::service_points::Points;
use super::table_log::TableLog;
use super::values;
use crate::source::{OFFERS, PROCEDURES, SERVICE_POINTS, SourceDir};
use crate::{Code, Refusal};

/// Offers, with what other tables ask about them.
#[derive(Default)]
pub(super) struct Offers {
    /// The offers, in the order of their rows.
    pub(super) records: Vec<Offer>,
    /// Numbers of point and procedure of each.
    pub(super) pairs: HashSet<(u32, u32)>,
}

pub(super) fn read(
    source: &SourceDir<'_>,
    points: &Points,
    procedures: &Procedures,
    hours: &mut HoursReader,
) -> Result<(Offers, TableLog), Refusal> {
    let mut offers = Offers::default();
    let (points_file, procedures_file) = (source.file_name(&SERVICE_POINTS), source.file_name(&PROCEDURES));
    let (derived, notes) = derived_offers::parts(source, points, procedures)?;
    let table = source.table_with(&OFFERS, derived)?;
    let mut log = TableLog::read_table(table, &OFFERS, |cells| {
        let point = cells.reference("service_point_id", &points.ids, Code::UnknownServicePoint, &points_file);
        let procedure =
            cells.reference("procedure_id", &procedures.ids, Code::UnknownProcedure, &procedures_file);
        let own_hours = cells.read("hours", |text| hours.hours(text));
        let last_acceptance = cells.read("last_acceptance", values::whole_number);
        let copies_required = cells.read("copies_required", values::yes_or_no);
        let updated_at = cells.read("updated_at", dates::updated_at);
        let sample_fields = cells.sample_fields();
        let (point, procedure) = (point?, procedure?);
        if !offers.pairs.insert((point, procedure)) {
            if cells.is_derived() {
                // What a file says of the office counts.
                return None;
            }
            let text = cells.filled("procedure_id").unwrap_or_default();
            let reason = "is offered by this office in an earlier row: expected one; this row is dropped";
            cells.wrong("procedure_id", Code::DuplicateOffer, text, reason);
            return None;
        }
        // The column goes first, then the text of the hours that count: the offer's own, else the office's.
        let from_hours = || match &own_hours {
            Some(read) => read.last_acceptance_minutes(),
            None => points.last_acceptance_minutes.get(&point).copied(),
        };
        let last_acceptance_minutes = last_acceptance.or_else(from_hours);
        offers.records.push(Offer {
            service_point: points.records[point as usize].id.clone(),
            procedure: procedures.records[procedure as usize].id.clone(),
            hours: own_hours.filter(|_| !points.without_clock.contains(&point)).map(|read| read.expression),
            last_acceptance_minutes,
            copies_required,
            note: cells.text("note"),
            updated_at,
            sample_fields,
        });
        Some(())
    })?;
    notes.into_iter().for_each(|note| log.note(note));
    Ok((offers, log))
}
