//! Many questions with all conditions at once, from everywhere, half of them through an overlay, against the oracle.

use std::collections::BTreeMap;
use std::time::Instant;

use domain::change::Changed;
use domain::{Change, Metres, Position};
use engine::{Budget, NearestQuery, OpenFilter, Overlay, QueryEngine, Records, View};
use fastrand::Rng;

use crate::nearest::{assert_equal, question};
use crate::oracle::Oracle;
use crate::world::{self, between, position};

/// Questions of one register.
const QUESTIONS: u64 = 4_000;

/// A question with more conditions than most, from land, sea, abroad, a pole, or the seam of the map.
pub(crate) fn hard_question(seed: u64) -> NearestQuery {
    let mut query = question(seed);
    let mut random = Rng::with_seed(seed ^ 0x4a2d);
    query.from = origin(query.from, &mut random);
    if random.usize(..3) == 0 {
        query.open = [OpenFilter::Only, OpenFilter::Possible][random.usize(..2)];
        query.kinds =
            ["municipality", "land_office"][..=random.usize(..2)].iter().map(|&kind| kind.into()).collect();
    }
    if random.usize(..6) == 0 {
        query.text = Some(["สำนักงาน", "p00", "p001", "p0002"][random.usize(..4)].to_owned());
        query.radius = Some(Metres(between(&mut random, 0.0, 20_000_000.0)));
    }
    query.limit = 1 + random.usize(..100);
    query
}

fn origin(known: Position, random: &mut Rng) -> Position {
    let sign = [-1.0, 1.0][random.usize(..2)];
    match random.usize(..10) {
        0 => position(sign * (90.0 - [0.0, 1e-6, 0.5][random.usize(..3)]), between(random, -180.0, 180.0)),
        1 => position(between(random, -60.0, 60.0), sign * (180.0 - [0.0, 1e-6, 0.5][random.usize(..3)])),
        // The Gulf of Thailand, the Andaman Sea, Singapore, Berlin.
        2 => {
            let [latitude, longitude] =
                [[10.0, 101.0], [9.0, 97.0], [1.3, 103.8], [52.5, 13.4]][random.usize(..4)];
            position(latitude + between(random, -1.0, 1.0), longitude + between(random, -1.0, 1.0))
        }
        _ => known,
    }
}

/// A register, and the same with changes on top of its snapshot.
pub(crate) fn registers(seed: u64) -> [(View, Records, tempfile::TempDir); 2] {
    let count = 60 + seed as usize % 8 * 70;
    let (records, donor) =
        (world::register(count, 700_000 + seed), world::register(count + 40, 800_000 + seed));
    let dirs = [(); 2].map(|()| tempfile::tempdir().expect("a directory"));
    let base = world::published(&records, dirs[0].path());
    let (mut overlay, mut changed, mut number) = (Overlay::new(&base), records.clone(), base.change());
    let mut random = Rng::with_seed(seed);
    for point in &donor.points {
        if random.usize(..3) > 0 {
            continue;
        }
        let own = |id: &domain::ServicePointId| *id == point.id;
        changed.points.retain(|other| !own(&other.id));
        changed.offers.retain(|offer| !own(&offer.service_point));
        changed.exceptions.retain(|exception| !own(&exception.service_point));
        let what = if random.usize(..4) == 0 {
            Changed::ServicePointRemoved(point.id.clone())
        } else {
            let offers: Vec<_> = donor.offers.iter().filter(|one| own(&one.service_point)).cloned().collect();
            let exceptions: Vec<_> =
                donor.exceptions.iter().filter(|one| own(&one.service_point)).cloned().collect();
            changed.points.push(point.clone());
            changed.offers.extend(offers.iter().cloned());
            changed.exceptions.extend(exceptions.iter().cloned());
            Changed::ServicePoint { point: Box::new(point.clone()), offers, exceptions }
        };
        number = number.next();
        overlay.apply(&base, Change { number, what }).expect("applied");
    }
    let [first, second] = dirs;
    [(View::new(base.clone()), records, first), (View::with_overlay(base, overlay), changed, second)]
}

/// Asks questions; says how many offices they found, and how many of the questions went which way.
fn ask(questions: u64) -> (u64, u64, BTreeMap<&'static str, u64>) {
    let (mut left, mut seed, mut hits, mut plans) = (questions, 0, 0, BTreeMap::new());
    while left > 0 {
        for (view, records, _dir) in registers(seed) {
            let oracle = Oracle::new(&records);
            let own = left.min(QUESTIONS / 2);
            for number in 0..own {
                let query = hard_question(seed * QUESTIONS + number);
                let answer = view.nearest(&query, &Budget::unlimited()).expect("an answer");
                assert!(answer.complete);
                assert_equal(&answer, &oracle.nearest(&query), &query);
                hits += answer.hits.len() as u64;
                *plans.entry(answer.plan.kind.as_str()).or_default() += 1;
            }
            left -= own;
        }
        seed += 1;
    }
    (seed * 2, hits, plans)
}

#[test]
fn ten_thousand_questions_with_all_conditions_equal_brute_force_half_of_them_through_an_overlay() {
    let (registers, hits, plans) = ask(10_000);
    assert!(registers >= 6 && hits > 20_000, "{registers} registers, {hits} offices");
    for kind in ["scan", "tree", "merge", "text", "area"] {
        assert!(plans.get(kind).copied().unwrap_or_default() > 100, "{plans:?}");
    }
}

/// `cargo xtask prove nearest` runs it, with its number of questions, and prints what it records.
#[test]
#[ignore = "a proof that takes minutes: cargo xtask prove nearest"]
fn a_million_questions_with_all_conditions_equal_brute_force() {
    let cases = std::env::var("PROOF_CASES").map_or(1_000_000, |cases| cases.parse().expect("a number"));
    let started = Instant::now();
    let (registers, offices, plans) = ask(cases);
    let seconds = started.elapsed().as_secs_f64();
    let plans: Vec<String> = plans.iter().map(|(kind, count)| format!("\"{kind}\":{count}")).collect();
    println!(
        "PROOF {{\"registers\":{registers},\"questions\":{cases},\"through_overlay\":{},\"offices\":{offices},\
         \"plans\":{{{}}},\"differ\":0,\"seconds\":{seconds:.1}}}",
        cases / 2,
        plans.join(",")
    );
}
