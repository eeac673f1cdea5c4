//! What a question about procedures was meant to be, where it holds words that no procedure has.
//!
//! Only a word that is nowhere is put right, with what stands beside it: a slip changes where Thai is cut. A word that some
//! title, some place or the vocabulary holds stays as it is, whatever else it is like.

use std::collections::HashMap;
use std::ops::Range;

use analyzers::{Kind, QuestionWords, Scratch};

use super::search::Layer;
use crate::Error;
use crate::names::{self, MappedKey, Shown, Target, areas_named, key};
use crate::register::Register;

/// Words before and after an unknown one that a slip may have cut off it.
const WORDS_BEFORE: usize = 2;
const WORDS_AFTER: usize = 3;
/// Most stretches of a question that are put right.
const MOST_STRETCHES: usize = 3;
/// Most names that are looked at for one stretch.
const MOST_NAMES: usize = 200;

/// A stretch of the question with what it was meant to be.
struct Correction {
    stretch: Range<usize>,
    meant: String,
    cost: u32,
}

/// The question with its slips put right; none where all of it is understood, or what is not is like nothing.
pub(crate) fn meant(register: Register<'_>, question: &str) -> Result<Option<String>, Error> {
    let normalized = analyzers::normalize(question).into_owned();
    let mut text = normalized.clone();
    for _ in 0..MOST_STRETCHES {
        let Some(correction) = correction(register, &text)? else { break };
        text.replace_range(correction.stretch, &correction.meant);
    }
    Ok((text != normalized && unknown_words(register, &text)?.is_empty()).then_some(text))
}

/// The words of a text that count, in bytes.
fn words(register: Register<'_>, text: &str) -> Vec<Range<usize>> {
    let words = register.base.analyzer().segmenter().segment(text);
    let counts = |word: &&analyzers::Word<'_>| matches!(word.kind, Kind::Thai | Kind::Latin);
    words.iter().filter(counts).map(|word| word.start..word.start + word.text.len()).collect()
}

/// The words that no procedure, place, vocabulary or question has.
fn unknown_words(register: Register<'_>, text: &str) -> Result<Vec<Range<usize>>, Error> {
    let vocabulary = register.overlay.vocabulary(register.base);
    let mut known: Vec<Range<usize>> = QuestionWords::built_in().find(text);
    known.extend(vocabulary.expand(text).into_iter().map(|word| word.span));
    let mut unknown = Vec::new();
    for word in words(register, text) {
        let is_known = known.iter().any(|span| span.start <= word.start && word.end <= span.end);
        let is_place = || !areas_named(&key(&text[word.clone()])).is_empty();
        let is_abbreviation = !analyzers::expansions(&text[word.clone()]).is_empty();
        if !is_known && !is_abbreviation && !register.has_procedure_word(&text[word.clone()])? && !is_place()
        {
            unknown.push(word);
        }
    }
    Ok(unknown)
}

/// The best correction of a stretch around the first unknown word that has any.
fn correction(register: Register<'_>, text: &str) -> Result<Option<Correction>, Error> {
    let words = words(register, text);
    for unknown in unknown_words(register, text)? {
        let Some(at) = words.iter().position(|word| *word == unknown) else { continue };
        let mut found: Option<Correction> = None;
        for first in at.saturating_sub(WORDS_BEFORE)..=at {
            for last in at..words.len().min(at + WORDS_AFTER + 1) {
                let stretch = words[first].start..words[last].end;
                let Some((meant, cost)) = like(register, &text[stretch.clone()])? else { continue };
                // The same slip in a longer stretch is surer.
                let is_better = |best: &Correction| (cost, best.stretch.len()) < (best.cost, stretch.len());
                if found.as_ref().is_none_or(is_better) {
                    found = Some(Correction { stretch, meant, cost });
                }
            }
        }
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// Whole words of a procedure's name that a text is with slips, and what these cost; the likeliest, then those that most
/// names hold.
fn like(register: Register<'_>, text: &str) -> Result<Option<(String, u32)>, Error> {
    let typed = key(text);
    if names::allowed(&typed) == 0 {
        return Ok(None);
    }
    let mut found: HashMap<String, (u32, u32)> = HashMap::new();
    for layer in Layer::of(register) {
        // Without a slip the words were only parted or joined.
        let with_slips =
            names::walk(layer.names, &typed, 1, usize::MAX).into_iter().filter(|one| one.cost > 0);
        for matched in with_slips {
            let suffixes = layer.names.suffixes(matched.range.clone());
            let procedures = suffixes.filter(|suffix| suffix.kind == Target::PROCEDURE);
            for suffix in procedures.take(MOST_NAMES) {
                let Some(name) = name(layer, suffix.label)? else { continue };
                let at = layer.names.at(&suffix);
                if let Some(words) = whole_words(register, &name, at..at + matched.depth) {
                    let (cost, count) = found.entry(words).or_insert((matched.cost, 0));
                    *cost = matched.cost.min(*cost);
                    *count += 1;
                }
            }
        }
    }
    let best = found.into_iter().min_by(|(words_a, (cost_a, count_a)), (words_b, (cost_b, count_b))| {
        cost_a.cmp(cost_b).then(count_b.cmp(count_a)).then_with(|| words_a.cmp(words_b))
    });
    Ok(best.map(|(words, (cost, _))| (words, cost)))
}

/// The text of the label of a procedure that there is.
fn name(layer: Layer<'_>, label: u32) -> Result<Option<String>, Error> {
    let target = layer.names.target(label);
    let Target::Procedure(number) = target else { return Ok(None) };
    if !layer.has(target) {
        return Ok(None);
    }
    Ok(match layer.names.shown(label) {
        Shown::Text(text) => Some(text),
        Shown::Thai => layer.procedure_of(number)?.map(|procedure| procedure.title_th),
        Shown::English => layer.procedure_of(number)?.and_then(|procedure| procedure.title_en),
        Shown::ThaiWhole => None,
    })
}

/// What of a name a range of its key covers, if it ends where a word does.
fn whole_words(register: Register<'_>, name: &str, range: Range<usize>) -> Option<String> {
    let mapped = MappedKey::of(name);
    let starts = mapped.word_starts(register.base.analyzer().segmenter(), &mut Scratch::default());
    let ends_a_word = range.end == mapped.bytes.len() || starts.binary_search(&(range.end as u32)).is_ok();
    let span = mapped.span(range);
    ends_a_word.then(|| name.chars().take(span.end).skip(span.start).collect::<String>().trim().to_owned())
}
