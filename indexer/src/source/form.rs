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
    /// The features of a GeoJSON file.
    GeoJson,
    /// No file: rows that stand in a mapping, or follow from a rule of it.
    Mapping,
    /// No file of the source: the table that the program carries.
    BuiltIn,
}

/// A part of a table as it was read: a file, or the rows of a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Name of the table.
    pub table: &'static str,
    /// Name of its file within the source directory; of rows of a mapping, the mapping and the key.
    pub file: String,
    /// What the file was taken as.
    pub form: FileForm,
    /// Rows that were read.
    pub rows: u64,
    /// Rows that were kept.
    pub kept: u64,
}
