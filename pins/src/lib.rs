//! Pin doctor: what speaks against the pin of an office, how likely it is wrong, and which repair to propose.
//!
//! Rules find evidence ([`evidence`]), a model of how pins come about weighs it ([`probability`]), transformations that would
//! explain it are proposed as repairs ([`repair`]), and a queue puts first what harms most ([`queue`]). Nothing is ever
//! applied here: a person decides.
//!
//! A whole register is examined by [`Doctor::examine`]; a back office keeps a [`Register`] and asks [`Register::examine`] about
//! one office at every edit.
//!
//! Pure: no I/O and no clock. Polygons, records and the day are given.

pub mod case;
pub mod claim;
pub mod country;
mod doctor;
pub mod evidence;
pub mod map_click;
pub mod names;
pub mod office;
pub mod pasted;
pub mod probability;
pub mod projection;
pub mod queue;
pub mod repair;
pub mod seeded;
pub mod shape;
pub mod transformation;
pub mod written;

pub use case::{Agreement, Case};
pub use country::Country;
pub use doctor::{Diagnosis, Doctor, PEOPLE_SERVED, Register};
pub use evidence::{Code, Evidence, Severity};
pub use office::Office;
pub use probability::Wrong;
pub use repair::{Repair, RepairCount, RepairCounts, RepairKind};
