//! What of a question has to match, and the set of ordinals that does.

use roaring::RoaringBitmap;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// A part of a question between white space.
pub(super) struct Piece {
    /// Its words.
    pub(super) words: Vec<String>,
    /// Its trigrams.
    pub(super) trigrams: Vec<String>,
}

/// The pieces of a text that have any token.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    analyzers::normalize(text)
        .split_whitespace()
        .map(|piece| Piece { words: analyzers::words(piece), trigrams: analyzers::trigrams(piece) })
        .filter(|piece| !piece.words.is_empty() && !piece.trigrams.is_empty())
        .collect()
}

/// Whether any of the names matches a text as [`super::TextIndex::offices`] does; for records that are in no index.
pub(crate) fn text_matches(names: &[&str], text: &str) -> bool {
    let words: Vec<String> = names.iter().flat_map(|name| analyzers::words(name)).collect();
    let stretches: Vec<Vec<String>> = names.iter().flat_map(|name| trigrams_of_stretches(name)).collect();
    let pieces = pieces(text);
    let has_words = |piece: &Piece| piece.words.iter().all(|word| words.contains(word));
    let has_phrase = |piece: &Piece| {
        let length = piece.trigrams.len();
        stretches.iter().any(|stretch| stretch.windows(length).any(|window| window == piece.trigrams))
    };
    !pieces.is_empty() && pieces.iter().all(|piece| has_words(piece) || has_phrase(piece))
}

fn trigrams_of_stretches(text: &str) -> Vec<Vec<String>> {
    analyzers::normalize(text).split_whitespace().map(analyzers::trigrams).collect()
}

/// Collects the ordinals of all documents that match.
pub(super) struct OrdinalSet;

impl Collector for OrdinalSet {
    type Fruit = RoaringBitmap;
    type Child = OrdinalsOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<OrdinalsOfSegment> {
        Ok(OrdinalsOfSegment { ordinals: segment.fast_fields().u64("ordinal")?, found: RoaringBitmap::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<RoaringBitmap>) -> tantivy::Result<RoaringBitmap> {
        Ok(fruits.into_iter().fold(RoaringBitmap::new(), |all, segment| all | segment))
    }
}

pub(super) struct OrdinalsOfSegment {
    ordinals: Column<u64>,
    found: RoaringBitmap,
}

impl SegmentCollector for OrdinalsOfSegment {
    type Fruit = RoaringBitmap;

    fn collect(&mut self, doc: DocId, _: Score) {
        // Ordinals are u32 when they are written.
        self.found.extend(self.ordinals.first(doc).map(|ordinal| ordinal as u32));
    }

    fn harvest(self) -> RoaringBitmap {
        self.found
    }
}
