//! Looking at every office, the best so far kept.

use domain::ellipsoid::{geodesic, longest_chord_m, shortest_geodesic};
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

/// One office in so many is looked at beforehand, for one that lies near the asker.
const STRIDE: u32 = 64;

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
        reach_m: query.radius.map_or(f64::INFINITY, longest_chord_m),
    };
    let spots = register.base.spots();
    let place = |ordinal: u32| Ecef(spots[ordinal as usize].ecef_m);
    for (looks, ordinal) in (0u32..).zip(from_near_by(register.base.pinned() as u32, scan.from, place)) {
        if looks.is_multiple_of(OFFICES_PER_LOOK) && budget.is_spent() {
            return Ok(None);
        }
        if !register.overlay.replaced().contains(ordinal) {
            scan.look_at(Found::Base(ordinal), place(ordinal))?;
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

/// Every ordinal once. Their order is a walk along which neighbours are near each other: begun near the asker, and gone
/// both ways, it meets the best early, and few others have to be measured.
fn from_near_by(count: u32, from: Ecef, place: impl Fn(u32) -> Ecef) -> impl Iterator<Item = u32> {
    let chord_m = |ordinal: &u32| from.chord_m(place(*ordinal));
    let looked_at = (0..count).step_by(STRIDE as usize);
    let start = looked_at.min_by(|a, b| chord_m(a).total_cmp(&chord_m(b))).unwrap_or(0);
    let (mut up, mut down) = (start..count, (0..start).rev());
    let mut turn = false;
    std::iter::from_fn(move || {
        turn = !turn;
        if turn { up.next().or_else(|| down.next()) } else { down.next().or_else(|| up.next()) }
    })
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
    /// Who is farther away, by the chord, is beyond the radius or, ranked by distance, beaten.
    reach_m: f64,
}

impl Scan<'_> {
    fn look_at(&mut self, found: Found, place: Ecef) -> Result<(), Error> {
        let chord_m = self.from.chord_m(place);
        if chord_m > self.reach_m || self.is_beaten_to_it(chord_m) || !self.conditions.hold_for(found)? {
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

    /// Whether, ranked by time, an office so far away can't be among the best.
    fn is_beaten_to_it(&self, chord_m: f64) -> bool {
        let Some((done, distance)) = self.worst.filter(|_| self.query.rank == Rank::Soonest) else {
            return false;
        };
        let nearest = Metres(shortest_geodesic(chord_m).0.max(0.0));
        let arrival = self.query.coming.arrival(self.register.travel.least_time(self.query.travel, nearest));
        let least = if arrival.in_time { Done::at(arrival.at) } else { Done::NEVER };
        least > done || least == done && nearest > distance
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
        self.register.sort_by_end(&mut self.best, self.query.from)?;
        self.best.truncate(self.query.limit);
        if self.best.len() == self.query.limit {
            self.worst = self.best.last().map(|last| (last.done, last.distance));
        }
        if let (Rank::Distance, Some((_, distance))) = (self.query.rank, self.worst) {
            self.reach_m = self.reach_m.min(longest_chord_m(distance));
        }
        Ok(())
    }
}
