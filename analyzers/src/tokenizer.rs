//! The tokens of the index: the tier of words (`w`) and the tier of character trigrams (`g3`).
//!
//! A query must be cut exactly as the index was, so [`words`] and [`trigrams`] run the same streams that tantivy reads.

mod trigram;
mod word;

pub use trigram::{TrigramStream, TrigramTokenizer};
pub use word::{WordStream, WordTokenizer};

use tantivy_tokenizer_api::{TokenStream, Tokenizer};

/// The tokens of the word tier, as [`WordTokenizer`] puts them into the index.
///
/// ```
/// assert_eq!(analyzers::words("ขอมีบัตรใหม่ (ID Card) เด็กๆ"), ["ขอ", "มี", "บัตร", "ใหม่", "id", "card", "เด็ก", "เด็ก"]);
/// ```
pub fn words(text: &str) -> Vec<String> {
    texts(&mut WordTokenizer::default(), text)
}

/// The tokens of the trigram tier, as [`TrigramTokenizer`] puts them into the index.
///
/// ```
/// assert_eq!(analyzers::trigrams("อบต. ปาย"), ["อบต", "ปาย"]);
/// assert_eq!(analyzers::trigrams("ThaID"), ["tha", "hai", "aid"]);
/// ```
pub fn trigrams(text: &str) -> Vec<String> {
    texts(&mut TrigramTokenizer, text)
}

fn texts(tokenizer: &mut impl Tokenizer, text: &str) -> Vec<String> {
    let mut texts = Vec::new();
    tokenizer.token_stream(text).process(&mut |token| texts.push(token.text.clone()));
    texts
}
