//! A small size of every benchmark, for its answers; nothing here looks at times.

use std::time::Duration;

use domain::ellipsoid::geodesic;

use crate::data::{Size, World};
use crate::nearest::{Plan, measure};
use crate::questions::{Class, K};
use crate::systems::{BruteForce, READ_WORDS, RIVALS, obstacle};

const POINTS: usize = 600;

#[test]
fn every_system_that_is_here_answers_as_brute_force_does() {
    for schedules in [20, 5_000] {
        let here: Vec<String> = RIVALS
            .iter()
            .filter(|rival| obstacle(rival).is_none())
            .map(|rival| (*rival).to_owned())
            .collect();
        let size = Size { schedules, ..Size::of(POINTS) };
        let plan = Plan { size, rivals: &here, questions: 20, words: false, time: Duration::from_secs(60) };
        let report = measure(&plan).expect("every system can be built and asked");
        assert_eq!(report.systems.len(), 2 + here.len(), "finding, describing, and the rivals");
        assert_eq!(report.rows.len(), Class::all().len() * report.systems.len());
        for row in report.rows {
            assert_eq!((row.mismatches, row.questions), (0, 20), "{row}");
        }
    }
}

#[test]
fn every_system_that_reads_words_answers_as_brute_force_does() {
    let here: Vec<String> = READ_WORDS
        .iter()
        .filter(|rival| obstacle(rival).is_none())
        .map(|rival| (*rival).to_owned())
        .collect();
    let size = Size::of(POINTS);
    let plan = Plan { size, rivals: &here, questions: 30, words: true, time: Duration::from_secs(60) };
    for row in measure(&plan).expect("every system can be built and asked").rows {
        assert_eq!((row.mismatches, row.questions), (0, 30), "{row}");
    }
}

#[test]
fn brute_force_answers_as_the_geodesic_to_every_office_does() {
    let world = std::sync::Arc::new(World::generate(Size::of(POINTS)));
    let oracle = BruteForce::new(std::sync::Arc::clone(&world));
    let mut hits = 0;
    for class in Class::all() {
        for question in class.questions(&world, 20, false) {
            let open = world.offered_by[question.procedure].iter().filter(|p| question.is_open(&world, **p));
            let mut measured: Vec<(f64, u32)> =
                open.map(|p| (geodesic(question.from, world.places[*p as usize]).0, *p)).collect();
            measured.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let expected: Vec<u32> = measured.into_iter().take(K).map(|(_, point)| point).collect();
            hits += expected.len();
            assert_eq!(oracle.answer(&question), expected, "{}", class.name);
        }
    }
    assert!(hits > 500, "only {hits} offices are in the answers");
}

#[test]
fn the_command_line_is_whole() {
    <crate::CommandLine as clap::CommandFactory>::command().debug_assert();
}

#[test]
fn a_rival_that_nobody_knows_is_refused_by_name() {
    let unknown = ["elastic".to_owned()];
    let plan = Plan { size: Size::of(1), rivals: &unknown, questions: 1, words: false, time: Duration::ZERO };
    let error = measure(&plan).err().expect("an unknown rival");
    assert!(error.to_string().contains("elastic"), "{error}");
}
