//! The command line: what was typed, and what the process answers.

mod analyze;
mod arguments;
mod boundaries;
mod build;
mod check;
mod coverage;
mod hours;
mod import;
mod lines;
mod locate;
mod mappings;
mod pins;
mod progress;
mod register;
mod report;
mod sample;
mod telling;
mod verify;

use std::io;
use std::process::ExitCode;

use indexer::boundaries::ImportError;
use indexer::{PinReportError, Refusal, SampleError};

pub(crate) use arguments::Arguments;
use arguments::{Call, NationalCalendar};

/// Exit status of a fault of the program or the system.
pub(crate) const FAULT: u8 = 1;

/// Exit status of a refusal: nothing was written.
const REFUSED: u8 = 3;

/// Exit status of what was broken off by Ctrl-C, as shells have it: 128 and the number of the signal.
const INTERRUPTED: u8 = 130;

/// Runs a call.
pub(crate) fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    match arguments.call {
        Call::Sample { out } => sample::run(&out),
        Call::Check { source, mapping, format, out } => check::run(&source, &mapping, format, out),
        Call::Build { source, registry, as_of, out, mapping, boundaries, strict, report, format } => {
            let from = match (source, registry) {
                (_, Some(url)) => build::From::Register { url, as_of },
                (source, None) => build::From::Source(source.unwrap_or_default()),
            };
            build::run(&from, &out, &build::Options { mappings: mapping, boundaries, strict, format, report })
        }
        Call::Import { source, registry, mapping, overwrite, strict, report, format } => import::run(
            &source,
            &import::Options { registry, mappings: mapping, overwrite, strict, report, format },
        ),
        Call::Verify { registry, noted, format } => verify::run(&registry, noted, format),
        Call::Mappings { name } => mappings::run(name.as_deref()),
        Call::Boundaries { from, out, simplify, format } => boundaries::run(&from, &out, simplify, format),
        Call::Locate { boundaries } => locate::run(&boundaries),
        Call::Pins { source, boundaries, format, out, mapping, earlier, today } => {
            pins::run(&source, &out, &pins::Options { mappings: mapping, boundaries, format, earlier, today })
        }
        Call::Coverage { source, out, format, boundaries, area, all, mapping } => coverage::run(
            &source,
            &out,
            &coverage::Options { mappings: mapping, boundaries, areas: area, format, all },
        ),
        Call::Hours { at, calendar: NationalCalendar::National } => hours::run(at),
        Call::Analyze { mode, separator, words } => analyze::run(mode, &separator, words.as_deref()),
    }
}

/// Says on standard error what failed, and gives the exit status for it.
pub(crate) fn failed(error: &anyhow::Error) -> ExitCode {
    if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
        // Whoever read the output has seen enough, as in `indexer check … | head`.
        return ExitCode::SUCCESS;
    }
    eprintln!("indexer: {error:#}");
    let is_refusal = error.is::<Refusal>()
        || error.is::<PinReportError>()
        || error.downcast_ref().is_some_and(registry::Error::is_refusal)
        || matches!(error.downcast_ref(), Some(ImportError::Refused(_)))
        || matches!(error.downcast_ref(), Some(SampleError::Occupied { .. }))
        || error.downcast_ref().is_some_and(engine::Error::is_self_check);
    if error.is::<import::Interrupted>() {
        INTERRUPTED.into()
    } else if is_refusal {
        REFUSED.into()
    } else {
        FAULT.into()
    }
}
