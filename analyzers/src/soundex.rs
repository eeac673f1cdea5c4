//! Words that sound alike, by one code.

use crate::{normalize, thai};

/// Characters in a code: the first letter and four figures.
const CODE_CHARS: usize = 5;

/// Consonants that sound alike at the beginning of a word, each group by its first.
const INITIALS: [&str; 19] = [
    "กขฃคฅฆ",
    "ง",
    "จ",
    "ชฉฌ",
    "ซศษส",
    "ยญ",
    "ดฎ",
    "ตฏ",
    "นณ",
    "ทฐฑฒถธ",
    "บ",
    "ป",
    "พผภ",
    "ฟฝ",
    "ม",
    "รลฬฤฦ",
    "ว",
    "หฮ",
    "อ",
];
/// Letters that sound alike inside a word, each group by its figure.
const INNER: [(&str, char); 15] = [
    ("กขฃคฅฆ", '1'),
    ("ง", '2'),
    ("จฉชซฌฎฏฐฑฒดตถทธศษส", '3'),
    ("ญณนรลฬฤฦ", '4'),
    ("บปพฟภผฝ", '5'),
    ("ม\u{e33}", '6'),
    ("ยวไใ", '7'),
    ("หฮ", '8'),
    ("า", '9'),
    ("ๅ\u{e36}\u{e37}", 'A'),
    ("เ", 'B'),
    ("แ", 'C'),
    ("โ", 'D'),
    ("\u{e38}\u{e39}", 'E'),
    ("อ", 'F'),
];

/// Two consonants that one thanthakhat silences: จันทร์, ศาสตร์.
const SILENCED_PAIRS: [&str; 5] = ["จน", "มณ", "ณฑ", "ทร", "ตร"];

/// The code of a Thai word by LK82 (V. Lorchirachoonkul, "A Thai soundex system", Information Processing & Management 18,
/// 1982): its first consonant and four figures for what follows. `None` without a Thai consonant. The tables and rules are
/// those that PyThaiNLP documents and numbers as the paper does (`pythainlp.soundex.lk82`, after K. Chaovavanich).
///
/// Tones, silenced consonants and the short vowels ะ ั ิ ี ็ have no figure. ห and อ count only before ึ ื ุ ู, where they are
/// consonants; ร ว ย ฤ ฦ there and right after a vowel, because elsewhere they are the second of two (กราบ, ขวา); ุ is not
/// heard after ต and ธ (เหตุ, พันธุ). Equal figures are one unless a vowel stands between them. Nine words of the dictionary
/// share a code on average, so it breaks ties and never decides alone.
///
/// ```
/// assert_eq!(analyzers::soundex("รักษ์").as_deref(), Some("ร1000"));
/// assert_eq!(analyzers::soundex("ลัก"), analyzers::soundex("รัก"));
/// assert_eq!(analyzers::soundex("ID"), None);
/// ```
pub fn soundex(word: &str) -> Option<String> {
    let letters = sounded(&normalize(word));
    let first = letters.iter().position(|&c| thai::is_consonant(c))?;
    // A lead vowel sounds after its consonant.
    let lead = letters[..first].last().copied().filter(|&c| thai::is_lead_vowel(c));
    let mut figures: Vec<char> = vec![initial(letters[first])];
    let mut last = lead.and_then(inner);
    figures.extend(last);
    let rest = &letters[first + 1..];
    let mut previous = None;
    for (place, &c) in rest.iter().enumerate() {
        let figure = inner(c).filter(|_| is_heard(c, previous, rest.get(place + 1).copied()));
        figures.extend(figure.filter(|_| figure != last));
        // A vowel that has no figure parts equal ones; a silent consonant doesn't.
        last = if figure.is_none() && is_vowel(c) { None } else { figure.or(last) };
        previous = Some(c);
    }
    figures.resize(CODE_CHARS, '0');
    Some(figures.into_iter().collect())
}

/// Whether a letter that has a figure counts where it stands.
fn is_heard(c: char, previous: Option<char>, next: Option<char>) -> bool {
    let carries = next.is_some_and(|next| matches!(next, '\u{e36}'..='\u{e39}'));
    match c {
        'ห' | 'อ' => carries,
        'ร' | 'ว' | 'ย' | 'ฤ' | 'ฦ' => carries || previous.is_some_and(is_vowel),
        '\u{e38}' => !matches!(previous, Some('ต' | 'ธ')),
        _ => true,
    }
}

/// The vowels after which a consonant may close the syllable.
fn is_vowel(c: char) -> bool {
    matches!(c, '\u{e30}'..='\u{e32}' | '\u{e34}'..='\u{e39}' | '\u{e45}')
}

/// The letters that are heard: without tones, other signs, and consonants under thanthakhat with their vowel.
fn sounded(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for c in word.chars().filter(|&c| thai::is_thai(c)) {
        match c {
            '\u{e4c}' => silence(&mut letters),
            '\u{e2f}' | '\u{e3a}' | '\u{e46}'..='\u{e4e}' => {}
            _ => letters.push(c),
        }
    }
    letters
}

/// Takes the consonant at the end with its vowel away, or the two consonants.
fn silence(letters: &mut Vec<char>) {
    let is_pair = |pair: &str| letters.iter().rev().take(2).rev().copied().eq(pair.chars());
    if SILENCED_PAIRS.iter().any(|pair| is_pair(pair)) {
        letters.truncate(letters.len() - 2);
    } else {
        while letters.pop().is_some_and(|popped| !thai::is_consonant(popped)) {}
    }
}

fn initial(c: char) -> char {
    let group = INITIALS.iter().find(|group| group.contains(c));
    group.and_then(|group| group.chars().next()).unwrap_or(c)
}

fn inner(c: char) -> Option<char> {
    INNER.iter().find_map(|(letters, figure)| letters.contains(c).then_some(*figure))
}
