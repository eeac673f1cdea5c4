//! Hours as an index: what holds at a minute for every distinct schedule at once.
//!
//! A search asks for the statuses of one minute and evaluates no hours. Days are compiled when one of their minutes is
//! asked about first; what lies beyond the days that can be compiled is evaluated, with the same answer.

mod ahead;
mod compiled_day;
mod day;
mod days_from;
mod during;
mod index;
mod recent;
mod startable;
mod status_table;

pub(crate) use ahead::Ahead;
pub use index::HoursIndex;
pub(crate) use startable::Startable;
pub use status_table::StatusTable;
