//! Pin doctor: what speaks against the pin of an office, how likely it is wrong, and which repair to propose.
//!
//! Rules find evidence ([`evidence`]), a model of how pins come about weighs it ([`probability`]), transformations that would
//! explain it are proposed as repairs ([`repair`]), and a queue puts first what harms most ([`queue`]). Nothing is ever
//! applied here: a person decides.
//!
//! Pure: no I/O and no clock. Polygons, records and the day are given.

pub mod claim;
pub mod country;
pub mod names;
pub mod office;
pub mod probability;
pub mod projection;
pub mod shape;
pub mod written;
