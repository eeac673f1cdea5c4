//! Names of doors and addresses: open classes, known by how they begin.
//!
//! A name says nothing about when, so any name will do; but none may hold a word that could close a door.

use super::lexicon::labels::{
    AFTER_HOUSE, COUNTED, DAYS, ENGLISH_STOPS, ENGLISH_TAILS, HEADS, PLACE_HEADS, STOPS, THROUGH,
};
use super::lexicon::matched;
use super::lexicon::remarks::PLACES;
use super::names;

/// Most words of an English name.
const ENGLISH_WORDS: usize = 5;

/// Fewest letters of the name of a place after `จ.`, which is also Monday.
const PLACE_LETTERS: usize = 3;

/// Whose hours they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The office as a whole.
    Office,
    /// One of its services.
    Service,
    /// A name that no list holds.
    Other,
}

/// The name of a door that a text begins with, and its length in bytes.
pub(super) fn label(text: &str) -> Option<(Label, usize)> {
    let known = HEADS.iter().filter_map(|(head, label)| Some((*label, matched(text, head)?)));
    let Some((label, head)) = known.max_by_key(|(_, length)| *length) else { return english(text) };
    let length = head + name(&text[head..])?;
    let length = length + counter(text, length);
    let length = length + english_in_brackets(&text[length..]);
    if !names::is_harmless(&text[..length]) {
        return None;
    }
    let is_general = text[..length].contains("ทั่วไป");
    Some((if is_general { Label::Office } else { label }, length))
}

/// The length of the number of a counter or a room, which is no time.
fn counter(text: &str, after: usize) -> usize {
    let rest = &text[after..];
    if !COUNTED.iter().any(|head| text[..after].starts_with(head)) {
        return 0;
    }
    let number = rest
        .trim_start_matches(' ')
        .trim_start_matches("ที่")
        .trim_start_matches("หมายเลข")
        .trim_start_matches(' ');
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let is_alone = !number[digits..].trim_start().starts_with(['.', ':', '-', '/', 'น']);
    if (1..=3).contains(&digits) && is_alone { rest.len() - number.len() + digits } else { 0 }
}

/// The length of the rest of a name. None where it may go on as something else.
fn name(text: &str) -> Option<usize> {
    let mut length = 0;
    while let Some(next) = text[length..].chars().next().filter(|c| is_letter(*c)) {
        let rest = &text[length..];
        if let Some(through) = THROUGH.iter().chain(PLACES).find_map(|word| matched(rest, word)) {
            length += through;
            continue;
        }
        if STOPS.iter().any(|stop| matched(rest, stop).is_some()) {
            return Some(length);
        }
        if let Some(day) = DAYS.iter().find_map(|day| matched(rest, day)) {
            if is_said_again(rest, day) {
                length += day;
                continue;
            }
            let goes_on = rest[day..].trim_start();
            return (goes_on.starts_with('-') || goes_on.starts_with("ถึง")).then_some(length);
        }
        length += next.len_utf8();
    }
    Some(length)
}

/// Whether the name of a day that ends the name of a place is followed by that day: `วังจันทร์ จันทร์-ศุกร์`.
pub(super) fn is_said_again(text: &str, day: usize) -> bool {
    let (name, after) = text.split_at(day);
    let next = after.trim_start_matches([' ', ':']).trim_start_matches("ทุก").trim_start_matches("วัน");
    next.len() < after.len() && next.starts_with(name)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (('\u{e01}'..='\u{e4e}').contains(&c) && c != '\u{e3f}')
}

/// The length of ` (BMA Express Service)` after a Thai name.
fn english_in_brackets(text: &str) -> usize {
    let Some(inside) = text.trim_start_matches(' ').strip_prefix('(') else { return 0 };
    let end = inside.find(')').unwrap_or(inside.len());
    let words = || inside[..end].split([' ', '.', '&']).filter(|word| !word.is_empty());
    let is_name = words().all(|word| word.chars().all(|c| c.is_ascii_alphabetic()) && !says_when(word));
    let is_whole = end < inside.len() && words().next().is_some();
    if is_name && is_whole { text.len() - inside.len() + end + 1 } else { 0 }
}

/// Whether an English word may say something about hours.
fn says_when(word: &str) -> bool {
    ENGLISH_STOPS.contains(&word) || super::lexicon::begins_with_word(word)
}

/// `Land Office`.
fn english(text: &str) -> Option<(Label, usize)> {
    let mut length = 0;
    for _ in 0..ENGLISH_WORDS {
        let rest = &text[length..];
        let start = length + rest.len() - rest.trim_start_matches([' ', '&']).len();
        let end = text[start..].find(|c: char| !c.is_ascii_alphabetic()).map_or(text.len(), |at| start + at);
        let word = &text[start..end];
        if word.len() < 2 || ENGLISH_STOPS.contains(&word) || super::lexicon::is_day(word) {
            return None;
        }
        length = end;
        if let Some((_, label)) = ENGLISH_TAILS.iter().find(|(tail, _)| *tail == word) {
            return Some((*label, length));
        }
    }
    None
}

/// The length of a part of an address that a text begins with: `ต.บึงกาฬ`, `หมู่ 1`, `99/9` before such a part.
pub(super) fn place(text: &str) -> Option<usize> {
    if let Some(house) = house_number(text) {
        return Some(house);
    }
    let head = PLACE_HEADS.iter().filter_map(|head| matched(text, head)).max()?;
    let after = &text[head..];
    let rest = after.trim_start_matches([' ', ':']);
    let number = number_length(rest);
    if number > 0 {
        // A time is no number of a house.
        let begins_time = rest[number..].starts_with(['.', ':', '-']);
        return (!begins_time && !text[..head].starts_with("ที่")).then_some(text.len() - rest.len() + number);
    }
    let is_short = text[..head].ends_with('.');
    if text[..head].starts_with("ที่") {
        return Some(head);
    }
    let rest = if is_short { after } else { rest };
    let named = name(rest)?;
    let letters = rest[..named].chars().count();
    let building = !is_short && letters == 0 && rest.is_empty();
    let begins_as_word = is_short && super::lexicon::begins_with_word(rest);
    let is_name = if is_short { letters >= PLACE_LETTERS } else { letters >= 1 };
    (is_name && !begins_as_word && !building).then(|| {
        let end = text.len() - rest.len() + named;
        end + postcode(&text[end..])
    })
}

/// `99/9` where a part of an address follows.
fn house_number(text: &str) -> Option<usize> {
    let number = number_length(text);
    let rest = text[number..].trim_start_matches(' ');
    let follows = AFTER_HOUSE.iter().any(|head| matched(rest, head).is_some());
    // ม. and ต. also begin months.
    (number > 0 && follows && !super::lexicon::begins_with_month(rest)).then_some(number)
}

/// The length of a number such as 99/9.
fn number_length(text: &str) -> usize {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(text);
    let Some(part) = text[whole..].strip_prefix('/').filter(|_| whole > 0) else { return whole };
    match digits(part) {
        0 => whole,
        more => whole + 1 + more,
    }
}

/// The length of a postcode of five digits.
fn postcode(text: &str) -> usize {
    let rest = text.trim_start_matches(' ');
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    if digits == 5 { text.len() - rest.len() + digits } else { 0 }
}

/// The length of an address on the net that a text begins with.
pub(super) fn web_address(text: &str) -> Option<usize> {
    let end = text
        .find(|c: char| !c.is_ascii_graphic() || matches!(c, ';' | ',' | '(' | ')'))
        .unwrap_or(text.len());
    let address = &text[..end];
    let is_account = address.starts_with('@') && address.len() > 1;
    let is_mail = address.contains('@') && address.contains('.');
    let is_page = ["http://", "https://", "www."].iter().any(|start| address.starts_with(start));
    (is_account || is_mail || is_page).then_some(end)
}
