//! `cargo xtask bench`: filtered nearest, the engine beside rivals on the same questions in the same run; and building.

mod build;
mod data;
mod measure;
mod questions;
mod soonest;
mod systems;

use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::{Parser, Subcommand};

use data::World;
use measure::{Report, Row};
use questions::Class;
use systems::{BruteForce, Engine, RstarPerProcedure, System};

/// Measures filtered nearest, or what a subcommand says.
#[derive(Parser)]
#[command(args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    other: Option<Other>,
    /// Number of service points
    #[arg(long, default_value = "100k", value_parser = parse_points)]
    points: usize,
    /// Rivals to measure beside the engine, joined by commas: brute-force, rstar; or all
    #[arg(long, default_value = "all", value_delimiter = ',')]
    rivals: Vec<String>,
    /// Questions of each class
    #[arg(long, default_value_t = 500)]
    questions: usize,
    /// File for the results as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// What else can be measured.
#[derive(Subcommand)]
enum Other {
    /// `indexer build` on a generated source: time, memory, size
    Build(build::Arguments),
    /// Ranking by the end of the case beside ranking by distance
    Soonest(soonest::Arguments),
}

fn parse_points(text: &str) -> Result<usize, String> {
    match text {
        "10k" => Ok(10_000),
        "100k" => Ok(100_000),
        "1m" => Ok(1_000_000),
        _ => Err("expected 10k, 100k or 1m".to_owned()),
    }
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    match &arguments.other {
        Some(Other::Build(arguments)) => return build::run(arguments),
        Some(Other::Soonest(arguments)) => return soonest::run(arguments),
        None => {}
    }
    let world = World::generate(arguments.points);
    let oracle = BruteForce::new(&world);
    let mut systems: Vec<Box<dyn System>> = vec![Box::new(Engine::build(&world)?)];
    let all = ["brute-force", "rstar"].map(str::to_owned).to_vec();
    let rivals = if arguments.rivals == ["all"] { all } else { arguments.rivals.clone() };
    for rival in rivals {
        systems.push(match rival.as_str() {
            "brute-force" => Box::new(BruteForce::new(&world)),
            "rstar" => Box::new(RstarPerProcedure::new(&world)),
            other => anyhow::bail!("{other:?} is not a rival: expected brute-force, rstar or all"),
        });
    }
    let mut rows: Vec<Row> = Vec::new();
    for class in Class::ALL {
        let questions = class.questions(&world, arguments.questions);
        let expected: Vec<Vec<u32>> = questions.iter().map(|question| oracle.answer(question)).collect();
        for system in &systems {
            rows.push(measure::run(&**system, class, &questions, &expected));
            println!("{}", rows[rows.len() - 1]);
        }
    }
    let mismatches: usize = rows.iter().map(|row| row.mismatches).sum();
    if let Some(path) = &arguments.json {
        let report = Report { machine: measure::machine(), points: arguments.points, rows };
        let text = serde_json::to_string_pretty(&report)?;
        std::fs::write(path, text).with_context(|| path.display().to_string())?;
    }
    ensure!(mismatches == 0, "{mismatches} answers differ from brute force");
    Ok(())
}
