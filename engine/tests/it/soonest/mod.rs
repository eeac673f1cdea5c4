//! Where one is done first, against every office, every order of the cases and every minute.

mod waiting;

use std::collections::HashMap;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use domain::change::Changed;
use domain::service::{Coming, Span};
use domain::travel::{Means, StraightLine};
use domain::{Change, UtcMinute};
use engine::{Budget, NearestQuery, Overlay, QueryEngine, Rank, Records, View};
use fastrand::Rng;

use crate::nearest::question;
use crate::oracle::Oracle;
use crate::world::{self, instant};
use waiting::{Minutes, Question, Visit};

/// Questions leave within eight days from here: two weekdays, a weekend, a holiday, an undecided day, exceptions.
const FIRST: &str = "2026-12-03T17:00:00Z";

fn leaving(random: &mut Rng) -> DateTime<Utc> {
    instant(FIRST) + TimeDelta::seconds(random.i64(0..8 * 86_400))
}

/// A question about time on top of one about everything else, and the same in the oracle's words.
fn question_about_time(seed: u64) -> (NearestQuery, Question) {
    let mut random = Rng::with_seed(seed);
    let departs = leaving(&mut random);
    let mut asked = Question { departs, arrives: None, stay: 0, windows: Vec::new() };
    let mut coming = Coming::leaving(departs);
    let hours = TimeDelta::minutes(random.i64(0..30 * 60));
    match random.usize(..8) {
        0 => {
            coming = coming.arriving_by(departs + hours);
            asked.arrives = Some((UtcMinute::of(departs + hours).0, false));
        }
        1 => {
            coming = coming.arriving_at(departs + hours);
            asked.arrives = Some((UtcMinute::of(departs + hours).0, true));
        }
        _ => {}
    }
    if random.usize(..6) == 0 {
        asked.stay = random.u32(..120);
        coming = coming.staying(asked.stay);
    }
    if random.usize(..5) == 0 {
        for _ in 0..1 + random.usize(..3) {
            let from = UtcMinute::of(departs).0 + random.i64(-600..4_000);
            asked.windows.push((from, from + random.i64(1..900)));
        }
        let span = |(from, to): &(i64, i64)| Span { from: UtcMinute(*from), to: UtcMinute(*to) };
        coming = coming.within(asked.windows.iter().map(span).collect());
    }
    let travel = Means::ALL[random.usize(..3)];
    let query = NearestQuery {
        rank: Rank::Soonest,
        coming,
        travel,
        // The status filter is of the instant of the question.
        at: departs,
        ..question(seed)
    };
    (query, asked)
}

/// What is expected of an office.
#[derive(Clone, Debug, PartialEq)]
struct Expected {
    id: String,
    arrives: i64,
    visit: Option<Visit>,
}

pub(crate) struct Judge {
    oracle: Oracle,
    minutes: Minutes,
    places: HashMap<String, usize>,
}

impl Judge {
    pub(crate) fn new(records: &Records) -> Self {
        let oracle = Oracle::new(records);
        let minutes = Minutes::new(records, &oracle, UtcMinute::of(instant(FIRST)).0);
        let places =
            (0..).zip(&oracle.offices).map(|(at, office)| (office.point.id.to_string(), at)).collect();
        Self { oracle, minutes, places }
    }

    fn soonest(&self, query: &NearestQuery, asked: &Question) -> Vec<Expected> {
        let everyone = NearestQuery { limit: usize::MAX, ..query.clone() };
        let mut all: Vec<(f64, usize, Expected)> = Vec::new();
        for hit in self.oracle.nearest(&everyone) {
            let place = self.places[&hit.id];
            let time = StraightLine::time(query.travel, domain::Metres(hit.distance_m));
            let (arrives, visit) = self.minutes.service(place, &query.procedures, asked, time);
            all.push((hit.distance_m, place, Expected { id: hit.id, arrives, visit }));
        }
        let done = |one: &Expected| one.visit.map_or(i64::MAX, |visit| visit.done);
        all.sort_by(|a, b| {
            let ties = || self.oracle.offices[a.1].tie().cmp(&self.oracle.offices[b.1].tie());
            done(&a.2).cmp(&done(&b.2)).then(a.0.total_cmp(&b.0)).then_with(ties)
        });
        all.into_iter().take(query.limit).map(|(_, _, expected)| expected).collect()
    }
}

/// Asks questions and compares; says how many offices came with a visit, how many without.
pub(crate) fn check(view: &View, judge: &Judge, seeds: impl Iterator<Item = u64>) -> [usize; 2] {
    let mut seen = [0; 2];
    for seed in seeds {
        let (query, asked) = question_about_time(seed);
        let answer = view.nearest(&query, &Budget::unlimited()).expect("an answer");
        assert!(answer.complete);
        let found: Vec<Expected> = answer.hits.iter().map(told).collect();
        let expected = judge.soonest(&query, &asked);
        let same = found.len() == expected.len() && found.iter().zip(&expected).all(|(a, b)| is_same(a, b));
        assert!(same, "{seed} {query:?}\n{:?}\nfound    {found:?}\nexpected {expected:?}", answer.plan);
        for one in &found {
            seen[usize::from(one.visit.is_none())] += 1;
        }
    }
    seen
}

fn told(hit: &engine::Hit) -> Expected {
    let visit = hit.service.visit.map(|visit| Visit { starts: visit.starts.0, done: visit.done.0 });
    Expected { id: hit.point.id.to_string(), arrives: hit.service.arrives.0, visit }
}

/// Of several orders of the cases that end together any one will do, so the first begin may differ.
fn is_same(found: &Expected, expected: &Expected) -> bool {
    let done = |one: &Expected| one.visit.map(|visit| visit.done);
    let begin = |one: &Expected| one.visit.map(|visit| visit.starts);
    let same_begin = begin(found) == begin(expected) && found.arrives == expected.arrives;
    found.id == expected.id && done(found) == done(expected) && (same_begin || expected.visit.is_some())
}

#[test]
fn the_offices_where_one_is_done_first_equal_brute_force() {
    let records = world::register(400, 41);
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&records, dir.path()));
    let seen = check(&view, &Judge::new(&records), 0..600);
    assert!(seen.iter().all(|count| *count > 200), "{seen:?}");
}

#[test]
fn they_do_so_with_changes_on_top() {
    let (records, donor) = (world::register(300, 42), world::register(360, 43));
    let dir = tempfile::tempdir().expect("a directory");
    let base = world::published(&records, dir.path());
    let (mut overlay, mut changed, mut number) = (Overlay::new(&base), records, base.change());
    for point in donor.points.iter().skip(200) {
        let of_point = |id: &domain::ServicePointId| *id == point.id;
        changed.points.retain(|other| !of_point(&other.id));
        changed.offers.retain(|offer| !of_point(&offer.service_point));
        changed.exceptions.retain(|exception| !of_point(&exception.service_point));
        let offers: Vec<_> = donor.offers.iter().filter(|o| of_point(&o.service_point)).cloned().collect();
        let exceptions: Vec<_> =
            donor.exceptions.iter().filter(|e| of_point(&e.service_point)).cloned().collect();
        changed.points.push(point.clone());
        changed.offers.extend(offers.iter().cloned());
        changed.exceptions.extend(exceptions.iter().cloned());
        number = number.next();
        let what = Changed::ServicePoint { point: Box::new(point.clone()), offers, exceptions };
        overlay.apply(&base, Change { number, what }).expect("applied");
    }
    let view = View::with_overlay(base, overlay);
    check(&view, &Judge::new(&changed), 1_000..1_300);
}

#[test]
fn a_spent_budget_gives_a_true_beginning_of_the_soonest_and_says_so() {
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&world::register(400, 44), dir.path()));
    let near = NearestQuery::from_here(world::position(15.0, 101.0), instant(FIRST));
    let query = NearestQuery { rank: Rank::Soonest, ..near };
    let answer = view.nearest(&query, &Budget::until(Instant::now())).expect("an answer");
    assert!(!answer.complete && answer.hits.is_empty(), "{answer:?}");
}

#[test]
fn while_everything_is_closed_a_search_by_time_looks_at_few_postings() {
    for count in [2_000, 8_000] {
        let dir = tempfile::tempdir().expect("a directory");
        let view = View::new(world::published(&world::register(count, 5), dir.path()));
        // A Saturday evening: the doors with ordinary hours open on Tuesday, after the holiday.
        let at = instant("2026-12-05T13:00:00Z");
        let from = world::position(13.75, 100.5);
        let near = NearestQuery { rank: Rank::Soonest, ..NearestQuery::from_here(from, at) };
        let procedure = domain::ProcedureId::new("land").expect("an id");
        let query = NearestQuery { procedures: vec![vec![procedure]], ..near };
        let answer = view.nearest(&query, &Budget::unlimited()).expect("an answer");
        assert!(answer.plan.examined <= 700, "{count} points: {:?}", answer.plan);
    }
}

#[test]
#[ignore = "a proof that takes minutes: cargo xtask prove soonest"]
fn a_hundred_thousand_answers_equal_brute_force() {
    let cases = std::env::var("PROOF_CASES").map_or(100_000, |cases| cases.parse().expect("a number"));
    let started = Instant::now();
    let (mut left, mut seed, mut offices) = (cases, 0u64, 0);
    while left > 0 {
        let records = world::register(200 + seed as usize % 7 * 100, 1_000 + seed);
        let dir = tempfile::tempdir().expect("a directory");
        let view = View::new(world::published(&records, dir.path()));
        let questions = left.min(4_000);
        let first = 10_000 + seed * 4_000;
        let seen = check(&view, &Judge::new(&records), first..first + questions);
        offices += seen.iter().sum::<usize>();
        (left, seed) = (left - questions, seed + 1);
    }
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "PROOF {{\"registers\":{seed},\"cases\":{cases},\"offices\":{offices},\"differ\":0,\"seconds\":{seconds:.1}}}"
    );
}
