//! What the page says about who is responsible.

use domain::AreaCode;
use domain::jurisdiction::{HomeCertainty, Standing};
use domain::travel::Means;
use engine::UnusableHome;

use super::question::{Fault, Findings, Question};
use crate::pages::card::Card;
use crate::pages::language::Language;
use crate::pages::messages::{Messages, Responsible as ResponsibleWords, fill};
use crate::pages::page::Page;
use crate::pages::place::FullName;

/// The answer.
pub(super) struct Answer {
    /// `found`, `likely`, `ambiguous`, `none` or `not_applicable`.
    pub(super) status: &'static str,
    /// The place that it is for.
    pub(super) place: Option<FullName>,
    pub(super) heading: String,
    why: String,
    standing: Standing,
    /// When applications are taken again, where they aren't now.
    pub(super) season: Option<String>,
    /// Those that are responsible, or may be; each with whom it takes.
    pub(super) offices: Vec<(Card, String)>,
    /// The subdistricts to choose among.
    pub(super) choices: Vec<(String, String)>,
    pub(super) near_heading: &'static str,
    pub(super) near: Vec<Card>,
}

impl Answer {
    /// None: no place was said yet.
    pub(super) fn new(page: &Page, question: &Question, findings: &Findings) -> Option<Self> {
        let home = findings.home.as_ref()?;
        let responsible = findings.responsible.as_ref()?;
        let words = &page.m.responsible;
        let in_language = |why: &domain::jurisdiction::Why| match page.language {
            Language::Thai => why.th.clone(),
            Language::English => why.en.clone(),
        };
        let means = findings.from_here.then_some(Means::Car);
        let card = |found| Card::new(found, question.moment, page, means);
        let must_choose = home.certainty != HomeCertainty::Certain;
        let choices = home.subdistricts.iter().filter(|_| must_choose);
        let choice = |area: &AreaCode| (area.to_string(), FullName::new(*area, page.language).text());
        Some(Self {
            status: responsible.standing.as_str(),
            place: match home.subdistricts[..] {
                [only] => Some(FullName::new(only, page.language)),
                _ => None,
            },
            heading: heading(responsible.standing, findings.offices.len(), words),
            why: in_language(&responsible.why),
            standing: responsible.standing,
            season: super::season(&responsible.season, Messages::of(page.language), page),
            offices: findings
                .offices
                .iter()
                .map(|(office, found)| (card(found), in_language(&office.why)))
                .collect(),
            choices: choices.map(choice).collect(),
            near_heading: if findings.from_here { &words.near_you } else { &words.near_there },
            near: findings.near.iter().map(card).collect(),
        })
    }
}

impl Answer {
    /// The reason, where one has to read it before choosing an office, or there is none.
    pub(super) fn why_first(&self) -> Option<&str> {
        let is_first = match self.standing {
            // The office itself says whom it takes.
            Standing::Found => self.offices.is_empty(),
            Standing::Likely => false,
            Standing::Ambiguous | Standing::None | Standing::NotApplicable => true,
        };
        is_first.then_some(self.why.as_str())
    }

    /// The reason, where the call comes before it.
    pub(super) fn why_last(&self) -> Option<&str> {
        (self.standing == Standing::Likely).then_some(self.why.as_str())
    }
}

fn heading(standing: Standing, offices: usize, words: &ResponsibleWords) -> String {
    let heading = match standing {
        Standing::Found => &words.found,
        Standing::Likely => &words.likely,
        Standing::Ambiguous => {
            return fill(&words.ambiguous, &[("count", &offices.to_string())]);
        }
        Standing::None => &words.none,
        Standing::NotApplicable => &words.anywhere,
    };
    heading.clone()
}

/// Why a place can't be used, and what to type instead.
pub(super) fn fault(fault: &Fault, words: &ResponsibleWords) -> String {
    match fault {
        Fault::Name(UnusableHome::Unknown) => words.unknown_place.clone(),
        Fault::Name(UnusableHome::TooLarge(_)) => words.too_large.clone(),
        Fault::Name(UnusableHome::Number) => words.no_number.clone(),
        Fault::Name(UnusableHome::TooMany(_)) => words.too_many.clone(),
        Fault::NoBoundaries => words.no_boundaries.clone(),
    }
}
