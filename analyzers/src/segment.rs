//! Words. Lossless: the words of a text, joined, are the text.

mod readings;
mod user_words;

use std::ops::Range;
use std::sync::LazyLock;

pub use readings::Reading;
pub use user_words::{UnusableWord, user_word};

use crate::cluster::pieces;
use crate::dictionary::Dictionary;
use crate::normalize::{BoundaryHints, Normalized};
use crate::script;
use crate::search::{Buffers, Class, cheapest_path};

/// Longest word, in bytes. Above the longest entry of the dictionary (60 bytes) and twelve merged clusters of six
/// characters (216 bytes); far below the 65,530 bytes of a term in tantivy. What is longer is cut between clusters.
pub const MAX_WORD_BYTES: usize = 256;

/// Clusters that no word covers and that stand together are one unknown word, up to this many.
const MAX_UNKNOWN_CLUSTERS: usize = 12;

/// A run of Thai text is searched in pieces of at most this many bytes (about 2,700 characters), which bounds the memory
/// of the search. Thai puts white space between sentences, so only hostile text has longer runs.
const MAX_SEARCH_BYTES: usize = 8 * 1024;

/// The words of the embedded dictionary, looked up with their costs.
static EMBEDDED: LazyLock<Segmenter> = LazyLock::new(|| Segmenter { dictionary: Dictionary::embedded() });

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Thai letters, with the full stops of an abbreviation.
    Thai,
    /// Letters of any other script, in this subject nearly always Latin, with the digits that follow them (A4).
    Latin,
    /// Digits of any script, with the points and commas between them.
    Number,
    /// White space and zero-width spaces.
    Space,
    /// An address of the web or of e-mail.
    Link,
    /// Everything else: punctuation, currency signs, emoji, control characters. Equal neighbours are one word.
    Symbol,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// The bytes from `start`, at most [`MAX_WORD_BYTES`].
    pub text: &'t str,
    /// Offset in the segmented text, in bytes.
    pub start: usize,
    /// What it is made of.
    pub kind: Kind,
}

/// Splits text into words by the cheapest path through a dictionary. Clones share the dictionary.
#[derive(Clone)]
pub struct Segmenter {
    dictionary: Dictionary,
}

/// The buffers that [`Segmenter::segment_with`] uses, at most a few megabytes. Reuse one for many texts.
#[derive(Clone, Default)]
pub struct Scratch(Buffers);

impl Segmenter {
    /// The segmenter with the dictionary that is compiled into the library. The first call loads it.
    ///
    /// # Panics
    ///
    /// If the embedded bytes are not a dictionary, which the build script of this crate rules out.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The words of `text` in order; joined they are `text`, whatever it holds. The dictionary expects text as
    /// [`normalize`](crate::normalize) leaves it; other text is cut all the same, but finds fewer words.
    ///
    /// ```
    /// let words = analyzers::Segmenter::embedded().segment("สนง.ที่ดินอ.ปาย 2 แห่ง");
    /// let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
    /// assert_eq!(texts, ["สนง.", "ที่ดิน", "อ.", "ปาย", " ", "2", " ", "แห่ง"]);
    /// ```
    pub fn segment<'t>(&self, text: &'t str) -> Vec<Word<'t>> {
        self.segment_with(text, &mut Scratch::default())
    }

    /// [`segment`](Self::segment) without allocating the buffers anew.
    pub fn segment_with<'t>(&self, text: &'t str, scratch: &mut Scratch) -> Vec<Word<'t>> {
        let mut words = Words { text, words: Vec::new() };
        for (run, kind) in script::runs(text) {
            if kind == Kind::Thai {
                let mut start = run.start;
                for piece in pieces(&text[run], MAX_SEARCH_BYTES) {
                    words.push_path(start, cheapest_path(&self.dictionary, piece, &mut scratch.0));
                    start += piece.len();
                }
            } else {
                words.push_pieces(run, kind);
            }
        }
        words.words
    }

    /// The words of `text` as it was typed, found in its normalised form: however a word is typed, it is cut as its usual
    /// spelling is. Joined they are `text`; what [`normalize`](crate::normalize) drops goes with the word before it, unless that
    /// makes it longer than [`MAX_WORD_BYTES`].
    ///
    /// ```
    /// use analyzers::{Scratch, Segmenter};
    ///
    /// let words = Segmenter::embedded().segment_as_typed("น\u{e4d}\u{e49}าประปาหมู่\u{ad}๙", &mut Scratch::default());
    /// assert_eq!(words, ["น\u{e4d}\u{e49}า", "ประปา", "หมู่\u{ad}", "๙"]);
    /// ```
    pub fn segment_as_typed<'t>(&self, text: &'t str, scratch: &mut Scratch) -> Vec<&'t str> {
        let normalized = Normalized::new(text, BoundaryHints::Keep);
        let mut typed = Vec::new();
        let mut start = 0;
        for word in self.segment_with(&normalized.text, scratch).iter().skip(1) {
            let border = normalized.original(word.start..word.start + word.text.len()).start;
            // Letters of other scripts that normalising puts together keep one origin, whatever they are cut into.
            if border > start {
                typed.extend(pieces(&text[start..border], MAX_WORD_BYTES));
                start = border;
            }
        }
        typed.extend(pieces(&text[start..], MAX_WORD_BYTES));
        typed
    }

    /// Whether the dictionary has `text` as one word, and nothing cheaper to cut it into.
    ///
    /// ```
    /// let segmenter = analyzers::Segmenter::embedded();
    /// assert!(segmenter.is_word("ที่ดิน"));
    /// assert!(!segmenter.is_word("ที่ดนิ") && !segmenter.is_word("ขอที่ดิน") && !segmenter.is_word(""));
    /// ```
    pub fn is_word(&self, text: &str) -> bool {
        let mut runs = script::runs(text);
        let (Some((run, Kind::Thai)), None) = (runs.next(), runs.next()) else { return false };
        let mut buffers = Buffers::default();
        let mut path = cheapest_path(&self.dictionary, &text[run], &mut buffers);
        let first = path.next().map(|(_, class)| class);
        first == Some(Class::Word) && path.next().is_none() && text.len() <= MAX_SEARCH_BYTES
    }
}

/// The words found so far.
struct Words<'t> {
    text: &'t str,
    words: Vec<Word<'t>>,
}

impl Words<'_> {
    fn push(&mut self, start: usize, end: usize, kind: Kind) {
        self.words.push(Word { text: &self.text[start..end], start, kind });
    }

    /// A run that no dictionary is asked about.
    fn push_pieces(&mut self, run: Range<usize>, kind: Kind) {
        let mut start = run.start;
        for piece in pieces(&self.text[run], MAX_WORD_BYTES) {
            self.push(start, start + piece.len(), kind);
            start += piece.len();
        }
    }

    /// The steps of a path through the Thai text that begins at `start`; unknown neighbours are one word.
    fn push_path(&mut self, start: usize, path: impl Iterator<Item = (Range<usize>, Class)>) {
        let mut unknown = 0;
        for (step, class) in path {
            let (from, to) = (start + step.start, start + step.end);
            if class == Class::Unknown && (1..MAX_UNKNOWN_CLUSTERS).contains(&unknown) {
                self.extend_last(to);
                unknown += 1;
            } else {
                let kind = if class == Class::FullStop { Kind::Symbol } else { Kind::Thai };
                self.push(from, to, kind);
                unknown = usize::from(class == Class::Unknown);
            }
        }
    }

    /// Lets the last word end at `end`.
    fn extend_last(&mut self, end: usize) {
        if let Some(last) = self.words.last_mut() {
            last.text = &self.text[last.start..end];
        }
    }
}
