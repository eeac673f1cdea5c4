//! From what was read to the system of record, and back.

use std::collections::HashMap;

use domain::hours::CalendarDay;
use domain::{ChangeNumber, ServicePointId};
use engine::{Records, SourceTable};
use registry::{Author, CalendarDate, ImportOptions, ImportReport, Office, Record, Registry, Term};

use crate::{Checked, TermPlace};

/// Takes what was read into a register, and says what changed. `progress` is told how many records are done.
///
/// A table that the source doesn't have says nothing: what the register holds of it stays.
///
/// # Errors
/// When the database fails or a record is refused; what was written before that stays, and the import can be run again.
pub async fn import(
    checked: Checked,
    register: &Registry,
    source_wins: bool,
    author: &Author,
    progress: impl FnMut(usize),
) -> Result<ImportReport, registry::Error> {
    let has = |name: &str| checked.provenance.iter().any(|SourceTable { table, .. }| table == name);
    let options = ImportOptions {
        source_wins,
        has_offers: has("offers") || !checked.records.offers.is_empty(),
        has_exceptions: has("exceptions"),
        has_territories: has("territories"),
    };
    register.import(records(checked), options, author, progress).await
}

/// Everything that a register holds as of a change, to build from; none: as it is now.
///
/// # Errors
/// When the database fails.
pub async fn read_register(
    register: &Registry,
    as_of: Option<ChangeNumber>,
) -> Result<Checked, registry::Error> {
    let contents = register.contents(as_of).await?;
    let (mut terms, mut term_places) = (Vec::new(), Vec::new());
    for (of_kind, is_organisation) in [(contents.office_types, false), (contents.organisations, true)] {
        for Term { id, name_th, name_en, parent } in of_kind {
            terms.push(engine::Term { id, name_th, name_en });
            term_places.push(TermPlace { is_organisation, parent });
        }
    }
    let records = Records {
        points: contents.points,
        procedures: contents.procedures,
        offers: contents.offers,
        calendars: contents.calendars,
        exceptions: contents.exceptions,
        terms,
        words: contents.words,
        synonyms: contents.synonyms,
        ..Records::default()
    };
    Ok(Checked {
        records,
        defects: Vec::new(),
        notes: Vec::new(),
        files: Vec::new(),
        provenance: Vec::new(),
        unread_pins: Vec::new(),
        territory_rows: Vec::new(),
        term_places,
        change: contents.change,
    })
}

/// The records in the order in which they may be written: what is named stands before what names it.
fn records(checked: Checked) -> Vec<Record> {
    let Checked { records, term_places, .. } = checked;
    let Records { points, procedures, offers, calendars, exceptions, terms, words, synonyms, .. } = records;
    let mut all = Vec::with_capacity(points.len() + procedures.len());
    for (term, place) in terms.into_iter().zip(term_places) {
        let TermPlace { is_organisation, parent } = place;
        let term = Term { id: term.id, name_th: term.name_th, name_en: term.name_en, parent };
        all.push(if is_organisation { Record::Organisation(term) } else { Record::OfficeType(term) });
    }
    for (id, calendar) in calendars.iter() {
        all.push(Record::Calendar { id: id.clone(), refines: calendar.refines().cloned() });
        let days: Vec<&CalendarDay> = calendar.days().collect();
        for on in days.chunk_by(|a, b| a.date == b.date) {
            let days = on.iter().map(|day| (*day).clone()).collect();
            all.push(Record::CalendarDate(CalendarDate { calendar: id.clone(), date: on[0].date, days }));
        }
    }
    if !words.is_empty() {
        all.push(Record::Words(words));
    }
    all.extend(synonyms.map(Record::Synonyms));
    all.extend(procedures.into_iter().map(|procedure| Record::Procedure(Box::new(procedure))));
    let mut offers = by_point(offers, |offer| &offer.service_point);
    let mut exceptions = by_point(exceptions, |exception| &exception.service_point);
    all.extend(points.into_iter().map(|point| {
        let offers = offers.remove(&point.id).unwrap_or_default();
        let exceptions = exceptions.remove(&point.id).unwrap_or_default();
        Record::ServicePoint(Box::new(Office { point, offers, exceptions }))
    }));
    all
}

/// What belongs to each point, in the order of the source.
fn by_point<T>(of_points: Vec<T>, point: impl Fn(&T) -> &ServicePointId) -> HashMap<ServicePointId, Vec<T>> {
    let mut by_point: HashMap<ServicePointId, Vec<T>> = HashMap::new();
    for one in of_points {
        by_point.entry(point(&one).clone()).or_default().push(one);
    }
    by_point
}
