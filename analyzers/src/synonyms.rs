//! What citizens say for what officials write: ใบขับขี่ for ใบอนุญาตขับรถ.

mod cycles;
mod entries;
mod scope;
mod situations;

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use crate::phrases::Phrases;
use crate::question_words::QuestionWords;
use entries::{Direction, Entry};
use situations::{Situation, Words};

pub use scope::Scope;
pub use situations::Told;

/// The tables that the library carries, by the name of their file.
const BUILT_IN: [(&str, &str); 35] = [
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
    ("situations/building.toml", include_str!("../data/situations/building.toml")),
    ("situations/business.toml", include_str!("../data/situations/business.toml")),
    ("situations/education.toml", include_str!("../data/situations/education.toml")),
    ("situations/farming.toml", include_str!("../data/situations/farming.toml")),
    ("situations/foreigners.toml", include_str!("../data/situations/foreigners.toml")),
    ("situations/health.toml", include_str!("../data/situations/health.toml")),
    ("situations/id_card.toml", include_str!("../data/situations/id_card.toml")),
    ("situations/justice.toml", include_str!("../data/situations/justice.toml")),
    ("situations/labour.toml", include_str!("../data/situations/labour.toml")),
    ("situations/land.toml", include_str!("../data/situations/land.toml")),
    ("situations/passport.toml", include_str!("../data/situations/passport.toml")),
    ("situations/registration.toml", include_str!("../data/situations/registration.toml")),
    ("situations/tax.toml", include_str!("../data/situations/tax.toml")),
    ("situations/utilities.toml", include_str!("../data/situations/utilities.toml")),
    ("situations/vehicles.toml", include_str!("../data/situations/vehicles.toml")),
    ("situations/welfare.toml", include_str!("../data/situations/welfare.toml")),
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
    situations: Vec<Situation>,
    told: Words,
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
        let (mut all, mut situations, mut faults) = (Vec::new(), Vec::new(), Vec::new());
        for (file, table) in tables {
            match entries::read(file, table) {
                Ok((read, told)) => {
                    all.extend(read);
                    situations.extend(told);
                }
                Err(found) => faults.extend(found),
            }
        }
        faults.extend(entries::repeated(&all));
        faults.extend(cycles::cycles(&all));
        if faults.is_empty() { Ok(Self::of(all, situations)) } else { Err(faults) }
    }

    fn of(entries: Vec<Entry>, situations: Vec<Situation>) -> Self {
        let mut phrases = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            phrases.extend(entry.fires_on().map(|word| (word, Some(number))));
            phrases.extend(entry.not_in.iter().map(|word| (word.as_str(), None)));
        }
        let phrases = Phrases::new(phrases);
        let told = Words::of(&situations);
        Self { entries, phrases, situations, told }
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

    /// The situations that a text tells.
    ///
    /// ```
    /// let told = analyzers::Vocabulary::built_in().told("ที่ดินยังเป็นชื่อพ่อ แต่พ่อเสียแล้ว");
    /// assert_eq!(told[0].official, ["จดทะเบียนประเภทโอนมรดก"]);
    /// ```
    pub fn told(&self, text: &str) -> Vec<Told<'_>> {
        self.told.told(text, &self.situations)
    }

    /// What a text asks for in official words, without the words that only make it a question: first with what the
    /// situations stand for that it tells, then, where it tells any, word by word.
    ///
    /// ```
    /// let wordings = analyzers::Vocabulary::built_in().wordings("ที่ดินพ่อ พ่อเสียแล้ว");
    /// assert_eq!(wordings[0].official, ["จดทะเบียนประเภทโอนมรดก"]);
    /// ```
    pub fn wordings(&self, text: &str) -> Vec<Wording<'_>> {
        let told = self.told(text);
        let mut wordings = vec![self.wording(text, &told)];
        if !told.is_empty() {
            wordings.push(self.wording(text, &[]));
        }
        wordings
    }

    /// The first of the [`wordings`](Self::wordings). A text of words without weight alone stays.
    ///
    /// ```
    /// let vocabulary = analyzers::Vocabulary::built_in();
    /// assert_eq!(vocabulary.official_text("ใบขับขี่ใช้เอกสารอะไรบ้าง"), "ใบอนุญาตขับรถ");
    /// ```
    pub fn official_text(&self, text: &str) -> String {
        self.wording(text, &self.told(text)).text
    }

    fn wording(&self, text: &str, told: &[Told<'_>]) -> Wording<'_> {
        let mut changes: Vec<Change<'_>> = Vec::new();
        for situation in told {
            let (first, others) = situation.spans.split_first().expect("a situation has words");
            let official = &self.situations[situation.situation].official;
            changes.push((first.clone(), official.iter().map(String::as_str).collect()));
            changes.extend(others.iter().map(|span| (span.clone(), Vec::new())));
        }
        let words = self.expand(text).into_iter().map(|word| (word.span, word.official));
        add_where_free(&mut changes, words.collect());
        let weightless = QuestionWords::built_in().find(text).into_iter().map(|span| (span, Vec::new()));
        add_where_free(&mut changes, weightless.collect());
        Wording::of(text, &changes)
    }

    /// The situations: what is said of them, what they stand for, and where that is known from.
    pub fn situations(&self) -> impl Iterator<Item = SituationText<'_>> {
        self.situations.iter().map(|situation| SituationText {
            said: &situation.said,
            official: &situation.official,
            scope: situation.scope,
            source: &situation.source,
        })
    }

    /// The entries: their words, what they stand for, and where that is known from.
    pub fn entries(&self) -> impl Iterator<Item = EntryText<'_>> {
        self.entries.iter().map(|entry| EntryText {
            words: &entry.words,
            misspelt: &entry.misspelt,
            official: &entry.official,
            scope: entry.scope,
            both_ways: entry.direction == Direction::Both,
            source: &entry.source,
        })
    }
}

/// A situation as it is written.
#[derive(Clone, Copy, Debug)]
pub struct SituationText<'v> {
    /// What citizens say: one word of each list.
    pub said: &'v [Vec<String>],
    /// What officials write.
    pub official: &'v [String],
    /// The field of life.
    pub scope: Scope,
    /// Where it is known from that they are the same.
    pub source: &'v str,
}

/// An entry as it is written.
#[derive(Clone, Copy, Debug)]
pub struct EntryText<'v> {
    /// What citizens say.
    pub words: &'v [String],
    /// How they misspell it: found, and never shown.
    pub misspelt: &'v [String],
    /// What officials write.
    pub official: &'v [String],
    /// The field of life.
    pub scope: Scope,
    /// Whether the official words stand for the citizens' too.
    pub both_ways: bool,
    /// Where it is known from that they are the same.
    pub source: &'v str,
}

/// What stands in the place of a span of the text.
type Change<'v> = (Range<usize>, Vec<&'v str>);

/// Adds the changes whose spans overlap none of those that there are, and sorts them all by their spans.
fn add_where_free<'v>(changes: &mut Vec<Change<'v>>, more: Vec<Change<'v>>) {
    changes.sort_by_key(|(span, _)| (span.start, span.end));
    let is_free = |(span, _): &Change<'_>| {
        // Spans that are there are the same or don't overlap, so only the last one that begins before the end can be in
        // the way.
        let before = changes.partition_point(|(taken, _)| taken.start < span.end);
        before.checked_sub(1).is_none_or(|last| changes[last].0.end <= span.start)
    };
    let free: Vec<Change<'v>> = more.into_iter().filter(is_free).collect();
    changes.extend(free);
    changes.sort_by_key(|(span, _)| (span.start, span.end));
}

/// A text as officials may have put it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording<'v> {
    /// The text with official words in the place of others, single spaces between them.
    pub text: String,
    /// The official words in it, each once.
    pub official: Vec<&'v str>,
}

impl<'v> Wording<'v> {
    fn of(text: &str, changes: &[Change<'v>]) -> Self {
        let (mut said, mut official) = (BTreeSet::new(), Vec::new());
        let mut changed = String::new();
        let mut at = 0;
        for (span, words) in changes {
            changed.push_str(text.get(at..span.start).unwrap_or_default());
            changed.push(' ');
            for word in words.iter().filter(|word| said.insert(**word)) {
                changed.push_str(word);
                changed.push(' ');
                official.push(*word);
            }
            at = at.max(span.end);
        }
        changed.push_str(&text[at..]);
        let changed = changed.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { text: if changed.is_empty() { text.trim().to_owned() } else { changed }, official }
    }
}
