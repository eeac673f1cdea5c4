//! Whoever watches is told which file is read, and how far.

use std::cell::RefCell;

use indexer::{Progress, Stage, read_source_observed};

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
    read_source_observed(dir.path(), &diary).expect("a source");
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
