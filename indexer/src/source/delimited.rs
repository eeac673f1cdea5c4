//! The rows of a delimited text, one at a time, with their row numbers.

use std::io::{self, BufRead, BufReader, Read};

use csv::{ByteRecord, ErrorKind, StringRecord};

/// Most bytes of a file's beginning in which its header is looked for.
pub(super) const HEADER_BYTES: u64 = 1 << 20;

/// What may stand between cells, the usual one first.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// A line that is read after the end of the file. It comes out as a record of its own unless a quote is still open:
/// the CSV reader itself says nothing about a quote that is never closed.
const END_MARK: &str = "\u{4}end of the table\u{4}";

/// Reads a text row by row.
pub(super) struct DelimitedRows {
    reader: csv::Reader<Box<dyn Read>>,
    row: u64,
    /// Line ends that the reader has passed.
    line: u64,
    is_at_end: bool,
}

/// Why a row can't be read.
pub(super) enum Fault {
    NotUtf8 {
        row: u64,
        index: usize,
        /// Bytes of the cell that are UTF-8.
        byte: usize,
    },
    UnclosedQuote {
        row: u64,
    },
    Io(io::Error),
}

impl DelimitedRows {
    pub(super) fn new(bytes: impl Read + 'static, delimiter: u8) -> io::Result<Self> {
        let mut bytes = BufReader::new(bytes);
        let line_end = line_end(bytes.fill_buf()?);
        let end = io::Cursor::new(format!("{line_end}{END_MARK}{line_end}"));
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(Box::new(bytes.chain(end)) as Box<dyn Read>);
        // The reader leaves the second byte of a record's own CR LF to the next record.
        Ok(Self { reader, row: 0, line: u64::from(line_end == "\n"), is_at_end: false })
    }

    /// Reads the next row, and gives its number; none at the end.
    pub(super) fn next(&mut self, record: &mut StringRecord) -> Result<Option<u64>, Fault> {
        if self.is_at_end {
            return Ok(None);
        }
        match self.reader.read_record(record) {
            Ok(true) if record.len() == 1 && &record[0] == END_MARK => {
                self.is_at_end = true;
                return Ok(None);
            }
            Ok(true) => {}
            Ok(false) => return Err(Fault::UnclosedQuote { row: self.row }),
            Err(error) => return Err(self.fault(error)),
        }
        // The reader skips empty lines, a spreadsheet numbers them.
        let line = self.reader.position().line();
        let lines = line - std::mem::replace(&mut self.line, line);
        let line_breaks = record.as_slice().bytes().filter(|byte| *byte == b'\n').count() as u64;
        self.row += 1 + lines.saturating_sub(1 + line_breaks);
        Ok(Some(self.row))
    }

    fn fault(&self, error: csv::Error) -> Fault {
        match error.into_kind() {
            ErrorKind::Utf8 { err, .. } => {
                Fault::NotUtf8 { row: self.row + 1, index: err.field(), byte: err.valid_up_to() }
            }
            ErrorKind::Io(cause) => Fault::Io(cause),
            other => Fault::Io(io::Error::other(format!("{other:?}"))),
        }
    }
}

/// The delimiter whose header has every wanted name; a comma where none has.
pub(super) fn delimiter(beginning: &[u8], wanted: &[&str]) -> u8 {
    let has_header = |delimiter: &u8| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(*delimiter)
            .from_reader(beginning);
        let mut header = ByteRecord::new();
        let is_read = reader.read_byte_record(&mut header).unwrap_or_default();
        let names: Vec<_> = header.iter().map(String::from_utf8_lossy).collect();
        is_read && wanted.iter().all(|name| names.iter().any(|found| super::cell::trimmed(found) == *name))
    };
    DELIMITERS.into_iter().find(has_header).unwrap_or(b',')
}

/// How the first line of a file ends.
fn line_end(start: &[u8]) -> &'static str {
    let first = start.iter().position(|byte| *byte == b'\n').unwrap_or_default();
    if first > 0 && start[first - 1] == b'\r' { "\r\n" } else { "\n" }
}
