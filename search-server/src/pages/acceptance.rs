//! Until when a counter takes cases.

use chrono::{DateTime, NaiveDate, TimeDelta};
use chrono_tz::Tz;
use domain::hours::State;
use domain::{Offer, Procedure, Schedule, Status};

use super::language::Language;
use super::messages::{Messages, fill};
use super::moment::{self, Moment};
use super::sample::Mark;
use super::week::openings;

/// How long before closing an offer's counter takes no case any more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LastAcceptance {
    minutes: u32,
    is_sample: bool,
}

impl LastAcceptance {
    /// The offer's own minutes, or the procedure's where it has none; none: until it closes.
    pub(crate) fn of(offer: &Offer, procedure: &Procedure) -> Option<Self> {
        let is_sample = |fields: &[String], column| fields.iter().any(|field| field == column);
        let (minutes, is_sample) = match offer.last_acceptance_minutes {
            Some(minutes) => (minutes, is_sample(&offer.sample_fields, "last_acceptance")),
            None => (procedure.counter_minutes?, is_sample(&procedure.sample_fields, "counter_minutes")),
        };
        (minutes > 0).then_some(Self { minutes, is_sample })
    }

    /// How long before closing.
    pub(crate) fn time(self) -> TimeDelta {
        TimeDelta::minutes(self.minutes.into())
    }

    pub(crate) fn mark(self, language: Language) -> Mark {
        Mark::when(self.is_sample, language)
    }

    /// Until when an open door takes cases today before it closes next, or that it takes none any more.
    pub(crate) fn at_door(
        self,
        state: &State,
        moment: Moment,
        zone: Tz,
        language: Language,
    ) -> Option<String> {
        let until = state.until.filter(|_| state.status == Status::Open)?;
        let last = until - self.time();
        let now: DateTime<Tz> = moment.instant.with_timezone(&zone);
        let words = &Messages::of(language).state;
        let sentence = if now > last { &words.too_late } else { &words.last_acceptance };
        (last.date_naive() == now.date_naive()).then(|| fill(sentence, &[("time", &moment::time(&last))]))
    }

    /// Until when cases are taken on a day: before each time that the door closes.
    pub(crate) fn on_day(
        self,
        schedule: &Schedule,
        date: NaiveDate,
        is_today: bool,
        language: Language,
    ) -> String {
        let words = &Messages::of(language).office;
        let last = |to: u16| u32::from(to).checked_sub(self.minutes);
        let plan = schedule.day(date);
        let times: Vec<String> = openings(&plan)
            .filter(|span| span.to < 1440 && u32::from(span.to - span.from) >= self.minutes)
            .filter_map(|span| last(span.to).map(moment::clock))
            .collect();
        let pattern = match (times.is_empty(), is_today) {
            (true, _) => &words.last_acceptance,
            (false, true) => &words.accepts_today,
            (false, false) => &words.accepts_until,
        };
        fill(pattern, &[("minutes", &self.minutes.to_string()), ("times", &times.join(&words.and))])
    }
}
