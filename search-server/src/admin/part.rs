//! Which part of a list is asked for.

use crate::api::parameters::Parameters;

/// Lines of a part, where nobody says how many.
const DEFAULT_LIMIT: usize = 50;
/// Lines that may be skipped: more than any list of a country has.
pub(crate) const MAX_SKIP: usize = 10_000_000;
/// The most lines of a part of most lists.
pub(crate) const MAX_LIMIT: usize = 100;

/// A part of a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    /// How many lines.
    pub(crate) limit: usize,
    /// How many stand before the first one.
    pub(crate) skip: usize,
}

impl Part {
    /// Reads `limit`, which may be `most`, and `skip`.
    pub(crate) fn read(given: &mut Parameters, most: usize) -> Self {
        let limit = given.whole_number("limit", 1..=most).unwrap_or(DEFAULT_LIMIT);
        let skip = given.whole_number("skip", 0..=MAX_SKIP).unwrap_or(0);
        Self { limit, skip }
    }
}
