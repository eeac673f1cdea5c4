//! What hours mean day by day.

use chrono::NaiveDate;
use domain::Schedule;
use domain::hours::{DayPlan, Decider, MinuteSpan};
use serde::Serialize;
use utoipa::ToSchema;

use crate::admin::day::Day;

/// Days of a preview.
const DAYS: usize = 14;

/// What hours mean on one day.
#[derive(Serialize, ToSchema)]
pub(crate) struct DayPreviewed {
    #[schema(value_type = String, format = Date)]
    date: Day,
    /// `open` if the door is at any time of the day, else `unknown` if nobody knows at any time, else `closed`.
    status: &'static str,
    /// The parts of the day in which it isn't closed.
    spans: Vec<SpanPreviewed>,
    /// Who decided: `exception`, `calendar`, `hours` or `none`.
    decided_by: &'static str,
    /// The holiday that it is, whether the door keeps it or not.
    holiday_th: Option<String>,
    holiday_en: Option<String>,
    /// Why it is a special day.
    reason: Option<String>,
}

/// A part of a day.
#[derive(Serialize, ToSchema)]
struct SpanPreviewed {
    #[schema(example = "08:30")]
    from: String,
    #[schema(example = "16:30")]
    to: String,
    /// `open` or `unknown`.
    status: &'static str,
}

/// The coming fortnight.
pub(super) fn fortnight(schedule: &Schedule, today: NaiveDate) -> Vec<DayPreviewed> {
    today.iter_days().take(DAYS).map(|date| day(schedule, date)).collect()
}

fn day(schedule: &Schedule, date: NaiveDate) -> DayPreviewed {
    let plan = schedule.day(date);
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let spans = plan.joined().into_iter().filter(|(_, status)| *status != domain::Status::Closed);
    let told = |(span, status): (MinuteSpan, domain::Status)| SpanPreviewed {
        from: clock(span.from),
        to: clock(span.to),
        status: status.as_str(),
    };
    let (decided_by, reason) = decided(&plan);
    let holiday = schedule.holiday(date);
    DayPreviewed {
        date: Day(date),
        status: plan.best_status().as_str(),
        spans: spans.map(told).collect(),
        decided_by,
        holiday_th: holiday.map(|day| day.name_th.clone()),
        holiday_en: holiday.and_then(|day| day.name_en.clone()),
        reason,
    }
}

/// Who decided about a day, a special day before a holiday before the hours, and why.
fn decided(plan: &DayPlan) -> (&'static str, Option<String>) {
    let rank = |decider: &Decider| match decider {
        Decider::Exception(_) => 0,
        Decider::Calendar { .. } => 1,
        Decider::Hours => 2,
        Decider::Nobody => 3,
    };
    match plan.spans.iter().map(|span| &span.decided_by).min_by_key(|decider| rank(decider)) {
        Some(Decider::Exception(reason)) => ("exception", reason.clone()),
        Some(Decider::Calendar { .. }) => ("calendar", None),
        Some(Decider::Hours) => ("hours", None),
        Some(Decider::Nobody) | None => ("none", None),
    }
}
