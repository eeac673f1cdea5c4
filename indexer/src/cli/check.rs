//! `indexer check`.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::REFUSED;
use super::arguments::Format;
use super::progress::Stage;
use super::report::{self, Read, count};

pub(super) fn run(source: &Path, mappings: &[String], format: Format) -> anyhow::Result<ExitCode> {
    let stage = Stage::begin(format!("reading {}", source.display()));
    let checked = indexer::read_mapped_source(source, mappings)?;
    drop(stage);

    let read = Read::of(&checked);
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Format::Text => {
            report::print_notes(&checked.notes)?;
            report::print_defects(&mut out, &checked.defects)?;
            let hidden = if read.hidden > 0 { format!(" ({} hidden)", read.hidden) } else { String::new() };
            writeln!(
                out,
                "{}{hidden}, {}, {}; {}",
                count(read.service_points, "service point"),
                count(read.procedures, "procedure"),
                count(read.offers, "offer"),
                count(checked.defects.len() as u64, "defect")
            )?;
        }
        Format::Json => {
            let mut report = report::json_of(&checked);
            report["counts"] = json!({
                "service_points": read.service_points,
                "hidden": read.hidden,
                "pinned": read.pinned,
                "procedures": read.procedures,
                "offers": read.offers,
            });
            writeln!(out, "{report}")?;
        }
    }
    out.flush()?;
    Ok(if checked.defects.is_empty() { ExitCode::SUCCESS } else { REFUSED.into() })
}
