//! Hours that repeat every week are evaluated once for each day of the week.

use std::sync::{Arc, OnceLock};

use chrono::{Datelike, NaiveDate};
use opening_hours::OpeningHours;
use opening_hours_syntax::RuleKind;
use opening_hours_syntax::rules::OpeningHoursExpression;
use opening_hours_syntax::rules::day::WeekDayRange;

use super::{MinuteSpan, Status};

/// The statuses of one local day: parts that cover minutes 0 to 1440 without gap or overlap.
pub(super) type DayStatuses = Arc<[(MinuteSpan, Status)]>;

/// The ordinary week of an expression.
#[derive(Debug, Default)]
pub(super) struct Week([OnceLock<DayStatuses>; 7]);

impl Week {
    /// What an expression says about a day that is no holiday and comes after none.
    pub(super) fn day(&self, evaluator: &OpeningHours, date: NaiveDate) -> DayStatuses {
        let day = &self.0[date.weekday().num_days_from_monday() as usize];
        day.get_or_init(|| evaluated(evaluator, date)).clone()
    }
}

/// Whether nothing but the day of the week, and a day being a holiday or coming after one, decides about a day.
pub(super) fn repeats_weekly(expression: &OpeningHoursExpression) -> bool {
    expression.rules.iter().all(|rule| {
        let days = &rule.day_selector;
        let is_weekly = |day: &WeekDayRange| match day {
            WeekDayRange::Fixed { offset, nth_from_start, nth_from_end, .. } => {
                *offset == 0 && *nth_from_start == [true; 5] && *nth_from_end == [true; 5]
            }
            WeekDayRange::Holiday { offset, .. } => *offset == 0,
        };
        days.year.is_empty()
            && days.monthday.is_empty()
            && days.week.is_empty()
            && days.weekday.iter().all(is_weekly)
    })
}

/// Whether the library evaluates the day and the one before: from 10000 on and before 1900 it reads everything as closed.
pub(super) fn is_evaluated(date: NaiveDate) -> bool {
    (1901..10_000).contains(&date.year())
}

/// What an expression says about a day, by the library.
pub(super) fn evaluated(evaluator: &OpeningHours, date: NaiveDate) -> DayStatuses {
    let parts = evaluator.schedule_at(date).into_iter().map(|range| {
        let status = match range.kind {
            RuleKind::Open => Status::Open,
            RuleKind::Closed => Status::Closed,
            RuleKind::Unknown => Status::Unknown,
        };
        let (from, to) = (range.range.start.mins_from_midnight(), range.range.end.mins_from_midnight());
        (MinuteSpan { from, to: to.min(MinuteSpan::DAY.to) }, status)
    });
    parts.collect()
}
