//! `cargo xtask bench`: the engine beside its rivals, and what a subcommand says.

mod build;
mod data;
mod files;
mod http;
mod kinds;
mod measure;
mod names;
mod nearest;
mod plot;
mod questions;
mod schedules;
mod soonest;
mod systems;
#[cfg(test)]
mod tests;

use clap::{Parser, Subcommand};

/// As in the server.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures filtered nearest, or what a subcommand says.
#[derive(Parser)]
#[command(bin_name = "cargo xtask bench", args_conflicts_with_subcommands = true)]
struct CommandLine {
    #[command(subcommand)]
    other: Option<Other>,
    #[command(flatten)]
    nearest: nearest::Arguments,
}

/// What else can be measured.
#[derive(Subcommand)]
enum Other {
    /// `indexer build` on a generated source: time, memory, size
    Build(build::Arguments),
    /// Ranking by the end of the case beside ranking by distance
    Soonest(soonest::Arguments),
    /// `/v1/nearest` of the real server beside handlers that do next to nothing
    Http(http::Arguments),
    /// Draws recorded runs of several sizes as SVG
    Plot(plot::Arguments),
    /// The handlers that do next to nothing
    #[command(hide = true)]
    Baseline(http::baseline::Arguments),
}

fn parse_points(text: &str) -> Result<usize, String> {
    match text {
        "10k" => Ok(10_000),
        "100k" => Ok(100_000),
        "1m" => Ok(1_000_000),
        "5m" => Ok(5_000_000),
        "10m" => Ok(10_000_000),
        _ => Err("expected 10k, 100k, 1m, 5m or 10m".to_owned()),
    }
}

fn main() -> anyhow::Result<()> {
    let arguments = CommandLine::parse();
    match &arguments.other {
        Some(Other::Build(arguments)) => build::run(arguments),
        Some(Other::Soonest(arguments)) => soonest::run(arguments),
        Some(Other::Http(arguments)) => http::run(arguments),
        Some(Other::Plot(arguments)) => plot::run(arguments),
        Some(Other::Baseline(arguments)) => http::baseline::run(arguments),
        None => nearest::run(&arguments.nearest),
    }
}
