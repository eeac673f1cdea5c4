//! `indexer build`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use engine::{Manifest, Quarantined, RecordKind};
use indexer::{Checked, PinWarnings, ReadOptions};
use serde_json::{Value, json};

use super::REFUSED;
use super::arguments::{Format, ReportFile};
use super::progress::Stage;
use super::register;
use super::report::{self, count};
use super::telling::{self, Telling, Told};

/// Quarantined records that are named one by one.
const QUARANTINED_SHOWN: usize = 3;

/// How a build goes about it.
pub(super) struct Options {
    /// Shipped mappings, or mapping files.
    pub(super) mappings: Vec<String>,
    /// Directory of polygons.
    pub(super) boundaries: Option<PathBuf>,
    /// Whether any defect refuses the source.
    pub(super) strict: bool,
    pub(super) format: Format,
    /// Where the report of the defects goes.
    pub(super) report: Option<ReportFile>,
}

/// What is built from.
pub(super) enum From {
    /// A source directory.
    Source(PathBuf),
    /// A system of record, as of a change or as it is now.
    Register { url: String, as_of: Option<u64> },
}

impl From {
    fn read(&self, options: &Options) -> anyhow::Result<Checked> {
        match self {
            Self::Source(source) => {
                let stage = Stage::begin(format!("reading {}", source.display()));
                let reading = ReadOptions { mappings: &options.mappings, progress: &stage };
                Ok(indexer::read_source_with(source, &reading)?)
            }
            Self::Register { url, as_of } => {
                let _stage = Stage::begin("reading the register".to_owned());
                register::read(url, *as_of)
            }
        }
    }
}

pub(super) fn run(from: &From, out: &Path, options: &Options) -> anyhow::Result<ExitCode> {
    let mut checked = from.read(options)?;
    // A register has no defects that would be told by its directory.
    let source = match from {
        From::Source(source) => source.as_path(),
        From::Register { .. } => Path::new("register"),
    };
    if let Some(boundaries) = &options.boundaries {
        let stage = Stage::begin(format!("reading {}", boundaries.display()));
        let unusable = indexer::boundaries::attach(boundaries, &mut checked)?;
        drop(stage);
        unusable.iter().for_each(|message| eprintln!("{message}"));
    } else {
        indexer::boundaries::check_not_needed(&checked)?;
    }

    let telling = Telling {
        source,
        mappings: &options.mappings,
        strict: options.strict,
        report: options.report.as_ref(),
        format: options.format,
        made: "snapshot",
        nothing: "nothing was published",
    };
    let Some(Told { mut json, defects }) = telling::tell(&checked, &telling)? else {
        return Ok(REFUSED.into());
    };

    let warnings = PinWarnings::of(&checked, report::now().date_naive());
    if let Some(warnings) = &warnings {
        json["pins"] = pins_json(warnings);
        if options.format == Format::Text {
            print_pins(warnings, from);
        }
    }

    let stage = Stage::begin(format!("building {}", out.display()));
    let staged = indexer::stage(checked, out)?;
    drop(stage);
    print_quarantined(staged.quarantined());
    json["quarantined"] = quarantined_json(staged.quarantined());
    if options.strict && !staged.quarantined().is_empty() {
        eprintln!(
            "indexer: refused by --strict: {}; nothing was published",
            count(staged.quarantined().len() as u64, "quarantined record")
        );
        return Ok(REFUSED.into());
    }
    let manifest = staged.publish()?;
    match options.format {
        Format::Text => writeln!(io::stdout(), "{}; {defects}", published(&manifest))?,
        Format::Json => {
            json["snapshot"] = json!(manifest.id);
            json["counts"] = json!(manifest.counts);
            writeln!(io::stdout(), "{json}")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Rules that are named in the line about pins.
const RULES_SHOWN: usize = 4;

/// Says in a line how many pins are doubted, and why most of them are.
fn print_pins(warnings: &PinWarnings, from: &From) {
    if warnings.doubted == 0 {
        return;
    }
    let by_frequency = warnings.by_frequency();
    let named = by_frequency.iter().take(RULES_SHOWN);
    let mut rules: Vec<String> = named.map(|(code, pins)| format!("{} {pins}", code.as_str())).collect();
    if let Some(more) = by_frequency.len().checked_sub(RULES_SHOWN).filter(|more| *more > 0) {
        rules.push(format!("{} more", count(more as u64, "rule")));
    }
    let more = match from {
        From::Source(source) => {
            format!("; `indexer pins --source {}` says which and what to do", source.display())
        }
        From::Register { .. } => String::new(),
    };
    eprintln!(
        "pins: {} of {} are doubted and published as they are ({}){more}",
        warnings.doubted,
        warnings.pins,
        rules.join(", "),
    );
}

fn pins_json(warnings: &PinWarnings) -> Value {
    let by_code: serde_json::Map<String, Value> =
        warnings.by_code.iter().map(|(code, pins)| (code.as_str().to_owned(), json!(pins))).collect();
    json!({"pins": warnings.pins, "doubted": warnings.doubted, "by_code": by_code})
}

/// Says which records the self-check quarantined. Nearly all of them were defects already, with their row.
fn print_quarantined(quarantined: &[Quarantined]) {
    for one in quarantined.iter().take(QUARANTINED_SHOWN) {
        let Quarantined { id, column, value, .. } = one;
        eprintln!("quarantined: {} {id}: published, but not found by its {column} {value:?}", kind(one));
    }
    if let Some(more) = quarantined.len().checked_sub(QUARANTINED_SHOWN).filter(|more| *more > 0) {
        eprintln!("quarantined: … and {more} more; --format json lists all");
    }
}

fn quarantined_json(quarantined: &[Quarantined]) -> Value {
    let one = |one: &Quarantined| json!({"record": kind(one), "id": one.id, "column": one.column, "value": one.value});
    quarantined.iter().map(one).collect()
}

fn kind(quarantined: &Quarantined) -> &'static str {
    match quarantined.kind {
        RecordKind::ServicePoint => "service point",
        RecordKind::Procedure => "procedure",
    }
}

fn published(manifest: &Manifest) -> String {
    let counts = manifest.counts;
    format!(
        "published {}: {} ({} pinned), {}, {}",
        manifest.id,
        count(counts.service_points, "service point"),
        counts.pinned,
        count(counts.procedures, "procedure"),
        count(counts.offers, "offer"),
    )
}
