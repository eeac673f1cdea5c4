//! Raw sources to checked records to a published snapshot.
//!
//! [`read_source`] passes every file through the import firewall, reads the tables row by row and resolves each cell
//! into a value of the domain, with every defect by file, row and column. [`build`] publishes what was read.
//! [`boundaries`] are polygons of areas.

pub mod boundaries;
mod build;
mod defect;
mod refusal;
mod resolve;
mod sample;
mod source;

pub use build::build;
pub use defect::{Code, Defect, Note, NoteCode};
pub use refusal::Refusal;
pub use resolve::{Checked, read_mapped_source, read_source};
pub use sample::{SampleError, write_sample};
pub use source::{SHIPPED_MAPPINGS, Shipped};
