//! A small size of every benchmark, for its answers; nothing here looks at times.

use std::time::Duration;

use domain::ellipsoid::geodesic;

use crate::data::{Size, World};
use crate::nearest::{Plan, measure};
use crate::questions::{Class, K};
use crate::systems::engine::Engine;
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

/// Most postings and nodes that 95 of 100 questions of a class may look at, whatever the number of distinct schedules.
/// With few open, a node that holds no open class is left out; a leaf has 32 postings, a node 16 children.
const WORK: [(&str, u64, u64); 6] = [
    ("popular/open", 256, 96),
    ("popular/closed", 1_024, 192),
    ("medium/open", 256, 32),
    ("medium/closed", 256, 32),
    ("rare/open", 64, 0),
    ("rare/closed", 64, 0),
];

#[test]
fn questions_look_at_few_postings_and_nodes_in_every_class() {
    for schedules in [20, 5_000] {
        let world = World::generate(Size { schedules, ..Size::of(10_000) });
        let engine = Engine::build(&world).expect("a snapshot");
        for (class, (name, most_postings, most_nodes)) in Class::all().iter().zip(WORK) {
            assert_eq!(class.name, name);
            let plans: Vec<engine::Plan> = class
                .questions(&world, 100, false)
                .iter()
                .map(|question| engine.plan(&Engine::query(question)).expect("a whole snapshot"))
                .collect();
            let of_95 = |count: fn(&engine::Plan) -> u64| {
                let mut counts: Vec<u64> = plans.iter().map(count).collect();
                counts.sort_unstable();
                counts[94]
            };
            let (postings, nodes) = (of_95(|plan| plan.examined), of_95(|plan| plan.nodes));
            assert!(postings <= most_postings, "{schedules} schedules, {name}: {postings} postings");
            assert!(nodes <= most_nodes, "{schedules} schedules, {name}: {nodes} nodes");
        }
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
