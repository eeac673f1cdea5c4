//! Words, numbers and signs with their place in the original text.

use std::ops::Range;

use super::UnreadHours;
use super::labels::{self, Label};
use super::lexicon::{self, Word};
use super::names;
use super::phone;
use super::typed::Typed;

/// Longest piece of a text that a message repeats, in characters.
const PIECE_CHARS: usize = 24;

/// What a piece of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word(Word),
    /// The name of a door.
    Label(Label),
    /// A whole number and how many digits it is written with.
    Number {
        value: u32,
        digits: usize,
    },
    Dot,
    Colon,
    Comma,
    Slash,
    Semicolon,
    Dash,
    And,
    Open,
    Close,
}

/// A piece of the text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Bytes of the original text.
    pub(super) span: Range<usize>,
}

/// What becomes of names and remarks that no list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unlisted {
    Refused,
    PassedOver,
}

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str, unlisted: Unlisted) -> Result<Vec<Token>, UnreadHours> {
    let typed = Typed::new(text);
    let plain = typed.plain.as_str();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = plain[at..].chars().next() {
        if first == ' ' {
            at += 1;
            continue;
        }
        let passed = (unlisted == Unlisted::PassedOver).then(|| unlisted_at(plain, at)).flatten();
        let Some((kind, length)) = passed.or_else(|| token(&plain[at..])) else {
            return Err(unknown_word(text, typed.origin(at)));
        };
        let end = at + length;
        // Telephone numbers look like times.
        let end = end
            + match kind {
                Kind::Word(Word::Phone) => phone::numbers(&plain[end..]),
                Kind::Word(Word::Queue) => names::object(&plain[end..]),
                Kind::Word(Word::Appointment) => names::way(&plain[end..]),
                _ => 0,
            };
        tokens.push(Token { kind, span: typed.origin(at)..typed.origin(end) });
        at = end;
    }
    Ok(tokens)
}

/// The name that all of a text begins with, or a remark.
fn unlisted_at(plain: &str, at: usize) -> Option<(Kind, usize)> {
    let name = if plain[..at].trim_start().is_empty() { names::beginning(&plain[at..]) } else { None };
    let name = name.map(|length| (Kind::Label(Label::Other), length));
    let remark = || names::remark(plain, at).or_else(|| names::channel(plain, at));
    name.or_else(|| remark().map(|length| (Kind::Word(Word::Noise), length)))
}

fn token(text: &str) -> Option<(Kind, usize)> {
    let known = lexicon::word(text);
    let named = open_class(text).filter(|(_, length)| known.is_none_or(|(_, known)| known < *length));
    if named.is_some() {
        return named;
    }
    if let Some((word, length)) = known {
        return Some((Kind::Word(word), length));
    }
    let first = text.chars().next()?;
    if first.is_ascii_digit() {
        return number(text);
    }
    let kind = match first {
        '.' => Kind::Dot,
        ':' => Kind::Colon,
        ',' => Kind::Comma,
        '/' => Kind::Slash,
        ';' => Kind::Semicolon,
        '-' => Kind::Dash,
        '&' | '+' => Kind::And,
        '(' => Kind::Open,
        ')' => Kind::Close,
        _ => return None,
    };
    Some((kind, first.len_utf8()))
}

/// Names, addresses and telephone numbers: none of them is in a list of words.
fn open_class(text: &str) -> Option<(Kind, usize)> {
    let label = labels::label(text).map(|(label, length)| (Kind::Label(label), length));
    let aside =
        labels::place(text).or_else(|| labels::web_address(text)).or_else(|| phone::bare_number(text));
    let aside = aside.map(|length| (Kind::Word(Word::Noise), length));
    let asking = phone::asking(text).map(|length| (Kind::Word(Word::Phone), length));
    aside.into_iter().chain(asking).chain(label).max_by_key(|(_, length)| *length)
}

fn number(text: &str) -> Option<(Kind, usize)> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let value = text[..digits].parse().ok()?;
    Some((Kind::Number { value, digits }, digits))
}

fn unknown_word(text: &str, at: usize) -> UnreadHours {
    let rest = &text[at..];
    let piece = rest.split_whitespace().next().unwrap_or(rest);
    let piece = piece.chars().take(PIECE_CHARS).collect::<String>();
    UnreadHours::new(text, at, piece, "days, times of day, holidays or breaks")
}
