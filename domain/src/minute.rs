//! Whole minutes of UTC, the unit in which doors and visits are counted.

use chrono::{DateTime, Utc};

/// A minute, counted from the first one of 1970 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcMinute(pub i64);

impl UtcMinute {
    /// The minute that holds an instant.
    #[must_use]
    pub fn of(instant: DateTime<Utc>) -> Self {
        Self(instant.timestamp().div_euclid(60))
    }

    /// The first minute that begins at an instant or after it.
    #[must_use]
    pub fn at_or_after(instant: DateTime<Utc>) -> Self {
        let minute = Self::of(instant);
        let begins_before = minute.start().is_some_and(|start| start < instant);
        if begins_before { minute.plus(1) } else { minute }
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_comes_within_a_minute_is_there_when_the_next_one_begins() {
        for (instant, of, at_or_after) in [
            ("1970-01-01T00:01:00Z", 1, 1),
            ("1970-01-01T00:01:00.5Z", 1, 2),
            ("1970-01-01T00:01:59Z", 1, 2),
            ("1969-12-31T23:59:30Z", -1, 0),
        ] {
            let instant: DateTime<Utc> = instant.parse().expect("an instant");
            assert_eq!((UtcMinute::of(instant).0, UtcMinute::at_or_after(instant).0), (of, at_or_after));
        }
    }
}
