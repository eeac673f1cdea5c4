//! `cargo xtask bench http`: `/v1/nearest` of the real server beside a bare handler and a handler of ten constant hits in
//! the same axum, under requests that are sent at fixed rates whatever the server does.

pub(crate) mod baseline;
mod client;
mod ladder;
mod program;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde_json::Value;

use crate::data::{Size, World, procedure_name};
use crate::files::beside_this_program;
use crate::measure;
use crate::nearest::command;
use crate::questions::{Class, Question};
use crate::systems::BruteForce;
use crate::systems::engine::Engine;
use client::Load;
use ladder::Trial;
use program::Program;

/// Options of the benchmark.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Number of service points: 10k, 100k or 1m
    #[arg(long, default_value = "100k", value_parser = crate::parse_points)]
    points: usize,
    /// Offers of a point on average
    #[arg(long, default_value_t = crate::kinds::Kinds::FULL_OFFERS, value_name = "NUMBER")]
    offers: f64,
    /// Questions of each class, asked in turn
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..))]
    questions: u32,
    /// Connections, which are kept open
    #[arg(long, default_value_t = 32, value_parser = clap::value_parser!(u16).range(1..))]
    connections: u16,
    /// Seconds at each rate
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,
    /// File for the results as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// The results of a run.
#[derive(Serialize)]
pub(crate) struct Report {
    machine: String,
    /// Load of the machine when the requests began and when they ended; the benchmark's own included.
    load: [Option<f64>; 2],
    command: String,
    points: usize,
    connections: u16,
    /// Every rate that was tried.
    rows: Vec<Row>,
    /// Requests a second at p99 of at most 10 ms.
    best: BTreeMap<&'static str, f64>,
    nearest_to_bare: f64,
    nearest_to_json: f64,
    pub(crate) mismatches: usize,
}

/// A server at a rate.
#[derive(Serialize)]
struct Row {
    server: &'static str,
    #[serde(flatten)]
    trial: Trial,
}

/// Measures and prints; fails where an answer differs from brute force.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let report = measure(arguments)?;
    println!("{}", serde_json::to_string(&report.best)?);
    println!("nearest to bare {:.2}, to constant JSON {:.2}", report.nearest_to_bare, report.nearest_to_json);
    if let Some(path) = &arguments.json {
        fs::write(path, serde_json::to_string_pretty(&report)? + "\n")
            .with_context(|| path.display().to_string())?;
    }
    ensure!(report.mismatches == 0, "{} answers differ from brute force", report.mismatches);
    Ok(())
}

fn measure(arguments: &Arguments) -> Result<Report> {
    let world = Arc::new(World::generate(Size { offers: arguments.offers, ..Size::of(arguments.points) }));
    let engine = Engine::build(&world)?;
    let asked = questions(&world, arguments.questions as usize);
    let server = Program::start(
        &beside_this_program("search-server")?,
        &[
            "--index".as_ref(),
            engine.dir().as_os_str(),
            "--listen".as_ref(),
            "127.0.0.1:0".as_ref(),
            "--ops-listen".as_ref(),
            "127.0.0.1:0".as_ref(),
        ],
    )?;
    let paths: Vec<String> = asked.iter().map(path).collect();
    let answers = client::answers(server.address(), &paths)?;
    let mismatches = differing(&world, &asked, &answers)?;
    // Ten hits, so that as much is written as in the fullest answers.
    let fullest = answers.iter().max_by_key(|answer| answer.len()).context("no questions")?;
    let answer = engine.dir().join("answer.json");
    fs::write(&answer, fullest)?;
    let this = beside_this_program("benches")?;
    let baseline = Program::start(&this, &["baseline".as_ref(), "--answer".as_ref(), answer.as_os_str()])?;
    let before = measure::load();
    let (mut rows, mut best) = (Vec::new(), BTreeMap::new());
    for (name, address, route) in [
        ("bare", baseline.address(), "/bare"),
        ("json", baseline.address(), "/json"),
        ("nearest", server.address(), "/v1/nearest"),
    ] {
        let paths = paths.iter().map(|path| path.replace("/v1/nearest", route)).collect();
        let load =
            Load { address, paths, connections: arguments.connections.into(), seconds: arguments.seconds };
        let (trials, highest) = ladder::climb(&load, |trial| println!("{name:8} {trial}"))?;
        best.insert(name, highest);
        rows.extend(trials.into_iter().map(|trial| Row { server: name, trial }));
    }
    Ok(Report {
        machine: measure::machine(),
        load: [before, measure::load()],
        command: command(),
        points: world.points(),
        connections: arguments.connections,
        rows,
        nearest_to_bare: best["nearest"] / best["bare"],
        nearest_to_json: best["nearest"] / best["json"],
        best,
        mismatches,
    })
}

/// Questions of all classes in turn.
fn questions(world: &World, of_each: usize) -> Vec<Question> {
    let mut classes: Vec<_> =
        Class::all().map(|class| class.questions(world, of_each, false).into_iter()).into();
    let turns = (0..of_each).flat_map(|_| classes.iter_mut().filter_map(Iterator::next).collect::<Vec<_>>());
    turns.collect()
}

fn path(question: &Question) -> String {
    format!(
        "/v1/nearest?lat={:.6}&lon={:.6}&procedure={}&open=only&at={}",
        question.from.latitude_degrees(),
        question.from.longitude_degrees(),
        procedure_name(question.procedure),
        question.minute.at.format("%Y-%m-%dT%H:%M:%SZ")
    )
}

/// How many answers of the server aren't those of brute force.
fn differing(world: &Arc<World>, asked: &[Question], answers: &[Vec<u8>]) -> Result<usize> {
    let oracle = BruteForce::new(Arc::clone(world));
    let mut differing = 0;
    for (question, answer) in asked.iter().zip(answers) {
        let answer: Value = serde_json::from_slice(answer)?;
        let results = answer["results"].as_array().context("an answer has results")?;
        let found: Vec<&str> = results.iter().filter_map(|office| office["id"].as_str()).collect();
        let expected: Vec<String> =
            oracle.answer(question).iter().map(|point| format!("p{point:08}")).collect();
        differing += usize::from(found != expected);
    }
    Ok(differing)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::Router;
    use axum::routing::get;

    use super::*;

    #[test]
    fn the_real_server_answers_as_brute_force_does_under_load() {
        let arguments = Arguments {
            points: 400,
            offers: crate::kinds::Kinds::FULL_OFFERS,
            questions: 4,
            connections: 2,
            seconds: 0.02,
            json: None,
        };
        let report = measure(&arguments).expect("the server starts and answers");
        assert_eq!(report.mismatches, 0);
        let servers: Vec<&str> = report.best.keys().copied().collect();
        assert_eq!(servers, ["bare", "json", "nearest"]);
    }

    #[test]
    fn a_request_that_waits_for_its_connection_is_timed_from_when_it_was_due() {
        const PAUSE: Duration = Duration::from_millis(20);
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let slow = Router::new().route("/", get(|| tokio::time::sleep(PAUSE)));
        runtime.spawn(async move { axum::serve(listener, slow).await });
        let load = Load { address, paths: vec!["/".to_owned()], connections: 1, seconds: 0.01 };
        let outcome = client::at_rate(&load, 1_000.0).expect("an outcome");
        let longest = outcome.micros.iter().fold(0.0, |longest: f64, micros| longest.max(*micros));
        // Ten requests were due within 10 ms, and one after the other they take 20 ms each.
        assert!(outcome.unanswered > 0 || longest > 100e3, "{longest} us, {} unanswered", outcome.unanswered);
    }
}
