//! Opening hours for machines: those of the coming days, with all that is known about each.

use chrono::{Days, NaiveDate};
use domain::hours::MinuteSpan;
use domain::{Schedule, Status};
use serde_json::{Value, json};

use crate::pages::moment;
use crate::pages::week::openings;

/// Days that are told: the week that the page shows.
const DAYS: u64 = 7;

/// The hours of each of the coming days as `OpeningHoursSpecification`; a day on which it is closed opens and closes at
/// midnight, as Google asks for it. Days of which nobody knows are left out; none where that holds for all.
pub(super) fn of_coming_days(schedule: &Schedule, today: NaiveDate) -> Option<Value> {
    let dates = (0..DAYS).filter_map(|offset| today.checked_add_days(Days::new(offset)));
    let told: Vec<Value> = dates.flat_map(|date| of_day(schedule, date)).collect();
    (!told.is_empty()).then(|| json!(told))
}

fn of_day(schedule: &Schedule, date: NaiveDate) -> Vec<Value> {
    let plan = schedule.day(date);
    match plan.best_status() {
        Status::Unknown => Vec::new(),
        Status::Closed => vec![specification(date, "00:00", "00:00")],
        Status::Open => openings(&plan).map(|span| of_span(date, span)).collect(),
    }
}

fn of_span(date: NaiveDate, span: MinuteSpan) -> Value {
    // The end of a day is no time of a clock.
    let last = if span.to == MinuteSpan::DAY.to { 24 * 60 - 1 } else { span.to.into() };
    specification(date, &moment::clock(span.from.into()), &moment::clock(last))
}

fn specification(date: NaiveDate, opens: &str, closes: &str) -> Value {
    let day = date.to_string();
    json!({
        "@type": "OpeningHoursSpecification",
        "validFrom": day, "validThrough": day, "opens": opens, "closes": closes,
    })
}
