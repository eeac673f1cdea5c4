//! One spelling for words that are easily taken for each other. It brings different words together, so it only rescues.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::{normalize, thai};

/// How many times in a row a letter is kept: twice, because of กรรม and ดิ้นรน; มากกก is มากก and so is มากกกก. What can't
/// follow itself in normalised text, a mark or เ, is kept once also where a tone between two of them was dropped.
pub(crate) fn most_in_a_row(c: char) -> usize {
    if thai::is_mark(c) || c == 'เ' { 1 } else { 2 }
}

/// The letters of a text without what misspelling changes most: tone marks, ็ ์ and other signs are dropped; ศ ษ are ส,
/// and so are the other consonants that sound alike and are confused (ณ น, ญ ย, ฎ ด, ฏ ต, ฐ ถ, ฑ ฒ ธ ท, ภ พ, ฬ ล, ฆ ค, ฌ ช);
/// long and short ิ ี, ึ ื, ุ ู are one, and ใ is ไ; Latin letters lose case and accents; a letter typed three times or more
/// is there twice. White space and punctuation stay. Idempotent.
///
/// ```
/// assert_eq!(analyzers::fold("ใบอนุญาติ"), analyzers::fold("ไบอนูญาติ"));
/// assert_eq!(analyzers::fold("เจ้าหน้าที่"), "เจาหนาทิ");
/// assert_eq!(analyzers::fold("มากกกก"), analyzers::fold("มากกก"));
/// ```
pub fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in normalize(text).chars().flat_map(folded) {
        let in_a_row = plain.chars().rev().take_while(|&before| before == c).take(2).count();
        if in_a_row < most_in_a_row(c) || !is_counted(c) {
            plain.push(c);
        }
    }
    plain
}

/// Whether repetition means nothing: of letters and marks, not of digits.
pub(crate) fn is_counted(c: char) -> bool {
    c.is_alphabetic() || thai::is_mark(c)
}

/// What is left of a normalised character: nothing, one, or several of a Latin ligature.
pub(crate) fn folded(c: char) -> impl Iterator<Item = char> {
    let c = match c {
        '\u{e47}'..='\u{e4e}' | '\u{e3a}' => None,
        'ศ' | 'ษ' => Some('ส'),
        'ณ' => Some('น'),
        'ญ' => Some('ย'),
        'ฎ' => Some('ด'),
        'ฏ' => Some('ต'),
        'ฐ' => Some('ถ'),
        'ฑ' | 'ฒ' | 'ธ' => Some('ท'),
        'ภ' => Some('พ'),
        'ฬ' => Some('ล'),
        'ฆ' | 'ฅ' => Some('ค'),
        'ฃ' => Some('ข'),
        'ฌ' => Some('ช'),
        '\u{e35}' => Some('\u{e34}'),
        '\u{e37}' => Some('\u{e36}'),
        '\u{e39}' => Some('\u{e38}'),
        'ใ' => Some('ไ'),
        other => Some(other),
    };
    // ำ is one letter in the folded tier too, so only letters of other scripts are taken apart.
    let plain = c
        .into_iter()
        .flat_map(|c| std::iter::once(c).nfd())
        .filter(|&c| !is_combining_mark(c) || is_thai_vowel(c));
    plain.flat_map(char::to_lowercase)
}

/// Unicode counts the Thai vowel signs above and below among the combining marks.
fn is_thai_vowel(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e39}')
}
