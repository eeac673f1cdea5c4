//! What the page says to a question, and what one can do next.

use super::question::{Findings, Origin, Question};
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
    NothingOpen { all: Switch },
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
    pub(super) switch: Switch,
}

/// The way to the same question with or without closed offices.
pub(super) struct Switch {
    pub(super) label: &'static str,
    /// The value of `open` on the other side.
    pub(super) open: &'static str,
    pub(super) to: SwitchTo,
}

/// A citizen's position travels in a form, a place in a link.
pub(super) enum SwitchTo {
    Link(String),
    Form { latitude: String, longitude: String },
}

impl Answer {
    pub(super) fn new(page: &Page, question: &Question, findings: &Findings) -> Self {
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
        let Some(best) = cards.next() else { return Self::empty(page, question, findings) };
        Self::Offices(Box::new(Offices {
            heading: heading(page, question, &best),
            best,
            others: cards.collect(),
            incomplete: findings.incomplete,
            switch: Switch::new(page, question),
        }))
    }

    fn empty(page: &Page, question: &Question, findings: &Findings) -> Self {
        if findings.incomplete {
            Self::OutOfTime
        } else if question.only_open {
            let label = &page.m.find.nothing_open_next;
            Self::NothingOpen { all: Switch { label, ..Switch::new(page, question) } }
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

impl Switch {
    fn new(page: &Page, question: &Question) -> Self {
        let words = &page.m.find;
        let (label, open) =
            if question.only_open { (&words.any_state, "any") } else { (&words.only_open, "only") };
        let to = match question.from {
            Origin::Here(position) => SwitchTo::Form {
                latitude: position.latitude_degrees().to_string(),
                longitude: position.longitude_degrees().to_string(),
            },
            Origin::Place(_) | Origin::Nowhere => {
                let place = question.from.code().unwrap_or_default();
                let query = [("procedure", question.procedure.as_str()), ("place", &place), ("open", open)];
                SwitchTo::Link(page.href("/find", &query))
            }
        };
        Self { label, open, to }
    }
}
