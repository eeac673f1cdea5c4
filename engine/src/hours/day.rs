//! Days as the index counts them.

use chrono::NaiveDate;
use domain::UtcMinute;

/// Days of the index begin at midnight in Bangkok: a day of nearly every schedule is then one local day, not the
/// pieces of two.
const BANGKOK_MINUTES: i64 = 7 * 60;

pub(crate) const DAY_MINUTES: i64 = 1_440;

/// A day of the index, counted from that of the first minute of 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day(pub(super) i64);

/// A year of spans in which one can come, and the two weeks after.
const MOST_DAYS_AHEAD: usize = 400;

impl Day {
    /// The day that holds a minute.
    pub(crate) fn of(minute: UtcMinute) -> Self {
        Self(minute.0.saturating_add(BANGKOK_MINUTES).div_euclid(DAY_MINUTES))
    }

    /// The day after.
    pub(crate) fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// 1973 to 2099: every clock stands whole minutes off UTC, and the rules of all time zones are known.
    const COMPILED: std::ops::Range<i64> = 1_096..47_482;

    pub(crate) fn start(self) -> UtcMinute {
        UtcMinute(self.0 * DAY_MINUTES - BANGKOK_MINUTES)
    }

    pub(crate) fn can_be_compiled(self) -> bool {
        Self::COMPILED.contains(&self.0)
    }

    /// How many days lie between an earlier one and this.
    pub(crate) fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Whether it lies within so many days of a date of Bangkok's.
    pub(crate) fn is_within(self, days: i64, date: NaiveDate) -> bool {
        let date = date.signed_duration_since(NaiveDate::default()).num_days();
        self.0.saturating_sub(date).saturating_abs() <= days
    }

    /// How many days there are from this one to another, both counted, as far as a question looks ahead; none if that
    /// is earlier.
    pub(crate) fn days_until(self, last: Self) -> usize {
        usize::try_from(last.since(self).saturating_add(1)).unwrap_or(0).min(MOST_DAYS_AHEAD)
    }

    /// How many minutes of the day went by.
    pub(crate) fn offset(self, minute: UtcMinute) -> u16 {
        // Under 1440 for a minute of this day.
        (minute.0 - self.start().0) as u16
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn a_day_of_the_index_is_a_day_of_bangkok() {
        let minute =
            |text: &str| UtcMinute::of(DateTime::parse_from_rfc3339(text).expect("an instant").to_utc());
        let day = Day::of(minute("2026-11-23T00:00:00+07:00"));
        assert_eq!(day.start(), minute("2026-11-23T00:00:00+07:00"));
        assert_eq!(Day::of(minute("2026-11-23T23:59:59+07:00")), day);
        assert_eq!(day.offset(minute("2026-11-23T23:59:59+07:00")), 1_439);
        assert_eq!(Day::of(minute("2026-11-24T00:00:00+07:00")), day.next());
        for (text, compiled) in [
            ("1973-01-01T00:00:00+07:00", true),
            ("1972-12-31T23:59:00+07:00", false),
            ("2099-12-31T23:59:00+07:00", true),
            ("2100-01-01T00:00:00+07:00", false),
        ] {
            assert_eq!(Day::of(minute(text)).can_be_compiled(), compiled, "{text}");
        }
    }
}
