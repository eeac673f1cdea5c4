//! A known table: its rows as normalised cells, whatever the order of the columns, the file's form and its mapping.

use std::path::Path;

use super::form::FileForm;
use super::layout::Layout;
use super::part::Part;
use super::records::RawRecords;
use crate::{Code, Note, NoteCode, Refusal};

/// A known table, read row by row from the files that it is put together from.
pub(crate) struct Table<'p> {
    layout: &'static Layout,
    parts: Vec<Part<'p>>,
    /// The part that is being read.
    current: usize,
    /// How many parts somebody was told of that they are read.
    begun: usize,
    values: Vec<String>,
    remarks: Vec<Remark>,
}

/// Where a row of a table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    part: u32,
    row: u32,
}

impl Place {
    fn new(part: usize, row: u64) -> Self {
        // One of these is kept for every id: nobody looks for a defect beyond row four billion.
        Self { part: part as u32, row: u32::try_from(row).unwrap_or(u32::MAX) }
    }

    /// Number of the part among those of the table.
    pub(crate) fn part(self) -> usize {
        self.part as usize
    }

    /// Row of the file, as a spreadsheet numbers it.
    pub(crate) fn row(self) -> u64 {
        u64::from(self.row)
    }
}

/// What messages call a part of a table and its columns.
pub(crate) struct PartNames {
    pub(crate) file: String,
    pub(crate) form: FileForm,
    /// For each column of the layout the column of the file that it comes from, or its own name.
    pub(crate) columns: Vec<String>,
}

/// Something that was found while a row was put together.
pub(crate) struct Remark {
    /// Number of the layout's column.
    pub(crate) position: usize,
    pub(crate) finding: Finding,
    pub(crate) message: String,
    /// What stands there that is wrong, cut.
    pub(crate) value: Option<String>,
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

impl<'p> Table<'p> {
    pub(super) fn new(layout: &'static Layout, parts: Vec<Part<'p>>) -> Self {
        let values = vec![String::new(); layout.columns.len()];
        // The part that was opened last is the one that somebody was told of.
        let begun = if parts.len() == 1 { 1 } else { 0 };
        Self { layout, parts, current: 0, begun, values, remarks: Vec::new() }
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
            if self.begun == self.current {
                part.begin();
                self.begun += 1;
            }
            let Some(row) = part.read_row(self.layout, &mut self.values, &mut self.remarks)? else {
                self.current += 1;
                continue;
            };
            let part = &self.parts[self.current];
            let (found, header) = part.found();
            return Ok(Some(Row {
                place: Place::new(self.current, row),
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
