use std::ops::Range;

use tantivy_tokenizer_api::{Token, TokenStream};
use unicode_normalization::char::is_combining_mark;

use crate::normalize::Normalized;
use crate::thai;

/// What a gram is made of, and the bytes of the original text that it stands for.
pub(super) struct Unit {
    pub(super) text: Range<usize>,
    pub(super) original: Range<usize>,
}

/// Every few neighbouring units of each stretch, as tokens. A position is the place of the gram's first unit among all
/// units, so grams of one stretch follow each other and those of two stretches don't: a phrase of grams matches what
/// stands in one piece. Offsets are bytes of the **original** text.
pub struct GramStream {
    /// The texts of all units, one after the other.
    text: String,
    units: Vec<Unit>,
    /// The units of each gram, as indices.
    grams: std::vec::IntoIter<Range<usize>>,
    token: Token,
}

/// Collects the units of stretch after stretch.
pub(super) struct Grams {
    length: usize,
    text: String,
    units: Vec<Unit>,
    grams: Vec<Range<usize>>,
    stretch: usize,
}

impl Grams {
    /// For grams of `length` units.
    pub(super) fn new(length: usize) -> Self {
        Self { length, text: String::new(), units: Vec::new(), grams: Vec::new(), stretch: 0 }
    }

    pub(super) fn push(&mut self, unit: impl IntoIterator<Item = char>, original: Range<usize>) {
        let start = self.text.len();
        self.text.extend(unit);
        self.units.push(Unit { text: start..self.text.len(), original });
    }

    /// Lets the last unit stand for more of the original text.
    pub(super) fn widen_last(&mut self, original: &Range<usize>) {
        if let Some(last) = self.units.last_mut() {
            last.original = last.original.start.min(original.start)..last.original.end.max(original.end);
        }
    }

    /// Lets the last but one unit, which is equal to the last, stand for both and for more.
    pub(super) fn join_last_two(&mut self, original: &Range<usize>) {
        if let Some(last) = self.units.pop() {
            self.text.truncate(last.text.start);
            self.widen_last(&last.original);
            self.widen_last(original);
        }
    }

    pub(super) fn end_stretch(&mut self) {
        let stretch = self.stretch..self.units.len();
        if !stretch.is_empty() {
            let last = stretch.end.saturating_sub(self.length).max(stretch.start);
            self.grams
                .extend((stretch.start..=last).map(|start| start..(start + self.length).min(stretch.end)));
        }
        self.stretch = stretch.end;
    }

    pub(super) fn stream(mut self) -> GramStream {
        self.end_stretch();
        let Self { text, units, grams, .. } = self;
        GramStream { text, units, grams: grams.into_iter(), token: Token::default() }
    }
}

/// Calls `each` with every letter of a text and the bytes of the original that it stands for, and with `None` where white
/// space ends a stretch; punctuation is left out.
pub(super) fn letters(source: &Normalized<'_>, mut each: impl FnMut(Option<(char, Range<usize>)>)) {
    for (start, c) in source.text.char_indices() {
        if c.is_whitespace() {
            each(None);
        } else if is_letter(c) {
            each(Some((c, source.original(start..start + c.len_utf8()))));
        }
    }
}

/// Asks for Thai first: the tables of all Unicode take four fifths of the time for a Thai text.
pub(super) fn is_letter(c: char) -> bool {
    thai::is_thai(c) || c.is_alphanumeric() || is_combining_mark(c)
}

impl TokenStream for GramStream {
    fn advance(&mut self) -> bool {
        let Some(gram) = self.grams.next() else { return false };
        self.token.position = gram.start;
        let units = &self.units[gram];
        self.token.text.clear();
        for unit in units {
            self.token.text.push_str(&self.text[unit.text.clone()]);
        }
        self.token.offset_from = units.iter().map(|unit| unit.original.start).min().unwrap_or(0);
        self.token.offset_to = units.iter().map(|unit| unit.original.end).max().unwrap_or(0);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
