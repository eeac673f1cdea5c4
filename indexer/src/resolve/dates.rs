//! Dates: ISO 8601, and as they are written in Thai.
//!
//! A Thai date is read by [`analyzers::thai_date`]. Between slashes (`16/4/2563`) it needs a year of the Buddhist era.

use analyzers::ThaiDate;
use chrono::{Datelike, NaiveDate};
use domain::service_point::UpdatedAt;

use super::values::Problem;
use crate::Code;

/// Years from here on are of the Buddhist era.
const FIRST_BUDDHIST_YEAR: i32 = 2400;

/// Years from the Buddhist era's first to the common era's.
const BUDDHIST_YEARS: i32 = 543;

/// A day; a year of the Buddhist era is counted in the common one.
pub(super) fn date(text: &str) -> Result<NaiveDate, Problem> {
    let thai = || thai_date(text).filter(|date| date.time.is_none());
    let thai =
        || thai().and_then(|ThaiDate { year, month, day, .. }| NaiveDate::from_ymd_opt(year, month, day));
    iso_date(text).or_else(thai).ok_or_else(|| {
        Problem::new(Code::NotADate, "is not a date: expected one such as 2026-11-23 or 23 พ.ย. 2569")
    })
}

fn iso_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let is_shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !is_shaped {
        return None;
    }
    let year: i32 = text[..4].parse().ok()?;
    let year = if year >= FIRST_BUDDHIST_YEAR { year - BUDDHIST_YEARS } else { year };
    NaiveDate::from_ymd_opt(year, text[5..7].parse().ok()?, text[8..].parse().ok()?)
}

/// A day or an instant: ISO 8601 and RFC 3339, or as it is written in Thai.
pub(super) fn updated_at(text: &str) -> Result<UpdatedAt, Problem> {
    let day = text.get(..10).and_then(iso_date);
    let iso = day.map(|day| format!("{:04}{}{}", day.year(), day.format("-%m-%d"), &text[10..]));
    let thai = || thai_date(text).map(|date| date.to_string());
    iso.or_else(thai).and_then(|text| UpdatedAt::new(&text).ok()).ok_or_else(|| {
        let reason =
            "is not a date: expected 2026-11-23, 2026-11-23T10:15:00+07:00 or 23 พ.ย. 2569; left empty";
        Problem::new(Code::NotADate, reason)
    })
}

/// The day of what is written as a day or an instant.
pub(super) fn recorded_on(text: &str) -> Result<NaiveDate, Problem> {
    // Ten characters are the day in both forms.
    updated_at(text).and_then(|recorded| date(&recorded.as_str()[..10]))
}

fn thai_date(text: &str) -> Option<ThaiDate> {
    // Elsewhere the month comes before the day between slashes; with a year of the Buddhist era it is a Thai hand.
    let is_buddhist =
        |part: &str| part.len() == 4 && part.parse().is_ok_and(|year: i32| year >= FIRST_BUDDHIST_YEAR);
    if text.contains('/') && !text.split(['/', ' ', ',']).any(is_buddhist) {
        return None;
    }
    analyzers::thai_date(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_buddhist_era_is_the_same_day_of_the_common_era() {
        for (text, expected) in [
            ("2026-11-23", Some("2026-11-23")),
            ("2569-11-23", Some("2026-11-23")),
            ("2567-02-29", Some("2024-02-29")),
            ("2026-02-29", None),
            ("2026-13-01", None),
            ("26-11-23", None),
            ("23/11/2026", None),
            ("2026-11-๒๓", None),
            ("2026-11-23T10:15:00+07:00", None),
        ] {
            assert_eq!(iso_date(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("2569-11-23", Some("2026-11-23")),
            ("2026-11-23T10:15:00+07:00", Some("2026-11-23T10:15:00+07:00")),
            ("2026-11-23T10:15:00", None),
            ("2026-11-23 ", None),
            ("เมื่อวาน", None),
        ] {
            assert_eq!(updated_at(text).ok().as_ref().map(UpdatedAt::as_str), expected, "{text}");
        }
    }

    #[test]
    fn a_thai_date_is_the_day_that_it_names() {
        for (text, expected) in [
            ("16 เม.ย. 63, 09.03 น.", Some("2020-04-16T09:03:00+07:00")),
            ("16 เม.ย. 63 9:03", Some("2020-04-16T09:03:00+07:00")),
            ("16 เม.ย. 63 เวลา 09.03 น.", Some("2020-04-16T09:03:00+07:00")),
            ("16 เม.ย. 63", Some("2020-04-16")),
            ("16เม.ย.63", Some("2020-04-16")),
            ("16 เมย 2563", Some("2020-04-16")),
            ("31 สิงหาคม 2563", Some("2020-08-31")),
            ("วันที่ 31 สิงหาคม พ.ศ. 2563", Some("2020-08-31")),
            ("31 สิงหาคม พ.ศ.2563", Some("2020-08-31")),
            ("31 ส.ค. ค.ศ. 2020", Some("2020-08-31")),
            ("31 สิงหาคม 2020", Some("2020-08-31")),
            ("29 กุมภาพันธ์ 2567", Some("2024-02-29")),
            ("1 ม.ค. 69", Some("2026-01-01")),
            ("1 ก.พ. 69", Some("2026-02-01")),
            ("1 มี.ค. 69", Some("2026-03-01")),
            ("1 พ.ค. 69", Some("2026-05-01")),
            ("1 มิ.ย. 69", Some("2026-06-01")),
            ("1 ก.ค. 69", Some("2026-07-01")),
            ("1 ก.ย. 69", Some("2026-09-01")),
            ("1 ต.ค. 69", Some("2026-10-01")),
            ("1 พฤศจิกายน 69", Some("2026-11-01")),
            ("1 ธ.ค. 69", Some("2026-12-01")),
            ("29 กุมภาพันธ์ 2566", None),
            ("31 เม.ย. 63", None),
            ("0 เม.ย. 63", None),
            ("16/4/2563", Some("2020-04-16")),
            ("16/04/2563 09.03 น.", Some("2020-04-16T09:03:00+07:00")),
            ("วันศุกร์ที่ 31 มกราคม พ.ศ. 2568", Some("2025-01-31")),
            ("4/16/2563", None),
            ("16/4/2020", None),
            ("16/4/63", None),
            ("16 เม.ย.", None),
            ("16 เม.ย. 563", None),
            ("16 เม.ย. 1600", None),
            ("16 เม.ย. ค.ศ. 20", None),
            ("16 เม.ย. ค.ศ. 2563", None),
            ("16 เม.ย. พ.ศ. 2020", None),
            ("16 เม 63", None),
            ("16 April 2020", None),
            ("16 เม.ย. 63, 24.03 น.", None),
            ("16 เม.ย. 63, 09.60 น.", None),
            ("16 เม.ย. 63, 9 โมง", None),
            ("16-18 เม.ย. 63", None),
            ("99999999999 เม.ย. 63", None),
            ("16 เม.ย. 99999999999", None),
        ] {
            assert_eq!(updated_at(text).ok().as_ref().map(UpdatedAt::as_str), expected, "{text}");
            // A day with a time is no day.
            let day = expected.filter(|expected| expected.len() == 10);
            assert_eq!(date(text).ok().map(|day| day.to_string()).as_deref(), day, "{text}");
        }
    }
}
