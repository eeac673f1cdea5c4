//! Hours of days of each month and of dates, day by day against the calendar itself.

use chrono::{Datelike, Days, NaiveDate};
use domain::hours::{CalendarView, read_hours};
use domain::{Schedule, Status};

/// Two years of 365 days and one of 366.
const FIRST_DAY: (i32, u32, u32) = (2026, 1, 1);
const DAYS: u64 = 3 * 365 + 1;

fn date((year, month, day): (i32, u32, u32)) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

/// The days on which a text opens a door, without any holiday.
fn open_days(text: &str) -> Vec<NaiveDate> {
    let read = read_hours(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let schedule =
        Schedule::new(Some(read.expression), CalendarView::default(), Vec::new(), chrono_tz::Asia::Bangkok);
    let days = (0..DAYS).map(|offset| date(FIRST_DAY) + Days::new(offset));
    days.filter(|day| schedule.day(*day).spans.iter().any(|span| span.status == Status::Open)).collect()
}

fn days_where(is_open: impl Fn(NaiveDate) -> bool) -> Vec<NaiveDate> {
    (0..DAYS).map(|offset| date(FIRST_DAY) + Days::new(offset)).filter(|day| is_open(*day)).collect()
}

#[test]
fn days_of_every_month_are_those_days_in_long_and_short_months() {
    for first in 1..=31 {
        for last in [first, first + 4, first + 14, 31].into_iter().filter(|last| (first..=31).contains(last))
        {
            let text = match last {
                last if last == first => format!("วันที่ {first} ของทุกเดือน 09.00-12.00 น."),
                _ => format!("วันที่ {first}-{last} ของทุกเดือน 09.00-12.00 น."),
            };
            let expected = days_where(|day| (first..=last).contains(&day.day()));
            assert_eq!(open_days(&text), expected, "{text}");
        }
    }
}

#[test]
fn lists_of_days_of_every_month_are_all_of_them() {
    for (text, days) in [
        ("ทุกวันที่ 5 และ 20 ของเดือน 09.00-12.00 น.", &[5, 20][..]),
        ("ทุกวันที่ 1, 15, 29 09.00-12.00 น.", &[1, 15, 29]),
        ("วันที่ 10, 20 และ 30 ของทุกเดือน 09.00-12.00 น.", &[10, 20, 30]),
    ] {
        assert_eq!(open_days(text), days_where(|day| days.contains(&day.day())), "{text}");
    }
}

#[test]
fn dates_hold_in_their_year_only() {
    for (text, from, to) in [
        ("วันที่ 15 มกราคม 2569 เวลา 09.00-12.00 น.", (2026, 1, 15), (2026, 1, 15)),
        ("16 เม.ย. 70 เวลา 09.00-12.00 น.", (2027, 4, 16), (2027, 4, 16)),
        ("วันอังคารที่ 29 กุมภาพันธ์ 2571 เวลา 09.00-12.00 น.", (2028, 2, 29), (2028, 2, 29)),
        ("25 ธ.ค. - 5 ม.ค. 2570 ทุกวัน 09.00-12.00 น.", (2026, 12, 25), (2027, 1, 5)),
        ("1-15 ก.พ. 2570 เวลา 09.00-12.00 น.", (2027, 2, 1), (2027, 2, 15)),
        ("ตั้งแต่วันที่ 1 มีนาคม 2570 เป็นต้นไป ทุกวัน 09.00-12.00 น.", (2027, 3, 1), (2028, 12, 31)),
    ] {
        let expected = days_where(|day| (date(from)..=date(to)).contains(&day));
        assert_eq!(open_days(text), expected, "{text}");
    }
}

#[test]
fn before_hours_that_begin_on_a_day_nothing_is_known() {
    let read = read_hours("ตั้งแต่วันที่ 1 มีนาคม 2570 เป็นต้นไป จันทร์-ศุกร์ 09.00-12.00 น.").expect("hours");
    let schedule =
        Schedule::new(Some(read.expression), CalendarView::default(), Vec::new(), chrono_tz::Asia::Bangkok);
    let statuses = |day| {
        let plan = schedule.day(date(day));
        plan.spans.iter().map(|span| span.status).collect::<Vec<_>>()
    };
    assert_eq!(statuses((2027, 2, 28)), [Status::Unknown]);
    assert_eq!(statuses((2027, 3, 1)), [Status::Closed, Status::Open, Status::Closed]);
    assert_eq!(statuses((2027, 3, 6)), [Status::Closed]);
}
