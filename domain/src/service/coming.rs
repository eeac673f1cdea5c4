//! When someone can come, and for how long.

use chrono::{DateTime, TimeDelta, Utc};

use crate::UtcMinute;

/// How far ahead one looks for service, in minutes: 14 days.
const HORIZON_MINUTES: i64 = 14 * 1_440;

/// From one minute to another, the last one excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first minute.
    pub from: UtcMinute,
    /// The minute at which it is over.
    pub to: UtcMinute,
}

/// When someone can come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    departs: DateTime<Utc>,
    /// The last minute to arrive at, and whether one arrives just then rather than as soon as one can.
    arrives_by: Option<(UtcMinute, bool)>,
    stay_minutes: u32,
    /// In their order, none touching another; empty: at any time.
    windows: Vec<Span>,
}

/// Being there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// From this minute on.
    pub at: UtcMinute,
    /// Whether that isn't later than one has to arrive.
    pub in_time: bool,
}

impl Coming {
    /// Leaves at an instant, with all the time in the world.
    #[must_use]
    pub fn leaving(departs: DateTime<Utc>) -> Self {
        Self { departs, arrives_by: None, stay_minutes: 0, windows: Vec::new() }
    }

    /// Leaves at the instant as said, and has to arrive by another.
    #[must_use]
    pub fn arriving_by(self, latest: DateTime<Utc>) -> Self {
        Self { arrives_by: Some((UtcMinute::of(latest), false)), ..self }
    }

    /// Doesn't leave before the instant as said, and so late that one arrives at another.
    #[must_use]
    pub fn arriving_at(self, instant: DateTime<Utc>) -> Self {
        Self { arrives_by: Some((UtcMinute::of(instant), true)), ..self }
    }

    /// Leaves at another instant, and arrives as soon as possible.
    #[must_use]
    pub fn departing(self, departs: DateTime<Utc>) -> Self {
        Self { departs, arrives_by: None, ..self }
    }

    /// Needs the door open for so long, even if the counter is done sooner.
    #[must_use]
    pub fn staying(self, minutes: u32) -> Self {
        Self { stay_minutes: minutes, ..self }
    }

    /// Can be there in these spans only, from the beginning of a case to its end. Spans that touch are one; without
    /// any there is no condition.
    #[must_use]
    pub fn within(self, mut windows: Vec<Span>) -> Self {
        windows.sort_unstable();
        let mut joined: Vec<Span> = Vec::with_capacity(windows.len());
        for window in windows {
            match joined.last_mut() {
                Some(last) if window.from <= last.to => last.to = last.to.max(window.to),
                _ => joined.push(window),
            }
        }
        Self { windows: joined, ..self }
    }

    /// When one leaves, or could.
    #[must_use]
    pub fn departs(&self) -> DateTime<Utc> {
        self.departs
    }

    /// Whether one can come in some spans only.
    pub(super) fn has_spans(&self) -> bool {
        !self.windows.is_empty()
    }

    /// The minutes that the door has to be open for.
    #[must_use]
    pub fn stay_minutes(&self) -> u32 {
        self.stay_minutes
    }

    /// When one arrives after a journey of so long. It never falls when the journey grows.
    #[must_use]
    pub fn arrival(&self, journey: TimeDelta) -> Arrival {
        let soonest = self.soonest(journey);
        match self.arrives_by {
            Some((latest, true)) if soonest <= latest => Arrival { at: latest, in_time: true },
            Some((latest, _)) => Arrival { at: soonest, in_time: soonest <= latest },
            None => Arrival { at: soonest, in_time: true },
        }
    }

    /// The first minute at which one can be there. Counted in milliseconds: a search asks this of every node.
    fn soonest(&self, journey: TimeDelta) -> UtcMinute {
        let departs = self.departs.timestamp_millis()
            + i64::from(!self.departs.timestamp_subsec_nanos().is_multiple_of(1_000_000));
        let arrives = departs.saturating_add(journey.num_milliseconds());
        UtcMinute(arrives.div_euclid(60_000) + i64::from(arrives.rem_euclid(60_000) > 0))
    }

    /// The minute at which the search for service ends: 14 days after one leaves, or after the first span begins.
    #[must_use]
    pub fn horizon(&self) -> UtcMinute {
        let departs = UtcMinute::of(self.departs);
        let begins = self.windows.first().map_or(departs, |first| first.from.max(departs));
        begins.plus(HORIZON_MINUTES)
    }

    /// The spans in which one can be there, those that are over when one arrives left out; one without end where there
    /// is no condition.
    pub fn windows_from(&self, arrival: UtcMinute) -> impl Iterator<Item = Span> + '_ {
        let always = self.windows.is_empty().then_some(Span { from: arrival, to: UtcMinute(i64::MAX) });
        always.into_iter().chain(self.windows.iter().copied().filter(move |window| window.to > arrival))
    }

    /// When one is there who begins a case at a minute: at the arrival, or when the span of the case begins.
    #[must_use]
    pub fn is_there_from(&self, arrival: UtcMinute, starts: UtcMinute) -> UtcMinute {
        let window = self.windows_from(arrival).find(|window| starts < window.to);
        window.map_or(arrival, |window| window.from.max(arrival))
    }
}
