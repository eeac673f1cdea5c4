//! What is usual for a kind of office: its hours and its procedures.

use std::collections::BTreeMap;

use crate::office::Office;

/// What is usual for a kind of office.
#[derive(Default)]
pub(super) struct Kind<'c> {
    /// How many offices keep each hours.
    pub(super) hours: BTreeMap<&'c str, usize>,
    /// Offices whose hours are known.
    pub(super) with_hours: usize,
    /// How many procedures each office has, ascending.
    pub(super) counts: Vec<usize>,
    /// How many offices have each procedure.
    pub(super) procedures: BTreeMap<&'c str, usize>,
}

impl<'c> Kind<'c> {
    pub(super) fn take(&mut self, office: &Office<'c>) {
        if let Some(hours) = &office.point.hours {
            *self.hours.entry(hours.as_str()).or_default() += 1;
            self.with_hours += 1;
        }
        if let Some(procedures) = &office.procedures {
            self.counts.push(procedures.len());
            for procedure in procedures {
                *self.procedures.entry(procedure).or_default() += 1;
            }
        }
    }

    pub(super) fn finish(&mut self) {
        self.counts.sort_unstable();
    }

    /// The share of the offices that have a procedure.
    pub(super) fn share_with(&self, procedure: &str) -> f64 {
        self.procedures.get(procedure).map_or(0.0, |offices| *offices as f64 / self.counts.len() as f64)
    }
}
