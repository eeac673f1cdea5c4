//! An import that is broken off by Ctrl-C: what was written stays, and the same command goes on from there.

use std::fmt::Write;
use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::harness::{Finished, indexer, program, succeeds, utf8};

/// Units of the source: more than are written in the moment before the signal comes.
const UNITS: usize = 8_000;

/// A file of this size has units in it: the tables alone are smaller.
const SOME_BYTES: u64 = 2 << 20;

/// How many records a report counts of units.
fn counted(report: &Finished, what: &str) -> u64 {
    let told: serde_json::Value = serde_json::from_str(&report.stdout).expect("a report in JSON");
    told["import"]["counts"]["service_point"][what].as_u64().expect("a number")
}

#[test]
fn an_import_that_is_broken_off_keeps_what_it_wrote_and_goes_on_from_there() {
    let dir = tempfile::tempdir().expect("a directory");
    let (source, register) = (dir.path().join("source"), dir.path().join("register.db"));
    fs::create_dir(&source).expect("created");
    let mut table = "id,name_th,lat,lon\n".to_owned();
    for unit in 0..UNITS {
        writeln!(table, "unit-{unit},สำนักงานทดสอบ {unit},{},103.5", 15.0 + unit as f64 / 1e4)
            .expect("a string takes text");
    }
    fs::write(source.join("service_points.csv"), table).expect("written");
    let url = format!("sqlite:{}", register.display());
    let call = ["import", "--source", utf8(&source), "--registry", &url, "--format", "json"];

    let child = program("indexer").args(call).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let child = child.expect("the program starts");
    let begun = Instant::now();
    let written = || {
        let size = |name: &str| fs::metadata(dir.path().join(name)).map_or(0, |file| file.len());
        size("register.db") + size("register.db-wal")
    };
    while written() < SOME_BYTES {
        assert!(begun.elapsed() < Duration::from_secs(120), "nothing is written");
        sleep(Duration::from_millis(1));
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill starts");
    assert!(sent.success());
    let output = child.wait_with_output().expect("the program ends");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{told}");
    assert!(told.contains("broken off after") && told.contains("goes on from there"), "{told}");

    let again = succeeds(&call);
    let (added, unchanged) = (counted(&again, "added"), counted(&again, "unchanged"));
    assert_eq!(added + unchanged, UNITS as u64);
    assert!(added > 0 && unchanged > 0, "{added} added, {unchanged} were there");
    let verified = indexer(&["verify", "--registry", &url]);
    assert_eq!(verified.code(), 0, "{}{}", verified.stdout, verified.stderr);
}
