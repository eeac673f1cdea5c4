//! The order of the marks of one consonant.
//!
//! Two texts that look the same may hold their marks in different orders, and ำ may be one character or two. Unicode's
//! normal forms leave both alone, because most Thai vowel signs have combining class 0.

use unicode_normalization::char::canonical_combining_class;

use super::Mapped;
use crate::thai;

/// Whether `c` after `previous` is a pair that [`order`] may change.
pub(super) fn may_be_out_of_order(previous: char, c: char) -> bool {
    match (thai::mark_rank(previous), thai::mark_rank(c)) {
        (Some(before), Some(after)) => before > after || previous == c,
        (None, Some(_)) => previous == thai::SARA_AM && thai::is_tone(c),
        _ => false,
    }
}

/// Orders the marks of every consonant, recomposes ำ and keeps a doubled mark once. Expects NFC and keeps it.
pub(super) fn order(chars: &[Mapped]) -> Vec<Mapped> {
    let mut ordered: Vec<Mapped> = Vec::with_capacity(chars.len());
    let mut rest = chars;
    while let Some((&first, after_first)) = rest.split_first() {
        let sara_am = first.char == thai::SARA_AM && ends_with_consonant(&ordered);
        if !sara_am && !thai::is_mark(first.char) {
            ordered.push(first);
            rest = after_first;
            continue;
        }
        let count = rest.iter().take_while(|mapped| thai::is_mark(mapped.char)).count();
        let (marks, after) = rest.split_at(count);
        rest = if ends_with_consonant(&ordered) && !starts_with_foreign_mark(after) {
            order_on_consonant(&mut ordered, marks, after)
        } else {
            collapse_elsewhere(&mut ordered, marks, after)
        };
    }
    ordered
}

/// The marks of a consonant: sorted, with the tones that were typed after ำ. Returns what follows.
fn order_on_consonant<'a>(ordered: &mut Vec<Mapped>, marks: &[Mapped], after: &'a [Mapped]) -> &'a [Mapped] {
    let mut marks = marks.to_vec();
    let (sara_am, mut rest) = take_sara_am(&mut marks, after);
    if sara_am.is_some() {
        let tones = rest.iter().take_while(|mapped| thai::is_tone(mapped.char)).count();
        marks.extend_from_slice(&rest[..tones]);
        rest = &rest[tones..];
    }
    marks.sort_by_key(|mapped| thai::mark_rank(mapped.char));
    push_once(ordered, &marks);
    ordered.extend(sara_am);
    rest
}

/// ำ if it follows the marks, as one character or as nikhahit among the marks and า after them; and what follows it.
fn take_sara_am<'a>(marks: &mut Vec<Mapped>, after: &'a [Mapped]) -> (Option<Mapped>, &'a [Mapped]) {
    let Some((&next, rest)) = after.split_first() else { return (None, after) };
    let nikhahit = marks.iter().find(|mapped| mapped.char == thai::NIKHAHIT).copied();
    match (next.char, nikhahit) {
        (thai::SARA_AM, _) => (Some(next), rest),
        (thai::SARA_AA | thai::LAKKHANGYAO, Some(nikhahit)) => {
            marks.retain(|mapped| mapped.char != thai::NIKHAHIT);
            (Some(Mapped { char: thai::SARA_AM, start: nikhahit.start, end: next.end }), rest)
        }
        _ => (None, after),
    }
}

/// Marks on something else than a consonant, or mixed with marks of another script: their order stays, because sorting
/// them could break NFC. Doubled marks and ำ in two characters are still put right.
fn collapse_elsewhere<'a>(ordered: &mut Vec<Mapped>, marks: &[Mapped], after: &'a [Mapped]) -> &'a [Mapped] {
    push_once(ordered, marks);
    let Some((&next, rest)) = after.split_first() else { return after };
    match ordered.last_mut() {
        Some(last)
            if last.char == thai::NIKHAHIT && matches!(next.char, thai::SARA_AA | thai::LAKKHANGYAO) =>
        {
            *last = Mapped { char: thai::SARA_AM, start: last.start, end: next.end };
            rest
        }
        _ => after,
    }
}

fn push_once(ordered: &mut Vec<Mapped>, marks: &[Mapped]) {
    for doubled in marks.chunk_by(|a, b| a.char == b.char) {
        let (start, end) = doubled
            .iter()
            .fold((usize::MAX, 0), |(start, end), mapped| (start.min(mapped.start), end.max(mapped.end)));
        ordered.push(Mapped { char: doubled[0].char, start, end });
    }
}

fn ends_with_consonant(ordered: &[Mapped]) -> bool {
    ordered.last().is_some_and(|last| thai::is_consonant(last.char))
}

fn starts_with_foreign_mark(chars: &[Mapped]) -> bool {
    chars.first().is_some_and(|first| canonical_combining_class(first.char) != 0)
}
