//! Words that mean the same as a word, for an index or a query that should find either.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Years from the Buddhist era's first to the common era's.
const BUDDHIST_YEARS: u32 = 543;
/// Numbers of four digits that are taken for years of the Buddhist era, and of the common era.
const BUDDHIST: RangeInclusive<u32> = 2400..=2699;
const COMMON: RangeInclusive<u32> = 1900..=2099;

/// Other forms of a token of the word tier: the year in the other era (24xx to 26xx and 19xx to 20xx), Latin letters
/// without accents, the singular of an English plural, and กรุงเทพมหานคร for กรุงเทพฯ. Without the word itself; usually
/// empty.
///
/// An index that holds each word with its equivalents is found by either form if the query asks for the word or any of
/// its equivalents.
///
/// ```
/// use analyzers::equivalents;
///
/// assert_eq!(equivalents("2569"), ["2026"]);
/// assert_eq!(equivalents("2026"), ["2569"]);
/// assert_eq!(equivalents("licences"), ["licence"]);
/// assert_eq!(equivalents("café"), ["cafe"]);
/// assert!(equivalents("บัตร").is_empty());
/// ```
pub fn equivalents(word: &str) -> Vec<String> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return other_era(word).into_iter().collect();
    }
    if let Some(city) = bangkok(word) {
        return vec![city.to_owned()];
    }
    if !word.starts_with(|c: char| c.is_alphabetic() && u32::from(c) < 0x250) {
        return Vec::new();
    }
    let plain: String = word.nfd().filter(|&c| !is_combining_mark(c)).collect();
    let singular = singular(&plain);
    let mut found: Vec<String> = [Some(plain), singular].into_iter().flatten().collect();
    found.retain(|form| form != word);
    found
}

fn other_era(word: &str) -> Option<String> {
    if word.len() != 4 {
        return None;
    }
    let year: u32 = word.parse().ok()?;
    if BUDDHIST.contains(&year) {
        Some((year - BUDDHIST_YEARS).to_string())
    } else if COMMON.contains(&year) {
        Some((year + BUDDHIST_YEARS).to_string())
    } else {
        None
    }
}

fn bangkok(word: &str) -> Option<&'static str> {
    matches!(word, "กรุงเทพฯ" | "กทม." | "กรุงเทพ").then_some("กรุงเทพมหานคร")
}

/// The singular of a regular English plural: cities, boxes, cards. Irregular ones are left alone, and so are words that
/// end like a plural and are none (business, bus, tennis).
fn singular(word: &str) -> Option<String> {
    let is_plain = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_plain || !word.ends_with('s') || ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return None;
    }
    let hisses = |stem: &&str| ["ss", "x", "ch", "sh"].iter().any(|end| stem.ends_with(end));
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        Some(format!("{stem}y"))
    } else if let Some(stem) = word.strip_suffix("es").filter(hisses) {
        Some(stem.to_owned())
    } else {
        word.strip_suffix('s').map(str::to_owned)
    }
}
