//! The offices that a round may lead through: for each task the nearest, as far as they are known.

use std::collections::BTreeMap;

use domain::ellipsoid::geodesic;
use domain::{Metres, Position};

use super::MOST_TASKS;
use super::clock::Clock;
use crate::nearest::{self, Found};
use crate::query::NearestQuery;
use crate::register::{Register, Statuses};
use crate::{Budget, Error};

/// Offices of a task that are looked at first.
const FIRST: usize = 32;

/// An office that does some of the tasks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) found: Found,
    pub(super) position: Position,
    /// From where one sets out.
    pub(super) distance: Metres,
    /// A bit for each task that it does.
    pub(super) tasks: u8,
}

/// The nearest offices for each task.
pub(super) struct Candidates {
    /// By distance, then number.
    pub(super) all: Vec<Candidate>,
    /// Whatever office is missing here is at least so far away.
    pub(super) known_within: Metres,
    pub(super) complete: bool,
    /// Offices asked for of each task.
    most: [usize; MOST_TASKS],
}

impl Candidates {
    pub(super) fn nearest(
        register: Register<'_>,
        query: &NearestQuery,
        clock: &Clock<'_>,
        budget: &Budget,
    ) -> Result<Self, Error> {
        let none = Self {
            all: Vec::new(),
            known_within: Metres(0.0),
            complete: true,
            most: [FIRST / 2; MOST_TASKS],
        };
        none.farther(register, query, clock, budget)
    }

    /// Twice as many of each task.
    pub(super) fn farther(
        &self,
        register: Register<'_>,
        query: &NearestQuery,
        clock: &Clock<'_>,
        budget: &Budget,
    ) -> Result<Self, Error> {
        let mut by_office: BTreeMap<Found, Candidate> = BTreeMap::new();
        let (mut known_within, mut complete) = (Metres(f64::INFINITY), true);
        let most = self.most.map(|most| most.saturating_mul(2));
        let question = clock.question();
        let statuses = Statuses::of(register, &question);
        for (task, most) in most.iter().copied().enumerate().take(query.procedures.len()) {
            let one = NearestQuery {
                procedures: vec![query.procedures[task].clone()],
                limit: most,
                ..question.clone()
            };
            let findings = nearest::find(register, &one, &statuses, budget)?;
            complete &= findings.complete;
            let mut last = Metres(0.0);
            for office in &findings.offices {
                let found = Found::of_number(office.number);
                let position = register.position(found);
                let candidate = by_office.entry(found).or_insert_with(|| Candidate {
                    found,
                    position,
                    distance: geodesic(query.from, position),
                    tasks: 0,
                });
                candidate.tasks |= 1 << task;
                last = candidate.distance;
            }
            if findings.offices.len() == most || !findings.complete {
                known_within = Metres(known_within.0.min(last.0));
            }
        }
        let mut all: Vec<Candidate> = by_office.into_values().collect();
        all.sort_by(|a, b| a.distance.0.total_cmp(&b.distance.0).then(a.found.cmp(&b.found)));
        Ok(Self { all, known_within, complete, most })
    }

    /// Whether nobody is missing.
    pub(super) fn are_all(&self) -> bool {
        self.known_within.0 == f64::INFINITY
    }
}
