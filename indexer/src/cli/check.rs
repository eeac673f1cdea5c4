//! `indexer check`.

use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indexer::ReadOptions;

use super::REFUSED;
use super::arguments::{ReportFile, ReportFormat};
use super::progress::Stage;
use super::report;

pub(super) fn run(
    source: &Path,
    mappings: &[String],
    format: ReportFormat,
    out: Option<PathBuf>,
) -> anyhow::Result<ExitCode> {
    let stage = Stage::begin(format!("reading {}", source.display()));
    let checked = indexer::read_source_with(source, &ReadOptions { mappings, progress: &stage })?;
    drop(stage);

    let report = report::of(&checked, source);
    if format != ReportFormat::Json {
        report::print_notes(&report)?;
    }
    match out {
        None => report::write(&report, format, &mut BufWriter::new(io::stdout().lock()))?,
        Some(path) => {
            report::write_file(&report, &ReportFile { path, format })?;
            eprintln!("{}", report::totals(&report));
        }
    }
    Ok(if checked.defects.is_empty() { ExitCode::SUCCESS } else { REFUSED.into() })
}
