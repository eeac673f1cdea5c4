//! Raw rows: which files there are, what they may be, and their cells as text.

mod counted;
mod delimited;
mod encoding;
mod firewall;
mod form;
mod layout;
mod records;
mod table;
mod workbook;

use std::fs;
use std::path::{Path, PathBuf};

pub use encoding::Encoding;
pub use form::{FileForm, SourceFile};
pub(crate) use layout::{
    CALENDARS, EXCEPTIONS, HOLIDAYS, Layout, OFFERS, ORGANISATIONS, PROCEDURES, SERVICE_POINTS, TYPES,
};
pub(crate) use table::{Row, Table};

use crate::{Note, NoteCode, Progress, Refusal, Stage};

/// What a spreadsheet program puts before the name of a workbook that it has open, for a file without a table.
const LOCK_PREFIX: &str = "~$";

/// A source directory whose files have passed the import firewall.
pub(crate) struct SourceDir<'p> {
    dir: PathBuf,
    /// Names of its CSV files and workbooks, in order.
    files: Vec<String>,
    progress: &'p dyn Progress,
}

impl<'p> SourceDir<'p> {
    /// Lists a source directory and passes every CSV file and workbook, also those that are not read later, through
    /// the firewall.
    pub(crate) fn open(dir: &Path, progress: &'p dyn Progress) -> Result<Self, Refusal> {
        let unreadable = |cause| Refusal::Unreadable { path: dir.to_owned(), cause };
        let mut paths = Vec::new();
        for entry in fs::read_dir(dir).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if has_extension(&path, "csv") || is_workbook(&path) && !file_name(&path).starts_with(LOCK_PREFIX)
            {
                paths.push(path);
            }
        }
        paths.sort_unstable();
        for path in &paths {
            let name = file_name(path);
            progress.begin(Stage::Inspecting(&name), size(path));
            firewall::inspect(path, layout_of(&name), progress)?;
        }
        let files = paths.iter().map(|path| file_name(path)).collect();
        let source = Self { dir: dir.to_owned(), files, progress };
        for layout in Layout::ALL {
            let [first, second] = layout.file_names();
            if source.has(&first) && source.has(&second) {
                return Err(Refusal::TwoFiles { first, second });
            }
        }
        if source.present(&SERVICE_POINTS).is_none() {
            return Err(Refusal::MissingFile { dir: dir.to_owned(), file: SERVICE_POINTS.file_name() });
        }
        Ok(source)
    }

    /// Opens the file of a table; none when the source doesn't have it.
    pub(crate) fn table(&self, layout: &'static Layout) -> Result<Option<Table<'p>>, Refusal> {
        let Some(name) = self.present(layout) else { return Ok(None) };
        let path = self.dir.join(&name);
        self.progress.begin(Stage::Reading(&name), size(&path));
        Table::open(&path, layout, self.progress).map(Some)
    }

    /// The name of a table's file; of one that the source doesn't have, the usual one.
    pub(crate) fn file_name(&self, layout: &Layout) -> String {
        self.present(layout).unwrap_or_else(|| layout.file_name())
    }

    /// A note for each file that no table is read from.
    pub(crate) fn unknown_files(&self) -> impl Iterator<Item = Note> {
        self.files.iter().filter(|name| layout_of(name).is_none()).map(|name| Note {
            file: name.clone(),
            row: None,
            column: None,
            code: NoteCode::UnknownFile,
            message: "this file is not read: no table has its name".to_owned(),
        })
    }

    fn present(&self, layout: &Layout) -> Option<String> {
        layout.file_names().into_iter().find(|name| self.has(name))
    }

    fn has(&self, name: &str) -> bool {
        self.files.iter().any(|file| file == name)
    }
}

/// The table that is read from a file of this name.
fn layout_of(name: &str) -> Option<&'static Layout> {
    Layout::ALL.into_iter().find(|layout| layout.file_names().iter().any(|known| known == name))
}

fn is_workbook(path: &Path) -> bool {
    has_extension(path, "xlsx")
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
