use domain::{AreaCode, Metres, Position, ProcedureId};
use engine::{Budget, NearestAnswer, NearestQuery, OpenFilter, PlanKind, QueryEngine, Records, View};
use fastrand::Rng;
use proptest::prelude::*;

use crate::oracle::{Expected, Oracle};
use crate::world::{self, PROCEDURES, between, instant, position};

/// A question drawn by a seed: from anywhere on the globe, mostly from Thailand.
pub(crate) fn question(seed: u64) -> NearestQuery {
    let mut random = Rng::with_seed(seed);
    let from = match random.usize(..12) {
        0 => position(between(&mut random, -90.0, 90.0), between(&mut random, -180.0, 180.0)),
        1 => position(0.0, 180.0),
        2 => position(90.0, 0.0),
        3 => position(18.36, 103.65),
        _ => position(between(&mut random, 5.0, 21.0), between(&mut random, 97.0, 106.0)),
    };
    // Two weeks around the holiday, to the minute, summer and winter.
    let start = if random.usize(..8) == 0 { "2026-07-01T00:00:00Z" } else { "2026-12-01T00:00:00Z" };
    let at = instant(start) + chrono::TimeDelta::minutes(random.usize(..14 * 1440) as i64);
    let id = |random: &mut Rng| ProcedureId::new(PROCEDURES[random.usize(..6)]).expect("an id");
    let procedures = match random.usize(..6) {
        0 => vec![],
        1 => vec![vec![id(&mut random), id(&mut random)]],
        2 => vec![vec![id(&mut random)], vec![id(&mut random), id(&mut random)]],
        _ => vec![vec![id(&mut random)]],
    };
    NearestQuery {
        procedures,
        text: (random.usize(..8) == 0).then(|| format!("p00{}", random.usize(..10))),
        open: [OpenFilter::Any, OpenFilter::Only, OpenFilter::Possible][random.usize(..3)],
        kinds: if random.usize(..4) == 0 { vec!["municipality".to_owned()] } else { vec![] },
        ministries: if random.usize(..8) == 0 {
            vec!["กระทรวงมหาดไทย".to_owned()]
        } else {
            vec![]
        },
        areas: (0..[0, 0, 0, 1, 2][random.usize(..5)]).map(|_| area(&mut random)).collect(),
        radius: (random.usize(..4) == 0).then(|| Metres(between(&mut random, 0.0, 400_000.0))),
        limit: [1, 3, 10, 100][random.usize(..4)],
        ..NearestQuery::from_here(from, at)
    }
}

/// A province, district or subdistrict, some of them without an office.
fn area(random: &mut Rng) -> AreaCode {
    let subdistrict = world::square(6 + random.u32(..15), 98 + random.u32(..8));
    let around: Vec<AreaCode> = std::iter::successors(Some(subdistrict), |area| area.parent()).collect();
    around[random.usize(..3)]
}

/// Fails unless an answer has the oracle's offices in the oracle's order, to 1 mm.
pub(crate) fn assert_equal(answer: &NearestAnswer, expected: &[Expected], query: &NearestQuery) {
    let ids = |hits: &[engine::Hit]| hits.iter().map(|hit| hit.point.id.to_string()).collect::<Vec<_>>();
    let expected_ids: Vec<String> = expected.iter().map(|hit| hit.id.clone()).collect();
    assert_eq!(ids(&answer.hits), expected_ids, "{query:?} {:?}", answer.plan);
    for (hit, expected) in answer.hits.iter().zip(expected) {
        assert!(
            hit.distance.is_some_and(|distance| (distance.0 - expected.distance_m).abs() < 1e-3),
            "{query:?}: {:?} {expected:?}",
            hit.distance
        );
        assert_eq!(hit.state.status, expected.status, "{query:?}: {}", hit.point.id);
    }
}

fn check(records: &Records, questions: impl Iterator<Item = u64>) -> Vec<PlanKind> {
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(records, dir.path()));
    let oracle = Oracle::new(records);
    questions
        .map(|seed| {
            let query = question(seed);
            let answer = view.nearest(&query, &Budget::unlimited()).expect("an answer");
            assert!(answer.complete);
            assert_equal(&answer, &oracle.nearest(&query), &query);
            answer.plan.kind
        })
        .collect()
}

#[test]
fn a_thousand_questions_over_3000_points_equal_brute_force() {
    let plans = check(&world::register(3_000, 1), 0..1_000);
    for kind in [PlanKind::Scan, PlanKind::Tree, PlanKind::Merge, PlanKind::Text, PlanKind::Area] {
        let count = plans.iter().filter(|plan| **plan == kind).count();
        assert!(count >= 10, "only {count} questions were answered by {kind:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 64, ..ProptestConfig::default() })]

    #[test]
    fn small_registers_of_any_size_equal_brute_force(count in 0usize..200, seed: u64) {
        check(&world::register(count, seed), (0..20).map(|offset| seed.wrapping_add(offset)));
    }
}

#[test]
fn points_at_one_place_come_by_code_then_id_and_a_missing_code_first() {
    let here = position(18.36, 103.65);
    let mut records = Records::default();
    for (id, code) in [("c", None), ("a", Some("2000000000000")), ("d", Some("1000000000000")), ("b", None)] {
        let mut point = world::point(id, Some(here));
        point.code = code.map(|code| domain::UnitCode::new(code).expect("a code"));
        records.points.push(point);
    }
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&records, dir.path()));
    let query = NearestQuery::from_here(here, instant("2026-12-08T03:00:00Z"));
    let answer = view.nearest(&query, &Budget::unlimited()).expect("an answer");
    let ids: Vec<&str> = answer.hits.iter().map(|hit| hit.point.id.as_str()).collect();
    assert_eq!(ids, ["b", "c", "d", "a"]);
}

#[test]
fn a_walk_looks_at_few_postings_whatever_the_size() {
    for count in [2_000, 8_000] {
        let dir = tempfile::tempdir().expect("a directory");
        let view = View::new(world::published(&world::register(count, 5), dir.path()));
        let from = position(13.75, 100.5);
        let query = NearestQuery::from_here(from, instant("2026-12-08T03:00:00Z"));
        let answer = view.nearest(&query, &Budget::unlimited()).expect("an answer");
        assert_eq!(answer.plan.kind, PlanKind::Tree);
        assert!(answer.plan.examined <= 320, "{count} points: {:?}", answer.plan);
    }
}

#[test]
fn words_of_offices_that_hardly_ever_offer_the_procedure_end_the_walk_early() {
    // Of 12,000 offices 3,000 are called by the word, and 3 of those offer what nearly all others do, far away.
    let mut records = Records { procedures: vec![world::procedure("tax")], ..Records::default() };
    for number in 0..12_000_u32 {
        let place = position(8.0 + f64::from(number) / 1_000.0, 100.5);
        let mut point = world::point(&format!("p{number:05}"), Some(place));
        let is_named = number % 4 == 0;
        point.name_th = (if is_named { "เรือนจำ" } else { "เทศบาล" }).to_owned();
        if !is_named || number > 11_985 {
            records.offers.push(world::offer(&point, "tax"));
        }
        records.points.push(point);
    }
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&records, dir.path()));
    let from = position(8.0, 100.5);
    let query = NearestQuery {
        procedures: vec![vec![ProcedureId::new("tax").expect("an id")]],
        text: Some("เรือนจำ".to_owned()),
        ..NearestQuery::from_here(from, instant("2026-12-08T03:00:00Z"))
    };
    let answer = view.nearest(&query, &Budget::unlimited()).expect("an answer");
    assert_equal(&answer, &Oracle::new(&records).nearest(&query), &query);
    assert_eq!(answer.hits.len(), 3);
    assert_eq!(answer.plan.kind, PlanKind::Text);
    assert!(answer.plan.examined < 3_000 + 3_000 / 4 + 200, "{:?}", answer.plan);
}

#[test]
fn a_spent_budget_gives_a_true_beginning_of_the_answer_and_says_so() {
    let dir = tempfile::tempdir().expect("a directory");
    let records = world::register(3_000, 3);
    let view = View::new(world::published(&records, dir.path()));
    let query = NearestQuery::from_here(position(15.0, 101.0), instant("2026-12-08T03:00:00Z"));
    let spent = Budget::until(std::time::Instant::now());
    let answer = view.nearest(&query, &spent).expect("an answer");
    assert!(!answer.complete);
    let full = Oracle::new(&records).nearest(&query);
    assert!(answer.hits.len() < full.len());
    assert_equal(&answer, &full[..answer.hits.len()], &query);
}

#[test]
fn no_office_is_found_where_none_passes() {
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&Records::default(), dir.path()));
    let nowhere = Position::from_degrees(0.0, 0.0).expect("in range");
    let query = NearestQuery::from_here(nowhere, instant("2026-12-08T03:00:00Z"));
    let answer = view.nearest(&query, &Budget::unlimited()).expect("an answer");
    assert!(answer.hits.is_empty() && answer.complete);
}
