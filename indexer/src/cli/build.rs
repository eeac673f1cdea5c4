//! `indexer build`.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::REFUSED;
use super::arguments::Format;
use super::progress::Stage;
use super::report::{self, count};

pub(super) fn run(
    source: &Path,
    out: &Path,
    mappings: &[String],
    strict: bool,
    format: Format,
) -> anyhow::Result<ExitCode> {
    let stage = Stage::begin(format!("reading {}", source.display()));
    let checked = indexer::read_mapped_source(source, mappings)?;
    drop(stage);

    let mut report = Value::Null;
    match format {
        Format::Text => {
            report::print_notes(&checked.notes)?;
            report::print_defects(&mut io::stderr().lock(), &checked.defects)?;
        }
        Format::Json => report = report::json_of(&checked),
    }
    let defects = count(checked.defects.len() as u64, "defect");
    if strict && !checked.defects.is_empty() {
        if format == Format::Json {
            report["snapshot"] = Value::Null;
            writeln!(io::stdout(), "{report}")?;
        }
        eprintln!("indexer: refused by --strict: {defects}; nothing was written");
        return Ok(REFUSED.into());
    }

    let stage = Stage::begin(format!("building {}", out.display()));
    let manifest = indexer::build(checked, out)?;
    drop(stage);
    let counts = manifest.counts;
    match format {
        Format::Text => writeln!(
            io::stdout(),
            "published {}: {} ({} pinned), {}, {}; {defects}",
            manifest.id,
            count(counts.service_points, "service point"),
            counts.pinned,
            count(counts.procedures, "procedure"),
            count(counts.offers, "offer"),
        )?,
        Format::Json => {
            report["snapshot"] = json!(manifest.id);
            report["counts"] = json!(counts);
            writeln!(io::stdout(), "{report}")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
