//! The records of one table or sheet, one at a time, with their row numbers, whatever the form of the file.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use csv::StringRecord;

use super::counted::{ByteCount, CountedReader};
use super::delimited::{self, DelimitedRows, Fault};
use super::encoding::{self, Encoding, Windows874Reader};
use super::features::{self, FeatureRows};
use super::form::FileForm;
use super::layout::Layout;
use super::table::{Finding, Remark};
use super::workbook::{self, Sheet, SheetRows};
use crate::{Code, Note, NoteCode, Progress, Refusal, Stage};

/// Most columns of a row.
pub(super) const MAX_COLUMNS: usize = 1_000;

/// Largest cell in bytes.
pub(super) const MAX_CELL_BYTES: usize = 1 << 20;

/// Records from one report of progress to the next.
const RECORDS_A_STEP: u64 = 1 << 10;

/// Reads a table record by record. Cells are UTF-8, and within the limits.
pub(super) struct RawRecords<'p> {
    path: PathBuf,
    file: String,
    rows: Rows,
    record: StringRecord,
    row: u64,
    header: Vec<String>,
    notes: Vec<Note>,
    form: FileForm,
    /// Bytes of the file that were read.
    bytes: ByteCount,
    /// Records that were read.
    count: u64,
    progress: &'p dyn Progress,
}

enum Rows {
    Delimited(DelimitedRows),
    Sheet(SheetRows),
    Features(FeatureRows),
}

impl<'p> RawRecords<'p> {
    /// Opens the file of a table; of a workbook, the first sheet whose header has every wanted name, or the first one.
    pub(super) fn open(path: &Path, wanted: &[&str]) -> Result<Self, Refusal> {
        if super::is_geojson(path) {
            return Self::of_features(path);
        }
        if !super::is_workbook(path) {
            return Self::of_text(path, wanted);
        }
        let mut tables = Self::of_workbook(path)?;
        let has_header = |table: &Self| wanted.iter().all(|name| table.header.iter().any(|h| h == name));
        let chosen = tables.iter().position(has_header).unwrap_or_default();
        let is_unread = |(index, table): &(usize, &Self)| *index != chosen && !table.header.is_empty();
        let unread: Vec<usize> =
            tables.iter().enumerate().filter(is_unread).map(|(index, _)| index).collect();
        let mut table = tables.swap_remove(chosen);
        table.file = super::file_name(path);
        for index in unread {
            let message = format!("sheet {} is not read: the table is in sheet {}", index + 1, chosen + 1);
            table.note(NoteCode::UnknownSheet, message);
        }
        Ok(table)
    }

    /// Opens everything in a file that rows can be read from: a text, features, or every sheet of a workbook.
    pub(super) fn open_all(path: &Path, wanted: &[&str]) -> Result<Vec<Self>, Refusal> {
        if super::is_workbook(path) {
            return Self::of_workbook(path);
        }
        Ok(vec![Self::open(path, wanted)?])
    }

    /// Reads the header of a text that the program carries, in UTF-8 with commas; the path is what messages name.
    pub(super) fn from_reader(path: &Path, bytes: impl Read + 'static) -> Result<Self, Refusal> {
        let unreadable = |cause| Refusal::Unreadable { path: path.to_owned(), cause };
        let rows = DelimitedRows::new(bytes, b',').map_err(unreadable)?;
        let rows = Rows::Delimited(rows);
        Self::of_rows(path, super::file_name(path), rows, FileForm::BuiltIn, ByteCount::default())
    }

    /// Tells somebody how far reading has come.
    pub(super) fn observed_by(self, progress: &'p dyn Progress) -> Self {
        Self { progress, ..self }
    }

    /// Tells them that the rows of this file are read from now on.
    pub(super) fn begin(&self) {
        self.progress.begin(Stage::Reading(&self.file), super::size(&self.path));
    }

    fn of_text(path: &Path, wanted: &[&str]) -> Result<Self, Refusal> {
        let unreadable = |cause| Refusal::Unreadable { path: path.to_owned(), cause };
        let encoding = File::open(path).and_then(encoding::detect).map_err(unreadable)?;
        let bytes = ByteCount::default();
        let open = || -> io::Result<Box<dyn Read>> {
            bytes.set(0);
            let file = CountedReader::new(File::open(path)?, ByteCount::clone(&bytes));
            Ok(match encoding {
                Encoding::Utf8 => Box::new(file),
                Encoding::Windows874 => Box::new(Windows874Reader::new(file)),
            })
        };
        let mut delimiter = b',';
        if !wanted.is_empty() {
            let mut beginning = Vec::new();
            open()
                .and_then(|text| text.take(delimited::HEADER_BYTES).read_to_end(&mut beginning))
                .map_err(unreadable)?;
            delimiter = delimited::delimiter(&beginning, wanted);
        }
        let rows = open().and_then(|text| DelimitedRows::new(text, delimiter)).map_err(unreadable)?;
        let form = FileForm::Text { encoding, delimiter: char::from(delimiter) };
        let rows = Rows::Delimited(rows);
        let mut records = Self::of_rows(path, super::file_name(path), rows, form, ByteCount::clone(&bytes))?;
        if encoding == Encoding::Windows874 {
            let message = "this file is not UTF-8 and is taken as Windows-874 (TIS-620)".to_owned();
            records.note(NoteCode::Encoding, message);
        }
        if delimiter != b',' {
            let name = if delimiter == b'\t' { "tabs" } else { "semicolons" };
            records.note(NoteCode::Delimiter, format!("the cells are separated by {name}"));
        }
        Ok(records)
    }

    /// Every sheet of a workbook; messages name those after the first by their number.
    fn of_workbook(path: &Path) -> Result<Vec<Self>, Refusal> {
        let sheets = workbook::read(path)?.into_iter().enumerate();
        let table = |(index, sheet): (usize, Sheet)| {
            let name = super::file_name(path);
            let file = if index == 0 { name } else { format!("{name}, sheet {}", index + 1) };
            let rows = Rows::Sheet(sheet.into_rows());
            // All of it was unpacked before the first row.
            let bytes = ByteCount::new(Cell::new(super::size(path)));
            Self::of_rows(path, file, rows, FileForm::Workbook, bytes)
        };
        sheets.map(table).collect()
    }

    fn of_features(path: &Path) -> Result<Self, Refusal> {
        let rows = Rows::Features(features::read(path)?);
        // All of it was read before the first row.
        let bytes = ByteCount::new(Cell::new(super::size(path)));
        Self::of_rows(path, super::file_name(path), rows, FileForm::GeoJson, bytes)
    }

    fn of_rows(
        path: &Path,
        file: String,
        rows: Rows,
        form: FileForm,
        bytes: ByteCount,
    ) -> Result<Self, Refusal> {
        let mut records = Self {
            path: path.to_owned(),
            file,
            rows,
            record: StringRecord::new(),
            row: 0,
            header: Vec::new(),
            notes: Vec::new(),
            form,
            bytes,
            count: 0,
            progress: &(),
        };
        if records.advance()? {
            records.header =
                records.record.iter().map(|name| super::cell::trimmed(name).to_owned()).collect();
        }
        Ok(records)
    }

    fn note(&mut self, code: NoteCode, message: String) {
        let file = self.file.clone();
        self.notes.push(Note { file, row: None, column: None, field: None, code, message });
    }

    /// The file's name.
    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// What the file was taken as.
    pub(super) fn form(&self) -> FileForm {
        self.form
    }

    /// What is worth knowing about the form of the file.
    pub(super) fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Names of the columns, trimmed; none of an empty file.
    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// Reads the next record; `false` at the end.
    pub(super) fn advance(&mut self) -> Result<bool, Refusal> {
        let row = match &mut self.rows {
            Rows::Delimited(rows) => match rows.next(&mut self.record) {
                Ok(row) => row,
                Err(fault) => return Err(self.refusal(fault)),
            },
            Rows::Sheet(rows) => rows.next(&mut self.record),
            Rows::Features(rows) => rows.next(&mut self.record),
        };
        let Some(row) = row else { return Ok(false) };
        self.row = row;
        self.count += 1;
        if self.count.is_multiple_of(RECORDS_A_STEP) {
            self.progress.advance(self.bytes.get(), self.count);
        }
        self.check_limits()?;
        Ok(true)
    }

    /// Row of the record that was read last, as a spreadsheet numbers it: the header is row 1.
    pub(super) fn row(&self) -> u64 {
        self.row
    }

    /// Cells of the record that was read last.
    pub(super) fn cells(&self) -> &StringRecord {
        &self.record
    }

    /// What is wrong with the place of a feature.
    pub(super) fn remark(&self, layout: &Layout) -> Option<Remark> {
        let Rows::Features(rows) = &self.rows else { return None };
        let (geometry, position) = (rows.not_a_point()?, layout.position("lat")?);
        let message = format!("the feature is a {geometry}: expected a Point; no pin");
        let value = Some(geometry.to_owned());
        Some(Remark { position, finding: Finding::Defect(Code::NotAPoint), message, value })
    }

    /// Name of a column; its number where the header doesn't name it.
    pub(super) fn column_name(&self, index: usize) -> String {
        match self.header.get(index) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => format!("column {}", index + 1),
        }
    }

    fn check_limits(&self) -> Result<(), Refusal> {
        let row = self.row;
        let found = self.record.len();
        if found > MAX_COLUMNS {
            let file = self.file.clone();
            return Err(Refusal::TooManyColumns { file, row, found, limit: MAX_COLUMNS });
        }
        match self.record.iter().position(|cell| cell.len() > MAX_CELL_BYTES) {
            None => Ok(()),
            Some(index) => Err(Refusal::CellTooLarge {
                file: self.file.clone(),
                row,
                column: self.column_name(index),
                found: self.record[index].len(),
                limit: MAX_CELL_BYTES,
            }),
        }
    }

    fn refusal(&self, fault: Fault) -> Refusal {
        let file = self.file.clone();
        match fault {
            Fault::NotUtf8 { row, index, byte } => {
                Refusal::NotUtf8 { file, row, column: self.column_name(index), byte }
            }
            Fault::UnclosedQuote { row } => Refusal::UnclosedQuote { file, row },
            Fault::Io(cause) => Refusal::Unreadable { path: self.path.clone(), cause },
        }
    }
}
