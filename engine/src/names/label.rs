//! Labels: what something is called, with the words that it can be found by.

use std::collections::BTreeMap;

use analyzers::{Scratch, Segmenter, Vocabulary};
use domain::{Position, Procedure};

use super::index::{NamesView, Suffix};
use super::key::{MappedKey, key};

/// What a label leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Target {
    /// A procedure by ordinal.
    Procedure(u32),
    /// An office by ordinal, or by its place in an overlay.
    Office(u32),
    /// An area by the number of its code.
    Place(u32),
}

impl Target {
    const KIND_SHIFT: u32 = 30;

    /// Number of the kind.
    pub(crate) const PROCEDURE: u8 = 0;
    pub(crate) const OFFICE: u8 = 1;
    pub(crate) const PLACE: u8 = 2;

    /// What kind of thing it is.
    pub(crate) fn kind(self) -> u8 {
        match self {
            Self::Procedure(_) => Self::PROCEDURE,
            Self::Office(_) => Self::OFFICE,
            Self::Place(_) => Self::PLACE,
        }
    }

    /// Both numbers in one: ordinals and codes are below 2^30.
    pub(super) fn packed(self) -> u32 {
        let (Self::Procedure(number) | Self::Office(number) | Self::Place(number)) = self;
        u32::from(self.kind()) << Self::KIND_SHIFT | number
    }

    pub(super) fn unpacked(packed: u32) -> Self {
        let number = packed & ((1 << Self::KIND_SHIFT) - 1);
        match (packed >> Self::KIND_SHIFT) as u8 {
            Self::PROCEDURE => Self::Procedure(number),
            Self::OFFICE => Self::Office(number),
            _ => Self::Place(number),
        }
    }
}

/// The text that a label is shown by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The Thai name or title, and what matched in it.
    Thai,
    /// The English one.
    English,
    /// The Thai one, but the label matches by something that doesn't stand there: a code, or another spelling.
    ThaiWhole,
    /// A text of its own: an alias.
    Text(String),
}

/// A name of something.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) target: Target,
    pub(crate) shown: Shown,
    pub(crate) key: Vec<u8>,
    /// Where words begin in the key, ascending.
    pub(crate) starts: Vec<u32>,
    /// The one of them at which what tells it from others begins: the place of an office's name.
    pub(crate) distinctive: u32,
    /// How much it is asked for: 0 to 255.
    pub(crate) weight: u8,
    pub(crate) position: Option<Position>,
}

impl Label {
    /// A label that can be found by every word of a text; none for a text without any letter.
    pub(super) fn of(
        target: Target,
        shown: Shown,
        text: &str,
        segmenter: &Segmenter,
        scratch: &mut Scratch,
    ) -> Option<Self> {
        let mapped = MappedKey::of(text);
        let starts = mapped.word_starts(segmenter, scratch);
        (!starts.is_empty()).then_some(Self {
            target,
            shown,
            key: mapped.bytes,
            starts,
            distinctive: 0,
            weight: 0,
            position: None,
        })
    }

    /// The label with a place in its key as a word, at which what tells it from others begins.
    pub(super) fn told_apart_at(mut self, at: u32) -> Self {
        self.distinctive = at;
        if let Err(missing) = self.starts.binary_search(&at) {
            self.starts.insert(missing, at);
        }
        self
    }

    /// A label that is found from its beginning only.
    pub(super) fn whole(target: Target, shown: Shown, text: &str) -> Option<Self> {
        let key = key(text);
        let starts = vec![0];
        (!key.is_empty()).then_some(Self {
            target,
            shown,
            key,
            starts,
            distinctive: 0,
            weight: 0,
            position: None,
        })
    }
}

/// What a procedure is called. `offices` is the number of offices that offer it.
pub(crate) fn of_procedure(
    ordinal: u32,
    procedure: &Procedure,
    offices: u32,
    segmenter: &Segmenter,
    scratch: &mut Scratch,
) -> Vec<Label> {
    let title = (&procedure.title_th, Shown::Thai);
    let english = procedure.title_en.iter().map(|title| (title, Shown::English));
    let aliases = procedure.aliases.iter().map(|alias| (alias, Shown::Text(alias.clone())));
    let labels = std::iter::once(title).chain(english).chain(aliases);
    let mut labels: Vec<Label> = labels
        .filter_map(|(text, shown)| Label::of(Target::Procedure(ordinal), shown, text, segmenter, scratch))
        .collect();
    for label in &mut labels {
        label.weight = weight_of_procedure(offices);
    }
    labels
}

/// The more offices offer it, the more people ask for it: 20 for each time that their number doubles.
fn weight_of_procedure(offices: u32) -> u8 {
    let doublings = f64::from(offices + 1).log2();
    (40.0 + 20.0 * doublings).min(255.0) as u8
}

/// Most procedures that a citizens' word stands for, the weightiest first.
const MOST_FOR_A_WORD: usize = 8;

/// Citizens' words for the procedures and offices whose names hold the official ones at the beginning of a word.
pub(crate) fn of_synonyms(
    vocabulary: &Vocabulary,
    names: NamesView<'_>,
    segmenter: &Segmenter,
    scratch: &mut Scratch,
) -> Vec<Label> {
    let mut labels = Vec::new();
    for entry in vocabulary.entries() {
        let official = entry.official.iter().flat_map(|word| procedures_called(names, word));
        let mut called: BTreeMap<Target, u8> = BTreeMap::new();
        for (target, weight) in official {
            let most = called.entry(target).or_default();
            *most = weight.max(*most);
        }
        let mut called: Vec<(Target, u8)> = called.into_iter().collect();
        called.sort_by_key(|(target, weight)| (std::cmp::Reverse(*weight), *target));
        called.truncate(MOST_FOR_A_WORD);
        let right = entry.words.iter().map(|word| (word, Shown::Text(word.clone())));
        let misspelt = entry.misspelt.iter().map(|word| (word, Shown::ThaiWhole));
        for (word, shown) in right.chain(misspelt) {
            for (target, weight) in &called {
                let shown = shown.clone();
                let label = Label::of(*target, shown, word, segmenter, scratch);
                labels.extend(label.map(|label| Label { weight: *weight, ..label }));
            }
        }
    }
    labels
}

/// Procedures with a title or alias that holds a text where a word begins, with their weights: those that begin with it,
/// and those that are short, weigh more.
fn procedures_called(names: NamesView<'_>, word: &str) -> Vec<(Target, u8)> {
    let key = key(word);
    let called = |suffix: Suffix| {
        let target @ Target::Procedure(_) = names.target(suffix.label) else { return None };
        let extra = names.key(suffix.label).len() - key.len();
        let rank = suffix.weight.saturating_add(if suffix.is_first { 60 } else { 0 });
        Some((target, rank.saturating_sub((extra / 2).min(60) as u8)))
    };
    if key.is_empty() {
        Vec::new()
    } else {
        names.suffixes(names.starting_with(&key)).filter_map(called).collect()
    }
}
