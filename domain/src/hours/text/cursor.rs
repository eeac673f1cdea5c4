//! A place between tokens, with looking ahead and going back.

use super::UnreadHours;
use super::lexicon::{self, Word};
use super::token::{Kind, Token};

pub(super) struct Cursor<'t> {
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        Self { text, tokens, at: 0 }
    }

    pub(super) fn place(&self) -> usize {
        self.at
    }

    pub(super) fn go_to(&mut self, place: usize) {
        self.at = place;
    }

    pub(super) fn ahead(&self, tokens: usize) -> Option<Kind> {
        self.tokens.get(self.at + tokens).map(|token| token.kind)
    }

    pub(super) fn peek(&self) -> Option<Kind> {
        self.ahead(0)
    }

    pub(super) fn word(&self) -> Option<Word> {
        match self.peek() {
            Some(Kind::Word(word)) => Some(word),
            _ => None,
        }
    }

    pub(super) fn advance(&mut self) {
        self.at += 1;
    }

    pub(super) fn eat(&mut self, kind: Kind) -> bool {
        let found = self.peek() == Some(kind);
        self.at += usize::from(found);
        found
    }

    pub(super) fn eat_word(&mut self, word: Word) -> bool {
        self.eat(Kind::Word(word))
    }

    pub(super) fn eat_any(&mut self, kinds: &[Kind]) -> bool {
        kinds.iter().any(|kind| self.eat(*kind))
    }

    pub(super) fn number(&mut self) -> Option<(u32, usize)> {
        let Some(Kind::Number { value, digits }) = self.peek() else { return None };
        self.at += 1;
        Some((value, digits))
    }

    /// What one of several readings gives; the place stays where it was if none does.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let place = self.at;
        let value = read(self);
        if value.is_none() {
            self.at = place;
        }
        value
    }

    /// Whether the words around a place, which say nothing else, say that something begins: `ตั้งแต่วันที่`.
    pub(super) fn tells_beginning(&self, place: usize) -> bool {
        let (before, after) = self.tokens.split_at(place.min(self.tokens.len()));
        let is_noise = |token: &&Token| token.kind == Kind::Word(Word::Noise);
        let mut noise = before.iter().rev().take_while(is_noise).chain(after.iter().take_while(is_noise));
        noise.any(|token| lexicon::says_beginning(self.text.get(token.span.clone()).unwrap_or_default()))
    }

    /// Whether the words right after a place, which say nothing else, say that the door opens.
    pub(super) fn tells_opening(&self, place: usize) -> bool {
        let after = self.tokens.get(place..).unwrap_or_default().iter();
        let mut noise = after.take_while(|token| matches!(token.kind, Kind::Word(Word::Noise) | Kind::Colon));
        noise.any(|token| lexicon::says_opening(self.text.get(token.span.clone()).unwrap_or_default()))
    }

    /// Whether the words right before a place, which say nothing else, say that the door opens.
    pub(super) fn told_opening(&self, place: usize) -> bool {
        let before = self.tokens.get(..place).unwrap_or_default().iter().rev();
        let mut noise =
            before.take_while(|token| matches!(token.kind, Kind::Word(Word::Noise) | Kind::Colon));
        noise.any(|token| lexicon::says_opening(self.text.get(token.span.clone()).unwrap_or_default()))
    }

    /// Whether the token before is this word.
    pub(super) fn follows(&self, word: Word) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.is_some_and(|token| token.kind == Kind::Word(word))
    }

    /// Whether nothing stands between the token before and the one here.
    pub(super) fn is_adjacent(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(self.at)).is_some_and(|(before, here)| before.span.end == here.span.start)
    }

    /// Whether a token is written with a digit.
    pub(super) fn has_digits(&self, place: usize) -> bool {
        let token = self.tokens.get(place).and_then(|token| self.text.get(token.span.clone()));
        token.is_some_and(|piece| piece.contains(|c: char| c.is_numeric()))
    }

    /// An error if a word stands anywhere.
    pub(super) fn refuse(&self, word: Word, expected: &str) -> Result<(), UnreadHours> {
        let place = self.tokens.iter().position(|token| token.kind == Kind::Word(word));
        place.map_or(Ok(()), |place| Err(self.expected_at(place, expected)))
    }

    /// What was expected at this place.
    pub(super) fn expected(&self, expected: &str) -> UnreadHours {
        self.expected_at(self.at, expected)
    }

    /// What was expected at another place.
    pub(super) fn expected_at(&self, place: usize, expected: &str) -> UnreadHours {
        let span =
            self.tokens.get(place).map_or(self.text.len()..self.text.len(), |token| token.span.clone());
        let piece = self.text.get(span.clone()).unwrap_or_default().trim_end();
        let piece = if piece.is_empty() { "the end" } else { piece };
        UnreadHours::new(self.text, span.start, piece.to_owned(), expected)
    }
}
