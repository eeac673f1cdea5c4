//! The command from outside: what it prints where, and its exit status.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{sample, source, write};

/// Runs the command and gives its exit status, standard output, and standard error without the lines of progress.
pub(super) fn indexer(arguments: &[&str]) -> (i32, String, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_indexer")).args(arguments).output().expect("the command runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    // On a machine that is busy with something else, also short work says how far it has come.
    let is_progress = |line: &&str| {
        ["reading ", "inspecting ", "building ", "examining "].iter().any(|w| line.starts_with(w))
    };
    let stderr = text(output.stderr).split_inclusive('\n').filter(|line| !is_progress(line)).collect();
    (output.status.code().expect("a status"), text(output.stdout), stderr)
}

pub(super) fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

const WITH_DEFECT: &[(&str, &[u8])] = &[("service_points.csv", b"id,name_th,postcode\na,x,1\n")];

#[test]
fn sample_check_and_build_say_what_they_did_and_nothing_else() {
    let home = tempfile::tempdir().expect("a directory");
    let (dir, out) = (home.path().join("source"), home.path().join("index"));
    let (status, stdout, _) = indexer(&["sample", "--out", text(&dir)]);
    assert_eq!((status, stdout), (0, format!("wrote 7 files to {}\n", dir.display())));
    let (status, stdout, stderr) = indexer(&["check", "--source", text(&dir)]);
    let counts = "115 service points (1 hidden), 57 procedures, 749 offers; 0 defects\n";
    assert_eq!((status, stdout.as_str(), stderr.as_str()), (0, counts, ""));
    let (status, stdout, stderr) =
        indexer(&["build", "--source", text(&dir), "--out", text(&out), "--strict"]);
    let id = fs::read_to_string(out.join("current")).expect("a snapshot");
    let line = "114 service points (89 pinned), 57 procedures, 748 offers; 0 defects";
    assert_eq!((status, stdout, stderr.as_str()), (0, format!("published {}: {line}\n", id.trim()), ""));
}

#[test]
fn check_prints_defects_as_results_and_refuses() {
    let dir = source(WITH_DEFECT);
    let (status, stdout, stderr) = indexer(&["check", "--source", text(dir.path())]);
    let lines: Vec<&str> = stdout.lines().collect();
    assert_eq!((status, stderr.as_str()), (3, ""));
    assert!(
        lines[0]
            .starts_with("service_points.csv:2: postcode: not-a-postcode: \"1\" is not a postcode: expected")
    );
    assert_eq!(
        lines[1..],
        [
            "        1  not-a-postcode         Not a postcode of five digits",
            "1 service point, 0 procedures, 0 offers; 1 defect"
        ]
    );
}

#[test]
fn a_build_with_defects_is_published_unless_it_is_strict() {
    let dir = source(WITH_DEFECT);
    let out = tempfile::tempdir().expect("a directory");
    let build = ["build", "--source", text(dir.path()), "--out", text(out.path())];
    let (status, stdout, stderr) = indexer(&[&build[..], &["--strict"]].concat());
    assert_eq!((status, stdout.as_str()), (3, ""));
    assert!(stderr.contains("not-a-postcode") && stderr.contains("--strict"), "{stderr}");
    assert_eq!(fs::read_dir(out.path()).expect("a directory").count(), 0);

    let (status, stdout, stderr) = indexer(&build);
    assert_eq!(status, 0);
    assert!(stdout.starts_with("published ") && stdout.ends_with("; 1 defect\n"), "{stdout}");
    assert!(stderr.starts_with("service_points.csv:2: postcode: not-a-postcode: "), "{stderr}");
}

#[test]
fn a_refused_build_leaves_the_old_snapshot() {
    let dir = sample();
    let out = tempfile::tempdir().expect("a directory");
    let build = ["build", "--source", text(dir.path()), "--out", text(out.path())];
    assert_eq!(indexer(&build).0, 0);
    let before = fs::read_to_string(out.path().join("current")).expect("a snapshot");
    write(dir.path(), "users.csv", b"id,password\na,hunter2\n");
    let (status, stdout, stderr) = indexer(&build);
    assert_eq!((status, stdout.as_str()), (3, ""));
    assert!(stderr.starts_with("indexer: users.csv: password: "), "{stderr}");
    assert_eq!(fs::read_to_string(out.path().join("current")).expect("a snapshot"), before);
    assert!(engine::open_current(out.path()).is_ok());
}

#[test]
fn shipped_mappings_are_listed_printed_and_asked_for_by_name() {
    let (status, stdout, _) = indexer(&["mappings"]);
    let lines: Vec<&str> = stdout.lines().collect();
    assert_eq!((status, lines.len()), (0, indexer::SHIPPED_MAPPINGS.len()));
    assert!(lines[1].starts_with("dla-register        Register of local administrations"), "{stdout}");
    let (status, printed, _) = indexer(&["mappings", "dla-register"]);
    assert!(status == 0 && printed.contains("file = \"lao_register.csv\""), "{printed}");
    let (status, stdout, stderr) = indexer(&["mappings", "other"]);
    assert_eq!((status, stdout.as_str()), (3, ""));
    assert!(
        stderr.starts_with("indexer: there is no mapping other: expected a file, or one of "),
        "{stderr}"
    );

    let register = "dla_code,name_th,kind,province,district_th,lat,lon\n9999999,อบต.สมมติ,sao,38,เมืองบึงกาฬ,18.36,103.65\n";
    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), "lao_register.csv", register.as_bytes());
    let check = ["check", "--source", text(dir.path()), "--mapping", "dla-register"];
    let (status, stdout, stderr) = indexer(&check);
    assert_eq!(
        (status, stdout.as_str(), stderr.as_str()),
        (0, "1 service point, 0 procedures, 0 offers; 0 defects\n", "")
    );
    let (status, _, stderr) = indexer(&check[..3]);
    assert!(status == 3 && stderr.ends_with("add --mapping dla-register\n"), "{stderr}");
}

#[test]
fn many_notes_about_rows_are_summed_up_for_people_and_whole_for_programs() {
    let rows: String = (0..5).map(|row| format!("P{row},การขอใช้ที่ดนิ {row},,กรมที่ดิน\n")).collect();
    let list = format!("id,title_th,ministry,agency\n{rows}");
    let dir = source(&[("procedures.csv", list.as_bytes())]);
    let check = ["check", "--source", text(dir.path()), "--mapping", "dga-procedures"];
    let (status, _, stderr) = indexer(&check);
    assert_eq!((status, stderr.lines().count()), (0, 4), "{stderr}");
    assert!(stderr.contains("note: repaired-text: … and 2 more; --format json lists all"), "{stderr}");
    let (_, stdout, _) = indexer(&[&check[..], &["--format", "json"]].concat());
    let report: serde_json::Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!(report["notes"].as_array().map(Vec::len), Some(5));
    assert_eq!(report["notes"][4]["row"], 6);
}

#[test]
fn a_build_with_a_mapping_says_how_to_check_with_the_same_one() {
    let rows: String = (0..5).map(|row| format!("{row},อบต.สมมติ,sao,38,เมืองบึงกาฬ,18.36,\n")).collect();
    let register = format!("dla_code,name_th,kind,province,district_th,lat,lon\n{rows}");
    let (dir, out) = (tempfile::tempdir().expect("a directory"), tempfile::tempdir().expect("a directory"));
    write(dir.path(), "lao_register.csv", register.as_bytes());
    let (dir, out) = (text(dir.path()), text(out.path()));
    let (status, _, stderr) = indexer(&["build", "--source", dir, "--out", out, "--mapping", "dla-register"]);
    let advice = format!("`indexer check --source {dir} --mapping dla-register` prints every defect");
    assert!(status == 0 && stderr.contains(&advice), "{stderr}");
}

#[test]
fn json_holds_the_same_for_programs() {
    let dir = source(WITH_DEFECT);
    let out = tempfile::tempdir().expect("a directory");
    let (status, stdout, _) = indexer(&["check", "--source", text(dir.path()), "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!(status, 3);
    assert_eq!(report["counts"]["service_points"], 1);
    let defect = &report["defects"][0];
    assert_eq!(
        (&defect["file"], &defect["row"], &defect["column"], &defect["code"]),
        (&"service_points.csv".into(), &2.into(), &"postcode".into(), &"not-a-postcode".into())
    );
    let build = ["build", "--source", text(dir.path()), "--out", text(out.path()), "--format", "json"];
    let (status, stdout, stderr) = indexer(&build);
    let report: serde_json::Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!((status, stderr.as_str()), (0, ""));
    let current = fs::read_to_string(out.path().join("current")).expect("a snapshot");
    assert_eq!(report["snapshot"], current.trim());
    assert_eq!(report["tables"][0]["kept"], 1);
    assert_eq!(report["defects"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_exit_status_tells_wrong_usage_from_a_refusal_and_from_a_fault() {
    let home = tempfile::tempdir().expect("a directory");
    let gone = home.path().join("gone");
    write(home.path(), "file", b"");
    let dir = sample();
    let (in_file, source) = (home.path().join("file/index"), text(dir.path()));
    for (arguments, expected) in [
        (&["--help"][..], 0),
        (&["build", "--help"], 0),
        (&[], 2),
        (&["build", "--source", source], 2),
        (&["check", "--source", source, "--format", "xml"], 2),
        (&["check", "--source", source, "--format", "html"], 0),
        (&["build", "--source", source, "--out", text(&gone), "--report", "report.doc"], 2),
        (&["build", "--source", source, "--out", text(&gone), "--report", text(&in_file)], 2),
        (&["check", "--source", text(&gone)], 3),
        (&["sample", "--out", text(home.path())], 3),
        (&["build", "--source", source, "--out", text(&in_file)], 1),
    ] {
        let (status, _, stderr) = indexer(arguments);
        assert_eq!(status, expected, "{arguments:?}: {stderr}");
    }
}
