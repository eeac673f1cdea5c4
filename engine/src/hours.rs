//! The status of every distinct schedule at one minute.

use std::sync::OnceLock;

use chrono::{DateTime, Utc};
use domain::hours::State;
use domain::{Schedule, Status};

use crate::query::OpenFilter;

/// One byte a schedule: what holds at one minute. A search looks statuses up here instead of evaluating hours.
#[derive(Debug)]
pub(crate) struct StatusTable {
    instant: DateTime<Utc>,
    statuses: Vec<Status>,
    /// What is told of a schedule beyond its status; evaluated for those that stand in an answer.
    states: Vec<OnceLock<Box<State>>>,
    open_classes: u64,
    possible_classes: u64,
}

impl StatusTable {
    /// Evaluates all schedules, each with its class, at an instant.
    pub(crate) fn at(instant: DateTime<Utc>, schedules: &[Schedule], classes: &[u8]) -> Self {
        let statuses: Vec<Status> = schedules.iter().map(|schedule| schedule.status_at(instant)).collect();
        let (mut open_classes, mut possible_classes) = (0, 0);
        for (status, class) in statuses.iter().zip(classes) {
            open_classes |= u64::from(*status == Status::Open) << class;
            possible_classes |= u64::from(*status != Status::Closed) << class;
        }
        let states = statuses.iter().map(|_| OnceLock::new()).collect();
        Self { instant, statuses, states, open_classes, possible_classes }
    }

    /// What holds for a schedule, until when, and who decided.
    pub(crate) fn state(&self, number: u32, schedule: &Schedule) -> &State {
        self.states[number as usize].get_or_init(|| Box::new(schedule.state_at(self.instant)))
    }

    pub(crate) fn status(&self, schedule: u32) -> Status {
        self.statuses[schedule as usize]
    }

    /// The classes with any schedule that passes the filter.
    pub(crate) fn passing_classes(&self, filter: OpenFilter) -> u64 {
        match filter {
            OpenFilter::Any => u64::MAX,
            OpenFilter::Only => self.open_classes,
            OpenFilter::Possible => self.possible_classes,
        }
    }
}
