//! Hours that can't be meant, and hours that nearly no office of the kind keeps.

use chrono::{Days, NaiveDate};
use domain::id::CalendarId;
use domain::{Calendars, HoursExpression, Schedule, Status};

use super::{Code, Evidence};
use crate::case::Case;

/// Fewest offices of a kind that say what is usual, and the share that hours have to be rarer than.
const FEWEST: usize = 50;
const RARE: f64 = 0.01;
/// Fewest minutes in the week of an office that is open at all.
const FEWEST_MINUTES: u32 = 60;
/// From when to when an office is open by day, in minutes after midnight: 05:00 to 20:00.
const DAY: (u16, u16) = (300, 1_200);

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let Some(hours) = &case.office.point.hours else { return };
    if let Some(impossible) = case.peers.impossible_hours(hours, case.today) {
        let text = hours.as_str();
        found.push(
            Evidence::new(
                Code::ImpossibleHours,
                format!("เวลาทำการ “{text}” {}", impossible.th),
                format!("The hours {text:?} are {}.", impossible.en),
            )
            .with("minutes_a_week", f64::from(impossible.minutes_a_week)),
        );
        return;
    }
    let Some(kind) = case.peers.kind(case.office, case.claim) else { return };
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

/// What is wrong with hours whatever the kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Impossible {
    minutes_a_week: u32,
    th: &'static str,
    en: &'static str,
}

/// Hours that never open, hardly open, or open at night only, from a day on.
pub(super) fn impossible(hours: &HoursExpression, today: NaiveDate) -> Option<Impossible> {
    if hours.is_always_open() {
        return None;
    }
    let calendar = Calendars::default().view(&CalendarId::national());
    let schedule = Schedule::new(Some(hours.clone()), calendar, Vec::new(), chrono_tz::Asia::Bangkok);
    let spans = |days: u64| {
        let dates = (0..days).filter_map(|day| today.checked_add_days(Days::new(day)));
        let spans = dates.flat_map(|date| schedule.day(date).spans);
        spans.filter(|span| span.status != Status::Closed).map(|span| span.span).collect::<Vec<_>>()
    };
    let week = spans(7);
    let minutes: u32 = week.iter().map(|span| u32::from(span.to - span.from)).sum();
    let is_by_night = week.iter().all(|span| span.to <= DAY.0 || span.from >= DAY.1);
    let (th, en) = match minutes {
        0 if spans(366).is_empty() => ("ไม่เปิดเลยตลอดปี", "never open"),
        // Closed this week, open in others.
        0 => return None,
        1..FEWEST_MINUTES => ("เปิดไม่ถึงหนึ่งชั่วโมงต่อสัปดาห์", "open for less than an hour a week"),
        _ if is_by_night => ("เปิดเฉพาะกลางคืน", "open at night only"),
        _ => return None,
    };
    Some(Impossible { minutes_a_week: minutes, th, en })
}
