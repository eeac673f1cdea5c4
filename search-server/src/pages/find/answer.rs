//! What the page says to a question, and what one can do next.

use domain::travel::Basis;
use engine::Rank;

use super::choice;
use super::question::{Findings, Origin, Question};
use crate::pages::asking::{Asking, Way};
use crate::pages::card::Card;
use crate::pages::filters::{ANY, Filters, ONLY, OPEN};
use crate::pages::found::Found;
use crate::pages::map::{self, AnswerMap};
use crate::pages::messages::fill;
use crate::pages::page::Page;
use crate::pages::place;
use crate::pages::rule;

/// The state of the page below the choice of a place.
pub(super) enum Answer {
    /// There is no need to go anywhere.
    Online,
    /// A place has to be chosen; the offices, where they are few enough to show them all.
    ChoosePlace(Vec<Card>),
    /// Offices.
    Offices(Box<Offices>),
    /// None of them is open at the moment asked about: all of them, and the one where it is done first.
    NothingOpen { all: Way, soonest: Option<Way> },
    /// None of them is what was chosen by filters.
    FilteredOut { all: Way },
    /// Nobody offers it.
    Nobody,
    /// The time was over before anything was certain.
    OutOfTime { again: Way },
}

/// The best office and the others.
pub(super) struct Offices {
    pub(super) heading: String,
    pub(super) best: Card,
    pub(super) others: Vec<Card>,
    /// What the map is told.
    pub(super) map: Option<AnswerMap>,
    /// Some may be missing.
    pub(super) incomplete: bool,
    /// The way to the same question with or without closed offices.
    pub(super) switch: Way,
    /// What the times rest on; empty where none are told.
    pub(super) basis: Vec<String>,
}

impl Answer {
    pub(super) fn new(page: &Page, question: &Question, findings: &Findings, asking: &Asking) -> Self {
        if matches!(question.from, Origin::Nowhere) {
            return Self::ChoosePlace(all_offices(page, question, findings));
        }
        let mut offices: Vec<(bool, &Found)> =
            findings.offices.iter().map(|found| (is_in_charge(found, question, findings), found)).collect();
        // Among those in charge, and among the others, the order stays.
        offices.sort_by_key(|(in_charge, _)| !in_charge);
        let Some((in_charge, best)) = offices.first().copied() else {
            return Self::empty(page, question, findings, asking);
        };
        let card = |(in_charge, found): &(bool, &Found)| {
            let means = Some(question.choice.travel);
            Card::new(found, question.moment, page, means).in_charge(*in_charge)
        };
        let mut cards = offices.iter().map(card);
        let Some(first) = cards.next() else { return Self::empty(page, question, findings, asking) };
        let others: Vec<Card> = cards.collect();
        Self::Offices(Box::new(Offices {
            heading: heading(page, question, in_charge, best),
            basis: basis(page, question, std::iter::once(&first).chain(&others)),
            map: findings.query.as_ref().and_then(|query| {
                let cards = std::iter::once(&first).chain(&others);
                map::of_answer(page, query, Some(query.from), cards)
            }),
            best: first,
            others,
            incomplete: findings.incomplete,
            switch: switch(page, question, asking),
        }))
    }

    fn empty(page: &Page, question: &Question, findings: &Findings, asking: &Asking) -> Self {
        let words = &page.m.find;
        if findings.incomplete {
            Self::OutOfTime { again: asking.way(words.again.clone(), false) }
        } else if question.filters.narrow() {
            Self::FilteredOut { all: Filters::cleared(asking).way(page.m.filters.clear.clone(), false) }
        } else if question.filters.only_open {
            let all = asking.with(OPEN, Some(ANY));
            let soonest = (question.choice.rank != Rank::Soonest)
                .then(|| choice::soonest(&all).way(words.nothing_open_soonest.clone(), false));
            Self::NothingOpen { all: all.way(words.nothing_open_next.clone(), false), soonest }
        } else {
            Self::Nobody
        }
    }
}

/// All offices by name, if there are few enough.
fn all_offices(page: &Page, question: &Question, findings: &Findings) -> Vec<Card> {
    if !Question::has_room_for_all(findings) {
        return Vec::new();
    }
    let cards = findings.offices.iter().map(|found| Card::new(found, question.moment, page, None));
    let mut cards: Vec<Card> = cards.collect();
    cards.sort_by(|a, b| a.name.text.cmp(&b.name.text));
    cards
}

/// Whether a procedure that is bound to a place is bound to this office by the place that was chosen.
fn is_in_charge(found: &Found, question: &Question, findings: &Findings) -> bool {
    match question.from {
        Origin::Place(area) => rule::is_bound(&findings.procedure) && found.serves(area),
        Origin::Nowhere | Origin::Here(_) => false,
    }
}

fn heading(page: &Page, question: &Question, in_charge: bool, best: &Found) -> String {
    let words = &page.m.find;
    // Where nothing is certain at the first one, it is just the nearest.
    let is_soonest = question.choice.rank == Rank::Soonest && best.hit.service.visit.is_some();
    let (from_place, from_here) = match is_soonest {
        true => (&words.soonest_from, &words.soonest_from_you),
        false => (&words.nearest_to, &words.nearest_to_you),
    };
    match question.from {
        Origin::Place(area) => {
            let pattern = if in_charge { &words.in_charge_of } else { from_place };
            fill(pattern, &[("place", &place::name(area, page.language))])
        }
        Origin::Nowhere | Origin::Here(_) => from_here.clone(),
    }
}

/// What the times of cards rest on, a sentence each.
fn basis<'c>(page: &Page, question: &Question, cards: impl Iterator<Item = &'c Card>) -> Vec<String> {
    let words = &page.m.going;
    let told: Vec<Basis> = cards.filter_map(|card| Some(card.going.as_ref()?.basis)).collect();
    if told.is_empty() {
        return Vec::new();
    }
    let departs = question.moment.in_words(page.language);
    let of = |basis, sentence: &String| told.contains(&basis).then(|| sentence.clone());
    let sentences = [
        Some(fill(&words.basis_departs, &[("moment", &departs)])),
        Some(words.basis_distance.clone()),
        of(Basis::Estimate, &words.basis_estimate),
        of(Basis::Route, &words.basis_route),
        Some(words.basis_done.clone()),
    ];
    sentences.into_iter().flatten().collect()
}

fn switch(page: &Page, question: &Question, asking: &Asking) -> Way {
    let words = &page.m.find;
    let only_open = question.filters.only_open;
    let (label, open) = if only_open { (&words.any_state, ANY) } else { (&words.only_open, ONLY) };
    asking.with(OPEN, Some(open)).way(label.clone(), false)
}
