//! Word lists in, lexicon entries out.
//!
//! Costs are nats (−ln p) of a unigram model: of words, and of the clusters of unknown text, which are counted in the words
//! that no others make up, because names and loanwords are made like them. The figures were tuned on the development split
//! of the Thai Universal Dependency Treebank, where they are not sharp: changing any one of them by a nat moves word F1 by
//! less than 0.003. Whether a cluster may begin or be a word is no figure but Thai spelling; it turns จอ|ร์จ into จอร์จ.

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
/// Listed words that are two words in this subject: ขอรับ is a polite particle in the books that were counted, and in the
/// titles of procedures ขอ before รับ.
const LEFT_OUT: [&str; 2] = ["ขอรับ", "โอนกรรมสิทธิ์"];
/// A dotted abbreviation.
const ABBREVIATION: f64 = 9.0;
/// A full stop that ends no abbreviation.
const FULL_STOP: f64 = 3.0;
/// Occurrences that a word of `added_words.txt` has at least.
const ADDED: f64 = 1_000.0;
/// Unknown text after a word: one word in 55 is unknown.
const UNKNOWN_OPEN: f64 = 4.0;
/// Added to every cluster that no word covers, for the reason of `WORD_PENALTY`.
const CLUSTER_PENALTY: f64 = -0.6;
/// An unknown word of one consonant without a vowel. From 6 nats on nothing changes on the tuning set.
const LONE_CONSONANT: f64 = 10.0;
/// Dearer than a stray mark, but a path is left where a text begins with a silenced consonant.
const IMPOSSIBLE: f64 = 62.0;

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
}

/// What may stand beside an entry: the row and column of the connection matrix.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Context {
    /// A word, an abbreviation, a full stop, and both ends of a text.
    Word,
    /// A cluster of unknown text that may stand anywhere in it.
    Unknown,
    /// A consonant without a vowel that begins unknown text: no Thai word is only that.
    BareFirst,
    /// A consonant without a vowel inside unknown text, or one silenced by thanthakhat: neither begins a word.
    Inner,
}

impl Context {
    pub(crate) const ALL: [Self; 4] = [Self::Word, Self::Unknown, Self::BareFirst, Self::Inner];

    pub(crate) fn id(self) -> u8 {
        self as u8
    }
}

/// One row of the lexicon; `cost` in nats.
pub(crate) struct Entry {
    pub(crate) surface: String,
    pub(crate) class: Class,
    pub(crate) context: Context,
    pub(crate) cost: f64,
}

/// The vendored lists, read and cleaned.
pub(crate) struct Lists {
    words: BTreeSet<String>,
    /// Those of the words that no others make up.
    simple: BTreeSet<String>,
    counts: BTreeMap<String, f64>,
    abbreviations: BTreeSet<String>,
}

impl Lists {
    pub(crate) fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let read = |name: &str| {
            fs::read_to_string(folder.join(name))
                .map_err(|error| format!("{}/{name}: {error}", folder.display()))
        };
        let simple: BTreeSet<String> = words(&read("simple_words.txt")?).collect();
        let added: BTreeSet<String> = words(&read("added_words.txt")?).collect();
        let mut counts = counts(&read("ttc_freq.txt")?)?;
        for word in &added {
            let count = counts.entry(word.clone()).or_insert(0.0);
            *count = count.max(ADDED);
        }
        let listed = [read("icubrk_th.txt")?, read("common_words.txt")?];
        let marks = ["ๆ", "ฯ"].map(str::to_owned);
        let words = listed.iter().flat_map(|list| words(list)).chain(marks);
        Ok(Self {
            words: words.chain(added).chain(simple.iter().cloned()).collect(),
            simple,
            counts,
            abbreviations: [read("words_th_dotted.txt")?, read("abbreviations.tsv")?]
                .iter()
                .flat_map(|list| abbreviations(list))
                .collect(),
        })
    }
}

/// Nats that the connection matrix adds between two neighbours.
pub(crate) fn connection_cost(left: Context, right: Context) -> f64 {
    match (left, right) {
        (Context::Word, Context::Unknown | Context::BareFirst) => UNKNOWN_OPEN,
        (Context::BareFirst, Context::Word) => LONE_CONSONANT,
        (Context::Word, Context::Inner) | (_, Context::BareFirst) => IMPOSSIBLE,
        _ => 0.0,
    }
}

/// All rows, sorted by surface, class and context.
pub(crate) fn entries(lists: &Lists) -> Vec<Entry> {
    let count = |word: &String| lists.counts.get(word).copied().unwrap_or(0.0) + SMOOTHING;
    let total: f64 = lists.words.iter().map(count).sum();
    let known = |surface: &str, class: Class, cost: f64| Entry {
        surface: surface.to_owned(),
        class,
        context: Context::Word,
        cost,
    };
    let words =
        lists.words.iter().map(|word| known(word, Class::Word, -(count(word) / total).ln() + WORD_PENALTY));
    let abbreviations =
        lists.abbreviations.iter().map(|surface| known(surface, Class::Abbreviation, ABBREVIATION));
    let full_stop = known(".", Class::FullStop, FULL_STOP);
    let costs = ClusterCosts::of(&lists.simple);
    let unknown = costs.well_formed.iter().flat_map(|cluster| {
        contexts_of(cluster).iter().map(|&context| Entry {
            surface: cluster.clone(),
            class: Class::Unknown,
            context,
            cost: costs.cost(cluster, context),
        })
    });
    let mut entries: Vec<Entry> = words.chain(abbreviations).chain([full_stop]).chain(unknown).collect();
    entries.sort_by(|a, b| (&a.surface, a.class, a.context).cmp(&(&b.surface, b.class, b.context)));
    entries
}

/// What a cluster costs in unknown text, by how often the words that no others make up hold it.
struct ClusterCosts {
    well_formed: BTreeSet<String>,
    anywhere: ClusterCounts,
    /// At the beginning of a word.
    first: ClusterCounts,
}

#[derive(Default)]
struct ClusterCounts {
    counts: BTreeMap<String, f64>,
    total: f64,
}

impl ClusterCounts {
    fn add(&mut self, cluster: &str) {
        *self.counts.entry(cluster.to_owned()).or_insert(0.0) += 1.0;
        self.total += 1.0;
    }

    fn nats(&self, cluster: &str) -> f64 {
        let count = self.counts.get(cluster).copied().unwrap_or(0.0) + SMOOTHING;
        -(count / self.total).ln()
    }
}

impl ClusterCosts {
    fn of(words: &BTreeSet<String>) -> Self {
        let well_formed = clusters::well_formed();
        let (mut anywhere, mut first) = (ClusterCounts::default(), ClusterCounts::default());
        for clusters in words.iter().filter_map(|word| clusters::of(word, &well_formed)) {
            clusters.iter().take(1).for_each(|cluster| first.add(cluster));
            clusters.iter().for_each(|cluster| anywhere.add(cluster));
        }
        Self { well_formed, anywhere, first }
    }

    /// A consonant without a vowel is common inside words and rare at their beginning, so it is counted by its place.
    fn cost(&self, cluster: &str, context: Context) -> f64 {
        let counts = if context == Context::BareFirst { &self.first } else { &self.anywhere };
        counts.nats(cluster) + CLUSTER_PENALTY
    }
}

fn contexts_of(cluster: &str) -> &'static [Context] {
    if cluster.chars().count() == 1 {
        &[Context::BareFirst, Context::Inner]
    } else if cluster.contains(clusters::THANTHAKHAT) {
        &[Context::Inner]
    } else {
        &[Context::Unknown]
    }
}

/// Every line of Thai letters; the others are comments. Without the words that hold ๆ, because the tokenizer repeats the
/// word before it, and without those of `LEFT_OUT`.
fn words(list: &str) -> impl Iterator<Item = String> {
    list.lines()
        .filter(|word| is_thai(word) && !word.contains('ๆ') && !LEFT_OUT.contains(word))
        .map(str::to_owned)
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
