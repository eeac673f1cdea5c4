//! The rows of the sheets of an .xlsx workbook, as the text that the same table has as CSV.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;
use std::{panic, vec};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx};
use csv::StringRecord;
use zip::ZipArchive;

use super::records::{MAX_CELL_BYTES, MAX_COLUMNS};
use crate::Refusal;

/// Largest workbook in bytes, as it lies on disk.
const MAX_FILE_BYTES: u64 = 64 << 20;

/// Most bytes that a workbook unpacks to, and most bytes that its cells take in memory.
const MAX_UNPACKED_BYTES: u64 = 512 << 20;

/// Most parts of a workbook.
const MAX_PARTS: usize = 10_000;

/// A part that is larger than this may not be packed tighter than [`MAX_RATIO`]. 300,000 equal
/// rows come to 16, a bomb to 1000.
const MIN_JUDGED_BYTES: u64 = 1 << 20;

/// Most bytes that one packed byte may stand for.
const MAX_RATIO: u64 = 200;

/// Most rows of a sheet: those that a spreadsheet program shows.
const MAX_ROWS: u32 = 1 << 20;

/// What a cell takes in memory besides its text.
const CELL_BYTES: u64 = 8;

/// What a row takes in memory besides its cells.
const ROW_BYTES: u64 = 64;

/// Days from the first that a spreadsheet counts to the end of the year 9999.
const MAX_SERIAL_DAY: f64 = 2_958_466.0;

/// How the name of the part with the texts of cells ends, in lower case.
const SHARED_STRINGS: &str = "sharedstrings.xml";

const DAMAGED: &str = "it is cut off, damaged or protected by a password, or has another form";

/// One sheet: its rows that aren't blank, with their numbers.
#[derive(Default)]
pub(super) struct Sheet {
    rows: Vec<(u64, StringRecord)>,
}

/// Hands out the rows of a sheet, each as long as the header at least: a sheet doesn't say where a row ends.
pub(super) struct SheetRows {
    rows: vec::IntoIter<(u64, StringRecord)>,
    width: usize,
}

/// Reads every sheet of a workbook, in the order in which a spreadsheet program shows them.
pub(super) fn read(path: &Path) -> Result<Vec<Sheet>, Refusal> {
    check_size(path)?;
    // The library counts rows and columns without a check: a damaged number of a cell may overflow.
    panic::catch_unwind(|| read_sheets(path)).unwrap_or_else(|_| Err(damaged(path)))
}

fn damaged(path: &Path) -> Refusal {
    Refusal::NotAWorkbook { file: super::file_name(path), reason: DAMAGED }
}

fn too_large(path: &Path, what: String) -> Refusal {
    Refusal::WorkbookTooLarge { file: super::file_name(path), what }
}

/// Unpacks the whole workbook to nowhere: what its parts say about their size may be wrong.
fn check_size(path: &Path) -> Result<(), Refusal> {
    let unreadable = |cause| Refusal::Unreadable { path: path.to_owned(), cause };
    let file = File::open(path).map_err(unreadable)?;
    let found = file.metadata().map_err(unreadable)?.len();
    if found > MAX_FILE_BYTES {
        return Err(too_large(path, format!("has {found} bytes: expected at most {MAX_FILE_BYTES}")));
    }
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| damaged(path))?;
    if archive.len() > MAX_PARTS {
        let what = format!("has {} parts: expected at most {MAX_PARTS}", archive.len());
        return Err(too_large(path, what));
    }
    let mut left = MAX_UNPACKED_BYTES;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| damaged(path))?;
        let packed = part.compressed_size();
        let most = packed.saturating_mul(MAX_RATIO).max(MIN_JUDGED_BYTES);
        let allowed = most.min(left);
        let holds_strings =
            part.name().map_err(|_| damaged(path))?.to_ascii_lowercase().ends_with(SHARED_STRINGS);
        let mut content = part.take(allowed + 1);
        let unpacked = if holds_strings {
            let mut strings = Vec::new();
            content.read_to_end(&mut strings).map_err(|_| damaged(path))?;
            if !is_honest(&strings) {
                return Err(damaged(path));
            }
            strings.len() as u64
        } else {
            io::copy(&mut content, &mut io::sink()).map_err(|_| damaged(path))?
        };
        if unpacked > most {
            let what = format!("is packed more than {MAX_RATIO} times smaller than it is");
            return Err(too_large(path, what));
        }
        left = left
            .checked_sub(unpacked)
            .ok_or_else(|| too_large(path, format!("unpacks to more than {MAX_UNPACKED_BYTES} bytes")))?;
    }
    Ok(())
}

/// Whether a part with the texts of cells has room for as many as it says that it has: the library takes memory for that
/// many before it reads one. Without a NUL it isn't UTF-16, so that the name of the count is seen.
fn is_honest(strings: &[u8]) -> bool {
    const COUNT: &[u8] = b"uniqueCount";
    let claims_too_many = |(at, word): (usize, &[u8])| {
        if word != COUNT {
            return false;
        }
        let after = strings[at + COUNT.len()..].iter();
        let mut digits =
            after.skip_while(|byte| b" \t\r\n='\"+".contains(byte)).take_while(|byte| byte.is_ascii_digit());
        let number = digits.try_fold(0_usize, |number, digit| {
            number.checked_mul(10)?.checked_add(usize::from(digit - b'0'))
        });
        number.is_none_or(|number| number > strings.len())
    };
    !strings.contains(&0) && !strings.windows(COUNT.len()).enumerate().any(claims_too_many)
}

fn read_sheets(path: &Path) -> Result<Vec<Sheet>, Refusal> {
    let file = File::open(path).map_err(|cause| Refusal::Unreadable { path: path.to_owned(), cause })?;
    let mut workbook = Xlsx::new(BufReader::new(file)).map_err(|_| damaged(path))?;
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    if names.is_empty() {
        return Err(Refusal::NotAWorkbook { file: super::file_name(path), reason: "it has no sheet" });
    }
    let mut left = MAX_UNPACKED_BYTES;
    names.iter().map(|name| read_sheet(path, &mut workbook, name, &mut left)).collect()
}

/// Reads one sheet; `left` is how many bytes the cells may still take.
fn read_sheet<R: Read + Seek>(
    path: &Path,
    workbook: &mut Xlsx<R>,
    name: &str,
    left: &mut u64,
) -> Result<Sheet, Refusal> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|_| damaged(path))?;
    let mut sheet = Sheet::default();
    let mut text = String::new();
    let mut next = (0, 0);
    while let Some(cell) = reader.next_cell().map_err(|_| damaged(path))? {
        let (row, column) = cell.get_position();
        text.clear();
        write_text(cell.get_value(), &mut text);
        if super::cell::trimmed(&text).is_empty() {
            continue;
        }
        let (file, number) = (super::file_name(path), u64::from(row) + 1);
        if row >= MAX_ROWS {
            return Err(Refusal::TooManyRows { file, row: number, limit: u64::from(MAX_ROWS) });
        }
        let found = column as usize + 1;
        if found > MAX_COLUMNS {
            return Err(Refusal::TooManyColumns { file, row: number, found, limit: MAX_COLUMNS });
        }
        if text.len() > MAX_CELL_BYTES {
            let (column, found) = (format!("column {found}"), text.len());
            return Err(Refusal::CellTooLarge { file, row: number, column, found, limit: MAX_CELL_BYTES });
        }
        if (row, column) < next {
            let reason = "its cells are not in the order of their rows and columns";
            return Err(Refusal::NotAWorkbook { file, reason });
        }
        next = (row, column + 1);
        let size = text.len() as u64 + CELL_BYTES * found as u64 + ROW_BYTES;
        *left = left
            .checked_sub(size)
            .ok_or_else(|| too_large(path, format!("holds more than {MAX_UNPACKED_BYTES} bytes of text")))?;
        sheet.add(number, found, &text);
    }
    Ok(sheet)
}

impl Sheet {
    fn add(&mut self, row: u64, column: usize, text: &str) {
        if self.rows.last().is_none_or(|(last, _)| *last != row) {
            self.rows.push((row, StringRecord::new()));
        }
        let (_, record) = self.rows.last_mut().expect("a row was just added");
        pad(record, column - 1);
        record.push_field(text);
    }

    pub(super) fn into_rows(self) -> SheetRows {
        let width = self.rows.first().map_or(0, |(_, header)| header.len());
        SheetRows { rows: self.rows.into_iter(), width }
    }
}

impl SheetRows {
    /// Hands out the next row, and gives its number; none at the end.
    pub(super) fn next(&mut self, record: &mut StringRecord) -> Option<u64> {
        let (row, cells) = self.rows.next()?;
        *record = cells;
        pad(record, self.width);
        Some(row)
    }
}

/// Adds empty cells up to a width.
pub(super) fn pad(record: &mut StringRecord, width: usize) {
    while record.len() < width {
        record.push_field("");
    }
}

/// Writes a cell as the text that a CSV file has for it.
fn write_text(value: &DataRef<'_>, out: &mut String) {
    match value {
        DataRef::Int(number) => out.push_str(&number.to_string()),
        // The shortest decimal that is this number: 38000, not 38000.0.
        DataRef::Float(number) => out.push_str(&number.to_string()),
        DataRef::String(text) => out.push_str(text),
        DataRef::SharedString(text) => out.push_str(text),
        DataRef::Bool(is_true) => out.push_str(if *is_true { "true" } else { "false" }),
        DataRef::DateTime(instant) => out.push_str(&day_or_time(instant)),
        DataRef::DateTimeIso(text) => out.push_str(text.strip_suffix("T00:00:00").unwrap_or(text)),
        DataRef::DurationIso(text) => out.push_str(text),
        DataRef::Error(error) => out.push_str(&error.to_string()),
        DataRef::Empty => {}
    }
}

/// A day as ISO 8601, a time of day as hours and minutes, and both as an instant of the clock of Bangkok: a workbook
/// has no time zones.
fn day_or_time(instant: &ExcelDateTime) -> String {
    let days = instant.as_f64();
    if !(0.0..MAX_SERIAL_DAY).contains(&days) {
        return days.to_string();
    }
    if instant.is_duration() || days < 1.0 {
        let minutes = (days * 1440.0).round() as u64;
        return format!("{:02}:{:02}", minutes / 60, minutes % 60);
    }
    let (year, month, day, hours, minutes, seconds, _) = instant.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hours, minutes, seconds) == (0, 0, 0) {
        return day;
    }
    format!("{day}T{hours:02}:{minutes:02}:{seconds:02}+07:00")
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    use super::*;

    #[test]
    fn a_cell_has_the_text_of_a_csv_file() {
        let serial = |days, kind| DataRef::DateTime(ExcelDateTime::new(days, kind, false));
        for (value, expected) in [
            (DataRef::Float(38_000.0), "38000"),
            (DataRef::Float(1_234_567_890_123.0), "1234567890123"),
            (DataRef::Float(18.335_74), "18.33574"),
            (DataRef::Float(-0.5), "-0.5"),
            (DataRef::Bool(false), "false"),
            (DataRef::SharedString(" ก "), " ก "),
            (serial(43_937.0, DateTime), "2020-04-16"),
            (serial(43_937.377_083_333_33, DateTime), "2020-04-16T09:03:00+07:00"),
            (serial(0.354_166_666_666_667, DateTime), "08:30"),
            (serial(1.0, TimeDelta), "24:00"),
            (serial(-1.0, DateTime), "-1"),
            (serial(1e300, DateTime), &1e300.to_string()),
            (DataRef::DateTimeIso("2020-04-16T00:00:00".to_owned()), "2020-04-16"),
        ] {
            let mut text = String::new();
            write_text(&value, &mut text);
            assert_eq!(text, expected);
        }
    }
}
