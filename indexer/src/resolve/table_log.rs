//! What happened while a table was read: defects, notes, how much was kept.

use std::collections::HashSet;
use std::sync::Arc;

use engine::SourceTable;

use super::Checked;
use super::cells::Cells;
use crate::defect::{cut, quoted};
use crate::source::{Finding, Layout, PartNames, Place, Remark, Row, SourceDir, SourceFile, Table};
use crate::{Code, Defect, Field, Note, NoteCode, Refusal};

/// The record of reading one part of a table.
struct PartLog {
    names: PartNames,
    rows: u64,
    kept: u64,
}

/// The record of reading one table.
pub(super) struct TableLog {
    layout: &'static Layout,
    /// The files that the table is put together from.
    parts: Vec<PartLog>,
    digest: blake3::Hasher,
    /// The row that is digested, all at once: many small pieces cost more than their bytes.
    digested: Vec<u8>,
    /// Defects with the place and the column's number that they are sorted by.
    defects: Vec<((Place, u16), Defect)>,
    notes: Vec<Note>,
    /// Texts that stand in many rows, each once.
    shared: HashSet<Arc<str>>,
}

impl TableLog {
    /// Reads every row of a source's table; `keep` gives none for a row that is dropped. A table that the source
    /// doesn't have reads as one without rows.
    pub(super) fn read(
        source: &SourceDir<'_>,
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
            parts: Vec::new(),
            digest: blake3::Hasher::new(),
            digested: Vec::new(),
            defects: Vec::new(),
            notes: Vec::new(),
            shared: HashSet::new(),
        };
        let Some(mut table) = table else { return Ok(log) };
        let part = |names| PartLog { names, rows: 0, kept: 0 };
        log.parts = table.part_names().into_iter().map(part).collect();
        log.notes.extend(table.notes());
        while let Some(row) = table.next_row()? {
            let (part, known, is_derived) = (row.place.part(), log.defects.len(), row.is_derived);
            log.check_length(&row);
            row.remarks.iter().for_each(|remark| log.remark(row.place, remark));
            let values = row.values();
            let is_kept = keep(&mut Cells::new(row, &mut log)).is_some();
            let has_defect = log.defects.len() > known;
            if is_kept {
                log.parts[part].kept += 1;
                log.digest_row(values);
            } else {
                log.defects[known..].iter_mut().for_each(|(_, defect)| defect.row_dropped = true);
            }
            // What a file says already doesn't follow from a rule: nothing was left out.
            log.parts[part].rows += u64::from(is_kept || has_defect || !is_derived);
        }
        log.notes.extend(table.closing_notes());
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

    /// Adds a defect of a column of the layout without a value: of an empty cell.
    pub(super) fn defect(&mut self, place: Place, column: &str, code: Code, message: String) {
        let position = self.layout.position(column);
        let names = &self.parts[place.part()].names;
        let name = position.map_or(column, |position| &names.columns[position]).to_owned();
        self.push(place, position, name, code, message);
    }

    /// Adds a defect of a value, with what is wrong with it.
    pub(super) fn wrong(&mut self, place: Place, column: &str, code: Code, value: &str, reason: &str) {
        self.defect(place, column, code, quoted(value, reason));
        if let Some((_, defect)) = self.defects.last_mut() {
            defect.value = Some(cut(value));
        }
    }

    /// Says which row the defect that was added last repeats.
    pub(super) fn repeats(&mut self, first: Place) {
        if let Some((_, defect)) = self.defects.last_mut() {
            let file = &self.parts[first.part()].names.file;
            defect.first_row = Some(first.row());
            defect.first_file = (*file != defect.file).then(|| file.clone());
        }
    }

    /// Adds a note about the table as a whole.
    pub(super) fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// Adds a note about a value of a row that is kept all the same.
    pub(super) fn note_value(&mut self, place: Place, column: &str, code: NoteCode, value: &str, what: &str) {
        let position = self.layout.position(column);
        let names = &self.parts[place.part()].names;
        let field = position
            .map(|position| Field { table: self.layout.table, column: self.layout.columns[position].name });
        let note = Note {
            file: names.file.clone(),
            row: Some(place.row()),
            column: Some(position.map_or(column, |position| &names.columns[position]).to_owned()),
            field,
            code,
            message: quoted(value, what),
        };
        self.note(note);
    }

    /// The words for a row, as seen from another of the table.
    pub(super) fn row_of(&self, row: Place, seen_from: Place) -> String {
        let file = &self.parts[row.part()].names.file;
        let is_same_file = *file == self.parts[seen_from.part()].names.file;
        if is_same_file { format!("row {}", row.row()) } else { format!("row {} of {file}", row.row()) }
    }

    /// Hands everything over, defects in the order of rows and columns.
    pub(super) fn finish(mut self, checked: &mut Checked) {
        self.defects.sort_by_key(|(order, _)| *order);
        checked.defects.extend(self.defects.into_iter().map(|(_, defect)| defect));
        checked.notes.append(&mut self.notes);
        checked.provenance.push(SourceTable {
            table: self.layout.table.to_owned(),
            rows: self.parts.iter().map(|part| part.rows).sum(),
            kept: self.parts.iter().map(|part| part.kept).sum(),
            blake3: self.digest.finalize().to_hex().to_string(),
        });
        let table = self.layout.table;
        let file = |PartLog { names: PartNames { file, form, .. }, rows, kept }: PartLog| SourceFile {
            table,
            file,
            form,
            rows,
            kept,
        };
        checked.files.extend(self.parts.into_iter().map(file));
    }

    /// Adds a defect of a column as the file calls it; the position is that in the layout.
    fn push(&mut self, place: Place, position: Option<usize>, column: String, code: Code, message: String) {
        let order = (place, position.unwrap_or(self.layout.columns.len()) as u16);
        let defect = Defect {
            file: self.parts[place.part()].names.file.clone(),
            row: place.row(),
            column,
            field: position.map(|position| self.field(position)),
            code,
            message,
            value: None,
            first_row: None,
            first_file: None,
            row_dropped: false,
        };
        self.defects.push((order, defect));
    }

    fn field(&self, position: usize) -> Field {
        Field { table: self.layout.table, column: self.layout.columns[position].name }
    }

    fn remark(&mut self, place: Place, remark: &Remark) {
        let column = self.layout.columns[remark.position].name;
        match remark.finding {
            Finding::Defect(code) => {
                self.defect(place, column, code, remark.message.clone());
                if let Some((_, defect)) = self.defects.last_mut() {
                    defect.value.clone_from(&remark.value);
                }
            }
            Finding::Note(code) => {
                let names = &self.parts[place.part()].names;
                self.notes.push(Note {
                    file: names.file.clone(),
                    row: Some(place.row()),
                    column: Some(names.columns[remark.position].clone()),
                    field: Some(self.field(remark.position)),
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
            let names = &self.parts[row.place.part()].names;
            let position = names.columns.iter().position(|name| *name == column);
            self.push(row.place, position, column, Code::RowTooShort, message);
        } else if found > expected {
            let column = format!("column {}", expected + 1);
            let message = format!(
                "{}: expected {expected} as in the header; the others are left out. Is a comma not in quotes?",
                cells(found)
            );
            self.push(row.place, None, column, Code::RowTooLong, message);
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
