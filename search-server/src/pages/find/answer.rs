//! What the page says to a question, and what one can do next.

use super::question::{ANY, Findings, ONLY, OPEN, Origin, Question};
use crate::pages::asking::{Asking, Way};
use crate::pages::card::{Card, Found};
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
    /// None of them is open now.
    NothingOpen { all: Way },
    /// Nobody offers it.
    Nobody,
    /// The time was over before anything was certain.
    OutOfTime,
}

/// The best office and the others.
pub(super) struct Offices {
    pub(super) heading: String,
    pub(super) best: Card,
    pub(super) others: Vec<Card>,
    /// Some may be missing.
    pub(super) incomplete: bool,
    /// The way to the same question with or without closed offices.
    pub(super) switch: Way,
}

impl Answer {
    pub(super) fn new(page: &Page, question: &Question, findings: &Findings, asking: &Asking) -> Self {
        if matches!(question.from, Origin::Nowhere) {
            return Self::ChoosePlace(all_offices(page, question, findings));
        }
        let card = |found: &Found| {
            Card::new(found, question.moment, page, true).in_charge(is_in_charge(found, question, findings))
        };
        let mut cards: Vec<Card> = findings.offices.iter().map(card).collect();
        // Among those in charge, and among the others, the nearer one stays first.
        cards.sort_by_key(|card| !card.in_charge);
        let mut cards = cards.into_iter();
        let Some(best) = cards.next() else { return Self::empty(page, question, findings, asking) };
        Self::Offices(Box::new(Offices {
            heading: heading(page, question, &best),
            best,
            others: cards.collect(),
            incomplete: findings.incomplete,
            switch: switch(page, question, asking),
        }))
    }

    fn empty(page: &Page, question: &Question, findings: &Findings, asking: &Asking) -> Self {
        if findings.incomplete {
            Self::OutOfTime
        } else if question.only_open {
            let all = asking.with(OPEN, Some(ANY));
            Self::NothingOpen { all: all.way(page.m.find.nothing_open_next.clone(), false) }
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
    let cards = findings.offices.iter().map(|found| Card::new(found, question.moment, page, false));
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

fn heading(page: &Page, question: &Question, best: &Card) -> String {
    let words = &page.m.find;
    match question.from {
        Origin::Place(area) => {
            let pattern = if best.in_charge { &words.in_charge_of } else { &words.nearest_to };
            fill(pattern, &[("place", &place::name(area, page.language))])
        }
        Origin::Nowhere | Origin::Here(_) => words.nearest_to_you.clone(),
    }
}

fn switch(page: &Page, question: &Question, asking: &Asking) -> Way {
    let words = &page.m.find;
    let (label, open) = if question.only_open { (&words.any_state, ANY) } else { (&words.only_open, ONLY) };
    asking.with(OPEN, Some(open)).way(label.clone(), false)
}
