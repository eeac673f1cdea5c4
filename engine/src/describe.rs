//! What is told about an office of an answer.

use std::sync::Arc;

use domain::hours::State;
use domain::travel::{Destination, Journey};
use domain::{ProcedureId, UtcMinute};

use crate::Error;
use crate::asked::{Asked, Groups};
use crate::hours::Ahead;
use crate::nearest::Found;
use crate::query::{Finding, Hit, NearestQuery, Service, Summary};
use crate::register::{Register, Statuses};

/// Describes offices of a register for the question that found them.
pub(crate) struct Describer<'d> {
    register: Register<'d>,
    query: &'d NearestQuery,
    groups: Groups<'d>,
    statuses: Statuses,
    base_ahead: Ahead<'d>,
    overlay_ahead: Ahead<'d>,
}

impl<'d> Describer<'d> {
    pub(crate) fn new(register: Register<'d>, query: &'d NearestQuery) -> Self {
        let (departs, horizon) = (UtcMinute::of(query.coming.departs()), query.coming.horizon());
        let ahead = |hours| Ahead::new(hours, departs, horizon, false);
        Self {
            register,
            query,
            groups: Groups::of(query, register.base),
            statuses: Statuses::at(register, UtcMinute::of(query.at)),
            base_ahead: ahead(register.base_hours),
            overlay_ahead: ahead(register.overlay.hours()),
        }
    }

    pub(crate) fn describe(&self, offices: &[Finding]) -> Result<Vec<Hit>, Error> {
        let measured: Vec<(Found, Destination)> = offices.iter().map(|one| self.destination(one)).collect();
        let journeys = self.journeys(offices, &measured);
        let hits = measured.into_iter().zip(journeys);
        hits.map(|((found, destination), journey)| self.hit(found, destination, journey)).collect()
    }

    fn destination(&self, office: &Finding) -> (Found, Destination) {
        let found = Found::of_number(office.number);
        (found, Destination { position: self.register.position(found), distance: office.distance })
    }

    /// The way to each office: that which the order rests on, or else the travel model's.
    fn journeys(&self, offices: &[Finding], measured: &[(Found, Destination)]) -> Vec<Journey> {
        let known: Vec<Journey> = offices.iter().filter_map(|one| one.journey).collect();
        if known.len() == offices.len() {
            return known;
        }
        let destinations: Vec<Destination> = measured.iter().map(|(_, destination)| *destination).collect();
        self.register.travel.journeys(self.query.travel, self.query.from, &destinations)
    }

    fn hit(&self, found: Found, to: Destination, journey: Journey) -> Result<Hit, Error> {
        let Self { register, query, groups, .. } = self;
        let (point, asked, area) = match found {
            Found::Base(ordinal) => {
                let asked = Asked::of_base(register.base, ordinal, groups)?;
                (register.base.summary(ordinal)?, asked, register.base.found_area(ordinal))
            }
            Found::Overlay(place) => {
                let entry = register.changed(place);
                (Summary::from(&entry.point), Asked::of_overlay(register.base, entry, groups), entry.found)
            }
        };
        let (hours, table, ahead) = match found {
            Found::Base(_) => (register.base_hours, &self.statuses.base, &self.base_ahead),
            Found::Overlay(_) => (register.overlay.hours(), &self.statuses.overlay, &self.overlay_ahead),
        };
        let decisive = asked.decisive(table);
        let state = hours.state(decisive.schedule, table);
        let arrival = query.coming.arrival(journey.time);
        let visit = asked.visit(arrival, &query.coming, ahead);
        Ok(Hit {
            distance: to.distance,
            state: state.unwrap_or_else(|| Arc::new(State::NOTHING_KNOWN)),
            hours_source: decisive.source,
            hours: hours.schedule(decisive.schedule).hours().cloned(),
            service: Service::new(&query.coming, arrival, journey, visit),
            procedures: if groups.are_empty() { self.offered(found)? } else { asked.ids },
            found: area,
            point,
        })
    }

    /// All procedures of an office.
    fn offered(&self, found: Found) -> Result<Vec<ProcedureId>, Error> {
        let base = self.register.base;
        match found {
            Found::Base(ordinal) => {
                let id = |procedure: &u32| base.procedure_ids().id(*procedure).clone();
                Ok(base.offered(ordinal).iter().map(id).collect())
            }
            Found::Overlay(place) => {
                let offers = &self.register.changed(place).offers;
                Ok(offers.iter().map(|(offer, _)| offer.procedure.clone()).collect())
            }
        }
    }
}
