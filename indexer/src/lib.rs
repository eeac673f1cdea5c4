//! Raw sources to checked records to a published snapshot.
//!
//! [`read_source`] passes every file through the import firewall, reads the tables row by row and resolves each cell
//! into a value of the domain, with every defect by file, row and column. [`Report`] explains the defects to those who
//! mend them, [`build`] publishes what was read. [`import`] takes it into the system of record, and [`read_register`] gives
//! that back for a build.
//! [`boundaries`] are polygons of areas.

pub mod boundaries;
mod build;
mod coverage_report;
mod defect;
mod pin_report;
mod progress;
mod refusal;
mod register;
mod report;
mod resolve;
mod sample;
mod source;

pub use build::{build, stage};
pub use coverage_report::{CoverageReport, CoverageTotals};
pub use defect::{Code, Defect, Field, Note, NoteCode};
pub use pin_report::{PinReport, PinReportError, PinWarnings};
pub use progress::{Progress, Stage};
pub use refusal::Refusal;
pub use register::{import, read_register};
pub use report::{
    Effect, Explanation, FIRST_ROWS, Kind, MOST_ROWS, NoteExplanation, NoteKind, Report, Totals,
};
pub use resolve::{
    Checked, ReadOptions, TermPlace, UnreadPin, built_in_calendars, read_source, read_source_with,
};
pub use sample::{SampleError, write_sample};
pub use source::{Encoding, FileForm, SHIPPED_MAPPINGS, Shipped, SourceFile};
