//! One spelling for texts that look the same. Nothing that a reader sees is dropped: วิทยุ and วิทย์ stay different words.

mod marks;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::cluster::stays_with;
use crate::thai;

/// Marks a place where a line may break: typists and web pages put it between Thai words.
pub(crate) const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// The spelling that the exact tier compares. In this order: invisible characters (zero-width spaces and joiners,
/// direction marks, byte order mark, soft hyphen) go; เเ → แ; Unicode NFC; nikhahit + า → ำ; marks of one consonant in
/// the order vowel, tone, sign, and tones before ำ; a doubled mark once; ๅ → า except after ฤ and ฦ; ๐–๙ → 0–9.
///
/// Idempotent. Borrows when nothing changes. Time is linear in the length, but for the sorting of marks that Unicode
/// puts on one letter.
///
/// ```
/// assert_eq!(analyzers::normalize("นํ้าประปา หมู่ ๙"), "น้ำประปา หมู่ 9");
/// ```
pub fn normalize(text: &str) -> Cow<'_, str> {
    Normalized::new(text, BoundaryHints::Drop).text
}

/// Lower case, character by character: Σ becomes σ wherever it stands. Thai has no case. Borrows when nothing changes.
///
/// ```
/// assert_eq!(analyzers::fold_case("ThaID แอป"), "thaid แอป");
/// ```
pub fn fold_case(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| thai::lowercase(c).eq([c])) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().flat_map(thai::lowercase).collect())
    }
}

/// What becomes of a zero-width space.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoundaryHints {
    /// It goes, like everything invisible.
    Drop,
    /// It stays where a word can end, for the segmenter.
    Keep,
}

/// A character, and the bytes of the original text that it stands for.
#[derive(Clone, Copy)]
struct Mapped {
    char: char,
    start: usize,
    end: usize,
}

/// Normalised text that knows where it came from.
pub struct Normalized<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Origins by ascending offset in `text`; empty if `text` is the original.
    origins: Vec<Origin>,
}

/// The bytes of the original that the character at `offset` of the normalised text stands for.
struct Origin {
    offset: usize,
    original: Range<usize>,
}

/// [`normalize`] for those who have to go back to the text as it was typed, to highlight in it or to cut it.
///
/// ```
/// let typed = "น\u{e4d}\u{e49}า หมู่ ๙";
/// let normalized = analyzers::normalize_with_offsets(typed);
/// assert_eq!(normalized.text(), "น้ำ หมู่ 9");
/// assert_eq!(&typed[normalized.original(0..9)], "น\u{e4d}\u{e49}า");
/// ```
pub fn normalize_with_offsets(text: &str) -> Normalized<'_> {
    Normalized::new(text, BoundaryHints::Drop)
}

impl<'a> Normalized<'a> {
    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn new(text: &'a str, hints: BoundaryHints) -> Self {
        if !may_change(text) {
            return Self { text: Cow::Borrowed(text), origins: Vec::new() };
        }
        let chars = digits_and_lakkhangyao(marks::order(&compose(&visible(text, hints))));
        if chars.iter().map(|mapped| mapped.char).eq(text.chars()) {
            return Self { text: Cow::Borrowed(text), origins: Vec::new() };
        }
        let mut normalized = String::with_capacity(text.len());
        let mut origins = Vec::with_capacity(chars.len());
        for mapped in chars {
            origins.push(Origin { offset: normalized.len(), original: mapped.start..mapped.end });
            normalized.push(mapped.char);
        }
        Self { text: Cow::Owned(normalized), origins }
    }

    /// The bytes of the original that a range of the normalised text, cut between characters, stands for. What was dropped
    /// stands for nothing; letters that were put together or changed places share what they came from.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let first = self.origins.partition_point(|origin| origin.offset < range.start);
        let covered = self.origins[first..].iter().take_while(|origin| origin.offset < range.end);
        // Marks may have changed places, so the outermost bytes are not always those of the first and last character.
        covered
            .map(|origin| origin.original.clone())
            .reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
            .unwrap_or(range)
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// False only if every rule would leave `text` as it is: one pass without allocation, which most texts end after.
fn may_change(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let mut previous = '\0';
    for c in text.chars() {
        if is_invisible(c)
            || thai::arabic_digit(c).is_some()
            || c == thai::NIKHAHIT
            || (c == thai::LAKKHANGYAO && !matches!(previous, 'ฤ' | 'ฦ'))
            || (c == 'เ' && previous == 'เ')
            || marks::may_be_out_of_order(previous, c)
        {
            return true;
        }
        previous = c;
    }
    is_nfc_quick(text.chars()) != IsNormalized::Yes
}

/// Drops what is invisible and joins เเ.
fn visible(text: &str, hints: BoundaryHints) -> Vec<Mapped> {
    let mut chars: Vec<Mapped> = Vec::with_capacity(text.len() / 2);
    for (start, char) in text.char_indices() {
        let mapped = Mapped { char, start, end: start + char.len_utf8() };
        if is_invisible(char) {
            let hint = char == ZERO_WIDTH_SPACE && hints == BoundaryHints::Keep;
            if hint && !chars.last().is_some_and(|last| thai::is_lead_vowel(last.char)) {
                chars.push(mapped);
            }
            continue;
        }
        drop_hints_inside_a_cluster(&mut chars, char);
        match chars.last_mut() {
            Some(last) if last.char == 'เ' && char == 'เ' => {
                *last = Mapped { char: 'แ', start: last.start, end: mapped.end };
            }
            _ => chars.push(mapped),
        }
    }
    chars
}

/// No word ends before a mark or a following vowel, so a zero-width space there hints at nothing.
fn drop_hints_inside_a_cluster(chars: &mut Vec<Mapped>, next: char) {
    if stays_with(ZERO_WIDTH_SPACE, next) {
        while chars.last().is_some_and(|last| last.char == ZERO_WIDTH_SPACE) {
            chars.pop();
        }
    }
}

/// Unicode NFC, stretch by stretch: a stretch is what may compose or change places with its neighbours.
fn compose(chars: &[Mapped]) -> Vec<Mapped> {
    let mut composed = Vec::with_capacity(chars.len());
    for stretch in chars.chunk_by(|_, next| !is_nfc_border(next.char)) {
        let original = || stretch.iter().map(|mapped| mapped.char);
        if is_nfc_quick(original()) == IsNormalized::Yes {
            composed.extend_from_slice(stretch);
        } else {
            let (start, end) = (stretch[0].start, stretch[stretch.len() - 1].end);
            composed.extend(original().nfc().map(|char| Mapped { char, start, end }));
        }
    }
    composed
}

/// Whether NFC never changes anything across the place before `c`.
fn is_nfc_border(c: char) -> bool {
    canonical_combining_class(c) == 0 && is_nfc_quick([c].into_iter()) == IsNormalized::Yes
}

fn digits_and_lakkhangyao(mut chars: Vec<Mapped>) -> Vec<Mapped> {
    let mut previous = '\0';
    for mapped in &mut chars {
        if mapped.char == thai::LAKKHANGYAO && !matches!(previous, 'ฤ' | 'ฦ') {
            mapped.char = thai::SARA_AA;
        } else if let Some(digit) = thai::arabic_digit(mapped.char) {
            mapped.char = digit;
        }
        previous = mapped.char;
    }
    chars
}

#[cfg(test)]
mod tests {
    use super::{BoundaryHints, Normalized};

    #[test]
    fn a_range_of_normalised_text_leads_back_to_the_original() {
        let original = "ก\u{200b}าร นํ้า ๒๕";
        let normalized = Normalized::new(original, BoundaryHints::Drop);
        assert_eq!(normalized.text, "การ น้ำ 25");
        for (word, expected) in [("การ", "ก\u{200b}าร"), ("น้ำ", "นํ้า"), ("25", "๒๕")]
        {
            let start = normalized.text.find(word).expect("the word is in the text");
            assert_eq!(&original[normalized.original(start..start + word.len())], expected);
        }
    }

    #[test]
    fn a_boundary_hint_stays_only_where_a_word_can_end() {
        let cases = [
            ("ทะเบียน\u{200b}บ้าน", "ทะเบียน\u{200b}บ้าน"),
            ("บ\u{200b}้าน", "บ้าน"),
            ("เ\u{200b}มือง", "เมือง"),
            ("บ้\u{200b}\u{200b}าน", "บ้าน"),
        ];
        for (text, expected) in cases {
            assert_eq!(Normalized::new(text, BoundaryHints::Keep).text, expected);
        }
    }
}
