use chrono::NaiveDate;

use super::*;
use crate::hours::{CalendarDay, Calendars, DayKind};
use crate::id::CalendarId;
use crate::{Schedule, Status};

fn grid(text: &str) -> Option<WeekGrid> {
    WeekGrid::of(&HoursExpression::parse(text).expect(text))
}

fn span(from: u16, to: u16) -> MinuteSpan {
    MinuteSpan { from, to }
}

#[test]
fn a_text_that_a_form_of_a_week_can_say_comes_back_as_the_same_text() {
    for text in [
        "Mo-Fr 08:30-16:30",
        "Mo-Fr 08:30-16:30; PH off",
        "Mo-Fr 08:30-12:00,13:00-16:30; PH off",
        "Mo-Fr 08:30-16:30; Sa 09:00-12:00; PH off",
        "Mo,We,Fr 08:00-16:00; Tu,Th 10:00-18:00",
        "Mo-Su 22:00-02:00",
        "Mo-Fr 00:00-24:00; PH 09:00-12:00",
        "Mo-Fr 08:00-12:00,13:00-16:00,17:00-20:00",
        "Mo-Su off",
        "24/7",
    ] {
        let read = grid(text).unwrap_or_else(|| panic!("{text} fits a form"));
        assert_eq!(read.faults(), [], "{text}");
        assert_eq!(read.expression().expect(text).as_str(), text);
    }
}

#[test]
fn a_break_that_all_days_have_is_told_apart() {
    let usual = grid("Mo-Fr 08:30-12:00,13:00-16:30; Sa 09:00-11:00; PH off").expect("fits");
    assert_eq!(usual.lunch, Some(span(720, 780)));
    assert_eq!((&usual.days[0], &usual.days[5]), (&vec![span(510, 990)], &vec![span(540, 660)]));
    for text in [
        // Saturday goes through, so it isn't everybody's break.
        "Mo-Fr 08:30-12:00,13:00-16:30; Sa 09:00-15:00",
        "Mo-Th 08:30-12:00,13:00-16:30; Fr 08:30-11:30,13:30-16:30",
        "Mo-Fr 08:30-12:00,13:00-16:30; PH 09:00-15:00",
    ] {
        let read = grid(text).expect(text);
        assert_eq!(read.lunch, None, "{text}");
        assert_eq!(read.expression().expect(text).as_str(), text);
    }
}

#[test]
fn what_no_form_of_a_week_says_has_none() {
    for text in [
        "Jan-Mar Mo-Fr 08:30-16:30",
        "Mo[1] 08:30-16:30",
        "Mo-Fr 08:30+",
        "Mo-Fr 08:30-16:30 \"by appointment\"",
        "Mo-Fr unknown",
        "Mo-Fr 08:30-16:30 || \"call\"",
        "week 1-53/2 Mo 08:30-16:30",
        // Days of the week after holidays hold on those holidays too.
        "PH off; Mo-Fr 08:30-16:30",
        "PH -1 day off; Mo-Fr 08:30-16:30",
        "Mo-Fr 08:00-16:00; Mo 12:00-13:00 off",
        "Mo-Fr 08:00-12:00,11:00-16:00",
    ] {
        assert_eq!(grid(text), None, "{text}");
    }
}

#[test]
fn every_fault_of_a_form_is_told_with_its_place() {
    let mut form =
        WeekGrid { lunch: Some(span(780, 720)), holidays: Some(vec![span(600, 600)]), ..WeekGrid::default() };
    form.days[0] = vec![span(510, 720), span(700, 990)];
    form.days[2] = vec![span(990, 510)];
    form.days[6] = vec![span(1320, 1560)];
    let told: Vec<_> = form.faults().into_iter().map(|fault| (fault.day, fault.place, fault.fault)).collect();
    assert_eq!(
        told,
        [
            (Some(0), 1, GridFault::Overlaps),
            (Some(2), 0, GridFault::NotASpan),
            (Some(7), 0, GridFault::NotASpan),
            (None, 0, GridFault::NotABreak),
        ]
    );
}

/// Of random forms, and of the texts that they become, by the evaluator of schedules on days that are holidays and others.
#[test]
fn the_text_of_a_form_opens_the_door_when_the_form_says() {
    let mut rng = fastrand::Rng::with_seed(12);
    let national = CalendarId::national();
    let holiday: NaiveDate = "2026-12-10".parse().expect("a date");
    let mut calendars = Calendars::default();
    calendars.set(&national, CalendarDay::whole(holiday, DayKind::Closed, "วันรัฐธรรมนูญ"));
    for _ in 0..2_000 {
        let form = random_form(&mut rng);
        let hours = form.expression().expect("short");
        let again = WeekGrid::of(&hours).unwrap_or_else(|| panic!("{} fits", hours.as_str()));
        let schedule = |hours: HoursExpression| {
            Schedule::new(Some(hours), calendars.view(&national), Vec::new(), chrono_tz::Asia::Bangkok)
        };
        let (one, other) = (schedule(hours.clone()), schedule(again.expression().expect("short")));
        for (offset, date) in holiday.iter_days().take(14).enumerate() {
            assert_eq!(one.day(date), other.day(date), "{} on {date}", hours.as_str());
            let openings = match (&form.holidays, offset) {
                (Some(openings), 0) => openings,
                // Nothing is said about holidays: the calendar closes the door, but for one that never closes.
                (None, 0) if !hours.is_always_open() => &Vec::new(),
                // 10 December 2026 is a Thursday.
                _ => &form.days[(offset + 3) % 7],
            };
            let open = |minute: u16| {
                one.day(date).spans.iter().any(|part| {
                    part.status == Status::Open && (part.span.from..part.span.to).contains(&minute)
                })
            };
            for minute in (0..1440).step_by(30) {
                let is_told =
                    form.with_break(openings).iter().any(|told| (told.from..told.to).contains(&minute));
                assert_eq!(open(minute), is_told, "{} on {date} at {minute}", hours.as_str());
            }
        }
    }
}

/// Openings within the day, at half hours.
fn random_form(rng: &mut fastrand::Rng) -> WeekGrid {
    let kinds: Vec<Openings> = (0..3).map(|_| random_openings(rng)).collect();
    let mut form = WeekGrid::default();
    for day in &mut form.days {
        day.clone_from(&kinds[rng.usize(..3)]);
    }
    form.lunch = rng.bool().then(|| span(720, 780));
    form.holidays = match rng.u8(..3) {
        0 => None,
        1 => Some(Vec::new()),
        _ => Some(random_openings(rng)),
    };
    form
}

fn random_openings(rng: &mut fastrand::Rng) -> Openings {
    let mut times: Vec<u16> = (0..=48).map(|half| half * 30).collect();
    rng.shuffle(&mut times);
    let mut times: Vec<u16> = times.into_iter().take(2 * rng.usize(..3)).collect();
    times.sort_unstable();
    times.chunks_exact(2).map(|pair| span(pair[0], pair[1])).collect()
}
