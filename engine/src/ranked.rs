//! What a search hands over: offices with what they are ranked by.

use domain::{Metres, UtcMinute};

use crate::nearest::Found;
use crate::query::Plan;

/// When one is done; never is later than anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Done(i64);

impl Done {
    /// Nothing is certain, or nobody asked.
    pub(crate) const NEVER: Self = Self(i64::MAX);

    pub(crate) fn at(minute: UtcMinute) -> Self {
        Self(minute.0)
    }
}

/// An office, with what it is ranked by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranked {
    /// The end of the last case; the same for all where distance alone counts.
    pub(crate) done: Done,
    /// The geodesic.
    pub(crate) distance: Metres,
    pub(crate) found: Found,
}

/// How a search ended.
pub(crate) struct Outcome {
    /// The first offices, in no order, and more than asked for where only the geodesic tells which are nearer.
    pub(crate) ranked: Vec<Ranked>,
    pub(crate) plan: Plan,
    /// False when the budget was spent: then the offices are the first ones of the full answer, but not all.
    pub(crate) complete: bool,
}
