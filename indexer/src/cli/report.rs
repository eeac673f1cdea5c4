//! What a check found, as lines, and as files in each form.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::SystemTime;

use anyhow::Context;
use chrono::{DateTime, Utc};
use chrono_tz::{Asia, Tz};
use indexer::{Checked, NoteCode, Report};

use super::arguments::{ReportFile, ReportFormat};

/// Notes of a kind that are printed one by one.
const NOTES_SHOWN: usize = 20;

/// The same for notes about single words, which a long list has by the hundred: a few show what they are like.
const WORD_NOTES_SHOWN: usize = 3;

/// Defects of a kind that a build prints one by one.
const DEFECTS_SHOWN: usize = 3;

/// The report of a check of a directory, made now.
pub(super) fn of<'c>(checked: &'c Checked, source: &Path) -> Report<'c> {
    // The name alone: where a directory lies is nobody's business, and `.` is no name.
    let path = fs::canonicalize(source).unwrap_or_else(|_| source.to_owned());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Report::new(checked, &name, now())
}

/// The moment, by the clock of Thailand.
pub(super) fn now() -> DateTime<Tz> {
    DateTime::<Utc>::from(SystemTime::now()).with_timezone(&Asia::Bangkok)
}

/// Writes a report in a form.
pub(super) fn write(report: &Report<'_>, format: ReportFormat, out: &mut impl Write) -> anyhow::Result<()> {
    match format {
        ReportFormat::Text => write_text(report, out)?,
        ReportFormat::Json => {
            serde_json::to_writer(&mut *out, report).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        ReportFormat::Html => out.write_all(report.html()?.as_bytes())?,
    }
    out.flush()?;
    Ok(())
}

/// Writes a report to a file.
pub(super) fn write_file(report: &Report<'_>, file: &ReportFile) -> anyhow::Result<()> {
    let ReportFile { path, format } = file;
    let written = File::create(path)
        .map_err(anyhow::Error::from)
        .and_then(|file| write(report, *format, &mut BufWriter::new(file)));
    written.with_context(|| path.display().to_string())
}

fn write_text(report: &Report<'_>, out: &mut impl Write) -> io::Result<()> {
    report.defects().iter().try_for_each(|defect| writeln!(out, "{defect}"))?;
    write_kinds(report, out)?;
    writeln!(out, "{}", totals(report))
}

/// How many defects of each kind there are.
fn write_kinds(report: &Report<'_>, out: &mut impl Write) -> io::Result<()> {
    report.kinds().iter().try_for_each(|kind| {
        let title = kind.code.explanation().title_en;
        writeln!(out, "{:>9}  {:<22} {title}", kind.defects.len(), kind.code.as_str())
    })
}

/// How much was read, in one line.
pub(super) fn totals(report: &Report<'_>) -> String {
    let totals = report.totals();
    let hidden = if totals.hidden > 0 { format!(" ({} hidden)", totals.hidden) } else { String::new() };
    format!(
        "{}{hidden}, {}, {}; {}",
        count(totals.service_points, "service point"),
        count(totals.procedures, "procedure"),
        count(totals.offers, "offer"),
        defects(report),
    )
}

/// The number of defects.
pub(super) fn defects(report: &Report<'_>) -> String {
    count(report.defects().len() as u64, "defect")
}

/// Prints notes on standard error: all of a kind, or the first ones and how many more there are.
pub(super) fn print_notes(report: &Report<'_>) -> io::Result<()> {
    let mut err = io::stderr().lock();
    for kind in report.note_kinds() {
        let shown = match kind.code {
            NoteCode::RepairedText | NoteCode::SuspiciousText => WORD_NOTES_SHOWN,
            _ => NOTES_SHOWN,
        };
        for note in kind.notes.iter().take(shown) {
            writeln!(err, "note: {note}")?;
        }
        if let Some(more) = kind.notes.len().checked_sub(shown).filter(|more| *more > 0) {
            writeln!(err, "note: {}: … and {more} more; --format json lists all", kind.code)?;
        }
    }
    Ok(())
}

/// Prints the first defects of each kind on standard error, and where all of them are.
pub(super) fn print_first_defects(report: &Report<'_>, source: &Path, mappings: &[String]) -> io::Result<()> {
    let mut err = io::stderr().lock();
    let mut are_all_shown = true;
    for kind in report.kinds() {
        for defect in kind.defects.iter().take(DEFECTS_SHOWN) {
            writeln!(err, "{defect}")?;
        }
        if let Some(more) = kind.defects.len().checked_sub(DEFECTS_SHOWN).filter(|more| *more > 0) {
            are_all_shown = false;
            writeln!(err, "… and {more} more: {}", kind.code)?;
        }
    }
    if are_all_shown {
        return Ok(());
    }
    write_kinds(report, &mut err)?;
    let source = source.display();
    let mappings: String = mappings.iter().map(|mapping| format!(" --mapping {mapping}")).collect();
    writeln!(
        err,
        "`indexer check --source {source}{mappings}` prints every defect, --report FILE.html explains them"
    )
}

/// A number with its noun.
pub(super) fn count(number: u64, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
