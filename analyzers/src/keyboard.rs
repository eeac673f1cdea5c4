//! Text typed with the keyboard switched to the wrong layout.
//!
//! The Thai layout is Kedmanee, TIS 820-2538, as operating systems have it; the other is that of the United States.

/// The keys without shift, row by row: what they give in the United States, and in Thailand.
const PLAIN: [(&str, &str); 4] = [
    ("`1234567890-=", "_ๅ/-ภถ\u{e38}\u{e36}คตจขช"),
    ("qwertyuiop[]\\", "ๆไ\u{e33}พะ\u{e31}\u{e35}รนยบลฃ"),
    ("asdfghjkl;'", "ฟหกดเ\u{e49}\u{e48}าสวง"),
    ("zxcvbnm,./", "ผปแอ\u{e34}\u{e37}ทมใฝ"),
];
/// The same keys with shift.
const SHIFTED: [(&str, &str); 4] = [
    ("~!@#$%^&*()_+", "%+๑๒๓๔\u{e39}฿๕๖๗๘๙"),
    ("QWERTYUIOP{}|", "๐\"ฎฑธ\u{e4d}\u{e4a}ณฯญฐ,ฅ"),
    ("ASDFGHJKL:\"", "ฤฆฏโฌ\u{e47}\u{e4b}ษศซ."),
    ("ZXCVBNM<>?", "()ฉฮ\u{e3a}\u{e4c}?ฒฬฦ"),
];

/// What the keys that gave `text` on a keyboard of the United States give on a Thai one. Characters that no key gives stay.
///
/// ```
/// assert_eq!(analyzers::qwerty_to_kedmanee("[y9ixit=k=o"), "บัตรประชาชน");
/// ```
pub fn qwerty_to_kedmanee(text: &str) -> String {
    text.chars().map(|c| swap(c, |keys| keys)).collect()
}

/// What the keys that gave `text` on a Thai keyboard give on one of the United States. Characters that no key gives stay.
///
/// ```
/// assert_eq!(analyzers::kedmanee_to_qwerty("ะ้ฟรก"), "thaid");
/// ```
pub fn kedmanee_to_qwerty(text: &str) -> String {
    text.chars().map(|c| swap(c, |(latin, thai)| (thai, latin))).collect()
}

fn swap(c: char, direction: impl Fn((&'static str, &'static str)) -> (&'static str, &'static str)) -> char {
    let rows = PLAIN.into_iter().chain(SHIFTED).map(direction);
    rows.flat_map(|(from, to)| from.chars().zip(to.chars()))
        .find_map(|(from, to)| (from == c).then_some(to))
        .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{PLAIN, SHIFTED, kedmanee_to_qwerty, qwerty_to_kedmanee};

    #[test]
    fn every_row_has_as_many_keys_in_both_layouts_and_no_key_twice() {
        let mut seen = Vec::new();
        for (latin, thai) in PLAIN.into_iter().chain(SHIFTED) {
            assert_eq!(latin.chars().count(), thai.chars().count(), "{latin}");
            seen.extend(thai.chars());
        }
        let keys = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!((keys, seen.len()), (94, 94));
    }

    #[test]
    fn switching_there_and_back_gives_the_text() {
        let ascii: String = ('!'..='~').collect();
        assert_eq!(kedmanee_to_qwerty(&qwerty_to_kedmanee(&ascii)), ascii);
        let thai = "สำนักงานที่ดินจังหวัดเลย ผู้ใหญ่ ๙";
        assert_eq!(qwerty_to_kedmanee(&kedmanee_to_qwerty(thai)), thai);
    }
}
