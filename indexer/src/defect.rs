//! What is wrong with a source, cell by cell: all codes in one place.

use std::fmt;

/// Longest part of a value that a message repeats, in characters.
const QUOTED_CHARS: usize = 80;

/// Something wrong with one cell or row. The cell counts as empty, or the row is dropped; the rest is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// File name within the source directory.
    pub file: String,
    /// Row as a spreadsheet numbers it: the header is row 1.
    pub row: u64,
    /// Name of the column in the file.
    pub column: String,
    /// The table's column that was to be filled from it; none where it has no such column.
    pub field: Option<Field>,
    /// What kind of defect.
    pub code: Code,
    /// The value, cut after 80 characters, what was expected, and what happens now.
    pub message: String,
    /// The value alone, cut in the same way; none where the cell is empty or the row as a whole is wrong.
    pub value: Option<String>,
    /// The earlier row that this one repeats.
    pub first_row: Option<u64>,
    /// The file of that row, where it is another.
    pub first_file: Option<String>,
    /// Whether the whole row is left out, for this defect or another one.
    pub row_dropped: bool,
}

/// Something worth knowing about a source that is no defect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// File name within the source directory.
    pub file: String,
    /// Row as a spreadsheet numbers it; none: the whole file or column.
    pub row: Option<u64>,
    /// Name of the column; none: the whole file or row.
    pub column: Option<String>,
    /// The table's column that was to be filled from it; none where the note is about no such column.
    pub field: Option<Field>,
    /// What kind of note.
    pub code: NoteCode,
    /// What was found and what happens with it.
    pub message: String,
}

/// A column of a table. In a file that is mapped it may have another name, or be made of several columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name of the table.
    pub table: &'static str,
    /// Name of the column.
    pub column: &'static str,
}

/// Declares an enum of stable codes with `as_str`, `ALL` and `Display`.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every code, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code as it is printed. It never changes its meaning.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

codes! {
    /// Kinds of defects.
    Code {
        /// The row has fewer cells than the header; the missing ones are unknown.
        RowTooShort = "row-too-short",
        /// The row has more cells than the header; the others are left out. Often a comma without quotes.
        RowTooLong = "row-too-long",

        /// The row has no id, or an offer or exception names no office or procedure. The row is dropped.
        MissingId = "missing-id",
        /// The id is too long, or holds a slash or control character. The row is dropped.
        InvalidId = "invalid-id",
        /// An earlier row has this id. The row is dropped.
        DuplicateId = "duplicate-id",
        /// The row has no name or title. The row is dropped.
        MissingName = "missing-name",
        /// No kept row of `service_points.csv` has this id. The row is dropped.
        UnknownServicePoint = "unknown-service-point",
        /// No kept row of `procedures.csv` has this id. The row is dropped.
        UnknownProcedure = "unknown-procedure",
        /// An earlier row has the same office and procedure. The row is dropped.
        DuplicateOffer = "duplicate-offer",
        /// The exception is about a procedure that the office doesn't offer. The row is dropped.
        ProcedureNotOffered = "procedure-not-offered",
        /// The row has no date. The row is dropped.
        MissingDate = "missing-date",
        /// The last day comes before the first. The row is dropped.
        DatesReversed = "dates-reversed",
        /// An earlier row says something else about the day. The row is dropped.
        ConflictingDay = "conflicting-day",

        /// Not a unit code of 13 or 14 digits.
        InvalidCode = "invalid-code",
        /// An earlier row has this unit code.
        DuplicateCode = "duplicate-code",
        /// The id that is referred to stands in no row.
        UnknownReference = "unknown-reference",
        /// Following the references leads back to this row.
        ReferenceLoop = "reference-loop",
        /// Only one of latitude and longitude is given. No pin.
        HalfPosition = "half-position",
        /// Not a plain decimal number, or not a coordinate that can be read in one way only.
        NotANumber = "not-a-number",
        /// Not a whole number.
        NotAWholeNumber = "not-a-whole-number",
        /// A number beyond what the column can mean.
        OutOfRange = "out-of-range",
        /// Not an area code of the length that the column takes.
        NotAnAreaCode = "not-an-area-code",
        /// The country has no area of this code.
        UnknownArea = "unknown-area",
        /// Not a postcode of five digits.
        NotAPostcode = "not-a-postcode",
        /// No telephone number: it has no digit.
        NotAPhone = "not-a-phone",
        /// Not an e-mail address.
        NotAnEmail = "not-an-email",
        /// Not an http or https address.
        NotAWebAddress = "not-a-web-address",
        /// Not an http or https address, nor a relative path.
        NotAPhoto = "not-a-photo",
        /// Hours that can't be read: unknown.
        HoursNotUnderstood = "hours-not-understood",
        /// A season that can't be read.
        SeasonNotUnderstood = "season-not-understood",
        /// The calendar has no days. The national one counts.
        UnknownCalendar = "unknown-calendar",
        /// Not a time zone of the IANA database. The clock of Bangkok counts, and all hours are unknown.
        UnknownTimeZone = "unknown-time-zone",
        /// Neither `shown` nor `hidden`. The office is hidden.
        UnknownStatus = "unknown-status",
        /// Not one of the column's words.
        UnknownWord = "unknown-word",
        /// Neither true nor false.
        NotYesOrNo = "not-yes-or-no",
        /// Not a date.
        NotADate = "not-a-date",
        /// Not a part of a day. What holds on that day is unknown.
        NotAPartOfADay = "not-a-part-of-a-day",
        /// `sample_fields` names a column that the table doesn't have.
        UnknownSampleField = "unknown-sample-field",
        /// The mapping translates the column's values, and not this one.
        UntranslatedValue = "untranslated-value",
        /// A feature of a GeoJSON file that is no point. No pin.
        NotAPoint = "not-a-point",
        /// The outline of a territory that can't be used. It is left out.
        UnusableTerritory = "unusable-territory",
        /// A schedule that can't be written as hours: the hours are unknown.
        ScheduleNotUnderstood = "schedule-not-understood",
        /// Not a single Thai word, so the dictionary can't take it. The row is dropped.
        UnusableWord = "unusable-word",
        /// A name or title without any word to be found by. The row is kept, and found by everything else.
        NotFoundByName = "not-found-by-name",
    }
}

codes! {
    /// Kinds of notes.
    NoteCode {
        /// A column that is not read.
        UnknownColumn = "unknown-column",
        /// A CSV file or workbook that is not read.
        UnknownFile = "unknown-file",
        /// A sheet of a workbook that is not read.
        UnknownSheet = "unknown-sheet",
        /// The code of an area that is no longer in use: the one that came after it is read.
        AbolishedArea = "abolished-area",
        /// The file is not UTF-8: what it was taken as.
        Encoding = "encoding",
        /// The cells of the file are not separated by commas.
        Delimiter = "delimiter",
        /// Scanning noise in a text that was certain enough to repair, as the mapping asks for.
        RepairedText = "repaired-text",
        /// A text that looks like scanning noise, and was left as it is.
        SuspiciousText = "suspicious-text",
        /// Rows that the mapping leaves out.
        RowsLeftOut = "rows-left-out",
        /// Something in a mapping that no row has a use for.
        UnusedMapping = "unused-mapping",
        /// A shipped mapping knows the columns of the file.
        MappingAvailable = "mapping-available",
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.table, self.column)
    }
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, row, column, code, message, .. } = self;
        write!(f, "{file}:{row}: {column}: {code}: {message}")
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, row, column, code, message, .. } = self;
        f.write_str(file)?;
        if let Some(row) = row {
            write!(f, ":{row}")?;
        }
        if let Some(column) = column {
            write!(f, ": {column}")?;
        }
        write!(f, ": {code}: {message}")
    }
}

/// A value in quotes, cut and on one line, and what is wrong with it.
pub(crate) fn quoted(value: &str, reason: &str) -> String {
    format!("\"{}\" {reason}", cut(value))
}

/// A value on one line, cut where a message would become a page.
pub(crate) fn cut(value: &str) -> String {
    let mut shown: String =
        value.chars().take(QUOTED_CHARS).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.chars().nth(QUOTED_CHARS).is_some() {
        shown.push('…');
    }
    shown
}
