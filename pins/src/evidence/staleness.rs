//! Records that nobody confirmed for long.

use chrono::{Datelike, NaiveDate};

use super::{Code, Evidence};
use crate::case::Case;

/// The day of the year by which every unit confirms its record.
const DEADLINE: (u32, u32) = (8, 31);

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let Some(updated) = &case.office.point.updated_at else { return };
    let Ok(updated) = updated.as_str().get(..10).unwrap_or_default().parse::<NaiveDate>() else { return };
    // Whoever missed the last deadline may be late; whoever missed the one before has a stale record.
    let Some(missed) = last_but_one(case.today) else { return };
    if updated >= missed {
        return;
    }
    let days = (case.today - updated).num_days();
    found.push(
        Evidence::new(
            Code::Stale,
            format!("ยืนยันข้อมูลครั้งล่าสุดเมื่อ {} วันก่อน", days),
            format!("Last confirmed {days} days ago, on {updated}."),
        )
        .with("days", days as f64),
    );
}

fn last_but_one(today: NaiveDate) -> Option<NaiveDate> {
    let (month, day) = DEADLINE;
    let of_this_year = NaiveDate::from_ymd_opt(today.year(), month, day)?;
    let years = if of_this_year < today { 1 } else { 2 };
    NaiveDate::from_ymd_opt(today.year() - years, month, day)
}
