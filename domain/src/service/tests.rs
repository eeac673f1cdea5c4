use chrono::{DateTime, Utc};
use chrono_tz::Asia::Bangkok;

use super::{Coming, Counter, Span, Visit, earliest_round};
use crate::hours::Calendars;
use crate::{HoursExpression, Schedule, UtcMinute};

/// An instant of Bangkok, such as `2026-11-23 16:10`.
fn instant(text: &str) -> DateTime<Utc> {
    let text = format!("{}:00+07:00", text.replace(' ', "T"));
    DateTime::parse_from_rfc3339(&text).expect("an instant").to_utc()
}

fn minute(text: &str) -> UtcMinute {
    UtcMinute::of(instant(text))
}

fn said(minute: UtcMinute) -> String {
    let start = minute.start().expect("a time").with_timezone(&Bangkok);
    start.format("%Y-%m-%d %H:%M").to_string()
}

fn earliest(hours: &str, counter: Counter, arrival: &str, coming: &Coming) -> Option<Visit> {
    let hours = HoursExpression::parse(hours).expect(hours);
    let calendars = Calendars::default();
    let view = calendars.view(&crate::id::CalendarId::new("national").expect("an id"));
    let schedule = Schedule::new(Some(hours), view, Vec::new(), Bangkok);
    let pieces = schedule.timeline(instant(arrival)).map(|piece| (UtcMinute(piece.from / 60), piece.status));
    counter.earliest(minute(arrival), coming, pieces)
}

fn check(
    hours: &str,
    (minutes, last): (u32, Option<u32>),
    arrival: &str,
    coming: impl Fn(Coming) -> Coming,
    expected: &str,
) {
    let counter = Counter::new(minutes, last, Bangkok);
    let coming = coming(Coming::leaving(instant(arrival)));
    let visit = earliest(hours, counter, arrival, &coming);
    let told = visit.map_or("never".to_owned(), |visit| {
        let (starts, done) = (said(visit.starts), said(visit.done));
        format!("{starts} to {}", &done[if done[..10] == starts[..10] { 11 } else { 0 }..])
    });
    assert_eq!(told, expected, "{hours}, {minutes} minutes, last {last:?}, from {arrival}");
}

const WEEK: &str = "Mo-Fr 08:30-12:00,13:00-16:30";

// 2026-11-23 is a Monday.
#[test]
fn a_case_begins_as_soon_as_the_counter_takes_it() {
    for (arrival, terms, expected) in [
        ("2026-11-23 07:00", (20, None), "2026-11-23 08:30 to 08:50"),
        ("2026-11-23 08:30", (20, None), "2026-11-23 08:30 to 08:50"),
        ("2026-11-23 11:40", (20, None), "2026-11-23 11:40 to 12:00"),
        ("2026-11-23 11:41", (20, None), "2026-11-23 13:00 to 13:20"),
        ("2026-11-23 12:00", (0, None), "2026-11-23 13:00 to 13:00"),
        ("2026-11-23 16:10", (20, None), "2026-11-23 16:10 to 16:30"),
        ("2026-11-23 16:11", (20, None), "2026-11-24 08:30 to 08:50"),
        ("2026-11-27 16:11", (20, None), "2026-11-30 08:30 to 08:50"),
        ("2026-11-23 16:29", (0, None), "2026-11-23 16:29 to 16:29"),
        ("2026-11-23 16:30", (0, None), "2026-11-24 08:30 to 08:30"),
    ] {
        check(WEEK, terms, arrival, |coming| coming, expected);
    }
}

#[test]
fn what_is_taken_before_the_end_of_the_day_is_finished_and_no_case_runs_into_a_break() {
    for (arrival, terms, expected) in [
        ("2026-11-23 16:25", (60, Some(0)), "2026-11-23 16:25 to 17:25"),
        ("2026-11-23 15:30", (60, Some(90)), "2026-11-24 08:30 to 09:30"),
        ("2026-11-23 15:00", (60, Some(90)), "2026-11-23 15:00 to 16:00"),
        ("2026-11-23 11:30", (60, Some(0)), "2026-11-23 13:00 to 14:00"),
        ("2026-11-23 11:00", (60, Some(0)), "2026-11-23 11:00 to 12:00"),
        ("2026-11-23 10:45", (10, Some(90)), "2026-11-23 13:00 to 13:10"),
    ] {
        check(WEEK, terms, arrival, |coming| coming, expected);
    }
}

#[test]
fn a_case_longer_than_any_opening_is_never_taken() {
    check(WEEK, (300, None), "2026-11-23 08:30", |coming| coming, "never");
    check("24/7", (300, None), "2026-11-23 23:30", |coming| coming, "2026-11-23 23:30 to 2026-11-24 04:30");
    check(
        "Mo-Su 22:00-02:00",
        (90, None),
        "2026-11-23 23:45",
        |coming| coming,
        "2026-11-23 23:45 to 2026-11-24 01:15",
    );
}

#[test]
fn hours_that_nobody_knows_are_waited_out() {
    let half_known = "Mo 08:30-16:30; Tu 08:30-16:30 unknown; We 08:30-16:30";
    check(half_known, (20, None), "2026-11-24 09:00", |coming| coming, "2026-11-25 08:30 to 08:50");
    check("\"โทรถามก่อน\"", (20, None), "2026-11-24 09:00", |coming| coming, "never");
}

#[test]
fn a_visit_lies_within_a_span_in_which_one_can_come() {
    let span = |from: &str, to: &str| Span { from: minute(from), to: minute(to) };
    let evening_or_saturday = |coming: Coming| {
        coming.within(vec![
            span("2026-11-28 00:00", "2026-11-29 00:00"),
            span("2026-11-25 17:00", "2026-11-25 20:00"),
            span("2026-11-25 16:00", "2026-11-25 17:00"),
        ])
    };
    for (hours, terms, expected) in [
        (WEEK, (20, None), "2026-11-25 16:00 to 16:20"),
        (WEEK, (31, None), "never"),
        ("Mo-Su 20:00-21:00", (0, None), "2026-11-28 20:00 to 20:00"),
        ("Mo-Su 10:00-20:00", (20, None), "2026-11-25 16:00 to 16:20"),
        ("Sa 09:00-12:00", (20, None), "2026-11-28 09:00 to 09:20"),
        ("Mo-Su 19:50-21:00", (20, None), "2026-11-28 19:50 to 20:10"),
        ("Mo-Su 19:30-21:00", (20, None), "2026-11-25 19:30 to 19:50"),
    ] {
        check(hours, terms, "2026-11-23 10:00", evening_or_saturday, expected);
    }
}

#[test]
fn whoever_stays_needs_an_open_door_all_the_while() {
    let staying = |coming: Coming| coming.staying(60);
    for (arrival, expected) in [
        ("2026-11-23 11:00", "2026-11-23 11:00 to 12:00"),
        ("2026-11-23 11:01", "2026-11-23 13:00 to 14:00"),
        ("2026-11-23 15:31", "2026-11-24 08:30 to 09:30"),
    ] {
        check(WEEK, (20, Some(0)), arrival, staying, expected);
    }
}

#[test]
fn nobody_looks_farther_ahead_than_two_weeks() {
    check("2026 Dec 07 09:00-10:00", (0, None), "2026-11-23 08:59", |c| c, "never");
    check("2026 Dec 07 09:00-10:00", (0, None), "2026-11-23 09:01", |c| c, "2026-12-07 09:00 to 09:00");
    check("2026 Dec 07 09:00-10:00", (0, None), "2026-11-23 09:00", |c| c, "never");
}

#[test]
fn one_arrives_as_soon_as_one_can_or_when_one_has_to() {
    let leaving = Coming::leaving(instant("2026-11-23 09:00"));
    let latest = instant("2026-11-23 10:00");
    for (coming, minutes, at, in_time) in [
        (leaving.clone(), 61, "2026-11-23 10:01", true),
        (leaving.clone().arriving_by(latest), 30, "2026-11-23 09:30", true),
        (leaving.clone().arriving_by(latest), 61, "2026-11-23 10:01", false),
        (leaving.clone().arriving_at(latest), 30, "2026-11-23 10:00", true),
        (leaving.arriving_at(latest), 61, "2026-11-23 10:01", false),
    ] {
        let arrival = coming.arrival(chrono::TimeDelta::minutes(minutes));
        assert_eq!((said(arrival.at).as_str(), arrival.in_time), (at, in_time), "{coming:?}");
    }
}

/// When each order of the cases begins and ends.
fn rounds(left: &[usize], starts: Option<UtcMinute>, at: UtcMinute, openings: &[Vec<i64>]) -> Vec<Visit> {
    if left.is_empty() {
        return vec![Visit { starts: starts.unwrap_or(at), done: at }];
    }
    let mut all = Vec::new();
    for case in left {
        let Some(next) = next_visit(&openings[*case], at) else { continue };
        let rest: Vec<usize> = left.iter().copied().filter(|other| other != case).collect();
        all.extend(rounds(&rest, starts.or(Some(next.starts)), next.done, openings));
    }
    all
}

/// A counter that takes a case at certain minutes only, and needs three minutes for it.
fn next_visit(openings: &[i64], at: UtcMinute) -> Option<Visit> {
    let starts = openings.iter().copied().map(UtcMinute).find(|opening| *opening >= at)?;
    Some(Visit { starts, done: starts.plus(3) })
}

#[test]
fn several_cases_are_done_in_the_order_that_ends_first() {
    let mut random = fastrand::Rng::with_seed(4);
    for _ in 0..2_000 {
        let openings: Vec<Vec<i64>> = (0..random.usize(0..5))
            .map(|_| {
                let mut minutes: Vec<i64> = (0..random.usize(0..6)).map(|_| random.i64(0..40)).collect();
                minutes.sort_unstable();
                minutes
            })
            .collect();
        let at = UtcMinute(random.i64(0..20));
        let all: Vec<usize> = (0..openings.len()).collect();
        let round = earliest_round(openings.len(), at, |case, at| next_visit(&openings[case], at));
        let rounds = rounds(&all, None, at, &openings);
        let first_done = rounds.iter().map(|round| round.done).min();
        assert_eq!(round.map(|round| round.done), first_done, "{openings:?} from {at:?}");
        assert!(round.is_none_or(|round| rounds.contains(&round)), "{openings:?} from {at:?}");
    }
}
