//! A known table: its rows as normalised cells, whatever the order of the columns in the file.

use std::collections::HashSet;
use std::path::Path;

use super::form::FileForm;
use super::layout::{CellKind, Layout};
use super::records::RawRecords;
use crate::{Note, NoteCode, Progress, Refusal};

/// A file of a known table, read row by row.
pub(crate) struct Table<'p> {
    layout: &'static Layout,
    records: RawRecords<'p>,
    /// Where each column of the layout stands in the file.
    places: Vec<Option<usize>>,
    values: Vec<String>,
}

/// One row of a table.
pub(crate) struct Row<'t> {
    /// Its number, as a spreadsheet shows it.
    pub(crate) number: u64,
    /// How many cells it has.
    pub(crate) found: usize,
    /// Names of the file's columns.
    pub(crate) header: &'t [String],
    layout: &'static Layout,
    values: &'t [String],
}

impl<'p> Table<'p> {
    /// Opens the file of a table and finds its columns.
    pub(super) fn open(
        path: &Path,
        layout: &'static Layout,
        progress: &'p dyn Progress,
    ) -> Result<Self, Refusal> {
        Self::of_records(RawRecords::open(path, layout)?.observed_by(progress), layout)
    }

    /// A table that is built into the program; the file name is what messages name.
    pub(crate) fn built_in(file: &str, text: &'static str, layout: &'static Layout) -> Result<Self, Refusal> {
        Self::of_records(RawRecords::from_reader(Path::new(file), text.as_bytes())?, layout)
    }

    fn of_records(records: RawRecords<'p>, layout: &'static Layout) -> Result<Self, Refusal> {
        let mut seen = HashSet::new();
        if let Some(twice) = records.header().iter().find(|name| !name.is_empty() && !seen.insert(*name)) {
            let (file, column) = (records.file().to_owned(), twice.clone());
            return Err(Refusal::DuplicateColumn { file, column });
        }
        let mut places = Vec::with_capacity(layout.columns.len());
        for column in layout.columns {
            let place = records.header().iter().position(|name| name == column.name);
            if place.is_none() && column.required {
                return Err(Refusal::MissingColumn {
                    file: records.file().to_owned(),
                    column: column.name,
                    required: layout.required().collect::<Vec<_>>().join(", "),
                });
            }
            places.push(place);
        }
        let values = vec![String::new(); places.len()];
        Ok(Self { layout, records, places, values })
    }

    /// The name of the file.
    pub(crate) fn file(&self) -> &str {
        self.records.file()
    }

    /// What the file was taken as.
    pub(crate) fn form(&self) -> FileForm {
        self.records.form()
    }

    /// What is worth knowing about the form of the file, and each column that the table doesn't know.
    pub(crate) fn notes(&self) -> impl Iterator<Item = Note> {
        let unknown = (0..self.records.header().len()).filter(|index| !self.places.contains(&Some(*index)));
        let unknown = unknown.map(|index| Note {
            file: self.records.file().to_owned(),
            row: None,
            column: Some(self.records.column_name(index)),
            code: NoteCode::UnknownColumn,
            message: format!("this column is not read: {} has none of this name", self.layout.table),
        });
        self.records.notes().iter().cloned().chain(unknown)
    }

    /// The next row that isn't blank; none at the end.
    pub(crate) fn next_row(&mut self) -> Result<Option<Row<'_>>, Refusal> {
        while self.records.advance()? {
            let cells = self.records.cells();
            if cells.iter().all(|cell| trimmed(cell).is_empty()) {
                continue;
            }
            for ((column, place), value) in self.layout.columns.iter().zip(&self.places).zip(&mut self.values)
            {
                let cell = place.and_then(|place| cells.get(place)).unwrap_or_default();
                value.clear();
                normalise(column.kind, trimmed(cell), value);
            }
            return Ok(Some(Row {
                number: self.records.row(),
                found: cells.len(),
                header: self.records.header(),
                layout: self.layout,
                values: &self.values,
            }));
        }
        Ok(None)
    }
}

impl<'t> Row<'t> {
    /// The normalised text of a column; empty where the file doesn't have it.
    pub(crate) fn cell(&self, column: &str) -> &'t str {
        let position = self.layout.position(column).expect("the layout has every column that is asked for");
        &self.values[position]
    }

    /// Whether the table has a column.
    pub(crate) fn has_column(&self, name: &str) -> bool {
        self.layout.position(name).is_some()
    }

    /// All columns of the layout in the order of the contract.
    pub(crate) fn values(&self) -> &'t [String] {
        self.values
    }
}

/// Without white space, and without the invisible characters that web pages and spreadsheets leave, at both ends.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

fn normalise(kind: CellKind, cell: &str, out: &mut String) {
    match kind {
        CellKind::Verbatim => out.push_str(cell),
        CellKind::Data => out.extend(cell.chars().map(western_digit)),
        CellKind::Number => {
            out.extend(cell.chars().map(western_digit));
            let is_fraction = out.split_once('.').is_some_and(|(whole, fraction)| {
                let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
                digits(whole.strip_prefix('-').unwrap_or(whole)) && digits(fraction)
            });
            if is_fraction {
                out.truncate(out.trim_end_matches('0').trim_end_matches('.').len());
            }
        }
        CellKind::Text => {
            let lines = cell.split(char::is_control).map(str::trim).filter(|line| !line.is_empty());
            for line in lines {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(line);
            }
        }
    }
}

fn western_digit(c: char) -> char {
    match c {
        '๐'..='๙' => char::from(b'0' + (u32::from(c) - u32::from('๐')) as u8),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_digits_become_0_to_9_in_data_and_stay_in_words_and_ids() {
        for (kind, cell, expected) in [
            (CellKind::Data, "๐๑๒๓๔๕๖๗๘๙", "0123456789"),
            (CellKind::Number, "๑๓.๕๐", "13.5"),
            (CellKind::Number, "100.00", "100"),
            (CellKind::Number, "-0.50", "-0.5"),
            (CellKind::Number, "100", "100"),
            (CellKind::Number, "13.7.0", "13.7.0"),
            (CellKind::Number, "5.", "5."),
            (CellKind::Text, "หมู่ ๙", "หมู่ ๙"),
            (CellKind::Verbatim, "อบต-๙", "อบต-๙"),
            (CellKind::Text, "ชั้น 1 \r\n\tอาคาร ก", "ชั้น 1 อาคาร ก"),
        ] {
            let mut found = String::new();
            normalise(kind, cell, &mut found);
            assert_eq!(found, expected);
        }
    }
}
