//! The embedded dictionary: the cheapest path through a run of Thai text.

use std::ops::Range;

use lindera_dictionary::dictionary::Dictionary;
use lindera_dictionary::mode::Mode;
use lindera_dictionary::viterbi::{Lattice, LatticeOptions, WordId};

mod embedded {
    lindera_dictionary::embedded_dictionary!("/thai", ThaiLoader);
}

/// What an entry of the dictionary is, by the class that `build/lexicon.rs` gave it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A word or a dotted abbreviation.
    Word,
    FullStop,
    /// A cluster or a stray mark that no word covers.
    Unknown,
}

/// The buffers of the search. They grow to the longest text searched.
#[derive(Clone, Default)]
pub(crate) struct Buffers {
    lattice: Lattice,
    path: Vec<(usize, WordId)>,
}

/// Loads the dictionary that the build script compiled.
///
/// # Panics
///
/// If the embedded bytes are not a dictionary of lindera's current format, which the build script of this very crate
/// rules out.
pub(crate) fn embedded() -> Dictionary {
    embedded::load().expect("the dictionary was compiled by the same version of lindera")
}

/// The entries on the cheapest path through `text`: Thai characters and full stops, fewer than 65,535 of them. The
/// ranges follow one another from 0 to the end of `text`.
pub(crate) fn cheapest_path(
    dictionary: &Dictionary,
    text: &str,
    buffers: &mut Buffers,
) -> impl Iterator<Item = (Range<usize>, Class)> {
    buffers.lattice.set_text_with_options(
        &dictionary.prefix_dictionary,
        &None,
        &dictionary.character_definition,
        &dictionary.unknown_dictionary,
        &dictionary.connection_cost_matrix,
        text,
        &LatticeOptions::new(&Mode::Normal),
    );
    buffers.lattice.tokens_offset_into(&mut buffers.path);
    let ends = buffers.path.iter().skip(1).map(|&(start, _)| start).chain([text.len()]);
    buffers.path.iter().zip(ends).map(|(&(start, id), end)| (start..end, class(dictionary, id)))
}

fn class(dictionary: &Dictionary, id: WordId) -> Class {
    if id.is_unknown() {
        return Class::Unknown;
    }
    // WordId counts in u32, the table of details in usize.
    match dictionary.word_details_iter(id.id() as usize).next() {
        Some("U") => Class::Unknown,
        Some("P") => Class::FullStop,
        _ => Class::Word,
    }
}
