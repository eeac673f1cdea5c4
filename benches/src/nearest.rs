//! `cargo xtask bench`: filtered nearest, the engine beside its rivals on the same questions in the same run.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use serde::Serialize;

use crate::data::{Size, World};
use crate::kinds::Kinds;
use crate::measure::{self, Asked, Row};
use crate::questions::Class;
use crate::systems::engine::{self, Engine};
use crate::systems::{self, BruteForce, Missing, System};

/// Options of the benchmark.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Number of service points: 10k, 100k, 1m, 5m or 10m
    #[arg(long, default_value = "100k", value_parser = crate::parse_points)]
    points: usize,
    /// Distinct schedules
    #[arg(long, default_value = "20", value_parser = parse_schedules)]
    schedules: usize,
    /// Offers of a point on average; fewer need less memory
    #[arg(long, default_value_t = Kinds::FULL_OFFERS, value_name = "NUMBER")]
    offers: f64,
    /// Rivals to measure beside the engine, joined by commas: brute-force, rstar, geo-index, kiddo, sqlite, redis,
    /// postgis; or all
    #[arg(long, default_value = "all", value_delimiter = ',', value_name = "LIST")]
    rivals: Vec<String>,
    /// Also ask for words of the office's name; of brute-force and sqlite
    #[arg(long)]
    words: bool,
    /// Questions of each class
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    questions: u32,
    /// Seconds for warming a system up in a class: a slow one is asked as many questions as it answers in them
    #[arg(long, default_value_t = 5.0)]
    seconds: f64,
    /// File for the results as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

fn parse_schedules(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(count @ (20 | 5_000 | 50_000)) => Ok(count),
        _ => Err("expected 20, 5000 or 50000".to_owned()),
    }
}

/// The results of a run.
#[derive(Serialize)]
pub(crate) struct Report {
    machine: String,
    /// Load of the machine when the questions began and when they ended.
    load: [Option<f64>; 2],
    command: String,
    points: usize,
    schedules: usize,
    offers: usize,
    pub(crate) rows: Vec<Row>,
    pub(crate) systems: Vec<Built>,
    /// Rivals that aren't installed here.
    missing: Vec<Missing>,
}

/// What it took to build a system.
#[derive(Serialize)]
pub(crate) struct Built {
    pub(crate) system: &'static str,
    build_s: f64,
    open_ms: Option<f64>,
    memory_bytes: u64,
    /// Of that, what a search by distance reads.
    search_bytes: Option<u64>,
}

impl Built {
    fn new(system: &dyn System, build_s: f64) -> Self {
        Self {
            system: system.name(),
            build_s,
            open_ms: system.open_ms(),
            memory_bytes: system.memory_bytes(),
            search_bytes: system.search_bytes(),
        }
    }
}

/// What is measured.
pub(crate) struct Plan<'a> {
    pub(crate) size: Size,
    pub(crate) rivals: &'a [String],
    pub(crate) questions: usize,
    /// Whether the questions hold words of names.
    pub(crate) words: bool,
    pub(crate) time: Duration,
}

/// Measures, prints, and fails where an answer differs from brute force.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let size = Size { points: arguments.points, schedules: arguments.schedules, offers: arguments.offers };
    let report = measure(&Plan {
        size,
        rivals: &arguments.rivals,
        questions: arguments.questions as usize,
        words: arguments.words,
        time: Duration::from_secs_f64(arguments.seconds),
    })?;
    for built in &report.systems {
        println!("{}", serde_json::to_string(built)?);
    }
    for missing in &report.missing {
        println!("NOT MEASURED: {}: {}", missing.rival, missing.reason);
    }
    if let Some(path) = &arguments.json {
        fs::write(path, serde_json::to_string_pretty(&report)? + "\n")
            .with_context(|| path.display().to_string())?;
    }
    let mismatches: usize = report.rows.iter().map(|row| row.mismatches).sum();
    ensure!(mismatches == 0, "{mismatches} answers differ from brute force");
    Ok(())
}

/// Builds the world and every system, asks every class of every one, and prints a row each.
pub(crate) fn measure(plan: &Plan<'_>) -> anyhow::Result<Report> {
    let (rivals, missing) = systems::chosen(plan.rivals, plan.words)?;
    for missing in &missing {
        eprintln!("NOT MEASURED: {}: {}", missing.rival, missing.reason);
    }
    let world = Arc::new(World::generate(plan.size));
    let asked = questions(&world, plan);
    let procedures = asked.iter().flat_map(|asked| &asked.questions).map(|question| question.procedure);
    let procedures: BTreeSet<usize> = procedures.collect();
    let (mut built, mut all) = (Vec::new(), Vec::new());
    let (engine, build_s) = timed(|| Engine::build(&world).map(Arc::new))?;
    let finding_and_describing: [Box<dyn System>; 2] =
        [Box::new(engine::Finding(Arc::clone(&engine))), Box::new(engine::Describing(engine))];
    for system in finding_and_describing {
        built.push(Built::new(&*system, build_s));
        all.push(system);
    }
    for rival in rivals {
        let (system, build_s) = timed(|| systems::build(rival, &world, &procedures))
            .with_context(|| format!("building {rival}"))?;
        built.push(Built::new(&*system, build_s));
        all.push(system);
    }
    let before = measure::load();
    let mut rows = Vec::new();
    for asked in &asked {
        for system in &all {
            let row = measure::run(&**system, asked, plan.time)
                .with_context(|| format!("{} in class {}", system.name(), asked.class))?;
            println!("{row}");
            rows.push(row);
        }
    }
    Ok(Report {
        machine: measure::machine(),
        load: [before, measure::load()],
        command: command(),
        points: world.points(),
        schedules: world.schedules.len(),
        offers: world.offers(),
        rows,
        systems: built,
        missing,
    })
}

fn questions(world: &Arc<World>, plan: &Plan<'_>) -> Vec<Asked> {
    let oracle = BruteForce::new(Arc::clone(world));
    let asked = |class: &Class| {
        let questions = class.questions(world, plan.questions, plan.words);
        let expected = questions.iter().map(|question| oracle.answer(question)).collect();
        Asked { class: class.name, questions, expected }
    };
    Class::all().iter().map(asked).collect()
}

/// What is built, and the seconds that it took.
fn timed<T>(build: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<(T, f64)> {
    let started = Instant::now();
    let system = build()?;
    Ok((system, started.elapsed().as_secs_f64()))
}

/// The command that made a report, as one would type it.
pub(crate) fn command() -> String {
    let arguments = std::env::args().skip(1);
    ["cargo xtask bench".to_owned()].into_iter().chain(arguments).collect::<Vec<_>>().join(" ")
}
