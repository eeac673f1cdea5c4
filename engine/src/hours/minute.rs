//! Minutes as the index counts them.

use chrono::{DateTime, Utc};

/// A minute, counted from the first one of 1970 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcMinute(pub i64);

/// Days of the index begin at midnight in Bangkok: a day of nearly every schedule is then one local day, not the
/// pieces of two.
const BANGKOK_MINUTES: i64 = 7 * 60;

pub(super) const DAY_MINUTES: i64 = 1_440;

impl UtcMinute {
    /// The minute that holds an instant.
    #[must_use]
    pub fn of(instant: DateTime<Utc>) -> Self {
        Self(instant.timestamp().div_euclid(60))
    }

    /// Its first instant; none beyond the years that can be written.
    #[must_use]
    pub fn start(self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp(self.0.checked_mul(60)?, 0)
    }

    /// So many minutes later.
    #[must_use]
    pub fn plus(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes))
    }

    pub(super) fn day(self) -> Day {
        Day(self.0.saturating_add(BANGKOK_MINUTES).div_euclid(DAY_MINUTES))
    }
}

/// A day of the index, counted from that of the first minute of 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(pub(super) i64);

impl Day {
    /// 1973 to 2099: every clock stands whole minutes off UTC, and the rules of all time zones are known.
    const COMPILED: std::ops::Range<i64> = 1_096..47_482;

    pub(super) fn start(self) -> UtcMinute {
        UtcMinute(self.0 * DAY_MINUTES - BANGKOK_MINUTES)
    }

    pub(super) fn can_be_compiled(self) -> bool {
        Self::COMPILED.contains(&self.0)
    }

    /// How many minutes of the day went by.
    pub(super) fn offset(self, minute: UtcMinute) -> u16 {
        // Under 1440 for a minute of this day.
        (minute.0 - self.start().0) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_index_is_a_day_of_bangkok() {
        let minute =
            |text: &str| UtcMinute::of(DateTime::parse_from_rfc3339(text).expect("an instant").to_utc());
        let day = minute("2026-11-23T00:00:00+07:00").day();
        assert_eq!(day.start(), minute("2026-11-23T00:00:00+07:00"));
        assert_eq!(minute("2026-11-23T23:59:59+07:00").day(), day);
        assert_eq!(day.offset(minute("2026-11-23T23:59:59+07:00")), 1_439);
        assert_eq!(minute("2026-11-24T00:00:00+07:00").day(), Day(day.0 + 1));
        for (text, compiled) in [
            ("1973-01-01T00:00:00+07:00", true),
            ("1972-12-31T23:59:00+07:00", false),
            ("2099-12-31T23:59:00+07:00", true),
            ("2100-01-01T00:00:00+07:00", false),
        ] {
            assert_eq!(minute(text).day().can_be_compiled(), compiled, "{text}");
        }
    }
}
