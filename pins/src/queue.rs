//! The order in which pins are worth a person's time, and what became of those of an earlier run.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::doctor::Diagnosis;
use crate::evidence::Severity;

/// Places of diagnoses, the most harmful first: by harm in whole kilometres times people, then the graver evidence, then as in
/// the register.
#[must_use]
pub fn order(diagnoses: &[Diagnosis]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..diagnoses.len()).collect();
    order.sort_by_key(|number| {
        let diagnosis = &diagnoses[*number];
        let gravest = diagnosis.evidence.first().map_or(Severity::Note, |evidence| evidence.code.severity());
        (Reverse((diagnosis.harm / 1_000.0) as u64), gravest, *number)
    });
    order
}

/// What became of an office since an earlier run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Rules spoke against it then, and none of them does now.
    Fixed,
    /// A rule speaks against it that didn't.
    New,
    /// It is as it was, or some rules less.
    Open,
}

impl Change {
    /// Its name in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::New => "new",
            Self::Open => "open",
        }
    }
}

/// What became of an office whose codes were `before` and are `now`; none where there was nothing and is nothing.
#[must_use]
pub fn change(before: &[String], now: &[&str]) -> Option<Change> {
    match (before.is_empty(), now.is_empty()) {
        (true, true) => None,
        (false, true) => Some(Change::Fixed),
        _ if now.iter().any(|code| !before.iter().any(|old| old == code)) => Some(Change::New),
        _ => Some(Change::Open),
    }
}

/// Codes by id, of an earlier run.
pub type Earlier = BTreeMap<String, Vec<String>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_an_office_follows_from_its_codes() {
        let old = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        for (before, now, expected) in [
            (&[][..], &[][..], None),
            (&["zero"], &[], Some(Change::Fixed)),
            (&[], &["zero"], Some(Change::New)),
            (&["zero"], &["utm"], Some(Change::New)),
            (&["zero", "utm"], &["utm"], Some(Change::Open)),
            (&["zero"], &["zero"], Some(Change::Open)),
        ] {
            assert_eq!(change(&old(before), now), expected, "{before:?} {now:?}");
        }
    }
}
