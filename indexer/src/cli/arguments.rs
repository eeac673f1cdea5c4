//! What was typed.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{ArgGroup, Parser, Subcommand, ValueEnum};
use domain::{AreaCode, ChangeNumber};
use indexer::boundaries::DEFAULT_SIMPLIFY_M;
use registry::{Head, Registry};

/// Checks the records of government service points and builds the index that search-server answers from.
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT_STATUS)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(super) call: Call,
}

const EXIT_STATUS: &str = "\
Exit status:
  0  done, also where rows have defects
  1  internal fault
  2  wrong usage
  3  refused, nothing written: a file that can't be read or decoded, a missing column, a mapping that doesn't fit,
     the import firewall, a failed self-check; `check` or `--strict` with any defect

Example:
  indexer sample --out source && indexer build --source source --out index";

const CHECK_EXAMPLES: &str = "\
A table is NAME.csv, in UTF-8 or Windows-874 (TIS-620) and with commas, semicolons or tabs, NAME.xlsx, or points in
NAME.geojson; a note says what a file was taken as where it isn't UTF-8 with commas. Other files need a mapping.

Each defect is a line `file:row: column: code: message`; then come the counts by kind, and the last line counts all.
The header is row 1. As HTML it is one page in Thai for those who mend the files: what is wrong, where, why it matters,
what to do.

Examples:
  indexer check --source source
  indexer check --source source --format html --out report.html
  indexer check --source source --format json | jq '.defects[].code' | sort | uniq -c";

const BUILD_EXAMPLES: &str = "\
A bad value counts as empty and is reported; a row is dropped only without a usable id or name, or as an offer to
nothing. Until the new index is whole and checked, the old one stays in place.

The first defects of each kind are printed; --report writes all of them to a file, as text (.txt), JSON (.json) or a page
for clerks (.html).

Examples:
  indexer build --source source --out index
  indexer build --source source --out index --boundaries boundaries
  indexer build --source source --out index --report report.html
  indexer build --source source --out index --strict --format json
  indexer build --registry sqlite:register.db --out index";

const IMPORT_EXAMPLES: &str = "\
A field is changed only where the source says something new about it and nobody edited it in the register since. What
stays otherwise than the source has it is told, with who set it; --overwrite takes the source's, and tells what that
replaced. Run again, nothing changes; broken off, it goes on there. A record that the source no longer has stays.

Examples:
  indexer import --source source --registry sqlite:register.db
  indexer import --source source --registry postgres://register@db/register --format json | jq .import";

const VERIFY_EXAMPLES: &str = "\
Numbers without gaps, the chain of hashes, the hashes of personal values, and which entry holds each record. The last line
is the end of the log: noted down somewhere else and given again with --noted, it also shows a log that was written anew
with new hashes. Exit status 3 if anything isn't as it was written.

Examples:
  indexer verify --registry sqlite:register.db
  indexer verify --registry sqlite:register.db --noted 1234:$HASH";

const COVERAGE_EXAMPLES: &str = "\
Every subdistrict with every procedure that only the office of a province, district or subdistrict does: `gap` where no
office says that it serves it and none is called after it, `overlap` where several may, `divided` where what offices drew
(territories.geojson) cuts it, `unconfirmed` where one does by its name alone, `covered` where one says so. Only the first
three are listed, unless --all is given.

Examples:
  indexer coverage --source source --area 38 --out coverage.csv
  indexer coverage --source source --boundaries boundaries --format geojson --out coverage.geojson";

const MAPPINGS_EXAMPLES: &str = "\
A mapping says how the columns of other files become those of the tables. `check` and `build` take one by --mapping, and
the mapping.toml in a source directory; begin with a shipped one.

Examples:
  indexer mappings
  indexer mappings dla-register > source/mapping.toml
  indexer check --source source --mapping dla-and-dga";

const BOUNDARIES_EXAMPLES: &str = "\
Takes the official package (COD-AB of OCHA) as it is published: shapefiles or GeoJSON with ADM3_PCODE such as TH100101,
in a zip file or a folder, on disk or at an address; also GeoJSON, plain or packed (.gz), with the properties code,
name_th, name_en and postcode. Of a folder with files named provinces, districts and subdistricts these are read, else
all in it. Coordinates must be longitude and latitude on WGS 84.

Rings are repaired, gaps and overlaps reported. Borders are simplified as lines that neighbours share, so that there are
no new gaps; --simplify 0 keeps every vertex. Provinces and districts are put together from subdistricts.

Examples:
  indexer boundaries --from tha_adm_rtsd_itos_20210121_shp.zip --out boundaries
  indexer boundaries --from https://data.humdata.org/.../tha_adm_rtsd_itos_20210121_shp.zip --out boundaries
  indexer boundaries --from tha_admbnda_adm3.geojson --out boundaries --simplify 0 --format json";

const LOCATE_EXAMPLES: &str = "\
A line `lat,lon` in gives a line with the code of the subdistrict, empty outside of all, with ~ behind it within 150 m of
a border, and as much further as a coarsely drawn border may be off. A line that can't be read gives an empty line, and
a message.

Example:
  echo 18.36,103.65 | indexer locate --boundaries boundaries";

const PINS_EXAMPLES: &str = "\
Every service point has a row: how likely its pin is more than 1 km and more than 5 km off, which rules speak against it,
and the repair to propose, the most harmful first. Nothing is changed: a person decides about each repair.

As HTML it is one page with a map, filters and counts, which needs no network. With --earlier, the table of an earlier run,
each row says whether it was fixed, is new, or is still open.

Examples:
  indexer pins --source register --mapping dla-and-dga --boundaries boundaries --format csv --out pins.csv
  indexer pins --source source --boundaries boundaries --format html --out pins.html --earlier pins.csv";

const HOURS_EXAMPLES: &str = "\
A line of hours, in Thai, English or OSM, gives a line with three fields between tabs: the OSM form, open, closed or
unknown at the instant, and when that changes, empty if it doesn't within a year. A line that can't be read gives an
empty form and unknown, and a message that says from which character on.

Example:
  echo 'จันทร์-ศุกร์ 08.30-16.30 น. เว้นวันหยุดราชการ' | indexer hours --at 2026-11-23T10:15:00+07:00";

const ANALYZE_EXAMPLES: &str = "\
A line in gives a line with its tokens, joined by the separator. A line that isn't UTF-8 gives an empty line, and a
message. Another message says which line is the first that has the separator in a token.

  segment  the words as they were typed, white space and all: joined they are the line
  index    the words that an index can hold: normalised, in lower case, with the year of the other era and singulars
  query    the words that a question asks for

Examples:
  echo สนง.ที่ดินอ.ปาย | indexer analyze --mode segment
  indexer analyze --mode index --separator ' ' < names.txt
  echo สิทธิคนละครึ่ง | indexer analyze --mode query --words words.txt";

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Call {
    /// Write the sample source directory, to try things out
    #[command(after_help = "Example:\n  indexer sample --out source")]
    Sample {
        /// Directory to write, new or empty
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Read a source directory and print every defect
    #[command(after_help = CHECK_EXAMPLES)]
    Check {
        /// Directory with service_points.csv and its companions
        #[arg(long, value_name = "DIR")]
        source: PathBuf,
        /// Shipped mapping, or mapping file, for files with other columns; besides the mapping.toml in the source
        #[arg(long, value_name = "NAME_OR_FILE")]
        mapping: Vec<String>,
        /// How to write the result
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
        /// File to write the result to, instead of standard output
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Build an index from a source directory, or from a register, and publish it
    #[command(after_help = BUILD_EXAMPLES)]
    #[command(group(ArgGroup::new("from").required(true).args(["source", "registry"])))]
    Build {
        /// Directory with service_points.csv and its companions
        #[arg(long, value_name = "DIR")]
        source: Option<PathBuf>,
        /// System of record to build from: sqlite:PATH or postgres://…
        #[arg(long, value_name = "URL", value_parser = registry_url)]
        registry: Option<String>,
        /// Change of the register to build as of, instead of the newest
        #[arg(long, value_name = "NUMBER", conflicts_with = "source")]
        as_of: Option<u64>,
        /// Directory of the index
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Shipped mapping, or mapping file, for files with other columns; besides the mapping.toml in the source
        #[arg(long, value_name = "NAME_OR_FILE", conflicts_with = "registry")]
        mapping: Vec<String>,
        /// Directory of polygons, as `indexer boundaries` writes it
        #[arg(long, value_name = "DIR")]
        boundaries: Option<PathBuf>,
        /// Refuse to build if there is any defect
        #[arg(long)]
        strict: bool,
        /// File to write every defect to: .txt, .json or .html
        #[arg(long, value_name = "FILE", value_parser = ReportFile::parse, conflicts_with = "registry")]
        report: Option<ReportFile>,
        /// How to print the result
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Take a source directory into the system of record, and say what changed
    #[command(after_help = IMPORT_EXAMPLES)]
    Import {
        /// Directory with service_points.csv and its companions
        #[arg(long, value_name = "DIR")]
        source: PathBuf,
        /// System of record: sqlite:PATH, made if it isn't there, or postgres://…
        #[arg(long, value_name = "URL", value_parser = registry_url)]
        registry: String,
        /// Shipped mapping, or mapping file, for files with other columns; besides the mapping.toml in the source
        #[arg(long, value_name = "NAME_OR_FILE")]
        mapping: Vec<String>,
        /// Take what the source says also where somebody edited a record since, and say so
        #[arg(long)]
        overwrite: bool,
        /// Refuse to import if there is any defect
        #[arg(long)]
        strict: bool,
        /// File to write every defect to: .txt, .json or .html
        #[arg(long, value_name = "FILE", value_parser = ReportFile::parse)]
        report: Option<ReportFile>,
        /// How to print the result
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Check that the change log of a system of record is what was written
    #[command(after_help = VERIFY_EXAMPLES)]
    Verify {
        /// System of record: sqlite:PATH or postgres://…
        #[arg(long, value_name = "URL", value_parser = registry_url)]
        registry: String,
        /// End of the log that an earlier run printed: a number and a hash
        #[arg(long, value_name = "NUMBER:HASH", value_parser = noted)]
        noted: Option<Head>,
        /// How to print the result
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// List the shipped mappings, or print one
    #[command(after_help = MAPPINGS_EXAMPLES)]
    Mappings {
        /// Shipped mapping to print
        name: Option<String>,
    },
    /// Import the official boundaries of provinces, districts and subdistricts
    #[command(after_help = BOUNDARIES_EXAMPLES)]
    Boundaries {
        /// Zip file, shapefile or GeoJSON file, folder of such files, or address (http, https) of one
        #[arg(long, value_name = "FILE_OR_URL")]
        from: OsString,
        /// Directory to write provinces, districts and subdistricts to
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// How far a border may move where it is simplified, in metres; 0 keeps every vertex
        #[arg(long, value_name = "METRES", default_value_t = DEFAULT_SIMPLIFY_M, value_parser = metres)]
        simplify: f64,
        /// How to print the result
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Find the subdistrict of each position on standard input
    #[command(after_help = LOCATE_EXAMPLES)]
    Locate {
        /// Directory with subdistricts.geojson or subdistricts.geojson.gz
        #[arg(long, value_name = "DIR")]
        boundaries: PathBuf,
    },
    /// Find the wrong pins, say why, and propose repairs
    #[command(after_help = PINS_EXAMPLES)]
    Pins {
        /// Directory with service_points.csv and its companions
        #[arg(long, value_name = "DIR")]
        source: PathBuf,
        /// Directory of polygons, as `indexer boundaries` writes it
        #[arg(long, value_name = "DIR")]
        boundaries: PathBuf,
        /// How to write the report
        #[arg(long, value_enum, default_value_t = PinFormat::Csv)]
        format: PinFormat,
        /// File to write the report to
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Shipped mapping, or mapping file, for files with other columns; besides the mapping.toml in the source
        #[arg(long, value_name = "NAME_OR_FILE")]
        mapping: Vec<String>,
        /// Table of an earlier run, as --format csv wrote it
        #[arg(long, value_name = "FILE")]
        earlier: Option<PathBuf>,
        /// Day that records are stale on, such as 2026-11-26, instead of today
        #[arg(long, value_name = "DATE")]
        today: Option<NaiveDate>,
    },
    /// List where nobody is known to be responsible, and where several are
    #[command(after_help = COVERAGE_EXAMPLES)]
    Coverage {
        /// Directory with service_points.csv and its companions
        #[arg(long, value_name = "DIR")]
        source: PathBuf,
        /// File to write the list to
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// How to write it
        #[arg(long, value_enum, default_value_t = CoverageFormat::Csv)]
        format: CoverageFormat,
        /// Directory of polygons, as `indexer boundaries` writes it, for outlines and population
        #[arg(long, value_name = "DIR")]
        boundaries: Option<PathBuf>,
        /// Code of a province, district or subdistrict to look at, repeatable; without any the whole country
        #[arg(long, value_name = "CODE")]
        area: Vec<AreaCode>,
        /// Also list what has one responsible office
        #[arg(long)]
        all: bool,
        /// Shipped mapping, or mapping file, for files with other columns; besides the mapping.toml in the source
        #[arg(long, value_name = "NAME_OR_FILE")]
        mapping: Vec<String>,
    },
    /// Read hours from standard input, and say what holds at an instant
    #[command(after_help = HOURS_EXAMPLES)]
    Hours {
        /// Instant such as 2026-11-23T10:15:00+07:00
        #[arg(long, value_name = "RFC3339", value_parser = instant)]
        at: DateTime<Utc>,
        /// Calendar whose holidays count
        #[arg(long, value_enum, default_value_t = NationalCalendar::National)]
        calendar: NationalCalendar,
    },
    /// Cut each line of standard input into words
    #[command(after_help = ANALYZE_EXAMPLES)]
    Analyze {
        /// Which words
        #[arg(long, value_enum)]
        mode: Analysis,
        /// What to write between two tokens
        #[arg(long, value_name = "S", default_value = "|")]
        separator: String,
        /// Thai words to add to the dictionary, one a line, as the column `word` of words.csv adds them to an index
        #[arg(long, value_name = "FILE")]
        words: Option<PathBuf>,
    },
}

/// An address of a register. Nobody's password is repeated in a message.
fn registry_url(text: &str) -> Result<String, String> {
    Registry::check_address(text).map(|()| text.to_owned()).map_err(|error| error.to_string())
}

fn noted(text: &str) -> Result<Head, &'static str> {
    let expected = "expected a number and a hash, as `indexer verify` prints them";
    let (number, hash) = text.split_once(':').ok_or(expected)?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = number.parse().map_err(|_| expected)?;
    if is_hash { Ok(Head { number: ChangeNumber(number), hash: hash.to_owned() }) } else { Err(expected) }
}

fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    let expected = "expected an instant with its offset, such as 2026-11-23T10:15:00+07:00";
    DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(|error| format!("{error}: {expected}"))
}

/// Calendars that `hours` knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum NationalCalendar {
    /// The national one that is built in
    National,
}

/// Which words a line is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Analysis {
    /// Those of the line as it was typed
    Segment,
    /// Those of an index
    Index,
    /// Those of a question
    Query,
}

/// How a result is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Lines for people
    Text,
    /// One JSON object for programs
    Json,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// Lines for people
    Text,
    /// One JSON object for programs
    Json,
    /// One page in Thai for those who mend the files
    Html,
}

/// How to write the list of gaps and overlaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CoverageFormat {
    /// A table
    Csv,
    /// Features for a map
    Geojson,
}

/// How a report about pins is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PinFormat {
    /// A table for programs and spreadsheets
    Csv,
    /// Features for maps
    Geojson,
    /// One page for people
    Html,
}

/// A file for a report, in the form that its name asks for.
#[derive(Clone, Debug)]
pub(super) struct ReportFile {
    pub(super) path: PathBuf,
    pub(super) format: ReportFormat,
}

impl ReportFile {
    fn parse(text: &str) -> Result<Self, &'static str> {
        let path = PathBuf::from(text);
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let format = match extension.as_str() {
            "txt" => ReportFormat::Text,
            "json" => ReportFormat::Json,
            "html" | "htm" => ReportFormat::Html,
            _ => return Err("expected a name that ends in .txt, .json or .html"),
        };
        Ok(Self { path, format })
    }
}

fn metres(text: &str) -> Result<f64, String> {
    const MOST: f64 = 10_000.0;
    let metres: Option<f64> = text.parse().ok();
    metres.filter(|metres| (0.0..=MOST).contains(metres)).ok_or(format!("expected metres from 0 to {MOST}"))
}
