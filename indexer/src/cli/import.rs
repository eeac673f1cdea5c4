//! `indexer import`.

use std::cell::Cell;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::SecondsFormat;
use indexer::{Checked, ReadOptions};
use registry::{Author, Cause, Differing, Head, ImportReport, Registry};
use serde_json::{Value, json};

use super::REFUSED;
use super::arguments::{Format, ReportFile};
use super::progress::Stage;
use super::register;
use super::report::{self, count};
use super::telling::{self, Telling, Told};

/// Records that were edited and are told one by one.
const DIFFERING_SHOWN: usize = 20;

/// How an import goes about it.
pub(super) struct Options {
    /// The system of record.
    pub(super) registry: String,
    /// Shipped mappings, or mapping files.
    pub(super) mappings: Vec<String>,
    /// Whether the source wins over edits.
    pub(super) overwrite: bool,
    /// Whether any defect refuses the source.
    pub(super) strict: bool,
    /// Where the report of the defects goes.
    pub(super) report: Option<ReportFile>,
    pub(super) format: Format,
}

pub(super) fn run(source: &Path, options: &Options) -> anyhow::Result<ExitCode> {
    let stage = Stage::begin(format!("reading {}", source.display()));
    let reading = ReadOptions { mappings: &options.mappings, progress: &stage };
    let checked = indexer::read_source_with(source, &reading)?;
    drop(stage);
    let telling = Telling {
        source,
        mappings: &options.mappings,
        strict: options.strict,
        report: options.report.as_ref(),
        format: options.format,
        made: "import",
        nothing: "nothing was imported",
    };
    let Some(Told { mut json, defects }) = telling::tell(&checked, &telling)? else {
        return Ok(REFUSED.into());
    };

    let (imported, head) = register::run(import(checked, source, options))?;
    match options.format {
        Format::Text => print(&imported, &head, options.overwrite, &defects)?,
        Format::Json => {
            json["import"] = import_json(&imported, &head);
            writeln!(io::stdout(), "{json}")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn import(checked: Checked, source: &Path, options: &Options) -> anyhow::Result<(ImportReport, Head)> {
    let stage = Stage::begin("importing".to_owned());
    let register = Registry::create(&options.registry).await?;
    let at = report::now().to_utc();
    let path: PathBuf = source.canonicalize().unwrap_or_else(|_| source.to_owned());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let author = Author {
        batch: Some(format!("import {}", at.to_rfc3339_opts(SecondsFormat::Millis, true))),
        reason: Some(format!("import of {name}")),
        ..Author::new("indexer", at, Cause::Import)
    };
    let reached = Cell::new(0);
    let done = |records: usize| {
        reached.set(records as u64);
        stage.reached(records as u64, count(records as u64, "record"));
    };
    let imported = tokio::select! {
        imported = indexer::import(checked, &register, options.overwrite, &author, done) => imported?,
        // What is being written is taken back by the database.
        () = interrupted() => return Err(Interrupted { records: reached.get() }.into()),
    };
    let head = register.head().await?;
    register.close().await;
    Ok((imported, head))
}

/// The import was broken off by whoever started it.
#[derive(Debug, thiserror::Error)]
#[error(
    "broken off after {}: they stay, and the same command goes on from there",
    count(*records, "record")
)]
pub(super) struct Interrupted {
    /// Records that were compared, and written where they differed.
    records: u64,
}

/// Waits until somebody presses Ctrl-C.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Nobody can: then the process ends at once, as it always did.
        std::future::pending::<()>().await;
    }
}

fn print(imported: &ImportReport, head: &Head, overwrite: bool, defects: &str) -> io::Result<()> {
    let mut err = io::stderr().lock();
    for one in imported.differing.iter().take(DIFFERING_SHOWN) {
        writeln!(err, "{}", told(one, overwrite))?;
    }
    if let Some(more) = imported.differing_total.checked_sub(DIFFERING_SHOWN as u64).filter(|more| *more > 0)
    {
        writeln!(err, "… and {} more; --format json lists them", count(more, "edited record"))?;
    }
    if imported.offers_without_procedure > 0 {
        let left_out = count(imported.offers_without_procedure, "offer");
        writeln!(err, "{left_out} of procedures that were removed from the register: left out")?;
    }
    let mut out = io::stdout().lock();
    for (kind, counts) in &imported.counts {
        let missing = match counts.not_in_source {
            0 => String::new(),
            missing => format!("; {missing} not in this source stay"),
        };
        let (added, changed, unchanged) = (counts.added, counts.changed, counts.unchanged);
        let kind = kind.as_str();
        writeln!(out, "{kind}: {added} added, {changed} changed, {unchanged} unchanged{missing}")?;
    }
    writeln!(out, "imported {} as of {}; {defects}", count(imported.written(), "record"), register::end(head))
}

/// What became of a record that somebody edited.
fn told(differing: &Differing, overwrite: bool) -> String {
    let Differing { key, kept, conflicts, is_removed, actor, change } = differing;
    if *is_removed {
        return format!("{key}: stays removed, as {actor} left it in change {change}");
    }
    let by = format!("as of change {change} by {actor}");
    let mut parts = Vec::new();
    for (fields, source) in
        [(kept, "the source says what it said before"), (conflicts, "the source changed it too")]
    {
        if !fields.is_empty() {
            parts.push(format!("{} ({source})", fields.join(", ")));
        }
    }
    let what = if overwrite { "overwritten by the source" } else { "stays" };
    format!("{key}: {what}, {by}: {}", parts.join("; "))
}

fn import_json(imported: &ImportReport, head: &Head) -> Value {
    let counts: serde_json::Map<String, Value> = imported
        .counts
        .iter()
        .map(|(kind, counts)| {
            let counts = json!({
                "added": counts.added,
                "changed": counts.changed,
                "unchanged": counts.unchanged,
                "not_in_source": counts.not_in_source,
            });
            (kind.as_str().to_owned(), counts)
        })
        .collect();
    let differing = imported.differing.iter().map(|one| {
        json!({
            "kind": one.key.kind.as_str(),
            "id": one.key.id,
            "kept": one.kept,
            "conflicts": one.conflicts,
            "removed": one.is_removed,
            "actor": one.actor,
            "change": one.change,
        })
    });
    json!({
        "counts": counts,
        "edited": differing.collect::<Vec<_>>(),
        "edited_total": imported.differing_total,
        "offers_without_procedure": imported.offers_without_procedure,
        "end": register::end(head),
    })
}
