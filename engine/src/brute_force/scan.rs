//! Looking at every office, the best so far kept.

use domain::ellipsoid::geodesic;
use domain::service::Coming;
use domain::travel::{Basis, Destination, Journey};
use domain::{Ecef, Metres};

use super::conditions::Conditions;
use crate::asked::{Asked, Groups};
use crate::hours::{Ahead, HoursIndex};
use crate::nearest::Found;
use crate::query::{NearestQuery, Rank};
use crate::register::{Done, Ranked, Register};
use crate::{Budget, Error};

/// Offices between two looks at the budget: about 0.1 ms.
const OFFICES_PER_LOOK: u32 = 4_096;

/// Room for the rounding of coordinates, in metres.
const SLACK_M: f64 = 1e-6;

/// The best offices in their order; none if the budget was spent before the last was looked at.
pub(super) fn find(
    register: Register<'_>,
    query: &NearestQuery,
    budget: &Budget,
) -> Result<Option<Vec<Ranked>>, Error> {
    let groups = Groups::of(query, register);
    // No day of these is ever compiled.
    let hours = (query.rank == Rank::Soonest)
        .then(|| [register.base_hours.uncompiled(), register.overlay.hours().uncompiled()]);
    let mut scan = Scan {
        register,
        query,
        groups: &groups,
        conditions: Conditions::new(register, query, &groups),
        hours: hours.as_ref(),
        from: Ecef::of(query.from),
        best: Vec::new(),
        worst: None,
    };
    let spots = register.base.spots();
    for ordinal in 0..register.base.pinned() as u32 {
        if ordinal.is_multiple_of(OFFICES_PER_LOOK) && budget.is_spent() {
            return Ok(None);
        }
        if !register.overlay.replaced().contains(ordinal) {
            scan.look_at(Found::Base(ordinal), Ecef(spots[ordinal as usize].ecef_m))?;
        }
    }
    for place in 0..register.overlay.places() {
        let point = register.overlay.get(place);
        if let Some(position) = point.and_then(|entry| entry.point.position) {
            scan.look_at(Found::Overlay(place), Ecef::of(position))?;
        }
    }
    scan.keep_best()?;
    Ok(Some(scan.best))
}

struct Scan<'s> {
    register: Register<'s>,
    query: &'s NearestQuery,
    groups: &'s Groups<'s>,
    conditions: Conditions<'s>,
    /// The hours of the snapshot and of the overlay, for a search by time.
    hours: Option<&'s [HoursIndex; 2]>,
    from: Ecef,
    best: Vec<Ranked>,
    /// The last of the best, once there are as many as were asked for.
    worst: Option<(Done, Metres)>,
}

impl Scan<'_> {
    fn look_at(&mut self, found: Found, place: Ecef) -> Result<(), Error> {
        // A straight chord is never longer than the geodesic over it.
        let least_m = (self.from.chord_m(place) - SLACK_M).max(0.0);
        if self.is_beaten(least_m) || !self.conditions.hold_for(found)? {
            return Ok(());
        }
        let position = self.register.position(found);
        let distance = geodesic(self.query.from, position);
        if self.query.radius.is_some_and(|radius| distance > radius) {
            return Ok(());
        }
        let (done, journey) = match self.hours {
            None => (Done::NEVER, Journey { time: chrono::TimeDelta::zero(), basis: Basis::Estimate }),
            Some(hours) => self.service(found, Destination { position, distance }, hours)?,
        };
        self.best.push(Ranked { done, distance, found, journey });
        // A sort every so often costs less than a place found for each.
        if self.best.len() >= self.query.limit.max(8).saturating_mul(2) {
            self.keep_best()?;
        }
        Ok(())
    }

    /// Whether an office so far away, or farther, can't be among the best.
    fn is_beaten(&self, least_m: f64) -> bool {
        let radius = self.query.radius.map_or(f64::INFINITY, |radius| radius.0);
        let Some((done, distance)) = self.worst else { return least_m > radius };
        let farther = least_m > distance.0.min(radius);
        match self.query.rank {
            Rank::Distance => farther,
            Rank::Soonest => {
                let time = self.register.travel.least_time(self.query.travel, Metres(least_m));
                let arrival = self.query.coming.arrival(time);
                let least = if arrival.in_time { Done::at(arrival.at) } else { Done::NEVER };
                least > done || least == done && farther
            }
        }
    }

    fn service(
        &self,
        found: Found,
        to: Destination,
        hours: &[HoursIndex; 2],
    ) -> Result<(Done, Journey), Error> {
        let journeys = self.register.travel.journeys(self.query.travel, self.query.from, &[to]);
        let journey = journeys[0];
        let coming: &Coming = &self.query.coming;
        let arrival = coming.arrival(journey.time);
        let ahead = |hours| Ahead::new(hours, arrival.at, coming.horizon(), false);
        let visit = match found {
            Found::Base(ordinal) => Asked::of_base(self.register.base, ordinal, self.groups)?.visit(
                arrival,
                coming,
                &ahead(&hours[0]),
            ),
            Found::Overlay(place) => Asked::of_overlay(self.register.changed(place), self.groups).visit(
                arrival,
                coming,
                &ahead(&hours[1]),
            ),
        };
        Ok((visit.map_or(Done::NEVER, |visit| Done::at(visit.done)), journey))
    }

    fn keep_best(&mut self) -> Result<(), Error> {
        self.register.sort_by_end(&mut self.best)?;
        self.best.truncate(self.query.limit);
        if self.best.len() == self.query.limit {
            self.worst = self.best.last().map(|last| (last.done, last.distance));
        }
        Ok(())
    }
}
