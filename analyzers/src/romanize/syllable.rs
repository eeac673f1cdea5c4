//! The syllables of a word, found by its spelling.

use super::letters::{initial, last, pair};
use crate::thai;

/// Appends the sounds of a word to `latin`.
pub(super) fn syllables(letters: &[char], latin: &mut String) {
    let mut rest = letters;
    while !rest.is_empty() {
        let taken = syllable(&Letters(rest), latin).max(1);
        rest = &rest[taken.min(rest.len())..];
    }
}

struct Letters<'a>(&'a [char]);

impl Letters<'_> {
    fn at(&self, place: usize) -> char {
        self.0.get(place).copied().unwrap_or('\0')
    }

    fn is_consonant(&self, place: usize) -> bool {
        thai::is_consonant(self.at(place))
    }

    /// Whether a vowel is written behind, above or below the consonant before `place`, so that it begins a syllable.
    fn is_vowel(&self, place: usize) -> bool {
        let c = self.at(place);
        thai::is_following_vowel(c)
            || matches!(c, '\u{e31}' | '\u{e34}'..='\u{e39}' | '\u{e47}')
            || (c == 'ร' && self.at(place + 1) == 'ร')
    }

    /// Whether the consonant at `place` ends a syllable: it has no vowel of its own, and doesn't begin a cluster that has.
    fn is_last(&self, place: usize) -> bool {
        if !self.is_consonant(place) || matches!(self.at(place), 'อ' | 'ห' | 'ฤ' | 'ฮ' | 'ฉ' | 'ผ' | 'ฝ')
        {
            return false;
        }
        let opens = pair(self.at(place), self.at(place + 1)).is_some() && self.is_vowel(place + 2);
        // ว and อ between consonants are vowels: สวน, คอน.
        let before_vowel_letter = matches!(self.at(place + 1), 'อ' | 'ว')
            && self.is_consonant(place + 2)
            && !self.is_vowel(place + 2)
            && !self.is_vowel(place + 3);
        !self.is_vowel(place + 1) && !opens && !before_vowel_letter && !self.begins_the_last(place)
    }

    /// Whether the two consonants from `place` to the end are a syllable with an unwritten o: คม of นิคม. ร is silent after
    /// some consonants (ฉัตร, จักร), and so is a second consonant of the same sound (พุทธ).
    fn begins_the_last(&self, place: usize) -> bool {
        let (one, two) = (self.at(place), self.at(place + 1));
        let is_silent = (two == 'ร' && matches!(one, 'ก' | 'ต' | 'ท' | 'ด' | 'ช'))
            || last(one) == last(two) && one != two;
        place + 2 == self.0.len() && thai::is_consonant(two) && !last(two).is_empty() && !is_silent
    }

    /// The last consonant at `place`, if there is one, and the place behind it. A short vowel after it is silent at the end
    /// of a word: ชาติ, ธาตุ.
    fn ending(&self, place: usize) -> (&'static str, usize) {
        let silent = matches!(self.at(place + 1), '\u{e34}' | '\u{e38}') && place + 2 == self.0.len();
        let is_silent_pair = silent && matches!(self.at(place), 'ต' | 'ธ' | 'ม') && place > 1;
        if self.is_last(place) {
            // What is left of a silent ending has no vowel.
            let left = if place + 2 == self.0.len() && self.is_consonant(place + 1) { 2 } else { 1 };
            (last(self.at(place)), place + left)
        } else if is_silent_pair {
            (last(self.at(place)), place + 2)
        } else {
            ("", place)
        }
    }
}

/// Appends the first syllable, and returns how many letters it has.
fn syllable(letters: &Letters<'_>, latin: &mut String) -> usize {
    let lead = letters.at(0);
    let start = usize::from(thai::is_lead_vowel(lead));
    if !letters.is_consonant(start) {
        return 1;
    }
    if matches!(letters.at(start), 'ฤ' | 'ฦ') {
        return ru(letters, start, "", latin);
    }
    let (onset, place) = onset(letters, start);
    if letters.at(place) == 'ฤ' {
        return ru(letters, place, onset, latin);
    }
    latin.push_str(onset);
    let place = unwritten_a(letters, start, place, latin);
    let (vowel, place) =
        if start == 1 { with_lead(letters, lead, place) } else { without_lead(letters, place) };
    latin.push_str(vowel);
    let (ending, place) = match vowel {
        "ai" | "ao" | "am" | "io" | "an" => ("", place),
        _ => letters.ending(place),
    };
    latin.push_str(ending);
    place
}

/// A lead vowel before two consonants of two syllables sounds after the second: เสวียด is sa-wiat. Returns the place behind
/// the second.
fn unwritten_a(letters: &Letters<'_>, start: usize, place: usize, latin: &mut String) -> usize {
    let (one, two, three) = (letters.at(place - 1), letters.at(place), letters.at(place + 1));
    let has_vowel = matches!(three, '\u{e34}'..='\u{e37}' | '\u{e47}');
    // แสลง, แถลง, แขนง: a high consonant before one that takes its tone.
    let lends_its_tone = matches!(one, 'ข' | 'ฉ' | 'ถ' | 'ผ' | 'ฝ' | 'ส')
        && matches!(two, 'ง' | 'ญ' | 'น' | 'ม' | 'ย' | 'ร' | 'ล' | 'ว')
        && thai::is_consonant(three)
        && place + 2 == letters.0.len();
    let is_open = matches!(letters.at(0), 'เ' | 'แ' | 'โ');
    if start == 0 || !is_open || !thai::is_consonant(two) || !(has_vowel || lends_its_tone) {
        return place;
    }
    latin.push('a');
    latin.push_str(initial(letters.at(place)));
    place + 1
}

/// ฤ is a consonant with its vowel: ri after ก ต ท ป ศ ส, rue elsewhere.
fn ru(letters: &Letters<'_>, place: usize, onset: &str, latin: &mut String) -> usize {
    latin.push_str(onset);
    latin.push_str(if matches!(onset, "k" | "t" | "th" | "p" | "s") { "ri" } else { "rue" });
    let place = place + 1 + usize::from(letters.at(place + 1) == 'ๅ');
    let (ending, place) = letters.ending(place);
    latin.push_str(ending);
    place
}

/// The consonant or the two that begin the syllable at `start`, and the place behind them.
fn onset(letters: &Letters<'_>, start: usize) -> (&'static str, usize) {
    let (first, second) = (letters.at(start), letters.at(start + 1));
    let two = pair(first, second).filter(|_| {
        let next = start + 2;
        let is_sara_ua_after = letters.at(next) == 'ว' && letters.is_last(next + 1);
        let has_vowel = letters.is_vowel(next)
            || (letters.at(next) == 'อ' && letters.at(start + 3) != 'อ')
            || is_sara_ua_after;
        // ส and ศ with ร, and จ with ร, are one sound only where spelling leaves no other reading.
        let is_certain = matches!(letters.at(0), 'ไ' | 'ใ') || (next == letters.0.len() && second != 'ว');
        let after_lead = start == 1 && (letters.is_consonant(next) || has_vowel || is_certain);
        let before_last = matches!(first, 'ห' | 'ก' | 'ค' | 'ต' | 'ป' | 'พ' | 'ท') && letters.is_last(next);
        let is_sara_ua = second == 'ว' && !has_vowel && start == 0;
        !is_sara_ua && (has_vowel || after_lead || before_last) && !is_ron(letters, start + 1)
    });
    match two {
        Some(sound) => (sound, start + 2),
        None => (initial(first), start + 1),
    }
}

/// Whether รร stands at `place`.
fn is_ron(letters: &Letters<'_>, place: usize) -> bool {
    letters.at(place) == 'ร' && letters.at(place + 1) == 'ร'
}

fn with_lead(letters: &Letters<'_>, lead: char, place: usize) -> (&'static str, usize) {
    let short = |place: usize| place + usize::from(letters.at(place) == 'ะ');
    let (here, next) = (letters.at(place), letters.at(place + 1));
    match (lead, here, next) {
        ('ไ' | 'ใ', 'ย', _) if !letters.is_vowel(place + 1) => ("ai", place + 1),
        ('ไ' | 'ใ', ..) => ("ai", place),
        ('แ', 'ะ' | '\u{e47}', _) => ("ae", place + 1),
        ('แ', ..) => ("ae", place),
        ('โ', 'ะ', _) => ("o", place + 1),
        ('โ', ..) => ("o", place),
        (_, '\u{e35}', 'ย') => ("ia", short(place + 2)),
        (_, '\u{e37}', 'อ') => ("uea", short(place + 2)),
        (_, '\u{e34}', _) => ("oe", place + 1),
        (_, 'า', 'ะ') => ("o", place + 2),
        (_, 'า', _) => ("ao", place + 1),
        (_, 'ะ' | '\u{e47}', _) => ("e", place + 1),
        (_, 'อ', _) if !letters.is_vowel(place + 1) => ("oe", short(place + 1)),
        (_, 'ย', _) if !letters.is_vowel(place + 1) => ("oe", place),
        _ => ("e", place),
    }
}

fn without_lead(letters: &Letters<'_>, place: usize) -> (&'static str, usize) {
    let (here, next) = (letters.at(place), letters.at(place + 1));
    match (here, next) {
        ('\u{e31}', 'ว') => ("ua", place + 2 + usize::from(letters.at(place + 2) == 'ะ')),
        ('\u{e31}' | 'ะ' | 'า' | 'ๅ', _) => ("a", place + 1),
        ('\u{e33}', _) => ("am", place + 1),
        ('\u{e34}' | '\u{e35}', 'ว') if letters.is_last(place + 1) => ("io", place + 2),
        ('\u{e34}' | '\u{e35}', _) => ("i", place + 1),
        ('\u{e36}', _) => ("ue", place + 1),
        ('\u{e37}', 'อ') => ("ue", place + 2),
        ('\u{e37}', _) => ("ue", place + 1),
        ('\u{e38}' | '\u{e39}', _) => ("u", place + 1),
        ('\u{e47}', 'อ') => ("o", place + 2),
        ('\u{e47}', _) => ("o", place + 1),
        ('ร', 'ร') if letters.is_last(place + 2) => ("a", place + 2),
        ('ร', 'ร') => ("an", place + 2),
        ('อ', _) if !letters.is_vowel(place + 1) => ("o", place + 1),
        ('ว', _) if letters.is_last(place + 1) && !letters.is_vowel(place + 1) => ("ua", place + 1),
        // Two consonants with nothing between them: คน has an o, and in ถนน only the last syllable has.
        _ if letters.is_last(place) => ("o", place),
        _ => ("a", place),
    }
}
