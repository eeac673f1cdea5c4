//! When a door is open: hours, calendars, exceptions, and the status that follows at an instant.

mod calendar;
mod exception;
mod expression;
mod schedule;
mod sentence;
mod text;

pub use calendar::{Calendar, CalendarDay, CalendarView, Calendars, ConflictingDay, DayKind, MinuteSpan};
pub use exception::{Exception, ExceptionHours};
pub use expression::{HoursExpression, InvalidHours};
pub use schedule::{DayPlan, Decider, PlanSpan, Schedule, State};
pub use sentence::{Sentence, SentenceLanguage, sentence};
pub use text::{LastAcceptance, ReadHours, UnreadHours, read_hours};

/// National holidays with their source, as a `holidays.csv`: what stands in when a source has no such file.
pub const BUILT_IN_HOLIDAYS_CSV: &str = include_str!("../../data/national_holidays.csv");

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What is known about a door at an instant.
    Status("status") {
        /// It is open.
        Open = "open",
        /// It is closed.
        Closed = "closed",
        /// Nobody said, or it isn't decided yet.
        Unknown = "unknown",
    }
}

#[cfg(test)]
mod tests;
