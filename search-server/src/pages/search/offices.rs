//! The offices that answer, the best one first.

use domain::travel::Means;

use super::question::{Findings, Question};
use crate::pages::asking::{Asking, Way};
use crate::pages::bring::Bring;
use crate::pages::card::Card;
use crate::pages::filters::Filters;
use crate::pages::found::Found;
use crate::pages::going::leave_by;
use crate::pages::map::{self, AnswerMap};
use crate::pages::messages::fill;
use crate::pages::moment::Moment;
use crate::pages::page::Page;
use crate::pages::place;
use crate::pages::search::chips;

/// The best office and the others.
pub(super) struct Offices {
    pub(super) heading: String,
    /// None: nobody is open then, or nobody does it.
    pub(super) best: Option<Card>,
    pub(super) others: Vec<Card>,
    /// What the map is told.
    pub(super) map: Option<AnswerMap>,
    pub(super) others_heading: &'static str,
    /// What to do where there is none: ask without the time.
    pub(super) without_time: Option<Way>,
    /// The same, where filters were chosen: ask without them.
    pub(super) without_filters: Option<Way>,
    /// Some may be missing.
    pub(super) incomplete: bool,
    /// What one brings along for the task.
    pub(super) bring: Vec<Bring>,
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
                // One sets out when one likes: what is told is until when.
                going.sentence = leave_by(found, *moment, page.language);
            }
            card
        };
        let mut cards = findings.offices.iter().map(card);
        let best = cards.next();
        let others: Vec<Card> = cards.collect();
        let tasks = answer.understanding.procedures.iter().filter(|_| answer.applied.procedures);
        let tasks = tasks.map(|task| &task.procedure).filter(|_| best.is_some());
        let filters = &question.filters;
        let is_filtered = best.is_none() && (filters.narrow() || filters.only_open);
        let time = answer.understanding.time.as_ref().filter(|_| best.is_none());
        Some(Self {
            heading: heading(page, question, findings),
            without_time: time.map(|time| {
                let words = chips::without(&question.words, &time.spans);
                asking.with("q", Some(&words)).way(page.m.understood.any_time.clone(), false)
            }),
            without_filters: is_filtered
                .then(|| Filters::cleared(asking).way(page.m.filters.clear.clone(), false)),
            incomplete: !answer.complete,
            bring: Bring::of(tasks, &findings.overview, page),
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
