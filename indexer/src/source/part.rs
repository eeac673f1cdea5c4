//! The parts that a table is put together from: files with its own columns, files with a mapping, and rows of a mapping.

use std::collections::HashSet;
use std::path::Path;

use super::cell::{normalise, trimmed};
use super::form::FileForm;
use super::layout::{CellKind, Layout};
use super::mapping::{BoundColumns, KeyPath};
use super::records::RawRecords;
use super::table::{PartNames, Remark};
use crate::{Note, NoteCode, Progress, Refusal, Stage};

/// One of the things that a table takes rows from.
pub(crate) struct Part<'p>(Input<'p>);

/// Where the rows of a part come from.
enum Input<'p> {
    /// A file with the table's own columns.
    Direct {
        records: RawRecords<'p>,
        /// Where each column of the layout stands in the file.
        places: Vec<Option<usize>>,
    },
    /// A file whose columns a mapping names.
    Mapped { records: RawRecords<'p>, columns: Box<BoundColumns> },
    /// Rows that a mapping itself holds or gives rise to, in the order of the layout's columns.
    Given {
        /// What messages name instead of a file.
        file: String,
        /// Made one at a time: rules may give several rows for every office.
        rows: Box<dyn Iterator<Item = Vec<String>> + 'p>,
        /// How many were handed out.
        given: u64,
        is_derived: bool,
    },
}

impl<'p> Part<'p> {
    /// Opens a file with the table's own columns.
    pub(super) fn open(
        path: &Path,
        layout: &'static Layout,
        progress: &'p dyn Progress,
    ) -> Result<Self, Refusal> {
        let required: Vec<&str> = layout.required().collect();
        progress.begin(Stage::Reading(&super::file_name(path)), super::size(path));
        Self::direct(RawRecords::open(path, &required)?.observed_by(progress), layout)
    }

    pub(super) fn direct(records: RawRecords<'p>, layout: &'static Layout) -> Result<Self, Refusal> {
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
        Ok(Self(Input::Direct { records, places }))
    }

    /// A file whose columns a mapping names.
    pub(super) fn mapped(records: RawRecords<'p>, columns: BoundColumns) -> Self {
        Self(Input::Mapped { records, columns: Box::new(columns) })
    }

    /// Rows that stand in a mapping.
    pub(super) fn given(place: &KeyPath, rows: Vec<Vec<String>>) -> Self {
        let file = format!("{}, {}", place.file, place.key);
        Self(Input::Given { file, rows: Box::new(rows.into_iter()), given: 0, is_derived: false })
    }

    /// Rows that follow from a rule of a mapping.
    pub(crate) fn derived(place: &KeyPath, rows: impl Iterator<Item = Vec<String>> + 'p) -> Self {
        let file = format!("{}, {}", place.file, place.key);
        Self(Input::Given { file, rows: Box::new(rows), given: 0, is_derived: true })
    }

    /// Tells whoever watches that this part is read from now on.
    pub(super) fn begin(&self) {
        match &self.0 {
            Input::Direct { records, .. } | Input::Mapped { records, .. } => records.begin(),
            Input::Given { .. } => {}
        }
    }

    /// What messages call the part.
    pub(super) fn names(&self, layout: &Layout) -> PartNames {
        let own = || layout.columns.iter().map(|column| column.name.to_owned()).collect();
        match &self.0 {
            Input::Direct { records, .. } => {
                PartNames { file: records.file().to_owned(), form: records.form(), columns: own() }
            }
            Input::Mapped { records, columns } => PartNames {
                file: records.file().to_owned(),
                form: records.form(),
                columns: columns.labels(layout),
            },
            Input::Given { file, .. } => {
                PartNames { file: file.clone(), form: FileForm::Mapping, columns: own() }
            }
        }
    }

    /// What is worth knowing about the form of the file, and each column that isn't read.
    pub(super) fn notes(&self, layout: &Layout) -> Vec<Note> {
        let (records, message) = match &self.0 {
            Input::Direct { records, .. } => {
                (records, format!("this column is not read: {} has none of this name", layout.table))
            }
            Input::Mapped { records, .. } => {
                (records, "this column is not read: the mapping doesn't name it".to_owned())
            }
            Input::Given { .. } => return Vec::new(),
        };
        let is_read = |index: usize| match &self.0 {
            Input::Direct { places, .. } => places.contains(&Some(index)),
            Input::Mapped { columns, .. } => columns.reads(index),
            Input::Given { .. } => true,
        };
        let unknown = (0..records.header().len()).filter(|index| !is_read(*index)).map(|index| Note {
            file: records.file().to_owned(),
            row: None,
            column: Some(records.column_name(index)),
            field: None,
            code: NoteCode::UnknownColumn,
            message: message.clone(),
        });
        records.notes().iter().cloned().chain(unknown).collect()
    }

    /// Reads the next row that isn't blank into the values, and gives its number; none at the end.
    pub(super) fn read_row(
        &mut self,
        layout: &Layout,
        values: &mut [String],
        remarks: &mut Vec<Remark>,
    ) -> Result<Option<u64>, Refusal> {
        remarks.clear();
        match &mut self.0 {
            Input::Direct { records, places } => {
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
            Input::Mapped { records, columns } => {
                if !columns.next_row(records)? {
                    return Ok(None);
                }
                for (position, (column, value)) in layout.columns.iter().zip(values).enumerate() {
                    set(value, column.kind, &columns.cell(position, records.cells(), remarks));
                }
                remarks.extend(records.remark(layout));
                Ok(Some(records.row()))
            }
            Input::Given { rows, given, .. } => {
                let Some(row) = rows.next() else { return Ok(None) };
                *given += 1;
                for ((column, cell), value) in layout.columns.iter().zip(&row).zip(values) {
                    set(value, column.kind, cell);
                }
                Ok(Some(*given))
            }
        }
    }

    /// A note about rows that were left out, once all are read.
    pub(super) fn closing_note(&self) -> Option<Note> {
        let Input::Mapped { records, columns } = &self.0 else { return None };
        let (file, left_out) = (records.file().to_owned(), columns.left_out());
        let message =
            format!("{left_out} rows are left out: the mapping reads only those with certain values");
        let (row, column, field, code) = (None, None, None, NoteCode::RowsLeftOut);
        (left_out > 0).then_some(Note { file, row, column, field, code, message })
    }

    /// How many cells the row that was read last has, and the names of the file's columns.
    pub(super) fn found(&self) -> (usize, &[String]) {
        match &self.0 {
            Input::Direct { records, .. } | Input::Mapped { records, .. } => {
                (records.cells().len(), records.header())
            }
            Input::Given { .. } => (0, &[]),
        }
    }

    /// Whether the rows follow from a rule and stand in no file.
    pub(super) fn is_derived(&self) -> bool {
        matches!(self.0, Input::Given { is_derived: true, .. })
    }
}

/// Two columns of one name can't be told apart.
pub(super) fn check_names(records: &RawRecords<'_>) -> Result<(), Refusal> {
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
pub(super) fn next_filled(records: &mut RawRecords<'_>) -> Result<bool, Refusal> {
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
