//! What was understood, each part with a link that takes it away and links that change it.

use std::ops::Range;

use chrono::{DateTime, FixedOffset, TimeDelta};
use domain::AreaCode;
use engine::UnderstoodTime;

use super::MOST_CHARACTERS;
use super::question::{Findings, PLACE, Question};
use crate::pages::asking::{Asking, FormTo, Way};
use crate::pages::filters::Filters;
use crate::pages::language::{Language, Words};
use crate::pages::messages::{Messages, fill};
use crate::pages::moment;
use crate::pages::page::Page;
use crate::pages::place::{self, FullName};
use crate::pages::visit::AT;

/// Most choices of a chip.
const MOST_CHOICES: usize = 6;

/// Which part of a sentence a chip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Task,
    Place,
    Time,
    Kind,
}

/// A part of what was understood.
pub(super) struct Chip {
    pub(super) part: Part,
    pub(super) name: &'static str,
    pub(super) value: Words,
    /// Why it was understood so, where the words say something else.
    pub(super) note: Option<String>,
    /// It had no share in the answer.
    pub(super) unused: Option<&'static str>,
    pub(super) remove: Way,
    pub(super) choices: Vec<Way>,
}

/// The text without some stretches of it.
pub(super) fn without(text: &str, spans: &[Range<usize>]) -> String {
    replaced(text, spans, "")
}

/// The text with other words in the place of the first stretch, and without the rest of them.
fn replaced(text: &str, spans: &[Range<usize>], words: &str) -> String {
    let mut changed = String::new();
    let mut at = 0;
    for (number, span) in spans.iter().enumerate() {
        changed.push_str(&text[at..span.start]);
        changed.push(' ');
        if number == 0 {
            changed.push_str(words);
        }
        changed.push(' ');
        at = span.end;
    }
    changed.push_str(&text[at..]);
    changed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form in which another place is said: the question without its place, and without a position.
pub(super) fn where_else(question: &Question, findings: &Findings, asking: &Asking) -> FormTo {
    let understanding = &findings.answer.understanding;
    let said = understanding.place.as_ref().map(|place| place.spans.clone());
    let said = said.or_else(|| understanding.here.clone().map(|here| vec![here]));
    let words = without(&question.words, &said.unwrap_or_default());
    asking.without_position().with(PLACE, None).with("q", Some(&words)).form()
}

/// All parts, in the order in which a clerk would say them.
pub(super) fn all(page: &Page, question: &Question, findings: &Findings, asking: &Asking) -> Vec<Chip> {
    let makers = Makers { page, question, findings, asking };
    let parts = [makers.task(), makers.place(), makers.time(), makers.kind()];
    parts.into_iter().flatten().collect()
}

struct Makers<'p> {
    page: &'p Page,
    question: &'p Question,
    findings: &'p Findings,
    asking: &'p Asking,
}

impl Makers<'_> {
    /// The way to the question without some of its words.
    fn removing(&self, name: &str, spans: &[Range<usize>]) -> Way {
        let words = without(&self.question.words, spans);
        let label = fill(&self.page.m.understood.remove, &[("part", name)]);
        self.asking.with(PLACE, None).with("q", Some(&words)).way(label, false)
    }

    fn unused(&self, is_used: bool) -> Option<&'static str> {
        let words = &self.page.m.understood;
        (!is_used).then_some(words.unused.as_str())
    }

    fn task(&self) -> Option<Chip> {
        let understanding = &self.findings.answer.understanding;
        let best = understanding.procedures.first()?;
        let name = &self.page.m.understood.task;
        Some(Chip {
            part: Part::Task,
            name,
            value: self.findings.overview.task(&best.procedure, self.page.language),
            note: None,
            unused: None,
            remove: self.without_matter(name),
            choices: self.other_tasks(&best.spans),
        })
    }

    /// The way to the question with its place, time and kind alone: a task is said by more words than its name, such as ทำ.
    fn without_matter(&self, name: &str) -> Way {
        let understanding = &self.findings.answer.understanding;
        let place = understanding.place.iter().flat_map(|place| place.spans.iter().cloned());
        let time = understanding.time.iter().flat_map(|time| time.spans.iter().cloned());
        let kinds = understanding.kinds.iter().map(|kind| kind.span.clone());
        let mut kept: Vec<Range<usize>> =
            place.chain(time).chain(kinds).chain(understanding.here.clone()).collect();
        kept.sort_by_key(|span| span.start);
        kept.dedup();
        let words: Vec<&str> = kept.into_iter().map(|span| self.question.words[span].trim()).collect();
        let label = fill(&self.page.m.understood.remove, &[("part", name)]);
        self.asking.with("q", Some(&words.join(" "))).way(label, false)
    }

    /// Other tasks that the words match, by the names that citizens give them.
    fn other_tasks(&self, spans: &[Range<usize>]) -> Vec<Way> {
        let (overview, language) = (&self.findings.overview, self.page.language);
        let understanding = &self.findings.answer.understanding;
        let is_meant = |id| understanding.procedures.iter().any(|meant| meant.procedure.id == id);
        let others = understanding.matching.iter().map(|scored| &scored.procedure);
        let others = others.filter(|procedure| !is_meant(procedure.id.clone()));
        let changed = others.filter_map(|procedure| {
            let name = overview.task(procedure, language).text;
            let words = replaced(&self.question.words, spans, &name);
            let fits = words.chars().count() <= MOST_CHARACTERS;
            fits.then(|| self.asking.with("q", Some(&words)).way(name, false))
        });
        changed.take(MOST_CHOICES).collect()
    }

    fn place(&self) -> Option<Chip> {
        let answer = &self.findings.answer;
        let words = &self.page.m.understood;
        let Some(place) = &answer.understanding.place else {
            let here = answer.understanding.here.clone()?;
            return Some(Chip {
                part: Part::Place,
                name: &words.place,
                value: Words::native(words.here.clone()),
                note: None,
                unused: self.unused(self.question.from.is_some()).map(|_| words.here_unknown.as_str()),
                remove: self.removing(&words.place, &[here]),
                choices: Vec::new(),
            });
        };
        let full = |area: AreaCode| FullName::new(area, self.page.language).text();
        let choice =
            |area: &AreaCode| self.asking.with(PLACE, Some(&area.to_string())).way(full(*area), false);
        let note = place.reason.map(|_| {
            let said: Vec<&str> = place.spans.iter().map(|span| &self.question.words[span.clone()]).collect();
            let name = place::name(place.area, self.page.language);
            fill(&words.meaning, &[("words", &said.join(" ")), ("place", &name)])
        });
        Some(Chip {
            part: Part::Place,
            name: &words.place,
            value: Words::native(place::name(place.area, self.page.language)),
            note,
            unused: self.unused(answer.applied.place),
            remove: self.removing(&words.place, &place.spans),
            choices: place.alternatives.iter().take(MOST_CHOICES).map(choice).collect(),
        })
    }

    fn time(&self) -> Option<Chip> {
        let answer = &self.findings.answer;
        let time = answer.understanding.time.as_ref()?;
        let words = &self.page.m.understood;
        let other = |say: &String| {
            let text = replaced(&self.question.words, &time.spans, say);
            self.asking.with("q", Some(&text)).way(say.clone(), false)
        };
        let said: Vec<&str> = time.spans.iter().map(|span| &self.question.words[span.clone()]).collect();
        let others =
            [&words.now, &words.today, &words.tomorrow, &words.saturday, &words.after_work].into_iter();
        let others = others.filter(|say| !said.contains(&say.as_str()));
        // Words such as tomorrow count from the moment that was asked for; the answer is for what they say.
        let moment = self.question.moment;
        let counted_from = moment
            .asked
            .then(|| fill(&words.counted_from, &[("moment", &moment.in_words(self.page.language))]));
        let to_now = counted_from
            .is_some()
            .then(|| self.asking.with(AT, None).way(self.page.m.site.answer_for_now.clone(), false));
        Some(Chip {
            part: Part::Time,
            name: &words.time,
            value: Words::native(time_in_words(time, self.page.language)),
            note: counted_from,
            unused: self.unused(answer.applied.time),
            remove: self.removing(&words.time, &time.spans),
            choices: others.map(other).chain(to_now).collect(),
        })
    }

    fn kind(&self) -> Option<Chip> {
        let answer = &self.findings.answer;
        let kinds = &answer.understanding.kinds;
        let spans: Vec<Range<usize>> = {
            let mut spans: Vec<Range<usize>> = kinds.iter().map(|kind| kind.span.clone()).collect();
            spans.sort_by_key(|span| span.start);
            spans.dedup();
            spans
        };
        let first = kinds.first()?;
        let words = &self.page.m.understood;
        Some(Chip {
            part: Part::Kind,
            name: &words.kind,
            value: Words::either(&first.name_th, first.name_en.as_deref(), self.page.language),
            note: None,
            unused: self.unused(answer.applied.kinds),
            remove: self.removing(&words.kind, &spans),
            choices: self.other_kinds(first.id.as_str(), &spans),
        })
    }
}

impl Makers<'_> {
    /// Other kinds of offices near by.
    fn other_kinds(&self, said: &str, spans: &[Range<usize>]) -> Vec<Way> {
        let words = without(&self.question.words, spans);
        let asking = self.asking.with("q", Some(&words));
        // Without any words there is no question.
        let others = self.findings.offered.kinds().filter(|(id, ..)| id != said && !words.is_empty());
        let way = |(id, name_th, name_en): &(String, String, Option<String>)| {
            let name = Words::either(name_th, name_en.as_deref(), self.page.language).text;
            Filters::of_kind(&asking, id).way(name, false)
        };
        others.take(MOST_CHOICES).map(way).collect()
    }
}

/// `เสาร์ 28 พ.ย. 69`, with the hours where it is a part of a day.
pub(super) fn time_in_words(time: &UnderstoodTime, language: Language) -> String {
    if time.is_now {
        return Messages::of(language).understood.now.clone();
    }
    let last = time.to - TimeDelta::minutes(1);
    let day = |at: DateTime<FixedOffset>| moment::date(at.date_naive(), language);
    let days = if time.from.date_naive() == last.date_naive() {
        day(time.from)
    } else {
        format!("{} – {}", day(time.from), day(last))
    };
    let clock = |at: DateTime<FixedOffset>| moment::time(&at);
    let is_whole = clock(time.from) == "00:00" && clock(time.to) == "00:00";
    if is_whole {
        return days;
    }
    let end = if clock(time.to) == "00:00" { "24:00".to_owned() } else { clock(time.to) };
    format!("{days} {}–{end}", clock(time.from))
}
