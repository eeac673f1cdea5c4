//! Whether an office is an answer, by its own columns and records.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::procedure::Jurisdiction;
use domain::{AreaCode, ProcedureId, Schedule, ServicePoint, Status, UtcMinute};

use crate::Error;
use crate::asked::Groups;
use crate::jurisdiction::Charge;
use crate::names;
use crate::nearest::{Found, ProcedureGroups};
use crate::overlay::OverlayPoint;
use crate::query::{Facet, NearestQuery, OpenFilter};
use crate::register::Register;
use crate::text::{CutNames, CutText, names_of};

/// All conditions of a question but the radius.
pub(super) struct Conditions<'q> {
    register: Register<'q>,
    query: &'q NearestQuery,
    groups: &'q Groups<'q>,
    /// The groups by ordinals.
    ordinals: ProcedureGroups,
    /// Symbols allowed as kind, ministry, department.
    symbols: [Option<Vec<u32>>; 3],
    text: Option<CutText>,
    /// The minute of the question; none where it lies beyond the years that can be written.
    at: Option<DateTime<Utc>>,
    /// By whether the door is the overlay's, and the number of its schedule: few stand behind many doors.
    statuses: HashMap<(bool, u32), Status>,
}

impl<'q> Conditions<'q> {
    pub(super) fn new(register: Register<'q>, query: &'q NearestQuery, groups: &'q Groups<'q>) -> Self {
        let base = register.base;
        let symbols = |words: &[String]| {
            let known = || words.iter().filter_map(|word| base.symbol(word)).collect();
            (!words.is_empty()).then(known)
        };
        Self {
            register,
            query,
            groups,
            ordinals: groups.ordinals(),
            symbols: [symbols(&query.kinds), symbols(&query.ministries), symbols(&query.departments)],
            text: query.text.as_deref().map(|text| CutText::new(base.analyzer(), text)),
            at: UtcMinute::of(query.at).start(),
            statuses: HashMap::new(),
        }
    }

    /// Whether an office is an answer.
    pub(super) fn hold_for(&mut self, found: Found) -> Result<bool, Error> {
        match found {
            Found::Base(ordinal) => Ok(self.hold_for_facets(ordinal)
                && self.stands_there(self.register.base.area(ordinal))
                && self.base_doors_pass(ordinal)?
                && self.name_matches(ordinal)?),
            Found::Overlay(place) => {
                let entry = self.register.changed(place);
                Ok(self.facets_are_allowed(entry)
                    && self.stands_there(entry.area())
                    && self.overlay_doors_pass(entry)?
                    && self
                        .text
                        .as_ref()
                        .is_none_or(|text| entry.names.match_text(entry.area_of_names(), text)))
            }
        }
    }

    fn hold_for_facets(&self, ordinal: u32) -> bool {
        let own = self.register.base.facets(ordinal);
        let allowed = |(own, allowed): (u32, &Option<Vec<u32>>)| {
            allowed.as_ref().is_none_or(|allowed| allowed.contains(&own))
        };
        own.into_iter().zip(&self.symbols).all(allowed)
    }

    fn facets_are_allowed(&self, entry: &OverlayPoint) -> bool {
        let asked = [
            (Facet::Kind, &self.query.kinds),
            (Facet::Ministry, &self.query.ministries),
            (Facet::Department, &self.query.departments),
        ];
        asked.into_iter().all(|(facet, words)| {
            let own = facet.of(&entry.point);
            words.is_empty() || words.iter().any(|word| own == Some(word))
        })
    }

    fn stands_there(&self, own: Option<AreaCode>) -> bool {
        let around = |area: &AreaCode| own.is_some_and(|own| area.contains(own));
        self.query.areas.is_empty() || self.query.areas.iter().any(around)
    }

    fn base_doors_pass(&mut self, ordinal: u32) -> Result<bool, Error> {
        let base = self.register.base;
        if self.ordinals.is_empty() {
            return Ok(self.passes(false, base.point_schedule(ordinal)));
        }
        let offered = base.offered(ordinal);
        for group in 0..self.ordinals.len() {
            let mut any = false;
            for member in 0..self.ordinals[group].len() {
                let procedure = self.ordinals[group][member];
                any |= offered.contains(procedure)
                    && self.is_let(&base.procedure_ids().id(procedure).clone(), || base.point(ordinal))?
                    && (self.query.open == OpenFilter::Any
                        || self.passes(false, base.offer_schedule(ordinal, procedure)?));
            }
            if !any {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn overlay_doors_pass(&mut self, entry: &OverlayPoint) -> Result<bool, Error> {
        if self.groups.are_empty() {
            return Ok(self.passes(true, entry.schedule));
        }
        let groups: Vec<_> = self.groups.ids().collect();
        for ids in groups {
            let mut any = false;
            for (offer, schedule) in entry.offers.iter().filter(|(offer, _)| ids.contains(&&offer.procedure))
            {
                any |= self.is_let(&offer.procedure, || Ok(entry.point.clone()))?
                    && self.passes(true, *schedule);
            }
            if !any {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether an office may do a procedure, by its own record and that of the procedure.
    fn is_let(
        &self,
        procedure: &ProcedureId,
        point: impl FnOnce() -> Result<ServicePoint, Error>,
    ) -> Result<bool, Error> {
        let Some(home) = &self.query.home else { return Ok(true) };
        let Register { base, overlay, .. } = self.register;
        let jurisdiction = match overlay.procedures().get(procedure) {
            Some(changed) => changed.and_then(|procedure| procedure.jurisdiction),
            None => base.procedure_by_id(procedure.as_str())?.and_then(|procedure| procedure.jurisdiction),
        };
        let Some(jurisdiction) = jurisdiction.filter(|jurisdiction| jurisdiction.is_bound()) else {
            return Ok(true);
        };
        let point = point()?;
        let charge = Charge::of(&point);
        Ok((jurisdiction != Jurisdiction::Local || charge.may_be_local) && charge.holds_any(home))
    }

    fn passes(&mut self, of_overlay: bool, schedule: u32) -> bool {
        if self.query.open == OpenFilter::Any {
            return true;
        }
        let (register, at) = (self.register, self.at);
        let evaluated = || {
            let hours = if of_overlay { register.overlay.hours() } else { register.base_hours };
            let own: &Schedule = hours.schedule(schedule);
            at.map_or(Status::Unknown, |at| own.status_at(at))
        };
        let status = *self.statuses.entry((of_overlay, schedule)).or_insert_with(evaluated);
        self.query.open.passes(status)
    }

    fn name_matches(&self, ordinal: u32) -> Result<bool, Error> {
        let Some(text) = &self.text else { return Ok(true) };
        let base = self.register.base;
        let point = base.point(ordinal)?;
        let area =
            names::area_of(&point, base.found_area(ordinal).map_or(0, |found| found.subdistrict.number()));
        Ok(CutNames::new(base.analyzer(), &names_of(&point)).match_text(area, text))
    }
}
