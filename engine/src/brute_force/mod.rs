//! The answer by looking at every office: without trees, classes of schedules, compiled days and the text index.
//!
//! It measures with the geodesic, evaluates hours themselves and cuts names anew. Live answers and those of a snapshot that
//! was just built are compared with it.

mod conditions;
mod scan;

use crate::query::{Findings, NearestQuery};
use crate::register::Ranked;
use crate::{Budget, Error, View};

/// What a comparison of an answer with brute force came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The same offices in the same order; of an answer that was cut off, a true beginning.
    Equal,
    /// Something else.
    Different,
    /// The budget was spent before every office was looked at.
    OutOfTime,
}

impl View {
    /// Compares what a question found with what brute force finds. It costs a look at every office: some milliseconds for
    /// each 100,000, and more where many have to be asked for their names or hours.
    ///
    /// # Errors
    /// When the data is damaged.
    pub fn compare(
        &self,
        query: &NearestQuery,
        findings: &Findings,
        budget: &Budget,
    ) -> Result<Comparison, Error> {
        let Some(expected) = scan::find(self.register(), query, budget)? else {
            return Ok(Comparison::OutOfTime);
        };
        Ok(if is_same(findings, &expected) { Comparison::Equal } else { Comparison::Different })
    }
}

fn is_same(findings: &Findings, expected: &[Ranked]) -> bool {
    let found = findings.offices.iter().map(|office| office.number);
    let count = if findings.complete { expected.len() } else { findings.offices.len() };
    expected.len() >= count && found.eq(expected[..count].iter().map(|office| office.found.number()))
}
