//! Whoever watches is told which file is read, and how far.

use std::cell::RefCell;

use indexer::{Progress, ReadOptions, Stage, read_source_with};

use super::mapping::only;
use super::source;

#[derive(Default)]
struct Diary(RefCell<Vec<String>>);

impl Progress for Diary {
    fn begin(&self, stage: Stage<'_>, bytes: u64) {
        self.0.borrow_mut().push(format!("{stage:?} {bytes}"));
    }

    fn advance(&self, bytes: u64, rows: u64) {
        self.0.borrow_mut().push(format!("{rows} rows {}", if bytes > 0 { "read" } else { "from nowhere" }));
    }
}

#[test]
fn each_file_is_inspected_then_each_table_read_with_rows_now_and_then() {
    let rows: String = (0..2_500).map(|at| format!("p{at},ก\n")).collect();
    let points = format!("id,name_th\n{rows}");
    let dir = source(&[("service_points.csv", points.as_bytes()), ("types.csv", b"id,name_th\n")]);
    let diary = Diary::default();
    read_source_with(dir.path(), &ReadOptions { progress: &diary, ..ReadOptions::default() })
        .expect("a source");
    let bytes = points.len();
    assert_eq!(
        diary.0.into_inner(),
        [
            &format!("Inspecting(\"service_points.csv\") {bytes}"),
            "1024 rows read",
            "2048 rows read",
            "Inspecting(\"types.csv\") 11",
            &format!("Reading(\"service_points.csv\") {bytes}"),
            "1024 rows read",
            "2048 rows read",
            "Reading(\"types.csv\") 11",
        ]
    );
}

#[test]
fn files_of_a_mapping_are_counted_too_and_what_is_read_in_between_is_said() {
    let units: String = (0..1_500).map(|at| format!("{at},สำนักงานที่ดิน\n")).collect();
    let feature = "{\"type\":\"Feature\",\"id\":\"x\",\"geometry\":null,\"properties\":{\"name\":\"ก\"}}";
    let features = vec![feature; 1_100].join(",");
    let features = format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}");
    let mapping = "[[tables.service_points]]\nfile = \"units.csv\"\n[tables.service_points.columns]\nid = \"no\"\n\
         name_th = { column = \"n\", repair = \"thai-scan\" }\n\
         phone = { lookup = { file = \"phones.csv\", key = \"no\", match = \"of\", column = \"tel\" } }\n\
         [[tables.service_points]]\nfile = \"points.geojson\"\ncolumns = { id = \"id\", name_th = \"name\" }\n";
    let dir = only(&[
        ("units.csv", &format!("no,n\n{units}")),
        ("phones.csv", "of,tel\n1,0 4200 0000\n"),
        ("points.geojson", &features),
        ("mapping.toml", mapping),
    ]);
    let diary = Diary::default();
    let options = ReadOptions { progress: &diary, ..ReadOptions::default() };
    let checked = read_source_with(dir.path(), &options).expect("a source");
    assert_eq!(checked.files[0].rows, 1_500);
    let entries = diary.0.into_inner();
    let read: Vec<&str> = entries
        .iter()
        .map(|entry| entry.rsplit_once(' ').map_or("", |(what, _)| what))
        .skip_while(|what| !what.starts_with("Reading"))
        .collect();
    assert_eq!(
        read,
        [
            "Reading(\"units.csv\")",
            "Reading(\"phones.csv\")",
            "Learning(\"units.csv\")",
            "1024 rows",
            "Reading(\"units.csv\")",
            "Reading(\"points.geojson\")",
            "Reading(\"units.csv\")",
            "1024 rows",
            "Reading(\"points.geojson\")",
            "1024 rows",
        ]
    );
    assert!(!entries.iter().any(|entry| entry.ends_with("from nowhere")), "{entries:?}");
}
