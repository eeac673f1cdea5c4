//! What happened while a table was read: defects, notes, how much was kept.

use engine::SourceTable;

use super::Checked;
use super::cells::Cells;
use crate::source::{Finding, Layout, PartNames, Place, Remark, Row, SourceDir, Table};
use crate::{Code, Defect, Note, Refusal};

/// The record of reading one table.
pub(super) struct TableLog {
    layout: &'static Layout,
    /// The files that the table is put together from.
    parts: Vec<PartNames>,
    rows: u64,
    kept: u64,
    digest: blake3::Hasher,
    /// The row that is digested, all at once: many small pieces cost more than their bytes.
    digested: Vec<u8>,
    /// Defects with the place and the column's number that they are sorted by.
    defects: Vec<((Place, usize), Defect)>,
    notes: Vec<Note>,
}

impl TableLog {
    /// Reads every row of a source's table; `keep` gives none for a row that is dropped. A table that the source
    /// doesn't have reads as one without rows.
    pub(super) fn read(
        source: &SourceDir,
        layout: &'static Layout,
        keep: impl FnMut(&mut Cells<'_>) -> Option<()>,
    ) -> Result<Self, Refusal> {
        Self::read_table(source.table(layout)?, layout, keep)
    }

    /// Reads every row of a table that is already open.
    pub(super) fn read_table(
        table: Option<Table>,
        layout: &'static Layout,
        mut keep: impl FnMut(&mut Cells<'_>) -> Option<()>,
    ) -> Result<Self, Refusal> {
        let mut log = Self {
            layout,
            parts: Vec::new(),
            rows: 0,
            kept: 0,
            digest: blake3::Hasher::new(),
            digested: Vec::new(),
            defects: Vec::new(),
            notes: Vec::new(),
        };
        let Some(mut table) = table else { return Ok(log) };
        log.parts = table.part_names();
        log.notes.extend(table.notes());
        while let Some(row) = table.next_row()? {
            log.rows += 1;
            log.check_length(&row);
            row.remarks.iter().for_each(|remark| log.remark(row.place, remark));
            let values = row.values();
            if keep(&mut Cells::new(row, &mut log)).is_some() {
                log.kept += 1;
                log.digest_row(values);
            }
        }
        log.notes.extend(table.closing_notes());
        Ok(log)
    }

    /// Adds a defect of a column of the layout, or of one that the file has too many or too few of.
    pub(super) fn defect(&mut self, place: Place, column: &str, code: Code, message: String) {
        let position = self.layout.position(column);
        let part = &self.parts[place.part as usize];
        let name = position.map_or(column, |position| &part.columns[position]).to_owned();
        let order = (place, position.unwrap_or(self.layout.columns.len()));
        let defect = Defect { file: part.file.clone(), row: place.row, column: name, code, message };
        self.defects.push((order, defect));
    }

    /// Adds a note about the table as a whole.
    pub(super) fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// The words for a row, as seen from another of the table.
    pub(super) fn row_of(&self, row: Place, seen_from: Place) -> String {
        let file = &self.parts[row.part as usize].file;
        let is_same_file = *file == self.parts[seen_from.part as usize].file;
        if is_same_file { format!("row {}", row.row) } else { format!("row {} of {file}", row.row) }
    }

    /// Hands everything over, defects in the order of rows and columns.
    pub(super) fn finish(mut self, checked: &mut Checked) {
        self.defects.sort_by_key(|(order, _)| *order);
        checked.defects.extend(self.defects.into_iter().map(|(_, defect)| defect));
        checked.notes.append(&mut self.notes);
        checked.provenance.push(SourceTable {
            table: self.layout.table.to_owned(),
            rows: self.rows,
            kept: self.kept,
            blake3: self.digest.finalize().to_hex().to_string(),
        });
    }

    fn remark(&mut self, place: Place, remark: &Remark) {
        let column = self.layout.columns[remark.position].name;
        match remark.finding {
            Finding::Defect(code) => self.defect(place, column, code, remark.message.clone()),
            Finding::Note(code) => {
                let part = &self.parts[place.part as usize];
                self.notes.push(Note {
                    file: part.file.clone(),
                    row: Some(place.row),
                    column: Some(part.columns[remark.position].clone()),
                    code,
                    message: remark.message.clone(),
                });
            }
        }
    }

    fn check_length(&mut self, row: &Row<'_>) {
        let (found, expected) = (row.found, row.header.len());
        let cells = |count: usize| format!("{count} {}", if count == 1 { "cell" } else { "cells" });
        if found < expected {
            let column = row.header[found].clone();
            let message = format!(
                "{}: expected {expected} as in the header; the missing ones are unknown",
                cells(found)
            );
            self.defect(row.place, &column, Code::RowTooShort, message);
        } else if found > expected {
            let column = format!("column {}", expected + 1);
            let message = format!(
                "{}: expected {expected} as in the header; the others are left out. Is a comma not in quotes?",
                cells(found)
            );
            self.defect(row.place, &column, Code::RowTooLong, message);
        }
    }

    fn digest_row(&mut self, values: &[String]) {
        self.digested.clear();
        for value in values {
            // The length first, so that no two rows give the same bytes.
            self.digested.extend_from_slice(&(value.len() as u64).to_le_bytes());
            self.digested.extend_from_slice(value.as_bytes());
        }
        self.digest.update(&self.digested);
    }
}
