//! Going to an office: how long that takes, and what becomes of it.

use chrono::TimeDelta;
use domain::Status;
use domain::travel::{Basis, Journey, Means};

use super::acceptance::LastAcceptance;
use super::arrival::{Arrival, Sentence, sentence};
use super::contact::Phone;
use super::day::AnswerDay;
use super::found::Found;
use super::language::Language;
use super::messages::{Messages, fill};
use super::moment::{self, Moment};
use super::sample::Mark;

/// Journeys that take longer are not told: an estimate knows neither seas nor nights.
const LONGEST_TOLD: TimeDelta = TimeDelta::hours(24);

/// What a card says about going there.
pub(crate) struct Going {
    /// `ขับรถราว 7 นาที`.
    pub(crate) journey: String,
    pub(crate) basis: Basis,
    /// Whether one is served; none: the state of the door has told.
    pub(crate) sentence: Option<Sentence>,
    /// Of what the sentence rests on.
    pub(crate) mark: Mark,
}

impl Going {
    /// None: nobody sets out on such a journey at the moment asked about.
    pub(crate) fn new(
        found: &Found,
        means: Means,
        moment: Moment,
        phone: Option<&Phone>,
        language: Language,
    ) -> Option<Self> {
        let journey = found.hit.service.journey;
        if journey.time > LONGEST_TOLD {
            return None;
        }
        let arrival = arrival(found, moment, phone)?;
        Some(Self {
            journey: journey_in_words(journey, means, language),
            basis: journey.basis,
            sentence: (!is_told_by_state(found, &arrival)).then(|| sentence(&arrival, language)),
            mark: Mark::when(found.service_is_sample(), language),
        })
    }
}

/// Until when one can leave and still be served, at a door that is open at a moment: `ออกไม่เกินราว 18:44 จะถึงทันรับบริการ`.
pub(crate) fn leave_by(found: &Found, moment: Moment, language: Language) -> Option<Sentence> {
    let words = &Messages::of(language).going;
    let journey = found.hit.service.journey;
    let state = found.served_schedule().state_at(moment.instant);
    let closes = state.until.filter(|_| state.status == Status::Open && journey.time <= LONGEST_TOLD)?;
    let before_closing = found.served_last_acceptance().map_or(TimeDelta::zero(), LastAcceptance::time);
    let leaves = closes - before_closing - journey.time;
    let day = AnswerDay::new(moment, found.hit.point.zone, language);
    // Whoever has to set out on another day is told of the door alone.
    let time = Some(moment::time(&leaves)).filter(|_| day.is_day_of(&leaves))?;
    let pattern = match journey.basis {
        Basis::Estimate => &words.estimate,
        Basis::Route => &words.route,
    };
    Some(Sentence::certain(fill(&words.leave_by, &[("time", &fill(pattern, &[("time", &time)]))])))
}

/// None: the instant is beyond the years that can be written.
fn arrival<'p>(found: &Found, moment: Moment, phone: Option<&'p Phone>) -> Option<Arrival<'p>> {
    let (service, schedule) = (found.hit.service, found.served_schedule());
    let arrives = service.arrives.start()?;
    let state = schedule.state_at(arrives);
    let closes = state.until.filter(|_| state.status == Status::Open);
    let before_closing = found.served_last_acceptance().map_or(TimeDelta::zero(), LastAcceptance::time);
    let last = closes.and_then(|closes| closes.to_utc().checked_sub_signed(before_closing));
    Some(Arrival {
        moment,
        arrives,
        status: state.status,
        closed_since: state.closed_since.map(|closed| closed.to_utc()),
        // An opening shorter than the minutes of last acceptance takes no case at all.
        accepts_until: last.filter(|last| schedule.status_at(*last) == Status::Open),
        starts: service.visit.and_then(|visit| visit.starts.start()),
        // Minutes that nobody said count as none in a visit, and are not told as such.
        done: service.visit.filter(|_| found.knows_counter_minutes()).and_then(|visit| visit.done.start()),
        zone: found.hit.point.zone,
        phone,
    })
}

/// Whether the state of the door says all that awaits one there: nobody knows, or it stays closed for so long.
fn is_told_by_state(found: &Found, arrival: &Arrival<'_>) -> bool {
    let state = &found.hit.state;
    if state.status != arrival.status {
        return false;
    }
    match state.status {
        Status::Open => false,
        Status::Unknown => true,
        Status::Closed => {
            let opens = state.opens_next.map(|opens| opens.to_utc());
            opens == arrival.starts && !opens.is_some_and(|opens| arrival.is_same_day(opens))
        }
    }
}

fn journey_in_words(journey: Journey, means: Means, language: Language) -> String {
    let words = &Messages::of(language).going;
    let time = match journey.basis {
        Basis::Estimate => fill(&words.estimate, &[("time", &time_in_words(journey.time, language))]),
        Basis::Route => fill(&words.route, &[("time", &time_in_words(journey.time, language))]),
    };
    let pattern = match means {
        Means::Walk => &words.walk,
        Means::Motorcycle => &words.motorcycle,
        Means::Car => &words.car,
    };
    fill(pattern, &[("time", &time)])
}

/// `7 นาที`, `2 ชม.`, `1 ชม. 10 นาที`: a part of a minute counts as one, and nobody is there at once.
pub(crate) fn time_in_words(time: TimeDelta, language: Language) -> String {
    let words = &Messages::of(language).going;
    let minutes = (time.num_milliseconds().max(1) + 59_999) / 60_000;
    let [hours, minutes] = [minutes / 60, minutes % 60].map(|number| number.to_string());
    let pattern = match (hours.as_str(), minutes.as_str()) {
        ("0", _) => &words.minutes,
        (_, "0") => &words.hours,
        _ => &words.hours_minutes,
    };
    fill(pattern, &[("hours", &hours), ("minutes", &minutes)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journey_is_told_in_words_and_an_estimate_as_one() {
        for (seconds, basis, means, thai, english) in [
            (0, Basis::Estimate, Means::Car, "ขับรถราว 1 นาที", "about 1 min by car"),
            (361, Basis::Estimate, Means::Car, "ขับรถราว 7 นาที", "about 7 min by car"),
            (1_500, Basis::Estimate, Means::Walk, "เดินราว 25 นาที", "about 25 min on foot"),
            (1_500, Basis::Route, Means::Walk, "เดิน 25 นาที", "25 min on foot"),
            (3_600, Basis::Estimate, Means::Motorcycle, "ขี่มอเตอร์ไซค์ราว 1 ชม.", "about 1 h by motorcycle"),
            (4_200, Basis::Route, Means::Motorcycle, "ขี่มอเตอร์ไซค์ 1 ชม. 10 นาที", "1 h 10 min by motorcycle"),
        ] {
            let journey = Journey { time: TimeDelta::seconds(seconds), basis };
            assert_eq!(journey_in_words(journey, means, Language::Thai), thai);
            assert_eq!(journey_in_words(journey, means, Language::English), english);
        }
    }
}
