//! The `search-server` command: the public API, and the pages rendered by the server.

mod admin;
mod api;
mod app;
mod bell;
mod comparison;
mod config;
mod connections;
mod live;
mod middleware;
mod newcomer;
mod ops;
mod pages;
mod path;
mod pictures;
mod pin_doctor;
mod pin_queue;
mod ratings;
mod reload;
mod reports;
mod router;
mod serve;
mod site;
mod travel;

use std::process::ExitCode;

use clap::Parser;

use config::{AdminCommand, Arguments, Command, Config};

/// An answer is a hundred small texts, made on one thread and often dropped on another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match &arguments.command {
        Some(Command::Admin { command: AdminCommand::Create(asked) }) => newcomer::create(asked),
        None => Config::of(arguments).and_then(serve::run),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("search-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}
