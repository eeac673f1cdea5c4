//! The embedded dictionary and the words added to it: which entries begin at a place of a text, and what they cost.

use std::collections::BTreeMap;
use std::sync::Arc;

use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::viterbi::{LexType, WordEntry, WordId};

mod embedded {
    lindera_dictionary::embedded_dictionary!("/thai", ThaiLoader);
}

/// Kinds of neighbours that the connection matrix tells apart; `build/lexicon.rs` names them.
pub(crate) const CONTEXTS: usize = 4;
/// The context of words, and of both ends of a text.
pub(crate) const WORD: u8 = 0;
/// The context of unknown text that may stand anywhere.
pub(crate) const UNKNOWN: u8 = 1;

/// Units of cost in a nat, as in `build/definitions.rs`.
pub(crate) const UNITS_PER_NAT: f64 = 500.0;

/// Cost of a word added at run time: 7 nats, that of a word of the dictionary which is one in 3,000. Dearer than the function
/// words, so that no added word tears them apart, and cheaper than the two or three words that a name is made of.
const ADDED_WORD_COST: i16 = 3_500;
/// Cost of a character that no entry begins with, such as a tone mark without a consonant. Dearer than any entry.
const STRAY_CHARACTER_COST: i32 = 30_000;

/// A letter is drawn out from three on.
const LEAST_DRAWN_OUT: usize = 3;
/// A drawn-out word has at most this many characters, so that it is no longer than `MAX_WORD_BYTES` in `segment.rs`.
const MOST_DRAWN_OUT_CHARS: usize = 85;

/// The bytes of an entry in lindera's table: number, cost, left and right context, little endian.
const ENTRY_BYTES: usize = 10;

/// An entry that begins at a place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its length in characters.
    pub(crate) chars: usize,
    pub(crate) cost: i32,
    /// Every entry has the same context on both sides.
    pub(crate) context: u8,
}

/// Words with their costs. Clones share them.
#[derive(Clone)]
pub(crate) struct Dictionary {
    embedded: Arc<PrefixDictionary>,
    /// By the context on the left, then that on the right.
    connections: [[i32; CONTEXTS]; CONTEXTS],
    added: Option<Arc<PrefixDictionary>>,
}

impl Dictionary {
    /// Loads the dictionary that the build script compiled.
    ///
    /// # Panics
    ///
    /// If the embedded bytes are not a dictionary of lindera's current format, which the build script of this very crate
    /// rules out.
    pub(crate) fn embedded() -> Self {
        let loaded = embedded::load().expect("the dictionary was compiled by the same version of lindera");
        let matrix = &loaded.connection_cost_matrix;
        // 0 to 3, so nothing is cut off.
        let id = |context: usize| context as u32;
        let connections =
            std::array::from_fn(|left| std::array::from_fn(|right| matrix.cost(id(left), id(right))));
        Self { embedded: loaded.prefix_dictionary, connections, added: None }
    }

    /// The dictionary with more words: Thai letters and full stops.
    ///
    /// # Panics
    ///
    /// If lindera's trie refuses a word; it refuses the empty one and NUL, which are no Thai letters.
    pub(crate) fn with_added<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Self {
        let entry = |number: usize| {
            // No trie of lindera holds 2³² words.
            let id = WordId::new(LexType::User, number as u32);
            vec![WordEntry::new(id, ADDED_WORD_COST, WORD.into(), WORD.into())]
        };
        let entries: BTreeMap<String, Vec<WordEntry>> =
            words.into_iter().enumerate().map(|(number, word)| (word.to_owned(), entry(number))).collect();
        let added = PrefixDictionary::from_word_entry_map(&entries).expect("only Thai letters are added");
        Self { added: Some(Arc::new(added)), ..self.clone() }
    }

    /// What it costs that an entry of one context stands before one of another.
    pub(crate) fn connection(&self, left: u8, right: u8) -> i32 {
        self.connections[usize::from(left)][usize::from(right)]
    }

    /// Calls `visit` with every entry that `chars` begins with, in an order that depends on nothing else; with one stray
    /// character if there is none. A word whose last letter is drawn out (มากกกก) is an entry up to the last of them.
    pub(crate) fn entries_at(&self, chars: &[char], mut visit: impl FnMut(Entry)) {
        let mut any = false;
        for words in std::iter::once(&self.embedded).chain(&self.added) {
            for (records, length) in words.common_prefix_search(chars) {
                for record in records.as_chunks::<ENTRY_BYTES>().0 {
                    let entry = read(record, length);
                    visit(entry);
                    any = true;
                    if entry.context == WORD && chars.get(length) == Some(&chars[length - 1]) {
                        drawn_out(entry, chars).into_iter().for_each(&mut visit);
                    }
                }
            }
        }
        if !any {
            visit(Entry { chars: 1, cost: STRAY_CHARACTER_COST, context: UNKNOWN });
        }
    }
}

/// The entry with all of its last letter, if that is there three times or more: twice is spelling (กรรม).
fn drawn_out(entry: Entry, chars: &[char]) -> Option<Entry> {
    let (before, after) = chars.split_at(entry.chars);
    let letter = before[entry.chars - 1];
    let repeated = after.iter().take(MOST_DRAWN_OUT_CHARS).take_while(|&&c| c == letter).count();
    let own = before.iter().rev().take_while(|&&c| c == letter).count();
    let drawn_out = Entry { chars: (entry.chars + repeated).min(MOST_DRAWN_OUT_CHARS), ..entry };
    (own + repeated >= LEAST_DRAWN_OUT && drawn_out.chars > entry.chars).then_some(drawn_out)
}

fn read(record: &[u8; ENTRY_BYTES], chars: usize) -> Entry {
    let [_, _, _, _, cost_low, cost_high, left, ..] = *record;
    Entry { chars, cost: i16::from_le_bytes([cost_low, cost_high]).into(), context: left }
}

#[cfg(test)]
mod tests {
    use super::{Dictionary, Entry};

    #[test]
    fn entries_are_read_as_lindera_reads_them() {
        let dictionary = Dictionary::embedded();
        for text in ["กำลังใจ", "อบต.ปาย", "ก", "ร์", "เปิดทำการ", ".", "ฤๅษี"]
        {
            let chars: Vec<char> = text.chars().collect();
            let mut found = Vec::new();
            dictionary.entries_at(&chars, |entry| found.push(entry));
            let expected: Vec<Entry> = dictionary
                .embedded
                .prefix(text)
                .map(|(bytes, entry)| Entry {
                    chars: text[..bytes].chars().count(),
                    cost: entry.word_cost().into(),
                    context: u8::try_from(entry.left_id()).expect("four contexts"),
                })
                .collect();
            assert!(!expected.is_empty() && found == expected, "{text}: {found:?}, {expected:?}");
        }
    }

    #[test]
    fn a_mark_that_begins_no_entry_is_a_stray_character() {
        let mut found = Vec::new();
        Dictionary::embedded().entries_at(&['\u{0e48}', 'ก'], |entry| found.push(entry.chars));
        assert_eq!(found, [1]);
    }
}
