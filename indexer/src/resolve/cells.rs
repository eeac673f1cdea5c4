//! The cells of one row, read into values; whatever can't be read becomes a defect.

use std::fmt::Display;
use std::sync::Arc;

use domain::id::InvalidId;

use super::ids::RowIds;
use super::table_log::TableLog;
use super::values::Problem;
pub(super) use crate::defect::quoted;
use crate::source::{Place, Row};
use crate::{Code, NoteCode};

/// One row of a table, with the log that its defects go to.
pub(super) struct Cells<'t> {
    row: Row<'t>,
    log: &'t mut TableLog,
}

impl<'t> Cells<'t> {
    pub(super) fn new(row: Row<'t>, log: &'t mut TableLog) -> Self {
        Self { row, log }
    }

    /// Where the row stands.
    pub(super) fn place(&self) -> Place {
        self.row.place
    }

    /// The words for an earlier row of the table: its number, and its file where that is another.
    pub(super) fn row_of(&self, earlier: Place) -> String {
        self.log.row_of(earlier, self.row.place)
    }

    /// Whether the row follows from a rule of the mapping and stands in no file.
    pub(super) fn is_derived(&self) -> bool {
        self.row.is_derived
    }

    /// The text of a column; none when it is empty.
    pub(super) fn filled(&self, column: &str) -> Option<&'t str> {
        Some(self.row.cell(column)).filter(|cell| !cell.is_empty())
    }

    /// The text of a column to keep; none when it is empty.
    pub(super) fn text(&self, column: &str) -> Option<String> {
        self.filled(column).map(str::to_owned)
    }

    /// The text of a column in which many rows have the same one; none when it is empty.
    pub(super) fn shared(&mut self, column: &str) -> Option<Arc<str>> {
        self.filled(column).map(|text| self.log.shared(text))
    }

    /// The parts of a column that is joined by `|`, without empty ones.
    pub(super) fn parts(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.row.cell(column).split('|').map(str::trim).filter(|part| !part.is_empty())
    }

    /// The parts of a column to keep.
    pub(super) fn list(&self, column: &str) -> Vec<String> {
        self.parts(column).map(str::to_owned).collect()
    }

    /// Reads a column into a value; a text that can't be read is a defect and gives none, as an empty one does.
    pub(super) fn read<T>(
        &mut self,
        column: &str,
        read: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> Option<T> {
        let text = self.filled(column)?;
        self.accept(column, text, read(text))
    }

    /// The value, or its problem as a defect of a column.
    pub(super) fn accept<T>(&mut self, column: &str, text: &str, read: Result<T, Problem>) -> Option<T> {
        read.map_err(|Problem { code, reason }| self.wrong(column, code, text, &reason)).ok()
    }

    /// Adds a note about a value that is kept, or that another takes the place of.
    pub(super) fn note(&mut self, column: &str, code: NoteCode, value: &str, what: &str) {
        self.log.note_value(self.row.place, column, code, value, what);
    }

    /// The row's own id: there, well formed, and in no earlier row that was kept.
    pub(super) fn own_id<I: Display>(
        &mut self,
        new: impl FnOnce(&str) -> Result<I, InvalidId>,
        ids: &RowIds,
    ) -> Option<I> {
        let Some(text) = self.filled("id") else {
            let message = "is empty: expected the id of the row; the row is dropped".to_owned();
            self.defect("id", Code::MissingId, message);
            return None;
        };
        let dropped =
            |error: InvalidId| Problem::new(Code::InvalidId, format!("{}; the row is dropped", error.reason));
        let id = self.accept("id", text, new(text).map_err(dropped))?;
        if let Some(first) = ids.place_of(text) {
            let reason =
                format!("is already the id of {}: expected another; the row is dropped", self.row_of(first));
            self.repeated("id", Code::DuplicateId, text, first, &reason);
            return None;
        }
        Some(id)
    }

    /// The name or title that every row has.
    pub(super) fn name(&mut self, column: &str) -> Option<String> {
        let name = self.text(column);
        if name.is_none() {
            let message = "is empty: expected the official Thai name; the row is dropped".to_owned();
            self.defect(column, Code::MissingName, message);
        }
        name
    }

    /// The record of another table that a column names; without one the row is dropped.
    pub(super) fn reference(&mut self, column: &str, ids: &RowIds, unknown: Code, file: &str) -> Option<u32> {
        let Some(text) = self.filled(column) else {
            let message = format!("is empty: expected an id of {file}; the row is dropped");
            self.defect(column, Code::MissingId, message);
            return None;
        };
        let found = ids.ordinal(text);
        if found.is_none() {
            let reason = format!("is not the id of any kept row of {file}; the row is dropped");
            self.wrong(column, unknown, text, &reason);
        }
        found
    }

    /// Names of columns of this table whose value is made up.
    pub(super) fn sample_fields(&mut self) -> Vec<String> {
        let mut fields = Vec::new();
        for part in self.parts("sample_fields") {
            if self.row.has_column(part) {
                fields.push(part.to_owned());
            } else {
                let reason = "is not a column of this table: expected names of columns joined by |";
                self.wrong("sample_fields", Code::UnknownSampleField, part, reason);
            }
        }
        fields
    }

    /// Adds a defect of this row.
    pub(super) fn defect(&mut self, column: &str, code: Code, message: String) {
        self.log.defect(self.row.place, column, code, message);
    }

    /// Adds a defect of a value of this row, with what is wrong with it.
    pub(super) fn wrong(&mut self, column: &str, code: Code, value: &str, reason: &str) {
        self.log.wrong(self.row.place, column, code, value, reason);
    }

    /// Adds a defect of a value that an earlier row has already.
    pub(super) fn repeated(&mut self, column: &str, code: Code, value: &str, first: Place, reason: &str) {
        self.wrong(column, code, value, reason);
        self.log.repeats(first);
    }
}
