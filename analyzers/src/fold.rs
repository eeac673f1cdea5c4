//! One spelling for words that are easily taken for each other. It brings different words together, so it only rescues.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::{normalize, thai};

/// What becomes of a folded letter because of those before it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repetition {
    Keep,
    /// It is the third of its kind in a row, so one is enough: the one before goes.
    DropBoth,
    Drop,
}

/// Counts letters in a row. Two are spelling (กรรม, ดิ้นรน), three and more are one that was drawn out. What can't follow
/// itself in normalised text, a mark or เ, is kept once also where a tone between two of them was dropped; digits mean what
/// they say.
#[derive(Default)]
pub(crate) struct Repetitions {
    last: Option<char>,
    count: u32,
}

impl Repetitions {
    pub(crate) fn next(&mut self, c: char) -> Repetition {
        self.count = if self.last == Some(c) { self.count.saturating_add(1) } else { 1 };
        self.last = Some(c);
        let is_counted = c.is_alphabetic() || thai::is_mark(c);
        match self.count {
            1 => Repetition::Keep,
            _ if !is_counted => Repetition::Keep,
            _ if thai::is_mark(c) || c == 'เ' => Repetition::Drop,
            2 => Repetition::Keep,
            3 => Repetition::DropBoth,
            _ => Repetition::Drop,
        }
    }
}

/// The letters of a text without what misspelling changes most: tone marks, ็ ์ and other signs are dropped; ศ ษ are ส,
/// and so are the other consonants that sound alike and are confused (ณ น, ญ ย, ฎ ด, ฏ ต, ฐ ถ, ฑ ฒ ธ ท, ภ พ, ฬ ล, ฆ ค, ฌ ช);
/// long and short ิ ี, ึ ื, ุ ู are one, and ใ is ไ; Latin letters lose case and accents; a letter typed three times or more
/// is there once. White space and punctuation stay. Idempotent.
///
/// ```
/// assert_eq!(analyzers::fold("ใบอนุญาติ"), analyzers::fold("ไบอนูญาติ"));
/// assert_eq!(analyzers::fold("เจ้าหน้าที่"), "เจาหนาทิ");
/// assert_eq!(analyzers::fold("มากกกก"), "มาก");
/// ```
pub fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut repetitions = Repetitions::default();
    for c in normalize(text).chars().flat_map(folded) {
        match repetitions.next(c) {
            Repetition::Keep => plain.push(c),
            Repetition::DropBoth => drop(plain.pop()),
            Repetition::Drop => {}
        }
    }
    plain
}

/// A Thai word that ends in one letter three times or more, with one of them.
pub(crate) fn drawn_in(word: &str) -> &str {
    let Some(last) = word.chars().next_back().filter(|&c| thai::is_thai(c)) else { return word };
    let once = word.trim_end_matches(last).len() + last.len_utf8();
    if once + 2 * last.len_utf8() <= word.len() { &word[..once] } else { word }
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
