//! Cuts text into runs of one kind, before any dictionary is asked.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::normalize::ZERO_WIDTH_SPACE;
use crate::segment::Kind;
use crate::thai;

/// The runs of `text` in order, without gaps. Neighbouring runs may have the same kind (two different symbols).
pub(crate) fn runs(text: &str) -> impl Iterator<Item = (Range<usize>, Kind)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let (bytes, kind) = first_run(&text[start..])?;
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
        Kind::Latin => kind(c) == Kind::Latin || is_attached(c),
        Kind::Symbol => c == previous || is_attached(c),
    }
}

/// A mark, a variation selector or a joiner of another script: it changes the character before it.
fn is_attached(c: char) -> bool {
    !thai::is_thai(c) && (is_combining_mark(c) || c == '\u{200d}')
}

/// The point or comma inside 1,234.50.
fn is_separator(c: char, next: Option<char>) -> bool {
    matches!(c, '.' | ',') && next.is_some_and(|next| kind(next) == Kind::Number)
}
