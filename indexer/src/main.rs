//! The `indexer` command.

mod cli;

use std::panic;
use std::process::ExitCode;

use clap::Parser;

/// A million records are a dozen small texts each.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    match panic::catch_unwind(|| cli::run(arguments)) {
        Ok(Ok(status)) => status,
        Ok(Err(error)) => cli::failed(&error),
        // The panic's own message is on standard error already.
        Err(_) => cli::FAULT.into(),
    }
}
