//! Single values: numbers, dates, codes, addresses, words.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::str::FromStr;

use domain::UnitCode;
use domain::vocabulary::UnknownWord;
use domain::written::{self, Unreadable};

use crate::Code;

/// Most minutes or days that a procedure can take.
const MAX_WHOLE_NUMBER: u32 = 100_000;

/// What is wrong with a value: the words that follow it in a message.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) code: Code,
    pub(super) reason: Cow<'static, str>,
}

impl Problem {
    pub(super) fn new(code: Code, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { code, reason: reason.into() }
    }
}

/// A plain decimal number with an optional sign; not `1e5`, `.5`, `1,000` or `NaN`.
pub(super) fn decimal(text: &str, range: RangeInclusive<f64>, expected: &str) -> Result<f64, Problem> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = if digits(whole) && digits(fraction) { text.parse::<f64>().ok() } else { None };
    let Some(number) = number else {
        return Err(Problem::new(
            Code::NotANumber,
            format!("is not a decimal number: expected {expected}; left empty"),
        ));
    };
    if !range.contains(&number) {
        let reason = format!("is out of range: expected {expected}; left empty");
        return Err(Problem::new(Code::OutOfRange, reason));
    }
    // No negative zero.
    Ok(number + 0.0)
}

/// A latitude in degrees.
pub(super) fn latitude_degrees(text: &str) -> Result<f64, Problem> {
    decimal(text, -90.0..=90.0, "degrees such as 13.756331, from -90 to 90")
}

/// A longitude in degrees.
pub(super) fn longitude_degrees(text: &str) -> Result<f64, Problem> {
    decimal(text, -180.0..=180.0, "degrees such as 100.501762, from -180 to 180")
}

/// A fee in baht.
pub(super) fn baht(text: &str) -> Result<f64, Problem> {
    decimal(text, 0.0..=f64::MAX, "baht such as 0 or 100.50, without commas")
}

/// Minutes or days.
pub(super) fn whole_number(text: &str) -> Result<u32, Problem> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        let reason = "is not a whole number: expected digits such as 15; left empty";
        return Err(Problem::new(Code::NotAWholeNumber, reason));
    }
    text.parse().ok().filter(|number| *number <= MAX_WHOLE_NUMBER).ok_or_else(|| {
        let reason = format!("is out of range: expected 0 to {MAX_WHOLE_NUMBER}; left empty");
        Problem::new(Code::OutOfRange, reason)
    })
}

/// True or false.
pub(super) fn yes_or_no(text: &str) -> Result<bool, Problem> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" => Ok(true),
        "false" | "no" | "0" => Ok(false),
        _ => Err(Problem::new(
            Code::NotYesOrNo,
            "is neither true nor false: expected true, false, yes, no, 1 or 0; left empty",
        )),
    }
}

/// Minutes from midnight of a time of day, `00:00` to `24:00`.
pub(super) fn minute_of_day(text: &str) -> Result<u16, Problem> {
    let number = |part: &str, lengths: RangeInclusive<usize>| {
        let shaped = lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if shaped { part.parse::<u16>().ok() } else { None }
    };
    let minute = text.split_once(':').and_then(|(hours, minutes)| {
        let minutes = number(minutes, 2..=2).filter(|minutes| *minutes < 60)?;
        Some(number(hours, 1..=2)? * 60 + minutes)
    });
    minute.filter(|minute| *minute <= 1440).ok_or_else(|| {
        let reason = "is not a time of day: expected one such as 08:30, up to 24:00; that day is unknown";
        Problem::new(Code::NotAPartOfADay, reason)
    })
}

/// A unit code.
pub(super) fn unit_code(text: &str) -> Result<UnitCode, Problem> {
    UnitCode::new(text)
        .map_err(|error| Problem::new(Code::InvalidCode, format!("{}; left empty", error.reason)))
}

/// A text that is kept as it is read, or left empty.
fn kept(read: Result<String, Unreadable>, code: Code) -> Result<String, Problem> {
    read.map_err(|unreadable| Problem::new(code, format!("{}; left empty", unreadable.reason)))
}

/// A postcode.
pub(super) fn postcode(text: &str) -> Result<String, Problem> {
    kept(written::postcode(text), Code::NotAPostcode)
}

/// Telephone numbers.
pub(super) fn phone(text: &str) -> Result<String, Problem> {
    kept(written::phone(text), Code::NotAPhone)
}

/// An e-mail address.
pub(super) fn email(text: &str) -> Result<String, Problem> {
    kept(written::email(text), Code::NotAnEmail)
}

/// A page on the web.
pub(super) fn web_address(text: &str) -> Result<String, Problem> {
    kept(written::web_address(text), Code::NotAWebAddress)
}

/// Pictures.
pub(super) fn photo(text: &str) -> Result<String, Problem> {
    kept(written::picture_address(text), Code::NotAPhoto)
}

/// A word of a closed vocabulary.
pub(super) fn word<T: FromStr<Err = UnknownWord>>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|error: UnknownWord| {
        let reason = format!("is not a known {}: expected one of {}; left empty", error.kind, error.expected);
        Problem::new(Code::UnknownWord, reason)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code<T>(read: Result<T, Problem>) -> Option<Code> {
        read.err().map(|problem| problem.code)
    }

    #[test]
    fn only_plain_decimals_in_range_are_coordinates() {
        for (text, expected) in [
            ("13.756331", Ok(13.756_331)),
            ("+13", Ok(13.0)),
            ("-0", Ok(0.0)),
            ("90", Ok(90.0)),
            ("90.0000001", Err(Code::OutOfRange)),
            ("1e5", Err(Code::NotANumber)),
            ("NaN", Err(Code::NotANumber)),
            ("inf", Err(Code::NotANumber)),
            (".5", Err(Code::NotANumber)),
            ("5.", Err(Code::NotANumber)),
            ("13,75", Err(Code::NotANumber)),
            ("13.75°", Err(Code::NotANumber)),
            ("--1", Err(Code::NotANumber)),
            ("1 3", Err(Code::NotANumber)),
        ] {
            assert_eq!(latitude_degrees(text).map_err(|problem| problem.code), expected, "{text}");
        }
        assert_eq!(latitude_degrees("-0").map(f64::is_sign_negative), Ok(false));
        assert_eq!(code(baht(&"9".repeat(400))), Some(Code::OutOfRange));
    }

    #[test]
    fn whole_numbers_end_at_100000() {
        for (text, expected) in [
            ("0", Ok(0)),
            ("100000", Ok(100_000)),
            ("100001", Err(Code::OutOfRange)),
            ("99999999999999999999", Err(Code::OutOfRange)),
            ("-1", Err(Code::NotAWholeNumber)),
            ("1.5", Err(Code::NotAWholeNumber)),
            ("15 นาที", Err(Code::NotAWholeNumber)),
        ] {
            assert_eq!(whole_number(text).map_err(|problem| problem.code), expected, "{text}");
        }
    }

    #[test]
    fn a_time_of_day_ends_at_24_00() {
        for (text, expected) in [
            ("00:00", Some(0)),
            ("8:30", Some(510)),
            ("24:00", Some(1440)),
            ("24:01", None),
            ("08.30", None),
            ("08:60", None),
            ("0830", None),
        ] {
            assert_eq!(minute_of_day(text).ok(), expected, "{text}");
        }
    }

    #[test]
    fn addresses_are_taken_only_where_they_lead_to_the_web() {
        for (text, page, picture) in [
            ("https://example.go.th/a", true, true),
            ("HTTP://example.go.th", true, true),
            ("photos/a.jpg", false, true),
            ("/pictures/a.jpg", false, true),
            ("photos/a.jpg | https://example.go.th/b", false, true),
            ("photos/a.jpg|../b.jpg", false, false),
            ("photos/a.jpg|", false, false),
            ("photos/../../etc/passwd", false, false),
            ("/etc/passwd", false, false),
            ("javascript:alert(1)", false, false),
            ("https://", false, false),
            ("https:///a", false, false),
            ("https://a b", false, false),
            ("www.example.go.th", false, true),
        ] {
            assert_eq!((web_address(text).is_ok(), photo(text).is_ok()), (page, picture), "{text}");
        }
        for (text, expected) in
            [("a@b.go.th", true), ("a@b@c", false), ("@b", false), ("a@", false), ("a b@c", false)]
        {
            assert_eq!(email(text).is_ok(), expected, "{text}");
        }
    }

    #[test]
    fn a_telephone_number_keeps_its_groups_and_its_extension() {
        for (text, expected) in [
            ("0 4249 1234", Some("0 4249 1234")),
            ("02-123-4567", Some("02-123-4567")),
            ("02 – 123\u{2011}4567", Some("02-123-4567")),
            (" 0  4249\u{a0}1234 ", Some("0 4249 1234")),
            ("0 4249 1234ต่อ123", Some("0 4249 1234 ต่อ 123")),
            ("0 4249 1234 ต่อ 123", Some("0 4249 1234 ต่อ 123")),
            ("0 4249 1234,0 4249 1235 ;", Some("0 4249 1234, 0 4249 1235")),
            ("+66 2 123 4567", Some("+66 2 123 4567")),
            ("โทร. 1567", Some("โทร. 1567")),
            ("ไม่มี", None),
            ("-", None),
        ] {
            assert_eq!(phone(text).ok().as_deref(), expected, "{text}");
        }
    }
}
