//! A day and a time as people type them: `10/12/2569`, `2026-12-10`, `13.00 น.`

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};

use super::moment::BUDDHIST_ERA;
use super::visit::Params;
use crate::api::instant::THAI_OFFSET;

/// The fields of the form.
pub(crate) const DATE: &str = "date";
pub(crate) const TIME: &str = "time";

/// Years from here on are of the Buddhist era: nobody asks for an office's hours in 2400 of the Common Era.
const FIRST_BUDDHIST_YEAR: i32 = 2400;

/// Years of the Common Era that can be asked for, in four digits so that none is mistaken for another.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// What was typed, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TypedMoment {
    pub(crate) date: String,
    pub(crate) time: String,
}

/// What is wrong with what was typed, field by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Faults {
    pub(crate) date: Option<Fault>,
    pub(crate) time: Option<Fault>,
}

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Missing,
    Unreadable,
}

impl TypedMoment {
    /// The fields of a form, if it has any of them.
    pub(crate) fn of(params: &Params) -> Option<Self> {
        let [date, time] = [DATE, TIME].map(|name| params.get(name).unwrap_or_default().to_owned());
        let was_sent = params.pairs().any(|(name, _)| name == DATE || name == TIME);
        was_sent.then_some(Self { date, time })
    }

    /// The moment in Thailand.
    ///
    /// # Errors
    /// All [`Faults`] of the two fields.
    pub(crate) fn read(&self) -> Result<DateTime<Utc>, Faults> {
        match (read_field(&self.date, date), read_field(&self.time, time)) {
            (Ok(date), Ok(time)) => {
                let local = THAI_OFFSET.from_local_datetime(&date.and_time(time));
                Ok(local.single().expect("a fixed offset has every time once").to_utc())
            }
            (date, time) => Err(Faults { date: date.err(), time: time.err() }),
        }
    }
}

fn read_field<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    let text = arabic_digits(text.trim());
    if text.is_empty() { Err(Fault::Missing) } else { read(&text).ok_or(Fault::Unreadable) }
}

fn arabic_digits(text: &str) -> String {
    let arabic = |c: char| match c {
        '๐'..='๙' => char::from(b'0' + (u32::from(c) - u32::from('๐')) as u8),
        other => other,
    };
    text.chars().map(arabic).collect()
}

/// Year, month and day, or the other way round, with `-`, `/`, `.` or a space between them.
fn date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let year = number(year, 4..=4)?.cast_signed();
    let year = if year >= FIRST_BUDDHIST_YEAR { year - BUDDHIST_ERA } else { year };
    let date = NaiveDate::from_ymd_opt(year, number(month, 1..=2)?, number(day, 1..=2)?)?;
    YEARS.contains(&year).then_some(date)
}

/// Hours and minutes with `:` or `.` between them, perhaps seconds, perhaps `น.`
fn time(text: &str) -> Option<NaiveTime> {
    let text = text.strip_suffix("น.").or_else(|| text.strip_suffix('น')).unwrap_or(text).trim_end();
    let parts: Vec<&str> = text.split([':', '.']).collect();
    let (hours, minutes, seconds) = match parts[..] {
        [hours, minutes] => (hours, minutes, "00"),
        [hours, minutes, seconds] => (hours, minutes, seconds),
        _ => return None,
    };
    number(seconds, 2..=2).filter(|seconds| *seconds < 60)?;
    NaiveTime::from_hms_opt(number(hours, 1..=2)?, number(minutes, 2..=2)?, 0)
}

/// Digits, so many of them, and nothing else.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let is_number = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(date: &str, time: &str) -> Result<String, Faults> {
        let typed = TypedMoment { date: date.to_owned(), time: time.to_owned() };
        typed.read().map(|at| at.with_timezone(&THAI_OFFSET).format("%Y-%m-%d %H:%M").to_string())
    }

    #[test]
    fn days_of_both_eras_are_read_in_the_ways_people_write_them() {
        for date in [
            "2026-12-10",
            "2569-12-10",
            "10/12/2569",
            "10/12/2026",
            "10.12.2569",
            "10-12-2569",
            "10 12 2569",
            " ๑๐/๑๒/๒๕๖๙ ",
            "2026/12/10",
        ] {
            assert_eq!(read(date, "13:00").as_deref(), Ok("2026-12-10 13:00"), "{date}");
        }
        for (time, read_as) in [
            ("9:05", "09:05"),
            ("09.05", "09:05"),
            ("13:00:30", "13:00"),
            ("13.00 น.", "13:00"),
            ("13:00น", "13:00"),
            ("๑๓.๐๐", "13:00"),
            ("0:00", "00:00"),
            ("23:59", "23:59"),
        ] {
            assert_eq!(read("2026-12-10", time), Ok(format!("2026-12-10 {read_as}")), "{time}");
        }
    }

    #[test]
    fn nonsense_is_a_fault_of_its_field() {
        let (missing, unreadable) = (Some(Fault::Missing), Some(Fault::Unreadable));
        for date in [
            "yesterday",
            "31/02/2569",
            "2026-13-01",
            "10/12/69",
            "10/12",
            "2569",
            "10/12/9999",
            "10/12/1500",
            "-1/12/2569",
            "2026-12-10T00:00",
            "+026-12-10",
            "10//2569",
            "99999999999/1/2026",
        ] {
            assert_eq!(read(date, "13:00"), Err(Faults { date: unreadable, time: None }), "{date}");
        }
        for time in ["noon", "24:00", "13:60", "13", "1300", "13:0", "13:00:61", "13:00:00:00", ":00", "น."]
        {
            assert_eq!(read("2026-12-10", time), Err(Faults { date: None, time: unreadable }), "{time}");
        }
        assert_eq!(read("", " "), Err(Faults { date: missing, time: missing }));
        assert_eq!(read("", "x"), Err(Faults { date: missing, time: unreadable }));
    }
}
