//! Names and remarks that no list holds: passed over where they stand beside the hours, never within.
//!
//! A name is what a text begins with, up to the first word about hours. A remark has a known beginning and goes on to
//! the end of its line or of its brackets. Neither may hold a word that could close the door.

use super::labels;
use super::lexicon::changes::{CHANGES, ENGLISH_CHANGES, SENTENCES};
use super::lexicon::labels::{DAYS, HEADS, PLACE_HEADS};
use super::lexicon::remarks::{ASKING, CHANNELS, ENDS, HARMLESS, IN_NAMES, KINDS, PLACES, REMARKS};
use super::lexicon::{self, Word, matched};
use super::phone;

/// Most digits of a number in a name, such as that of a floor or a branch.
const NUMBER_DIGITS: usize = 3;

/// Fewest letters of a beginning of names that also tells a name where it stands within.
const KIND_LETTERS: usize = 3;

/// Longest name of what cases are taken for.
const OBJECT_CHARS: usize = 60;

/// What stands before the way to make an appointment.
const WAYS: &[&str] = &["ผ่าน", "ทาง", "ได้ที่", "ได้ทาง", "via", "through"];

/// What stands before the time until which cases are taken.
const OBJECT_ENDS: &[&str] = &["ถึง", "จนถึง", "ก่อน", "ไม่เกิน", "ภายใน", "before", "until", "by"];

/// What stands at a place of a name.
enum Step {
    /// A part of the name of so many bytes.
    On(usize),
    /// Something about hours.
    End,
    /// Nothing that a name holds.
    Never,
}

/// The length of the name that a text begins with, if it is followed by something about hours.
pub(super) fn beginning(text: &str) -> Option<usize> {
    let mut at = 0;
    while at < text.len() {
        match step(text, at) {
            Step::On(length) => at += length,
            Step::End => break,
            Step::Never => return None,
        }
    }
    let name = text[..at].trim_end_matches([' ', ':', ';', ',', '-', '/', '(']);
    let is_sentence = SENTENCES.iter().any(|start| matched(name, start).is_some());
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2
        && at < text.len()
        && names_place(name)
        && !is_sentence
        && !holds(name, ASKING)
        && is_harmless(name))
    .then_some(name.len())
}

/// Whether a name holds a word for a kind of place, an abbreviation or Latin letters.
fn names_place(name: &str) -> bool {
    let heads = HEADS.iter().map(|(head, _)| head).chain(PLACE_HEADS);
    let mut kinds = heads.filter(|head| head.chars().count() >= KIND_LETTERS).chain(KINDS);
    name.contains(|c: char| c == '.' || c.is_ascii_alphabetic()) || kinds.any(|kind| name.contains(kind))
}

/// The length of a remark that stands at a place.
pub(super) fn remark(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let head = REMARKS.iter().filter(|_| is_start(text, at)).filter_map(|head| matched(rest, head)).max()?;
    let mut length = head;
    let mut depth = 0_usize;
    while let Some(next) = rest[length..].chars().next() {
        match next {
            ';' => break,
            ')' if depth == 0 => break,
            ')' => depth -= 1,
            '(' => depth += 1,
            _ => {}
        }
        match step(rest, length) {
            Step::On(more) => length += more,
            Step::End if begins_phone(&rest[length..]) => break,
            Step::End | Step::Never => return None,
        }
    }
    is_harmless(&rest[..length]).then_some(length)
}

/// The length of what cases are taken for, up to the word before the time: `รับคิว|ทำใบขับขี่|ถึง 14.30 น.`
pub(super) fn object(text: &str) -> usize {
    let is_letter = |c: char| c == ' ' || c.is_ascii_alphabetic() || ('\u{e01}'..='\u{e4e}').contains(&c);
    let letters = text.char_indices().take(OBJECT_CHARS).take_while(|(_, c)| is_letter(*c));
    let ends = |(at, _): &(usize, char)| OBJECT_ENDS.iter().any(|word| matched(&text[*at..], word).is_some());
    let Some((end, _)) = letters.into_iter().find(ends) else { return 0 };
    let is_said = lexicon::word(text).is_some_and(|(word, _)| word != Word::Noise);
    let says_days = DAYS.iter().any(|day| text[..end].contains(day));
    if is_said || says_days || !is_harmless(&text[..end]) { 0 } else { end }
}

/// The length of the way to make an appointment: `ผ่านแอป`.
pub(super) fn way(text: &str) -> usize {
    let rest = text.trim_start_matches(' ');
    if !WAYS.iter().any(|way| matched(rest, way).is_some()) {
        return 0;
    }
    let is_letter = |c: char| {
        matches!(c, ' ' | '.' | '-') || c.is_ascii_alphabetic() || ('\u{e01}'..='\u{e4e}').contains(&c)
    };
    let end = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
    let says_days = DAYS.iter().any(|day| rest[..end].contains(day));
    if says_days || rest[end..].starts_with(|c: char| c.is_ascii_digit()) {
        0
    } else {
        text.len() - rest.len() + end
    }
}

/// The length of a remark after the hours on what goes on elsewhere than at the door, day and night:
/// `บริการออนไลน์ตลอด 24 ชั่วโมง`.
pub(super) fn channel(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let is_after_hours = text[..at].contains(|c: char| c.is_ascii_digit());
    if !is_after_hours || !is_start(text, at) {
        return None;
    }
    let end = rest.find(|c: char| c.is_ascii_digit() || matches!(c, ';' | '(' | ')'))?;
    let (remark, after) = rest.split_at(end);
    let Some((Word::AllDay, length)) = lexicon::word(after) else { return None };
    let elsewhere = CHANNELS.iter().find(|word| remark.contains(**word))?;
    let others = CHANNELS.iter().fold(remark.replace(elsewhere, " "), |text, word| text.replace(word, " "));
    let says_days = DAYS.iter().any(|day| remark.contains(day));
    (is_harmless(&others) && !says_days).then_some(end + length)
}

fn begins_phone(text: &str) -> bool {
    matches!(lexicon::word(text), Some((Word::Phone, _)))
}

/// Whether a word can begin here.
fn is_start(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_none_or(|before| !before.is_alphanumeric() && !is_mark(before) && before != '.')
}

/// Thai vowels and tone marks above and below, which Unicode takes for no letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e46}'..='\u{e4e}')
}

fn step(text: &str, at: usize) -> Step {
    let rest = &text[at..];
    let Some(next) = rest.chars().next() else { return Step::End };
    if let Some(length) = harmless(rest) {
        return Step::On(length);
    }
    let is_start = is_start(text, at);
    if is_start && let Some(length) = aside(rest) {
        return Step::On(length);
    }
    if next.is_ascii_digit() {
        return number(rest);
    }
    if is_start && let Some(step) = known(rest) {
        return step;
    }
    if says_day(rest, is_start) || ENDS.iter().any(|word| matched(rest, word).is_some()) {
        return Step::End;
    }
    if is_start && rest.starts_with(lexicon::DAY) {
        return Step::Never;
    }
    if !is_start && let Some(day) = DAYS.iter().find_map(|day| matched(rest, day)) {
        return if labels::is_said_again(rest, day) { Step::On(day) } else { Step::Never };
    }
    let is_sign =
        matches!(next, ' ' | '.' | ':' | ',' | '/' | '-' | '&' | '+' | '(' | ')' | ';' | '!' | '\'' | 'ฯ');
    // What other scripts say isn't understood at all.
    let is_letter = next.is_ascii_alphabetic() || ('\u{e01}'..='\u{e4e}').contains(&next);
    if is_sign || is_letter { Step::On(next.len_utf8()) } else { Step::Never }
}

/// The length of an address or a telephone number.
fn aside(text: &str) -> Option<usize> {
    labels::place(text).or_else(|| labels::web_address(text)).or_else(|| phone::bare_number(text))
}

/// A word of the lexicon at the start of a word.
fn known(text: &str) -> Option<Step> {
    let (word, length) = lexicon::word(text)?;
    let after = &text[length..];
    let goes_on = after.chars().next().is_some_and(|c| c.is_alphabetic() || is_mark(c));
    let is_word = !goes_on || lexicon::word(after).is_some() || labels::label(after).is_some();
    match word {
        _ if IN_NAMES.iter().any(|known| *known == &text[..length]) => Some(Step::On(length)),
        Word::Noise if is_word => Some(Step::End),
        Word::Day(_) => (is_word && is_day(&text[..length], after)).then_some(Step::End),
        Word::Numeral(_) => begins_time(after).then_some(Step::End),
        Word::Ordinal(_) if !before_day(after) => Some(Step::On(length)),
        Word::Noise | Word::Nth | Word::OClock | Word::DayPrefix => None,
        _ => Some(Step::End),
    }
}

/// Whether the name of a day is meant: a letter or two are one only in a list, a range or before a time.
fn is_day(name: &str, after: &str) -> bool {
    let is_short = name.trim_end_matches('.').chars().count() <= 2;
    let after = after.trim_start_matches(' ');
    let follows = |word| matches!(word, Word::Day(_) | Word::To | Word::And | Word::Noise | Word::Every);
    !is_short
        || after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | ',' | '/' | '&' | ':' | '+'))
        || lexicon::word(after).is_some_and(|(word, _)| follows(word))
}

/// Whether the name of a day follows.
fn before_day(after: &str) -> bool {
    matches!(lexicon::word(after.trim_start()), Some((Word::Day(_) | Word::DayPrefix | Word::Week, _)))
}

/// Whether days are named here, with or without วัน before them.
fn says_day(text: &str, is_start: bool) -> bool {
    if let Some(after) = text.strip_prefix(lexicon::DAY) {
        let is_longer = lexicon::word(text).is_some_and(|(_, length)| length > lexicon::DAY.len());
        return is_longer || (before_day(after) && (is_start || !after.starts_with(' ')));
    }
    let Some(day) = DAYS.iter().find_map(|day| matched(text, day)) else { return false };
    let after = text[day..].trim_start();
    !is_start && (after.starts_with('-') || after.starts_with("ถึง"))
}

/// A number of a branch, a floor or a room is none of a time or a date.
fn number(text: &str) -> Step {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let after = &text[digits..];
    let has_digit = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let goes_on = after.trim_start().strip_prefix(['.', ':', '-', '/']).is_some_and(has_digit);
    if let Some((Word::Ordinal(_), length)) = lexicon::word(text)
        && !before_day(&text[length..])
    {
        return Step::On(length);
    }
    if goes_on || lexicon::word(text).is_some() || begins_time(after) {
        return Step::End;
    }
    if digits <= NUMBER_DIGITS { Step::On(digits) } else { Step::Never }
}

/// Whether a word goes on that makes a time, a length of time or a date of a number.
fn begins_time(after: &str) -> bool {
    let word = lexicon::word(after.trim_start()).map(|(word, _)| word);
    word.is_some_and(|word| {
        !matches!(
            word,
            Word::Noise | Word::DayPrefix | Word::EveryDay | Word::Day(_) | Word::Every | Word::Numeral(_)
        ) && !matches!(word, Word::Weekdays | Word::WorkingDays | Word::Phone | Word::And)
            && !matches!(word, Word::OfficialHours | Word::AllDay)
    })
}

/// Whether nothing in it could close a door.
pub(super) fn is_harmless(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_ascii_alphabetic());
    !holds(name, CHANGES) && words.all(|word| !ENGLISH_CHANGES.contains(&word))
}

/// Whether one of the words stands in a name, and in no harmless word of it.
fn holds(name: &str, words: &[&str]) -> bool {
    let mut at = 0;
    while let Some(next) = name[at..].chars().next() {
        let rest = &name[at..];
        if let Some(length) = harmless(rest) {
            at += length;
            continue;
        }
        // เรื้อ is no รื้อ.
        let is_within = name[..at].ends_with(['เ', 'แ', 'โ', 'ใ', 'ไ']);
        if !is_within && words.iter().any(|word| matched(rest, word).is_some()) {
            return true;
        }
        at += next.len_utf8();
    }
    false
}

/// The length of a word that only looks like one that could close a door.
fn harmless(text: &str) -> Option<usize> {
    HARMLESS.iter().chain(PLACES).filter_map(|word| matched(text, word)).max()
}
