//! Word lists in, lexicon entries out.
//!
//! Costs are nats (−ln p) of a unigram model. The figures were tuned on the development split of the Thai Universal
//! Dependency Treebank, where they are not sharp: changing any one of them by a nat moves word F1 by less than 0.003.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use crate::clusters;

/// A count list is scaled to this many tokens, so that `SMOOTHING` means the same for a list of any size.
const TOKENS: f64 = 30e6;
/// Occurrences added to every word.
const SMOOTHING: f64 = 0.5;
/// Added to every word; negative, so that a compound is cut if its parts cost little more than the whole.
const WORD_PENALTY: f64 = -1.0;
/// A dotted abbreviation.
const ABBREVIATION: f64 = 9.0;
/// A full stop that ends no abbreviation.
const FULL_STOP: f64 = 3.0;
/// Each cluster that no word covers.
const UNKNOWN_CLUSTER: f64 = 5.0;
/// The first cluster after a word pays this in all; the connection matrix adds the difference.
const UNKNOWN_OPEN: f64 = 17.0;

/// What an entry is. The letter is stored in the dictionary; `src/dictionary.rs` reads it back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    Word,
    Abbreviation,
    FullStop,
    Unknown,
}

impl Class {
    pub(crate) fn letter(self) -> char {
        match self {
            Self::Word => 'W',
            Self::Abbreviation => 'A',
            Self::FullStop => 'P',
            Self::Unknown => 'U',
        }
    }

    /// The row and column of the connection matrix: unknown text against everything else.
    pub(crate) fn context_id(self) -> u8 {
        u8::from(self == Self::Unknown)
    }
}

/// One row of the lexicon; `cost` in nats.
pub(crate) struct Entry {
    pub(crate) surface: String,
    pub(crate) class: Class,
    pub(crate) cost: f64,
}

/// The vendored lists, read and cleaned.
pub(crate) struct Lists {
    words: BTreeSet<String>,
    counts: BTreeMap<String, f64>,
    abbreviations: BTreeSet<String>,
}

impl Lists {
    pub(crate) fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let read = |name: &str| {
            fs::read_to_string(folder.join(name))
                .map_err(|error| format!("{}/{name}: {error}", folder.display()))
        };
        Ok(Self {
            words: words(&read("icubrk_th.txt")?),
            counts: counts(&read("ttc_freq.txt")?)?,
            abbreviations: [read("words_th_dotted.txt")?, read("abbreviations.tsv")?]
                .iter()
                .flat_map(|list| abbreviations(list))
                .collect(),
        })
    }
}

/// Nats that the connection matrix adds between a word and unknown text.
pub(crate) fn opening_cost() -> f64 {
    UNKNOWN_OPEN - UNKNOWN_CLUSTER
}

/// All rows, sorted by surface and class.
pub(crate) fn entries(lists: &Lists) -> Vec<Entry> {
    let count = |word: &String| lists.counts.get(word).copied().unwrap_or(0.0) + SMOOTHING;
    let total: f64 = lists.words.iter().map(count).sum();
    let words = lists.words.iter().map(|word| Entry {
        surface: word.clone(),
        class: Class::Word,
        cost: -(count(word) / total).ln() + WORD_PENALTY,
    });
    let abbreviations = lists.abbreviations.iter().map(|abbreviation| Entry {
        surface: abbreviation.clone(),
        class: Class::Abbreviation,
        cost: ABBREVIATION,
    });
    let full_stop = Entry { surface: ".".to_owned(), class: Class::FullStop, cost: FULL_STOP };
    let unknown = clusters::well_formed().into_iter().map(|cluster| Entry {
        surface: cluster,
        class: Class::Unknown,
        cost: UNKNOWN_CLUSTER,
    });
    let mut entries: Vec<Entry> = words.chain(abbreviations).chain([full_stop]).chain(unknown).collect();
    entries.sort_by(|a, b| (&a.surface, a.class).cmp(&(&b.surface, b.class)));
    entries
}

/// Every line of Thai letters; the others are comments. Without the words that hold ๆ: the tokenizer repeats the word
/// before it.
fn words(list: &str) -> BTreeSet<String> {
    let words = list.lines().filter(|word| is_thai(word) && !word.contains('ๆ'));
    words.chain(["ๆ", "ฯ"]).map(str::to_owned).collect()
}

fn counts(list: &str) -> Result<BTreeMap<String, f64>, Box<dyn Error>> {
    let mut counts = BTreeMap::new();
    for line in list.lines() {
        let (word, count) =
            line.split_once('\t').ok_or_else(|| format!("expected word, TAB, count: {line:?}"))?;
        if is_thai(word) {
            *counts.entry(word.to_owned()).or_insert(0.0) += count.parse::<f64>()?;
        }
    }
    let total: f64 = counts.values().sum();
    counts.values_mut().for_each(|count| *count *= TOKENS / total);
    Ok(counts)
}

/// The first column of every line that is not a comment.
fn abbreviations(list: &str) -> impl Iterator<Item = String> {
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').next().unwrap_or(line).to_owned())
}

/// Thai letters and signs without the baht sign, digits and the signs that end chapters.
fn is_thai(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, '\u{0e01}'..='\u{0e3a}' | '\u{0e40}'..='\u{0e4e}'))
}
