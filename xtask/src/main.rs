//! The project's own commands: `cargo xtask demo`, `cargo xtask web`, `cargo xtask test`, `cargo xtask prove`,
//! `cargo xtask bench`, `cargo xtask relevance`.

mod browser;
mod checks;
mod command;
mod demo;
mod packages;
mod postgres;
mod prove;
mod provider;
mod tool;
mod web;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

/// The project's own commands.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
enum Task {
    /// Builds everything, makes the sample index and serves it.
    Demo(demo::Options),
    /// Builds what JavaScript adds to the pages; the next build of the server embeds it.
    Web,
    /// Runs everything that must pass, and stops at the first failure.
    Test,
    /// Runs the long proofs, or one of them, and records them.
    Prove {
        #[command(subcommand)]
        proof: Option<prove::Proof>,
    },
    /// Runs the benchmarks in the release profile, with the arguments as given.
    #[command(disable_help_flag = true)]
    Bench {
        /// Arguments for the benchmarks; `--help` lists them.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Measures how often citizens' questions find a title that answers them, with the arguments as given.
    #[command(disable_help_flag = true)]
    Relevance {
        /// Arguments for the measurement; `--help` lists them.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let done = match Task::parse() {
        Task::Demo(options) => demo::run(&options),
        Task::Web => web::build(),
        Task::Test => checks::run(),
        Task::Prove { proof } => prove::run(proof),
        Task::Bench { arguments } => bench(&arguments),
        Task::Relevance { arguments } => relevance(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One line, and no backtrace: what failed is another program, which has said why.
            eprintln!("cargo xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn bench(arguments: &[OsString]) -> Result<()> {
    // `bench build` runs the indexer and `bench http` the server.
    let programs = ["--package", "indexer", "--package", "search-server", "--package", "benches"];
    let with_rivals = ["--features", "benches/rivals"];
    let build = [&["build", "--release"][..], &programs, &with_rivals].concat();
    command::run(&mut command::cargo(&build))?;
    let run = [&["run", "--release", "--package", "benches"][..], &with_rivals, &["--"]].concat();
    command::run(command::cargo(&run).args(arguments))
}

/// In the profile of development: it counts, and measures no time.
fn relevance(arguments: &[OsString]) -> Result<()> {
    let mut measure =
        command::cargo(&["run", "--quiet", "--package", "benches", "--example", "relevance", "--"]);
    command::run(measure.args(arguments))
}
