//! Cuts text into runs of one kind, before any dictionary is asked. Letters, digits and apostrophes of other scripts go
//! together as in Unicode's word boundaries (UAX #29, WB5 to WB7 and WB9), but a number ends where letters begin: 10kg.

mod link;

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::normalize::ZERO_WIDTH_SPACE;
use crate::segment::Kind;
use crate::thai;

/// The runs of `text` in order, without gaps. Neighbouring runs may have the same kind (two different symbols).
pub(crate) fn runs(text: &str) -> impl Iterator<Item = (Range<usize>, Kind)> {
    runs_by(text, |rest| match link::link_bytes(rest) {
        Some(bytes) => Some((bytes, Kind::Link)),
        None => first_run(rest),
    })
}

/// The runs that a link is made of, without its punctuation.
pub(crate) fn words_of_link(link: &str) -> impl Iterator<Item = Range<usize>> {
    runs_by(link, first_run).filter(|(_, kind)| *kind != Kind::Symbol).map(|(run, _)| run)
}

fn runs_by(
    text: &str,
    first: impl Fn(&str) -> Option<(usize, Kind)>,
) -> impl Iterator<Item = (Range<usize>, Kind)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let (bytes, kind) = first(&text[start..])?;
        let run = start..start + bytes;
        start = run.end;
        Some((run, kind))
    })
}

fn first_run(text: &str) -> Option<(usize, Kind)> {
    let mut chars = text.char_indices().peekable();
    let (_, mut previous) = chars.next()?;
    let kind = kind(previous);
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        if !continues(kind, previous, c, next) {
            return Some((at, kind));
        }
        previous = c;
    }
    Some((text.len(), kind))
}

fn kind(c: char) -> Kind {
    if thai::is_thai(c) {
        Kind::Thai
    } else if c.is_whitespace() || c == ZERO_WIDTH_SPACE {
        Kind::Space
    } else if c.is_numeric() {
        Kind::Number
    } else if c.is_alphabetic() {
        Kind::Latin
    } else {
        Kind::Symbol
    }
}

/// Whether `c`, which stands between `previous` and `next`, belongs to a run of `run`.
fn continues(run: Kind, previous: char, c: char, next: Option<char>) -> bool {
    match run {
        // The dictionary decides whether a single full stop ends an abbreviation (อบต.) or a sentence.
        Kind::Thai => thai::is_thai(c) || (c == '.' && thai::is_thai(previous) && next != Some('.')),
        Kind::Space => kind(c) == Kind::Space,
        Kind::Number => kind(c) == Kind::Number || is_attached(c) || is_separator(c, next),
        Kind::Latin => {
            matches!(kind(c), Kind::Latin | Kind::Number)
                || is_attached(c)
                || is_apostrophe(c, next)
                || (previous.is_numeric() && is_separator(c, next))
        }
        Kind::Symbol => c == previous || is_attached(c) || (is_half_of_flag(previous) && is_half_of_flag(c)),
        // Links are found as a whole.
        Kind::Link => false,
    }
}

/// A mark, a variation selector, a joiner or a skin tone: it changes the character before it.
fn is_attached(c: char) -> bool {
    !thai::is_thai(c) && (is_combining_mark(c) || matches!(c, '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}'))
}

/// A regional indicator: two of them are the flag of a country.
fn is_half_of_flag(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// That inside O'Brien.
fn is_apostrophe(c: char, next: Option<char>) -> bool {
    matches!(c, '\'' | '\u{2019}') && next.is_some_and(|next| kind(next) == Kind::Latin)
}

/// The point or comma inside 1,234.50.
fn is_separator(c: char, next: Option<char>) -> bool {
    matches!(c, '.' | ',') && next.is_some_and(|next| kind(next) == Kind::Number)
}
