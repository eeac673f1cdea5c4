//! Special days of one service point.

use chrono::NaiveDate;

use super::HoursExpression;
use crate::{ProcedureId, ServicePointId};

/// What holds on the special days.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExceptionHours {
    /// Closed all day.
    Closed,
    /// These hours and no others.
    Hours(HoursExpression),
    /// Nobody said.
    Unknown,
}

/// Days on which a point, or one procedure at it, keeps other hours than usual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The point.
    pub service_point: ServicePointId,
    /// The procedure; none: everything at the point.
    pub procedure: Option<ProcedureId>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// What holds on these days.
    pub hours: ExceptionHours,
    /// Why, in words for citizens.
    pub reason: Option<String>,
    /// When it was announced; none: nobody recorded it, so it counts as known at all times.
    pub announced_on: Option<NaiveDate>,
}

impl Exception {
    /// Whether it concerns a day.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        (self.from..=self.to).contains(&date)
    }

    /// Whether it was announced at the end of a day.
    #[must_use]
    pub fn is_known_on(&self, day: NaiveDate) -> bool {
        self.announced_on.is_none_or(|announced| announced <= day)
    }
}
