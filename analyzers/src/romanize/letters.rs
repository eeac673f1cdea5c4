//! What single letters sound like.

use crate::thai;

/// The letters of a word that are heard: without tones, signs, and consonants under thanthakhat with their vowel; of two
/// consonants at the end of which the second is silenced neither is heard if they are one sound (จันทร์, ศาสตร์).
pub(super) fn sounded(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(word.len() / 3);
    for c in word.chars() {
        match c {
            '\u{e4c}' => {
                while letters.pop().is_some_and(|popped| !thai::is_consonant(popped)) {}
                let ends_in_silence = matches!(letters.as_slice(), [.., before, 'ท' | 'ต' | 'ด' | 'ษ']
                    if thai::is_consonant(*before));
                if ends_in_silence {
                    letters.pop();
                }
            }
            '\u{e2f}' | '\u{e3a}' | '\u{e46}' | '\u{e48}'..='\u{e4b}' | '\u{e4d}' | '\u{e4e}' => {}
            _ => letters.push(c),
        }
    }
    letters
}

/// A consonant at the beginning of a syllable.
pub(super) fn initial(c: char) -> &'static str {
    match c {
        'ก' => "k",
        'ข' | 'ฃ' | 'ค' | 'ฅ' | 'ฆ' => "kh",
        'ง' => "ng",
        'จ' | 'ฉ' | 'ช' | 'ฌ' => "ch",
        'ซ' | 'ศ' | 'ษ' | 'ส' => "s",
        'ญ' | 'ย' => "y",
        'ฎ' | 'ด' => "d",
        'ฏ' | 'ต' => "t",
        'ฐ' | 'ฑ' | 'ฒ' | 'ถ' | 'ท' | 'ธ' => "th",
        'ณ' | 'น' => "n",
        'บ' => "b",
        'ป' => "p",
        'ผ' | 'พ' | 'ภ' => "ph",
        'ฝ' | 'ฟ' => "f",
        'ม' => "m",
        'ร' => "r",
        'ล' | 'ฬ' => "l",
        'ว' => "w",
        'ห' | 'ฮ' => "h",
        _ => "",
    }
}

/// A consonant at the end of a syllable. ย and ว are vowels there.
pub(super) fn last(c: char) -> &'static str {
    match c {
        'ก' | 'ข' | 'ฃ' | 'ค' | 'ฅ' | 'ฆ' => "k",
        'ง' => "ng",
        'จ' | 'ฉ' | 'ช' | 'ซ' | 'ฌ' | 'ฎ'..='ฒ' | 'ด'..='ธ' | 'ศ' | 'ษ' | 'ส' => "t",
        'ญ' | 'ณ' | 'น' | 'ร' | 'ล' | 'ฬ' => "n",
        'บ'..='ภ' => "p",
        'ม' => "m",
        'ย' => "i",
        'ว' => "o",
        _ => "",
    }
}

/// The sound of two consonants that begin a syllable together: a true cluster, ห that only changes the tone, อย, ทร as in
/// ทราย, and จร, สร with a silent ร.
pub(super) fn pair(first: char, second: char) -> Option<&'static str> {
    Some(match (first, second) {
        ('ก', 'ร') => "kr",
        ('ก', 'ล') => "kl",
        ('ก', 'ว') => "kw",
        ('ข' | 'ค', 'ร') => "khr",
        ('ข' | 'ค', 'ล') => "khl",
        ('ข' | 'ค', 'ว') => "khw",
        ('ต', 'ร') => "tr",
        ('ป', 'ร') => "pr",
        ('ป', 'ล') => "pl",
        ('ผ' | 'พ', 'ล') => "phl",
        ('พ', 'ร') => "phr",
        ('ท', 'ร') | ('ส', 'ร') | ('ศ', 'ร') => "s",
        ('จ', 'ร') => "ch",
        ('ห', 'ง' | 'ญ' | 'น' | 'ม' | 'ย' | 'ร' | 'ล' | 'ว') => initial(second),
        ('อ', 'ย') => "y",
        _ => return None,
    })
}
