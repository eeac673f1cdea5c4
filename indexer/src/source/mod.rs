//! Raw rows: which files there are, what they may be, and their cells as text.

mod cell;
mod counted;
mod delimited;
mod encoding;
mod features;
mod firewall;
mod form;
mod layout;
mod mapping;
mod part;
mod records;
mod table;
mod workbook;

use std::fs;
use std::path::{Path, PathBuf};

pub use encoding::Encoding;
use firewall::Expectation;
pub use form::{FileForm, SourceFile};
pub(crate) use layout::{
    CALENDARS, EXCEPTIONS, HOLIDAYS, Layout, OFFERS, ORGANISATIONS, PROCEDURES, SERVICE_POINTS, TYPES, WORDS,
};
pub(crate) use mapping::{Derivation, DerivedKind};
use mapping::{MappedFile, MappedTable, Mapping, Origin};
pub use mapping::{SHIPPED_MAPPINGS, Shipped};
pub(crate) use part::Part;
pub(crate) use table::{Finding, PartNames, Place, Remark, Row, Table};

use crate::{Note, NoteCode, Progress, Refusal, Stage};

/// What a spreadsheet program puts before the name of a workbook that it has open, for a file without a table.
const LOCK_PREFIX: &str = "~$";

/// Citizens' words for official ones.
pub(crate) const SYNONYMS_FILE: &str = "synonyms.toml";

/// Outlines that units drew of what they are responsible for.
pub(crate) const TERRITORIES_FILE: &str = "territories.geojson";

/// A source directory whose files have passed the import firewall.
pub(crate) struct SourceDir<'p> {
    dir: PathBuf,
    /// Names of its CSV files, workbooks and GeoJSON files, in order.
    files: Vec<String>,
    mapping: Mapping,
    progress: &'p dyn Progress,
}

impl<'p> SourceDir<'p> {
    /// Lists a source directory and passes every file that holds rows, also those that are not read later, through the
    /// firewall. `mappings` are names of shipped mappings, or mapping files.
    pub(crate) fn open(dir: &Path, mappings: &[String], progress: &'p dyn Progress) -> Result<Self, Refusal> {
        let unreadable = |cause| Refusal::Unreadable { path: dir.to_owned(), cause };
        let mut paths = Vec::new();
        for entry in fs::read_dir(dir).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if holds_rows(&path) {
                paths.push(path);
            }
        }
        paths.sort_unstable();
        // The firewall comes before what is wrong with a mapping.
        let mapping = Mapping::load(dir, mappings);
        for path in &paths {
            let name = file_name(path);
            progress.begin(Stage::Inspecting(&name), size(path));
            firewall::inspect(path, &expectation(&name, mapping.as_ref().ok()), progress)?;
        }
        let files = paths.iter().map(|path| file_name(path)).collect();
        let source = Self { dir: dir.to_owned(), files, mapping: mapping?, progress };
        source.check_tables()?;
        Ok(source)
    }

    /// Opens a table; none when the source doesn't have it.
    pub(crate) fn table(&self, layout: &'static Layout) -> Result<Option<Table<'p>>, Refusal> {
        self.table_with(layout, Vec::new())
    }

    /// Opens a table with rows that follow from a rule behind those that stand in files.
    pub(crate) fn table_with<'t>(
        &self,
        layout: &'static Layout,
        derived: Vec<Part<'t>>,
    ) -> Result<Option<Table<'t>>, Refusal>
    where
        'p: 't,
    {
        let mut parts = Vec::new();
        if let Some(name) = self.direct(layout) {
            parts.push(Part::open(&self.dir.join(name), layout, self.progress)?);
        }
        for table in self.mapped(layout) {
            match &table.origin {
                Origin::File(file) => parts.extend(mapping::open(self, layout, file)?),
                Origin::Rows(rows) => parts.push(Part::given(&table.place, rows.clone())),
                Origin::Derived(_) => {}
            }
        }
        parts.extend(derived);
        Ok(if parts.is_empty() { None } else { Some(Table::new(layout, parts)) })
    }

    /// Rules by which offices offer procedures.
    pub(crate) fn derivations(&self) -> impl Iterator<Item = &Derivation> {
        self.mapping.tables.iter().filter_map(|table| match &table.origin {
            Origin::Derived(derivation) => Some(derivation),
            _ => None,
        })
    }

    /// Where a file is that no mapping is about; none if there is no such file.
    pub(crate) fn path(&self, name: &str) -> Option<PathBuf> {
        self.has(name).then(|| self.dir.join(name))
    }

    /// The text of a file that holds no rows; none if there is no such file.
    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, Refusal> {
        let path = self.dir.join(name);
        match fs::read_to_string(&path) {
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(Refusal::Unreadable { path, cause }),
            Ok(text) => Ok(Some(text)),
        }
    }

    /// The name of a table's first file; of one that the source doesn't have, the usual one.
    pub(crate) fn file_name(&self, layout: &Layout) -> String {
        let mapped =
            || self.mapped_files(layout).find(|file| self.has(&file.name)).map(|file| file.name.clone());
        self.direct(layout).or_else(mapped).unwrap_or_else(|| layout.file_name())
    }

    /// A note for each file that no table is read from, or that a shipped mapping would read better.
    pub(crate) fn file_notes(&self) -> Result<Vec<Note>, Refusal> {
        let is_unknown =
            |name: &&String| layout_of(name).is_none() && !self.is_mapped(name) && **name != TERRITORIES_FILE;
        let unknown = self.files.iter().filter(is_unknown);
        let mut notes: Vec<Note> = unknown
            .map(|name| Note {
                file: name.clone(),
                row: None,
                column: None,
                field: None,
                code: NoteCode::UnknownFile,
                message: "this file is not read: no table has its name".to_owned(),
            })
            .collect();
        let unmapped: Vec<String> = self.files.iter().filter(|name| !self.is_mapped(name)).cloned().collect();
        if let Some((mapping, files)) = mapping::recognised(&self.dir, &unmapped, None)? {
            notes.extend(files.iter().map(|file| mapping::note(mapping, file)));
        }
        Ok(notes)
    }

    fn check_tables(&self) -> Result<(), Refusal> {
        for layout in Layout::ALL {
            let mut names = layout.file_names().into_iter().filter(|name| self.has(name));
            if let (Some(first), Some(second)) = (names.next(), names.next()) {
                return Err(Refusal::TwoFiles { first, second });
            }
        }
        if self.direct(&SERVICE_POINTS).is_some() || self.mapped(&SERVICE_POINTS).next().is_some() {
            return Ok(());
        }
        let (dir, file) = (self.dir.clone(), SERVICE_POINTS.file_name());
        match mapping::recognised(&self.dir, &self.files, Some(&SERVICE_POINTS))? {
            Some((mapping, found)) => {
                let (found, mapping) = (found.join(" and "), mapping.to_owned());
                Err(Refusal::MappingNeeded { dir, file, found, mapping })
            }
            None => Err(Refusal::MissingFile { dir, file }),
        }
    }

    fn mapped(&self, layout: &Layout) -> impl Iterator<Item = &MappedTable> {
        let table = layout.table;
        self.mapping.tables.iter().filter(move |mapped| mapped.layout.table == table)
    }

    fn mapped_files(&self, layout: &Layout) -> impl Iterator<Item = &MappedFile> {
        self.mapped(layout).filter_map(MappedTable::file)
    }

    /// The file that has a table's name and its columns too.
    fn direct(&self, layout: &Layout) -> Option<String> {
        let is_own = |name: &String| {
            let is_claimed =
                self.mapping.tables.iter().filter_map(MappedTable::file).any(|f| f.name == *name);
            self.has(name) && !is_claimed
        };
        layout.file_names().into_iter().find(is_own)
    }

    fn is_mapped(&self, name: &str) -> bool {
        let mut files = self.mapping.tables.iter().filter_map(MappedTable::file);
        files.any(|file| file.name == name || file.looked_into().any(|(other, _)| other == name))
    }

    fn has(&self, name: &str) -> bool {
        self.files.iter().any(|file| file == name)
    }
}

/// What the firewall may know of a file: of one that a mapping names, what it says.
fn expectation<'n>(name: &str, mapping: Option<&'n Mapping>) -> Expectation<'n> {
    for table in mapping.into_iter().flat_map(|mapping| &mapping.tables) {
        let Some(file) = table.file() else { continue };
        if file.name == name {
            return Expectation { wanted: file.required().collect(), titles: file.titles(table.layout) };
        }
        if let Some((_, wanted)) = file.looked_into().find(|(other, _)| *other == name) {
            return Expectation { wanted, titles: Vec::new() };
        }
    }
    let wanted = layout_of(name).map(|layout| layout.required().collect()).unwrap_or_default();
    Expectation { wanted, titles: Vec::new() }
}

/// The table that is read from a file of this name.
fn layout_of(name: &str) -> Option<&'static Layout> {
    Layout::ALL.into_iter().find(|layout| layout.file_names().iter().any(|known| known == name))
}

/// Whether a file is of a form that rows are read from.
fn holds_rows(path: &Path) -> bool {
    let is_lock = is_workbook(path) && file_name(path).starts_with(LOCK_PREFIX);
    (has_extension(path, "csv") || is_workbook(path) || is_geojson(path)) && !is_lock
}

fn is_workbook(path: &Path) -> bool {
    has_extension(path, "xlsx")
}

fn is_geojson(path: &Path) -> bool {
    has_extension(path, "geojson")
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// Bytes of a file, for the progress only: a file that can't be read is refused where it is opened.
fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
