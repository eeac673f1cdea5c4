//! The register as a plain map: what holds after each change.

use domain::change::Changed;
use domain::{Change, ChangeNumber};
use engine::Records;

/// States that are kept, so that a build can be behind.
const KEPT: usize = 40;

/// The records after each of the last changes, and the changes.
pub(super) struct Model {
    states: Vec<(ChangeNumber, Records)>,
    log: Vec<Change>,
}

impl Model {
    pub(super) fn new(records: Records) -> Self {
        Self { states: vec![(ChangeNumber(0), records)], log: Vec::new() }
    }

    pub(super) fn now(&self) -> &Records {
        &self.states.last().expect("there is a first state").1
    }

    pub(super) fn number(&self) -> ChangeNumber {
        self.states.last().expect("there is a first state").0
    }

    /// The oldest change whose state is kept.
    pub(super) fn oldest(&self) -> ChangeNumber {
        self.states.first().expect("there is a first state").0
    }

    pub(super) fn as_of(&self, number: ChangeNumber) -> &Records {
        &self.states.iter().find(|(own, _)| *own == number).expect("the state is kept").1
    }

    pub(super) fn since(&self, number: ChangeNumber) -> impl Iterator<Item = &Change> {
        self.log.iter().filter(move |change| change.number > number)
    }

    pub(super) fn apply(&mut self, what: Changed) -> Change {
        let change = Change { number: self.number().next(), what };
        let mut next = self.now().clone();
        set(&mut next, change.what.clone());
        self.states.push((change.number, next));
        if self.states.len() > KEPT {
            self.states.remove(0);
        }
        self.log.push(change.clone());
        change
    }
}

fn set(records: &mut Records, what: Changed) {
    match what {
        Changed::ServicePoint { point, offers, exceptions } => {
            forget(records, &point.id);
            let known =
                |offer: &domain::Offer| records.procedures.iter().any(|one| one.id == offer.procedure);
            let known: Vec<_> = offers.into_iter().filter(known).collect();
            records.points.push(*point);
            records.offers.extend(known);
            records.exceptions.extend(exceptions);
        }
        Changed::ServicePointRemoved(id) => forget(records, &id),
        Changed::CalendarDays { calendar, days } => {
            days.into_iter().for_each(|day| records.calendars.set(&calendar, day));
        }
        Changed::Procedure(procedure) => {
            records.procedures.retain(|one| one.id != procedure.id);
            records.procedures.push(*procedure);
        }
        Changed::CalendarRefines { calendar, refines } => records.calendars.refine(&calendar, refines),
        Changed::Named { id, name_th, name_en } => {
            records.terms.retain(|term| term.id != id);
            records.terms.extend(name_th.map(|name_th| engine::Term { id, name_th, name_en }));
        }
        Changed::Synonyms(table) => records.synonyms = Some(table),
        Changed::ProcedureRemoved(id) => {
            records.procedures.retain(|one| one.id != id);
            records.offers.retain(|offer| offer.procedure != id);
        }
    }
}

fn forget(records: &mut Records, id: &domain::ServicePointId) {
    records.points.retain(|point| point.id != *id);
    records.offers.retain(|offer| offer.service_point != *id);
    records.exceptions.retain(|exception| exception.service_point != *id);
}
