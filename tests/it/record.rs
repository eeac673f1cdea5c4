//! The system of record by commands alone, on SQLite and on PostgreSQL.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::harness::back_office::on_both;
use crate::harness::{self, Server, indexer, succeeds, utf8};

/// Longer than the second that a change may take, so that a busy machine isn't a fault.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a unit of the sample might have drawn.
const TERRITORY: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{"id":"lao-4380104"},"geometry":{"type":"Polygon",
    "coordinates":[[[103.6,18.3],[103.7,18.3],[103.7,18.4123456789],[103.6,18.3]]]}}]}"#;

/// The subdistrict around it, roughly.
const SUBDISTRICTS: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{"code":"380104","name_th":"x","name_en":"x"},"geometry":{"type":"Polygon",
    "coordinates":[[[103.5,18.2],[103.8,18.2],[103.8,18.5],[103.5,18.5],[103.5,18.2]]]}}]}"#;

fn sample() -> TempDir {
    let source = tempfile::tempdir().expect("a directory");
    succeeds(&["sample", "--out", utf8(source.path())]);
    source
}

/// Imports a source, and gives what the command says about it.
fn import(source: &Path, registry: &str) -> Value {
    let call = ["import", "--source", utf8(source), "--registry", registry, "--format", "json"];
    let report: Value = serde_json::from_str(&succeeds(&call).stdout).expect("JSON");
    report["import"].clone()
}

/// Builds an index of something, and gives its manifest.
fn manifest(from: &[&str], out: &Path) -> Value {
    succeeds(&[&["build", "--out", utf8(out)], from].concat());
    let id = fs::read_to_string(out.join("current")).expect("a snapshot is published");
    let path = out.join("snapshots").join(id.trim()).join("manifest.json");
    serde_json::from_slice(&fs::read(path).expect("it has a manifest")).expect("JSON")
}

fn written(import: &Value) -> u64 {
    let counts = import["counts"].as_object().expect("counts by kind").values();
    counts.map(|counts| counts["added"].as_u64().unwrap_or(0) + counts["changed"].as_u64().unwrap_or(0)).sum()
}

/// The number of the last change.
fn end(import: &Value) -> &str {
    import["end"].as_str().and_then(|end| end.split_once(':')).expect("an end").0
}

#[test]
fn an_index_of_the_register_is_the_index_of_its_source() {
    let source = sample();
    fs::write(source.path().join("territories.geojson"), TERRITORY).expect("an outline");
    let boundaries = tempfile::tempdir().expect("a directory");
    fs::write(boundaries.path().join("subdistricts.geojson"), SUBDISTRICTS).expect("a subdistrict");
    let boundaries = ["--boundaries", utf8(boundaries.path())];
    on_both(|dir, registry| {
        let from_source = [&["--source", utf8(source.path())], &boundaries[..]].concat();
        let of_source = manifest(&from_source, &dir.join("of-source"));
        let first = import(source.path(), registry);
        assert_eq!(first["counts"]["service_point"]["added"], 115, "{first}");
        let from_register = [&["--registry", registry], &boundaries[..]].concat();
        let of_register = manifest(&from_register, &dir.join("of-register"));
        assert_eq!(of_register["files"], of_source["files"], "every file has the same bytes");
        assert_eq!(of_register["counts"], of_source["counts"]);
        assert_eq!(of_register["change"].to_string(), end(&first));

        let again = import(source.path(), registry);
        assert_eq!((written(&again), &again["end"]), (0, &first["end"]));
    });
}

#[test]
fn a_corrected_source_changes_what_differs_and_the_past_can_still_be_built() {
    let source = sample();
    on_both(|dir, registry| {
        let first = import(source.path(), registry);
        let before = manifest(&["--registry", registry], &dir.join("index"));
        let corrected = renamed(source.path(), "ที่ว่าการอำเภอเซกา", "ที่ว่าการอำเภอเซกาใหม่");
        let second = import(corrected.path(), registry);
        let counts = &second["counts"]["service_point"];
        assert_eq!((&counts["changed"], &counts["unchanged"]), (&1.into(), &114.into()), "{second}");
        let after = manifest(&["--registry", registry], &dir.join("index"));
        assert_ne!(after["files"], before["files"]);
        let then = manifest(&["--registry", registry, "--as-of", end(&first)], &dir.join("index"));
        assert_eq!(then, before);

        let noted = second["end"].as_str().expect("an end");
        let verified = succeeds(&["verify", "--registry", registry, "--noted", noted]);
        assert!(verified.stdout.ends_with(&format!("0 faults\n{noted}\n")), "{}", verified.stdout);
    });
}

/// A copy of a source in which one name is another.
fn renamed(source: &Path, from: &str, to: &str) -> TempDir {
    let corrected = tempfile::tempdir().expect("a directory");
    for file in fs::read_dir(source).expect("a source") {
        let path = file.expect("a file").path();
        if path.is_file() {
            fs::copy(&path, corrected.path().join(path.file_name().expect("a name"))).expect("a copy");
        }
    }
    let table = corrected.path().join("service_points.csv");
    let text = fs::read_to_string(&table).expect("a table");
    let changed = text.replacen(from, to, 1);
    assert_ne!(text, changed);
    fs::write(&table, changed).expect("a table");
    corrected
}

#[test]
fn a_change_of_the_register_is_searched_within_a_second_and_after_a_restart() {
    let source = sample();
    on_both(|dir, registry| {
        let index = dir.join("index");
        import(source.path(), registry);
        manifest(&["--registry", registry], &index);
        let server = Server::start_following(&index, registry);
        let path = "/v1/service-points/dopa-3804";
        let before = server.get(path);
        assert!(before.text().contains("ที่ว่าการอำเภอเซกา\""), "{}", before.text());
        let corrected = renamed(source.path(), "ที่ว่าการอำเภอเซกา", "ที่ว่าการอำเภอเซกาใหม่");
        import(corrected.path(), registry);
        let acknowledged = Instant::now();
        let mut after = server.get(path);
        while !after.text().contains("เซกาใหม่") {
            assert!(acknowledged.elapsed() < PATIENCE, "{}", after.text());
            thread::sleep(Duration::from_millis(20));
            after = server.get(path);
        }
        println!("seen after {:?}", acknowledged.elapsed());
        assert_ne!(after.header("etag"), before.header("etag"));
        server.assert_clean_log();
        let server = Server::start_following(&index, registry);
        assert!(server.get(path).text().contains("เซกาใหม่"), "a restart forgets nothing");
        // The next snapshot has it too, and a server that runs takes it up.
        manifest(&["--registry", registry], &index);
        let server_of_files = Server::start(&index);
        assert!(server_of_files.get(path).text().contains("เซกาใหม่"));
        server.assert_clean_log();
    });
    let of_files = harness::sample_index();
    let refused = Server::refusal_with_registry(of_files.path(), "sqlite:nowhere.db");
    assert!(refused.contains("the index was built from files"), "{refused}");
}

#[test]
fn a_table_of_accounts_is_refused_and_nobody_repeats_its_values() {
    let tables = [
        ("units.csv", "หน่วยงาน,บัญชีผู้ใช้,รหัสผ่าน\nอบต.,u1,sesame1\n", "รหัสผ่าน"),
        ("units.csv", "unit,account,Password\nx,u1,sesame1\n", "Password"),
        ("units.csv", "หน่วยงาน,Authorize Code\nอบต.,sesame1\n", "Authorize Code"),
        ("service_points.csv", "id,name_th,address\na,ก,password: sesame1\n", "address"),
    ];
    on_both(|_, registry| {
        for (file, text, column) in tables {
            let source = sample();
            fs::write(source.path().join(file), text).expect("a table");
            let call = ["import", "--source", utf8(source.path()), "--registry", registry];
            for format in [&[][..], &["--format", "json"]] {
                let finished = indexer(&[&call, format].concat());
                assert_eq!((finished.code(), finished.stdout.as_str()), (3, ""), "{file} {column}");
                assert!(
                    finished.stderr.contains(file) && finished.stderr.contains(column),
                    "{}",
                    finished.stderr
                );
                assert!(!finished.stderr.contains("sesame1"), "{}", finished.stderr);
            }
        }
        let nothing = indexer(&["verify", "--registry", registry]);
        assert_eq!(nothing.code(), 3, "no register was made: {}", nothing.stdout);
    });
}

#[test]
fn where_there_is_no_register_nothing_is_built_and_an_address_that_is_none_is_wrong_usage() {
    on_both(|dir, registry| {
        let out = dir.join("index");
        let refused = indexer(&["build", "--registry", registry, "--out", utf8(&out)]);
        assert_eq!(refused.code(), 3, "{}", refused.stderr);
        assert!(refused.stderr.contains("there is no register at "), "{}", refused.stderr);
        assert!(!out.join("current").exists());
    });
    for registry in ["register.db", "mysql://db/register", "sqlite:"] {
        assert_eq!(indexer(&["verify", "--registry", registry]).code(), 2, "{registry}");
    }
    let both = ["build", "--source", "a", "--registry", "sqlite:b", "--out", "c"];
    assert_eq!(harness::indexer(&both).code(), 2);
}
