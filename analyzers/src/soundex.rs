//! Words that sound alike, by one code.

use crate::{normalize, thai};

/// Characters in a code: the first letter and four figures.
const CODE_CHARS: usize = 5;

/// Consonants that sound alike at the beginning of a word, each group by its first.
const INITIALS: [&str; 20] = [
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
    "ห",
    "อ",
    "ฮ",
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

/// The code of a Thai word by the groups of letters of LK82 (Lorchirachoonkul, "A Thai soundex system", Information
/// Processing & Management 18, 1982): its first consonant and four figures for what follows. `None` without a Thai
/// consonant.
///
/// Tones, silenced consonants and the short vowels ะ ั ิ ี ็ have no figure; equal figures beside each other are one; ห and อ
/// count only before ึ ื ุ ู, where they are consonants. The many exceptions of the original for single words are left out:
/// the code is for finding what was misspelt, not for proving that two words sound alike. Nine words of the dictionary
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
    let mut code = String::from(initial(letters[first]));
    let rest: Vec<char> = lead.into_iter().chain(letters[first + 1..].iter().copied()).collect();
    let mut last = None;
    let mut length = 1;
    for (place, &c) in rest.iter().enumerate() {
        let next = rest.get(place + 1).copied().unwrap_or('\0');
        let is_silent_carrier = matches!(c, 'ห' | 'อ') && !matches!(next, '\u{e36}'..='\u{e39}');
        let Some(figure) = inner(c).filter(|_| !is_silent_carrier) else { continue };
        if last != Some(figure) && length < CODE_CHARS {
            code.push(figure);
            length += 1;
        }
        last = Some(figure);
    }
    code.extend(std::iter::repeat_n('0', CODE_CHARS - length));
    Some(code)
}

/// The letters that are heard: without tones, other signs, and consonants under thanthakhat with their vowel.
fn sounded(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for c in word.chars().filter(|&c| thai::is_thai(c)) {
        match c {
            '\u{e4c}' => while letters.pop().is_some_and(|popped| !thai::is_consonant(popped)) {},
            '\u{e2f}' | '\u{e3a}' | '\u{e46}'..='\u{e4e}' => {}
            _ => letters.push(c),
        }
    }
    letters
}

fn initial(c: char) -> char {
    let group = INITIALS.iter().find(|group| group.contains(c));
    group.and_then(|group| group.chars().next()).unwrap_or(c)
}

fn inner(c: char) -> Option<char> {
    INNER.iter().find_map(|(letters, figure)| letters.contains(c).then_some(*figure))
}
