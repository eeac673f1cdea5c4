//! What a citizen's sentence says: where, when, at which kind of office, and what is left to look for. Words of tables
//! are found in it, the longest first, and small grammars read them; nothing is learned, so the same sentence always says
//! the same.

mod kind;
mod matter;
mod place;
mod sentence;
#[cfg(test)]
mod tests;
mod time;
mod word;

use std::ops::Range;

use analyzers::Vocabulary;
use chrono::{DateTime, FixedOffset};
use domain::area::{AreaLevel, Gazetteer};
use domain::{AreaCode, Position};

pub(crate) use kind::is_kind;
pub use matter::{Understanding, UnderstoodKind, UnderstoodProcedure};
pub(crate) use place::Surroundings;
pub use place::UnderstoodPlace;
pub use time::UnderstoodTime;

use crate::QueryEngine;
use kind::Strength;
use sentence::{Sentence, TokenKind};
use word::Meaning;

/// A position that stands for an area: the register's, or else the gazetteer's, or else that of the area around it. For a
/// province it is the one of its seat's district, where most of its offices stand: its middle is often a forest.
pub(crate) fn position_of(engine: &dyn QueryEngine, area: AreaCode) -> Option<Position> {
    let known = |area: AreaCode| engine.place(area).or_else(|| Gazetteer::built_in().position(area));
    seat_of(area).into_iter().chain(std::iter::successors(Some(area), |area| area.parent())).find_map(known)
}

/// The district of a province's seat. Its code is the province's and 01: in the official list those are the 75 districts
/// called เมือง, Phra Nakhon of Bangkok, and Phra Nakhon Si Ayutthaya.
fn seat_of(area: AreaCode) -> Option<AreaCode> {
    AreaCode::from_number(100 * area.number() + 1).filter(|_| area.level() == AreaLevel::Province)
}

/// Who asks, and when.
#[derive(Clone, Copy, Debug)]
pub struct Asker {
    /// The instant that relative words count from.
    pub at: DateTime<FixedOffset>,
    /// Where the asker is.
    pub from: Option<Position>,
}

/// A kind of office by the place of its words in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KindWord {
    pub(crate) kind: usize,
    pub(crate) span: Range<usize>,
}

/// Words that make a sentence a question, and what they ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// `how`, `where`, `which documents` and so on: the groups of the list of question words.
    pub asks: &'static str,
    /// Bytes of the text.
    pub span: Range<usize>,
}

/// What a sentence says, besides procedures.
#[derive(Clone, Debug)]
pub(crate) struct Sense {
    pub(crate) place: Option<UnderstoodPlace>,
    /// The asker's own place: แถวนี้.
    pub(crate) here: Option<Range<usize>>,
    pub(crate) time: Option<UnderstoodTime>,
    pub(crate) kinds: Vec<KindWord>,
    pub(crate) questions: Vec<Question>,
    /// Where what is left stands: the matter.
    pub(crate) matter: Vec<Range<usize>>,
}

/// Reads the tables, so that no sentence has to wait for them.
pub(crate) fn prepare() {
    word::find("");
    Vocabulary::built_in();
}

/// Reads a sentence.
pub(crate) fn understand(
    text: &str,
    asker: Asker,
    around: &dyn Surroundings,
    vocabulary: &Vocabulary,
) -> Sense {
    let sentence = Sentence::read(text, vocabulary);
    let time = time::read(&sentence, asker.at);
    let mut taken = vec![false; sentence.len()];
    if let Some(time) = &time {
        take_spans(&sentence, &time.spans, &mut taken);
    }
    let in_time = taken.clone();
    let read = place::read(&sentence, &|token| in_time[token], asker.from, around);
    for token in read.tokens.iter().chain(&read.here) {
        taken[*token] = true;
    }
    let kinds = kinds(&sentence, &read.tokens, &mut taken);
    let here = read.here.or_else(|| nearness(&sentence, &taken).filter(|_| read.place.is_none()));
    taken.iter_mut().enumerate().for_each(|(token, taken)| *taken |= Some(token) == here);
    let questions = questions(&sentence, &mut taken);
    let here = here.map(|token| sentence.span(token..token + 1));
    Sense { place: read.place, here, time, kinds, questions, matter: left(&sentence, &taken) }
}

fn take_spans(sentence: &Sentence<'_>, spans: &[Range<usize>], taken: &mut [bool]) {
    for (token, taken) in sentence.tokens.iter().zip(taken) {
        *taken |= spans.iter().any(|span| span.start <= token.span.start && token.span.end <= span.end);
    }
}

/// A word of nearness that stands before no place: ใกล้ๆ.
fn nearness(sentence: &Sentence<'_>, taken: &[bool]) -> Option<usize> {
    (0..sentence.len()).find(|token| {
        !taken[*token]
            && sentence.means(*token, |meaning| *meaning == Meaning::Near)
            && is_loose(sentence, taken, *token)
    })
}

/// The kinds of offices: those said surely, behind a word of going there or before the place, and the others where
/// nothing else is left.
fn kinds(sentence: &Sentence<'_>, place: &[usize], taken: &mut [bool]) -> Vec<KindWord> {
    let mut found: Vec<KindWord> = Vec::new();
    let mut weak = Vec::new();
    for token in 0..sentence.len() {
        let Some((kind, strength)) = kind_of(sentence, token).filter(|_| !taken[token]) else { continue };
        let cue = token.checked_sub(1).filter(|before| {
            !taken[*before]
                && sentence.means(*before, |meaning| matches!(meaning, Meaning::At | Meaning::Near))
        });
        let begins_free = token == 0 || taken[token - 1] || !sentence.before(token).is_empty();
        let names_place = begins_free && place.contains(&(token + 1));
        if strength == Strength::Strong || names_place || cue.is_some() && sentence.ends_apart(token) {
            taken[token] = true;
            if let Some(cue) = cue {
                taken[cue] = true;
            }
            found.push(KindWord { kind, span: sentence.span(token..token + 1) });
        } else {
            weak.push((token, kind));
        }
    }
    let nothing_else = (0..sentence.len()).all(|token| {
        taken[token] || weak.iter().any(|(weak, _)| *weak == token) || is_question(sentence, token)
    });
    if nothing_else {
        for (token, kind) in weak {
            taken[token] = true;
            found.push(KindWord { kind, span: sentence.span(token..token + 1) });
        }
    }
    found.sort_by_key(|word| word.span.start);
    found
}

fn kind_of(sentence: &Sentence<'_>, token: usize) -> Option<(usize, Strength)> {
    sentence.meanings(token).iter().find_map(|meaning| match meaning {
        Meaning::Kind(kind, strength) => Some((*kind, *strength)),
        _ => None,
    })
}

fn is_question(sentence: &Sentence<'_>, token: usize) -> bool {
    sentence.means(token, |meaning| matches!(meaning, Meaning::Question(_) | Meaning::At | Meaning::Near))
        || matches!(sentence.tokens[token].is, TokenKind::Word(_)) && sentence.meanings(token).is_empty()
}

/// Words that ask, where they are nothing else.
fn questions(sentence: &Sentence<'_>, taken: &mut [bool]) -> Vec<Question> {
    let mut found = Vec::new();
    for token in 0..sentence.len() {
        let asks = sentence.meanings(token).iter().find_map(|meaning| match meaning {
            Meaning::Question(asks) => Some(*asks),
            _ => None,
        });
        let is_matter = sentence.means(token, |meaning| *meaning == Meaning::Matter);
        let is_loose = sentence.means(token, |meaning| matches!(meaning, Meaning::At | Meaning::Near))
            && is_loose(sentence, taken, token);
        let of_office = sentence.means(token, |meaning| *meaning == Meaning::OfOffice)
            && is_loose_of_matter(sentence, taken, token);
        let asks = asks.or(is_loose.then_some("where")).or(of_office.then_some("when and how long"));
        let is_matter = is_matter && !of_office;
        if let Some(asks) = asks.filter(|_| !taken[token] && !is_matter) {
            taken[token] = true;
            found.push(Question { asks, span: sentence.span(token..token + 1) });
        }
    }
    found
}

/// Whether neither neighbour of a token is something that is left and written on to it.
fn is_loose_of_matter(sentence: &Sentence<'_>, taken: &[bool], token: usize) -> bool {
    let says_little = |other: usize| taken[other] || is_question(sentence, other);
    let before = token == 0 || says_little(token - 1) || !sentence.before(token).is_empty();
    let after =
        token + 1 >= sentence.len() || says_little(token + 1) || !sentence.before(token + 1).is_empty();
    before && after
}

/// Whether a token is written on to nothing that is left.
fn is_loose(sentence: &Sentence<'_>, taken: &[bool], token: usize) -> bool {
    let before = token == 0 || taken[token - 1] || !sentence.before(token).is_empty();
    let after = token + 1 >= sentence.len() || taken[token + 1] || !sentence.before(token + 1).is_empty();
    before && after
}

/// The stretches of tokens that nothing was made of.
fn left(sentence: &Sentence<'_>, taken: &[bool]) -> Vec<Range<usize>> {
    let mut left: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (token, taken) in sentence.tokens.iter().zip(taken) {
        match left.last_mut() {
            Some(last) if is_open && !taken => last.end = token.span.end,
            _ if !taken => left.push(token.span.clone()),
            _ => {}
        }
        is_open = !taken;
    }
    left
}
