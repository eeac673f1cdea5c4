//! Phrases found in a text, however it is spaced: the longest ones, and never inside another word.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::normalize::{BoundaryHints, Normalized};
use crate::script::words_of_link;
use crate::segment::{Kind, Segmenter};

/// Longest phrase, in letters. It bounds the work at each place of a text, so that all of it is linear.
pub(crate) const MAX_PHRASE_LETTERS: usize = 64;

/// Stands between two numbers that something separates: มาตรา 3 3 is not มาตรา 33.
const BETWEEN_NUMBERS: char = ' ';

/// Phrases with a value each; several values may share a phrase.
pub(crate) struct Phrases<V> {
    /// A trie; the root is the first.
    nodes: Vec<Node<V>>,
    segmenter: Segmenter,
}

struct Node<V> {
    next: BTreeMap<char, usize>,
    values: Vec<V>,
}

/// Where a phrase stands in the text as it was typed, in bytes, and its values.
pub(crate) struct Found<'p, V> {
    pub(crate) span: Range<usize>,
    pub(crate) values: &'p [V],
}

/// A letter or digit that counts, in lower case. Its bytes are those of the normalised text.
struct Letter {
    char: char,
    bytes: Range<usize>,
    begins_word: bool,
    ends_word: bool,
}

impl<V> Phrases<V> {
    /// Phrases that count as words where the text is cut, so that none is torn apart by its neighbours.
    pub(crate) fn new(phrases: Vec<(&str, V)>) -> Self {
        let (segmenter, _) = Segmenter::embedded().with_user_words(phrases.iter().map(|(phrase, _)| *phrase));
        let mut found = Self { nodes: vec![Node { next: BTreeMap::new(), values: Vec::new() }], segmenter };
        for (phrase, value) in phrases {
            found.insert(&key(phrase), value);
        }
        found
    }

    fn insert(&mut self, key: &str, value: V) {
        let mut at = 0;
        for letter in key.chars() {
            let fresh = self.nodes.len();
            at = *self.nodes[at].next.entry(letter).or_insert(fresh);
            if at == fresh {
                self.nodes.push(Node { next: BTreeMap::new(), values: Vec::new() });
            }
        }
        self.nodes[at].values.push(value);
    }

    /// The phrases of a text from left to right. Where they overlap, those stand that make the greatest sum of squared
    /// lengths: one long phrase says more than two short ones, wherever it begins.
    pub(crate) fn find(&self, text: &str) -> Vec<Found<'_, V>> {
        let source = Normalized::new(text, BoundaryHints::Drop);
        let mut letters = letters(&self.segmenter, &source.text);
        mark_words_within(&mut letters, &source.text);
        let chosen = self.chosen(&letters);
        let mut found = Vec::new();
        let mut at = 0;
        while at < letters.len() {
            let Some((length, values)) = chosen[at] else {
                at += 1;
                continue;
            };
            let bytes = letters[at].bytes.start..letters[at + length - 1].bytes.end;
            found.push(Found { span: source.original(bytes), values });
            at += length;
        }
        found
    }

    /// The phrase that stands at each place if the text is read from there: its length in letters, and its values.
    fn chosen(&self, letters: &[Letter]) -> Vec<Option<(usize, &[V])>> {
        let mut chosen = vec![None; letters.len()];
        let mut best = vec![0; letters.len() + 1];
        for at in (0..letters.len()).rev() {
            best[at] = best[at + 1];
            for (length, values) in self.phrases_at(&letters[at..]) {
                let sum = length * length + best[at + length];
                if sum > best[at] {
                    best[at] = sum;
                    chosen[at] = Some((length, values));
                }
            }
        }
        chosen
    }

    /// The phrases that the letters begin with and that end where a word ends.
    fn phrases_at(&self, letters: &[Letter]) -> Vec<(usize, &[V])> {
        let mut phrases = Vec::new();
        let mut node = &self.nodes[0];
        for (length, letter) in (1..).zip(letters).take_while(|_| letters[0].begins_word) {
            let Some(&next) = node.next.get(&letter.char) else { break };
            node = &self.nodes[next];
            if letter.ends_word && !node.values.is_empty() {
                phrases.push((length, node.values.as_slice()));
            }
        }
        phrases
    }
}

/// What two spellings of a phrase have in common: letters and digits in lower case, without spaces and full stops.
///
/// `น.ส. ๓ ก` and `นส.3ก` are `นส3ก`.
pub(crate) fn key(phrase: &str) -> String {
    let source = Normalized::new(phrase, BoundaryHints::Drop);
    letters(Segmenter::embedded(), &source.text).iter().map(|letter| letter.char).collect()
}

fn letters(segmenter: &Segmenter, text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut gap_after_number = false;
    for word in segmenter.segment(text) {
        if matches!(word.kind, Kind::Space | Kind::Symbol) {
            gap_after_number |= letters.last().is_some_and(|last| last.char.is_ascii_digit());
            continue;
        }
        if gap_after_number && word.kind == Kind::Number {
            let bytes = word.start..word.start;
            letters.push(Letter { char: BETWEEN_NUMBERS, bytes, begins_word: false, ends_word: false });
        }
        gap_after_number = false;
        if word.kind == Kind::Link {
            for run in words_of_link(word.text) {
                push_word(&word.text[run.clone()], word.start + run.start, &mut letters);
            }
        } else {
            push_word(word.text, word.start, &mut letters);
        }
    }
    letters
}

/// A long phrase takes no border from a shorter one beside it: ต่อบัตรแรงงาน ends before พม่า, though แรงงานพม่า is a phrase
/// too.
fn mark_words_within(letters: &mut [Letter], text: &str) {
    let words = Segmenter::embedded().segment(text);
    let (mut begins, mut ends) = (words.iter().peekable(), words.iter().peekable());
    for letter in letters {
        while begins.next_if(|word| word.start < letter.bytes.start).is_some() {}
        while ends.next_if(|word| word.start + word.text.len() < letter.bytes.end).is_some() {}
        letter.begins_word |= begins.peek().is_some_and(|word| word.start == letter.bytes.start);
        letter.ends_word |= ends.peek().is_some_and(|word| word.start + word.text.len() == letter.bytes.end);
    }
}

fn push_word(word: &str, start: usize, letters: &mut Vec<Letter>) {
    let first = letters.len();
    for (offset, c) in word.char_indices().filter(|(_, c)| c.is_alphanumeric() || !c.is_ascii()) {
        let bytes = start + offset..start + offset + c.len_utf8();
        letters.extend(c.to_lowercase().map(|char| Letter {
            char,
            bytes: bytes.clone(),
            begins_word: false,
            ends_word: false,
        }));
    }
    if let [begin, ..] = &mut letters[first..] {
        begin.begins_word = true;
    }
    if let [.., end] = &mut letters[first..] {
        end.ends_word = true;
    }
}
