//! What procedures, offices and places are called, sorted by every word of each name: whatever a citizen has typed so far
//! is the beginning of a stretch of them.
//!
//! A name is a [`key`]: letters and digits only, so that spaces and full stops neither part nor join anything. The places
//! in all keys at which a word begins are sorted by what follows there; the names that hold a text at the beginning of a
//! word stand side by side. A text with slips is followed through the same order as through a tree.

mod index;
mod key;
mod label;
mod office;
mod place;
mod slips;
mod spelled;
mod walk;

pub(crate) use index::{Names, NamesView, Suffix};
pub(crate) use key::{MappedKey, key};
pub(crate) use label::{Label, Shown, Target, of_procedure, of_synonyms};
pub(crate) use office::of_office;
pub(crate) use place::{
    area_of, areas_named, cost_of_naming, english_name, is_in, names_wholly, of_places, thai_name,
};
pub(crate) use slips::{allowed, cost_within};
pub(crate) use spelled::{Far, Spelling, spelled, with_abbreviation_written_out};
pub(crate) use walk::{Match, walk};
