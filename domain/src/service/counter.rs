//! The earliest case that a counter takes.

use chrono_tz::Tz;

use super::coming::Coming;
use super::openings::{Openings, StatusFrom};
use crate::UtcMinute;

/// No closing for lunch is longer than a day.
const DAY_MINUTES: i64 = 1_440;

/// A counter for one procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counter {
    /// Minutes that a case takes.
    pub minutes: u32,
    /// Minutes before the door closes after which no case is taken.
    pub last_acceptance_minutes: u32,
    /// The clock that the office keeps.
    pub zone: Tz,
}

/// A case, from its beginning to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// When it is taken.
    pub starts: UtcMinute,
    /// When it is done.
    pub done: UtcMinute,
}

/// The earliest case of someone who is at the door from a minute on, and of all who come later, as long as the same
/// opening takes them without further questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taking {
    /// The earliest case.
    pub visit: Visit,
    /// The last minute at which one can come and be served then, or with the earliest case.
    pub until: UtcMinute,
}

impl Taking {
    /// The case of someone who comes no sooner than the one whose earliest case it is; none: too late to tell.
    #[must_use]
    pub fn of(&self, arrival: UtcMinute) -> Option<Visit> {
        let waited = arrival.0.saturating_sub(self.visit.starts.0).max(0);
        let later = Visit { starts: self.visit.starts.plus(waited), done: self.visit.done.plus(waited) };
        (arrival <= self.until).then_some(later)
    }
}

impl Counter {
    /// A counter that says nothing else takes no case that it couldn't finish.
    #[must_use]
    pub fn new(minutes: u32, last_acceptance_minutes: Option<u32>, zone: Tz) -> Self {
        let last_acceptance_minutes = last_acceptance_minutes.unwrap_or(minutes);
        Self { minutes, last_acceptance_minutes, zone }
    }

    /// The earliest case of someone who stands at the door from a minute on, given what holds at the door from then
    /// on. None: no case is certain to be taken before the horizon.
    ///
    /// A case is taken while the door is open, not in the last minutes before it closes, and only if it is done before
    /// a break: a closing after which the door opens again on the same day. What is taken before the end of the day is
    /// finished. Whoever has to stay needs the door open all the while. Unknown hours are not open.
    #[must_use]
    pub fn earliest(
        &self,
        arrival: UtcMinute,
        coming: &Coming,
        pieces: impl Iterator<Item = StatusFrom>,
    ) -> Option<Visit> {
        self.first_taking(arrival, coming, pieces).map(|taking| taking.visit)
    }

    /// As [`Counter::earliest`], and up to when others who come are served alike.
    #[must_use]
    pub fn first_taking(
        &self,
        arrival: UtcMinute,
        coming: &Coming,
        pieces: impl Iterator<Item = StatusFrom>,
    ) -> Option<Taking> {
        let horizon = coming.horizon();
        let mut openings = Openings::new(pieces);
        while let Some(opens) = openings.next_opening(horizon) {
            // No span is left in which one could be there.
            coming.windows_from(opens.max(arrival)).next()?;
            for window in coming.windows_from(arrival) {
                let starts = opens.max(arrival).max(window.from);
                let done = starts.plus(i64::from(self.minutes.max(coming.stay_minutes())));
                if starts >= horizon {
                    return None;
                }
                let closes = openings.closing(starts.plus(self.needed_minutes(coming)));
                if closes <= starts {
                    break;
                }
                // A span is over at its last minute, also for a case that takes none.
                if starts >= window.to || done > window.to {
                    continue;
                }
                let visit = Visit { starts, done };
                if self.takes(visit, closes, coming, &mut openings) {
                    let is_alike =
                        if coming.has_spans() { starts } else { closes.plus(-self.needed_minutes(coming)) };
                    return Some(Taking { visit, until: is_alike.min(horizon.plus(-1)).max(starts) });
                }
                // Later in the same opening it would be taken even less.
                break;
            }
        }
        None
    }

    /// How long the door has to stay open for a case to be taken without further questions.
    fn needed_minutes(&self, coming: &Coming) -> i64 {
        let most = self.minutes.max(self.last_acceptance_minutes).max(coming.stay_minutes());
        i64::from(most.max(1))
    }

    fn takes(
        &self,
        visit: Visit,
        closes: UtcMinute,
        coming: &Coming,
        openings: &mut Openings<impl Iterator<Item = StatusFrom>>,
    ) -> bool {
        let open_minutes = closes.0 - visit.starts.0;
        let is_accepted = i64::from(self.last_acceptance_minutes) <= open_minutes
            && i64::from(coming.stay_minutes()) <= open_minutes;
        is_accepted && (visit.done <= closes || !self.is_break(closes, openings))
    }

    /// Whether the door opens again on the day on which it closes.
    fn is_break(&self, closes: UtcMinute, openings: &mut Openings<impl Iterator<Item = StatusFrom>>) -> bool {
        let date = |minute: UtcMinute| Some(minute.start()?.with_timezone(&self.zone).date_naive());
        let reopens = openings.reopening(closes.plus(DAY_MINUTES));
        reopens.is_some_and(|reopens| date(reopens) == date(closes.plus(-1)))
    }
}
