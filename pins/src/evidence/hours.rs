//! Hours that nearly no office of the kind keeps.

use super::{Code, Evidence};
use crate::case::Case;

/// Fewest offices of a kind that say what is usual, and the share that hours have to be rarer than.
const FEWEST: usize = 50;
const RARE: f64 = 0.01;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let (Some(hours), Some(kind)) = (&case.office.point.hours, case.peers.kind(case.office)) else { return };
    let same = kind.hours.get(hours.as_str()).copied().unwrap_or(0);
    let share = same as f64 / kind.with_hours.max(1) as f64;
    if kind.with_hours < FEWEST || share >= RARE {
        return;
    }
    let usual = kind.hours.iter().max_by_key(|(_, count)| **count).map_or("", |(hours, _)| hours);
    found.push(
        Evidence::new(
            Code::Hours,
            format!(
                "เวลาทำการ “{}” มีเพียง {same} จาก {} หน่วยประเภทนี้ ส่วนใหญ่คือ “{usual}”",
                hours.as_str(),
                kind.with_hours
            ),
            format!(
                "The hours {:?} are kept by {same} of {} offices of the kind; most keep {usual:?}.",
                hours.as_str(),
                kind.with_hours
            ),
        )
        .with("share", share),
    );
}
