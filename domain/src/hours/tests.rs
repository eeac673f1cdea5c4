use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;

use super::*;
use crate::ServicePointId;
use crate::id::CalendarId;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn instant(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).expect("an instant").to_utc()
}

/// Monday 7 December 2026 is closed, Friday 11 December is for each head to decide, the afternoon of the 25th is off.
fn calendars() -> Calendars {
    let national = CalendarId::national();
    let mut calendars = Calendars::default();
    for (day, kind, span, name) in [
        ("2026-12-07", DayKind::Closed, MinuteSpan::DAY, "ชดเชยวันพ่อแห่งชาติ"),
        ("2026-12-11", DayKind::Unknown, MinuteSpan::DAY, "หัวหน้าส่วนราชการพิจารณา"),
        ("2026-12-25", DayKind::Closed, MinuteSpan { from: 720, to: 1440 }, "หยุดครึ่งวันบ่าย"),
    ] {
        let day = CalendarDay { span, ..CalendarDay::whole(date(day), kind, name) };
        calendars.add(&national, day).expect("no conflict");
    }
    calendars
}

fn schedule_in(zone: Tz, hours: &str, exceptions: Vec<Exception>) -> Schedule {
    let hours = (!hours.is_empty()).then(|| HoursExpression::parse(hours).expect(hours));
    Schedule::new(hours, calendars().view(&CalendarId::national()), exceptions, zone)
}

fn schedule(hours: &str) -> Schedule {
    schedule_in(chrono_tz::Asia::Bangkok, hours, Vec::new())
}

fn exception(from: &str, to: &str, hours: ExceptionHours) -> Exception {
    Exception {
        service_point: ServicePointId::new("a").expect("an id"),
        procedure: None,
        from: date(from),
        to: date(to),
        hours,
        reason: Some("ตัวอย่าง".to_owned()),
        announced_on: None,
    }
}

/// Prints a state as `status decider until opens_next`, in local time without the year.
fn described(schedule: &Schedule, at: &str) -> String {
    let state = schedule.state_at(instant(at));
    let decider = match state.decided_by {
        Decider::Exception(_) => "exception".to_owned(),
        Decider::Hours => "hours".to_owned(),
        Decider::Calendar { calendar, name_th, .. } => format!("{calendar}:{name_th}"),
        Decider::Nobody => "nobody".to_owned(),
    };
    let time = |t: Option<DateTime<Tz>>| t.map_or("-".to_owned(), |t| t.format("%m-%dT%H:%M").to_string());
    format!("{} {decider} {} {}", state.status.as_str(), time(state.until), time(state.opens_next))
}

#[test]
fn the_status_at_an_instant_follows_the_holiday_rule() {
    let lunch = "Mo-Fr 08:30-12:00,13:00-16:30";
    for (hours, at, expected) in [
        ("Mo-Fr 08:30-16:30", "2026-12-08T10:00:00+07:00", "open hours 12-08T16:30 -"),
        ("Mo-Fr 08:30-16:30", "2026-12-08T16:29:59+07:00", "open hours 12-08T16:30 -"),
        ("Mo-Fr 08:30-16:30", "2026-12-08T16:30:00+07:00", "closed hours 12-09T08:30 12-09T08:30"),
        (lunch, "2026-12-08T12:00:00+07:00", "closed hours 12-08T13:00 12-08T13:00"),
        // Friday evening: the weekend and Monday's holiday lie between.
        ("Mo-Fr 08:30-16:30", "2026-12-04T18:00:00+07:00", "closed hours 12-08T08:30 12-08T08:30"),
        (
            "Mo-Fr 08:30-16:30",
            "2026-12-07T10:00:00+07:00",
            "closed national:ชดเชยวันพ่อแห่งชาติ 12-08T08:30 12-08T08:30",
        ),
        // Hours that mention PH decide themselves, and may say that they are open.
        ("Mo-Fr 08:30-16:30; PH off", "2026-12-07T10:00:00+07:00", "closed hours 12-08T08:30 12-08T08:30"),
        ("Mo-Fr,PH 08:30-16:30", "2026-12-07T10:00:00+07:00", "open hours 12-07T16:30 -"),
        ("24/7", "2026-12-07T10:00:00+07:00", "open hours - -"),
        (
            "Mo-Su 00:00-24:00",
            "2026-12-07T10:00:00+07:00",
            "closed national:ชดเชยวันพ่อแห่งชาติ 12-08T00:00 12-08T00:00",
        ),
        // A day on which each head decides is unknown until it is over.
        (
            "Mo-Fr 08:30-16:30",
            "2026-12-11T10:00:00+07:00",
            "unknown national:หัวหน้าส่วนราชการพิจารณา 12-12T00:00 12-14T08:30",
        ),
        ("Mo-Fr 08:30-16:30; PH off", "2026-12-11T10:00:00+07:00", "unknown hours 12-12T00:00 12-14T08:30"),
        ("Mo-Fr 08:30-16:30", "2026-12-10T18:00:00+07:00", "closed hours 12-11T00:00 12-14T08:30"),
        // Half a day.
        ("Mo-Fr 08:30-16:30", "2026-12-25T11:00:00+07:00", "open hours 12-25T12:00 -"),
        (
            "Mo-Fr 08:30-16:30",
            "2026-12-25T12:00:00+07:00",
            "closed national:หยุดครึ่งวันบ่าย 12-28T08:30 12-28T08:30",
        ),
        ("Mo-Fr 08:30-16:30; PH off", "2026-12-25T11:00:00+07:00", "open hours 12-25T12:00 -"),
        ("Mo-Fr 08:30-16:30; PH off", "2026-12-25T13:00:00+07:00", "closed hours 12-28T08:30 12-28T08:30"),
        (
            "Mo-Fr 08:30-16:30; PH 14:00-15:00",
            "2026-12-25T13:00:00+07:00",
            "closed hours 12-25T14:00 12-25T14:00",
        ),
        ("24/7", "2026-12-25T13:00:00+07:00", "open hours - -"),
        // Over midnight.
        ("Mo-Su 20:00-02:00", "2026-12-09T01:30:00+07:00", "open hours 12-09T02:00 -"),
        ("Mo-Su 20:00-02:00", "2026-12-08T23:30:00+07:00", "open hours 12-09T02:00 -"),
        // Nothing known, also on a holiday: a hospital might be open.
        ("", "2026-12-08T10:00:00+07:00", "unknown nobody - -"),
        ("", "2026-12-07T10:00:00+07:00", "unknown nobody - -"),
        ("off", "2026-12-08T10:00:00+07:00", "closed hours 12-11T00:00 -"),
        ("\"call first\"", "2026-12-08T10:00:00+07:00", "unknown hours 12-25T12:00 -"),
        // The first and third Saturday of the month.
        ("Sa[1,3] 09:00-12:00", "2026-12-05T10:00:00+07:00", "open hours 12-05T12:00 -"),
        ("Sa[1,3] 09:00-12:00", "2026-12-12T10:00:00+07:00", "closed hours 12-19T09:00 12-19T09:00"),
        ("Feb 29 09:00-12:00", "2028-02-29T10:00:00+07:00", "open hours 02-29T12:00 -"),
    ] {
        assert_eq!(described(&schedule(hours), at), expected, "{hours:?} at {at}");
    }
}

#[test]
fn a_closed_door_tells_since_when_and_whether_it_is_a_break() {
    let lunch = "Mo-Fr 08:30-12:00,13:00-16:30";
    for (hours, at, expected) in [
        (lunch, "2026-12-08T08:00:00+07:00", "- -"),
        (lunch, "2026-12-08T10:00:00+07:00", "- -"),
        (lunch, "2026-12-08T12:00:00+07:00", "12:00 12:00-13:00"),
        (lunch, "2026-12-08T12:59:59+07:00", "12:00 12:00-13:00"),
        (lunch, "2026-12-08T16:30:00+07:00", "16:30 -"),
        (lunch, "2026-12-09T00:10:00+07:00", "- -"),
        (lunch, "2026-12-12T10:00:00+07:00", "- -"),
        // The afternoon is off: nothing opens after the morning.
        (lunch, "2026-12-25T12:30:00+07:00", "12:00 -"),
        // What ran over from yesterday is no opening of today, so the day is no break.
        ("Mo-Su 20:00-02:00", "2026-12-08T10:00:00+07:00", "- -"),
        // Nobody knows whether it was open until a minute ago.
        (
            "Mo-Fr 08:30-10:00; Mo-Fr 10:00-11:00 unknown; Mo-Fr 13:00-15:00",
            "2026-12-08T12:00:00+07:00",
            "- -",
        ),
        ("", "2026-12-08T12:00:00+07:00", "- -"),
    ] {
        let state = schedule(hours).state_at(instant(at));
        let since = state.closed_since.map_or("-".to_owned(), |since| since.format("%H:%M").to_string());
        let times = state
            .break_times()
            .map_or("-".to_owned(), |(from, to)| format!("{}-{}", from.format("%H:%M"), to.format("%H:%M")));
        assert_eq!(format!("{since} {times}"), expected, "{hours:?} at {at}");
    }
}

#[test]
fn an_exception_decides_before_hours_and_calendar() {
    let special = ExceptionHours::Hours(HoursExpression::parse("09:00-12:00").expect("hours"));
    for (exceptions, at, expected) in [
        (
            vec![exception("2026-12-07", "2026-12-07", special.clone())],
            "2026-12-07T10:00:00+07:00",
            "open exception 12-07T12:00 -",
        ),
        (
            vec![exception("2026-12-08", "2026-12-09", ExceptionHours::Closed)],
            "2026-12-08T10:00:00+07:00",
            "closed exception 12-10T08:30 12-10T08:30",
        ),
        (
            vec![exception("2026-12-08", "2026-12-08", ExceptionHours::Unknown)],
            "2026-12-08T10:00:00+07:00",
            "unknown exception 12-09T00:00 12-09T08:30",
        ),
        (
            vec![
                exception("2026-12-08", "2026-12-08", ExceptionHours::Closed),
                exception("2026-12-08", "2026-12-08", special),
            ],
            "2026-12-08T10:00:00+07:00",
            "open exception 12-08T12:00 -",
        ),
    ] {
        let schedule = schedule_in(chrono_tz::Asia::Bangkok, "Mo-Fr 08:30-16:30", exceptions);
        assert_eq!(described(&schedule, at), expected, "at {at}");
    }
}

#[test]
fn the_name_of_a_holiday_is_known_whoever_decides_about_it() {
    let closed = || vec![exception("2026-12-07", "2026-12-07", ExceptionHours::Closed)];
    for (hours, exceptions, name) in [
        ("Mo-Fr 08:30-16:30; PH off", vec![], Some("ชดเชยวันพ่อแห่งชาติ")),
        ("Mo-Fr,PH 08:30-16:30", vec![], Some("ชดเชยวันพ่อแห่งชาติ")),
        ("Mo-Fr 08:30-16:30", vec![], Some("ชดเชยวันพ่อแห่งชาติ")),
        ("Mo-Fr 08:30-16:30", closed(), None),
        ("24/7", vec![], None),
        ("", vec![], None),
    ] {
        let schedule = schedule_in(chrono_tz::Asia::Bangkok, hours, exceptions);
        let holiday = schedule.state_at(instant("2026-12-07T10:00:00+07:00")).holiday;
        assert_eq!(holiday.map(|day| day.name_th).as_deref(), name, "{hours}");
        assert_eq!(schedule.holiday(date("2026-12-08")), None);
    }
}

#[test]
fn an_exception_of_the_procedure_decides_before_one_of_the_point() {
    let mut counter = exception("2026-12-08", "2026-12-08", ExceptionHours::Closed);
    counter.procedure = Some(crate::ProcedureId::new("id-card").expect("an id"));
    let special = ExceptionHours::Hours(HoursExpression::parse("09:00-12:00").expect("hours"));
    let point = exception("2026-12-08", "2026-12-08", special);
    let schedule = schedule_in(chrono_tz::Asia::Bangkok, "Mo-Fr 08:30-16:30", vec![counter, point]);
    assert_eq!(described(&schedule, "2026-12-08T10:00:00+07:00"), "closed exception 12-09T08:30 12-09T08:30");
}

#[test]
fn an_office_abroad_keeps_its_own_clock_through_summer_time() {
    let berlin = schedule_in(chrono_tz::Europe::Berlin, "Mo-Su 01:00-09:00", Vec::new());
    // 28 March 2027: 02:00 becomes 03:00.
    assert_eq!(described(&berlin, "2027-03-28T00:30:00Z"), "open hours 03-28T09:00 -");
    let state = berlin.state_at(instant("2027-03-28T00:30:00Z"));
    assert_eq!(state.until.map(|t| t.to_rfc3339()), Some("2027-03-28T09:00:00+02:00".to_owned()));
    let gap = schedule_in(chrono_tz::Europe::Berlin, "Mo-Su 02:30-09:00", Vec::new());
    let opens = gap.state_at(instant("2027-03-28T00:30:00Z")).opens_next.map(|t| t.to_rfc3339());
    assert_eq!(opens, Some("2027-03-28T03:00:00+02:00".to_owned()));
}

#[test]
fn in_the_hour_that_a_clock_repeats_each_pass_has_its_own_changes() {
    // 31 October 2027: 03:00 summer time becomes 02:00.
    let berlin = schedule_in(chrono_tz::Europe::Berlin, "Mo-Su 02:30-02:45,04:00-05:00", Vec::new());
    for (at, status, until) in [
        ("2027-10-31T02:10:00+02:00", Status::Closed, "2027-10-31T02:30:00+02:00"),
        ("2027-10-31T02:40:00+02:00", Status::Open, "2027-10-31T02:45:00+02:00"),
        ("2027-10-31T02:50:00+02:00", Status::Closed, "2027-10-31T02:30:00+01:00"),
        ("2027-10-31T02:10:00+01:00", Status::Closed, "2027-10-31T02:30:00+01:00"),
        ("2027-10-31T02:50:00+01:00", Status::Closed, "2027-10-31T04:00:00+01:00"),
    ] {
        let state = berlin.state_at(instant(at));
        assert_eq!(
            (state.status, state.until.map(|t| t.to_rfc3339())),
            (status, Some(until.to_owned())),
            "{at}"
        );
    }
}

/// Fragments of the language, so that more than the first character of a random text is read.
fn fragments() -> impl Strategy<Value = String> {
    let words = [
        "Mo",
        "-",
        "Fr",
        " ",
        ",",
        ";",
        "||",
        "PH",
        "SH",
        "off",
        "open",
        "unknown",
        "24/7",
        "08:30",
        "16:30",
        "99:99",
        "\"c\"",
        "week",
        "1",
        "53",
        "2026",
        "Jan",
        "Feb 30",
        "[1]",
        "[-1]",
        "+",
        "easter",
        "sunrise",
        "(",
        ")",
        "/",
        "+1 day",
        "ก",
        "26:00",
        "48:00",
        "Dec 31",
        "2026-2020",
        "00:00",
        "24:00",
    ];
    proptest::collection::vec(proptest::sample::select(words.to_vec()), 0..12)
        .prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn any_text_is_read_or_refused_and_what_is_read_can_be_evaluated(
            text in fragments(), minute in 0i64..4_000,
        ) {
        if let Ok(hours) = HoursExpression::parse(&text) {
            let view = calendars().view(&CalendarId::national());
            let schedule = Schedule::new(Some(hours), view, Vec::new(), chrono_tz::Europe::Berlin);
            let now = instant("2026-10-24T10:00:00+02:00") + chrono::TimeDelta::minutes(minute);
            let state = schedule.state_at(now);
            prop_assert_eq!(state.status, schedule.status_at(now));
            if let Some(until) = state.until {
                prop_assert!(until > now && schedule.status_at(until.to_utc()) != state.status);
            }
            if let Some(opens) = state.opens_next {
                prop_assert!(state.status != Status::Open && schedule.status_at(opens.to_utc()) == Status::Open);
            }
        }
    }
}

#[test]
fn a_day_plan_covers_the_day_without_gap_or_overlap() {
    let texts =
        ["Mo-Fr 08:30-12:00,13:00-16:30; PH off", "Mo-Su 20:00-02:00", "24/7", "", "off", "Mo-Fr 08:30+"];
    for text in texts {
        let schedule = schedule(text);
        let mut day = date("2026-12-01");
        while day < date("2027-02-01") {
            let plan = schedule.day(day);
            let mut next = 0;
            for span in &plan.spans {
                assert!(span.span.from == next && span.span.from < span.span.to, "{text} {day}: {plan:?}");
                next = span.span.to;
            }
            assert_eq!(next, 1440, "{text} {day}");
            day = day.succ_opt().expect("a next day");
        }
    }
}
