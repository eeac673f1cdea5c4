//! A sentence as words and numbers, with what stands between them.

use std::ops::Range;

use analyzers::{FoundPhrase, Vocabulary};

use super::word::{self, Meaning, NeedsStop};

/// A word or a number of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Bytes of the text.
    pub(super) span: Range<usize>,
    pub(super) is: TokenKind,
}

#[derive(Clone, Debug)]
pub(super) enum TokenKind {
    /// What a known word can mean.
    Word(Vec<Meaning>),
    /// Digits, or digits with marks between them: a date, a time of day.
    Number(Number),
    /// Anything else, up to the next white space or known word.
    Other,
}

/// What digits can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// `17`.
    Plain(u32),
    /// `17/12`, `17/12/69`, `2026-12-17`: day, month and year as written, with the digits of the year.
    Date { day: u32, month: u32, year: Option<(i32, usize)> },
    /// `13.30`, `9:00`.
    Clock { hour: u32, minute: u32 },
}

/// A text taken apart.
pub(super) struct Sentence<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
}

impl<'t> Sentence<'t> {
    /// Takes a text apart. The register's own words for procedures hold their letters together as those that are built in
    /// do.
    pub(super) fn read(text: &'t str, vocabulary: &Vocabulary) -> Self {
        let mut tokens = Vec::new();
        let mut at = 0;
        for (span, meanings) in words(text, vocabulary) {
            push_between(text, at..span.start, &mut tokens);
            at = span.end;
            tokens.push(Token { span, is: TokenKind::Word(meanings) });
        }
        push_between(text, at..text.len(), &mut tokens);
        Self { text, tokens }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The meanings of a token; none where it isn't a word, or there is no such token.
    pub(super) fn meanings(&self, token: usize) -> &[Meaning] {
        match self.tokens.get(token) {
            Some(Token { is: TokenKind::Word(meanings), .. }) => meanings,
            _ => &[],
        }
    }

    /// Whether a token can mean something.
    pub(super) fn means(&self, token: usize, is: impl Fn(&Meaning) -> bool) -> bool {
        self.meanings(token).iter().any(is)
    }

    pub(super) fn number(&self, token: usize) -> Option<Number> {
        match self.tokens.get(token) {
            Some(Token { is: TokenKind::Number(number), .. }) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn words(&self, tokens: Range<usize>) -> &'t str {
        &self.text[self.span(tokens)]
    }

    /// The bytes of one token or several.
    pub(super) fn span(&self, tokens: Range<usize>) -> Range<usize> {
        self.tokens[tokens.start].span.start..self.tokens[tokens.end - 1].span.end
    }

    /// What stands between a token and the one before.
    pub(super) fn before(&self, token: usize) -> &'t str {
        let from = token.checked_sub(1).map_or(0, |before| self.tokens[before].span.end);
        let to = self.tokens.get(token).map_or(self.text.len(), |token| token.span.start);
        &self.text[from..to]
    }

    /// Whether nothing is written on to a token from the right but known words.
    pub(super) fn ends_apart(&self, token: usize) -> bool {
        let Some(next) = self.tokens.get(token + 1) else { return true };
        !self.before(token + 1).is_empty() || !matches!(next.is, TokenKind::Other)
    }

    /// Whether white space or the end of the text stands on both sides.
    pub(super) fn stands_alone(&self, tokens: Range<usize>) -> bool {
        let free = |token: usize| token == 0 || token >= self.len() || !self.before(token).is_empty();
        free(tokens.start) && free(tokens.end)
    }
}

/// The known words of a text, from left to right. Where one of the register's own overlaps others, it stands if it is longer
/// than each of them.
fn words(text: &str, vocabulary: &Vocabulary) -> Vec<(Range<usize>, Vec<Meaning>)> {
    let mut words = Vec::new();
    for found in word::find(text) {
        let meanings = meanings(text, &found);
        if !meanings.is_empty() && !text[found.span.clone()].bytes().all(|byte| byte.is_ascii_digit()) {
            words.push((found.span, meanings));
        }
    }
    for own in own_words(text, vocabulary) {
        let overlaps = |span: &Range<usize>| span.start < own.end && own.start < span.end;
        if words.iter().all(|(span, _)| !overlaps(span) || span.len() < own.len()) {
            words.retain(|(span, _)| !overlaps(span));
            words.push((own, vec![Meaning::Matter]));
        }
    }
    words.sort_by_key(|(span, _)| span.start);
    words
}

/// Where words of the register's own table stand.
fn own_words(text: &str, vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let built_in = Vocabulary::built_in();
    if std::ptr::eq(vocabulary, built_in) {
        return Vec::new();
    }
    // Its entries come behind those that are built in.
    let first = built_in.entries().count();
    let mut spans: Vec<Range<usize>> = vocabulary
        .expand(text)
        .into_iter()
        .filter(|word| word.entry >= first)
        .map(|word| word.span)
        .collect();
    spans.dedup();
    spans
}

/// Abbreviations of kinds that are words without their full stop: สน is a pine.
const NEED_STOP: [&str; 4] = ["สน", "ทน", "ทม", "ทต"];

/// What a found word can mean where it stands: อ says a level only as อ.
fn meanings(text: &str, found: &FoundPhrase<'_, Meaning>) -> Vec<Meaning> {
    let has_stop = text[found.span.end..].starts_with('.') || text[found.span.clone()].contains('.');
    let needs_stop = NEED_STOP.contains(&&text[found.span.clone()]);
    let is_possible = |meaning: &&Meaning| match meaning {
        Meaning::Level(_, NeedsStop::Yes) => has_stop,
        Meaning::Kind(..) => has_stop || !needs_stop,
        _ => true,
    };
    found.values.iter().filter(is_possible).copied().collect()
}

/// Numbers and other letters of a stretch without known words.
fn push_between(text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let Some(first) = rest.chars().next() else { return };
        if digit(first).is_some() {
            let (number, length) = read_number(rest);
            tokens.push(Token { span: at..at + length, is: TokenKind::Number(number) });
            at += length;
        } else if first.is_alphanumeric() || !first.is_ascii() && !first.is_whitespace() {
            let ends = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || digit(c).is_some();
            let length = rest.find(ends).unwrap_or(rest.len());
            tokens.push(Token { span: at..at + length, is: TokenKind::Other });
            at += length;
        } else {
            at += first.len_utf8();
        }
    }
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '๐'..='๙' => Some(u32::from(c) - u32::from('๐')),
        _ => None,
    }
}

/// The digits that a text begins with: their number, how many they are, and their bytes.
fn digits(text: &str) -> Option<(u32, usize, usize)> {
    let (mut number, mut count, mut bytes) = (0_u32, 0, 0);
    for c in text.chars() {
        let Some(digit) = digit(c) else { break };
        number = number.saturating_mul(10).saturating_add(digit);
        count += 1;
        bytes += c.len_utf8();
    }
    (count > 0).then_some((number, count, bytes))
}

/// What the digits at the beginning of a text are, and their bytes.
fn read_number(text: &str) -> (Number, usize) {
    let (first, first_digits, length) = digits(text).unwrap_or((0, 0, 1));
    let rest = &text[length..];
    date(first, first_digits, rest)
        .or_else(|| clock(first, first_digits, rest))
        .map_or((Number::Plain(first), length), |(number, more)| (number, length + more))
}

/// What follows the first digits of a date: `/12/69`, `-12-17`.
fn date(first: u32, first_digits: usize, rest: &str) -> Option<(Number, usize)> {
    let mark = rest.chars().next().filter(|c| matches!(c, '/' | '-'))?;
    let (second, second_digits, bytes) = digits(&rest[1..])?;
    let mut length = 1 + bytes;
    let third = rest[length..].strip_prefix(mark).and_then(digits);
    if second_digits > 2 {
        return None;
    }
    let written = |year: u32, digits: usize| Some((i32::try_from(year).ok()?, digits));
    let number = match third {
        Some((third, third_digits, bytes)) => {
            length += 1 + bytes;
            if first_digits == 4 {
                Number::Date { day: third, month: second, year: written(first, 4) }
            } else {
                Number::Date { day: first, month: second, year: written(third, third_digits) }
            }
        }
        // 4-5 is rather a span than a day.
        None if mark == '/' => Number::Date { day: first, month: second, year: None },
        None => return None,
    };
    Some((number, length))
}

/// What follows the hour of a time of day: `.30`.
fn clock(hour: u32, hour_digits: usize, rest: &str) -> Option<(Number, usize)> {
    let minutes = rest.strip_prefix(['.', ':'])?;
    let (minute, minute_digits, bytes) = digits(minutes)?;
    let is_clock = hour_digits <= 2 && minute_digits == 2 && hour <= 24 && minute < 60;
    is_clock.then_some((Number::Clock { hour, minute }, 1 + bytes))
}
