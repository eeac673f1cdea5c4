//! Instants in the API: RFC 3339 with an offset, never `Z`.

use chrono::{DateTime, Datelike, FixedOffset, Offset, TimeZone, Timelike, Utc};
use serde::{Serialize, Serializer};

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
    let quoted = || super::parameters::quoted(text);
    let instant = DateTime::parse_from_rfc3339(&text.trim().replace(' ', "+")).map_err(|_| {
        format!("{} is not an RFC 3339 instant: expected one such as 2026-11-23T10:15:00+07:00", quoted())
    })?;
    let (first, last) = (YEARS.start(), YEARS.end());
    if YEARS.contains(&instant.year()) {
        Ok(instant)
    } else {
        Err(format!("{} is too far away: expected a year from {first} to {last}", quoted()))
    }
}

/// An instant of the clock, in Thai time.
pub(crate) fn thai(instant: DateTime<Utc>) -> DateTime<FixedOffset> {
    instant.with_timezone(&THAI_OFFSET)
}

/// An instant with its offset, to the second, as it is printed: every office of an answer carries several.
#[derive(Clone, Copy)]
pub(crate) struct Stamp([u8; LENGTH]);

/// Characters of 2026-11-23T10:15:00+07:00.
const LENGTH: usize = 25;

impl Stamp {
    /// Prints an instant.
    ///
    /// # Panics
    /// If its year has not four digits, as all have that can be asked about and what follows from them. Seconds of an
    /// offset, which were in use before 1940, are cut.
    pub(crate) fn of<Z: TimeZone>(instant: &DateTime<Z>) -> Self {
        let (local, offset_seconds) = (instant.naive_local(), instant.offset().fix().local_minus_utc());
        let year = u32::try_from(local.year()).ok().filter(|year| *year < 10_000);
        let year =
            year.expect("instants asked about have years of four digits, and nothing is told beyond them");
        let mut stamp = Self(*b"0000-00-00T00:00:00+00:00");
        stamp.write(0, year / 100);
        stamp.write(2, year % 100);
        stamp.write(5, local.month());
        stamp.write(8, local.day());
        stamp.write(11, local.hour());
        stamp.write(14, local.minute());
        stamp.write(17, local.second());
        if offset_seconds < 0 {
            stamp.0[19] = b'-';
        }
        let offset_minutes = offset_seconds.unsigned_abs() / 60;
        stamp.write(20, offset_minutes / 60);
        stamp.write(23, offset_minutes % 60);
        stamp
    }

    /// Two digits at a place.
    fn write(&mut self, place: usize, number: u32) {
        // Below 100, so each is a digit.
        self.0[place] = b'0' + (number / 10) as u8;
        self.0[place + 1] = b'0' + (number % 10) as u8;
    }

    /// As text.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("digits and signs are ASCII")
    }
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
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
            ("2026-11-23T09:05:07-03:30", Some("2026-11-23T09:05:07-03:30")),
            ("1900-01-01T00:00:00+07:00", Some("1900-01-01T00:00:00+07:00")),
            ("1899-12-31T23:59:59+07:00", None),
            ("2901-01-01T00:00:00+07:00", None),
            ("9999-12-31T23:59:00-23:00", None),
            ("2026-11-23T10:15:00", None),
            ("2026-11-23", None),
            ("now", None),
        ] {
            assert_eq!(
                read(text).ok().map(|instant| Stamp::of(&instant)).as_ref().map(Stamp::as_str),
                printed,
                "{text}"
            );
        }
    }
}
