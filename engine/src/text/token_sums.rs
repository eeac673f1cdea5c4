//! Tokens of a document summed up, to compare an index with the texts that it was made of.

use std::hash::{DefaultHasher, Hasher};

use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::tokenizer::MAX_TOKEN_LEN;
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED};

use super::ORDINAL;
use crate::Error;

/// A document's tokens: the sum of the hashes of its words, each once, and that of its trigrams, each as often as it
/// stands there. Two documents with other tokens have equal sums once in 2^64.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TokenSums {
    words: u64,
    trigrams: u64,
}

impl TokenSums {
    /// Of words and trigrams with how often each counts.
    pub(super) fn of<'t>(
        words: impl Iterator<Item = (&'t str, u32)>,
        trigrams: impl Iterator<Item = (&'t str, u32)>,
    ) -> Self {
        Self { words: sum(words), trigrams: sum(trigrams) }
    }
}

fn sum<'t>(tokens: impl Iterator<Item = (&'t str, u32)>) -> u64 {
    // An index leaves longer tokens out.
    let kept = tokens.filter(|(token, _)| token.len() <= MAX_TOKEN_LEN);
    kept.fold(0, |sum, (token, count)| sum.wrapping_add(hash(token.as_bytes()).wrapping_mul(count.into())))
}

fn hash(token: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(token);
    hasher.finish()
}

/// The sums of each document of an index, by ordinal.
pub(super) fn of_index(searcher: &Searcher, words: Field, trigrams: Field) -> Result<Vec<TokenSums>, Error> {
    let mut sums = vec![TokenSums::default(); searcher.num_docs() as usize];
    for segment in searcher.segment_readers() {
        let ordinals = segment.fast_fields().u64(ORDINAL)?;
        let place =
            |document: u32| ordinals.first(document).and_then(|ordinal| usize::try_from(ordinal).ok());
        each_posting(segment, words, |document, hash, _| {
            if let Some(own) = place(document).and_then(|place| sums.get_mut(place)) {
                own.words = own.words.wrapping_add(hash);
            }
        })?;
        each_posting(segment, trigrams, |document, hash, count| {
            if let Some(own) = place(document).and_then(|place| sums.get_mut(place)) {
                own.trigrams = own.trigrams.wrapping_add(hash.wrapping_mul(count.into()));
            }
        })?;
    }
    Ok(sums)
}

/// Calls `each` with every document of every token of a field, the hash of the token, and how often it stands there.
fn each_posting(
    segment: &SegmentReader,
    field: Field,
    mut each: impl FnMut(u32, u64, u32),
) -> Result<(), Error> {
    let inverted = segment.inverted_index(field)?;
    let mut tokens = inverted.terms().stream().map_err(tantivy::TantivyError::from)?;
    while tokens.advance() {
        let hash = hash(tokens.key());
        let option = IndexRecordOption::WithFreqs;
        let mut postings = inverted
            .read_postings_from_terminfo(tokens.value(), option)
            .map_err(tantivy::TantivyError::from)?;
        while postings.doc() != TERMINATED {
            each(postings.doc(), hash, postings.term_freq());
            postings.advance();
        }
    }
    Ok(())
}
