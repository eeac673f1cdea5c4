//! Thai character clusters, the smallest units that spelling alone keeps together.

use crate::cluster::{first_cluster_bytes, stays_with};
use crate::thai;

/// Longest cluster, in characters. The longest that spelling makes, เกี๊ยะ with a silenced consonant behind it, has ten.
const MAX_CHARS: usize = 16;

/// Splits `text` into Thai character clusters: letters that belong together by the rules of spelling whatever the words
/// are, so that a border between words is always one between clusters (Theeramunkong, Sornlertlamvanich,
/// Tanhermhong and Chinnan, "Character cluster based Thai information retrieval", IRAL 2000). They are larger than
/// [`clusters`](crate::clusters), which keep only marks with their letter: กัน is one here and two there. For other
/// scripts a cluster is a character with its combining marks. Joined, the clusters are `text`.
///
/// ```
/// let clusters: Vec<&str> = analyzers::character_clusters("เปิดทำการวันจันทร์").collect();
/// assert_eq!(clusters, ["เปิด", "ทำ", "กา", "ร", "วัน", "จันทร์"]);
/// ```
pub fn character_clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (cluster, after) = rest.split_at(first_bytes(rest));
        rest = after;
        (!cluster.is_empty()).then_some(cluster)
    })
}

fn first_bytes(text: &str) -> usize {
    let mut window = ['\0'; MAX_CHARS + 1];
    let mut count = 0;
    for (place, c) in window.iter_mut().zip(text.chars()) {
        *place = c;
        count += 1;
    }
    let spelt = Letters(&window[..count]);
    let end = spelt.with_silenced(spelt.with_attached(spelt.syllable())).min(MAX_CHARS);
    let bytes = window[..end].iter().map(|c| c.len_utf8()).sum();
    // A pile of marks, which no rule of spelling covers.
    if spelt.is_cut_at(end) { first_cluster_bytes(text) } else { bytes }
}

/// The characters that a text begins with, as far as one cluster can reach.
struct Letters<'a>(&'a [char]);

impl Letters<'_> {
    fn at(&self, place: usize) -> char {
        self.0.get(place).copied().unwrap_or('\0')
    }

    fn is_consonant(&self, place: usize) -> bool {
        thai::is_consonant(self.at(place))
    }

    /// The place behind a tone mark, if there is one.
    fn after_tone(&self, place: usize) -> usize {
        place + usize::from(thai::is_tone(self.at(place)))
    }

    /// Whether a cluster that ended at `place` would tear a mark from its letter.
    fn is_cut_at(&self, place: usize) -> bool {
        place > 0 && place < self.0.len() && stays_with(self.at(place - 1), self.at(place))
    }

    /// Where the letters end that the vowel keeps together.
    fn syllable(&self) -> usize {
        match self.at(0) {
            'เ' => self.after_sara_e(),
            'แ' => self.after_sara_ae(),
            'โ' => self.lead_vowel(|letters, end| if letters.at(end) == 'ะ' { end + 1 } else { end }),
            'ใ' | 'ไ' => self.lead_vowel(|_, end| end),
            first if thai::is_consonant(first) => self.after_consonant(),
            _ => usize::from(!self.0.is_empty()),
        }
    }

    /// A lead vowel with one consonant or, if what follows proves that two belong to it, two.
    fn lead_vowel(&self, ending: impl Fn(&Self, usize) -> usize) -> usize {
        if !self.is_consonant(1) {
            return 1;
        }
        if self.is_consonant(2) {
            let end = self.after_tone(3);
            if ending(self, end) > end {
                return ending(self, end);
            }
        }
        ending(self, self.after_tone(2))
    }

    /// เก เกะ เกา เกาะ เก็บ เกีย เกียะ เกือ เกือะ เกิด
    fn after_sara_e(&self) -> usize {
        if !self.is_consonant(1) {
            return 1;
        }
        let one = self.sara_e_at(2);
        let two = if self.is_consonant(2) { self.sara_e_at(3) } else { None };
        one.or(two).unwrap_or_else(|| match self.after_tone(2) {
            end if matches!(self.at(end), 'า' | 'ะ') => end + 1,
            end => end,
        })
    }

    /// The end of a vowel that began with เ and whose marks begin at `place`.
    fn sara_e_at(&self, place: usize) -> Option<usize> {
        let after = self.after_tone(place + 1);
        let short = |end: usize| if self.at(end) == 'ะ' { end + 1 } else { end };
        match self.at(place) {
            '\u{e47}' if self.is_consonant(place + 1) => Some(place + 2),
            '\u{e35}' if self.at(after) == 'ย' => Some(short(after + 1)),
            '\u{e37}' if self.at(after) == 'อ' => Some(short(after + 1)),
            '\u{e34}' if self.is_consonant(after) => Some(after + 1),
            _ => {
                let after = self.after_tone(place);
                (self.at(after) == 'า' && self.at(after + 1) == 'ะ').then_some(after + 2)
            }
        }
    }

    /// แก แกะ แก็ก
    fn after_sara_ae(&self) -> usize {
        self.lead_vowel(|letters, end| match letters.at(end) {
            'ะ' => end + 1,
            '\u{e47}' if letters.is_consonant(end + 1) => end + 2,
            _ => end,
        })
    }

    /// กะ กา กำ กัน กัวะ กืน กิ กี กึ กุ กู
    fn after_consonant(&self) -> usize {
        let after = self.after_tone(2);
        match self.at(1) {
            '\u{e31}' if self.at(after) == 'ว' && self.at(after + 1) == 'ะ' => after + 2,
            '\u{e31}' | '\u{e37}' if self.is_consonant(after) => after + 1,
            '\u{e31}' | '\u{e34}'..='\u{e39}' => after,
            _ => match self.after_tone(1) {
                end if thai::is_following_vowel(self.at(end)) => end + 1,
                end => end,
            },
        }
    }

    /// Every mark and following vowel goes with the letter before it.
    fn with_attached(&self, mut end: usize) -> usize {
        while self.is_cut_at(end) && !thai::is_lead_vowel(self.at(end - 1)) {
            end += 1;
        }
        end
    }

    /// A silenced consonant belongs to the syllable before it: จันทร์ ศุกร์ สิทธิ์.
    fn with_silenced(&self, end: usize) -> usize {
        let is_silenced = |place: usize| {
            let vowel = usize::from(matches!(self.at(place + 1), '\u{e34}' | '\u{e38}'));
            let mark = place + 1 + vowel;
            (self.is_consonant(place) && self.at(mark) == '\u{e4c}').then_some(mark + 1)
        };
        if end == 0 || !self.is_consonant(end) {
            return end;
        }
        is_silenced(end).or_else(|| is_silenced(end + 1)).unwrap_or(end)
    }
}
