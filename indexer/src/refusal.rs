//! Why a source is refused as a whole.

use std::path::PathBuf;

/// The source can't be taken: nothing of it is read, nothing is written. Never holds a cell's value.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// A file or directory can't be read.
    #[error("{}: {cause}", path.display())]
    Unreadable {
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A cell isn't UTF-8, and the file isn't Windows-874.
    #[error(
        "{file}: row {row}, {column}: not UTF-8 from byte {byte} of the cell on, and the file is not plain Thai in \
         Windows-874: save it as CSV UTF-8"
    )]
    NotUtf8 {
        /// File name.
        file: String,
        /// Row, the header is row 1.
        row: u64,
        /// Name of the column, or its number.
        column: String,
        /// Bytes of the cell that are UTF-8.
        byte: usize,
    },
    /// The one file that every source has is missing.
    #[error("{}: there is no {file} in it: expected a source directory; `indexer sample` writes one", dir.display())]
    MissingFile {
        /// The source directory.
        dir: PathBuf,
        /// File name.
        file: String,
    },
    /// A mapping that can't be run, or doesn't fit the files.
    #[error("{file}: {key}: {problem}")]
    Mapping {
        /// Name of the mapping file, or of the shipped mapping.
        file: String,
        /// Full path of the key; a line and column where the file is no TOML.
        key: String,
        /// What is wrong, and what was expected.
        problem: String,
    },
    /// Citizens' words that can't be used.
    #[error("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Synonyms {
        /// Every entry that can't be used.
        faults: Vec<analyzers::UnusableEntry>,
    },
    /// A mapping that is neither a shipped one nor a file.
    #[error("there is no mapping {name}: expected a file, or one of {shipped}")]
    UnknownMapping {
        /// What was asked for.
        name: String,
        /// Names of the shipped mappings.
        shipped: String,
    },
    /// A source without offices that a shipped mapping would find in it.
    #[error(
        "{}: there is no {file} in it, but {found} {verb} the columns of the shipped mapping {mapping}: \
         add --mapping {mapping}",
        dir.display(),
        verb = if found.contains(" and ") { "have" } else { "has" }
    )]
    MappingNeeded {
        /// The source directory.
        dir: PathBuf,
        /// File name that was expected.
        file: String,
        /// The files that are known.
        found: String,
        /// Name of the shipped mapping.
        mapping: String,
    },
    /// A text in a mapping that looks like a secret.
    #[error(
        "{file}: {key}: the import firewall refuses a text that looks like a password, secret or code; it is not \
         repeated here: remove it"
    )]
    ForbiddenMapping {
        /// Name of the mapping file.
        file: String,
        /// Full path of the key.
        key: String,
    },
    /// A file that is too large to be read at once.
    #[error("{file}: the file {what}; save the table as CSV UTF-8")]
    FileTooLarge {
        /// File name.
        file: String,
        /// What is too large, and the limit.
        what: String,
    },
    /// Two files of one table.
    #[error("{first} and {second} hold the same table: remove one of them")]
    TwoFiles {
        /// File name.
        first: String,
        /// File name.
        second: String,
    },
    /// A file named like a workbook that none can be read from.
    #[error("{file}: not a workbook that can be read: {reason}; save it again as .xlsx, or as CSV UTF-8")]
    NotAWorkbook {
        /// File name.
        file: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A workbook that would take more room than any table needs.
    #[error("{file}: the workbook {what}; save the table as CSV UTF-8")]
    WorkbookTooLarge {
        /// File name.
        file: String,
        /// What is too large, and the limit.
        what: String,
    },
    /// More rows than a sheet can have.
    #[error(
        "{file}: row {row} is beyond the last of a sheet: expected at most {limit}; save the table as CSV UTF-8"
    )]
    TooManyRows {
        /// File name.
        file: String,
        /// Row.
        row: u64,
        /// Most that are read.
        limit: u64,
    },
    /// No polygons of subdistricts where they were looked for.
    #[error(
        "{}: there are no subdistricts in it: expected subdistricts.geojson or subdistricts.geojson.gz; \
         `indexer boundaries` writes them from the official package",
        path.display()
    )]
    NoBoundaries {
        /// The file or directory.
        path: PathBuf,
    },
    /// Outlines of territories, and no subdistricts that they could be laid over.
    #[error(
        "{file}: {units} drew a territory, and without boundaries nobody can tell which subdistricts lie in it: add \
         --boundaries DIR"
    )]
    BoundariesNeeded {
        /// File name.
        file: &'static str,
        /// How many units, in words.
        units: String,
    },
    /// A file that should hold polygons.
    #[error("{}: not a GeoJSON collection of features: {reason}", path.display())]
    NotGeoJson {
        /// The file.
        path: PathBuf,
        /// What was found, and where.
        reason: String,
    },
    /// A package without what an import needs.
    #[error(
        "{}: there are no subdistricts in it: expected shapefiles or GeoJSON of polygons with ADM3_PCODE such as \
         TH100101, or with code",
        path.display()
    )]
    NothingToImport {
        /// The file or directory.
        path: PathBuf,
    },
    /// A zip file that can't be unpacked.
    #[error("{}: not a zip file that can be unpacked: {reason}", path.display())]
    NotAZip {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A package that would take more room than the boundaries of any country need.
    #[error("{}: {what}", path.display())]
    PackageTooLarge {
        /// The file.
        path: PathBuf,
        /// What is too large, and the limit.
        what: String,
    },
    /// A shapefile, or its table of attributes, that can't be read.
    #[error("{}: not a shapefile that can be read: {reason}", path.display())]
    NotAShapefile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A shapefile without the file that says which areas its polygons are.
    #[error("{}: there is no {expected} beside it, which holds the codes and names of its areas", path.display())]
    MissingAttributes {
        /// The shapefile.
        path: PathBuf,
        /// Name of the missing file.
        expected: String,
    },
    /// Coordinates of another kind than longitude and latitude on WGS 84.
    #[error(
        "{}: its coordinates are of {system}: expected longitude and latitude on WGS 84 (EPSG:4326); convert them, \
         for example with `ogr2ogr -t_srs EPSG:4326`",
        path.display()
    )]
    OtherCoordinates {
        /// The file that says so.
        path: PathBuf,
        /// The name of the system of coordinates.
        system: String,
    },
    /// An address that no package could be had from.
    #[error("{url}: not downloaded: {reason}")]
    NotDownloaded {
        /// The address, without what may be secret in it.
        url: String,
        /// What happened.
        reason: String,
    },
    /// A column that the table can't do without.
    #[error("{file}: there is no column {column}: expected a header row with at least {required}")]
    MissingColumn {
        /// File name.
        file: String,
        /// The missing column.
        column: &'static str,
        /// All columns that the table can't do without.
        required: String,
    },
    /// Two columns of one name.
    #[error("{file}: column {column} stands there twice: rename or remove one of them")]
    DuplicateColumn {
        /// File name.
        file: String,
        /// The name.
        column: String,
    },
    /// More columns than any table has.
    #[error("{file}: row {row} has {found} columns: expected at most {limit}")]
    TooManyColumns {
        /// File name.
        file: String,
        /// Row.
        row: u64,
        /// Its columns.
        found: usize,
        /// Most that are read.
        limit: usize,
    },
    /// A cell that is larger than any text of a record.
    #[error(
        "{file}: row {row}, {column}: the cell has {found} bytes: expected at most {limit}; is a quote missing?"
    )]
    CellTooLarge {
        /// File name.
        file: String,
        /// Row.
        row: u64,
        /// Name of the column, or its number.
        column: String,
        /// Size of the cell in bytes.
        found: usize,
        /// Most that is read.
        limit: usize,
    },
    /// The file ends inside a quoted cell, which so holds all rows that follow it.
    #[error(
        "{file}: row {row}: a quote (\") is opened and never closed: close it, or write \"\" for a quote in a text"
    )]
    UnclosedQuote {
        /// File name.
        file: String,
        /// Row in which the quote is opened.
        row: u64,
    },
    /// A column is named like a password, secret or token.
    #[error(
        "{file}: {column}: the import firewall refuses columns of passwords, secrets and codes: remove the column"
    )]
    ForbiddenColumn {
        /// File name.
        file: String,
        /// Name of the column, or its number.
        column: String,
    },
    /// A cell has the shape of a password with its label.
    #[error(
        "{file}: row {row}, {column}: the import firewall refuses a cell that looks like a password, secret or code; \
         its value is not repeated here: remove it"
    )]
    ForbiddenValue {
        /// File name.
        file: String,
        /// Row.
        row: u64,
        /// Name of the column, or its number.
        column: String,
    },
}
