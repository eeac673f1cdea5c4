//! Instants in the API: RFC 3339 with an offset, never `Z`.

use chrono::{DateTime, Datelike, FixedOffset, SecondsFormat, TimeZone, Utc};

/// Years that can be asked about. Hours are evaluated from 1900 on, and up to 9999; whatever is looked for ahead of an
/// instant has to lie before that, and pages say Buddhist years of four digits.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2900;

/// Offset of Thailand, which has had no other since 1920.
pub(crate) const THAI_OFFSET: FixedOffset = match FixedOffset::east_opt(7 * 3600) {
    Some(offset) => offset,
    None => panic!("7 hours are an offset"),
};

/// Reads an instant. A `+` that a query string turned into a space is taken as the `+` it was.
///
/// # Errors
/// What was found and what was expected.
pub(crate) fn read(text: &str) -> Result<DateTime<FixedOffset>, String> {
    let echoed = || super::parameters::echoed(text);
    let instant = DateTime::parse_from_rfc3339(&text.trim().replace(' ', "+")).map_err(|_| {
        format!("{:?} is not an RFC 3339 instant: expected one such as 2026-11-23T10:15:00+07:00", echoed())
    })?;
    let (first, last) = (YEARS.start(), YEARS.end());
    if YEARS.contains(&instant.year()) {
        Ok(instant)
    } else {
        Err(format!("{:?} is too far away: expected a year from {first} to {last}", echoed()))
    }
}

/// An instant of the clock, in Thai time.
pub(crate) fn thai(instant: DateTime<Utc>) -> DateTime<FixedOffset> {
    instant.with_timezone(&THAI_OFFSET)
}

/// Prints an instant with its offset, to the second.
pub(crate) fn print<Z: TimeZone>(instant: &DateTime<Z>) -> String
where
    Z::Offset: std::fmt::Display,
{
    instant.to_rfc3339_opts(SecondsFormat::Secs, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_keeps_its_offset_and_is_never_printed_with_a_z() {
        for (text, printed) in [
            ("2026-11-23T10:15:00+07:00", Some("2026-11-23T10:15:00+07:00")),
            ("2026-11-23T10:15:00 07:00", Some("2026-11-23T10:15:00+07:00")),
            ("2026-11-23T03:15:00Z", Some("2026-11-23T03:15:00+00:00")),
            ("1900-01-01T00:00:00+07:00", Some("1900-01-01T00:00:00+07:00")),
            ("1899-12-31T23:59:59+07:00", None),
            ("2901-01-01T00:00:00+07:00", None),
            ("9999-12-31T23:59:00-23:00", None),
            ("2026-11-23T10:15:00", None),
            ("2026-11-23", None),
            ("now", None),
        ] {
            assert_eq!(read(text).ok().map(|instant| print(&instant)).as_deref(), printed, "{text}");
        }
    }
}
