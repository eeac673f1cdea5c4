//! What a command tells of the source that it has read, before it goes on with it.

use std::io::{self, Write};
use std::path::Path;

use indexer::Checked;
use serde_json::Value;

use super::arguments::{Format, ReportFile};
use super::report;

/// How a command tells it.
pub(super) struct Telling<'t> {
    /// Where the source lies.
    pub(super) source: &'t Path,
    /// Shipped mappings, or mapping files.
    pub(super) mappings: &'t [String],
    /// Whether any defect refuses the source.
    pub(super) strict: bool,
    /// Where the report of the defects goes.
    pub(super) report: Option<&'t ReportFile>,
    pub(super) format: Format,
    /// The member of the JSON object that holds what the command made; null where it made nothing.
    pub(super) made: &'static str,
    /// What didn't happen when the source is refused, such as `nothing was published`.
    pub(super) nothing: &'static str,
}

/// What was told, for the command to add to.
pub(super) struct Told {
    /// The report, where the result is printed as JSON, else null.
    pub(super) json: Value,
    /// How many defects there are, in words.
    pub(super) defects: String,
}

/// Writes and prints the report. None: the source has defects and is refused, which was said.
///
/// # Errors
/// When the report can't be written.
pub(super) fn tell(checked: &Checked, how: &Telling<'_>) -> anyhow::Result<Option<Told>> {
    let report = report::of(checked, how.source);
    if let Some(file) = how.report {
        report::write_file(&report, file)?;
    }
    let mut json = Value::Null;
    match how.format {
        Format::Text => {
            report::print_notes(&report)?;
            report::print_first_defects(&report, how.source, how.mappings)?;
        }
        Format::Json => json = serde_json::to_value(&report)?,
    }
    let defects = report::defects(&report);
    if how.strict && !checked.defects.is_empty() {
        if how.format == Format::Json {
            json[how.made] = Value::Null;
            writeln!(io::stdout(), "{json}")?;
        }
        eprintln!("indexer: refused by --strict: {defects}; {}", how.nothing);
        return Ok(None);
    }
    Ok(Some(Told { json, defects }))
}
