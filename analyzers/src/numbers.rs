//! Numbers as they are written in Thai text.

use crate::normalize;

const DIGITS: [(&str, u64); 14] = [
    ("ศูนย์", 0),
    ("หนึ่ง", 1),
    ("เอ็ด", 1),
    ("สอง", 2),
    ("ยี่", 2),
    ("สาม", 3),
    ("สี่", 4),
    ("ห้า", 5),
    ("หก", 6),
    ("เจ็ด", 7),
    ("แปด", 8),
    ("เก้า", 9),
    ("นึง", 1),
    ("ซาว", 20),
];
const PLACES: [(&str, u64); 5] = [("สิบ", 10), ("ร้อย", 100), ("พัน", 1_000), ("หมื่น", 10_000), ("แสน", 100_000)];
const MILLION: (&str, u64) = ("ล้าน", 1_000_000);

/// The whole number that a text is, in digits of either script with or without commas between thousands, or in Thai
/// words. `None` for anything else, and above 2⁶⁴ − 1.
///
/// ```
/// assert_eq!(analyzers::number("๑,๒๕๐"), Some(1250));
/// assert_eq!(analyzers::number("สองพันห้าร้อยหกสิบเก้า"), Some(2569));
/// assert_eq!(analyzers::number("ยี่สิบเอ็ด"), Some(21));
/// assert_eq!(analyzers::number("1,25"), None);
/// ```
pub fn number(text: &str) -> Option<u64> {
    let text = normalize(text.trim());
    if text.starts_with(|c: char| c.is_ascii_digit()) { in_digits(&text) } else { in_words(&text) }
}

fn in_digits(text: &str) -> Option<u64> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let has_commas = text.contains(',');
    let well_grouped = !has_commas || (1..=3).contains(&first.len());
    if !well_grouped || !is_digits(first) || !groups.all(|group| group.len() == 3 && is_digits(group)) {
        return None;
    }
    text.replace(',', "").parse().ok()
}

/// Reads digit and place in turn, places from high to low; each ล้าน takes everything before it a million times.
fn in_words(text: &str) -> Option<u64> {
    let mut rest = text;
    let (mut millions, mut below, mut lowest) = (0_u64, 0_u64, u64::MAX);
    let mut any = false;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(MILLION.0) {
            if !any {
                return None;
            }
            millions = millions.checked_add(below)?.checked_mul(MILLION.1)?;
            (below, lowest, rest) = (0, u64::MAX, after);
            continue;
        }
        let (digit, after) =
            one_of(&DIGITS, rest).map_or((None, rest), |(digit, after)| (Some(digit), after));
        let (place, after) = one_of(&PLACES, after).unwrap_or((1, after));
        // สิบ alone is ten, ร้อย alone a hundred; nothing at all is no number.
        if (digit.is_none() && place == 1) || place >= lowest || (place > 1 && digit == Some(0)) {
            return None;
        }
        below = below.checked_add(digit.unwrap_or(1).checked_mul(place)?)?;
        (lowest, rest, any) = (place, after, true);
    }
    any.then(|| millions.checked_add(below))?
}

fn one_of<'t>(words: &[(&str, u64)], text: &'t str) -> Option<(u64, &'t str)> {
    words.iter().find_map(|(word, value)| Some((*value, text.strip_prefix(word)?)))
}
