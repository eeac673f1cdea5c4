//! A known table: its rows as normalised cells, whatever the order of the columns, the file's form and its mapping.

use std::path::Path;

use super::layout::Layout;
use super::part::Part;
use super::records::RawRecords;
use crate::{Code, Note, NoteCode, Refusal};

/// A known table, read row by row from the files that it is put together from.
pub(crate) struct Table {
    layout: &'static Layout,
    parts: Vec<Part>,
    /// The part that is being read.
    current: usize,
    values: Vec<String>,
    remarks: Vec<Remark>,
}

/// Where a row of a table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Number of the part among those of the table.
    pub(crate) part: u32,
    /// Row of the file, as a spreadsheet numbers it.
    pub(crate) row: u64,
}

/// What messages call a part of a table and its columns.
pub(crate) struct PartNames {
    pub(crate) file: String,
    /// For each column of the layout the column of the file that it comes from, or its own name.
    pub(crate) columns: Vec<String>,
}

/// Something that was found while a row was put together.
pub(crate) struct Remark {
    /// Number of the layout's column.
    pub(crate) position: usize,
    pub(crate) finding: Finding,
    pub(crate) message: String,
}

/// A defect or a note.
#[derive(Clone, Copy)]
pub(crate) enum Finding {
    Defect(Code),
    Note(NoteCode),
}

/// One row of a table.
pub(crate) struct Row<'t> {
    /// Where it stands.
    pub(crate) place: Place,
    /// How many cells it has.
    pub(crate) found: usize,
    /// Names of the file's columns.
    pub(crate) header: &'t [String],
    /// What was found while the row was put together.
    pub(crate) remarks: &'t [Remark],
    /// Whether it follows from a rule and stands in no file.
    pub(crate) is_derived: bool,
    layout: &'static Layout,
    values: &'t [String],
}

impl Table {
    pub(super) fn new(layout: &'static Layout, parts: Vec<Part>) -> Self {
        let values = vec![String::new(); layout.columns.len()];
        Self { layout, parts, current: 0, values, remarks: Vec::new() }
    }

    /// A table that is built into the program; the file name is what messages name.
    pub(crate) fn built_in(file: &str, text: &'static str, layout: &'static Layout) -> Result<Self, Refusal> {
        let records = RawRecords::from_reader(Path::new(file), text.as_bytes())?;
        Ok(Self::new(layout, vec![Part::direct(records, layout)?]))
    }

    /// What messages call each part.
    pub(crate) fn part_names(&self) -> Vec<PartNames> {
        self.parts.iter().map(|part| part.names(self.layout)).collect()
    }

    /// What is worth knowing about the form of the files, and each column that isn't read.
    pub(crate) fn notes(&self) -> impl Iterator<Item = Note> {
        self.parts.iter().flat_map(|part| part.notes(self.layout))
    }

    /// What is worth knowing once all rows are read.
    pub(crate) fn closing_notes(&self) -> impl Iterator<Item = Note> {
        self.parts.iter().filter_map(Part::closing_note)
    }

    /// The next row that isn't blank; none at the end.
    pub(crate) fn next_row(&mut self) -> Result<Option<Row<'_>>, Refusal> {
        while self.current < self.parts.len() {
            let part = &mut self.parts[self.current];
            let Some(row) = part.read_row(self.layout, &mut self.values, &mut self.remarks)? else {
                self.current += 1;
                continue;
            };
            let part = &self.parts[self.current];
            let (found, header) = part.found();
            return Ok(Some(Row {
                place: Place { part: self.current as u32, row },
                found,
                header,
                remarks: &self.remarks,
                is_derived: part.is_derived(),
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
