//! What comes out of a source directory: records, defects, refusals, a snapshot, and what the command prints.

mod boundaries;
mod boundary_packages;
mod boundary_repairs;
mod command;
mod coverage;
mod defects;
mod explanations;
mod firewall;
mod formats;
mod geojson;
mod hours;
mod mapping;
mod mapping_errors;
mod names;
mod office_names;
mod page;
mod pins;
mod progress;
mod publishing;
mod reading;
mod reports;
mod retrieval;
mod sample;
mod shipped_mappings;
mod territories;
mod workbooks;

use std::fs;
use std::path::Path;

use indexer::{Checked, ReadOptions, Refusal, read_source, read_source_with};
use tempfile::TempDir;

/// A source directory of the files given, with one office unless `service_points.csv` is among them.
fn source(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), "service_points.csv", b"id,name_th\na,\xe0\xb8\x81\n");
    for (name, content) in files {
        write(dir.path(), name, content);
    }
    dir
}

fn write(dir: &Path, name: &str, content: &[u8]) {
    fs::write(dir.join(name), content).expect("a file");
}

fn read(files: &[(&str, &str)]) -> Result<Checked, Refusal> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    read_source(source(&files).path())
}

/// A directory read with a mapping: the name of a shipped one, or a path.
fn read_mapped(dir: &Path, mapping: &str) -> Result<Checked, Refusal> {
    read_source_with(dir, &ReadOptions { mappings: &[mapping.to_owned()], ..ReadOptions::default() })
}

/// Each defect as `file:row: column: code`.
fn defects(checked: &Checked) -> Vec<String> {
    let line = |defect: &indexer::Defect| {
        format!("{}:{}: {}: {}", defect.file, defect.row, defect.column, defect.code)
    };
    checked.defects.iter().map(line).collect()
}

/// The sample source directory.
fn sample() -> TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    indexer::write_sample(dir.path()).expect("the sample");
    dir
}
