//! What a file was taken as.

use super::encoding::Encoding;

/// How the cells of a table's file were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileForm {
    /// A delimited text.
    Text {
        /// How its bytes make text.
        encoding: Encoding,
        /// What stands between cells.
        delimiter: char,
    },
    /// A workbook (.xlsx).
    Workbook,
    /// No file of the source: the table that the program carries.
    BuiltIn,
}

/// A table as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Name of the table.
    pub table: &'static str,
    /// Name of its file within the source directory.
    pub file: String,
    /// What the file was taken as.
    pub form: FileForm,
    /// Rows that were read.
    pub rows: u64,
    /// Rows that were kept.
    pub kept: u64,
}
