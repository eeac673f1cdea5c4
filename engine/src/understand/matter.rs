//! The whole of what was understood: procedures are looked for by what is left of a sentence, and count as understood
//! where they hold its words.

use std::collections::BTreeSet;
use std::ops::Range;

use analyzers::Vocabulary;
use domain::id::GroupId;
use domain::{AreaCode, Procedure};

use super::{Asker, KindWord, Question, Sense, Surroundings, UnderstoodPlace, UnderstoodTime, kind};
use crate::build::Term;
use crate::query::{QueryEngine, ScoredProcedure};
use crate::{Error, understand};

/// How many procedures are looked at.
const MOST_SCORED: usize = 20;
/// Procedures that score as much of the best one's score are meant too: titles of several agencies say the same.
const AS_GOOD: f32 = 0.9;
/// Most procedures that a sentence means, without those of the best one's group.
const MOST_MEANT: usize = 5;
/// The share of a stretch's trigrams that a procedure has to hold to count as what it says.
const LEAST_SHARE: f64 = 0.3;

/// What a sentence says.
#[derive(Clone, Debug)]
pub struct Understanding {
    /// The procedures meant, best first; those of the best one's group follow it.
    pub procedures: Vec<UnderstoodProcedure>,
    /// The place.
    pub place: Option<UnderstoodPlace>,
    /// Where the sentence says the asker's own place, in bytes: แถวนี้.
    pub here: Option<Range<usize>>,
    /// The time.
    pub time: Option<UnderstoodTime>,
    /// Kinds of offices of the register.
    pub kinds: Vec<UnderstoodKind>,
    /// What is asked about it.
    pub questions: Vec<Question>,
    /// All words that nothing was made of.
    pub rest: String,
    /// Procedures that match, best first, understood or not.
    pub matching: Vec<ScoredProcedure>,
}

/// A procedure that a sentence says.
#[derive(Clone, Debug)]
pub struct UnderstoodProcedure {
    /// The procedure.
    pub procedure: Procedure,
    /// Larger is better; comparable within one sentence only.
    pub score: f32,
    /// The stretches that say it, in bytes of the text.
    pub spans: Vec<Range<usize>>,
}

/// A kind of office that a sentence says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderstoodKind {
    /// Its id in the register.
    pub id: String,
    /// Its Thai name.
    pub name_th: String,
    /// Its English name.
    pub name_en: Option<String>,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

impl Understanding {
    pub(crate) fn of(
        engine: &dyn QueryEngine,
        around: &dyn Surroundings,
        vocabulary: &Vocabulary,
        text: &str,
        asker: Asker,
    ) -> Result<Self, Error> {
        let sense = understand::understand(text, asker, around, vocabulary);
        let Sense { place, here, time, kinds, questions, matter } = sense;
        let (kinds, unknown) = in_register(&kinds, &engine.terms()?);
        let said = stretches(text, &matter).collect::<Vec<_>>();
        let topic = said.iter().map(|span| &text[span.clone()]).collect::<Vec<_>>().join(" ");
        let matching = match topic.is_empty() {
            true => Vec::new(),
            false => engine.find_procedures(&topic, MOST_SCORED)?,
        };
        let procedures = meant(vocabulary, text, &said, &matching);
        let is_said = |span: &Range<usize>| procedures.iter().any(|meant| meant.spans.contains(span));
        let mut rest: Vec<Range<usize>> = said.iter().filter(|span| !is_said(span)).cloned().collect();
        rest.extend(unknown);
        rest.sort_by_key(|span| span.start);
        let rest = rest.into_iter().map(|span| text[span].trim().to_owned()).collect::<Vec<_>>().join(" ");
        Ok(Self { procedures, place, here, time, kinds, questions, rest, matching })
    }
}

impl Understanding {
    /// Whether it says no place, time or kind of office, so that all of its words are about a task.
    #[must_use]
    pub fn is_about_a_task(&self) -> bool {
        self.place.is_none() && self.here.is_none() && self.time.is_none() && self.kinds.is_empty()
    }

    /// Takes another area for the place, as somebody chose it; that of the sentence is then one of the others. A sentence
    /// without a place has it as if it were said.
    pub(crate) fn choose_place(&mut self, area: AreaCode) {
        let Some(place) = &mut self.place else {
            let (spans, alternatives) = (Vec::new(), Vec::new());
            self.place = Some(UnderstoodPlace {
                spans,
                area,
                alternatives,
                is_near: false,
                has_level: true,
                reason: None,
            });
            return;
        };
        if place.area != area {
            let before = std::mem::replace(&mut place.area, area);
            place.alternatives.retain(|other| *other != area);
            place.alternatives.insert(0, before);
            place.reason = None;
        }
    }
}

/// The register's kinds, and the words for kinds that it doesn't have.
fn in_register(words: &[KindWord], terms: &[Term]) -> (Vec<UnderstoodKind>, Vec<Range<usize>>) {
    let (mut kinds, mut unknown): (Vec<UnderstoodKind>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    for word in words {
        let found = kind::in_register(word.kind, terms);
        if found.is_empty() {
            unknown.push(word.span.clone());
        }
        for term in
            found.into_iter().filter(|term| !kinds.iter().any(|kind| kind.id == term.id)).collect::<Vec<_>>()
        {
            let (id, name_th, name_en) = (term.id.clone(), term.name_th.clone(), term.name_en.clone());
            kinds.push(UnderstoodKind { id, name_th, name_en, span: word.span.clone() });
        }
    }
    (kinds, unknown)
}

/// What is left, cut at white space.
fn stretches<'t>(text: &'t str, matter: &'t [Range<usize>]) -> impl Iterator<Item = Range<usize>> + 't {
    matter.iter().flat_map(move |range| {
        let start = text.as_ptr() as usize;
        text[range.clone()].split_whitespace().map(move |word| {
            let from = word.as_ptr() as usize - start;
            from..from + word.len()
        })
    })
}

/// The procedures that are meant, each with the stretches that say it.
fn meant(
    vocabulary: &Vocabulary,
    text: &str,
    said: &[Range<usize>],
    matching: &[ScoredProcedure],
) -> Vec<UnderstoodProcedure> {
    let understood = |scored: &ScoredProcedure| {
        let spans = spans_saying(vocabulary, text, said, &scored.procedure);
        let procedure = scored.procedure.clone();
        (!spans.is_empty()).then_some(UnderstoodProcedure { procedure, score: scored.score, spans })
    };
    let Some(best) = matching.first().and_then(understood) else { return Vec::new() };
    let group: Option<GroupId> = best.procedure.group.clone();
    let is_same = |scored: &&ScoredProcedure| group.is_some() && scored.procedure.group == group;
    let of_group = matching.iter().skip(1).filter(is_same).filter_map(understood);
    let is_as_good = |scored: &&ScoredProcedure| scored.score >= AS_GOOD * best.score && !is_same(scored);
    let as_good = matching.iter().skip(1).filter(is_as_good).take(MOST_MEANT - 1).filter_map(understood);
    let others: Vec<UnderstoodProcedure> = of_group.chain(as_good).collect();
    std::iter::once(best).chain(others).collect()
}

/// The stretches whose words a procedure holds, by its titles and aliases.
fn spans_saying(
    vocabulary: &Vocabulary,
    text: &str,
    said: &[Range<usize>],
    procedure: &Procedure,
) -> Vec<Range<usize>> {
    let names = [&procedure.title_th].into_iter().chain(&procedure.title_en).chain(&procedure.aliases);
    let held: BTreeSet<String> = names.flat_map(|name| analyzers::trigrams(name)).collect();
    let share = |words: &str| {
        let asked = analyzers::trigrams(words);
        let known = asked.iter().filter(|trigram| held.contains(*trigram)).count();
        if asked.is_empty() { 0.0 } else { known as f64 / asked.len() as f64 }
    };
    let is_held = |span: &&Range<usize>| {
        let words = &text[(*span).clone()];
        share(words).max(share(&vocabulary.official_text(words))) >= LEAST_SHARE
    };
    let spans: Vec<Range<usize>> = said.iter().filter(is_held).cloned().collect();
    if !spans.is_empty() {
        return spans;
    }
    // Words may say together what none says alone.
    let all = said.iter().map(|span| &text[span.clone()]).collect::<Vec<_>>().join(" ");
    let together = share(&vocabulary.official_text(&all)) >= LEAST_SHARE;
    if together { said.to_vec() } else { Vec::new() }
}
