//! Words, numbers and signs with their place in the original text.

use std::ops::Range;

use super::UnreadHours;
use super::lexicon::{self, Word};
use super::typed::Typed;

/// Longest piece of a text that a message repeats, in characters.
const PIECE_CHARS: usize = 24;

/// What a piece of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word(Word),
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

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, UnreadHours> {
    let typed = Typed::new(text);
    let plain = typed.plain.as_str();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = plain[at..].chars().next() {
        if first == ' ' {
            at += 1;
            continue;
        }
        let Some((kind, length)) = token(&plain[at..]) else {
            return Err(unknown_word(text, typed.origin(at)));
        };
        let end = at + length;
        // Telephone numbers look like times.
        let end = if kind == Kind::Word(Word::Phone) { end + phone_numbers(&plain[end..]) } else { end };
        tokens.push(Token { kind, span: typed.origin(at)..typed.origin(end) });
        at = end;
    }
    Ok(tokens)
}

fn token(text: &str) -> Option<(Kind, usize)> {
    if let Some((word, length)) = lexicon::word(text) {
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

fn number(text: &str) -> Option<(Kind, usize)> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let value = text[..digits].parse().ok()?;
    Some((Kind::Number { value, digits }, digits))
}

/// The length of the telephone numbers that stand right here.
fn phone_numbers(text: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = &text[length..];
        let signs = rest.len() - rest.trim_start_matches([' ', ':', '.', ',']).len();
        let number = phone_number(&rest[signs..]);
        if number == 0 {
            return length;
        }
        length += signs + number;
    }
}

/// The length of a telephone number, of nine or ten digits after a zero or of four, with its extension.
fn phone_number(text: &str) -> usize {
    let is_number = |c: char| c.is_ascii_digit() || c == '-' || c == ' ';
    let end = text.find(|c: char| !is_number(c)).unwrap_or(text.len());
    let number = text[..end].trim_end_matches([' ', '-']);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let is_whole =
        (number.starts_with('0') && (9..=10).contains(&digits)) || (digits == 4 && number.len() == 4);
    if !is_whole {
        return 0;
    }
    let Some(extension) = text[number.len()..].trim_start().strip_prefix("ต่อ") else {
        return number.len();
    };
    let extension = extension.trim_start();
    let digits = extension.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(extension.len());
    text.len() - extension.len() + digits
}

fn unknown_word(text: &str, at: usize) -> UnreadHours {
    let rest = &text[at..];
    let piece = rest.split_whitespace().next().unwrap_or(rest);
    let piece = piece.chars().take(PIECE_CHARS).collect::<String>();
    UnreadHours::new(text, at, piece, "days, times of day, holidays or breaks")
}
