//! What of a question an office has to match.

use std::collections::BTreeSet;

use super::analyzer::{Alternatives, Analyzer, written_out};
use super::token_sums::TokenSums;
use crate::names::{areas_named, is_in, key};

/// A part of a question between white space.
pub(super) struct Piece {
    /// As it stands, and with its abbreviations written out. One of them has to match.
    pub(super) readings: Vec<Reading>,
    /// Numbers of the areas that it names, ascending: an office that stands there will do.
    pub(super) areas: Vec<u32>,
}

/// What a piece may match by: all its words, or its trigrams side by side.
pub(super) struct Reading {
    pub(super) words: Vec<Alternatives>,
    pub(super) trigrams: Vec<String>,
}

/// The pieces of a text that have any token.
pub(super) fn pieces(analyzer: &Analyzer, text: &str) -> Vec<Piece> {
    analyzers::normalize(text)
        .split_whitespace()
        .map(|piece| Piece { readings: readings(analyzer, piece), areas: areas_named(&key(piece)) })
        .filter(|piece| !piece.readings.is_empty())
        .collect()
}

fn readings(analyzer: &Analyzer, piece: &str) -> Vec<Reading> {
    std::iter::once(piece)
        .chain(written_out(piece).as_deref())
        .map(|text| Reading { words: analyzer.alternatives(text), trigrams: analyzers::trigrams(text) })
        .filter(|reading| !reading.words.is_empty() && !reading.trigrams.is_empty())
        .collect()
}

/// Names that are in no index, cut as one would cut them.
#[derive(Clone, Debug)]
pub(crate) struct CutNames {
    words: BTreeSet<String>,
    /// The trigrams of each stretch without white space.
    stretches: Vec<Vec<String>>,
}

impl CutNames {
    /// Cuts names.
    pub(crate) fn new(analyzer: &Analyzer, names: &[impl AsRef<str>]) -> Self {
        let words = names.iter().flat_map(|name| analyzer.index_words(name.as_ref()));
        let stretches = names.iter().flat_map(|name| trigrams_of_stretches(name.as_ref()));
        Self { words: words.collect(), stretches: stretches.collect() }
    }

    /// Whether an office of these names in an area, 0 for unknown, matches a text as
    /// [`OfficeIndex::matching`](super::OfficeIndex::matching) has it.
    pub(crate) fn match_text(&self, area: u32, text: &CutText) -> bool {
        let matches = |reading: &Reading| self.have_words(reading) || self.have_phrase(reading);
        let by_name = |piece: &Piece| piece.readings.iter().any(matches);
        let matched = |piece: &Piece| by_name(piece) || is_in(area, &piece.areas);
        text.0.iter().any(by_name) && text.0.iter().all(matched)
    }

    /// The sums of the tokens that an index should hold of the names.
    pub(crate) fn token_sums(&self) -> TokenSums {
        let words = self.words.iter().map(|word| (word.as_str(), 1));
        let trigrams = self.stretches.iter().flatten().map(|trigram| (trigram.as_str(), 1));
        TokenSums::of(words, trigrams)
    }

    fn have_words(&self, reading: &Reading) -> bool {
        reading.words.iter().all(|alternatives| alternatives.iter().any(|word| self.words.contains(word)))
    }

    fn have_phrase(&self, reading: &Reading) -> bool {
        let length = reading.trigrams.len();
        self.stretches.iter().any(|stretch| stretch.windows(length).any(|window| window == reading.trigrams))
    }
}

/// A text of a question, cut for names that are in no index.
pub(crate) struct CutText(Vec<Piece>);

impl CutText {
    /// Cuts a text.
    pub(crate) fn new(analyzer: &Analyzer, text: &str) -> Self {
        Self(pieces(analyzer, text))
    }
}

fn trigrams_of_stretches(text: &str) -> Vec<Vec<String>> {
    analyzers::normalize(text).split_whitespace().map(analyzers::trigrams).collect()
}
