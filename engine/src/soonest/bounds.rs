//! The earliest end that any door of a node can promise.

use domain::Metres;
use domain::ellipsoid::shortest_geodesic;
use domain::service::{Arrival, Coming, Counter};
use domain::travel::{Means, TravelModel};

use crate::hours::{Ahead, HoursIndex, Startable};
use crate::query::NearestQuery;
use crate::ranked::Done;

/// What a question says about time.
#[derive(Clone, Copy)]
pub(super) struct Terms<'q> {
    pub(super) coming: &'q Coming,
    means: Means,
    travel: &'q dyn TravelModel,
    /// Minutes that the cases of all groups take, one after the other.
    pub(super) all_minutes: u32,
}

impl<'q> Terms<'q> {
    pub(super) fn new(query: &'q NearestQuery, travel: &'q dyn TravelModel, all_minutes: u32) -> Self {
        Self { coming: &query.coming, means: query.travel, travel, all_minutes }
    }

    /// The earliest arrival at a place that is a chord of so many metres away.
    pub(super) fn least_arrival(&self, chord_m: f64) -> Arrival {
        let distance = Metres(shortest_geodesic(chord_m).0.max(0.0));
        self.coming.arrival(self.travel.least_time(self.means, distance))
    }

    /// The end of all cases at an arrival, if no door made one wait.
    pub(super) fn without_waiting(&self, arrival: Arrival) -> Done {
        if arrival.in_time { Done::at(arrival.at.plus(i64::from(self.all_minutes))) } else { Done::NEVER }
    }
}

/// The doors of one tree.
pub(super) struct TreeBounds<'q> {
    terms: Terms<'q>,
    /// Minutes of the procedure, and the least that an office asks for before closing.
    minutes: u32,
    least_acceptance: u32,
    startable: Startable<'q>,
}

impl<'q> TreeBounds<'q> {
    pub(super) fn new(terms: Terms<'q>, hours: &'q HoursIndex, minutes: u32, least_acceptance: u32) -> Self {
        let coming = terms.coming;
        let need = least_acceptance.max(coming.stay_minutes());
        let from = domain::UtcMinute::of(coming.departs());
        let startable = Startable::new(hours, need, from, coming.horizon());
        Self { terms, minutes, least_acceptance, startable }
    }

    /// The earliest end for doors of some classes at a chord of at least so many metres.
    pub(super) fn of_classes(&self, classes: u64, chord_m: f64) -> Done {
        let arrival = self.terms.least_arrival(chord_m);
        let minutes = i64::from(self.minutes.max(self.terms.coming.stay_minutes()));
        let horizon = self.terms.coming.horizon();
        let fitting = self.terms.coming.windows_from(arrival.at).find_map(|window| {
            let before = window.to.min(horizon);
            let starts = self.startable.first(classes, arrival.at.max(window.from), before)?;
            Some(starts.plus(minutes)).filter(|done| *done <= window.to)
        });
        match fitting {
            Some(done) if arrival.in_time => Done::at(done).max(self.terms.without_waiting(arrival)),
            _ => Done::NEVER,
        }
    }

    /// The earliest end behind a door at a chord of so many metres, had it the least demands of the tree.
    pub(super) fn of_door(&self, schedule: u32, chord_m: f64, hours: &Ahead<'_>) -> Done {
        let arrival = self.terms.least_arrival(chord_m);
        let own = hours.schedule(schedule);
        if !arrival.in_time || own.is_unknown() {
            return Done::NEVER;
        }
        let counter = Counter::new(self.minutes, Some(self.least_acceptance), own.zone());
        let visit = counter.earliest(arrival.at, self.terms.coming, hours.pieces(schedule, arrival.at));
        visit.map_or(Done::NEVER, |visit| Done::at(visit.done).max(self.terms.without_waiting(arrival)))
    }
}
