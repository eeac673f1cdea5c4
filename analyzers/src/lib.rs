//! Thai text to tokens: [`normalize`], segment into words ([`Segmenter`]), emit the tokens of the tiers of an index
//! ([`WordTokenizer`], [`ClusterTokenizer`], [`TrigramTokenizer`], [`FoldedTokenizer`], [`SoundTokenizer`]). Beside them the
//! small tools that a search in Thai needs: names of offices ([`unit_name`]), dates and numbers, abbreviations, wrong
//! keyboard layouts, romanisation, and the order of dictionaries ([`sort_key`]). [`Vocabulary`] knows what citizens say for
//! official words, [`QuestionWords`] what carries no weight.
//!
//! Pure: no I/O, no clock. The dictionary is compiled from `data/` by the build script and embedded; an index records
//! [`DICTIONARY_HASH`], because an index and a query agree only if they were segmented with the same dictionary.

mod abbreviation;
mod character_clusters;
mod cluster;
mod collate;
mod dates;
mod dictionary;
mod equivalents;
mod fold;
mod keyboard;
mod normalize;
mod numbers;
mod phrases;
mod question_words;
mod romanize;
mod script;
mod search;
mod segment;
mod soundex;
mod synonyms;
mod thai;
mod tokenizer;
mod unit_name;

pub use abbreviation::{expand_abbreviations, expansions};
pub use character_clusters::character_clusters;
pub use cluster::clusters;
pub use collate::sort_key;
pub use dates::{ThaiDate, thai_date};
pub use equivalents::equivalents;
pub use fold::fold;
pub use keyboard::{kedmanee_to_qwerty, qwerty_to_kedmanee};
pub use normalize::{Normalized, fold_case, normalize, normalize_with_offsets};
pub use numbers::number;
pub use phrases::{FoundPhrase, Phrases};
pub use question_words::QuestionWords;
pub use romanize::romanize;
pub use segment::{Kind, MAX_WORD_BYTES, Reading, Scratch, Segmenter, UnusableWord, Word, user_word};
pub use soundex::soundex;
pub use synonyms::{EntryText, Expansion, Scope, SituationText, Told, UnusableEntry, Vocabulary, Wording};
pub use tokenizer::{
    ClusterTokenizer, FoldedTokenizer, GramStream, SoundStream, SoundTokenizer, TrigramTokenizer, WordStream,
    WordTokenizer, cluster_bigrams, folded_trigrams, index_words, sounds, trigrams, words,
};
pub use unit_name::{UnitKind, UnitName, unit_name};

/// BLAKE3 of the embedded dictionary's source as 64 hexadecimal digits: the word lists with their costs, the connection
/// matrix and lindera's format version.
pub const DICTIONARY_HASH: &str = env!("THAI_DICTIONARY_HASH");
