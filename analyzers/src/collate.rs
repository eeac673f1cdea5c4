//! The order of Thai dictionaries.

use unicode_normalization::UnicodeNormalization;

use crate::{normalize, thai};

/// The place of a text in the order of Thai dictionaries, as bytes that compare like the texts.
///
/// Consonants come in the order of the alphabet and before vowels; a vowel written before its consonant is compared after
/// it; tones, ็ and ์ decide only between texts that are otherwise equal, at the first place where they differ (Royal
/// Institute Dictionary; Thai Industrial Standard 1230-2543). White space, punctuation, ๆ and ฯ decide last of all. Latin
/// letters stand before Thai ones, by their letter, then their accent, then lower case before upper case; numbers stand
/// before both, by their value as far as they are whole.
///
/// ```
/// let mut names = ["แก่ง", "เกาะ", "กาฬสินธุ์", "ก๋ง", "กง", "Bangkok", "10", "9"];
/// names.sort_by_cached_key(|name| analyzers::sort_key(name));
/// assert_eq!(names, ["9", "10", "Bangkok", "กง", "ก๋ง", "กาฬสินธุ์", "เกาะ", "แก่ง"]);
/// ```
pub fn sort_key(text: &str) -> Vec<u8> {
    let text = normalize(text);
    let mut weights = Weights::default();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let consonant = chars.next_if(|&next| thai::is_lead_vowel(c) && thai::is_consonant(next));
        if let Some(consonant) = consonant {
            weights.letter(consonant);
        } else if c.is_ascii_digit() {
            let mut digits = String::from(c);
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            weights.number(&digits);
            continue;
        }
        weights.character(c);
    }
    weights.key(&text)
}

/// Weights by level, each level decisive only if those before it are equal.
#[derive(Default)]
struct Weights {
    letters: Vec<u8>,
    /// A mark stands behind the letter that it is on, so each is preceded by its place.
    marks: Vec<u8>,
    cases: Vec<u8>,
    count: u32,
}

/// First bytes of primary weights: the order of the groups. Zero ends a level.
const NUMBER: u8 = 2;
const OTHER_SCRIPT: u8 = 3;
const THAI: u8 = 4;

impl Weights {
    fn character(&mut self, c: char) {
        if thai::is_tone(c) || matches!(c, '\u{e47}' | '\u{e4c}' | '\u{e4e}') {
            self.mark(secondary(c));
        } else if thai::is_thai(c) && !matches!(c, thai::MAIYAMOK | '\u{e2f}') {
            self.letter(c);
        } else if c.is_alphanumeric() {
            self.foreign(c);
        }
    }

    fn letter(&mut self, c: char) {
        // All of the block end in bytes of their own: U+0E01 to U+0E4E.
        self.letters.extend([THAI, u32::from(c).to_le_bytes()[0]]);
        self.count += 1;
    }

    /// A letter of another script: its base letter, its accents, its case.
    fn foreign(&mut self, c: char) {
        for part in c.nfd() {
            if unicode_normalization::char::is_combining_mark(part) {
                self.mark(u32::from(part));
                continue;
            }
            for lower in part.to_lowercase() {
                self.letters.push(OTHER_SCRIPT);
                self.letters.extend(&u32::from(lower).to_be_bytes()[1..]);
                self.count += 1;
            }
            self.cases.push(1 + u8::from(part.is_uppercase()));
        }
    }

    /// By the number of digits without leading zeros, then digit by digit.
    fn number(&mut self, digits: &str) {
        let value = digits.trim_start_matches('0');
        // A number of more than 65,535 digits is compared by its first ones only.
        let length = u16::try_from(value.len()).unwrap_or(u16::MAX);
        self.letters.push(NUMBER);
        self.letters.extend(length.to_be_bytes());
        self.letters.extend(value.bytes().take(length.into()));
        self.count += 1;
    }

    /// A mark on an earlier letter decides before one on a later, and a letter with a mark comes after one without: the
    /// later the place, the smaller.
    fn mark(&mut self, weight: u32) {
        self.marks.extend((u32::MAX - self.count).to_be_bytes());
        self.marks.extend(weight.to_be_bytes());
    }

    fn key(self, text: &str) -> Vec<u8> {
        let mut key = self.letters;
        key.push(0);
        key.extend(self.marks);
        // Below any place of a mark but one behind four thousand million letters.
        key.extend([0; 4]);
        key.extend(self.cases);
        key.push(0);
        key.extend(text.bytes());
        key
    }
}

/// ์ and ็ before the tones, as in the Unicode Collation Algorithm's table.
fn secondary(c: char) -> u32 {
    match c {
        '\u{e4e}' => 1,
        '\u{e4c}' => 2,
        '\u{e47}' => 3,
        _ => u32::from(c),
    }
}
