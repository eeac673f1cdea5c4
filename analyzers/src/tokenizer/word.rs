use std::ops::Range;

use tantivy_tokenizer_api::{Token, TokenStream, Tokenizer};

use crate::equivalents;
use crate::fold::drawn_in;
use crate::normalize::{BoundaryHints, Normalized};
use crate::script::words_of_link;
use crate::segment::{Kind, Scratch, Segmenter};
use crate::thai;

/// ฯ on its own shortens what stands before it; ฯลฯ is "and so on".
const WITHOUT_MEANING: [&str; 2] = ["ฯ", "ฯลฯ"];

/// The word tier: normalised words in lower case. White space, punctuation, ฯ and ฯลฯ give no token; ๆ gives the word
/// before it once more; a drawn-out word (มากกกก) gives the word; a link gives the words that it holds. Positions count the words from 0. Offsets are bytes of the **original** text, so a highlight
/// needs no mapping.
#[derive(Clone)]
pub struct WordTokenizer {
    segmenter: Segmenter,
    scratch: Scratch,
    with_equivalents: bool,
}

impl WordTokenizer {
    /// A tokenizer with its own buffers.
    pub fn new(segmenter: Segmenter) -> Self {
        Self { segmenter, scratch: Scratch::default(), with_equivalents: false }
    }

    /// The tokenizer that also gives the [`equivalents`] of each word, at the position of the word: for an index whose
    /// queries ask for either.
    #[must_use]
    pub fn with_equivalents(self) -> Self {
        Self { with_equivalents: true, ..self }
    }

    /// The texts of the tokens. For one text, [`words`](crate::words) does; a tokenizer keeps its buffers for many.
    pub fn words(&mut self, text: &str) -> Vec<String> {
        let mut words = Vec::new();
        self.token_stream(text).process(&mut |token| words.push(token.text.clone()));
        words
    }
}

/// With the embedded dictionary.
impl Default for WordTokenizer {
    fn default() -> Self {
        Self::new(Segmenter::embedded().clone())
    }
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        let source = Normalized::new(text, BoundaryHints::Keep);
        let words = self.segmenter.segment_with(&source.text, &mut self.scratch);
        let mut spans: Vec<Range<usize>> = Vec::with_capacity(words.len());
        for word in &words {
            let span = |run: Range<usize>| word.start + run.start..word.start + run.end;
            match word.kind {
                Kind::Space | Kind::Symbol => {}
                Kind::Link => spans.extend(words_of_link(word.text).map(span)),
                _ if WITHOUT_MEANING.contains(&word.text) => {}
                _ => spans.push(span(0..word.text.len())),
            }
        }
        WordStream {
            source,
            spans: spans.into_iter(),
            word: String::new(),
            with_equivalents: self.with_equivalents,
            equivalents: Vec::new(),
            token: Token::default(),
        }
    }
}

/// The tokens of [`WordTokenizer`].
pub struct WordStream<'a> {
    source: Normalized<'a>,
    spans: std::vec::IntoIter<Range<usize>>,
    /// The last word, which ๆ gives again.
    word: String,
    with_equivalents: bool,
    /// Those of the last word that are still to come.
    equivalents: Vec<String>,
    token: Token,
}

impl WordStream<'_> {
    /// The word of the present token.
    pub(super) fn word(&self) -> &str {
        &self.word
    }

    /// Reads the word of a span. False for a ๆ that has nothing to repeat.
    fn read(&mut self, span: Range<usize>) -> bool {
        let word = &self.source.text[span];
        if word.starts_with(thai::MAIYAMOK) {
            return !self.word.is_empty();
        }
        self.word.clear();
        self.word.extend(drawn_in(word).chars().flat_map(char::to_lowercase));
        true
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        if let Some(equivalent) = self.equivalents.pop() {
            self.token.text = equivalent;
            return true;
        }
        while let Some(span) = self.spans.next() {
            if self.read(span.clone()) {
                let original = self.source.original(span);
                self.token.offset_from = original.start;
                self.token.offset_to = original.end;
                // A fresh token has position usize::MAX, so the first comes to stand at 0.
                self.token.position = self.token.position.wrapping_add(1);
                self.token.text.clone_from(&self.word);
                if self.with_equivalents {
                    self.equivalents = equivalents(&self.word);
                }
                return true;
            }
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
