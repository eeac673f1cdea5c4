//! Holidays and special days ahead, so that nobody learns of them at a closed door.

use chrono::{Days, NaiveDate};
use domain::hours::{DayPlan, Decider};
use domain::{HoursExpression, Schedule, Status};

use crate::pages::language::{Language, Words};
use crate::pages::messages::Messages;
use crate::pages::moment;
use crate::pages::week::hours;

/// How far ahead they are told: two weeks with the day asked about.
const DAYS_AHEAD: u64 = 14;

/// A day that isn't like others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SpecialDay {
    pub(super) date: String,
    /// The names of holidays, the reasons of exceptions.
    pub(super) reasons: Vec<Words>,
    /// When it is open, or that it isn't, or what to do where nobody knows.
    pub(super) hours: Vec<String>,
}

/// The special days from a day on. A holiday is told whatever it means for the door.
pub(super) fn special_days(schedule: &Schedule, from: NaiveDate, language: Language) -> Vec<SpecialDay> {
    let dates = (0..DAYS_AHEAD).filter_map(|offset| from.checked_add_days(Days::new(offset)));
    dates.filter_map(|date| special_day(schedule, date, language)).collect()
}

/// Whether a door keeps holidays as far as is known, so that having found none tells something.
pub(super) fn keeps_holidays(schedule: &Schedule) -> bool {
    schedule.hours().is_some_and(|hours| !HoursExpression::is_always_open(hours))
}

fn special_day(schedule: &Schedule, date: NaiveDate, language: Language) -> Option<SpecialDay> {
    let plan = schedule.day(date);
    let holiday = schedule.holiday(date);
    let mut reasons = Vec::new();
    let names = holiday.map(|day| Words::either(&day.name_th, day.name_en.as_deref(), language));
    let deciders = plan.spans.iter().filter_map(|span| reason(&span.decided_by, language));
    for reason in names.into_iter().chain(deciders) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let is_special = !reasons.is_empty();
    is_special.then(|| SpecialDay {
        date: moment::date(date, language),
        hours: hours_or_advice(&plan, holiday.is_some(), language),
        reasons,
    })
}

fn reason(decider: &Decider, language: Language) -> Option<Words> {
    match decider {
        Decider::Calendar { name_th, name_en, .. } => {
            Some(Words::either(name_th, name_en.as_deref(), language))
        }
        Decider::Exception(Some(reason)) => Some(Words::thai(reason, language)),
        Decider::Exception(None) => Some(Words::native(Messages::of(language).state.special_day.clone())),
        Decider::Hours | Decider::Nobody => None,
    }
}

fn hours_or_advice(plan: &DayPlan, is_holiday: bool, language: Language) -> Vec<String> {
    let words = &Messages::of(language).office;
    match (plan.best_status(), is_holiday) {
        (Status::Unknown, true) => vec![words.head_decides.clone()],
        (Status::Unknown, false) => vec![words.call_first.clone()],
        (Status::Open | Status::Closed, _) => hours(plan, language),
    }
}
