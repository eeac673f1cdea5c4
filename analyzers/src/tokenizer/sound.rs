use tantivy_tokenizer_api::{Token, TokenStream, Tokenizer};

use super::word::{WordStream, WordTokenizer};
use crate::soundex;

/// The sound tier: the [`soundex`] code of every Thai word of the word tier, at its position and offsets. Words without a
/// code give no token.
#[derive(Clone, Default)]
pub struct SoundTokenizer {
    words: WordTokenizer,
}

impl SoundTokenizer {
    /// The codes of the words that `words` gives.
    pub fn new(words: WordTokenizer) -> Self {
        Self { words }
    }
}

impl Tokenizer for SoundTokenizer {
    type TokenStream<'a> = SoundStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> SoundStream<'a> {
        SoundStream { words: self.words.token_stream(text) }
    }
}

/// The tokens of [`SoundTokenizer`].
pub struct SoundStream<'a> {
    words: WordStream<'a>,
}

impl TokenStream for SoundStream<'_> {
    fn advance(&mut self) -> bool {
        while self.words.advance() {
            if let Some(code) = soundex(self.words.word()) {
                self.words.token_mut().text = code;
                return true;
            }
        }
        false
    }

    fn token(&self) -> &Token {
        self.words.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.words.token_mut()
    }
}
