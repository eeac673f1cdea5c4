//! How texts are cut, for the index and for questions: an index is found only by what it was cut into.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use analyzers::{
    ClusterTokenizer, FoldedTokenizer, Segmenter, TrigramTokenizer, WordTokenizer, equivalents,
    expand_abbreviations, expansions, user_word,
};
use tantivy::tokenizer::TokenizerManager;

use crate::Error;
use crate::names::with_abbreviation_written_out;

/// Names of tokenizers, and of the fields of their tokens.
pub(super) const WORDS: &str = "w";
pub(super) const CLUSTERS: &str = "tcc2";
pub(super) const TRIGRAMS: &str = "g3";
pub(super) const FOLDED: &str = "fold";
/// tantivy's own that leaves a text in one piece.
pub(super) const WHOLE: &str = "raw";

/// The dictionary of a snapshot: the embedded one with the words that its records came with.
pub(crate) struct Analyzer {
    segmenter: Segmenter,
    user_words: BTreeSet<String>,
}

/// A word of a question and its equivalents: any of them will do.
pub(super) type Alternatives = Vec<String>;

impl Analyzer {
    /// Adds words to the dictionary; those that can't be found in a text are left out.
    pub(crate) fn new(words: impl IntoIterator<Item: AsRef<str>>) -> Self {
        let usable = words.into_iter().filter_map(|word| user_word(word.as_ref()).ok());
        let user_words: BTreeSet<String> = usable.collect();
        let segmenter = Segmenter::embedded();
        let segmenter = match user_words.is_empty() {
            true => segmenter.clone(),
            false => segmenter.with_user_words(user_words.iter().map(String::as_str)).0,
        };
        Self { segmenter, user_words }
    }

    /// The words of a file that [`Analyzer::write`] has written.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let text = fs::read_to_string(path).map_err(Error::io(path))?;
        Ok(Self::new(text.lines()))
    }

    /// Writes the words that were added, one a line; says whether there were any to write.
    pub(crate) fn write(&self, path: &Path) -> Result<bool, Error> {
        if self.user_words.is_empty() {
            return Ok(false);
        }
        let lines: String = self.user_words.iter().flat_map(|word| [word, "\n"]).collect();
        fs::write(path, lines).map_err(Error::io(path))?;
        Ok(true)
    }

    pub(super) fn register(&self, tokenizers: &TokenizerManager) {
        tokenizers.register(WORDS, self.word_tokenizer().with_equivalents());
        tokenizers.register(CLUSTERS, ClusterTokenizer);
        tokenizers.register(TRIGRAMS, TrigramTokenizer);
        tokenizers.register(FOLDED, FoldedTokenizer);
    }

    /// The segmentation.
    pub(crate) fn segmenter(&self) -> &Segmenter {
        &self.segmenter
    }

    fn word_tokenizer(&self) -> WordTokenizer {
        WordTokenizer::new(self.segmenter.clone())
    }

    /// The words of a text.
    pub(super) fn words(&self, text: &str) -> Vec<String> {
        self.word_tokenizer().words(text)
    }

    /// The words of a text and their equivalents, as the index holds them.
    pub(super) fn index_words(&self, text: &str) -> Vec<String> {
        self.word_tokenizer().with_equivalents().words(text)
    }

    /// The words of a question, each with its equivalents.
    pub(super) fn alternatives(&self, text: &str) -> Vec<Alternatives> {
        let with_equivalents = |word: String| {
            let others = equivalents(&word);
            std::iter::once(word).chain(others).collect()
        };
        self.words(text).into_iter().map(with_equivalents).collect()
    }
}

/// Longest abbreviation that is known without its full stop, in bytes: four letters.
const BARE_BYTES: usize = 12;

/// A text with its abbreviations written out, which have their full stops unless they are the whole text; none if it
/// has none.
pub(super) fn written_out(text: &str) -> Option<String> {
    if !text.contains('.') {
        let is_short = text.chars().count() > 1 && text.len() <= BARE_BYTES;
        return is_short
            .then(|| expansions(&format!("{text}.")).first().copied().map(str::to_owned))
            .flatten()
            .or_else(|| with_abbreviation_written_out(text));
    }
    let long = expand_abbreviations(text);
    (long != analyzers::normalize(text)).then_some(long)
}

/// A name as it stands, and with its abbreviations written out.
pub(super) fn spellings(name: &str) -> impl Iterator<Item = Cow<'_, str>> {
    std::iter::once(Cow::Borrowed(name)).chain(written_out(name).map(Cow::Owned))
}
