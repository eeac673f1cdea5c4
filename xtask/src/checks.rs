//! `cargo xtask test`: every check, one after the other.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::command::{cargo, run as run_command};
use crate::{browser, postgres, provider, tool, web};

/// A check: its name and what it runs.
type Step = (&'static str, fn() -> Result<()>);

/// The benchmarks' rivals, which only the checks and the benchmarks are built with. All checks share the feature, so that
/// none builds a library a second time.
const WITH_RIVALS: [&str; 2] = ["--features", "benches/rivals"];

/// In the order in which they run: the quick ones first.
const STEPS: [Step; 8] = [
    ("formatting", formatting),
    // Before anything that builds the server, which embeds them.
    ("web assets", web::check_and_build),
    ("lints", lints),
    ("documentation", documentation),
    ("dependencies", dependencies),
    ("tests", tests),
    ("documentation tests", documentation_tests),
    ("browser tests", browser::run_tests),
];

/// Runs all checks.
///
/// # Errors
/// The first check that fails, or can't run.
pub(crate) fn run() -> Result<()> {
    let started = Instant::now();
    for (number, (name, step)) in (1..).zip(STEPS) {
        println!("[{number}/{}] {name}", STEPS.len());
        let started = Instant::now();
        step().with_context(|| format!("check {number} of {} failed: {name}", STEPS.len()))?;
        println!("[{number}/{}] {name}: passed in {}", STEPS.len(), seconds(started.elapsed()));
    }
    println!("all {} checks passed in {}", STEPS.len(), seconds(started.elapsed()));
    Ok(())
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

fn formatting() -> Result<()> {
    run_command(&mut cargo(&["fmt", "--all", "--check"]))
}

fn lints() -> Result<()> {
    let clippy = ["clippy", "--workspace", "--all-targets", "--locked"];
    run_command(cargo(&clippy).args(WITH_RIVALS).args(["--", "-D", "warnings"]))
}

fn documentation() -> Result<()> {
    let doc = ["doc", "--workspace", "--no-deps", "--locked"];
    run_command(cargo(&doc).args(WITH_RIVALS).env("RUSTDOCFLAGS", "-D warnings"))
}

fn dependencies() -> Result<()> {
    // Also the packages of other platforms, whose licences are compared too.
    run_command(&mut cargo(&["fetch", "--locked"]))?;
    run_command(&mut tool::DENY.command(&["--offline", "check", "bans", "licenses", "sources"])?)
}

fn tests() -> Result<()> {
    postgres::ensure_server()?;
    provider::install()?;
    // The black-box tests start the programs from the target directory.
    run_command(cargo(&["build", "--workspace", "--bins", "--locked"]).args(WITH_RIVALS))?;
    run_command(tool::NEXTEST.command(&["run", "--workspace", "--locked"])?.args(WITH_RIVALS))
}

fn documentation_tests() -> Result<()> {
    run_command(cargo(&["test", "--doc", "--workspace", "--locked"]).args(WITH_RIVALS))
}
