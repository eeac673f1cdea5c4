//! Sizes and names of files.

use std::path::Path;

use super::{assert_none, our_files, read};

const MOST_LINES: usize = 500;
/// Files that may be longer, each with the reason.
const LONGER: [(&str, &str); 1] =
    [("web/src/api/description.d.ts", "written from the API's description, which has as many operations")];
/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 6] = ["common", "helper", "helpers", "misc", "util", "utils"];

#[test]
fn no_file_is_longer_than_one_concept_needs() {
    let mut faults = Vec::new();
    for path in our_files() {
        let shown = path.to_string_lossy();
        if !is_code(&path) || LONGER.iter().any(|(allowed, _)| *allowed == shown) {
            continue;
        }
        let lines = read(&shown).lines().count();
        if lines > MOST_LINES {
            faults.push(format!("{shown} has {lines} lines: expected at most {MOST_LINES}"));
        }
    }
    assert_none(&faults);
}

#[test]
fn every_file_and_folder_has_a_name_that_says_what_is_inside() {
    let mut faults = Vec::new();
    for path in our_files() {
        let stems = path.iter().filter_map(|part| Path::new(part).file_stem());
        let empty = |stem: &&str| EMPTY_NAMES.contains(stem);
        faults.extend(
            stems
                .filter_map(|stem| stem.to_str())
                .filter(empty)
                .map(|stem| format!("{}: {stem} says nothing", path.display())),
        );
    }
    assert_none(&faults);
}

fn is_code(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ["css", "html", "mjs", "rs", "svelte", "ts"].iter().any(|code| ending == *code))
}
