//! From raw rows to values of the domain, with every defect.

mod areas;
mod calendars;
mod cells;
mod coordinates;
mod dates;
mod derived_offers;
mod exceptions;
mod holidays;
mod hours;
mod ids;
mod links;
mod names;
mod offers;
mod procedures;
mod service_points;
mod successors;
mod synonyms;
mod table_log;
mod terms;
mod territories;
mod values;
mod words;

pub(crate) use territories::unusable as unusable_territory;

use std::path::Path;

use domain::{Calendars, ChangeNumber};
use engine::{Records, SourceTable};

use crate::source::{SourceDir, SourceFile};
use crate::{Defect, Note, Progress, Refusal};
use hours::HoursReader;

/// Everything that was read from a source.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The records, hidden points among them.
    pub records: Records,
    /// Every defect, in the order of files, rows and columns.
    pub defects: Vec<Defect>,
    /// What else is worth knowing.
    pub notes: Vec<Note>,
    /// The tables that were found, with what their files were taken as.
    pub files: Vec<SourceFile>,
    /// How much of each table was read and kept, with a digest of it.
    pub provenance: Vec<SourceTable>,
    /// Coordinates that are no position, as they were written: what whoever mends them needs to see.
    pub unread_pins: Vec<UnreadPin>,
    /// The row of what each unit drew, by the place of its point among the records.
    pub territory_rows: Vec<(u32, u64)>,
    /// Where each of the terms among the records belongs, in their order.
    pub term_places: Vec<TermPlace>,
    /// The change of the register that the records are as of; 0 where they were read from files.
    pub change: ChangeNumber,
}

/// Where a kind of office or an organisation belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermPlace {
    /// Whether it is an organisation.
    pub is_organisation: bool,
    /// The one of its kind that stands above it.
    pub parent: Option<String>,
}

/// Coordinates of a service point that are no position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadPin {
    /// The place of the point among the records.
    pub point: u32,
    /// The text of the latitude; empty where there is none.
    pub latitude: String,
    /// The text of the longitude; empty where there is none.
    pub longitude: String,
}

/// The national calendar that stands in where a source has no `holidays.csv`.
///
/// # Errors
/// [`Refusal`] when the built-in table can't be read.
pub fn built_in_calendars() -> Result<Calendars, Refusal> {
    holidays::built_in().map(|(calendars, _)| calendars)
}

/// What a source is read with.
#[derive(Clone, Copy)]
pub struct ReadOptions<'o> {
    /// Mappings besides the `mapping.toml` in the source: names of shipped ones, or paths of mapping files.
    pub mappings: &'o [String],
    /// Who is told how far it has come.
    pub progress: &'o dyn Progress,
}

/// No mappings, and nobody is told.
impl Default for ReadOptions<'_> {
    fn default() -> Self {
        Self { mappings: &[], progress: &() }
    }
}

/// Reads a source directory: the import firewall first, then every table.
///
/// # Errors
/// [`Refusal`] when the source can't be taken as a whole; wrong values are no error but [`Checked::defects`].
pub fn read_source(dir: &Path) -> Result<Checked, Refusal> {
    read_source_with(dir, &ReadOptions::default())
}

/// Reads a source directory as [`read_source`] does, with mappings, and telling somebody how far it has come.
///
/// # Errors
/// Those of [`read_source`], and [`Refusal`] when a mapping doesn't fit the source.
pub fn read_source_with(dir: &Path, options: &ReadOptions<'_>) -> Result<Checked, Refusal> {
    let source = SourceDir::open(dir, options.mappings, options.progress)?;
    let mut hours = HoursReader::default();
    let (mut calendars, holidays_log) = holidays::read(&source)?;
    let calendars_log = calendars::read(&source, &mut calendars)?;
    let (mut points, points_log) = service_points::read(&source, &calendars, &mut hours)?;
    let territories = territories::read(&source, &mut points)?;
    let (procedures, procedures_log) = procedures::read(&source)?;
    let (offers, offers_log) = offers::read(&source, &points, &procedures, &mut hours)?;
    let (exceptions, exceptions_log) = exceptions::read(&source, &points, &procedures, &offers, &mut hours)?;
    let (terms, [types_log, organisations_log]) = terms::read(&source)?;
    let (words, words_log) = words::read(&source, &points.records)?;
    let synonyms = synonyms::read(&source)?;

    let mut checked = Checked {
        records: Records {
            points: points.records,
            procedures: procedures.records,
            offers: offers.records,
            calendars,
            exceptions,
            terms: terms.records,
            words,
            synonyms,
            ..Records::default()
        },
        defects: Vec::new(),
        notes: source.file_notes()?,
        files: Vec::new(),
        provenance: Vec::new(),
        unread_pins: points.unread_pins,
        territory_rows: Vec::new(),
        term_places: terms.places,
        change: ChangeNumber::default(),
    };
    let logs = [
        points_log,
        procedures_log,
        offers_log,
        calendars_log,
        holidays_log,
        exceptions_log,
        types_log,
        organisations_log,
        words_log,
    ];
    for log in logs {
        log.finish(&mut checked);
    }
    if let Some(territories) = territories {
        territories.finish(&mut checked);
    }
    Ok(checked)
}
