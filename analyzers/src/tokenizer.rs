//! The tokens of the index, tier by tier: words (`w`), bigrams of clusters (`tcc2`), trigrams (`g3`), folded trigrams
//! (`fold`) and codes of sound (`snd`).
//!
//! A query must be cut exactly as the index was, so [`words`] and [`trigrams`] run the same streams that tantivy reads.

mod cluster_bigram;
mod folded;
mod gram;
mod sound;
mod trigram;
mod word;

pub use cluster_bigram::ClusterTokenizer;
pub use folded::FoldedTokenizer;
pub use gram::GramStream;
pub use sound::{SoundStream, SoundTokenizer};
pub use trigram::TrigramTokenizer;
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

/// The tokens of the word tier with the [`equivalents`](crate::equivalents) of each, as
/// [`WordTokenizer::with_equivalents`] puts them into the index.
///
/// ```
/// assert_eq!(analyzers::index_words("ปี 2569"), ["ปี", "2569", "2026"]);
/// ```
pub fn index_words(text: &str) -> Vec<String> {
    texts(&mut WordTokenizer::default().with_equivalents(), text)
}

/// The tokens of the cluster tier, as [`ClusterTokenizer`] puts them into the index.
///
/// ```
/// assert_eq!(analyzers::cluster_bigrams("เปิดทำการ"), ["เปิดทำ", "ทำกา", "การ"]);
/// ```
pub fn cluster_bigrams(text: &str) -> Vec<String> {
    texts(&mut ClusterTokenizer, text)
}

/// The tokens of the folded tier, as [`FoldedTokenizer`] puts them into the index.
///
/// ```
/// assert_eq!(analyzers::folded_trigrams("ใหญ่"), analyzers::folded_trigrams("ไหย"));
/// ```
pub fn folded_trigrams(text: &str) -> Vec<String> {
    texts(&mut FoldedTokenizer, text)
}

/// The tokens of the sound tier, as [`SoundTokenizer`] puts them into the index.
///
/// ```
/// assert_eq!(analyzers::sounds("รักษ์ ID"), analyzers::sounds("ลัก"));
/// ```
pub fn sounds(text: &str) -> Vec<String> {
    texts(&mut SoundTokenizer::default(), text)
}

fn texts(tokenizer: &mut impl Tokenizer, text: &str) -> Vec<String> {
    let mut texts = Vec::new();
    tokenizer.token_stream(text).process(&mut |token| texts.push(token.text.clone()));
    texts
}
