//! From mapping files and names of shipped ones to a mapping that can be run.

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::node::{Fields, KeyPath, Node};
use super::shipped::{self, Shipped};
use super::table::{MappedTable, Origin};
use crate::Refusal;
use crate::source::firewall;
use crate::source::layout::Layout;

/// The mapping of a source directory lies beside its files.
const MAPPING_FILE: &str = "mapping.toml";

/// Largest mapping file in bytes.
const MAX_FILE_BYTES: u64 = 1 << 20;

/// Everything that mapping files say, in their order.
#[derive(Debug, Default)]
pub(in crate::source) struct Mapping {
    pub(in crate::source) tables: Vec<MappedTable>,
}

/// A mapping file before it is read.
struct Document {
    /// What messages name.
    name: String,
    text: String,
    /// The directory that it may include files of; none: a shipped one.
    dir: Option<PathBuf>,
}

impl Mapping {
    /// Reads the mapping of a source directory, and those that were asked for: names of shipped ones, or files.
    pub(in crate::source) fn load(dir: &Path, asked: &[String]) -> Result<Self, Refusal> {
        let mut mapping = Self::default();
        let beside = dir.join(MAPPING_FILE);
        if beside.is_file() {
            mapping.add(&Document::open(&beside, MAPPING_FILE.to_owned())?, &mut Vec::new())?;
        }
        for name in asked {
            mapping.add(&Document::asked(name)?, &mut Vec::new())?;
        }
        mapping.check_files()?;
        Ok(mapping)
    }

    /// A shipped mapping.
    pub(super) fn of_shipped(shipped: &'static Shipped) -> Result<Self, Refusal> {
        let mut mapping = Self::default();
        mapping.add(&Document::shipped(shipped), &mut Vec::new())?;
        Ok(mapping)
    }

    /// Adds what a document says after what it includes; `above` are the documents that include it.
    fn add(&mut self, document: &Document, above: &mut Vec<String>) -> Result<(), Refusal> {
        let root = document.parse()?;
        let mut fields = Fields::of_file(&document.name, &root);
        above.push(document.name.clone());
        for name in fields.get("include").map(|node| node.items()).transpose()?.unwrap_or_default() {
            let included = document.included(&name)?;
            if above.contains(&included.name) {
                let circle = above.join(" includes ");
                let problem = format!("{circle} includes {}: expected no circle", included.name);
                return Err(name.refusal(problem));
            }
            self.add(&included, above)?;
        }
        above.pop();
        if let Some(tables) = fields.get("tables") {
            self.add_tables(&tables)?;
        }
        fields.finish()
    }

    fn add_tables(&mut self, node: &Node<'_>) -> Result<(), Refusal> {
        let mut tables = node.fields()?;
        for layout in Layout::ALL {
            let Some(entries) = tables.get(layout.table) else { continue };
            for entry in entries.items()? {
                self.tables.push(MappedTable::read(layout, &entry)?);
            }
        }
        tables.finish()
    }

    /// A file gives the rows of a table once.
    fn check_files(&self) -> Result<(), Refusal> {
        let files: Vec<(&str, &str, &KeyPath)> = self
            .tables
            .iter()
            .filter_map(|table| match &table.origin {
                Origin::File(file) => Some((table.layout.table, file.name.as_str(), &table.place)),
                _ => None,
            })
            .collect();
        for (index, (table, file, place)) in files.iter().enumerate() {
            let earlier = files[..index].iter().find(|(other, name, _)| other == table && name == file);
            if let Some((_, _, first)) = earlier {
                return Err(place.refusal(format!(
                    "maps \"{file}\" to {table} as {}: {} does already: expected one of them",
                    first.file, first.key
                )));
            }
        }
        Ok(())
    }
}

impl Document {
    fn shipped(shipped: &'static Shipped) -> Self {
        Self { name: shipped.name.to_owned(), text: shipped.text.to_owned(), dir: None }
    }

    fn asked(name: &str) -> Result<Self, Refusal> {
        if let Some(shipped) = shipped::find(name) {
            return Ok(Self::shipped(shipped));
        }
        let path = Path::new(name);
        if !path.is_file() {
            let shipped = shipped::names();
            return Err(Refusal::UnknownMapping { name: name.to_owned(), shipped });
        }
        Self::open(path, name.to_owned())
    }

    fn open(path: &Path, name: String) -> Result<Self, Refusal> {
        let unreadable = |cause| Refusal::Unreadable { path: path.to_owned(), cause };
        let found = fs::metadata(path).map_err(unreadable)?.len();
        if found > MAX_FILE_BYTES {
            let problem = format!("the file has {found} bytes: expected at most {MAX_FILE_BYTES}");
            return Err(Refusal::Mapping { file: name, key: "size".to_owned(), problem });
        }
        let text = fs::read_to_string(path).map_err(unreadable)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
        let dir = path.parent().map(Path::to_owned).unwrap_or_default();
        Ok(Self { name, text, dir: Some(dir) })
    }

    /// The document that an include names: a shipped one, or a file in the same directory.
    fn included(&self, node: &Node<'_>) -> Result<Self, Refusal> {
        let name = node.text()?;
        if let Some(shipped) = shipped::find(name) {
            return Ok(Self::shipped(shipped));
        }
        let file = super::table::file_name(node)?;
        let path = self.dir.as_ref().map(|dir| dir.join(&file)).filter(|path| path.is_file());
        let Some(path) = path else {
            let problem =
                format!("\"{name}\" is no file beside it: expected one, or one of {}", shipped::names());
            return Err(node.refusal(problem));
        };
        Self::open(&path, file)
    }

    fn parse(&self) -> Result<Table, Refusal> {
        let root = self.text.parse::<Table>().map_err(|error| {
            let at = error.span().map_or(0, |span| span.start.min(self.text.len()));
            let before = self.text.get(..at).unwrap_or_default();
            let (line, start) = (before.matches('\n').count() + 1, before.rfind('\n').map_or(0, |at| at + 1));
            let key = format!("line {line}, column {}", before[start..].chars().count() + 1);
            let problem = format!("not TOML: {}", error.message().lines().next().unwrap_or_default());
            Refusal::Mapping { file: self.name.clone(), key, problem }
        })?;
        match firewall::forbidden_key(&Value::Table(root.clone()), "") {
            Some(key) => Err(Refusal::ForbiddenMapping { file: self.name.clone(), key }),
            None => Ok(root),
        }
    }
}
