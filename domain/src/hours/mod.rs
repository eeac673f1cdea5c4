//! When a door is open: hours, calendars, exceptions, and the status that follows at an instant.

mod calendar;
mod calendar_view;
mod day_plan;
mod exception;
mod expression;
mod schedule;
mod sentence;
mod text;
mod timeline;
mod week_grid;
mod weekly;

pub use calendar::{Calendar, CalendarDay, Calendars, ConflictingDay, DayKind, MinuteSpan};
pub use calendar_view::{CalendarView, DecidedPart};
pub use day_plan::{DayPlan, Decider, PlanSpan};
pub use exception::{Exception, ExceptionHours};
pub use expression::{HoursExpression, InvalidHours};
pub use schedule::{Schedule, State};
pub use sentence::{Sentence, SentenceLanguage, sentence};
pub use text::{LastAcceptance, ReadHours, UnreadHours, read_hours};
pub use timeline::{Piece, Timeline};
pub use week_grid::{FaultyOpening, GridFault, Openings, WEEKDAYS, WeekGrid};

/// National holidays with their source, as a `holidays.csv`: what stands in when a source has no such file.
pub const BUILT_IN_HOLIDAYS_CSV: &str = include_str!("../../data/national_holidays.csv");

/// The days that the Cabinet moved or added from 2020 to 2026 (2563 to 2569), each with its announcement, as a
/// `holidays.csv`: what was known on a day about these days.
pub const CABINET_DAYS_CSV: &str = include_str!("../../data/cabinet_days.csv");

use crate::vocabulary;

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
