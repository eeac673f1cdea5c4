//! `indexer boundaries` and `indexer locate` from outside.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use flate2::read::GzDecoder;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::write;

/// Runs the command with lines on standard input, and gives its exit status, standard output and standard error.
pub(super) fn indexer(arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_indexer"))
        .args(arguments)
        // Of tests that listen on this machine, none must go by a proxy.
        .env("NO_PROXY", "127.0.0.1")
        .env("no_proxy", "127.0.0.1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that refuses doesn't read its input.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    let output = child.wait_with_output().expect("the command ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("a status"), text(output.stdout), text(output.stderr))
}

pub(super) fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// The ring around a box, from west, south, east, north.
pub(super) fn ring([west, south, east, north]: [f64; 4]) -> Value {
    json!([[west, south], [east, south], [east, north], [west, north], [west, south]])
}

/// A feature of the properties given.
pub(super) fn feature(properties: &Value, ring: &Value) -> Value {
    let geometry = json!({"type": "Polygon", "coordinates": [ring]});
    json!({"type": "Feature", "properties": properties, "geometry": geometry})
}

pub(super) fn collection(features: &[Value]) -> Vec<u8> {
    let collection = json!({"type": "FeatureCollection", "attribution": "the survey", "features": features});
    collection.to_string().into_bytes()
}

/// Two subdistricts side by side.
pub(super) fn two_squares() -> Vec<u8> {
    collection(&[
        feature(&json!({"code": "380101"}), &ring([103.0, 18.0, 103.1, 18.1])),
        feature(&json!({"code": "380102"}), &ring([103.1, 18.0, 103.2, 18.1])),
    ])
}

/// A directory of the files given.
pub(super) fn directory(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    for (name, content) in files {
        write(dir.path(), name, content);
    }
    dir
}

/// The written features of a level.
pub(super) fn written(out: &Path, level: &str) -> Value {
    let packed = fs::read(out.join(format!("{level}.geojson.gz"))).expect("a file");
    let mut text = String::new();
    GzDecoder::new(&*packed).read_to_string(&mut text).expect("gzip");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn locate_answers_line_by_line() {
    let layer = collection(&[
        feature(&json!({"code": "38"}), &ring([103.0, 18.0, 103.5, 18.5])),
        feature(&json!({"code": "380101"}), &ring([103.0, 18.0, 103.1, 18.1])),
        feature(&json!({"code": "380102"}), &ring([103.1, 18.0, 103.2, 18.1])),
    ]);
    let dir = directory(&[
        ("subdistricts.geojson", &layer),
        ("provinces.geojson", b"not read"),
        ("subdistricts_hi.geojson.gz", b"not read"),
    ]);
    let input = "18.05,103.05\n 18.05 , 103.15 \r\n18.05,103.0999\n18.05,103.1001\n18.2,103.05\n18.05\n\n91,103.05\n\
                 18.05,NaN\n18.05,103.05,0\n18.05,103.05";
    let (status, stdout, stderr) = indexer(&["locate", "--boundaries", text(dir.path())], input.as_bytes());
    assert_eq!(stdout, "380101\n380102\n380101~\n380102~\n\n\n\n\n\n\n380101\n");
    let expected = "expected latitude,longitude in degrees, such as 18.36,103.65";
    let messages = [
        format!("line 6: {expected}"),
        format!("line 7: {expected}"),
        "line 8: latitude 91 is out of range: expected -90 to 90 degrees".to_owned(),
        "line 9: longitude NaN is out of range: expected -180 to 180 degrees".to_owned(),
        format!("line 10: {expected}"),
    ];
    assert_eq!(
        (status, stderr.lines().collect::<Vec<_>>()),
        (0, messages.iter().map(|line| &**line).collect())
    );
}

#[test]
fn an_import_of_the_official_package_is_repaired_completed_and_can_be_located_in() {
    let official = |code: &str, name: &str| json!({"ADM0_PCODE": "TH", "ADM3_PCODE": code, "ADM3_TH": name});
    let open_and_clockwise = json!([[103.1, 18.0], [103.1, 18.1], [103.2, 18.1], [103.2, 18.0]]);
    let point = json!({"type": "Point", "coordinates": [103.0, 18.0]});
    let features = [
        feature(&official("TH380101", "ชื่อในไฟล์"), &ring([103.0, 18.0, 103.1, 18.1])),
        feature(&official("TH380102", ""), &open_and_clockwise),
        feature(&official("TH389901", "ใหม่"), &ring([103.2, 18.0, 103.3, 18.1])),
        feature(&official("TH380101", "อีกครั้ง"), &ring([103.0, 18.0, 103.1, 18.1])),
        feature(&official("TH38", ""), &ring([660_000.0, 1.5e6, 661_000.0, 1.6e6])),
        feature(&official("38-01", ""), &ring([103.0, 18.0, 103.1, 18.1])),
        feature(&json!({"ADM0_PCODE": "TH"}), &ring([103.0, 18.0, 103.3, 18.1])),
        feature(&json!({"name": "x"}), &ring([103.0, 18.0, 103.1, 18.1])),
        json!({"type": "Feature", "properties": {"code": 380_103}, "geometry": point}),
    ];
    let from = directory(&[("tha_adm3.geojson", &collection(&features)), ("readme.txt", b"not read")]);
    let home = tempfile::tempdir().expect("a directory");
    let out = home.path().join("boundaries");
    let import = ["boundaries", "--from", text(from.path()), "--out", text(&out)];
    let (status, stdout, stderr) = indexer(&import, b"");
    assert_eq!(status, 0, "{stderr}");
    assert_eq!(
        stdout.lines().collect::<Vec<_>>(),
        [
            &*format!(
                "wrote 1 province, 2 districts, 3 subdistricts to {} (3 put together from subdistricts)",
                out.display()
            ),
            "repaired: 1 ring closed, 1 turned, 0 repeated points and 0 spikes removed; dropped: 1 ring, 5 features",
            "outlines: 0 areas cut where they touch themselves, 0 areas where they cross, 0 vertices joined to edges of \
             neighbours",
            "borders: 8 vertices of 8 kept",
            "between subdistricts: 0 gaps (0.000 km²), 0 overlaps (0.000 km²)",
        ]
    );
    let lines: Vec<&str> = stderr.lines().collect();
    let file = "tha_adm3.geojson: feature";
    assert_eq!(
        lines[..6],
        [
            &*format!("{file} 4: 380101 stands there twice: the first is kept"),
            &*format!(
                "{file} 5: 38: nothing with an extent in it: expected longitude and latitude in degrees"
            ),
            &*format!(
                "{file} 6: \"38-01\" is not an area code: expected 2, 4 or 6 digits, first digit 1 to 9"
            ),
            &*format!("{file} 8: no code: expected code or ADM3_PCODE"),
            &*format!("{file} 9: 380103: a Point: expected a polygon"),
            "note: not in the gazetteer: 3899 389901",
        ]
    );
    assert!(
        lines[6].starts_with("note: in the gazetteer, without a polygon: 100101 100102 "),
        "{}",
        lines[6]
    );
    assert_eq!(lines.len(), 7);

    let subdistricts = written(&out, "subdistricts");
    assert_eq!(subdistricts["attribution"], "the survey");
    let properties = |number: usize| &subdistricts["features"][number]["properties"];
    assert_eq!(
        *properties(0),
        json!({"code": "380101", "name_th": "ชื่อในไฟล์", "name_en": "Bueng Kan", "postcode": "38000"})
    );
    assert_eq!((&properties(1)["name_th"], &properties(2)["name_en"]), (&"โนนสมบูรณ์".into(), &"".into()));
    let province = &written(&out, "provinces")["features"][0];
    assert_eq!(province["properties"]["code"], "38");
    let outline = province["geometry"]["coordinates"][0][0].as_array().expect("a ring");
    assert_eq!(outline.len(), 9, "{outline:?}");

    let locate = ["locate", "--boundaries", text(&out)];
    assert_eq!(indexer(&locate, b"18.05,103.15\n").1, "380102\n");

    // What was written is as it should be: an import of it changes nothing.
    let again = home.path().join("again");
    assert_eq!(indexer(&["boundaries", "--from", text(&out), "--out", text(&again)], b"").0, 0);
    for level in ["provinces", "districts", "subdistricts"] {
        assert_eq!(written(&again, level), written(&out, level));
    }
}

#[test]
fn gaps_and_overlaps_are_counted_and_measured() {
    let code = |number: u32| json!({"code": number.to_string()});
    // The third square begins 0.01 degrees late in its northern half; the fourth reaches into the third.
    let late = json!([
        [103.2, 18.0],
        [103.3, 18.0],
        [103.3, 18.1],
        [103.2, 18.1],
        [103.21, 18.07],
        [103.2, 18.05],
        [103.2, 18.0]
    ]);
    let features = [
        feature(&code(380_101), &ring([103.0, 18.0, 103.1, 18.1])),
        feature(
            &code(380_102),
            &json!([
                [103.1, 18.0],
                [103.2, 18.0],
                [103.2, 18.05],
                [103.2, 18.1],
                [103.1, 18.1],
                [103.1, 18.0]
            ]),
        ),
        feature(&code(380_103), &late),
        feature(
            &code(380_104),
            &json!([
                [103.3, 18.0],
                [103.4, 18.0],
                [103.4, 18.1],
                [103.3, 18.1],
                [103.29, 18.05],
                [103.3, 18.0]
            ]),
        ),
    ];
    let from = directory(&[("subdistricts.geojson", &collection(&features))]);
    let out = tempfile::tempdir().expect("a directory");
    let import = ["boundaries", "--from", text(from.path()), "--out", text(out.path()), "--format", "json"];
    let (status, stdout, stderr) = indexer(&import, b"");
    assert_eq!((status, stderr.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&stdout).expect("JSON");
    let counts = |kind: &str| report[kind].as_array().map_or(0, Vec::len);
    assert_eq!((counts("gaps"), counts("overlaps")), (1, 1), "{}\n{}", report["gaps"], report["overlaps"]);
    assert_eq!(report["overlaps"][0]["areas"], json!(["380103", "380104"]));
    // Triangles of 0.1 by 0.01 and of 0.05 by 0.01 degrees, where a square degree has 11,720 km².
    for (kind, square_degrees) in [("overlaps", 0.000_5), ("gaps", 0.000_25)] {
        let square_km = report[kind][0]["square_metres"].as_f64().expect("a number") / 1e6;
        assert!((square_km / (square_degrees * 11_720.0) - 1.0).abs() < 0.01, "{kind}: {square_km}");
    }
}

#[test]
fn what_has_no_subdistricts_is_refused_and_nothing_is_written() {
    let province = collection(&[feature(&json!({"code": "38"}), &ring([103.0, 18.0, 103.1, 18.1]))]);
    let home = tempfile::tempdir().expect("a directory");
    let out = home.path().join("out");
    for (name, content) in [
        ("provinces.geojson", &*province),
        ("subdistricts.geojson", b"{\"type\": \"FeatureCollection\""),
        ("subdistricts.geojson", b"{\"type\": \"Point\", \"coordinates\": [103.0, 18.0]}"),
        ("subdistricts.geojson.gz", b"\x1f\x8bnot packed"),
        ("notes.txt", b"x"),
    ] {
        let from = directory(&[(name, content)]);
        let (status, stdout, stderr) =
            indexer(&["boundaries", "--from", text(from.path()), "--out", text(&out)], b"");
        assert_eq!((status, stdout.as_str()), (3, ""), "{name}: {stderr}");
        let (status, stdout, stderr) = indexer(&["locate", "--boundaries", text(from.path())], b"18,103\n");
        assert_eq!((status, stdout.as_str()), (3, ""), "{name}: {stderr}");
        assert!(stderr.starts_with("indexer: "), "{stderr}");
    }
    assert!(!out.exists());
}

#[test]
fn the_exit_status_tells_wrong_usage_from_a_refusal_and_from_a_fault() {
    let dir = directory(&[("subdistricts.geojson", &two_squares())]);
    let (from, gone) = (dir.path().join("subdistricts.geojson"), dir.path().join("gone"));
    for (arguments, expected) in [
        (&["locate"][..], 2),
        (&["boundaries", "--from", text(&from)], 2),
        (&["locate", "--boundaries", text(&gone)], 3),
        (&["boundaries", "--from", text(&gone), "--out", text(&gone)], 3),
        (&["boundaries", "--from", text(&from), "--out", text(&from)], 1),
        (&["boundaries", "--from", text(&from), "--out", text(&gone)], 0),
    ] {
        let (status, _, stderr) = indexer(arguments, b"");
        assert_eq!(status, expected, "{arguments:?}: {stderr}");
    }
}
