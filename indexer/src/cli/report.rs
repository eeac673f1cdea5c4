//! What a check found, as lines and as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use domain::service_point::Visibility;
use indexer::{Checked, Defect, Note, NoteCode};
use serde_json::{Value, json};

/// Most notes of one kind about single rows that are printed.
const MAX_ROW_NOTES: usize = 3;

/// Prints notes on standard error; of many about single rows a few and their number.
pub(super) fn print_notes(notes: &[Note]) -> io::Result<()> {
    let mut err = io::stderr().lock();
    let mut of_rows: BTreeMap<NoteCode, usize> = BTreeMap::new();
    for note in notes {
        if note.row.is_some() {
            let number = of_rows.entry(note.code).or_default();
            *number += 1;
            if *number > MAX_ROW_NOTES {
                continue;
            }
        }
        writeln!(err, "note: {note}")?;
    }
    for (code, number) in of_rows.into_iter().filter(|(_, number)| *number > MAX_ROW_NOTES) {
        writeln!(err, "note: {number} rows with {code} in all; --format json has every one")?;
    }
    Ok(())
}

/// Prints each defect as a line.
pub(super) fn print_defects(out: &mut impl Write, defects: &[Defect]) -> io::Result<()> {
    defects.iter().try_for_each(|defect| writeln!(out, "{defect}"))
}

/// A number with its noun.
pub(super) fn count(number: u64, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Defects, notes and tables as JSON.
pub(super) fn json_of(checked: &Checked) -> Value {
    let defects: Vec<Value> = checked
        .defects
        .iter()
        .map(|defect| {
            let Defect { file, row, column, code, message } = defect;
            json!({"file": file, "row": row, "column": column, "code": code.as_str(), "message": message})
        })
        .collect();
    let notes: Vec<Value> = checked
        .notes
        .iter()
        .map(|note| {
            let Note { file, row, column, code, message } = note;
            json!({"file": file, "row": row, "column": column, "code": code.as_str(), "message": message})
        })
        .collect();
    json!({"defects": defects, "notes": notes, "tables": checked.provenance})
}

/// How many records were read, hidden points counted.
pub(super) struct Read {
    pub(super) service_points: u64,
    pub(super) hidden: u64,
    pub(super) pinned: u64,
    pub(super) procedures: u64,
    pub(super) offers: u64,
}

impl Read {
    pub(super) fn of(checked: &Checked) -> Self {
        let points = &checked.records.points;
        let hidden = points.iter().filter(|point| point.visibility == Visibility::Hidden);
        Self {
            service_points: points.len() as u64,
            hidden: hidden.count() as u64,
            pinned: points.iter().filter(|point| point.position.is_some()).count() as u64,
            procedures: checked.records.procedures.len() as u64,
            offers: checked.records.offers.len() as u64,
        }
    }
}
