//! A known table: its rows as normalised cells, whatever the order of the columns, the file's form and its mapping.

use std::collections::HashSet;
use std::path::Path;

use super::layout::{CellKind, Layout};
use super::mapping::{BoundColumns, KeyPath};
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

/// What a table takes rows from.
pub(crate) enum Part {
    /// A file with the table's own columns.
    Direct {
        records: RawRecords,
        /// Where each column of the layout stands in the file.
        places: Vec<Option<usize>>,
    },
    /// A file whose columns a mapping names.
    Mapped { records: RawRecords, columns: Box<BoundColumns> },
    /// Rows that a mapping itself holds or gives rise to, in the order of the layout's columns.
    Given {
        /// What messages name instead of a file.
        file: String,
        rows: Vec<Vec<String>>,
        /// How many were handed out.
        given: usize,
        is_derived: bool,
    },
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

impl Part {
    /// Opens a file with the table's own columns.
    pub(super) fn open(path: &Path, layout: &'static Layout) -> Result<Self, Refusal> {
        let required: Vec<&str> = layout.required().collect();
        Self::direct(RawRecords::open(path, &required)?, layout)
    }

    fn direct(records: RawRecords, layout: &'static Layout) -> Result<Self, Refusal> {
        check_names(&records)?;
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
        Ok(Self::Direct { records, places })
    }

    /// Rows that stand in a mapping.
    pub(super) fn given(place: &KeyPath, rows: Vec<Vec<String>>) -> Self {
        let file = format!("{}, {}", place.file, place.key);
        Self::Given { file, rows, given: 0, is_derived: false }
    }

    /// Rows that follow from a rule of a mapping.
    pub(crate) fn derived(place: &KeyPath, rows: Vec<Vec<String>>) -> Self {
        let file = format!("{}, {}", place.file, place.key);
        Self::Given { file, rows, given: 0, is_derived: true }
    }

    fn names(&self, layout: &Layout) -> PartNames {
        let own = || layout.columns.iter().map(|column| column.name.to_owned()).collect();
        match self {
            Self::Direct { records, .. } => PartNames { file: records.file().to_owned(), columns: own() },
            Self::Mapped { records, columns } => {
                PartNames { file: records.file().to_owned(), columns: columns.labels(layout) }
            }
            Self::Given { file, .. } => PartNames { file: file.clone(), columns: own() },
        }
    }

    /// What is worth knowing about the form of the file, and each column that isn't read.
    fn notes(&self, layout: &Layout) -> Vec<Note> {
        let (records, message) = match self {
            Self::Direct { records, .. } => {
                (records, format!("this column is not read: {} has none of this name", layout.table))
            }
            Self::Mapped { records, .. } => {
                (records, "this column is not read: the mapping doesn't name it".to_owned())
            }
            Self::Given { .. } => return Vec::new(),
        };
        let is_read = |index: usize| match self {
            Self::Direct { places, .. } => places.contains(&Some(index)),
            Self::Mapped { columns, .. } => columns.reads(index),
            Self::Given { .. } => true,
        };
        let unknown = (0..records.header().len()).filter(|index| !is_read(*index)).map(|index| Note {
            file: records.file().to_owned(),
            row: None,
            column: Some(records.column_name(index)),
            code: NoteCode::UnknownColumn,
            message: message.clone(),
        });
        records.notes().iter().cloned().chain(unknown).collect()
    }

    /// Reads the next row that isn't blank into the values, and gives its number; none at the end.
    fn read_row(
        &mut self,
        layout: &Layout,
        values: &mut [String],
        remarks: &mut Vec<Remark>,
    ) -> Result<Option<u64>, Refusal> {
        remarks.clear();
        match self {
            Self::Direct { records, places } => {
                if !next_filled(records)? {
                    return Ok(None);
                }
                for ((column, place), value) in layout.columns.iter().zip(places).zip(values) {
                    let cell = place.and_then(|place| records.cells().get(place)).unwrap_or_default();
                    set(value, column.kind, cell);
                }
                remarks.extend(records.remark(layout));
                Ok(Some(records.row()))
            }
            Self::Mapped { records, columns } => {
                if !next_filled(records)? {
                    return Ok(None);
                }
                for (position, (column, value)) in layout.columns.iter().zip(values).enumerate() {
                    set(value, column.kind, &columns.cell(position, records.cells(), remarks));
                }
                remarks.extend(records.remark(layout));
                Ok(Some(records.row()))
            }
            Self::Given { rows, given, .. } => {
                let Some(row) = rows.get(*given) else { return Ok(None) };
                *given += 1;
                for ((column, cell), value) in layout.columns.iter().zip(row).zip(values) {
                    set(value, column.kind, cell);
                }
                Ok(Some(*given as u64))
            }
        }
    }
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

    /// The next row that isn't blank; none at the end.
    pub(crate) fn next_row(&mut self) -> Result<Option<Row<'_>>, Refusal> {
        while self.current < self.parts.len() {
            let part = &mut self.parts[self.current];
            let Some(row) = part.read_row(self.layout, &mut self.values, &mut self.remarks)? else {
                self.current += 1;
                continue;
            };
            let part = &self.parts[self.current];
            let (found, header) = match part {
                Part::Direct { records, .. } | Part::Mapped { records, .. } => {
                    (records.cells().len(), records.header())
                }
                Part::Given { .. } => (0, &[][..]),
            };
            return Ok(Some(Row {
                place: Place { part: self.current as u32, row },
                found,
                header,
                remarks: &self.remarks,
                is_derived: matches!(part, Part::Given { is_derived: true, .. }),
                layout: self.layout,
                values: &self.values,
            }));
        }
        Ok(None)
    }
}

/// Two columns of one name can't be told apart.
pub(super) fn check_names(records: &RawRecords) -> Result<(), Refusal> {
    let mut seen = HashSet::new();
    match records.header().iter().find(|name| !name.is_empty() && !seen.insert(*name)) {
        Some(twice) => {
            let (file, column) = (records.file().to_owned(), twice.clone());
            Err(Refusal::DuplicateColumn { file, column })
        }
        None => Ok(()),
    }
}

/// Reads the next record that isn't blank; `false` at the end.
pub(super) fn next_filled(records: &mut RawRecords) -> Result<bool, Refusal> {
    while records.advance()? {
        if !records.cells().iter().all(|cell| trimmed(cell).is_empty()) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn set(value: &mut String, kind: CellKind, cell: &str) {
    value.clear();
    normalise(kind, trimmed(cell), value);
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
