//! The map, ARCHITECTURE.md, names nothing that isn't there.

use super::{assert_none, read, root};

const LONGEST_MAP: usize = 250;
/// Endings that make a name without a slash a path.
const FILE_ENDINGS: [&str; 6] = [".rs", ".toml", ".md", ".csv", ".json", ".mjs"];

#[test]
fn every_path_that_the_map_names_exists() {
    let map = read("ARCHITECTURE.md");
    let faults: Vec<String> = spans(&map)
        .into_iter()
        .filter(|span| is_path(span) && !root().join(span).exists())
        .map(|span| format!("ARCHITECTURE.md names {span}, which isn't there"))
        .collect();
    assert_none(&faults);
}

/// One lowercase word between backticks is the name of a crate, ours or another's: the map uses it for nothing else.
#[test]
fn every_crate_that_the_map_names_is_in_the_lock() {
    let lock = read("Cargo.lock");
    let map = read("ARCHITECTURE.md");
    let faults: Vec<String> = spans(&map)
        .into_iter()
        .filter(|span| is_crate_name(span) && !lock.contains(&format!("name = \"{span}\"\n")))
        .map(|span| format!("ARCHITECTURE.md names the crate {span}, which isn't in Cargo.lock"))
        .collect();
    assert_none(&faults);
}

#[test]
fn the_map_is_short_enough_to_be_read() {
    let lines = read("ARCHITECTURE.md").lines().count();
    assert!(lines <= LONGEST_MAP, "ARCHITECTURE.md has {lines} lines: expected at most {LONGEST_MAP}");
}

/// The texts between backticks, outside of blocks.
fn spans(markdown: &str) -> Vec<&str> {
    let outside_of_blocks = markdown.split("```").step_by(2);
    outside_of_blocks.flat_map(|text| text.split('`').skip(1).step_by(2)).collect()
}

fn is_path(span: &str) -> bool {
    let plain = span.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c));
    // An address of the API begins with a slash; a path here never does.
    let names_a_file = span.contains('/') || FILE_ENDINGS.iter().any(|ending| span.ends_with(ending));
    plain && names_a_file && !span.starts_with('/')
}

fn is_crate_name(span: &str) -> bool {
    span.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[test]
fn paths_and_crates_are_told_from_other_texts() {
    let found =
        spans("`engine/src` and `tantivy`, `GET /v1/nearest`\n```text\n`no`\n```\n`/v1/nearest` `Ecef`");
    assert_eq!(found, ["engine/src", "tantivy", "GET /v1/nearest", "/v1/nearest", "Ecef"]);
    assert_eq!(found.iter().filter(|span| is_path(span)).collect::<Vec<_>>(), [&"engine/src"]);
    assert_eq!(found.iter().filter(|span| is_crate_name(span)).collect::<Vec<_>>(), [&"tantivy"]);
}
