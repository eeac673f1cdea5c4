use tantivy_tokenizer_api::Tokenizer;

use super::gram::{GramStream, Grams, letters};
use super::trigram::GRAM_CHARS;
use crate::fold::{Repetition, Repetitions, folded};
use crate::normalize::{BoundaryHints, Normalized};

/// The folded tier, for rescue when nothing else is found: trigrams of the letters that [`fold`](crate::fold) leaves.
/// Positions and offsets are those of [`GramStream`].
#[derive(Clone, Copy, Debug, Default)]
pub struct FoldedTokenizer;

impl Tokenizer for FoldedTokenizer {
    type TokenStream<'a> = GramStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> GramStream {
        let mut grams = Grams::new(GRAM_CHARS);
        let mut repetitions = Repetitions::default();
        letters(&Normalized::new(text, BoundaryHints::Drop), |letter| {
            let Some((c, original)) = letter else {
                repetitions = Repetitions::default();
                return grams.end_stretch();
            };
            for plain in folded(c) {
                match repetitions.next(plain) {
                    Repetition::Keep => grams.push([plain], original.clone()),
                    Repetition::DropBoth => grams.join_last_two(&original),
                    Repetition::Drop => grams.widen_last(&original),
                }
            }
        });
        grams.stream()
    }
}
