//! `indexer pins`.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use chrono::NaiveDate;
use indexer::{PinReport, ReadOptions};

use super::arguments::PinFormat;
use super::progress::Stage;
use super::report;

/// How pins are examined.
pub(super) struct Options {
    /// Shipped mappings, or mapping files.
    pub(super) mappings: Vec<String>,
    /// Directory of polygons.
    pub(super) boundaries: PathBuf,
    pub(super) format: PinFormat,
    /// Table of an earlier run.
    pub(super) earlier: Option<PathBuf>,
    /// The day that records are stale on.
    pub(super) today: Option<NaiveDate>,
}

pub(super) fn run(source: &Path, out: &Path, options: &Options) -> anyhow::Result<ExitCode> {
    let stage = Stage::begin(format!("reading {}", source.display()));
    let reading = ReadOptions { mappings: &options.mappings, progress: &stage };
    let checked = indexer::read_source_with(source, &reading)?;
    drop(stage);

    let stage = Stage::begin("examining pins".to_owned());
    let path = fs::canonicalize(source).unwrap_or_else(|_| source.to_owned());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let today = options.today.unwrap_or_else(|| report::now().date_naive());
    let (report, unusable) =
        PinReport::new(&checked, &name, &options.boundaries, options.earlier.as_deref(), today)?;
    drop(stage);
    unusable.iter().for_each(|message| eprintln!("{message}"));

    write(&report, options.format, out).with_context(|| out.display().to_string())?;
    let [all, pinned, doubtful] = report.totals();
    eprintln!(
        "{}, {pinned} with coordinates, {doubtful} of them probably more than 1 km off",
        report::count(all as u64, "service point")
    );
    Ok(ExitCode::SUCCESS)
}

fn write(report: &PinReport, format: PinFormat, out: &Path) -> anyhow::Result<()> {
    let mut file = BufWriter::new(File::create(out)?);
    match format {
        PinFormat::Csv => report.write_csv(&mut file)?,
        PinFormat::Geojson => report.write_geojson(&mut file)?,
        PinFormat::Html => file.write_all(report.html()?.as_bytes())?,
    }
    file.flush()?;
    Ok(())
}
