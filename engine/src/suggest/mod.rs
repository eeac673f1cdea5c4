//! What a citizen may mean, while typing and after: procedures, offices and places by what they are called.
//!
//! The order blends how well a name matches ([`rank`]), how much its kind is asked for, and how near it is. Readings of a
//! text come one after the other, and each only where the ones before it find next to nothing: as it was typed, its words in
//! any order, with a slip. So a word that is there is never taken for another.

mod answer;
mod found;
mod meant;
mod pieces;
mod rank;
mod search;

pub(crate) use answer::suggestions;
pub use answer::{Suggested, Suggestion};
pub(crate) use found::offices;
pub use found::{FoundOffice, Likeness};
pub(crate) use meant::meant;

use domain::Position;

/// A text that is being typed.
#[derive(Clone, Debug)]
pub struct SuggestQuery {
    /// The text so far.
    pub text: String,
    /// Where it is typed: of offices and places that match as well as each other, the nearer ones come first.
    pub from: Option<Position>,
    /// Most suggestions.
    pub limit: usize,
}

/// A text that names offices.
#[derive(Clone, Debug)]
pub struct OfficeQuery {
    /// Names, abbreviations, codes, with or without the place.
    pub text: String,
    /// From where nearness counts.
    pub from: Option<Position>,
    /// Most offices.
    pub limit: usize,
}
