//! What happened while a table was read: defects, notes, how much was kept.

use std::collections::HashSet;
use std::sync::Arc;

use engine::SourceTable;

use super::Checked;
use super::cells::{self, Cells};
use crate::source::{FileForm, Layout, Row, SourceDir, SourceFile, Table};
use crate::{Code, Defect, Note, Refusal};

/// The record of reading one table.
pub(super) struct TableLog {
    layout: &'static Layout,
    file: String,
    /// What the file was taken as; none where there is none.
    form: Option<FileForm>,
    rows: u64,
    kept: u64,
    digest: blake3::Hasher,
    /// The row that is digested, all at once: many small pieces cost more than their bytes.
    digested: Vec<u8>,
    defects: Vec<Defect>,
    notes: Vec<Note>,
    /// Texts that stand in many rows, each once.
    shared: HashSet<Arc<str>>,
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
        table: Option<Table<'_>>,
        layout: &'static Layout,
        mut keep: impl FnMut(&mut Cells<'_>) -> Option<()>,
    ) -> Result<Self, Refusal> {
        let mut log = Self {
            layout,
            file: table.as_ref().map_or_else(|| layout.file_name(), |table| table.file().to_owned()),
            form: table.as_ref().map(Table::form),
            rows: 0,
            kept: 0,
            digest: blake3::Hasher::new(),
            digested: Vec::new(),
            defects: Vec::new(),
            notes: Vec::new(),
            shared: HashSet::new(),
        };
        let Some(mut table) = table else { return Ok(log) };
        log.notes.extend(table.notes());
        while let Some(row) = table.next_row()? {
            log.rows += 1;
            let known = log.defects.len();
            log.check_length(&row);
            let values = row.values();
            if keep(&mut Cells::new(row, &mut log)).is_some() {
                log.kept += 1;
                log.digest_row(values);
            } else {
                log.defects[known..].iter_mut().for_each(|defect| defect.row_dropped = true);
            }
        }
        Ok(log)
    }

    /// A text that is kept once for all rows that have it.
    pub(super) fn shared(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.shared.get(text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = text.into();
        self.shared.insert(Arc::clone(&new));
        new
    }

    /// Adds a defect without a value: of an empty cell, or of a row as a whole.
    pub(super) fn defect(&mut self, row: u64, column: &str, code: Code, message: String) {
        let (file, column) = (self.file.clone(), column.to_owned());
        let (value, first_row, row_dropped) = (None, None, false);
        self.defects.push(Defect { file, row, column, code, message, value, first_row, row_dropped });
    }

    /// Adds a defect of a value, with what is wrong with it.
    pub(super) fn wrong(&mut self, row: u64, column: &str, code: Code, value: &str, reason: &str) {
        self.defect(row, column, code, cells::quoted(value, reason));
        if let Some(defect) = self.defects.last_mut() {
            defect.value = Some(cells::cut(value));
        }
    }

    /// Says which row the defect that was added last repeats.
    pub(super) fn repeats(&mut self, first_row: u64) {
        if let Some(defect) = self.defects.last_mut() {
            defect.first_row = Some(first_row);
        }
    }

    /// Hands everything over, defects in the order of rows and columns.
    pub(super) fn finish(mut self, checked: &mut Checked) {
        let layout = self.layout;
        self.defects.sort_by_key(|defect| {
            (defect.row, layout.position(&defect.column).unwrap_or(layout.columns.len()))
        });
        checked.defects.append(&mut self.defects);
        checked.notes.append(&mut self.notes);
        checked.files.extend(self.form.map(|form| SourceFile {
            table: layout.table,
            file: self.file,
            form,
            rows: self.rows,
            kept: self.kept,
        }));
        checked.provenance.push(SourceTable {
            table: layout.table.to_owned(),
            rows: self.rows,
            kept: self.kept,
            blake3: self.digest.finalize().to_hex().to_string(),
        });
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
            self.defect(row.number, &column, Code::RowTooShort, message);
        } else if found > expected {
            let column = format!("column {}", expected + 1);
            let message = format!(
                "{}: expected {expected} as in the header; the others are left out. Is a comma not in quotes?",
                cells(found)
            );
            self.defect(row.number, &column, Code::RowTooLong, message);
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
