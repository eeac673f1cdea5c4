//! What of a question an office has to match.

use super::analyzer::{Alternatives, Analyzer, written_out};
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

/// Whether any of the names of an office in an area, 0 for unknown, matches a text as the index would.
pub(super) fn names_match(analyzer: &Analyzer, names: &[impl AsRef<str>], area: u32, text: &str) -> bool {
    let words: Vec<String> = names.iter().flat_map(|name| analyzer.index_words(name.as_ref())).collect();
    let stretches: Vec<Vec<String>> =
        names.iter().flat_map(|name| trigrams_of_stretches(name.as_ref())).collect();
    let has_words = |reading: &Reading| {
        reading.words.iter().all(|alternatives| alternatives.iter().any(|word| words.contains(word)))
    };
    let has_phrase = |reading: &Reading| {
        let length = reading.trigrams.len();
        stretches.iter().any(|stretch| stretch.windows(length).any(|window| window == reading.trigrams))
    };
    let matches = |reading: &Reading| has_words(reading) || has_phrase(reading);
    let pieces = pieces(analyzer, text);
    let by_name = |piece: &Piece| piece.readings.iter().any(matches);
    let matched = |piece: &Piece| by_name(piece) || is_in(area, &piece.areas);
    pieces.iter().any(by_name) && pieces.iter().all(matched)
}

fn trigrams_of_stretches(text: &str) -> Vec<Vec<String>> {
    analyzers::normalize(text).split_whitespace().map(analyzers::trigrams).collect()
}
