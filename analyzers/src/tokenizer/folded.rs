use tantivy_tokenizer_api::Tokenizer;

use super::gram::{GramStream, Grams, letters};
use super::trigram::GRAM_CHARS;
use crate::fold::{folded, is_counted, most_in_a_row};
use crate::normalize::{BoundaryHints, Normalized};

/// The folded tier, for rescue when nothing else is found: trigrams of the letters that [`fold`](crate::fold) leaves.
/// Positions and offsets are those of [`GramStream`].
#[derive(Clone, Copy, Debug, Default)]
pub struct FoldedTokenizer;

impl Tokenizer for FoldedTokenizer {
    type TokenStream<'a> = GramStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> GramStream {
        let mut grams = Grams::new(GRAM_CHARS);
        letters(&Normalized::new(text, BoundaryHints::Drop), |letter| {
            let Some((c, original)) = letter else { return grams.end_stretch() };
            for plain in folded(c) {
                let in_a_row =
                    grams.stretch_backwards().take_while(|unit| unit.starts_with(plain)).take(2).count();
                if in_a_row < most_in_a_row(plain) || !is_counted(plain) {
                    grams.push([plain], original.clone());
                } else {
                    grams.widen_last(&original);
                }
            }
        });
        grams.stream()
    }
}
