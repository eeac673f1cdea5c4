//! Raw rows: which files there are, what they may be, and their cells as text.

mod firewall;
mod layout;
mod records;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

pub(crate) use layout::{
    EXCEPTIONS, HOLIDAYS, Layout, OFFERS, ORGANISATIONS, PROCEDURES, SERVICE_POINTS, TYPES,
};
pub(crate) use table::{Row, Table};

use crate::{Note, NoteCode, Refusal};

/// A source directory whose CSV files have passed the import firewall.
pub(crate) struct SourceDir {
    dir: PathBuf,
    /// Names of its CSV files, in order.
    csv_files: Vec<String>,
}

impl SourceDir {
    /// Lists a source directory and passes every CSV file, also those that are not read later, through the firewall.
    pub(crate) fn open(dir: &Path) -> Result<Self, Refusal> {
        let unreadable = |cause| Refusal::Unreadable { path: dir.to_owned(), cause };
        let mut paths = Vec::new();
        for entry in fs::read_dir(dir).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")) {
                paths.push(path);
            }
        }
        paths.sort_unstable();
        for path in &paths {
            firewall::inspect(path)?;
        }
        let csv_files: Vec<String> = paths.iter().map(|path| file_name(path)).collect();
        let file = SERVICE_POINTS.file_name();
        if !csv_files.contains(&file) {
            return Err(Refusal::MissingFile { dir: dir.to_owned(), file });
        }
        Ok(Self { dir: dir.to_owned(), csv_files })
    }

    /// Opens the file of a table; none when the source doesn't have it.
    pub(crate) fn table(&self, layout: &'static Layout) -> Result<Option<Table>, Refusal> {
        let name = layout.file_name();
        self.csv_files.contains(&name).then(|| Table::open(&self.dir.join(name), layout)).transpose()
    }

    /// A note for each CSV file that no table is read from.
    pub(crate) fn unknown_files(&self) -> impl Iterator<Item = Note> {
        let unknown = |name: &&String| !Layout::ALL.iter().any(|layout| layout.file_name() == **name);
        self.csv_files.iter().filter(unknown).map(|name| Note {
            file: name.clone(),
            column: None,
            code: NoteCode::UnknownFile,
            message: "this file is not read: no table has its name".to_owned(),
        })
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
