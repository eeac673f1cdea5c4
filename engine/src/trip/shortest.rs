//! The shortest rounds over the candidates, certain to be the shortest of all.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use domain::ellipsoid::geodesic;
use domain::{Metres, UtcMinute};

use super::candidates::{Candidate, Candidates};
use super::clock::{Clock, Leg};
use super::{MOST_STOPS, Times};
use crate::nearest::{self, Found};
use crate::query::NearestQuery;
use crate::register::{Register, Statuses};
use crate::{Budget, Error};

/// Rounds that are looked at before the budget is asked again.
const STEPS_PER_LOOK: u64 = 64;
/// Most offices that do everything and are tried, as long as none of them can be kept to.
const MOST_ALONE: usize = 1 << 12;
/// So many offices are looked at at most: their distances take a matrix.
const MOST_CANDIDATES: usize = 2_000;
/// Lengths that differ by less are the same: sums of the same legs in another order.
const SAME_LENGTH_M: f64 = 0.001;

/// What was found.
pub(super) struct Rounds {
    pub(super) planned: Vec<Planned>,
    pub(super) complete: bool,
}

/// A round.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) stops: Vec<PlannedStop>,
    pub(super) length: Metres,
}

/// An office of a round.
#[derive(Clone, Debug)]
pub(super) struct PlannedStop {
    pub(super) found: Found,
    pub(super) tasks: Vec<usize>,
    pub(super) leg: Metres,
    pub(super) times: Option<Times>,
}

/// The nearest offices that do everything, at most `limit` of the question.
pub(super) fn alone(
    register: Register<'_>,
    query: &NearestQuery,
    clock: &Clock<'_>,
    budget: &Budget,
) -> Result<Rounds, Error> {
    let tasks: Vec<usize> = (0..query.procedures.len()).collect();
    let mut asked = query.limit.max(1);
    loop {
        let question = NearestQuery { limit: asked, ..clock.question() };
        let statuses = Statuses::of(register, &question);
        let findings = nearest::find(register, &question, &statuses, budget)?;
        let mut planned = Vec::new();
        for office in &findings.offices {
            let found = Found::of_number(office.number);
            let position = register.position(found);
            let distance = geodesic(query.from, position);
            let leg = Leg { found, position, distance, tasks: &tasks };
            if let Some(times) = clock.times(&[leg])? {
                let stop = PlannedStop { found, tasks: tasks.clone(), leg: distance, times: times[0] };
                planned.push(Planned { stops: vec![stop], length: Metres(2.0 * distance.0) });
            }
            if planned.len() == query.limit {
                break;
            }
        }
        let are_all = findings.offices.len() < asked;
        if planned.len() == query.limit || are_all || !findings.complete || asked >= MOST_ALONE {
            let complete = findings.complete && (planned.len() == query.limit || are_all);
            return Ok(Rounds { planned, complete });
        }
        asked *= 4;
    }
}

/// The shortest rounds of two or three offices, at most `limit` and each shorter than `below`.
pub(super) fn several(
    register: Register<'_>,
    query: &NearestQuery,
    clock: &Clock<'_>,
    (limit, below): (usize, Metres),
    budget: &Budget,
) -> Result<Rounds, Error> {
    if query.procedures.len() < 2 || limit == 0 {
        return Ok(Rounds { planned: Vec::new(), complete: true });
    }
    let mut candidates = Candidates::nearest(register, query, clock, budget)?;
    loop {
        // Whoever is missing lies so far away that the way there and back is longer than this.
        let certain_below = Metres(below.0.min(2.0 * candidates.known_within.0));
        let search = Search::new(register, query, clock, &candidates);
        let (planned, ended) = search.run(limit, certain_below, budget)?;
        let is_certain = planned.len() == limit || candidates.are_all() || certain_below == below;
        let are_many = candidates.all.len() > MOST_CANDIDATES;
        if is_certain || ended == Ended::OutOfTime || !candidates.complete || are_many {
            let complete = is_certain && ended == Ended::Certain && candidates.complete;
            return Ok(Rounds { planned, complete });
        }
        candidates = candidates.farther(register, query, clock, budget)?;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Certain,
    OutOfTime,
}

/// The beginning of a round, and how long it is at least: the way along its offices and back, which further offices
/// only make longer.
#[derive(Clone, Copy, PartialEq)]
struct Begun {
    least_m: f64,
    /// The way to the last office.
    way_m: f64,
    stops: [u32; MOST_STOPS],
    len: usize,
}

impl Eq for Begun {}

impl PartialOrd for Begun {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Begun {
    /// The shortest is the greatest, as a heap gives the greatest first.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_length = other.least_m.total_cmp(&self.least_m);
        by_length.then(other.len.cmp(&self.len)).then(other.stops.cmp(&self.stops))
    }
}

struct Search<'s> {
    register: Register<'s>,
    clock: &'s Clock<'s>,
    candidates: &'s [Candidate],
    /// A bit for each task.
    all_tasks: u8,
    /// Geodesics between candidates; not a number: not measured yet.
    between_m: Vec<f64>,
}

impl<'s> Search<'s> {
    fn new(
        register: Register<'s>,
        query: &'s NearestQuery,
        clock: &'s Clock<'s>,
        candidates: &'s Candidates,
    ) -> Self {
        let candidates = &candidates.all[..];
        Self {
            register,
            clock,
            candidates,
            all_tasks: (1 << query.procedures.len()) - 1,
            between_m: vec![f64::NAN; candidates.len() * candidates.len()],
        }
    }

    /// The shortest rounds, best-first: whatever comes off the heap is no longer than what comes later.
    fn run(mut self, limit: usize, below: Metres, budget: &Budget) -> Result<(Vec<Planned>, Ended), Error> {
        let mut heap: BinaryHeap<Begun> = BinaryHeap::new();
        for (number, candidate) in (0u32..).zip(self.candidates) {
            let way_m = candidate.distance.0;
            let begun = Begun { least_m: 2.0 * way_m, way_m, stops: [number, 0, 0], len: 1 };
            if begun.least_m < below.0 {
                heap.push(begun);
            }
        }
        let mut found: Vec<Planned> = Vec::new();
        let mut steps = 0u64;
        while let Some(next) = heap.pop() {
            if steps.is_multiple_of(STEPS_PER_LOOK) && budget.is_spent() {
                return Ok((found, Ended::OutOfTime));
            }
            steps += 1;
            // Those as long as the last one may still go before it.
            if found.len() >= limit && next.least_m > found[limit - 1].length.0 + SAME_LENGTH_M {
                break;
            }
            if next.len > 1
                && let Some(round) = self.best_of(&next)?
            {
                self.take(round, &mut found)?;
            }
            if next.len < MOST_STOPS {
                // Nothing longer than the last of those that are asked for is of use.
                let most = found.get(limit - 1).map_or(f64::INFINITY, |last| last.length.0 + SAME_LENGTH_M);
                self.extend(&next, Metres(below.0.min(most)), &mut heap);
            }
        }
        found.truncate(limit);
        Ok((found, Ended::Certain))
    }

    fn extend(&mut self, begun: &Begun, below: Metres, heap: &mut BinaryHeap<Begun>) {
        let last = begun.stops[begun.len - 1];
        for number in 0..self.candidates.len() as u32 {
            let mut stops = begun.stops;
            stops[begun.len] = number;
            let longer = &stops[..=begun.len];
            if longer[..begun.len].contains(&number) || !self.may_share(longer) {
                continue;
            }
            let way_m = begun.way_m + self.between(last, number);
            let least_m = way_m + self.candidates[number as usize].distance.0;
            if least_m < below.0 {
                heap.push(Begun { least_m, way_m, stops, len: begun.len + 1 });
            }
        }
    }

    /// Whether each of some offices can be left a task of its own.
    fn may_share(&self, stops: &[u32]) -> bool {
        let tasks: Vec<u8> = stops.iter().map(|stop| self.candidates[*stop as usize].tasks).collect();
        shares(&tasks, self.all_tasks, false).next().is_some()
    }

    /// The round through these offices in this order that is done first, of all ways to share the tasks out; none: they don't
    /// do everything, or the order can't be kept.
    fn best_of(&self, begun: &Begun) -> Result<Option<Planned>, Error> {
        let stops = &begun.stops[..begun.len];
        let tasks: Vec<u8> = stops.iter().map(|stop| self.candidates[*stop as usize].tasks).collect();
        let legs_m = self.legs(stops);
        let mut best: Option<(Option<UtcMinute>, Planned)> = None;
        for share in shares(&tasks, self.all_tasks, true) {
            let tasks: Vec<Vec<usize>> = share.iter().map(|mask| tasks_of(*mask)).collect();
            let legs: Vec<Leg<'_>> = stops
                .iter()
                .zip(&legs_m)
                .zip(&tasks)
                .map(|((stop, leg_m), tasks)| {
                    let Candidate { found, position, .. } = self.candidates[*stop as usize];
                    Leg { found, position, distance: Metres(*leg_m), tasks }
                })
                .collect();
            let Some(times) = self.clock.times(&legs)? else { continue };
            let done = times.last().copied().flatten().map(|last| last.done);
            if best.as_ref().is_some_and(|(known, _)| *known <= done) {
                continue;
            }
            let stops = legs.iter().zip(&tasks).zip(times).map(|((leg, tasks), times)| PlannedStop {
                found: leg.found,
                tasks: tasks.clone(),
                leg: leg.distance,
                times,
            });
            best = Some((done, Planned { stops: stops.collect(), length: Metres(begun.least_m) }));
        }
        Ok(best.map(|(_, round)| round))
    }

    fn legs(&self, stops: &[u32]) -> Vec<f64> {
        let first = self.candidates[stops[0] as usize].distance.0;
        let between = |two: &[u32]| {
            let [a, b] = [two[0], two[1]].map(|stop| self.candidates[stop as usize].position);
            geodesic(a, b).0
        };
        std::iter::once(first).chain(stops.windows(2).map(between)).collect()
    }

    fn between(&mut self, a: u32, b: u32) -> f64 {
        let (a, b) = (a.min(b) as usize, a.max(b) as usize);
        let at = a * self.candidates.len() + b;
        if self.between_m[at].is_nan() {
            self.between_m[at] = geodesic(self.candidates[a].position, self.candidates[b].position).0;
        }
        self.between_m[at]
    }

    /// Puts a round among those found, in their order: by length to the millimetre, fewer offices, the earlier end, ids. One
    /// whose offices include all of a better one is more to do for nothing.
    fn take(&self, round: Planned, found: &mut Vec<Planned>) -> Result<(), Error> {
        let mut all = std::mem::take(found);
        all.push(round);
        let mut keyed: Vec<(Key<'_>, Planned)> =
            all.into_iter().map(|one| Ok((self.key(&one)?, one))).collect::<Result<_, Error>>()?;
        keyed.sort_by(|a, b| a.0.cmp(&b.0));
        for (_, one) in keyed {
            let includes = |better: &Planned| {
                better.stops.iter().all(|stop| one.stops.iter().any(|own| own.found == stop.found))
            };
            if !found.iter().any(includes) {
                found.push(one);
            }
        }
        Ok(())
    }

    fn key(&self, round: &Planned) -> Result<Key<'s>, Error> {
        let millimetres = (round.length.0 * 1000.0).round() as i64;
        let done = round.stops.last().and_then(|stop| stop.times).map(|times| times.done);
        let ids = round.stops.iter().map(|stop| self.register.id(stop.found));
        Ok((millimetres, round.stops.len(), done, ids.collect::<Result<_, Error>>()?))
    }
}

/// What rounds are ordered by.
type Key<'k> = (i64, usize, Option<UtcMinute>, Vec<&'k str>);

/// The tasks of a mask, ascending.
fn tasks_of(mask: u8) -> Vec<usize> {
    (0..8).filter(|task| mask & (1 << task) != 0).collect()
}

/// The ways to share tasks out among offices so that each has one at least; all of the tasks, or only one each.
fn shares(offered: &[u8], all: u8, of_all: bool) -> impl Iterator<Item = Vec<u8>> + use<> {
    let offered = offered.to_vec();
    let tasks: Vec<u8> = (0..8).map(|task| 1 << task).filter(|task| all & task != 0).collect();
    let offices = offered.len();
    // Each task goes to one of the offices, or, where not all have to be shared out, to none.
    let choices = if of_all { offices } else { offices + 1 };
    let count = choices.pow(tasks.len() as u32);
    (0..count).filter_map(move |number| {
        let (mut rest, mut share) = (number, vec![0u8; offices]);
        for task in &tasks {
            let office = rest % choices;
            rest /= choices;
            if office == offices {
                continue;
            }
            if offered[office] & task == 0 {
                return None;
            }
            share[office] |= task;
        }
        share.iter().all(|own| *own != 0).then_some(share)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_shared_out_in_every_way_that_leaves_nobody_without() {
        let all: Vec<Vec<u8>> = shares(&[0b11, 0b10], 0b11, true).collect();
        assert_eq!(all, [[0b01, 0b10]]);
        let both: Vec<Vec<u8>> = shares(&[0b11, 0b11], 0b11, true).collect();
        assert_eq!(both.len(), 2);
        assert_eq!(shares(&[0b01, 0b01], 0b11, true).count(), 0);
        assert!(shares(&[0b01, 0b01], 0b11, false).next().is_none());
        assert!(shares(&[0b001, 0b010], 0b111, false).next().is_some());
    }
}
