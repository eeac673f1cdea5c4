//! What holds at a door, in words. The words come with a shape, so that colour is never needed to tell states apart.

use askama::Template;
use askama::filters::HtmlSafe;
use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;
use domain::Status;
use domain::hours::{CalendarDay, Decider, State};

use super::language::{Language, Words};
use super::messages::{Messages, State as StateMessages, fill};
use super::moment;
use super::sample::Mark;

/// What is known about a door, and the moment that it is asked about.
pub(crate) struct Door<'a> {
    pub(crate) state: &'a State,
    pub(crate) at: DateTime<Utc>,
    pub(crate) zone: Tz,
    /// What holds when the state ends.
    pub(crate) then: Status,
    /// Someone can be called.
    pub(crate) has_phone: bool,
}

/// A state in words.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "state.html")]
pub(crate) struct StateInWords {
    pub(crate) status: Status,
    pub(crate) sentence: String,
    /// When an office of unknown hours is certainly open.
    pub(crate) certain: Option<String>,
    /// Who decided, where it isn't the regular hours.
    pub(crate) decided: Option<Words>,
    /// Of the hours behind it.
    pub(crate) mark: Mark,
}

impl HtmlSafe for StateInWords {}

impl StateInWords {
    pub(crate) fn new(door: &Door<'_>, mark: Mark, language: Language) -> Self {
        let words = &Messages::of(language).state;
        let state = door.state;
        let sentence = match state.status {
            Status::Open => open(door, words, language),
            Status::Closed => closed(door, words, language),
            Status::Unknown if door.has_phone => words.unknown.clone(),
            Status::Unknown => words.unknown_no_phone.clone(),
        };
        let opens_next = state.opens_next.filter(|_| state.status == Status::Unknown);
        Self {
            status: state.status,
            sentence,
            certain: opens_next.map(|opens| {
                let day = day(opens, door, words, language);
                fill(&words.certain, &[("day", &day), ("time", &moment::time(&opens))])
            }),
            decided: decided(&state.decided_by, state.holiday.as_ref(), state.status, language),
            mark,
        }
    }
}

fn open(door: &Door<'_>, words: &StateMessages, language: Language) -> String {
    let Some(until) = door.state.until else { return words.open_always.clone() };
    let time = moment::time(&until);
    if door.then == Status::Unknown {
        fill(&words.open_then_unknown, &[("time", &time)])
    } else if is_today(until, door) {
        fill(&words.open, &[("time", &time)])
    } else {
        fill(&words.open_day, &[("day", &day(until, door, words, language)), ("time", &time)])
    }
}

fn closed(door: &Door<'_>, words: &StateMessages, language: Language) -> String {
    let Some(opens) = door.state.opens_next else { return words.closed.clone() };
    let time = moment::time(&opens);
    if is_today(opens, door) {
        fill(&words.closed_today, &[("time", &time)])
    } else {
        fill(&words.closed_day, &[("day", &day(opens, door, words, language)), ("time", &time)])
    }
}

/// `วันนี้`, `พรุ่งนี้`, or a date, seen from the day that it is at the office.
fn day(instant: DateTime<Tz>, door: &Door<'_>, words: &StateMessages, language: Language) -> String {
    let (today, date) = (today(door), instant.date_naive());
    if date == today {
        words.today.clone()
    } else if Some(date) == today.checked_add_days(Days::new(1)) {
        words.tomorrow.clone()
    } else {
        fill(&words.later_day, &[("date", &moment::date(date, language))])
    }
}

fn is_today(instant: DateTime<Tz>, door: &Door<'_>) -> bool {
    instant.date_naive() == today(door)
}

fn today(door: &Door<'_>) -> NaiveDate {
    door.at.with_timezone(&door.zone).date_naive()
}

/// The holiday or the special day behind a status. Hours that say themselves what holds on holidays decide, but who
/// stands before a closed door wants the holiday's name all the same.
pub(crate) fn decided(
    decider: &Decider,
    holiday: Option<&CalendarDay>,
    status: Status,
    language: Language,
) -> Option<Words> {
    let words = &Messages::of(language).state;
    match (decider, holiday) {
        (Decider::Calendar { name_th, name_en, .. }, _) => {
            Some(holiday_words(name_th, name_en.as_deref(), status, language))
        }
        (Decider::Hours, Some(day)) if status != Status::Open => {
            Some(holiday_words(&day.name_th, day.name_en.as_deref(), status, language))
        }
        (Decider::Exception(Some(reason)), _) => Some(Words::thai(reason, language)),
        (Decider::Exception(None), _) => Some(Words::native(words.special_day.clone())),
        (Decider::Hours | Decider::Nobody, _) => None,
    }
}

fn holiday_words(name_th: &str, name_en: Option<&str>, status: Status, language: Language) -> Words {
    let words = &Messages::of(language).state;
    let sentence = if status == Status::Unknown { &words.undecided_day } else { &words.holiday };
    Words::either(name_th, name_en, language).map(|name| fill(sentence, &[("name", name)]))
}
