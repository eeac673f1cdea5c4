//! `indexer pins` from outside.

use std::fs;
use std::path::{Path, PathBuf};

use super::command::{indexer, text};
use super::write;

/// Two subdistricts of เซกา as squares, and offices in, beside and without them.
const BOUNDARIES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"380401","name_th":"เซกา","name_en":"Seka"},
 "geometry":{"type":"Polygon","coordinates":[[[103.9,17.9],[104.0,17.9],[104.0,18.0],[103.9,18.0],[103.9,17.9]]]}},
{"type":"Feature","properties":{"code":"380402","name_th":"ซาง","name_en":"Sang"},
 "geometry":{"type":"Polygon","coordinates":[[[104.0,17.9],[104.1,17.9],[104.1,18.0],[104.0,18.0],[104.0,17.9]]]}}]}"#;
const OFFICES: &str = "id,name_th,address,lat,lon,status
good,องค์การบริหารส่วนตำบลเซกา,อำเภอเซกา จังหวัดบึงกาฬ,17.943211,103.934567,shown
swapped,เทศบาลตำบลซาง,อำเภอเซกา จังหวัดบึงกาฬ,104.034567,17.943211,shown
grid,องค์การบริหารส่วนตำบลซาง,อำเภอเซกา จังหวัดบึงกาฬ,1984500,397800,shown
none,เทศบาลตำบลเซกา,อำเภอเซกา จังหวัดบึงกาฬ,,,hidden
";

struct Home {
    dir: tempfile::TempDir,
}

impl Home {
    fn new(offices: &str) -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        for folder in ["source", "boundaries"] {
            fs::create_dir(dir.path().join(folder)).expect("a folder");
        }
        write(&dir.path().join("source"), "service_points.csv", offices.as_bytes());
        write(&dir.path().join("boundaries"), "subdistricts.geojson", BOUNDARIES.as_bytes());
        Self { dir }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn pins(&self, format: &str, out: &Path, more: &[&str]) -> String {
        let (source, boundaries) = (self.path("source"), self.path("boundaries"));
        let mut arguments = vec!["pins", "--source", text(&source), "--boundaries", text(&boundaries)];
        arguments.extend(["--format", format, "--out", text(out), "--today", "2026-11-26"]);
        arguments.extend(more);
        let (status, stdout, stderr) = indexer(&arguments);
        assert_eq!((status, stdout.as_str()), (0, ""), "{stderr}");
        fs::read_to_string(out).expect("a report")
    }
}

/// A cell by the id of its row and the name of its column.
fn cell(table: &str, id: &str, column: &str) -> String {
    let mut table = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let place = table.headers().expect("a header").iter().position(|name| name == column);
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    let row = rows.iter().find(|row| row.get(0) == Some(id)).unwrap_or_else(|| panic!("no row {id}"));
    row[place.unwrap_or_else(|| panic!("no column {column}"))].to_owned()
}

#[test]
fn every_service_point_has_a_row_with_its_faults_and_its_repair() {
    let home = Home::new(OFFICES);
    let table = home.pins("csv", &home.path("pins.csv"), &[]);
    assert_eq!(table.lines().count(), 5);
    for (id, codes, repair) in [
        ("good", "", ""),
        ("swapped", "swapped", "swap"),
        ("grid", "utm", "utm"),
        ("none", "no-pin", "subdistrict"),
    ] {
        assert_eq!(
            (cell(&table, id, "codes"), cell(&table, id, "repair")),
            (codes.into(), repair.into()),
            "{id}"
        );
    }
    assert_eq!(cell(&table, "swapped", "proposed_lat"), "17.943211");
    assert_eq!(cell(&table, "swapped", "p_wrong_5km"), "1.000000");
    assert_eq!(cell(&table, "none", "p_wrong_1km"), "");
    assert!(cell(&table, "good", "p_wrong_1km").parse::<f64>().is_ok_and(|wrong| wrong < 0.4));
    assert!(cell(&table, "swapped", "message_th").contains("สลับละติจูดกับลองจิจูด"));
}

#[test]
fn a_second_run_says_what_was_fixed_and_what_is_new() {
    let home = Home::new(OFFICES);
    let earlier = home.path("earlier.csv");
    home.pins("csv", &earlier, &[]);
    let mended = OFFICES
        .replace("104.034567,17.943211", "17.943211,104.034567")
        .replace("17.943211,103.934567", "0,0");
    write(&home.path("source"), "service_points.csv", mended.as_bytes());
    let table = home.pins("csv", &home.path("pins.csv"), &["--earlier", text(&earlier)]);
    for (id, change) in [("good", "new"), ("swapped", "fixed"), ("grid", "open"), ("none", "open")] {
        assert_eq!(cell(&table, id, "change"), change, "{id}");
    }
}

#[test]
fn the_page_needs_nothing_else_and_the_features_are_geojson() {
    let home = Home::new(OFFICES);
    let page = home.pins("html", &home.path("pins.html"), &[]);
    let is_foreign =
        ["http://", "https://", " src=", "@import", "url("].iter().find(|word| page.contains(**word));
    assert_eq!(is_foreign, None);
    assert!(page.contains("เทศบาลตำบลซาง") && !page.contains("</script><"));
    let features: serde_json::Value =
        serde_json::from_str(&home.pins("geojson", &home.path("pins.geojson"), &[])).expect("JSON");
    let features = features["features"].as_array().expect("features");
    assert_eq!(features.len(), 4);
    let pinned = features.iter().filter(|feature| feature["geometry"]["type"] == "Point").count();
    assert_eq!(pinned, 1);
}

#[test]
fn without_boundaries_nothing_is_written() {
    let home = Home::new(OFFICES);
    let (source, out) = (home.path("source"), home.path("pins.csv"));
    let (status, _, stderr) =
        indexer(&["pins", "--source", text(&source), "--boundaries", text(&source), "--out", text(&out)]);
    assert_eq!(status, 3, "{stderr}");
    assert!(!out.exists());
}

#[test]
fn a_build_says_how_many_pins_are_doubted_and_changes_none() {
    let home = Home::new(OFFICES);
    let (source, boundaries, out) = (home.path("source"), home.path("boundaries"), home.path("out"));
    let build = |more: &[&str]| {
        let mut arguments = vec!["build", "--source", text(&source), "--out", text(&out)];
        arguments.extend(more);
        let (status, stdout, stderr) = indexer(&arguments);
        assert_eq!(status, 0, "{stderr}");
        (stdout, stderr)
    };
    let (_, stderr) = build(&["--boundaries", text(&boundaries)]);
    assert!(
        stderr.contains("pins: 2 of 3 are doubted and published as they are (swapped 1, utm 1)"),
        "{stderr}"
    );
    let (stdout, _) = build(&["--boundaries", text(&boundaries), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!(
        json["pins"],
        serde_json::json!({"pins": 3, "doubted": 2, "by_code": {"swapped": 1, "utm": 1}})
    );
    assert_eq!(json["counts"]["pinned"], 1);
    let (_, stderr) = build(&[]);
    assert!(!stderr.contains("doubted"), "{stderr}");
}

#[test]
fn seas_and_lakes_are_asked_where_the_boundaries_have_them() {
    let home = Home::new(OFFICES);
    let water = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name_th":"บึงโขงหลง","name_en":"Bueng Khong Long"},
 "geometry":{"type":"Polygon","coordinates":[[[103.93,17.94],[103.94,17.94],[103.94,17.95],[103.93,17.95],[103.93,17.94]]]}},
{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[103.93,17.94]}}]}"#;
    write(&home.path("boundaries"), "water.geojson", water.as_bytes());
    let table = home.pins("csv", &home.path("pins.csv"), &[]);
    assert_eq!(cell(&table, "good", "codes"), "in-water");
    assert!(cell(&table, "good", "message_th").contains("บึงโขงหลง"));
    assert!(
        cell(&table, "good", "message_en").contains("Bueng Khong Long, 3"),
        "hundreds of metres from the shore"
    );
}
