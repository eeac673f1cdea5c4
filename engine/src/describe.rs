//! What is told about an office of an answer.

use std::sync::Arc;

use domain::hours::State;
use domain::jurisdiction::Why;
use domain::travel::{Destination, Journey};
use domain::{Ecef, Procedure, ProcedureId, UtcMinute};

use crate::asked::{Asked, Groups};
use crate::hours::Ahead;
use crate::jurisdiction;
use crate::nearest::Found;
use crate::query::{Finding, Hit, NearestQuery, Service, Summary};
use crate::register::{Register, Statuses};
use crate::{Budget, Error, unpinned};

/// Describes offices of a register for the question that found them.
pub(crate) struct Describer<'d> {
    register: Register<'d>,
    query: &'d NearestQuery,
    groups: Groups<'d>,
    statuses: Statuses,
    base_ahead: Ahead<'d>,
    overlay_ahead: Ahead<'d>,
    /// The procedures asked for, where a place decides who may do them.
    procedures: Vec<Procedure>,
}

impl<'d> Describer<'d> {
    pub(crate) fn new(register: Register<'d>, query: &'d NearestQuery) -> Result<Self, Error> {
        let (departs, horizon) = (UtcMinute::of(query.coming.departs()), query.coming.horizon());
        let ahead = |hours| Ahead::new(hours, departs, horizon, false);
        let asked = query.procedures.iter().flatten().filter(|_| query.home.is_some());
        let mut procedures = Vec::new();
        for id in asked {
            procedures.extend(register.procedure(id)?);
        }
        Ok(Self {
            procedures,
            register,
            query,
            groups: Groups::of(query, register),
            statuses: Statuses::at(register, UtcMinute::of(query.at)),
            base_ahead: ahead(register.base_hours),
            overlay_ahead: ahead(register.overlay.hours()),
        })
    }

    /// What is told of one office, also of one without a pin.
    pub(crate) fn describe_anywhere(&self, found: Found) -> Result<Hit, Error> {
        let Self { register, query, groups, .. } = self;
        match found {
            Found::Base(ordinal) if ordinal as usize >= register.base.pinned() => {
                let asked = Asked::of_base(register.base, ordinal, groups)?;
                let place = (register.base.summary(ordinal)?, None);
                Ok(unpinned::hit(query, asked, place, (register.base_hours, &self.statuses.base)))
            }
            Found::Overlay(place) if register.changed(place).point.position.is_none() => {
                let entry = register.changed(place);
                let (asked, place) = (Asked::of_overlay(entry, groups), (Summary::from(&entry.point), None));
                let hours = register.overlay.hours();
                Ok(unpinned::hit(query, asked, place, (hours, &self.statuses.overlay)))
            }
            _ => {
                let finding = Finding { number: found.number(), distance: None, journey: None };
                let (found, to) = self.destination(Ecef::of(query.from), &finding);
                let journeys = register.travel.journeys(query.travel, query.from, &[to]);
                self.hit(found, to, journeys[0])
            }
        }
    }

    /// Whom an office takes, where a place decides.
    fn why(&self, found: Found, done: &[ProcedureId]) -> Option<Why> {
        let home = self.query.home.as_ref()?;
        let done: Vec<&Procedure> =
            self.procedures.iter().filter(|procedure| done.contains(&procedure.id)).collect();
        jurisdiction::why_hit(self.register, found, &done, home)
    }

    /// What is told of the offices, or of the first ones, if the budget is over before the last.
    pub(crate) fn describe(&self, offices: &[Finding], budget: &Budget) -> Result<Vec<Hit>, Error> {
        let here = Ecef::of(self.query.from);
        self.register.base.look_ahead(offices.iter().filter_map(|one| match Found::of_number(one.number) {
            Found::Base(ordinal) => Some(ordinal),
            Found::Overlay(_) => None,
        }));
        let measured: Vec<(Found, Destination)> =
            offices.iter().map(|one| self.destination(here, one)).collect();
        let journeys = self.journeys(offices, &measured);
        let in_time = measured.into_iter().zip(journeys).take_while(|_| !budget.is_over());
        in_time.map(|((found, destination), journey)| self.hit(found, destination, journey)).collect()
    }

    fn destination(&self, here: Ecef, office: &Finding) -> (Found, Destination) {
        let found = Found::of_number(office.number);
        let distance =
            office.distance.unwrap_or_else(|| self.register.distance(self.query.from, here, found));
        (found, Destination { position: self.register.position(found), distance })
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
                (Summary::from(&entry.point), Asked::of_overlay(entry, groups), entry.found)
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
            why: self.why(found, &asked.ids),
            distance: Some(to.distance),
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
                let holds = |ordinal: &u32| self.register.overlay.procedures().keep_offers_of(*ordinal);
                let id = |procedure| base.procedure_ids().id(procedure).clone();
                Ok(base.offered(ordinal).into_iter().filter(holds).map(id).collect())
            }
            Found::Overlay(place) => {
                let offers = &self.register.changed(place).offers;
                Ok(offers.iter().map(|(offer, _)| offer.procedure.clone()).collect())
            }
        }
    }
}
