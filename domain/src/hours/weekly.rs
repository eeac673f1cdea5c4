//! Hours that repeat every week are evaluated once for each day of the week.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use chrono::{Datelike, NaiveDate, Weekday};
use opening_hours::OpeningHours;
use opening_hours_syntax::RuleKind;
use opening_hours_syntax::rules::OpeningHoursExpression;
use opening_hours_syntax::rules::day::WeekDayRange;

use super::{DayKind, MinuteSpan, Status};

/// The statuses of one local day: parts that cover minutes 0 to 1440 without gap or overlap.
pub(super) type DayStatuses = Arc<[(MinuteSpan, Status)]>;

/// What a day is to hours that mention `PH`.
pub(super) type Holiday = Option<DayKind>;

/// The week of an expression: what it says about each day of the week that is no holiday and comes after none, and
/// about those near holidays that were met.
#[derive(Debug, Default)]
pub(super) struct Week {
    ordinary: [OnceLock<DayStatuses>; 7],
    near_holidays: RwLock<Vec<(NearHoliday, DayStatuses)>>,
}

type NearHoliday = (Weekday, [Holiday; 2]);

impl Week {
    /// What the expression says about a day, which is a holiday or not, as the day before it.
    pub(super) fn day(
        &self,
        evaluator: &OpeningHours,
        date: NaiveDate,
        holidays: [Holiday; 2],
    ) -> DayStatuses {
        let weekday = date.weekday();
        if holidays == [None, None] {
            let day = &self.ordinary[weekday.num_days_from_monday() as usize];
            return day.get_or_init(|| evaluated(evaluator, date)).clone();
        }
        let day = (weekday, holidays);
        let met = self.near_holidays.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, statuses)) = met.iter().find(|(known, _)| *known == day) {
            return statuses.clone();
        }
        drop(met);
        let statuses = evaluated(evaluator, date);
        let mut met = self.near_holidays.write().unwrap_or_else(PoisonError::into_inner);
        if met.iter().all(|(known, _)| *known != day) {
            met.push((day, statuses.clone()));
        }
        statuses
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
