//! The offices that answer, the best one first.

use domain::Metres;
use domain::travel::Means;

use super::question::{Findings, Question};
use crate::pages::asking::{Asking, Way};
use crate::pages::card::Card;
use crate::pages::contact::web_link;
use crate::pages::found::Found;
use crate::pages::language::Words;
use crate::pages::map;
use crate::pages::messages::fill;
use crate::pages::moment::Moment;
use crate::pages::office;
use crate::pages::page::Page;
use crate::pages::place;
use crate::pages::search::chips;

/// The question about when it is open, as the list of question words names it.
const ASKS_HOURS: &str = "when and how long";

/// Farther than anyone goes for an errand without asking first: 100 km.
const FAR: Metres = Metres(100_000.0);

/// The best office and the others.
pub(super) struct Offices {
    pub(super) heading: String,
    /// None: nobody is open then, or nobody does it.
    pub(super) best: Option<Card>,
    /// That the best one is far away, where it is.
    pub(super) far: Option<&'static str>,
    /// The regular hours of the best one, where that was asked.
    pub(super) hours: Option<String>,
    pub(super) others: Vec<Card>,
    /// What the map is told.
    pub(super) map: Option<String>,
    pub(super) others_heading: &'static str,
    /// What to do where there is none: ask without the time.
    pub(super) without_time: Option<Way>,
    /// Some may be missing.
    pub(super) incomplete: bool,
    /// Where all about the task stands.
    pub(super) task_href: Option<String>,
}

/// A task that needs no way.
pub(super) struct Online {
    pub(super) task: Words,
    pub(super) link: Option<String>,
}

impl Offices {
    /// None: nothing was said that offices could answer.
    pub(super) fn new(
        page: &Page,
        question: &Question,
        findings: &Findings,
        asking: &Asking,
    ) -> Option<Self> {
        let answer = &findings.answer;
        answer.plan?;
        let knows_from = answer.from.is_some();
        let card = |(found, moment): &(Found, Moment)| {
            let mut card = Card::new(found, *moment, page, knows_from.then_some(Means::Car));
            if answer.applied.time
                && let Some(going) = &mut card.going
            {
                // One sets out when one likes: only the way is told.
                going.sentence = None;
            }
            card
        };
        let mut cards = findings.offices.iter().map(card);
        let best = cards.next();
        let others: Vec<Card> = cards.collect();
        let asks_hours = answer.understanding.questions.iter().any(|asked| asked.asks == ASKS_HOURS);
        let hours = findings.offices.first().filter(|_| asks_hours);
        let task = answer.understanding.procedures.first().filter(|_| answer.applied.procedures);
        let time = answer.understanding.time.as_ref().filter(|_| best.is_none());
        Some(Self {
            heading: heading(page, question, findings),
            far: is_far(findings).then_some(page.m.understood.far.as_str()),
            hours: hours.and_then(|(found, _)| office::hours(found.schedule(), page)),
            without_time: time.map(|time| {
                let words = chips::without(&question.words, &time.spans);
                asking.with("q", Some(&words)).way(page.m.understood.any_time.clone(), false)
            }),
            incomplete: !answer.complete,
            task_href: task.map(|task| page.procedure_href(task.procedure.id.as_str())),
            others_heading: if answer.applied.procedures {
                &page.m.find.others
            } else {
                &page.m.understood.others
            },
            map: map::of_answer(page, &answer.query, answer.from, best.iter().chain(&others)),
            best,
            others,
        })
    }
}

/// Whether nobody would go as far as to the nearest one without asking.
fn is_far(findings: &Findings) -> bool {
    let distance = findings.offices.first().and_then(|(found, _)| found.hit.distance);
    findings.answer.from.is_some() && distance.is_some_and(|distance| distance > FAR)
}

fn heading(page: &Page, question: &Question, findings: &Findings) -> String {
    let (answer, words) = (&findings.answer, &page.m.understood);
    let place = answer.understanding.place.as_ref().filter(|_| answer.applied.place);
    let heading = match place {
        Some(place) => fill(&words.at_place, &[("place", &place::name(place.area, page.language))]),
        None if question.from.is_some() => page.m.find.nearest_to_you.clone(),
        None => words.anywhere.clone(),
    };
    match answer.understanding.time.as_ref().filter(|_| answer.applied.time) {
        Some(time) => format!("{heading} · {}", chips::time_in_words(time, page.language)),
        None => heading,
    }
}

impl Online {
    pub(super) fn new(findings: &Findings, page: &Page) -> Option<Self> {
        let procedure = findings.answer.online.as_ref()?;
        let link = procedure.url.as_deref().and_then(web_link);
        Some(Self { task: findings.overview.task(procedure, page.language), link })
    }
}
