//! Getting served: from the door one arrives at to the case that is done.

mod coming;
mod counter;
mod openings;
mod round;

pub use coming::{Arrival, Coming, Span};
pub use counter::{Counter, Visit};
pub use openings::StatusFrom;
pub use round::{MOST_CASES, earliest_round};

#[cfg(test)]
mod tests;
