//! `cargo xtask bench soonest`: ranking by the end of the case beside ranking by distance, on the same questions.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, ensure};
use domain::ellipsoid::geodesic;
use domain::service::{Coming, Counter};
use domain::travel::{Means, StraightLine};
use domain::{Schedule, UtcMinute};
use engine::{Budget, NearestQuery, QueryEngine, Rank, View};
use serde::Serialize;

use crate::data::{Size, World, procedure_id};
use crate::measure;
use crate::questions::{Class, K, Question};
use crate::systems::engine::Engine;

/// Options of the benchmark.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Number of service points
    #[arg(long, default_value = "100k", value_parser = crate::parse_points)]
    points: usize,
    /// Questions of each class
    #[arg(long, default_value_t = 500)]
    questions: usize,
    /// How many of them are compared with brute force
    #[arg(long, default_value_t = 20)]
    compared: usize,
    /// File for the results as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

#[derive(Serialize)]
struct Report {
    machine: String,
    points: usize,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    class: &'static str,
    distance_p50_us: f64,
    distance_p99_us: f64,
    soonest_p50_us: f64,
    soonest_p99_us: f64,
    /// Median over median.
    ratio: f64,
    compared: usize,
    mismatches: usize,
}

/// Measures, prints, and fails where an answer differs from brute force.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let world = World::generate(Size::of(arguments.points));
    let engine = Engine::build(&world)?;
    let rows: Vec<Row> =
        Class::all().iter().map(|class| row(engine.view(), &world, class, arguments)).collect();
    for row in &rows {
        println!("{}", serde_json::to_string(row)?);
    }
    let mismatches: usize = rows.iter().map(|row| row.mismatches).sum();
    if let Some(path) = &arguments.json {
        let report = Report { machine: measure::machine(), points: arguments.points, rows };
        fs::write(path, serde_json::to_string_pretty(&report)?)
            .with_context(|| path.display().to_string())?;
    }
    ensure!(mismatches == 0, "{mismatches} answers differ from brute force");
    Ok(())
}

fn row(view: &View, world: &World, class: &Class, arguments: &Arguments) -> Row {
    let questions = class.questions(world, arguments.questions, false);
    let compared = questions.iter().take(arguments.compared);
    let mismatches = compared.clone().filter(|question| differs(view, world, question)).count();
    let [distance, soonest] = [Rank::Distance, Rank::Soonest].map(|rank| times(view, &questions, rank));
    let at = |micros: &[f64], share: f64| micros[((micros.len() - 1) as f64 * share) as usize];
    Row {
        class: class.name,
        distance_p50_us: at(&distance, 0.5),
        distance_p99_us: at(&distance, 0.99),
        soonest_p50_us: at(&soonest, 0.5),
        soonest_p99_us: at(&soonest, 0.99),
        ratio: at(&soonest, 0.5) / at(&distance, 0.5),
        compared: compared.len(),
        mismatches,
    }
}

fn query(question: &Question, rank: Rank) -> NearestQuery {
    NearestQuery {
        procedures: vec![vec![procedure_id(question.procedure)]],
        limit: K,
        rank,
        ..NearestQuery::from_here(question.from, question.minute.at)
    }
}

/// Microseconds of each question, ascending, after a warming round.
fn times(view: &View, questions: &[Question], rank: Rank) -> Vec<f64> {
    let ask = |question: &Question| view.nearest(&query(question, rank), &Budget::unlimited());
    for question in questions {
        std::hint::black_box(ask(question)).expect("a whole snapshot");
    }
    let time = |question| {
        let started = Instant::now();
        std::hint::black_box(ask(question)).expect("a whole snapshot");
        started.elapsed().as_secs_f64() * 1e6
    };
    let mut micros: Vec<f64> = questions.iter().map(time).collect();
    micros.sort_by(f64::total_cmp);
    micros
}

/// Whether the engine's answer isn't that of a look at every office that offers the procedure.
fn differs(view: &View, world: &World, question: &Question) -> bool {
    let coming = Coming::leaving(question.minute.at);
    let mut known: HashMap<(usize, UtcMinute), i64> = HashMap::new();
    let mut all: Vec<(i64, f64, u32)> = world.offered_by[question.procedure]
        .iter()
        .map(|office| {
            let distance = geodesic(question.from, world.places[*office as usize]);
            let arrival = coming.arrival(StraightLine::time(Means::Car, distance)).at;
            let hours = world.hours[*office as usize] as usize;
            let done = *known.entry((hours, arrival)).or_insert_with(|| {
                done(&world.schedules[hours], world.counter_minutes(question.procedure), arrival, &coming)
            });
            (done, distance.0, *office)
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    let expected: Vec<String> = all.iter().take(K).map(|(_, _, office)| format!("p{office:08}")).collect();
    let answer =
        view.nearest(&query(question, Rank::Soonest), &Budget::unlimited()).expect("a whole snapshot");
    let found: Vec<&str> = answer.hits.iter().map(|hit| hit.point.id.as_str()).collect();
    found != expected
}

fn done(schedule: &Schedule, minutes: u32, arrival: UtcMinute, coming: &Coming) -> i64 {
    let Some(start) = arrival.start() else { return i64::MAX };
    let pieces = schedule.timeline(start).map(|piece| (UtcMinute(piece.from.div_euclid(60)), piece.status));
    let visit = Counter::new(minutes, None, schedule.zone()).earliest(arrival, coming, pieces);
    visit.map_or(i64::MAX, |visit| visit.done.0)
}
