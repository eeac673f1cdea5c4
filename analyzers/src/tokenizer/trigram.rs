use tantivy_tokenizer_api::Tokenizer;

use super::gram::{GramStream, Grams, letters};
use crate::normalize::{BoundaryHints, Normalized};
use crate::thai::lowercase;

/// Characters in a gram.
pub(super) const GRAM_CHARS: usize = 3;

/// The trigram tier: every three neighbouring characters of each stretch without white space, in lower case and without
/// punctuation; a shorter stretch is a token itself. A typing error costs at most three grams, where a word that holds
/// it is lost. Positions and offsets are those of [`GramStream`].
#[derive(Clone, Copy, Debug, Default)]
pub struct TrigramTokenizer;

impl Tokenizer for TrigramTokenizer {
    type TokenStream<'a> = GramStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> GramStream {
        let mut grams = Grams::new(GRAM_CHARS);
        letters(&Normalized::new(text, BoundaryHints::Drop), |letter| match letter {
            Some((c, original)) => lowercase(c).for_each(|lower| grams.push([lower], original.clone())),
            None => grams.end_stretch(),
        });
        grams.stream()
    }
}
