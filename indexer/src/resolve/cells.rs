//! The cells of one row, read into values; whatever can't be read becomes a defect.

use std::fmt::Display;
use std::sync::Arc;

use domain::id::InvalidId;

use super::ids::RowIds;
use super::table_log::TableLog;
use super::values::Problem;
use crate::Code;
use crate::source::Row;

/// Longest part of a value that a message repeats, in characters.
const QUOTED_CHARS: usize = 80;

/// One row of a table, with the log that its defects go to.
pub(super) struct Cells<'t> {
    row: Row<'t>,
    log: &'t mut TableLog,
}

impl<'t> Cells<'t> {
    pub(super) fn new(row: Row<'t>, log: &'t mut TableLog) -> Self {
        Self { row, log }
    }

    /// The row's number.
    pub(super) fn row(&self) -> u64 {
        self.row.number
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
        if let Some(first) = ids.row_of(text) {
            let reason = format!("is already the id of row {first}: expected another; the row is dropped");
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
        self.log.defect(self.row.number, column, code, message);
    }

    /// Adds a defect of a value of this row, with what is wrong with it.
    pub(super) fn wrong(&mut self, column: &str, code: Code, value: &str, reason: &str) {
        self.log.wrong(self.row.number, column, code, value, reason);
    }

    /// Adds a defect of a value that an earlier row has already.
    pub(super) fn repeated(&mut self, column: &str, code: Code, value: &str, first_row: u64, reason: &str) {
        self.wrong(column, code, value, reason);
        self.log.repeats(first_row);
    }
}

/// A value in quotes, cut and on one line, and what is wrong with it.
pub(super) fn quoted(value: &str, reason: &str) -> String {
    format!("\"{}\" {reason}", cut(value))
}

/// A value on one line, cut where a message would become a page.
pub(super) fn cut(value: &str) -> String {
    let mut shown: String =
        value.chars().take(QUOTED_CHARS).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.chars().nth(QUOTED_CHARS).is_some() {
        shown.push('…');
    }
    shown
}
