//! What citizens say for what officials write: ใบขับขี่ for ใบอนุญาตขับรถ.

mod cycles;
mod entries;
mod scope;

use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use crate::phrases::Phrases;
use crate::question_words::QuestionWords;
use entries::{Direction, Entry};

pub use scope::Scope;

/// The tables that the library carries, by the name of their file.
const BUILT_IN: [(&str, &str); 19] = [
    ("actions.toml", include_str!("../data/synonyms/actions.toml")),
    ("building.toml", include_str!("../data/synonyms/building.toml")),
    ("business.toml", include_str!("../data/synonyms/business.toml")),
    ("culture.toml", include_str!("../data/synonyms/culture.toml")),
    ("education.toml", include_str!("../data/synonyms/education.toml")),
    ("farming.toml", include_str!("../data/synonyms/farming.toml")),
    ("foreigners.toml", include_str!("../data/synonyms/foreigners.toml")),
    ("health.toml", include_str!("../data/synonyms/health.toml")),
    ("id_card.toml", include_str!("../data/synonyms/id_card.toml")),
    ("justice.toml", include_str!("../data/synonyms/justice.toml")),
    ("labour.toml", include_str!("../data/synonyms/labour.toml")),
    ("land.toml", include_str!("../data/synonyms/land.toml")),
    ("offices.toml", include_str!("../data/synonyms/offices.toml")),
    ("passport.toml", include_str!("../data/synonyms/passport.toml")),
    ("registration.toml", include_str!("../data/synonyms/registration.toml")),
    ("tax.toml", include_str!("../data/synonyms/tax.toml")),
    ("utilities.toml", include_str!("../data/synonyms/utilities.toml")),
    ("vehicles.toml", include_str!("../data/synonyms/vehicles.toml")),
    ("welfare.toml", include_str!("../data/synonyms/welfare.toml")),
];

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::read(&BUILT_IN).unwrap_or_else(|faults| panic!("the built-in tables: {}", faults[0]))
});

/// An entry of a table that can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusableEntry {
    /// The file, as it was named.
    pub file: String,
    /// The line that the entry begins on, counted from 1.
    pub line: usize,
    /// The entry's first word; empty if it has none, or if the file is no table.
    pub entry: String,
    /// What is wrong, and what was expected.
    pub reason: String,
}

impl fmt::Display for UnusableEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not as Rust shows texts: that escapes the marks of Thai.
        write!(f, "{}:{}: \"{}\" {}", self.file, self.line, self.entry, self.reason)
    }
}

impl std::error::Error for UnusableEntry {}

/// A word of a text with what officials call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion<'v> {
    /// Where the word stands in the text as it was typed, in bytes.
    pub span: Range<usize>,
    /// The official words; where the entry goes both ways, all other words of the entry.
    pub official: Vec<&'v str>,
    /// The field of life.
    pub scope: Scope,
    /// The number of the entry, see [`Vocabulary::entries`].
    pub entry: usize,
}

/// Citizens' words with the official ones. Reading it costs more than many questions, so keep it.
///
/// ```
/// let found = analyzers::Vocabulary::built_in().expand("ใบขับขี่ ขอนแก่น");
/// assert_eq!(found[0].official, ["ใบอนุญาตขับรถ"]);
/// assert_eq!(found[0].span, 0.."ใบขับขี่".len());
/// ```
pub struct Vocabulary {
    entries: Vec<Entry>,
    /// The number of an entry; none for a word that only looks like one of them.
    phrases: Phrases<Option<usize>>,
}

impl Vocabulary {
    /// The tables that the library carries. The first call reads them.
    ///
    /// # Panics
    ///
    /// Never: a test reads the same tables.
    pub fn built_in() -> &'static Self {
        &VOCABULARY
    }

    /// The built-in tables with more entries, for an agency's own words. `file` is the name that faults are reported
    /// with, `table` its content: TOML of the form that `data/README.md` describes.
    ///
    /// ```
    /// let table = "scope = 'welfare'\n[[entry]]\nwords = ['เงินเฒ่า']\nofficial = ['เบี้ยยังชีพผู้สูงอายุ']\nsource = 'เทศบาล'";
    /// let vocabulary = analyzers::Vocabulary::with("our.toml", table).unwrap();
    /// assert_eq!(vocabulary.expand("รับเงินเฒ่า")[0].official, ["เบี้ยยังชีพผู้สูงอายุ"]);
    /// ```
    ///
    /// # Errors
    /// With every entry that can't be used.
    pub fn with(file: &str, table: &str) -> Result<Self, Vec<UnusableEntry>> {
        let mut tables = BUILT_IN.to_vec();
        tables.push((file, table));
        Self::read(&tables)
    }

    /// A vocabulary of tables alone, each with its name.
    ///
    /// # Errors
    /// With every entry that can't be used.
    pub fn read(tables: &[(&str, &str)]) -> Result<Self, Vec<UnusableEntry>> {
        let (mut all, mut faults) = (Vec::new(), Vec::new());
        for (file, table) in tables {
            match entries::read(file, table) {
                Ok(read) => all.extend(read),
                Err(found) => faults.extend(found),
            }
        }
        faults.extend(entries::repeated(&all));
        faults.extend(cycles::cycles(&all));
        if faults.is_empty() { Ok(Self::of(all)) } else { Err(faults) }
    }

    fn of(entries: Vec<Entry>) -> Self {
        let mut phrases = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            phrases.extend(entry.fires_on().map(|word| (word, Some(number))));
            phrases.extend(entry.not_in.iter().map(|word| (word.as_str(), None)));
        }
        let phrases = Phrases::new(phrases);
        Self { entries, phrases }
    }

    /// The citizens' words of a text, from left to right, the longer where two overlap. Two entries that share a word
    /// are both given. Official words aren't expanded again.
    pub fn expand(&self, text: &str) -> Vec<Expansion<'_>> {
        let mut expansions = Vec::new();
        for found in self.phrases.find(text) {
            for &number in found.values.iter().flatten() {
                let entry = &self.entries[number];
                expansions.push(Expansion {
                    span: found.span.clone(),
                    official: entry.others(&text[found.span.clone()]),
                    scope: entry.scope,
                    entry: number,
                });
            }
        }
        expansions
    }

    /// The text with official words in the place of citizens' words, and without the words that only make it a
    /// question. A text of such words alone stays.
    ///
    /// ```
    /// let vocabulary = analyzers::Vocabulary::built_in();
    /// assert_eq!(vocabulary.official_text("ใบขับขี่ใช้เอกสารอะไรบ้าง"), "ใบอนุญาตขับรถ");
    /// ```
    pub fn official_text(&self, text: &str) -> String {
        let expansions = self.expand(text);
        let is_free = |span: &Range<usize>| {
            // They stand in order and don't overlap, so only the last one that begins before the end can be in the way.
            let before = expansions.partition_point(|word| word.span.start < span.end);
            before.checked_sub(1).is_none_or(|last| expansions[last].span.end <= span.start)
        };
        let weightless = QuestionWords::built_in().find(text).into_iter().filter(is_free);
        let mut changes: Vec<(Range<usize>, String)> = weightless.map(|span| (span, String::new())).collect();
        for expansion in &expansions {
            let official = expansion.official.join(" ");
            match changes.last_mut().filter(|(span, _)| *span == expansion.span) {
                Some((_, words)) => *words = format!("{words} {official}"),
                None => changes.push((expansion.span.clone(), official)),
            }
        }
        changes.sort_by_key(|(span, _)| span.start);
        let changed = replaced(text, &changes);
        if changed.is_empty() { text.trim().to_owned() } else { changed }
    }

    /// The entries: their words, what they stand for, and where that is known from.
    pub fn entries(&self) -> impl Iterator<Item = EntryText<'_>> {
        self.entries.iter().map(|entry| EntryText {
            words: &entry.words,
            official: &entry.official,
            scope: entry.scope,
            both_ways: entry.direction == Direction::Both,
            source: &entry.source,
        })
    }
}

/// An entry as it is written.
#[derive(Clone, Copy, Debug)]
pub struct EntryText<'v> {
    /// What citizens say.
    pub words: &'v [String],
    /// What officials write.
    pub official: &'v [String],
    /// The field of life.
    pub scope: Scope,
    /// Whether the official words stand for the citizens' too.
    pub both_ways: bool,
    /// Where it is known from that they are the same.
    pub source: &'v str,
}

/// The text with something else in the place of each span, and single spaces.
fn replaced(text: &str, changes: &[(Range<usize>, String)]) -> String {
    let mut changed = String::new();
    let mut at = 0;
    for (span, words) in changes {
        changed.push_str(&text[at..span.start]);
        changed.push_str(&format!(" {words} "));
        at = span.end;
    }
    changed.push_str(&text[at..]);
    changed.split_whitespace().collect::<Vec<_>>().join(" ")
}
