//! The pure crates read no clock and do no I/O.

use std::path::Path;

use super::{assert_none, our_files, read};

const PURE: [&str; 2] = ["analyzers/src", "domain/src"];
const FORBIDDEN: [&str; 15] = [
    "std::fs",
    "std::net",
    "std::io",
    "std::env",
    "std::process",
    "std::thread",
    "fs::",
    "net::",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "println!",
    "print!",
    "dbg!",
];

#[test]
fn domain_and_analyzers_read_no_clock_and_do_no_io() {
    let mut faults = Vec::new();
    for path in our_files() {
        let shown = path.to_string_lossy();
        if !PURE.iter().any(|folder| path.starts_with(folder)) || path.file_stem() == Some("tests".as_ref()) {
            continue;
        }
        for (number, line) in (1..).zip(before_tests(&read(&shown)).lines()) {
            let found = FORBIDDEN.iter().filter(|word| code_of(line).contains(*word));
            faults.extend(found.map(|word| format!("{shown}:{number}: {word} in a pure crate")));
        }
    }
    assert_none(&faults);
}

#[test]
fn both_pure_crates_are_where_this_test_looks() {
    for folder in PURE {
        assert!(super::root().join(Path::new(folder).join("lib.rs")).is_file(), "{folder} has no lib.rs");
    }
}

/// The part of a file that isn't tests; they stand at its end.
fn before_tests(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or_default()
}

fn code_of(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}
