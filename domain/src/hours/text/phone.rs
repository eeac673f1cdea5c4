//! Telephone numbers, which look like times.

use super::lexicon::matched;

/// What stands before a number that one may ask at.
const ASKING: &[&str] = &[
    "ติดต่อ",
    "ติดต่อสอบถาม",
    "ติดต่อได้ที่",
    "สอบถาม",
    "สอบถามได้ที่",
    "สอบถามเพิ่มเติม",
    "สอบถามเพิ่มเติมได้ที่",
    "สอบถามข้อมูล",
    "สอบถามข้อมูลได้ที่",
    "สอบถามข้อมูลเพิ่มเติม",
    "สอบถามข้อมูลเพิ่มเติมได้ที่",
    "สอบถามรายละเอียด",
    "สอบถามรายละเอียดเพิ่มเติม",
    "ปรึกษา",
    "ปรึกษาได้ที่",
];

/// Digits of a telephone number with its area.
const DIGITS: std::ops::RangeInclusive<usize> = 9..=10;

/// The length of the telephone numbers that stand right here.
pub(super) fn numbers(text: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = &text[length..];
        let signs = rest.len() - rest.trim_start_matches([' ', ':', '.', ',', '/', ')']).len();
        let number = number(&rest[signs..]);
        if number == 0 {
            return length;
        }
        length += signs + number;
    }
}

/// A number of a telephone without a word before it: `042-491832`, joined by nothing but strokes.
pub(super) fn bare_number(text: &str) -> Option<usize> {
    let length = whole_number(text, |c| c == '-')?;
    Some(length + extension(&text[length..]))
}

/// The length of `สอบถาม 1567`: whom to ask, without a word for the telephone.
pub(super) fn asking(text: &str) -> Option<usize> {
    let head = ASKING.iter().filter_map(|head| matched(text, head)).max()?;
    let signs = text[head..].len() - text[head..].trim_start_matches([' ', ':']).len();
    let number = number(&text[head + signs..]);
    (number > 0).then_some(head + signs + number)
}

/// The length of a telephone number, of nine or ten digits after a zero or of four, with its extension.
fn number(text: &str) -> usize {
    let length = whole_number(text, |c| c == '-' || c == ' ').or_else(|| short_number(text));
    length.map_or(0, |length| length + extension(&text[length..]))
}

/// The longest run of groups of digits that are nine or ten after a zero.
fn whole_number(text: &str, joins: impl Fn(char) -> bool) -> Option<usize> {
    let mut digits = 0;
    let mut longest = None;
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() {
            digits += 1;
            let end = at + 1;
            let is_group_end = !text[end..].starts_with(|c: char| c.is_ascii_digit());
            let begins_time = text[end..].starts_with(['.', ':'])
                && text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
            if is_group_end && DIGITS.contains(&digits) && !begins_time {
                longest = Some(end);
            }
        } else if !joins(c) {
            break;
        }
        if digits > *DIGITS.end() {
            break;
        }
    }
    longest.filter(|_| text.starts_with('0'))
}

/// `191`, `1669`.
fn short_number(text: &str) -> Option<usize> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let begins_time = text[digits..].trim_start().starts_with(['-', '.', ':']);
    ((3..=4).contains(&digits) && !begins_time).then_some(digits)
}

/// The length of `ต่อ 101-3` after a number.
fn extension(text: &str) -> usize {
    let Some(extension) = text.trim_start().strip_prefix("ต่อ") else { return 0 };
    let extension = extension.trim_start();
    let is_number = |c: char| c.is_ascii_digit() || c == '-';
    let digits = extension.find(|c: char| !is_number(c)).unwrap_or(extension.len());
    text.len() - extension.len() + digits
}
