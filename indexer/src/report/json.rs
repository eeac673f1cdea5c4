//! The report for programs. Everything is listed.

use engine::SourceTable;
use serde::Serialize;

use super::{Kind, Report, Totals};
use crate::{Defect, Encoding, FileForm, Note, SourceFile};

/// The report as it is serialised.
#[derive(Serialize)]
struct JsonReport<'r> {
    counts: JsonTotals,
    defects: Vec<JsonDefect<'r>>,
    kinds: Vec<JsonKind>,
    notes: Vec<JsonNote<'r>>,
    files: Vec<JsonFile<'r>>,
    tables: &'r [SourceTable],
}

#[derive(Serialize)]
struct JsonTotals {
    service_points: u64,
    hidden: u64,
    pinned: u64,
    procedures: u64,
    offers: u64,
    rows_with_defects: u64,
    rows_dropped: u64,
}

#[derive(Serialize)]
struct JsonDefect<'r> {
    file: &'r str,
    row: u64,
    column: &'r str,
    field: Option<String>,
    code: &'static str,
    message: &'r str,
    value: Option<&'r str>,
    first_row: Option<u64>,
    first_file: Option<&'r str>,
    row_dropped: bool,
}

#[derive(Serialize)]
struct JsonKind {
    code: &'static str,
    count: usize,
    in_dropped_rows: usize,
    effect: &'static str,
    title_en: &'static str,
    title_th: &'static str,
}

#[derive(Serialize)]
struct JsonNote<'r> {
    file: &'r str,
    row: Option<u64>,
    column: Option<&'r str>,
    field: Option<String>,
    code: &'static str,
    message: &'r str,
}

#[derive(Serialize)]
struct JsonFile<'r> {
    table: &'static str,
    file: &'r str,
    form: &'static str,
    delimiter: Option<char>,
    rows: u64,
    kept: u64,
}

/// As the report for programs.
impl Serialize for Report<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let checked = self.checked;
        let report = JsonReport {
            counts: totals(self.totals),
            defects: checked.defects.iter().map(defect).collect(),
            kinds: self.kinds.iter().map(kind).collect(),
            notes: checked.notes.iter().map(note).collect(),
            files: checked.files.iter().map(file).collect(),
            tables: &checked.provenance,
        };
        report.serialize(serializer)
    }
}

fn totals(totals: Totals) -> JsonTotals {
    let Totals { service_points, hidden, pinned, procedures, offers, rows_with_defects, rows_dropped } =
        totals;
    JsonTotals { service_points, hidden, pinned, procedures, offers, rows_with_defects, rows_dropped }
}

fn defect(defect: &Defect) -> JsonDefect<'_> {
    JsonDefect {
        file: &defect.file,
        row: defect.row,
        column: &defect.column,
        field: defect.field.map(|field| field.to_string()),
        code: defect.code.as_str(),
        message: &defect.message,
        value: defect.value.as_deref(),
        first_row: defect.first_row,
        first_file: defect.first_file.as_deref(),
        row_dropped: defect.row_dropped,
    }
}

fn kind(kind: &Kind<'_>) -> JsonKind {
    let explanation = kind.code.explanation();
    JsonKind {
        code: kind.code.as_str(),
        count: kind.defects.len(),
        in_dropped_rows: kind.in_dropped_rows(),
        effect: explanation.effect.as_str(),
        title_en: explanation.title_en,
        title_th: explanation.title_th,
    }
}

fn note(note: &Note) -> JsonNote<'_> {
    let Note { file, row, column, field, code, message } = note;
    let field = field.map(|field| field.to_string());
    JsonNote { file, row: *row, column: column.as_deref(), field, code: code.as_str(), message }
}

fn file(file: &SourceFile) -> JsonFile<'_> {
    let (form, delimiter) = match file.form {
        FileForm::Text { encoding: Encoding::Utf8, delimiter } => ("utf-8", Some(delimiter)),
        FileForm::Text { encoding: Encoding::Windows874, delimiter } => ("windows-874", Some(delimiter)),
        FileForm::Workbook => ("xlsx", None),
        FileForm::GeoJson => ("geojson", None),
        FileForm::Mapping => ("mapping", None),
        FileForm::BuiltIn => ("built-in", None),
    };
    JsonFile { table: file.table, file: &file.file, form, delimiter, rows: file.rows, kept: file.kept }
}
