//! Rounds against an exhaustive search over every office, order and way to share the tasks out.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Days, NaiveTime, TimeZone, Utc};
use domain::ellipsoid::geodesic;
use domain::jurisdiction::Home;
use domain::service::{Coming, Counter, Span, Visit, earliest_round};
use domain::travel::{Means, StraightLine};
use domain::{Metres, Position, ProcedureId, UtcMinute};
use engine::trip::{Round, Trip};
use engine::{Budget, NearestQuery, QueryEngine, Records, View};
use fastrand::Rng;

use crate::oracle::{Office, Oracle};
use crate::world::{self, PROCEDURES, between, instant, position};

/// A round as the exhaustive search finds it.
#[derive(Clone, Debug, PartialEq)]
struct Expected {
    ids: Vec<String>,
    length_m: f64,
    /// Arrival, start and end at each stop; empty where nothing is certain.
    times: Vec<(UtcMinute, UtcMinute, UtcMinute)>,
}

struct Exhaustive<'o> {
    oracle: &'o Oracle,
    minutes: HashMap<ProcedureId, u32>,
    last_acceptance: HashMap<(String, ProcedureId), Option<u32>>,
    query: &'o NearestQuery,
    pinned: Vec<&'o Office>,
}

impl<'o> Exhaustive<'o> {
    fn new(oracle: &'o Oracle, records: &Records, query: &'o NearestQuery) -> Self {
        let minutes = records.procedures.iter().map(|one| (one.id.clone(), one.counter_minutes.unwrap_or(0)));
        let acceptance = records.offers.iter().map(|offer| {
            let key = (offer.service_point.to_string(), offer.procedure.clone());
            (key, offer.last_acceptance_minutes)
        });
        Self {
            minutes: minutes.collect(),
            last_acceptance: acceptance.collect(),
            query,
            pinned: oracle.offices.iter().filter(|office| office.point.position.is_some()).collect(),
            oracle,
        }
    }

    fn rounds(&self) -> Vec<Expected> {
        for number in 0..14 {
            let found = self.on_day(Some(number));
            if !found.is_empty() {
                return found;
            }
        }
        self.on_day(None)
    }

    fn on_day(&self, day: Option<u64>) -> Vec<Expected> {
        let coming = match day.map(|number| self.day(number)) {
            Some(None) => return Vec::new(),
            Some(day) => day,
            None => None,
        };
        let mut alone: Vec<(f64, (String, String), Expected)> = Vec::new();
        for office in &self.pinned {
            let own = [*office];
            if let Some(round) = self.best(&own, coming.as_ref()) {
                alone.push((self.metres(self.query.from, office), office.tie(), round));
            }
        }
        alone.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut found: Vec<Expected> =
            alone.into_iter().map(|(.., round)| round).take(self.query.limit).collect();
        let (limit, below) = match found.first() {
            Some(first) => (1, first.length_m),
            None => (self.query.limit, f64::INFINITY),
        };
        found.extend(self.several(coming.as_ref(), below).into_iter().take(limit));
        found
    }

    fn several(&self, coming: Option<&Coming>, below: f64) -> Vec<Expected> {
        let mut all = Vec::new();
        for a in &self.pinned {
            for b in self.pinned.iter().filter(|b| b.point.id != a.point.id) {
                all.extend(self.best(&[a, b], coming));
                for c in self.pinned.iter().filter(|c| c.point.id != a.point.id && c.point.id != b.point.id) {
                    all.extend(self.best(&[a, b, c], coming));
                }
            }
        }
        all.retain(|round| round.length_m < below);
        all.sort_by_key(|round| {
            let done = round.times.last().map(|times| times.2);
            ((round.length_m * 1000.0).round() as i64, round.ids.len(), done, round.ids.clone())
        });
        let mut kept: Vec<Expected> = Vec::new();
        for round in all {
            let ids: BTreeSet<&String> = round.ids.iter().collect();
            if !kept.iter().any(|better| better.ids.iter().all(|id| ids.contains(id))) {
                kept.push(round);
            }
        }
        kept
    }

    /// The day, by the clock of Thailand.
    fn day(&self, number: u64) -> Option<Coming> {
        let zone = chrono_tz::Asia::Bangkok;
        let asked = self.query.coming.departs();
        let date = asked.with_timezone(&zone).date_naive() + Days::new(number);
        let midnight = |date: chrono::NaiveDate| -> Option<DateTime<Utc>> {
            Some(zone.from_local_datetime(&date.and_time(NaiveTime::MIN)).single()?.to_utc())
        };
        let departs = asked.max(midnight(date)?);
        let span = Span { from: UtcMinute::of(departs), to: UtcMinute::of(midnight(date.succ_opt()?)?) };
        (span.from < span.to).then(|| Coming::leaving(departs).within(vec![span]))
    }

    fn metres(&self, from: Position, office: &Office) -> f64 {
        geodesic(from, office.point.position.expect("a pin")).0
    }

    /// The ordered round that is done first, of all ways to share the tasks out.
    fn best(&self, stops: &[&Office], coming: Option<&Coming>) -> Option<Expected> {
        let tasks = self.query.procedures.len();
        let mut best: Option<Expected> = None;
        for number in 0..stops.len().pow(tasks as u32) {
            let mut of_stops = vec![Vec::new(); stops.len()];
            let mut rest = number;
            for task in 0..tasks {
                of_stops[rest % stops.len()].push(task);
                rest /= stops.len();
            }
            if of_stops.iter().any(Vec::is_empty) {
                continue;
            }
            let Some(times) = self.times(stops, &of_stops, coming) else { continue };
            let done = |times: &[(UtcMinute, UtcMinute, UtcMinute)]| times.last().map(|last| last.2);
            if best.as_ref().is_none_or(|known| done(&times) < done(&known.times)) {
                let mut from = self.query.from;
                let mut length_m = 0.0;
                for stop in stops {
                    length_m += self.metres(from, stop);
                    from = stop.point.position.expect("a pin");
                }
                length_m += geodesic(self.query.from, from).0;
                let ids = stops.iter().map(|stop| stop.point.id.to_string()).collect();
                best = Some(Expected { ids, length_m, times });
            }
        }
        best
    }

    fn times(
        &self,
        stops: &[&Office],
        tasks: &[Vec<usize>],
        day: Option<&Coming>,
    ) -> Option<Vec<(UtcMinute, UtcMinute, UtcMinute)>> {
        let offered = |stop: &Office, task: usize| {
            let group = &self.query.procedures[task];
            stop.offers.iter().any(|(id, _)| group.contains(id) && self.oracle.lets(stop, id, self.query))
        };
        if stops.iter().zip(tasks).any(|(stop, tasks)| tasks.iter().any(|task| !offered(stop, *task))) {
            return None;
        }
        let Some(day) = day else { return Some(Vec::new()) };
        let (mut from, mut coming) = (self.query.from, day.clone());
        let mut times = Vec::new();
        for (stop, tasks) in stops.iter().zip(tasks) {
            let journey = StraightLine::time(self.query.travel, Metres(self.metres(from, stop)));
            let arrival = coming.arrival(journey);
            let visit = earliest_round(tasks.len(), arrival.at, |number, at| {
                self.visit(stop, &self.query.procedures[tasks[number]], at, &coming)
            })?;
            times.push((coming.is_there_from(arrival.at, visit.starts), visit.starts, visit.done));
            from = stop.point.position.expect("a pin");
            coming = day.clone().departing(visit.done.start()?);
        }
        Some(times)
    }

    fn visit(&self, stop: &Office, group: &[ProcedureId], at: UtcMinute, coming: &Coming) -> Option<Visit> {
        let doors =
            stop.offers.iter().filter(|(id, _)| group.contains(id) && self.oracle.lets(stop, id, self.query));
        let visits = doors.filter_map(|(id, schedule)| {
            if schedule.is_unknown() {
                return None;
            }
            let acceptance = self.last_acceptance[&(stop.point.id.to_string(), id.clone())];
            let counter = Counter::new(self.minutes[id], acceptance, schedule.zone());
            let pieces = schedule.timeline(at.start()?);
            // Whatever is later than two days is on another day.
            let pieces = pieces
                .map(|piece| (UtcMinute(piece.from.div_euclid(60)), piece.status))
                .take_while(|(from, _)| from.0 < at.0 + 2 * 1_440);
            counter.earliest(at, coming, pieces)
        });
        visits.min_by_key(|visit| (visit.done, visit.starts))
    }
}

fn query(seed: u64, tasks: usize) -> NearestQuery {
    let mut random = Rng::with_seed(seed);
    let from = position(between(&mut random, 10.0, 11.0), between(&mut random, 99.0, 100.0));
    let at = instant("2026-12-01T00:00:00Z") + chrono::TimeDelta::minutes(random.usize(..12 * 1_440) as i64);
    let group = |random: &mut Rng| -> Vec<ProcedureId> {
        let count = 1 + usize::from(random.usize(..4) == 0);
        (0..count).map(|_| ProcedureId::new(PROCEDURES[random.usize(..5)]).expect("an id")).collect()
    };
    NearestQuery {
        procedures: (0..tasks).map(|_| group(&mut random)).collect(),
        home: (random.usize(..6) == 0).then(|| Home::of(world::some_square(&mut random))),
        limit: 1 + random.usize(..3),
        travel: [Means::Car, Means::Motorcycle, Means::Walk][random.usize(..3)],
        ..NearestQuery::from_here(from, at)
    }
}

/// A register of few offices, near each other, each of which does little.
fn register(seed: u64) -> Records {
    let mut records = world::with_territories(world::register(11, seed), seed);
    let mut random = Rng::with_seed(seed);
    for point in &mut records.points {
        let place = position(between(&mut random, 9.9, 11.1), between(&mut random, 98.9, 100.1));
        point.position = point.position.map(|_| place);
        point.zone = chrono_tz::Asia::Bangkok;
    }
    records.offers.clear();
    for point in &records.points {
        let first = random.usize(..5);
        let several = usize::from(random.usize(..3) == 0);
        for rank in first..=first + several {
            let mut offer = world::offer(point, PROCEDURES[rank % 5]);
            if random.usize(..3) == 0 {
                offer.hours = world::hours(world::HOURS[random.usize(..world::HOURS.len())]);
            }
            offer.last_acceptance_minutes = (random.usize(..4) == 0).then_some(30);
            records.offers.push(offer);
        }
    }
    records
}

fn found(trip: &Trip) -> Vec<Expected> {
    let of_round = |round: &Round| Expected {
        ids: round.stops.iter().map(|stop| stop.hit.point.id.to_string()).collect(),
        length_m: round.length.0,
        times: round
            .stops
            .iter()
            .filter_map(|stop| stop.times.map(|times| (times.arrives, times.starts, times.done)))
            .collect(),
    };
    trip.rounds.iter().map(of_round).collect()
}

#[test]
fn rounds_are_those_of_an_exhaustive_search() {
    let mut lengths = [0; 4];
    let (mut certain, mut beside) = (0, 0);
    for seed in 0..24 {
        let records = register(4_000 + seed);
        let dir = tempfile::tempdir().expect("a directory");
        let view = View::new(world::published(&records, dir.path()));
        let oracle = Oracle::new(&records);
        for number in 0..8 {
            let query = query(seed * 100 + number, 1 + (seed + number) as usize % 4);
            let trip = view.trip(&query, &Budget::unlimited()).expect("a trip");
            let expected = Exhaustive::new(&oracle, &records, &query).rounds();
            let trip_found = found(&trip);
            assert!(trip.complete, "{query:?}");
            assert_eq!(trip_found.len(), expected.len(), "{query:?}\n{trip_found:?}\n{expected:?}");
            for (found, expected) in trip_found.iter().zip(&expected) {
                assert_eq!(found.ids, expected.ids, "{query:?}\n{trip_found:?}\n{expected:?}");
                assert!((found.length_m - expected.length_m).abs() < 1e-3, "{found:?} {expected:?}");
                assert_eq!(found.times, expected.times, "{query:?}");
                lengths[found.ids.len()] += 1;
                certain += usize::from(!found.times.is_empty());
            }
            beside += usize::from(
                trip_found.len() > 1
                    && trip_found[0].ids.len() == 1
                    && trip_found.last().is_some_and(|last| last.ids.len() > 1),
            );
        }
    }
    // Every kind of answer was met.
    assert!(lengths[1] > 20 && lengths[2] > 20 && lengths[3] > 5, "{lengths:?}");
    assert!(certain > 50 && beside > 0, "{certain} {beside}");
}

#[test]
fn a_budget_that_is_spent_is_told() {
    let records = world::register(200, 5);
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&records, dir.path()));
    let trip = view.trip(&query(3, 3), &Budget::of_looks(1, 1_000)).expect("a trip");
    assert!(!trip.complete);
}
