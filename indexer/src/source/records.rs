//! The records of one CSV file, one at a time, with their row numbers.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use csv::{ErrorKind, StringRecord};

use crate::Refusal;

/// Most columns of a row.
const MAX_COLUMNS: usize = 1_000;

/// Largest cell in bytes.
const MAX_CELL_BYTES: usize = 1 << 20;

/// A line that is read after the end of the file. It comes out as a record of its own unless a quote is still open:
/// the CSV reader itself says nothing about a quote that is never closed.
const END_MARK: &str = "\u{4}end of the table\u{4}";

/// Reads a file record by record. Cells are UTF-8, and within the limits.
pub(super) struct RawRecords {
    path: PathBuf,
    file: String,
    reader: csv::Reader<Box<dyn Read>>,
    record: StringRecord,
    row: u64,
    /// Line ends that the reader has passed.
    line: u64,
    is_at_end: bool,
    header: Vec<String>,
}

impl RawRecords {
    /// Opens a file and reads its header; an empty file has an empty one.
    pub(super) fn open(path: &Path) -> Result<Self, Refusal> {
        let file = File::open(path).map_err(|cause| Refusal::Unreadable { path: path.to_owned(), cause })?;
        Self::from_reader(path, file)
    }

    /// Reads the header from a reader; the path is what messages name.
    pub(super) fn from_reader(path: &Path, bytes: impl Read + 'static) -> Result<Self, Refusal> {
        let mut bytes = BufReader::new(bytes);
        let start = bytes.fill_buf().map_err(|cause| Refusal::Unreadable { path: path.to_owned(), cause })?;
        let line_end = line_end(start);
        let end = io::Cursor::new(format!("{line_end}{END_MARK}{line_end}"));
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(Box::new(bytes.chain(end)) as Box<dyn Read>);
        let mut records = Self {
            path: path.to_owned(),
            file: super::file_name(path),
            reader,
            record: StringRecord::new(),
            row: 0,
            // The reader leaves the second byte of a record's own CR LF to the next record.
            line: u64::from(line_end == "\n"),
            is_at_end: false,
            header: Vec::new(),
        };
        if records.advance()? {
            records.header =
                records.record.iter().map(|name| super::table::trimmed(name).to_owned()).collect();
        }
        Ok(records)
    }

    /// The file's name.
    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// Names of the columns, trimmed.
    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// Reads the next record; `false` at the end.
    pub(super) fn advance(&mut self) -> Result<bool, Refusal> {
        if self.is_at_end {
            return Ok(false);
        }
        match self.reader.read_record(&mut self.record) {
            Ok(true) if self.record.len() == 1 && &self.record[0] == END_MARK => {
                self.is_at_end = true;
                return Ok(false);
            }
            Ok(true) => {}
            Ok(false) => return Err(Refusal::UnclosedQuote { file: self.file.clone(), row: self.row }),
            Err(error) => {
                self.row += 1;
                return Err(self.refusal(error));
            }
        }
        // The reader skips empty lines, a spreadsheet numbers them.
        let line = self.reader.position().line();
        let lines = line - std::mem::replace(&mut self.line, line);
        let line_breaks = self.record.as_slice().bytes().filter(|byte| *byte == b'\n').count() as u64;
        self.row += 1 + lines.saturating_sub(1 + line_breaks);
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

    /// Name of a column; its number where the header doesn't name it.
    pub(super) fn column_name(&self, index: usize) -> String {
        match self.header.get(index) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => format!("column {}", index + 1),
        }
    }

    fn check_limits(&self) -> Result<(), Refusal> {
        let (file, row) = (self.file.clone(), self.row);
        let found = self.record.len();
        if found > MAX_COLUMNS {
            return Err(Refusal::TooManyColumns { file, row, found, limit: MAX_COLUMNS });
        }
        match self.record.iter().position(|cell| cell.len() > MAX_CELL_BYTES) {
            None => Ok(()),
            Some(index) => Err(Refusal::CellTooLarge {
                file,
                row,
                column: self.column_name(index),
                found: self.record[index].len(),
                limit: MAX_CELL_BYTES,
            }),
        }
    }

    fn refusal(&self, error: csv::Error) -> Refusal {
        match error.into_kind() {
            ErrorKind::Utf8 { err, .. } => Refusal::NotUtf8 {
                file: self.file.clone(),
                row: self.row,
                column: self.column_name(err.field()),
                byte: err.valid_up_to(),
            },
            ErrorKind::Io(cause) => Refusal::Unreadable { path: self.path.clone(), cause },
            other => {
                let cause = io::Error::other(format!("{other:?}"));
                Refusal::Unreadable { path: self.path.clone(), cause }
            }
        }
    }
}

/// How the first line of a file ends.
fn line_end(start: &[u8]) -> &'static str {
    let first = start.iter().position(|byte| *byte == b'\n').unwrap_or_default();
    if first > 0 && start[first - 1] == b'\r' { "\r\n" } else { "\n" }
}
