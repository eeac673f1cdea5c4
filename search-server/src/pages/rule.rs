//! Which office is responsible for a procedure, in words.

use domain::Procedure;
use domain::procedure::{Jurisdiction, JurisdictionBasis};

use super::language::Language;
use super::messages::{Messages, Rule, fill};

/// The columns that a rule is made of.
pub(crate) const COLUMNS: &str = "jurisdiction|jurisdiction_basis";

/// Whether only the office of some place can do it, so that the nearest one may be the wrong one.
pub(crate) fn is_bound(procedure: &Procedure) -> bool {
    !matches!(procedure.jurisdiction, None | Some(Jurisdiction::Any))
}

/// Where a procedure has to be done.
pub(crate) fn where_to(procedure: &Procedure, language: Language) -> String {
    let words = &Messages::of(language).rule;
    let office = match procedure.jurisdiction {
        None => return words.unknown.clone(),
        Some(Jurisdiction::Any) => return words.any.clone(),
        Some(Jurisdiction::Province) => &words.province,
        Some(Jurisdiction::District) => &words.district,
        Some(Jurisdiction::Local) => &words.local,
        Some(Jurisdiction::Assigned) => &words.assigned,
    };
    fill(&words.must, &[("office", office), ("place", deciding_place(procedure, words))])
}

fn deciding_place<'w>(procedure: &Procedure, words: &'w Rule) -> &'w str {
    match procedure.jurisdiction_basis {
        Some(JurisdictionBasis::Residence) => &words.residence,
        Some(JurisdictionBasis::Property) => &words.property,
        Some(JurisdictionBasis::Event) => &words.event,
        Some(JurisdictionBasis::Workplace) => &words.workplace,
        Some(JurisdictionBasis::None) | None => "",
    }
}

/// What the choice of a place asks for.
pub(crate) fn place_to_choose(procedure: &Procedure, language: Language) -> &'static str {
    let words = &Messages::of(language).where_to_ask;
    match procedure.jurisdiction_basis.filter(|_| is_bound(procedure)) {
        Some(JurisdictionBasis::Residence) => &words.residence,
        Some(JurisdictionBasis::Property) => &words.property,
        Some(JurisdictionBasis::Event) => &words.event,
        Some(JurisdictionBasis::Workplace) => &words.workplace,
        Some(JurisdictionBasis::None) | None => &words.anywhere,
    }
}
