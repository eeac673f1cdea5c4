//! The choice of the moment that a page answers for. It works without JavaScript: links, and a form.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Asia::Bangkok;
use chrono_tz::Tz;

use super::asking::{Asking, FormTo, Way};
use super::language::Language;
use super::messages::{Messages, fill};
use super::moment::{self, Moment};
use super::typed_moment::Fault;
use super::visit::{AT, Chosen};
use crate::api::instant;

/// Characters of a field that are repeated to whoever typed them.
const LONGEST_FIELD: usize = 40;

/// What the chooser shows.
#[derive(Debug)]
pub(crate) struct Chooser {
    /// The moment of the answer.
    pub(crate) moment: String,
    /// Back to now, where another moment was chosen.
    pub(crate) to_now: Option<Way>,
    /// Moments that are often wanted.
    pub(crate) presets: Vec<Way>,
    /// What the form sends besides its fields.
    pub(crate) form: FormTo,
    /// `get`, or `post` where the form holds a position.
    pub(crate) method: &'static str,
    pub(crate) date: Field,
    pub(crate) time: Field,
    /// The hours of the page are told in another time zone.
    pub(crate) is_abroad: bool,
}

/// A field with what was typed, and what is wrong with that.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) value: String,
    pub(crate) error: Option<String>,
}

impl Chooser {
    pub(crate) fn new(asking: &Asking, chosen: &Chosen, zone: Tz, language: Language) -> Self {
        let words = &Messages::of(language).time;
        let local = instant::thai(chosen.moment.instant);
        let now = Some(moment::time(&local)).filter(|_| !chosen.moment.asked);
        Self {
            moment: match now {
                Some(time) => fill(&words.now, &[("time", &time)]),
                None => {
                    let moment = chosen.moment.in_words(language);
                    fill(&Messages::of(language).site.answer_for, &[("moment", &moment)])
                }
            },
            to_now: chosen.moment.asked.then(|| {
                asking.with(AT, None).way(Messages::of(language).site.answer_for_now.clone(), false)
            }),
            presets: presets(asking, chosen, language),
            form: asking.with(AT, None).form(),
            method: asking.method(),
            date: Field::date(chosen, language),
            time: Field::time(chosen, language),
            is_abroad: zone != Bangkok,
        }
    }

    pub(crate) fn has_error(&self) -> bool {
        self.date.error.is_some() || self.time.error.is_some()
    }
}

impl Field {
    fn date(chosen: &Chosen, language: Language) -> Self {
        let words = &Messages::of(language).time;
        match &chosen.unread {
            Some((typed, faults)) => {
                Self::mended(&typed.date, faults.date, [&words.no_date, &words.bad_date])
            }
            None => Self::right(instant::thai(chosen.moment.instant).date_naive().to_string()),
        }
    }

    fn time(chosen: &Chosen, language: Language) -> Self {
        let words = &Messages::of(language).time;
        match &chosen.unread {
            Some((typed, faults)) => {
                Self::mended(&typed.time, faults.time, [&words.no_time, &words.bad_time])
            }
            None => Self::right(moment::time(&instant::thai(chosen.moment.instant))),
        }
    }

    fn right(value: String) -> Self {
        Self { value, error: None }
    }

    /// What was typed stays, so that it can be mended.
    fn mended(typed: &str, fault: Option<Fault>, [missing, unreadable]: [&String; 2]) -> Self {
        let value: String = typed.chars().take(LONGEST_FIELD).collect();
        let error = fault.map(|fault| match fault {
            Fault::Missing => missing.clone(),
            Fault::Unreadable => fill(unreadable, &[("value", &value)]),
        });
        Self { value, error }
    }
}

fn presets(asking: &Asking, chosen: &Chosen, language: Language) -> Vec<Way> {
    let preset = |(pattern, at): (&String, DateTime<Utc>)| {
        let moment = Moment::asked(at);
        let label = fill(pattern, &[("time", &moment::time(&instant::thai(at)))]);
        let is_chosen = chosen.moment.asked && chosen.moment.instant == at;
        asking.with(AT, moment.parameter().as_deref()).way(label, is_chosen)
    };
    let present = Messages::of(language).time.present.clone();
    let present = asking.with(AT, None).way(present, !chosen.moment.asked && chosen.unread.is_none());
    std::iter::once(present).chain(soon(chosen.now, language).into_iter().map(preset)).collect()
}

/// The moments to choose from, as long as they are ahead.
fn soon(now: DateTime<Utc>, language: Language) -> Vec<(&'static String, DateTime<Utc>)> {
    let words = &Messages::of(language).time;
    let today = instant::thai(now).date_naive();
    let to_saturday = today.weekday().days_since(Weekday::Sat);
    let to_saturday = u64::from((7 - to_saturday) % 7);
    let moments =
        [(&words.this_afternoon, 0, 13), (&words.tomorrow_morning, 1, 9), (&words.saturday, to_saturday, 10)];
    let moments =
        moments.into_iter().filter_map(|(words, days, hour)| Some((words, thai_hour(today, days, hour)?)));
    moments.filter(|(_, at)| *at > now).collect()
}

fn thai_hour(today: NaiveDate, days: u64, hour: u32) -> Option<DateTime<Utc>> {
    let date = today.checked_add_days(Days::new(days))?;
    let local = date.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?);
    Some(instant::THAI_OFFSET.from_local_datetime(&local).single()?.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_moments_ahead_are_offered() {
        for (now, offered) in [
            ("2026-11-24T09:00:00+07:00", "24T13:00 25T09:00 28T10:00"),
            ("2026-11-24T13:00:00+07:00", "25T09:00 28T10:00"),
            ("2026-11-27T08:00:00+07:00", "27T13:00 28T09:00 28T10:00"),
            ("2026-11-28T09:59:00+07:00", "28T13:00 29T09:00 28T10:00"),
            ("2026-11-28T10:00:00+07:00", "28T13:00 29T09:00"),
            ("2026-11-22T23:30:00+07:00", "23T09:00 28T10:00"),
            // It is the next day in Thailand.
            ("2026-11-23T18:00:00+00:00", "24T13:00 25T09:00 28T10:00"),
        ] {
            let at = DateTime::parse_from_rfc3339(now).expect("an instant").to_utc();
            let times = soon(at, Language::Thai).into_iter();
            let times: Vec<_> =
                times.map(|(_, at)| instant::thai(at).format("%dT%H:%M").to_string()).collect();
            assert_eq!(times.join(" "), offered, "at {now}");
        }
    }
}
