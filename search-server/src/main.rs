//! The `search-server` command: the public API, and the pages rendered by the server.

mod api;
mod app;
mod comparison;
mod config;
mod connections;
mod live;
mod middleware;
mod ops;
mod pages;
mod path;
mod reload;
mod reports;
mod router;
mod serve;
mod site;
mod travel;

use std::process::ExitCode;

use clap::Parser;

use config::{Arguments, Config};

/// An answer is a hundred small texts, made on one thread and often dropped on another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match Config::of(arguments).and_then(serve::run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("search-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}
