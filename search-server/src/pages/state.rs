//! What holds at a door, in words. The words come with a shape, so that colour is never needed to tell states apart.

use askama::Template;
use askama::filters::HtmlSafe;
use chrono::{DateTime, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use domain::Status;
use domain::hours::{CalendarDay, Decider, State};

use super::contact::Phone;
use super::day::AnswerDay;
use super::language::{Language, Words};
use super::messages::{Messages, State as StateMessages, fill};
use super::moment::{self, Moment};
use super::sample::Mark;

/// From so many minutes before closing on, a door counts as closing: the words then say how many are left.
const CLOSING_MINUTES: i64 = 30;

/// What is known about a door, and the moment that it is asked about.
pub(crate) struct Door<'a> {
    pub(crate) state: &'a State,
    pub(crate) moment: Moment,
    pub(crate) zone: Tz,
    /// What holds when the state ends.
    pub(crate) then: Status,
    /// Who can be called.
    pub(crate) phone: Option<&'a Phone>,
}

/// A state in words.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "state.html")]
pub(crate) struct StateInWords {
    pub(crate) status: Status,
    pub(crate) sentence: String,
    /// What to do where nothing is known.
    pub(crate) ask: Option<Ask>,
    /// When an office of unknown hours is certainly open.
    pub(crate) certain: Option<String>,
    /// Who decided, where it isn't the regular hours.
    pub(crate) decided: Option<Words>,
    /// Of the hours behind it.
    pub(crate) mark: Mark,
}

impl HtmlSafe for StateInWords {}

/// Asking first, by telephone where a number can be dialled.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "ask.html")]
pub(crate) struct Ask {
    pub(crate) text: &'static str,
    pub(crate) dial: Option<String>,
}

impl HtmlSafe for Ask {}

impl StateInWords {
    pub(crate) fn new(door: &Door<'_>, mark: Mark, language: Language) -> Self {
        let words = &Messages::of(language).state;
        let (state, day) = (door.state, AnswerDay::new(door.moment, door.zone, language));
        let is_unknown = state.status == Status::Unknown;
        let certain = state.opens_next.filter(|_| is_unknown);
        Self {
            status: state.status,
            sentence: match state.status {
                Status::Open => open(door, words, day),
                Status::Closed => closed(state, words, day),
                Status::Unknown => words.unknown.clone(),
            },
            ask: is_unknown.then(|| Ask::new(door.phone, language)),
            certain: certain.map(|opens| on_day(&words.certain, &opens, day)),
            decided: decided(
                &state.decided_by,
                state.holiday.as_ref(),
                state.status,
                Some(day.date()),
                language,
            ),
            mark,
        }
    }
}

impl Ask {
    pub(crate) fn new(phone: Option<&Phone>, language: Language) -> Self {
        let words = &Messages::of(language).state;
        Self {
            text: if phone.is_some() { &words.call } else { &words.ask },
            dial: phone.and_then(|phone| phone.dial.clone()),
        }
    }
}

fn open(door: &Door<'_>, words: &StateMessages, day: AnswerDay) -> String {
    let Some(until) = door.state.until else { return words.open_always.clone() };
    let time = moment::time(&until);
    let left = minutes_left(until, door.moment);
    if door.then == Status::Unknown {
        fill(&words.open_then_unknown, &[("time", &time)])
    } else if left <= CLOSING_MINUTES {
        fill(&words.closing, &[("time", &time), ("minutes", &left.to_string())])
    } else if day.is_day_of(&until) {
        fill(&words.open, &[("time", &time)])
    } else {
        on_day(&words.open_day, &until, day)
    }
}

/// Minutes from a moment on, a part of a minute counts as one.
fn minutes_left(until: DateTime<Tz>, moment: Moment) -> i64 {
    let seconds = (until.to_utc() - moment.instant).num_seconds();
    (seconds + 59).div_euclid(60)
}

fn closed(state: &State, words: &StateMessages, day: AnswerDay) -> String {
    let Some(opens) = &state.opens_next else { return words.closed.clone() };
    match state.break_times() {
        Some((from, to)) => {
            let pattern = if covers_noon(from, to) { &words.lunch_break } else { &words.short_break };
            fill(pattern, &[("time", &moment::time(opens))])
        }
        None if day.is_day_of(opens) => fill(&words.not_open_yet, &[("time", &moment::time(opens))]),
        None if state.closed_since.is_some() => on_day(&words.closed_now_day, opens, day),
        None => on_day(&words.closed_day, opens, day),
    }
}

/// Whether a break is the one for lunch.
pub(crate) fn covers_noon(from: NaiveTime, to: NaiveTime) -> bool {
    const NOON: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).expect("noon is a time");
    from <= NOON && NOON < to
}

/// A sentence with the day and the time of an instant.
fn on_day(pattern: &str, instant: &DateTime<Tz>, day: AnswerDay) -> String {
    fill(pattern, &[("day", &day.name(instant.date_naive())), ("time", &moment::time(instant))])
}

/// The holiday or the special day behind a status, with its date where that isn't said beside it. Hours that say
/// themselves what holds on holidays decide, but who stands before a closed door wants the holiday's name all the same.
pub(crate) fn decided(
    decider: &Decider,
    holiday: Option<&CalendarDay>,
    status: Status,
    date: Option<NaiveDate>,
    language: Language,
) -> Option<Words> {
    let words = &Messages::of(language).state;
    let reason = match (decider, holiday) {
        (Decider::Calendar { name_th, name_en, .. }, _) => {
            holiday_words(name_th, name_en.as_deref(), status, date.is_some(), language)
        }
        (Decider::Hours, Some(day)) if status != Status::Open => {
            holiday_words(&day.name_th, day.name_en.as_deref(), status, date.is_some(), language)
        }
        (Decider::Exception(Some(reason)), _) => Words::thai(reason, language),
        (Decider::Exception(None), _) => Words::native(words.special_day.clone()),
        (Decider::Hours | Decider::Nobody, _) => return None,
    };
    Some(match date {
        Some(date) => reason.map(|reason| {
            fill(&words.holiday_date, &[("date", &moment::date(date, language)), ("reason", reason)])
        }),
        None => reason,
    })
}

fn holiday_words(
    name_th: &str,
    name_en: Option<&str>,
    status: Status,
    has_date: bool,
    language: Language,
) -> Words {
    let words = &Messages::of(language).state;
    let name = Words::either(name_th, name_en, language);
    match status {
        Status::Unknown => name.map(|name| fill(&words.undecided_day, &[("name", name)])),
        Status::Open | Status::Closed if has_date => name,
        Status::Open | Status::Closed => name.map(|name| fill(&words.holiday, &[("name", name)])),
    }
}
