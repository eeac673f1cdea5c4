//! The sorted places at which words begin, in columns that are mapped from a file or held in memory.

use std::ops::Range;
use std::path::Path;

use super::label::{Label, Shown, Target};
use crate::Error;
use crate::format::sections::{Column, SectionFile, SectionWriter};

/// Names of the sections of the file.
mod sections {
    /// `u8`: the keys of all labels, one behind the other, with a 0 behind each.
    pub(super) const KEYS: &str = "keys";
    /// `u32` a label, and one more: where its key starts.
    pub(super) const KEY_STARTS: &str = "key-starts";
    /// `u32` a label: what it leads to.
    pub(super) const TARGETS: &str = "targets";
    /// `u8` a label: how it is shown.
    pub(super) const SHOWN: &str = "shown";
    /// `u8`: the texts of those that are shown by one of their own.
    pub(super) const TEXTS: &str = "texts";
    /// `u32` a label, and one more: where its text starts.
    pub(super) const TEXT_STARTS: &str = "text-starts";
    /// `u32` an office: number of the area that it stands in, 0 where nobody knows.
    pub(super) const OFFICE_AREAS: &str = "office-areas";
    /// `u32` a beginning of a word, in the order of what follows: its place among the keys.
    pub(super) const SUFFIX_PLACES: &str = "suffix-places";
    /// `u32` a beginning of a word: its label.
    pub(super) const SUFFIX_LABELS: &str = "suffix-labels";
    /// `[u8; 2]` a beginning of a word: the weight of its label, and what it is (the bits of `flags`).
    pub(super) const SUFFIX_FACTS: &str = "suffix-facts";
    /// `[i32; 2]` a beginning of a word: where its target stands, in millionths of a degree; `i32::MIN` where nobody knows.
    pub(super) const SUFFIX_POSITIONS: &str = "suffix-positions";
}

/// Bits of `suffix-facts`.
mod flags {
    /// The name begins here.
    pub(super) const FIRST: u8 = 1;
    /// What tells the name from others begins here.
    pub(super) const DISTINCTIVE: u8 = 2;
    /// The lowest bit of the kind of the target.
    pub(super) const KIND_SHIFT: u8 = 2;
}

/// Stands behind each key: less than any byte of one.
pub(super) const END: u8 = 0;

/// Stands for "nobody knows" in `suffix-positions`.
const NOWHERE: i32 = i32::MIN;
const MILLIONTHS: f64 = 1e6;

/// Numbers that are mapped or held.
enum Numbers<T: 'static> {
    Mapped(Column<T>),
    Held(Vec<T>),
}

impl<T: bytemuck::AnyBitPattern + bytemuck::NoUninit> std::ops::Deref for Numbers<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::Mapped(column) => column,
            Self::Held(numbers) => numbers,
        }
    }
}

/// The names of many things.
pub(crate) struct Names {
    keys: Numbers<u8>,
    key_starts: Numbers<u32>,
    targets: Numbers<u32>,
    shown: Numbers<u8>,
    texts: Numbers<u8>,
    text_starts: Numbers<u32>,
    office_areas: Numbers<u32>,
    suffix_places: Numbers<u32>,
    suffix_labels: Numbers<u32>,
    suffix_facts: Numbers<[u8; 2]>,
    suffix_positions: Numbers<[i32; 2]>,
    /// For each byte, and one more: how many beginnings of words come before those that begin with it.
    first_bytes: Box<[u32; 257]>,
}

/// The same as slices, which cost nothing to look into.
#[derive(Clone, Copy)]
pub(crate) struct NamesView<'n> {
    keys: &'n [u8],
    key_starts: &'n [u32],
    targets: &'n [u32],
    shown: &'n [u8],
    texts: &'n [u8],
    text_starts: &'n [u32],
    office_areas: &'n [u32],
    suffix_places: &'n [u32],
    suffix_labels: &'n [u32],
    suffix_facts: &'n [[u8; 2]],
    suffix_positions: &'n [[i32; 2]],
    first_bytes: &'n [u32; 257],
}

/// A place at which a word of a name begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Suffix {
    pub(crate) label: u32,
    /// Its place in the order.
    number: usize,
    /// What kind of thing the label leads to, see [`Target::kind`].
    pub(crate) kind: u8,
    pub(crate) is_first: bool,
    /// Whether what tells the name from others begins here.
    pub(crate) is_distinctive: bool,
    pub(crate) weight: u8,
    /// Latitude and longitude in degrees.
    pub(crate) position: Option<[f64; 2]>,
}

impl Names {
    /// The index of labels, which may stand in any order. `office_areas` are the areas of offices by number, 0 for unknown.
    pub(crate) fn new(labels: &[Label], office_areas: Vec<u32>) -> Self {
        let (mut keys, mut key_starts) = (Vec::new(), vec![0]);
        let (mut texts, mut text_starts) = (Vec::new(), vec![0]);
        let mut suffixes: Vec<(u32, u32)> = Vec::new();
        for (number, label) in (0u32..).zip(labels) {
            let start = keys.len() as u32;
            suffixes.extend(label.starts.iter().map(|at| (start + at, number)));
            keys.extend_from_slice(&label.key);
            keys.push(END);
            key_starts.push(keys.len() as u32);
            if let Shown::Text(text) = &label.shown {
                texts.extend_from_slice(text.as_bytes());
            }
            text_starts.push(texts.len() as u32);
        }
        sort(&mut suffixes, |(place, label)| &keys[place as usize..key_starts[label as usize + 1] as usize]);
        let label = |suffix: &(u32, u32)| &labels[suffix.1 as usize];
        let facts = |suffix: &(u32, u32)| {
            let (at, label) = (suffix.0 - key_starts[suffix.1 as usize], label(suffix));
            let first = if at == 0 { flags::FIRST } else { 0 };
            let distinctive = if at == label.distinctive { flags::DISTINCTIVE } else { 0 };
            [label.weight, first | distinctive | label.target.kind() << flags::KIND_SHIFT]
        };
        let position = |label: &Label| {
            let millionths = |degrees: f64| (degrees * MILLIONTHS).round() as i32;
            label.position.map_or([NOWHERE; 2], |at| {
                [millionths(at.latitude_degrees()), millionths(at.longitude_degrees())]
            })
        };
        let shown = |label: &Label| match label.shown {
            Shown::Thai => 0,
            Shown::English => 1,
            Shown::ThaiWhole => 2,
            Shown::Text(_) => 3,
        };
        Self {
            targets: Numbers::Held(labels.iter().map(|label| label.target.packed()).collect()),
            shown: Numbers::Held(labels.iter().map(shown).collect()),
            suffix_places: Numbers::Held(suffixes.iter().map(|(place, _)| *place).collect()),
            suffix_labels: Numbers::Held(suffixes.iter().map(|(_, label)| *label).collect()),
            suffix_facts: Numbers::Held(suffixes.iter().map(facts).collect()),
            suffix_positions: Numbers::Held(suffixes.iter().map(|suffix| position(label(suffix))).collect()),
            first_bytes: first_bytes(suffixes.len(), |suffix| keys[suffixes[suffix].0 as usize]),
            office_areas: Numbers::Held(office_areas),
            keys: Numbers::Held(keys),
            key_starts: Numbers::Held(key_starts),
            texts: Numbers::Held(texts),
            text_starts: Numbers::Held(text_starts),
        }
    }

    pub(crate) fn write(&self, path: &Path) -> Result<(), Error> {
        let mut file = SectionWriter::create(path)?;
        file.add(sections::KEYS, "", &self.keys);
        file.add(sections::KEY_STARTS, "", &self.key_starts);
        file.add(sections::TARGETS, "", &self.targets);
        file.add(sections::SHOWN, "", &self.shown);
        file.add(sections::TEXTS, "", &self.texts);
        file.add(sections::TEXT_STARTS, "", &self.text_starts);
        file.add(sections::OFFICE_AREAS, "", &self.office_areas);
        file.add(sections::SUFFIX_PLACES, "", &self.suffix_places);
        file.add(sections::SUFFIX_LABELS, "", &self.suffix_labels);
        file.add(sections::SUFFIX_FACTS, "", &self.suffix_facts);
        file.add(sections::SUFFIX_POSITIONS, "", &self.suffix_positions);
        file.finish()
    }

    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let file = SectionFile::open(path)?;
        let keys: Column<u8> = file.column(sections::KEYS, "")?;
        let places: Column<u32> = file.column(sections::SUFFIX_PLACES, "")?;
        Ok(Self {
            first_bytes: first_bytes(places.len(), |suffix| keys[places[suffix] as usize]),
            keys: Numbers::Mapped(keys),
            key_starts: Numbers::Mapped(file.column(sections::KEY_STARTS, "")?),
            targets: Numbers::Mapped(file.column(sections::TARGETS, "")?),
            shown: Numbers::Mapped(file.column(sections::SHOWN, "")?),
            texts: Numbers::Mapped(file.column(sections::TEXTS, "")?),
            text_starts: Numbers::Mapped(file.column(sections::TEXT_STARTS, "")?),
            office_areas: Numbers::Mapped(file.column(sections::OFFICE_AREAS, "")?),
            suffix_places: Numbers::Mapped(places),
            suffix_labels: Numbers::Mapped(file.column(sections::SUFFIX_LABELS, "")?),
            suffix_facts: Numbers::Mapped(file.column(sections::SUFFIX_FACTS, "")?),
            suffix_positions: Numbers::Mapped(file.column(sections::SUFFIX_POSITIONS, "")?),
        })
    }

    pub(crate) fn view(&self) -> NamesView<'_> {
        NamesView {
            keys: &self.keys,
            key_starts: &self.key_starts,
            targets: &self.targets,
            shown: &self.shown,
            texts: &self.texts,
            text_starts: &self.text_starts,
            office_areas: &self.office_areas,
            suffix_places: &self.suffix_places,
            suffix_labels: &self.suffix_labels,
            suffix_facts: &self.suffix_facts,
            suffix_positions: &self.suffix_positions,
            first_bytes: &self.first_bytes,
        }
    }
}

/// Sorts beginnings of words by what follows, and equal ones by place.
fn sort<'k>(suffixes: &mut Vec<(u32, u32)>, rest: impl Fn((u32, u32)) -> &'k [u8]) {
    // Eight bytes decide most comparisons without a look at the keys, which lie anywhere.
    let first_bytes = |suffix| {
        let mut first = [0; 8];
        let rest = rest(suffix);
        let count = rest.len().min(first.len());
        first[..count].copy_from_slice(&rest[..count]);
        u64::from_be_bytes(first)
    };
    let mut keyed: Vec<(u64, (u32, u32))> =
        std::mem::take(suffixes).into_iter().map(|suffix| (first_bytes(suffix), suffix)).collect();
    keyed.sort_unstable_by(|(a_first, a), (b_first, b)| {
        a_first.cmp(b_first).then_with(|| rest(*a).cmp(rest(*b))).then(a.cmp(b))
    });
    suffixes.extend(keyed.into_iter().map(|(_, suffix)| suffix));
}

impl<'n> NamesView<'n> {
    /// All beginnings of words.
    pub(super) fn everything(self) -> Range<usize> {
        0..self.suffix_places.len()
    }

    /// The key of a label.
    pub(crate) fn key(self, label: u32) -> &'n [u8] {
        let label = label as usize;
        &self.keys[self.key_starts[label] as usize..self.key_starts[label + 1] as usize - 1]
    }

    /// The number of the area that an office stands in.
    pub(crate) fn area(self, office: u32) -> Option<u32> {
        self.office_areas.get(office as usize).copied().filter(|area| *area > 0)
    }

    /// The text of a label that is shown by one of its own, or which of the names it is shown by.
    pub(crate) fn shown(self, label: u32) -> Shown {
        let label = label as usize;
        match self.shown[label] {
            0 => Shown::Thai,
            1 => Shown::English,
            2 => Shown::ThaiWhole,
            _ => {
                let text =
                    &self.texts[self.text_starts[label] as usize..self.text_starts[label + 1] as usize];
                Shown::Text(String::from_utf8_lossy(text).into_owned())
            }
        }
    }

    /// The byte at a depth behind a beginning of a word; [`END`] where its name ends there.
    ///
    /// # Panics
    /// If the name ends before.
    fn byte_at(self, suffix: usize, depth: usize) -> u8 {
        self.keys[self.suffix_places[suffix] as usize + depth]
    }

    /// The beginnings after which a text follows.
    pub(crate) fn starting_with(self, text: &[u8]) -> Range<usize> {
        let mut range = self.everything();
        for (depth, byte) in text.iter().enumerate() {
            range = self.narrowed(range, depth, *byte);
        }
        range
    }

    /// Those of a range, whose first `depth` bytes are the same, that go on with a byte.
    pub(super) fn narrowed(self, range: Range<usize>, depth: usize, byte: u8) -> Range<usize> {
        if range.is_empty() {
            return range;
        }
        if depth == 0 && range == self.everything() {
            return self.starting_with_byte(byte);
        }
        let start = partition(range.clone(), |suffix| self.byte_at(suffix, depth) < byte);
        start..partition(start..range.end, |suffix| self.byte_at(suffix, depth) == byte)
    }

    fn starting_with_byte(self, byte: u8) -> Range<usize> {
        let byte = usize::from(byte);
        self.first_bytes[byte] as usize..self.first_bytes[byte + 1] as usize
    }

    /// The stretches of a range, whose first `depth` bytes are the same, that go on with each byte.
    pub(super) fn branches(
        self,
        range: Range<usize>,
        depth: usize,
    ) -> impl Iterator<Item = (u8, Range<usize>)> + use<'n> {
        let mut rest = range;
        std::iter::from_fn(move || {
            let byte = if rest.is_empty() { return None } else { self.byte_at(rest.start, depth) };
            let branch = rest.start..partition(rest.clone(), |suffix| self.byte_at(suffix, depth) == byte);
            rest.start = branch.end;
            Some((byte, branch))
        })
    }

    /// Those of a range, whose first `depth` bytes are the same, whose name ends there.
    pub(crate) fn ended(self, range: Range<usize>, depth: usize) -> Range<usize> {
        range.start..partition(range, |suffix| self.byte_at(suffix, depth) == END)
    }

    /// The beginnings of a range, in its order.
    pub(crate) fn suffixes(self, range: Range<usize>) -> impl Iterator<Item = Suffix> + use<'n> {
        range.map(move |suffix| self.suffix(suffix))
    }

    fn suffix(self, suffix: usize) -> Suffix {
        let [weight, flags] = self.suffix_facts[suffix];
        let [latitude, longitude] = self.suffix_positions[suffix];
        let degrees = |millionths: i32| f64::from(millionths) / MILLIONTHS;
        Suffix {
            label: self.suffix_labels[suffix],
            number: suffix,
            kind: flags >> flags::KIND_SHIFT,
            is_first: flags & flags::FIRST != 0,
            is_distinctive: flags & flags::DISTINCTIVE != 0,
            weight,
            position: (latitude != NOWHERE).then(|| [degrees(latitude), degrees(longitude)]),
        }
    }

    /// What a label leads to.
    pub(crate) fn target(self, label: u32) -> Target {
        Target::unpacked(self.targets[label as usize])
    }

    /// Where in the key of its label a beginning of a word stands.
    pub(crate) fn at(self, suffix: &Suffix) -> usize {
        (self.suffix_places[suffix.number] - self.key_starts[suffix.label as usize]) as usize
    }
}

/// For each byte, and one more, the number of beginnings that come before those that begin with it.
fn first_bytes(count: usize, byte_of: impl Fn(usize) -> u8) -> Box<[u32; 257]> {
    let mut starts = Box::new([count as u32; 257]);
    let mut at = 0;
    for byte in 0..=u8::MAX {
        at = partition(at..count, |suffix| byte_of(suffix) < byte);
        starts[usize::from(byte)] = at as u32;
    }
    starts
}

/// The first of a range for which a condition, true up to there, no longer holds. What is looked for is often near the
/// start, so steps double from there.
pub(super) fn partition(range: Range<usize>, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut step) = (range.start, 1);
    while low + step <= range.end && holds(low + step - 1) {
        low += step;
        step *= 2;
    }
    let mut high = range.end.min(low + step);
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
