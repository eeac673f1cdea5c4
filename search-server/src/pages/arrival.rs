//! Whether one who sets out is served, in one sentence.

use askama::Template;
use askama::filters::HtmlSafe;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::Status;

use super::contact::Phone;
use super::day::AnswerDay;
use super::language::Language;
use super::messages::{Messages, fill};
use super::moment::{self, Moment};
use super::state::{Ask, covers_noon};

/// A door that closed longer ago than this is told by the time at which it closed.
const JUST_MISSED: TimeDelta = TimeDelta::hours(1);

/// Someone who comes to a door.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrival<'p> {
    /// The moment that is asked about.
    pub(crate) moment: Moment,
    /// When one is there.
    pub(crate) arrives: DateTime<Utc>,
    /// What holds at the door then.
    pub(crate) status: Status,
    /// If it is closed then and was open earlier on that local day: when it closed.
    pub(crate) closed_since: Option<DateTime<Utc>>,
    /// If it is open then: the last instant before it closes at which a case is taken.
    pub(crate) accepts_until: Option<DateTime<Utc>>,
    /// When the case begins; none: nothing is certain.
    pub(crate) starts: Option<DateTime<Utc>>,
    /// When it is done; none: nobody said how long it takes.
    pub(crate) done: Option<DateTime<Utc>>,
    /// The clock of the door.
    pub(crate) zone: Tz,
    /// Who can be called.
    pub(crate) phone: Option<&'p Phone>,
}

/// A sentence, with what to do where nothing is certain.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(source = "{{ text }}{% if let Some(ask) = ask %} {{ ask }}{% endif %}", ext = "html")]
pub(crate) struct Sentence {
    text: String,
    ask: Option<Ask>,
}

impl HtmlSafe for Sentence {}

impl Sentence {
    /// That needs no question.
    pub(crate) fn certain(text: String) -> Self {
        Self { text, ask: None }
    }

    fn ask(text: &str, arrival: &Arrival<'_>, language: Language) -> Self {
        Self { text: text.to_owned(), ask: Some(Ask::new(arrival.phone, language)) }
    }
}

/// What becomes of it: `ถึงแล้วทันรับบริการ เสร็จราว 10:45`.
pub(crate) fn sentence(arrival: &Arrival<'_>, language: Language) -> Sentence {
    match arrival.status {
        Status::Open => at_open_door(arrival, language),
        Status::Closed => Sentence::certain(at_closed_door(arrival, language)),
        Status::Unknown => Sentence::ask(&Messages::of(language).state.unknown, arrival, language),
    }
}

fn at_open_door(arrival: &Arrival<'_>, language: Language) -> Sentence {
    let words = &Messages::of(language).arrival;
    let last = arrival.accepts_until.filter(|last| *last < arrival.arrives);
    let Some(starts) = arrival.starts else {
        return match last {
            Some(last) => Sentence::certain(fill(&words.acceptance_over, &[("time", &arrival.time(last))])),
            None => Sentence::ask(&words.uncertain, arrival, language),
        };
    };
    Sentence::certain(match (starts <= arrival.arrives, arrival.done, last) {
        (true, Some(done), _) => fill(&words.served, &[("time", &arrival.day_and_time(done, language))]),
        (true, None, _) => words.in_time.clone(),
        (false, _, Some(last)) if arrival.is_same_day(starts) => {
            let times = [last, starts].map(|instant| arrival.time(instant));
            fill(&words.acceptance_break, &[("time", &times[0]), ("opens", &times[1])])
        }
        (false, _, Some(last)) => fill(&words.acceptance_over, &[("time", &arrival.time(last))]),
        (false, _, None) => fill(&words.wait, &[("opens", &arrival.day_and_time(starts, language))]),
    })
}

fn at_closed_door(arrival: &Arrival<'_>, language: Language) -> String {
    let words = &Messages::of(language).arrival;
    let starts_that_day = arrival.starts.filter(|starts| arrival.is_same_day(*starts));
    match (arrival.closed_since, starts_that_day, arrival.starts) {
        (Some(closed), Some(starts), _) => {
            let [from, to] = [closed, starts].map(|instant| arrival.local(instant).time());
            let pattern = if covers_noon(from, to) { &words.lunch_break } else { &words.short_break };
            let times = [arrival.arrives, starts].map(|instant| arrival.time(instant));
            fill(pattern, &[("time", &times[0]), ("opens", &times[1])])
        }
        (Some(closed), None, _) => missed(arrival, closed, language),
        (None, Some(starts), _) => fill(&words.before_opening, &[("opens", &arrival.time(starts))]),
        (None, None, Some(starts)) => {
            let day = arrival.answer_day(language).name(arrival.local(starts).date_naive());
            fill(&words.closed_until, &[("day", &day), ("time", &arrival.time(starts))])
        }
        (None, None, None) => words.closed.clone(),
    }
}

fn missed(arrival: &Arrival<'_>, closed: DateTime<Utc>, language: Language) -> String {
    let words = &Messages::of(language).arrival;
    let late = arrival.arrives - closed;
    if late > JUST_MISSED {
        return fill(&words.long_closed, &[("time", &arrival.time(closed))]);
    }
    fill(&words.too_late, &[("minutes", &late.num_minutes().max(1).to_string())])
}

impl Arrival<'_> {
    fn local(&self, instant: DateTime<Utc>) -> DateTime<Tz> {
        instant.with_timezone(&self.zone)
    }

    fn time(&self, instant: DateTime<Utc>) -> String {
        moment::time(&self.local(instant))
    }

    /// Whether an instant is of the local day on which one is there.
    pub(crate) fn is_same_day(&self, instant: DateTime<Utc>) -> bool {
        self.local(instant).date_naive() == self.local(self.arrives).date_naive()
    }

    fn answer_day(&self, language: Language) -> AnswerDay {
        AnswerDay::new(self.moment, self.zone, language)
    }

    /// A time, with its day where that isn't the one of the arrival.
    fn day_and_time(&self, instant: DateTime<Utc>, language: Language) -> String {
        let time = self.time(instant);
        if self.is_same_day(instant) {
            return time;
        }
        let day = self.answer_day(language).name(self.local(instant).date_naive());
        fill(&Messages::of(language).arrival.done_day, &[("day", &day), ("time", &time)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An instant of 8 December 2026 in Thailand, or of another day of that month.
    fn at(text: &str) -> DateTime<Utc> {
        let (day, time) = text.split_once('T').unwrap_or(("08", text));
        let text = format!("2026-12-{day}T{time}:00+07:00");
        DateTime::parse_from_rfc3339(&text).expect("an instant").to_utc()
    }

    fn arrival(arrives: &str, status: Status) -> Arrival<'static> {
        Arrival {
            moment: Moment::now(at("08:00")),
            arrives: at(arrives),
            status,
            closed_since: None,
            accepts_until: None,
            starts: None,
            done: None,
            zone: chrono_tz::Asia::Bangkok,
            phone: None,
        }
    }

    #[test]
    fn the_sentence_says_whether_one_is_served_and_what_one_waits_for() {
        let (open, closed) =
            (|arrives| arrival(arrives, Status::Open), |arrives| arrival(arrives, Status::Closed));
        let starts = |starts: &str| Some(at(starts));
        let phone = Phone::new("1548");
        for (arrival, thai, english) in [
            (
                Arrival { starts: starts("10:20"), done: starts("10:45"), ..open("10:20") },
                "ถึงแล้วทันรับบริการ เสร็จราว 10:45",
                "You get there in time, done about 10:45",
            ),
            (
                Arrival { starts: starts("23:50"), done: starts("09T00:20"), ..open("23:50") },
                "ถึงแล้วทันรับบริการ เสร็จราว พรุ่งนี้ 00:20",
                "You get there in time, done about tomorrow 00:20",
            ),
            (
                Arrival { closed_since: starts("16:30"), starts: starts("09T08:30"), ..closed("16:42") },
                "ไปถึงไม่ทัน ปิดก่อน 12 นาที",
                "Too late: closes 12 min before you get there",
            ),
            (
                Arrival { closed_since: starts("16:30"), ..closed("16:30") },
                "ไปถึงไม่ทัน ปิดก่อน 1 นาที",
                "Too late: closes 1 min before you get there",
            ),
            (
                Arrival { closed_since: starts("16:30"), starts: starts("09T08:30"), ..closed("17:31") },
                "ไปถึงไม่ทัน ปิดตั้งแต่ 16:30",
                "Too late: closed since 16:30",
            ),
            (
                Arrival { closed_since: starts("12:00"), starts: starts("13:00"), ..closed("12:10") },
                "ถึง 12:10 พักเที่ยง รอถึง 13:00",
                "You get there at 12:10, lunch break, wait until 13:00",
            ),
            (
                Arrival { closed_since: starts("14:00"), starts: starts("15:00"), ..closed("14:10") },
                "ถึง 14:10 ปิดพัก รอถึง 15:00",
                "You get there at 14:10, on a break, wait until 15:00",
            ),
            (
                Arrival { starts: starts("08:30"), ..closed("08:10") },
                "ไปถึงก่อนเปิด รอถึง 08:30",
                "You get there before it opens, wait until 08:30",
            ),
            (
                Arrival { starts: starts("14T08:30"), ..closed("10:00") },
                "วันที่ไปถึงปิด รับบริการได้วันจันทร์ 14 ธ.ค. 08:30",
                "Closed on the day you get there, you are served Mon 14 Dec 08:30",
            ),
            (
                closed("10:00"),
                "ไปถึงแล้วปิดอยู่ ไม่ทราบว่าจะเปิดเมื่อไร",
                "Closed when you get there, we don&#39;t know when it opens",
            ),
            (
                Arrival { accepts_until: starts("16:00"), starts: starts("09T08:30"), ..open("16:10") },
                "ไปถึงแล้วหมดเวลารับเรื่อง (รับถึง 16:00)",
                "You get there after the last case is taken (until 16:00)",
            ),
            (
                Arrival { accepts_until: starts("16:00"), starts: starts("13:00"), ..open("11:50") },
                "ไปถึงแล้วรอถึง 13:00",
                "You get there, then wait until 13:00",
            ),
            (
                Arrival { accepts_until: starts("11:30"), starts: starts("13:00"), ..open("11:50") },
                "ไปถึงแล้วหมดเวลารับเรื่อง (รับถึง 11:30) รอถึง 13:00",
                "You get there after the last case is taken (until 11:30), wait until 13:00",
            ),
            (Arrival { starts: starts("10:00"), ..open("10:00") }, "ถึงแล้วทันรับบริการ", "You get there in time"),
            (
                Arrival { phone: Some(&phone), ..open("10:00") },
                r#"ไม่แน่ว่าจะได้รับบริการ <a href="tel:1548">โทรถามก่อน</a>"#,
                r#"Not certain that you are served, <a href="tel:1548">call first</a>"#,
            ),
            (
                Arrival { phone: Some(&phone), ..arrival("10:00", Status::Unknown) },
                r#"ไม่ทราบเวลา <a href="tel:1548">โทรถามก่อน</a>"#,
                r#"Hours not known, <a href="tel:1548">call first</a>"#,
            ),
            (arrival("10:00", Status::Unknown), "ไม่ทราบเวลา ถามก่อนไป", "Hours not known, ask before you go"),
        ] {
            let said = |language| sentence(&arrival, language).render().expect("rendered");
            assert_eq!(said(Language::Thai), thai);
            assert_eq!(said(Language::English), english);
        }
    }
}
