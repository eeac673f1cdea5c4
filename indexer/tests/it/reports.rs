//! Reports as the command writes them: on standard output, in files, and in short where there is much.

use std::fs;

use serde_json::Value;

use super::command::{indexer, text};
use super::source;

/// A source with so many bad postcodes and telephone numbers.
fn faulty(number: usize) -> tempfile::TempDir {
    let rows: String = (0..number).map(|at| format!("p{at},ก,x{at},-\n")).collect();
    source(&[("service_points.csv", format!("id,name_th,postcode,phone\n{rows}").as_bytes())])
}

#[test]
fn a_build_prints_the_first_of_each_kind_and_where_the_others_are() {
    let (dir, out) = (faulty(2_000), tempfile::tempdir().expect("a directory"));
    let (dir, out) = (text(dir.path()), text(out.path()));
    let (status, stdout, stderr) = indexer(&["build", "--source", dir, "--out", out]);
    assert_eq!((status, stdout.lines().count()), (0, 1), "{stdout}");
    let lines: Vec<&str> = stderr.lines().collect();
    assert_eq!(lines.len(), 11, "{stderr}");
    for line in [
        "… and 1997 more: not-a-postcode",
        "     2000  not-a-postcode         Not a postcode of five digits",
        &format!("`indexer check --source {dir}` prints every defect, --report FILE.html explains them"),
    ] {
        assert!(lines.contains(&line), "{line}: {stderr}");
    }
}

#[test]
fn a_build_writes_its_report_in_the_form_of_the_files_name() {
    let (dir, home) = (faulty(1_500), tempfile::tempdir().expect("a directory"));
    let (dir, out) = (text(dir.path()), home.path().join("index"));
    let (_, printed, _) = indexer(&["check", "--source", dir]);
    for (name, is_strict, expected) in [("a.html", false, 0), ("a.json", false, 0), ("a.TXT", true, 3)] {
        let file = home.path().join(name);
        let mut call = vec!["build", "--source", dir, "--out", text(&out), "--report", text(&file)];
        call.extend(is_strict.then_some("--strict"));
        assert_eq!(indexer(&call).0, expected, "{name}");
        let written = fs::read_to_string(&file).expect(name);
        match name {
            "a.html" => assert!(written.contains("1,500 รายการ") && !written.contains(dir)),
            "a.json" => {
                let report: Value = serde_json::from_str(&written).expect("JSON");
                assert_eq!(report["defects"].as_array().map(Vec::len), Some(3_000));
            }
            _ => assert_eq!(written, printed),
        }
    }
}

#[test]
fn json_lists_everything_and_counts_it_by_kind() {
    let dir =
        source(&[("service_points.csv", "id,name_th,postcode,colour\na,ก,1,\na,ข,2,\nb,ค,,\n".as_bytes())]);
    let (status, stdout, stderr) = indexer(&["check", "--source", text(dir.path()), "--format", "json"]);
    assert_eq!((status, stderr.as_str()), (3, ""));
    let report: Value = serde_json::from_str(&stdout).expect("JSON");
    let kinds: Vec<(&str, u64, u64, &str)> = report["kinds"]
        .as_array()
        .expect("kinds")
        .iter()
        .map(|kind| {
            (
                kind["code"].as_str().unwrap_or_default(),
                kind["count"].as_u64().unwrap_or_default(),
                kind["in_dropped_rows"].as_u64().unwrap_or_default(),
                kind["effect"].as_str().unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(kinds, [("duplicate-id", 1, 1, "row-dropped"), ("not-a-postcode", 2, 1, "value-left-out")]);
    let repeated = &report["defects"][1];
    assert_eq!((&repeated["value"], &repeated["first_row"]), (&"a".into(), &2.into()));
    assert_eq!(report["defects"][0]["row_dropped"], false);
    assert_eq!(report["counts"]["rows_with_defects"], 2);
    assert_eq!(report["notes"][0]["row"], Value::Null);
    assert_eq!((&report["files"][0]["form"], &report["files"][0]["kept"]), (&"utf-8".into(), &2.into()));
}

#[test]
fn a_report_on_standard_output_is_the_one_in_a_file() {
    let (dir, home) = (faulty(3), tempfile::tempdir().expect("a directory"));
    let file = home.path().join("report");
    for format in ["text", "json"] {
        let call = ["check", "--source", text(dir.path()), "--format", format];
        let (status, printed, _) = indexer(&call);
        let (status_of_file, stdout, stderr) = indexer(&[&call[..], &["--out", text(&file)]].concat());
        assert_eq!((status, status_of_file, stdout.as_str()), (3, 3, ""));
        assert_eq!(stderr, "3 service points, 0 procedures, 0 offers; 6 defects\n");
        assert_eq!(fs::read_to_string(&file).expect("a report"), printed);
    }
}

#[test]
fn many_notes_of_a_kind_are_cut_and_json_has_them_all() {
    let names: Vec<String> = (0..25).map(|at| format!("colour{at}")).collect();
    let table = format!("id,name_th,{}\na,ก{}\n", names.join(","), ",".repeat(25));
    let dir = source(&[("service_points.csv", table.as_bytes())]);
    let (status, _, stderr) = indexer(&["check", "--source", text(dir.path())]);
    assert_eq!(status, 0);
    let lines: Vec<&str> = stderr.lines().collect();
    assert_eq!(lines.len(), 21);
    assert!(lines[0].starts_with("note: service_points.csv: colour0: unknown-column: "), "{stderr}");
    assert_eq!(lines[20], "note: unknown-column: … and 5 more; --format json lists all");
    let (_, stdout, _) = indexer(&["check", "--source", text(dir.path()), "--format", "json"]);
    let report: Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!(report["notes"].as_array().map(Vec::len), Some(25));
}

#[test]
fn a_note_of_a_row_is_printed_as_a_defect_is() {
    let note = |row, column: Option<&str>| indexer::Note {
        file: "a.csv".to_owned(),
        row,
        column: column.map(str::to_owned),
        field: None,
        code: indexer::NoteCode::UnknownColumn,
        message: "why".to_owned(),
    };
    for (row, column, expected) in [
        (Some(2), Some("x"), "a.csv:2: x: unknown-column: why"),
        (Some(2), None, "a.csv:2: unknown-column: why"),
        (None, Some("x"), "a.csv: x: unknown-column: why"),
        (None, None, "a.csv: unknown-column: why"),
    ] {
        assert_eq!(note(row, column).to_string(), expected);
    }
}
