use tantivy_tokenizer_api::Tokenizer;

use super::gram::{GramStream, Grams, is_letter};
use crate::character_clusters;
use crate::normalize::{BoundaryHints, Normalized};

/// Clusters in a gram.
const GRAM_CLUSTERS: usize = 2;

/// The cluster tier: every two neighbouring [`character_clusters`] of each stretch without white space, in lower case and
/// without punctuation; a single one is a token itself. Longer than trigrams where Thai is spelt with many marks, so rarer,
/// and never cut inside what a reader takes as one. Positions and offsets are those of [`GramStream`].
#[derive(Clone, Copy, Debug, Default)]
pub struct ClusterTokenizer;

impl Tokenizer for ClusterTokenizer {
    type TokenStream<'a> = GramStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> GramStream {
        let source = Normalized::new(text, BoundaryHints::Drop);
        let mut grams = Grams::new(GRAM_CLUSTERS);
        let mut start = 0;
        for cluster in character_clusters(&source.text) {
            let end = start + cluster.len();
            if cluster.starts_with(char::is_whitespace) {
                grams.end_stretch();
            } else if cluster.chars().any(is_letter) {
                grams.push(cluster.chars().flat_map(char::to_lowercase), source.original(start..end));
            }
            start = end;
        }
        grams.stream()
    }
}
