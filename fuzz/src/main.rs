//! `cargo run --release -p fuzz`: every target on seeded inputs.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use clap::Parser;
use fuzz::{Inputs, TARGETS, Target};

/// Longer than any input of these sizes may take.
const TOO_SLOW: Duration = Duration::from_secs(5);

/// Runs fuzz targets on seeded inputs, and stops at the first that fails.
#[derive(Parser)]
struct Arguments {
    /// Target to run; all without it
    #[arg(long)]
    target: Option<String>,
    /// Inputs of each target
    #[arg(long, default_value_t = 10_000)]
    inputs: usize,
    /// Seed of the inputs
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Directory for an input that fails
    #[arg(long, value_name = "DIR", default_value = "target/fuzz")]
    failures: PathBuf,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let wanted = |target: &&Target| arguments.target.as_deref().is_none_or(|name| name == target.name);
    let targets: Vec<&Target> = TARGETS.iter().filter(wanted).collect();
    if targets.is_empty() {
        bail!("there is no such target: expected one of {}", TARGETS.map(|target| target.name).join(", "));
    }
    for target in targets {
        let started = Instant::now();
        run(target, &arguments)?;
        println!("{}: {} inputs in {:.1} s", target.name, arguments.inputs, started.elapsed().as_secs_f64());
    }
    Ok(())
}

fn run(target: &Target, arguments: &Arguments) -> anyhow::Result<()> {
    let inputs = Inputs::new((target.seeds)(), arguments.seed).take(arguments.inputs);
    for (number, input) in inputs.enumerate() {
        let started = Instant::now();
        let held = catch_unwind(AssertUnwindSafe(|| (target.run)(&input))).is_ok();
        if held && started.elapsed() < TOO_SLOW {
            continue;
        }
        std::fs::create_dir_all(&arguments.failures)?;
        let path = arguments.failures.join(format!("{}-{}-{number}", target.name, arguments.seed));
        std::fs::write(&path, &input).with_context(|| path.display().to_string())?;
        ensure!(held, "{} failed on {}", target.name, path.display());
        bail!("{} took longer than {TOO_SLOW:?} for {}", target.name, path.display());
    }
    Ok(())
}
