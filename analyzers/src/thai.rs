//! Classes of Thai characters, after the code chart of the block U+0E00 to U+0E7F.

pub(crate) const SARA_AA: char = '\u{0e32}';
pub(crate) const SARA_AM: char = '\u{0e33}';
pub(crate) const LAKKHANGYAO: char = '\u{0e45}';
pub(crate) const MAIYAMOK: char = '\u{0e46}';
pub(crate) const NIKHAHIT: char = '\u{0e4d}';

/// A letter, vowel, mark, ๆ or ฯ. Not the digits, the baht sign, or the signs that begin and end chapters (๏ ๚ ๛).
pub(crate) fn is_thai(c: char) -> bool {
    matches!(c, '\u{0e01}'..='\u{0e3a}' | '\u{0e40}'..='\u{0e4e}')
}

/// [`char::to_lowercase`], whose tables take most of the time for a Thai text, which has no case.
pub(crate) fn lowercase(c: char) -> impl Iterator<Item = char> {
    let lower = (!is_thai(c)).then(|| c.to_lowercase());
    lower.is_none().then_some(c).into_iter().chain(lower.into_iter().flatten())
}

/// ก to ฮ, with ฤ and ฦ.
pub(crate) fn is_consonant(c: char) -> bool {
    matches!(c, '\u{0e01}'..='\u{0e2e}')
}

/// เ แ โ ใ ไ: written before the consonant they follow in speech.
pub(crate) fn is_lead_vowel(c: char) -> bool {
    matches!(c, '\u{0e40}'..='\u{0e44}')
}

/// ะ า ำ ๅ: vowels written after the consonant, which never begin a cluster.
pub(crate) fn is_following_vowel(c: char) -> bool {
    matches!(c, '\u{0e30}' | SARA_AA | SARA_AM | LAKKHANGYAO)
}

/// Anything written above or below a consonant.
pub(crate) fn is_mark(c: char) -> bool {
    mark_rank(c).is_some()
}

/// ่ ้ ๊ ๋
pub(crate) fn is_tone(c: char) -> bool {
    matches!(c, '\u{0e48}'..='\u{0e4b}')
}

/// The place of a mark among the marks of one consonant: phinthu, vowel, tone, then the other signs. `None` if `c` is
/// no mark. Ascending ranks never contradict Unicode's combining classes (9, 103, 107; the others are 0), so ordered
/// text stays NFC.
pub(crate) fn mark_rank(c: char) -> Option<u8> {
    match c {
        '\u{0e3a}' => Some(0),
        '\u{0e31}' | '\u{0e34}'..='\u{0e39}' | '\u{0e47}' => Some(1),
        '\u{0e48}'..='\u{0e4b}' => Some(2),
        '\u{0e4c}'..='\u{0e4e}' => Some(3),
        _ => None,
    }
}

/// The ASCII digit of ๐ to ๙.
pub(crate) fn arabic_digit(c: char) -> Option<char> {
    let value = u32::from(c).checked_sub(0x0e50).filter(|&value| value < 10)?;
    char::from_digit(value, 10)
}
