//! The hours of the coming days, a day a line.

use chrono::{Days, NaiveDate};
use domain::hours::{CalendarDay, DayPlan, MinuteSpan};
use domain::{Schedule, Status};

use super::language::{Language, Words};
use super::messages::{Messages, fill};
use super::moment;
use super::state::decided;

const DAYS: u64 = 7;

/// A day's hours in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DayInWords {
    pub(crate) date: String,
    pub(crate) today: bool,
    pub(crate) status: Status,
    /// The spans in which it isn't closed, or that it is.
    pub(crate) hours: Vec<String>,
    /// The holidays and special days behind it.
    pub(crate) reasons: Vec<Words>,
}

/// The seven days from a day on.
pub(crate) fn week(schedule: &Schedule, today: NaiveDate, language: Language) -> Vec<DayInWords> {
    let dates = (0..DAYS).filter_map(|offset| today.checked_add_days(Days::new(offset)));
    dates
        .map(|date| {
            let plan = schedule.day(date);
            DayInWords {
                date: moment::short_date(date, language),
                today: date == today,
                status: plan.best_status(),
                hours: hours(&plan, language),
                reasons: reasons(&plan, schedule.holiday(date), language),
            }
        })
        .collect()
}

/// The spans in which it isn't closed, or that it is.
pub(crate) fn hours(plan: &DayPlan, language: Language) -> Vec<String> {
    let words = &Messages::of(language).office;
    let spans: Vec<String> = plan
        .joined()
        .into_iter()
        .filter_map(|(span, status)| match (status, span == MinuteSpan::DAY) {
            (Status::Open, true) => Some(words.all_day.clone()),
            (Status::Unknown, true) => Some(words.all_day_unknown.clone()),
            (Status::Open, false) => Some(from_to(span)),
            (Status::Unknown, false) => Some(fill(&words.unknown_part, &[("span", &from_to(span))])),
            (Status::Closed, _) => None,
        })
        .collect();
    if spans.is_empty() { vec![words.closed.clone()] } else { spans }
}

/// The spans in which it is certainly open.
pub(crate) fn openings(plan: &DayPlan) -> impl Iterator<Item = MinuteSpan> {
    plan.joined().into_iter().filter(|(_, status)| *status == Status::Open).map(|(span, _)| span)
}

fn from_to(span: MinuteSpan) -> String {
    format!("{}–{}", moment::clock(span.from.into()), moment::clock(span.to.into()))
}

fn reasons(plan: &DayPlan, holiday: Option<&CalendarDay>, language: Language) -> Vec<Words> {
    // A day with any open hour isn't closed for the holiday: its closed spans are just nights and lunch.
    let holiday = holiday.filter(|_| plan.best_status() != Status::Open);
    let mut reasons = Vec::new();
    for span in &plan.spans {
        if let Some(reason) = decided(&span.decided_by, holiday, span.status, None, language)
            && !reasons.contains(&reason)
        {
            reasons.push(reason);
        }
    }
    reasons
}
