//! Seasons: the months in which applications for a procedure are taken.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::hours::InvalidHours;
use crate::id::CalendarId;
use crate::{Calendars, HoursExpression, Schedule, Status};

/// Date ranges in the OSM opening_hours language, such as `Oct-Nov`, by Thai time.
#[derive(Clone, Debug)]
pub struct Season(Schedule);

/// What holds at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeasonState {
    /// Whether applications are taken.
    pub open_now: bool,
    /// If they aren't: when they are taken again, if within a year.
    pub opens_next: Option<DateTime<Tz>>,
    /// If they are: when that ends, if within a year.
    pub until: Option<DateTime<Tz>>,
}

impl SeasonState {
    /// What holds where no season is told: no time of the year is known to be closed.
    pub const ALL_YEAR: Self = Self { open_now: true, opens_next: None, until: None };
}

impl Season {
    /// Reads date ranges.
    ///
    /// # Errors
    /// [`InvalidHours`] when the text is none.
    pub fn read(text: &str) -> Result<Self, InvalidHours> {
        // A season is of days, whatever holidays lie in it.
        let calendar = Calendars::default().view(&CalendarId::national());
        let ranges = HoursExpression::parse(text)?;
        Ok(Self(Schedule::new(Some(ranges), calendar, Vec::new(), chrono_tz::Asia::Bangkok)))
    }

    /// What holds at an instant.
    #[must_use]
    pub fn state_at(&self, instant: DateTime<Utc>) -> SeasonState {
        let state = self.0.state_at(instant);
        let open_now = state.status == Status::Open;
        SeasonState { open_now, opens_next: state.opens_next, until: state.until.filter(|_| open_now) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_season_tells_when_it_opens_and_when_it_ends() {
        for (season, at, open_now, opens_next, until) in [
            ("Oct-Nov", "2026-11-27T09:00:00+07:00", true, None, Some("2026-12-01T00:00:00+07:00")),
            ("Oct-Nov", "2026-12-01T00:00:00+07:00", false, Some("2027-10-01T00:00:00+07:00"), None),
            // The last minute of September in Thailand is 16:59 in UTC.
            ("Oct-Nov", "2026-09-30T16:59:00Z", false, Some("2026-10-01T00:00:00+07:00"), None),
            ("Oct-Nov", "2026-09-30T17:00:00Z", true, None, Some("2026-12-01T00:00:00+07:00")),
            // A holiday within a season is a day of it.
            ("Jan-Mar", "2027-01-01T12:00:00+07:00", true, None, Some("2027-04-01T00:00:00+07:00")),
        ] {
            let at = DateTime::parse_from_rfc3339(at).expect("an instant").to_utc();
            let state = Season::read(season).expect(season).state_at(at);
            let text = |at: Option<DateTime<Tz>>| at.map(|at| at.to_rfc3339());
            assert_eq!(state.open_now, open_now, "{season} {at}");
            assert_eq!(text(state.opens_next).as_deref(), opens_next, "{season} {at}");
            assert_eq!(text(state.until).as_deref(), until, "{season} {at}");
        }
        assert!(Season::read("every autumn").is_err());
    }
}
