//! `indexer coverage`.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use domain::AreaCode;
use indexer::{Code, CoverageReport, ReadOptions};

use super::arguments::CoverageFormat;
use super::progress::Stage;
use super::report::count;

/// What is looked at, and how it is written.
pub(super) struct Options {
    /// Shipped mappings, or mapping files.
    pub(super) mappings: Vec<String>,
    /// Directory of polygons.
    pub(super) boundaries: Option<PathBuf>,
    /// Areas to look at; empty: the country.
    pub(super) areas: Vec<AreaCode>,
    pub(super) format: CoverageFormat,
    /// Also what is as it should be.
    pub(super) all: bool,
}

pub(super) fn run(source: &Path, out: &Path, options: &Options) -> anyhow::Result<ExitCode> {
    let stage = Stage::begin(format!("reading {}", source.display()));
    let reading = ReadOptions { mappings: &options.mappings, progress: &stage };
    let mut checked = indexer::read_source_with(source, &reading)?;
    drop(stage);
    match &options.boundaries {
        Some(dir) => {
            let unusable = indexer::boundaries::attach(dir, &mut checked)?;
            unusable.iter().for_each(|message| eprintln!("{message}"));
            let outlines = checked.defects.iter().filter(|defect| defect.code == Code::UnusableTerritory);
            outlines.for_each(|defect| eprintln!("{defect}"));
        }
        None => indexer::boundaries::check_not_needed(&checked)?,
    }
    let stage = Stage::begin("looking at every subdistrict".to_owned());
    let boundaries = options.boundaries.as_deref();
    let report = CoverageReport::new(&checked, boundaries, &options.areas, options.all)?;
    drop(stage);
    write(&report, options.format, out).with_context(|| out.display().to_string())?;
    let totals = report.totals();
    eprintln!(
        "{}, {}, {} divided by outlines, {} confirmed by their offices, {} by a name alone",
        count(totals.gaps as u64, "gap"),
        count(totals.overlaps as u64, "overlap"),
        totals.divided,
        totals.covered,
        totals.unconfirmed
    );
    Ok(ExitCode::SUCCESS)
}

fn write(report: &CoverageReport<'_>, format: CoverageFormat, out: &Path) -> anyhow::Result<()> {
    let mut file = BufWriter::new(File::create(out)?);
    match format {
        CoverageFormat::Csv => report.write_csv(&mut file)?,
        CoverageFormat::Geojson => report.write_geojson(&mut file)?,
    }
    file.flush()?;
    Ok(())
}
