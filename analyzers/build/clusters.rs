//! The well-formed Thai character clusters: the fallback for text that no word covers.
//!
//! lindera's own rules for unknown words know categories of single characters, so they can start an unknown word on a
//! tone mark. Spelling out every cluster as an entry of the lexicon keeps clusters whole.

use std::collections::BTreeSet;

/// Consonants ก to ฮ, and ฤ and ฦ among them.
const CONSONANTS: std::ops::RangeInclusive<char> = '\u{0e01}'..='\u{0e2e}';
/// Silences the consonant below it.
pub(crate) const THANTHAKHAT: char = '\u{0e4c}';
const LEAD_VOWELS: [&str; 5] = ["เ", "แ", "โ", "ใ", "ไ"];
/// Vowels and signs above or below the consonant, in the order of the code chart.
const ABOVE_OR_BELOW: [&str; 13] = [
    "", "\u{0e31}", "\u{0e34}", "\u{0e35}", "\u{0e36}", "\u{0e37}", "\u{0e38}", "\u{0e39}", "\u{0e3a}",
    "\u{0e47}", "\u{0e4c}", "\u{0e4d}", "\u{0e4e}",
];
/// Tone marks, and thanthakhat, which takes their place.
const TONES: [&str; 6] = ["", "\u{0e48}", "\u{0e49}", "\u{0e4a}", "\u{0e4b}", "\u{0e4c}"];
const FOLLOWING: [&str; 5] = ["", "ะ", "า", "ำ", "าะ"];
/// Of a cluster: lead vowel, consonant, above or below vowel, tone, and two letters of a following vowel.
const MOST_CHARS: usize = 6;
/// ฤ and ฦ with their long vowel, which no other consonant takes.
const LONG_RI_LI: [&str; 2] = ["ฤๅ", "ฦๅ"];

/// Every cluster once, sorted: optional lead vowel, consonant, above or below vowel, tone, following vowel.
pub(crate) fn well_formed() -> BTreeSet<String> {
    let mut clusters: BTreeSet<String> = LONG_RI_LI.iter().map(|&cluster| cluster.to_owned()).collect();
    for body in bodies() {
        for lead in LEAD_VOWELS {
            clusters.insert(format!("{lead}{body}"));
        }
        clusters.insert(body);
    }
    clusters
}

/// Clusters without a lead vowel.
fn bodies() -> Vec<String> {
    let mut bodies = Vec::new();
    for consonant in CONSONANTS {
        for vowel in ABOVE_OR_BELOW {
            for tone in TONES {
                for following in FOLLOWING {
                    bodies.push(format!("{consonant}{vowel}{tone}{following}"));
                }
            }
        }
    }
    bodies
}

/// The clusters that a text is made of, from left to right, each the longest that is well-formed; `None` if one is not.
pub(crate) fn of<'t>(text: &'t str, well_formed: &BTreeSet<String>) -> Option<Vec<&'t str>> {
    let mut rest = text;
    let mut clusters = Vec::new();
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(MOST_CHARS);
        let end = ends.filter(|&end| well_formed.contains(&rest[..end])).last()?;
        clusters.push(&rest[..end]);
        rest = &rest[end..];
    }
    Some(clusters)
}
