//! Checks of the workspace itself: what ARCHITECTURE.md and CONTRIBUTING.md promise, read from the files.

mod accessibility;
mod arrows;
mod decisions;
mod files;
mod map;
mod members;
mod purity;
mod secrets;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

/// Folders of built or installed things, which nobody wrote.
const NOT_OURS: [&str; 6] = [".git", ".pakmut", "built", "generated", "node_modules", "target"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests is a folder of the workspace")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file that somebody wrote, relative to the root, in the order of their paths.
fn our_files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(root(), &mut files);
    let mut relative: Vec<PathBuf> = files
        .iter()
        .map(|path| path.strip_prefix(root()).expect("found below the root").to_owned())
        .collect();
    relative.sort();
    relative
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("a folder can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && !NOT_OURS.contains(&&*name) {
            collect(&path, files);
        } else if path.is_file() {
            files.push(path);
        }
    }
}

/// The members of the workspace as cargo sees them.
fn packages() -> Vec<Value> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["metadata", "--no-deps", "--offline", "--format-version", "1"];
    let output = Command::new(cargo).args(arguments).current_dir(root()).output().expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    metadata["packages"].as_array().expect("metadata lists packages").clone()
}

fn name(of: &Value) -> &str {
    of["name"].as_str().expect("it has a name")
}

/// Fails with every fault that was found, a line each.
#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
