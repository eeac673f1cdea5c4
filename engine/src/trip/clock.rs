//! Whether an order of visits can be kept: when one is at each office, and served there.

use domain::service::Coming;
use domain::travel::Destination;
use domain::{Metres, Position, UtcMinute};

use super::Times;
use super::day::Day;
use crate::Error;
use crate::asked::{Asked, Groups};
use crate::hours::Ahead;
use crate::nearest::Found;
use crate::query::{NearestQuery, OpenFilter};
use crate::register::Register;

/// The clock of a day; or a stopped one, by which every order can be kept and nothing is certain.
pub(super) struct Clock<'c> {
    register: Register<'c>,
    query: &'c NearestQuery,
    groups: Groups<'c>,
    day: Option<RunningDay<'c>>,
}

struct RunningDay<'c> {
    query: NearestQuery,
    coming: Coming,
    base_ahead: Ahead<'c>,
    overlay_ahead: Ahead<'c>,
}

/// A stop of an order of visits.
#[derive(Clone, Copy)]
pub(super) struct Leg<'l> {
    pub(super) found: Found,
    pub(super) position: Position,
    /// The distance from the stop before.
    pub(super) distance: Metres,
    /// The places of the groups that are done here.
    pub(super) tasks: &'l [usize],
}

impl<'c> Clock<'c> {
    pub(super) fn of_day(register: Register<'c>, query: &'c NearestQuery, day: &Day) -> Self {
        let (from, to) = (UtcMinute::of(day.departs()), day.coming.horizon());
        let ahead = |hours| Ahead::new(hours, from, to, false);
        let running = RunningDay {
            query: NearestQuery { during: day.spans.clone(), open: OpenFilter::Only, ..query.clone() },
            coming: day.coming.clone(),
            base_ahead: ahead(register.base_hours),
            overlay_ahead: ahead(register.overlay.hours()),
        };
        Self { register, query, groups: Groups::of(query, register), day: Some(running) }
    }

    pub(super) fn stopped(register: Register<'c>, query: &'c NearestQuery) -> Self {
        Self { register, query, groups: Groups::of(query, register), day: None }
    }

    /// The question for offices that may be of use: by a running clock those that are open at some minute of the day.
    pub(super) fn question(&self) -> NearestQuery {
        match &self.day {
            Some(day) => day.query.clone(),
            None => NearestQuery { open: OpenFilter::Any, during: Vec::new(), ..self.query.clone() },
        }
    }

    /// When one is at each stop; none: the order can't be kept on the day.
    pub(super) fn times(&self, legs: &[Leg<'_>]) -> Result<Option<Vec<Option<Times>>>, Error> {
        let Some(day) = &self.day else { return Ok(Some(vec![None; legs.len()])) };
        let mut times = Vec::with_capacity(legs.len());
        let (mut from, mut coming) = (self.query.from, day.coming.clone());
        for leg in legs {
            let Some(stop) = self.at_stop(day, leg, from, &coming)? else { return Ok(None) };
            let Some(leaves) = stop.done.start() else { return Ok(None) };
            times.push(Some(stop));
            (from, coming) = (leg.position, day.coming.clone().departing(leaves));
        }
        Ok(Some(times))
    }

    fn at_stop(
        &self,
        day: &RunningDay<'_>,
        leg: &Leg<'_>,
        from: Position,
        coming: &Coming,
    ) -> Result<Option<Times>, Error> {
        let Register { base, travel, .. } = self.register;
        let to = Destination { position: leg.position, distance: leg.distance };
        let journeys = travel.journeys(self.query.travel, from, &[to]);
        let arrival = coming.arrival(journeys[0].time);
        let (asked, ahead) = match leg.found {
            Found::Base(ordinal) => (Asked::of_base(base, ordinal, &self.groups)?, &day.base_ahead),
            Found::Overlay(place) => {
                (Asked::of_overlay(self.register.changed(place), &self.groups), &day.overlay_ahead)
            }
        };
        let visit = asked.visit_for(leg.tasks, arrival, coming, ahead);
        Ok(visit.map(|visit| {
            let arrives = coming.is_there_from(arrival.at, visit.starts);
            Times { arrives, starts: visit.starts, done: visit.done }
        }))
    }
}
