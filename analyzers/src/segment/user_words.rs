//! Words that come at run time: place names, names of offices, an operator's own terms.

use std::collections::BTreeSet;
use std::fmt;

use super::{MAX_WORD_BYTES, Segmenter};
use crate::{clusters, normalize, thai};

/// A word that [`Segmenter::with_user_words`] left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusableWord {
    /// As it was given.
    pub value: String,
    /// What is wrong with it, and what was expected.
    pub reason: &'static str,
}

impl fmt::Display for UnusableWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}", self.value, self.reason)
    }
}

impl std::error::Error for UnusableWord {}

impl Segmenter {
    /// The embedded dictionary with more words, each normalised and at a cost of 7 nats: cheaper than the parts that a
    /// name is made of, dearer than the common words around it. A second call replaces the words of the first. Words
    /// that can't be found in a text, because the text is cut inside them or because they are no Thai, are left out and
    /// returned.
    ///
    /// Whoever searches an index must use the words that it was built with.
    ///
    /// ```
    /// let (segmenter, unusable) = analyzers::Segmenter::embedded().with_user_words(["ทองผาภูมิ", "e-Service"]);
    /// assert_eq!(segmenter.segment("อำเภอทองผาภูมิ")[1].text, "ทองผาภูมิ");
    /// assert_eq!(unusable[0].value, "e-Service");
    /// ```
    ///
    /// # Panics
    ///
    /// Never by the words given: what the dictionary would refuse is left out before.
    pub fn with_user_words<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> (Self, Vec<UnusableWord>) {
        let mut usable = BTreeSet::new();
        let mut unusable = Vec::new();
        for word in words {
            match user_word(word) {
                Ok(word) => drop(usable.insert(word)),
                Err(word) => unusable.push(word),
            }
        }
        let dictionary = self.dictionary.with_added(usable.iter().map(String::as_str));
        (Self { dictionary }, unusable)
    }
}

/// A word, normalised, that [`Segmenter::with_user_words`] takes.
///
/// # Errors
/// When it can't be found in a text.
///
/// ```
/// assert_eq!(analyzers::user_word("น\u{e4d}\u{e49}าใส").as_deref(), Ok("น้ำใส"));
/// assert!(analyzers::user_word("น้ำ ใส").is_err());
/// ```
pub fn user_word(word: &str) -> Result<String, UnusableWord> {
    let normalized = normalize(word);
    match reason_against(&normalized) {
        None => Ok(normalized.into_owned()),
        Some(reason) => Err(UnusableWord { value: word.to_owned(), reason }),
    }
}

fn reason_against(word: &str) -> Option<&'static str> {
    let Some(first) = word.chars().next() else { return Some("is empty: expected a Thai word") };
    let fits = |c| thai::is_thai(c) || c == '.';
    if !word.chars().all(fits) || word.starts_with('.') || word.contains("..") {
        Some("holds something else than Thai letters and single full stops: expected one Thai word")
    } else if thai::is_mark(first) || thai::is_following_vowel(first) {
        Some("begins with a mark or vowel that needs a consonant before it: expected a whole word")
    } else if clusters(word).last().is_some_and(|last| last.chars().all(thai::is_lead_vowel)) {
        Some("ends with a vowel that needs a consonant after it: expected a whole word")
    } else if word.len() > MAX_WORD_BYTES {
        Some("is longer than 256 bytes: expected one word, not a text")
    } else {
        None
    }
}
