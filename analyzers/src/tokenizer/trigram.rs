use std::ops::Range;

use tantivy_tokenizer_api::{Token, TokenStream, Tokenizer};
use unicode_normalization::char::is_combining_mark;

use crate::normalize::{BoundaryHints, Normalized};
use crate::thai;

/// Characters in a gram.
const GRAM_CHARS: usize = 3;

/// The trigram tier: every three neighbouring characters of each stretch without white space, in lower case and without
/// punctuation; a shorter stretch is a token itself. A typing error costs at most three grams, where a word that holds
/// it is lost. A position is the place of the gram's first letter among all letters, so grams of one stretch follow each
/// other and those of two stretches don't: a phrase of grams matches what stands in one piece. Offsets are bytes of the
/// **original** text.
#[derive(Clone, Copy, Debug, Default)]
pub struct TrigramTokenizer;

impl Tokenizer for TrigramTokenizer {
    type TokenStream<'a> = TrigramStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TrigramStream {
        TrigramStream::new(&Normalized::new(text, BoundaryHints::Drop))
    }
}

/// A character of a gram, and the bytes of the original text that it stands for.
struct Letter {
    char: char,
    original: Range<usize>,
}

/// The tokens of [`TrigramTokenizer`].
pub struct TrigramStream {
    /// The letters of all stretches, one after the other.
    letters: Vec<Letter>,
    /// The letters of each gram, as indices.
    grams: std::vec::IntoIter<Range<usize>>,
    token: Token,
}

impl TrigramStream {
    fn new(source: &Normalized<'_>) -> Self {
        let mut letters = Vec::new();
        let mut grams = Vec::new();
        let mut stretch = 0;
        for (start, c) in source.text.char_indices() {
            if c.is_whitespace() {
                push_grams(&mut grams, stretch..letters.len());
                stretch = letters.len();
            } else if is_letter(c) {
                let original = source.original(start..start + c.len_utf8());
                letters.extend(c.to_lowercase().map(|char| Letter { char, original: original.clone() }));
            }
        }
        push_grams(&mut grams, stretch..letters.len());
        Self { letters, grams: grams.into_iter(), token: Token::default() }
    }
}

/// Asks for Thai first: the tables of all Unicode take four fifths of the time for a Thai text.
fn is_letter(c: char) -> bool {
    thai::is_thai(c) || c.is_alphanumeric() || is_combining_mark(c)
}

fn push_grams(grams: &mut Vec<Range<usize>>, stretch: Range<usize>) {
    if stretch.is_empty() {
        return;
    }
    let last = stretch.end.saturating_sub(GRAM_CHARS).max(stretch.start);
    grams.extend((stretch.start..=last).map(|start| start..(start + GRAM_CHARS).min(stretch.end)));
}

impl TokenStream for TrigramStream {
    fn advance(&mut self) -> bool {
        let Some(gram) = self.grams.next() else { return false };
        self.token.position = gram.start;
        let letters = &self.letters[gram];
        self.token.text.clear();
        self.token.text.extend(letters.iter().map(|letter| letter.char));
        self.token.offset_from = letters.iter().map(|letter| letter.original.start).min().unwrap_or(0);
        self.token.offset_to = letters.iter().map(|letter| letter.original.end).max().unwrap_or(0);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
