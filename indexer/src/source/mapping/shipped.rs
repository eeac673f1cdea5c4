//! The mappings that the command carries.

use std::path::Path;

use super::load::Mapping;
use super::table::Origin;
use crate::source::layout::Layout;
use crate::source::records::RawRecords;
use crate::{Note, NoteCode, Refusal};

/// A mapping that the command carries.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// The name by which `--mapping` and `include` ask for it.
    pub name: &'static str,
    /// The mapping file.
    pub text: &'static str,
}

/// Every shipped mapping; one that includes others comes before them.
pub const SHIPPED_MAPPINGS: [Shipped; 6] = [
    Shipped { name: "dla-and-dga", text: include_str!("../../../mappings/dla-and-dga.toml") },
    Shipped { name: "dla-register", text: include_str!("../../../mappings/dla-register.toml") },
    Shipped { name: "dga-procedures", text: include_str!("../../../mappings/dga-procedures.toml") },
    Shipped { name: "citizeninfo-export", text: include_str!("../../../mappings/citizeninfo-export.toml") },
    Shipped { name: "hsds-3-csv", text: include_str!("../../../mappings/hsds-3-csv.toml") },
    Shipped { name: "geojson-points", text: include_str!("../../../mappings/geojson-points.toml") },
];

impl Shipped {
    /// What the mapping is for: the comment in its first line.
    #[must_use]
    pub fn about(&self) -> &'static str {
        self.text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default()
    }
}

pub(super) fn find(name: &str) -> Option<&'static Shipped> {
    static SHIPPED: [Shipped; 6] = SHIPPED_MAPPINGS;
    SHIPPED.iter().find(|shipped| shipped.name == name)
}

pub(super) fn names() -> String {
    SHIPPED_MAPPINGS.map(|shipped| shipped.name).join(", ")
}

/// The shipped mapping whose files a directory all has, with the columns that it names; and those files.
/// With `table`, only a mapping that gives rows to it.
pub(in crate::source) fn recognised(
    dir: &Path,
    files: &[String],
    table: Option<&Layout>,
) -> Result<Option<(&'static str, Vec<String>)>, Refusal> {
    for name in SHIPPED_MAPPINGS.map(|shipped| shipped.name) {
        let Some(shipped) = find(name) else { continue };
        let mapping = Mapping::of_shipped(shipped)?;
        let mut found = Vec::new();
        let gives = |table: &Layout| mapping.tables.iter().any(|mapped| mapped.layout.table == table.table);
        let mut is_whole = table.is_none_or(gives);
        for table in &mapping.tables {
            let Origin::File(file) = &table.origin else { continue };
            let required: Vec<&str> = file.required().collect();
            if files.contains(&file.name) && has_columns(&dir.join(&file.name), &required)? {
                if !found.contains(&file.name) {
                    found.push(file.name.clone());
                }
            } else {
                is_whole &= file.is_optional;
            }
        }
        if is_whole && !found.is_empty() {
            return Ok(Some((shipped.name, found)));
        }
    }
    Ok(None)
}

fn has_columns(path: &Path, required: &[&str]) -> Result<bool, Refusal> {
    let records = RawRecords::open(path, required)?;
    Ok(required.iter().all(|name| records.header().iter().any(|column| column == name)))
}

/// A note that a shipped mapping knows the columns of a file.
pub(in crate::source) fn note(mapping: &str, file: &str) -> Note {
    Note {
        file: file.to_owned(),
        row: None,
        column: None,
        field: None,
        code: NoteCode::MappingAvailable,
        message: format!(
            "the shipped mapping {mapping} knows these columns: --mapping {mapping} reads them all"
        ),
    }
}
