//! What is told about an office of an answer.

use domain::ProcedureId;
use domain::ellipsoid::geodesic;
use domain::hours::State;
use domain::travel::{Destination, Journey};

use crate::Error;
use crate::asked::{Asked, Groups};
use crate::hours::Ahead;
use crate::nearest::Found;
use crate::query::{Finding, Hit, NearestQuery, Service};
use crate::register::{Register, Statuses};

/// Describes offices of a register for the question that found them.
pub(crate) struct Describer<'d> {
    register: Register<'d>,
    query: &'d NearestQuery,
    groups: Groups<'d>,
    statuses: Statuses,
}

impl<'d> Describer<'d> {
    pub(crate) fn new(register: Register<'d>, query: &'d NearestQuery) -> Result<Self, Error> {
        let groups = Groups::of(query, register.base)?;
        let statuses = Statuses::at(register, domain::UtcMinute::of(query.at));
        Ok(Self { register, query, groups, statuses })
    }

    pub(crate) fn describe(&self, offices: &[Finding]) -> Result<Vec<Hit>, Error> {
        let measured: Vec<(Found, Destination)> =
            offices.iter().map(|one| self.destination(Found::of_number(one.number))).collect();
        let journeys = self.journeys(offices, &measured);
        let hits = measured.into_iter().zip(journeys);
        hits.map(|((found, destination), journey)| self.hit(found, destination, journey)).collect()
    }

    fn destination(&self, found: Found) -> (Found, Destination) {
        let position = self.register.position(found);
        (found, Destination { position, distance: geodesic(self.query.from, position) })
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
        let Self { register, query, groups, statuses } = self;
        let (point, asked, area) = match found {
            Found::Base(ordinal) => {
                let asked = Asked::of_base(register.base, ordinal, groups)?;
                (register.base.point(ordinal)?, asked, register.base.found_area(ordinal))
            }
            Found::Overlay(place) => {
                let entry = register.changed(place);
                (entry.point.clone(), Asked::of_overlay(register.base, entry, groups), entry.found)
            }
        };
        let (hours, table) = match found {
            Found::Base(_) => (register.base_hours, &statuses.base),
            Found::Overlay(_) => (register.overlay.hours(), &statuses.overlay),
        };
        let decisive = asked.decisive(table);
        let state = hours.state(decisive.schedule, table);
        let text = hours.schedule(decisive.schedule).hours().map(|hours| hours.as_str().to_owned());
        let arrival = query.coming.arrival(journey.time);
        let ahead = Ahead::new(hours, arrival.at, query.coming.horizon(), false);
        let visit = asked.visit(arrival, &query.coming, &ahead);
        Ok(Hit {
            distance: Some(to.distance),
            state: state.unwrap_or(State::NOTHING_KNOWN),
            hours_source: decisive.source,
            hours: text,
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
                base.offered(ordinal).iter().map(|procedure| base.procedure_id(*procedure)).collect()
            }
            Found::Overlay(place) => {
                let offers = &self.register.changed(place).offers;
                Ok(offers.iter().map(|(offer, _)| offer.procedure.clone()).collect())
            }
        }
    }
}
