//! Tables of entries as they are written, and what is wrong with them.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::situations::{self, Situation};
use super::{Scope, UnusableEntry};
use crate::phrases::{MAX_PHRASE_LETTERS, key};

/// A file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    scope: Scope,
    #[serde(default)]
    entry: Vec<Spanned<Written>>,
    #[serde(default)]
    situation: Vec<Spanned<situations::Written>>,
}

/// An entry as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    words: Vec<String>,
    #[serde(default)]
    misspelt: Vec<String>,
    official: Vec<String>,
    #[serde(default)]
    direction: Direction,
    #[serde(default)]
    not_in: Vec<String>,
    source: String,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Direction {
    /// From the citizens' words to the official ones.
    #[default]
    OneWay,
    Both,
}

/// An entry that was checked.
pub(super) struct Entry {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) words: Vec<String>,
    /// Spellings of them that are found and never shown.
    pub(super) misspelt: Vec<String>,
    pub(super) official: Vec<String>,
    pub(super) scope: Scope,
    pub(super) direction: Direction,
    /// Longer words that the entry doesn't fire in, where the dictionary would let it.
    pub(super) not_in: Vec<String>,
    pub(super) source: String,
}

impl Entry {
    /// The words that the entry is found by.
    pub(super) fn fires_on(&self) -> impl Iterator<Item = &str> {
        let official = if self.direction == Direction::Both { self.official.as_slice() } else { &[] };
        self.words.iter().chain(&self.misspelt).chain(official).map(String::as_str)
    }

    /// What stands for a word of the entry.
    pub(super) fn others(&self, word: &str) -> Vec<&str> {
        if self.direction == Direction::OneWay {
            return self.official.iter().map(String::as_str).collect();
        }
        let own = key(word);
        let right = self.words.iter().chain(&self.official).map(String::as_str);
        right.filter(|other| key(other) != own).collect()
    }

    pub(super) fn unusable(&self, reason: String) -> UnusableEntry {
        let entry = self.words.first().cloned().unwrap_or_default();
        UnusableEntry { file: self.file.clone(), line: self.line, entry, reason }
    }
}

/// The entries and situations of a table, or everything that is wrong with it.
pub(super) fn read(file: &str, text: &str) -> Result<(Vec<Entry>, Vec<Situation>), Vec<UnusableEntry>> {
    let table: Table = toml::from_str(text).map_err(|error| vec![no_table(file, text, &error)])?;
    let situations = situations::read(file, text, table.scope, table.situation);
    let mut entries = Vec::new();
    for written in table.entry {
        let line = line_of(text, written.span().start);
        let Written { words, misspelt, official, direction, not_in, source } = written.into_inner();
        let scope = table.scope;
        entries.push(Entry {
            file: file.to_owned(),
            line,
            words,
            misspelt,
            official,
            scope,
            direction,
            not_in,
            source,
        });
    }
    let mut faults: Vec<UnusableEntry> = entries.iter().flat_map(faults).collect();
    match situations {
        Ok(situations) if faults.is_empty() => Ok((entries, situations)),
        Ok(_) => Err(faults),
        Err(others) => {
            faults.extend(others);
            Err(faults)
        }
    }
}

fn no_table(file: &str, text: &str, error: &toml::de::Error) -> UnusableEntry {
    let line = error.span().map_or(1, |span| line_of(text, span.start));
    let reason = format!("can't be read: {}", error.message());
    UnusableEntry { file: file.to_owned(), line, entry: String::new(), reason }
}

pub(super) fn line_of(text: &str, offset: usize) -> usize {
    1 + text.as_bytes()[..offset.min(text.len())].iter().filter(|&&byte| byte == b'\n').count()
}

fn faults(entry: &Entry) -> Vec<UnusableEntry> {
    let mut reasons = Vec::new();
    if entry.words.is_empty() || entry.official.is_empty() {
        reasons.push("lacks words: expected at least one of the citizens' and one official".to_owned());
    }
    if entry.source.trim().is_empty() {
        reasons.push("has no source: expected a law, a page or \"common usage\"".to_owned());
    }
    for word in entry.fires_on().chain(entry.official.iter().chain(&entry.not_in).map(String::as_str)) {
        let letters = key(word).chars().count();
        if !(2..=MAX_PHRASE_LETTERS).contains(&letters) {
            reasons
                .push(format!("has \"{word}\" with {letters} letters: expected 2 to {MAX_PHRASE_LETTERS}"));
        }
    }
    let official: Vec<String> = entry.official.iter().map(|word| key(word)).collect();
    for word in entry.words.iter().filter(|word| official.contains(&key(word))) {
        reasons.push(format!("stands for itself by \"{word}\": expected another official word"));
    }
    reasons.into_iter().map(|reason| entry.unusable(reason)).collect()
}

/// Words that stand twice for the same official word, or twice in one entry.
pub(super) fn repeated(entries: &[Entry]) -> Vec<UnusableEntry> {
    let mut first: BTreeMap<(String, String), &Entry> = BTreeMap::new();
    let mut faults = Vec::new();
    for entry in entries {
        for word in entry.words.iter().chain(&entry.misspelt) {
            for official in &entry.official {
                if let Some(other) = first.insert((key(word), key(official)), entry) {
                    faults.push(entry.unusable(format!(
                        "repeats \"{word}\" for \"{official}\", which stands at {}:{}: expected it once",
                        other.file, other.line
                    )));
                }
            }
        }
    }
    faults
}
