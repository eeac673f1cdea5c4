//! `mapping.toml`: how an agency's own files become the tables of a source directory.
//!
//! A file is parsed into values that know the full path of their key (`node`), read into rules (`load`, `table`, `rule`)
//! and run on an open file (`bound`), where every column that a rule names must be found. `indexer/mappings/README.md`
//! describes the language.

mod bound;
mod columns;
mod groups;
mod load;
mod lookup;
mod node;
mod repair;
mod rule;
mod schedules;
mod shipped;
mod table;
mod template;

pub(super) use bound::{BoundColumns, open};
pub(super) use load::Mapping;
pub(crate) use node::KeyPath;
pub(super) use node::joined;
pub use shipped::{SHIPPED_MAPPINGS, Shipped};
pub(super) use shipped::{note, recognised};
pub(crate) use table::{Derivation, DerivedKind};
pub(super) use table::{MappedFile, MappedTable, Origin};
