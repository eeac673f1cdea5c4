//! Thai text to tokens: [`normalize`], segment into words ([`Segmenter`]), emit the tokens of two index tiers
//! ([`WordTokenizer`], [`TrigramTokenizer`]).
//!
//! Pure: no I/O, no clock. The dictionary is compiled from `data/` by the build script and embedded; an index records
//! [`DICTIONARY_HASH`], because an index and a query agree only if they were segmented with the same dictionary.

mod cluster;
mod dictionary;
mod normalize;
mod script;
mod search;
mod segment;
mod thai;
mod tokenizer;

pub use cluster::clusters;
pub use normalize::{fold_case, normalize};
pub use segment::{Kind, MAX_WORD_BYTES, Reading, Scratch, Segmenter, UnusableWord, Word};
pub use tokenizer::{TrigramStream, TrigramTokenizer, WordStream, WordTokenizer, trigrams, words};

/// BLAKE3 of the embedded dictionary's source as 64 hexadecimal digits: the word lists with their costs, the connection
/// matrix and lindera's format version.
pub const DICTIONARY_HASH: &str = env!("THAI_DICTIONARY_HASH");
