//! Situations that citizens tell in words apart from each other: the land of somebody who died is an inheritance, however
//! much stands between the two.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::entries::line_of;
use super::{Scope, UnusableEntry};
use crate::phrases::{MAX_PHRASE_LETTERS, Phrases, key};

/// A situation as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    said: Vec<Vec<String>>,
    official: Vec<String>,
    #[serde(default)]
    not_in: Vec<String>,
    source: String,
}

/// A situation that was checked.
pub(super) struct Situation {
    /// One word of each list is said.
    pub(super) said: Vec<Vec<String>>,
    pub(super) official: Vec<String>,
    pub(super) scope: Scope,
    /// Longer words in which none of them is meant.
    not_in: Vec<String>,
    pub(super) source: String,
}

/// A situation that a text tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<'v> {
    /// Where its words stand in the text as it was typed, in bytes, from left to right.
    pub spans: Vec<Range<usize>>,
    /// The official words.
    pub official: Vec<&'v str>,
    /// The field of life.
    pub scope: Scope,
    /// The number of the situation, see [`Vocabulary::situations`](super::Vocabulary::situations).
    pub situation: usize,
}

/// The situations of a table, or everything that is wrong with them.
pub(super) fn read(
    file: &str,
    text: &str,
    scope: Scope,
    written: Vec<Spanned<Written>>,
) -> Result<Vec<Situation>, Vec<UnusableEntry>> {
    let (mut situations, mut faults) = (Vec::new(), Vec::new());
    for written in written {
        let line = line_of(text, written.span().start);
        let Written { said, official, not_in, source } = written.into_inner();
        let situation = Situation { said, official, scope, not_in, source };
        let entry = situation.said.concat().first().cloned().unwrap_or_default();
        let unusable = |reason| UnusableEntry { file: file.to_owned(), line, entry: entry.clone(), reason };
        faults.extend(reasons(&situation).into_iter().map(unusable));
        situations.push(situation);
    }
    if faults.is_empty() { Ok(situations) } else { Err(faults) }
}

fn reasons(situation: &Situation) -> Vec<String> {
    let mut reasons = Vec::new();
    let Situation { said, official, not_in, source, .. } = situation;
    if said.len() < 2 || said.iter().any(Vec::is_empty) || official.is_empty() {
        reasons.push("lacks words: expected two lists that are said, and an official word".to_owned());
    }
    if source.trim().is_empty() {
        reasons.push("has no source: expected a law, a page or \"common usage\"".to_owned());
    }
    for word in said.iter().flatten().chain(not_in) {
        let letters = key(word).chars().count();
        if !(2..=MAX_PHRASE_LETTERS).contains(&letters) {
            reasons
                .push(format!("has \"{word}\" with {letters} letters: expected 2 to {MAX_PHRASE_LETTERS}"));
        }
    }
    reasons
}

/// A list of a situation.
#[derive(Clone, Copy)]
struct Part {
    situation: usize,
    list: usize,
}

/// The words of situations.
pub(super) struct Words {
    /// None: a longer word that says something else.
    phrases: Phrases<Option<Part>>,
}

impl Words {
    pub(super) fn of(situations: &[Situation]) -> Self {
        let mut phrases = Vec::new();
        for (situation, written) in situations.iter().enumerate() {
            for (list, words) in written.said.iter().enumerate() {
                phrases.extend(words.iter().map(|word| (word.as_str(), Some(Part { situation, list }))));
            }
            phrases.extend(written.not_in.iter().map(|word| (word.as_str(), None)));
        }
        Self { phrases: Phrases::new(phrases) }
    }

    /// The situations of which every list has a word in the text, without those whose words are all words of a larger one.
    pub(super) fn told<'v>(&self, text: &str, situations: &'v [Situation]) -> Vec<Told<'v>> {
        let mut found: Vec<(usize, usize, Range<usize>)> = Vec::new();
        for phrase in self.phrases.find(text) {
            let parts = phrase.values.iter().flatten();
            found.extend(parts.map(|part| (part.situation, part.list, phrase.span.clone())));
        }
        found.sort_by_key(|(situation, list, span)| (*situation, *list, span.start));
        let of_situation = found.chunk_by(|one, next| one.0 == next.0);
        let mut told: Vec<Told<'v>> = Vec::new();
        for words in of_situation {
            let situation = words[0].0;
            let Situation { said, official, scope, .. } = &situations[situation];
            let lists = words.chunk_by(|one, next| one.1 == next.1).count();
            if lists == said.len() {
                let mut spans: Vec<Range<usize>> = words.iter().map(|(.., span)| span.clone()).collect();
                spans.sort_by_key(|span| span.start);
                spans.dedup();
                let official = official.iter().map(String::as_str).collect();
                told.push(Told { spans, official, scope: *scope, situation });
            }
        }
        let lists = |told: &Told<'_>| situations[told.situation].said.len();
        let is_within = |small: &Told<'_>, large: &Told<'_>| {
            lists(small) < lists(large)
                && small
                    .spans
                    .iter()
                    .all(|span| large.spans.binary_search_by_key(&span.start, |span| span.start).is_ok())
        };
        let all = told.clone();
        told.retain(|one| !all.iter().any(|other| is_within(one, other)));
        told
    }
}
