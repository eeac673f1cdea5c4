//! The register that programs about pins look at, as their arguments name it.

use std::path::PathBuf;

use engine::Records;
use indexer::ReadOptions;

/// Where a register and its boundaries lie.
#[derive(clap::Args)]
pub(crate) struct RegisterFiles {
    /// Source directory of the register
    #[arg(long, value_name = "DIR")]
    source: PathBuf,
    /// Mapping of its files
    #[arg(long)]
    mapping: Vec<String>,
    /// Directory with subdistricts.geojson or subdistricts.geojson.gz
    #[arg(long, value_name = "DIR")]
    pub(crate) boundaries: PathBuf,
}

impl RegisterFiles {
    /// Reads the register.
    pub(crate) fn records(&self) -> anyhow::Result<Records> {
        let options = ReadOptions { mappings: &self.mapping, ..ReadOptions::default() };
        Ok(indexer::read_source_with(&self.source, &options)?.records)
    }
}
