//! Where somebody may do something: what narrows a list to the rights of whoever asks for it.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::{AreaCode, ServicePointId};

use crate::record::Term;
use crate::rights::{Action, Grant, Reach, Role, reach};

/// All places that somebody may do one thing at; a unit counts that any of them covers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The whole register.
    pub is_everything: bool,
    /// Units, with those below them.
    pub units: Vec<ServicePointId>,
    /// Organisations, with those below them.
    pub organisations: Vec<String>,
    /// Areas of any level.
    pub areas: Vec<AreaCode>,
}

impl Scope {
    /// The whole register.
    #[must_use]
    pub fn everything() -> Self {
        Self { is_everything: true, ..Self::default() }
    }

    /// Where somebody with these roles may do something at a time: the places for which [`crate::may`] says yes.
    #[must_use]
    pub fn of(grants: &[Grant], action: Action, now: DateTime<Utc>) -> Self {
        let mut scope = Self::default();
        for grant in grants.iter().filter(|grant| grant.until.is_none_or(|until| now < until)) {
            match (reach(&grant.role, action), &grant.role) {
                (Reach::No, _) => {}
                (Reach::All, _) | (Reach::Own, Role::Administrator | Role::Auditor) => {
                    scope.is_everything = true;
                }
                (Reach::Own, Role::Officer(unit)) => scope.units.push(unit.clone()),
                (Reach::Own, Role::Manager(organisation)) => scope.organisations.push(organisation.clone()),
                (Reach::Own, Role::Supervisor(area)) => scope.areas.push(*area),
            }
        }
        scope
    }

    /// Whether it is nowhere.
    #[must_use]
    pub fn is_nowhere(&self) -> bool {
        !self.is_everything && self.units.is_empty() && self.organisations.is_empty() && self.areas.is_empty()
    }
}

/// Organisations and all those that stand below them.
pub(crate) fn with_those_below(organisations: &[String], tree: &[Term]) -> Vec<String> {
    let mut all = organisations.to_vec();
    let mut known: HashSet<String> = organisations.iter().cloned().collect();
    let mut next = 0;
    while next < all.len() {
        let below = tree.iter().filter(|term| term.parent.as_ref() == Some(&all[next]));
        let new: Vec<String> = below.map(|term| term.id.clone()).filter(|id| !known.contains(id)).collect();
        known.extend(new.iter().cloned());
        all.extend(new);
        next += 1;
    }
    all
}
