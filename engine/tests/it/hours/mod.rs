//! The index of hours against an evaluator that looks at one minute alone.

mod clock;
mod phrases;
mod register;

use std::collections::BTreeSet;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use domain::Calendars;
use domain::Status;
use domain::UtcMinute;
use domain::hours::Decider;
use engine::HoursIndex;
use fastrand::Rng;

use crate::world;
use clock::{Door, Known};
use register::{DAYS, Register, date, office_id, procedure_id};

/// How far the oracle looks for changes, minute by minute.
const AHEAD_MINUTES: i64 = 700;
/// Beyond the days that are compiled, and at both ends of them.
const FAR_DAYS: [&str; 4] = ["1972-06-01", "1972-12-31", "2099-12-31", "2104-02-29"];

fn known(status: Status) -> Known {
    match status {
        Status::Open => Known::Open,
        Status::Closed => Known::Closed,
        Status::Unknown => Known::Unknown,
    }
}

/// The first minute of the index's questions about a day, and how many it has: from the evening before to the morning
/// after.
fn minutes_around(day: &str) -> (i64, i64) {
    let start = date(day).and_hms_opt(0, 0, 0).expect("midnight") - TimeDelta::hours(14);
    (start.and_utc().timestamp() / 60, 38 * 60)
}

fn minute(random: &mut Rng, day: &str) -> UtcMinute {
    let (first, count) = minutes_around(day);
    let at = first + random.i64(0..count);
    // One in four beside a full hour, where most things happen.
    UtcMinute(if random.usize(..4) == 0 { at / 60 * 60 - 1 + random.i64(0..3) } else { at })
}

/// Compares `cases` answers about offices, procedures and minutes. Gives the number of distinct schedules.
fn agree(phrases: usize, offices: usize, cases: usize, seed: u64) -> usize {
    let mut random = Rng::with_seed(seed);
    let register = Register::generate(phrases, offices, &mut random);
    let dir = tempfile::tempdir().expect("a directory");
    let snapshot = world::published(&register.records(), dir.path());
    let hours = snapshot.hours();
    let number = |office: usize, of_procedure: bool| {
        let procedure = of_procedure.then(procedure_id);
        let number = snapshot.schedule_number(&office_id(office), procedure.as_ref());
        number.expect("no damage").expect("an office that offers it")
    };
    let (mut left, minutes_a_day) = (cases, 1 + cases / 2_000);
    let days: Vec<&str> = DAYS.iter().chain(&FAR_DAYS[2..3]).copied().collect();
    while left > 0 {
        for day in &days {
            for _ in 0..minutes_a_day {
                let minute = minute(&mut random, day);
                let table = hours.at(minute);
                for _ in 0..left.min(10) {
                    let (office, of_procedure) = (random.usize(..register.offices()), random.bool());
                    let (door, number) = (register.door(office, of_procedure), number(office, of_procedure));
                    let what = || {
                        let start = minute.start().expect("a time").to_rfc3339();
                        format!("{start} procedure {of_procedure}: {}", register.described(office))
                    };
                    assert_eq!(known(table.status(number)), door.at(minute.0).0, "{}", what());
                    if left.is_multiple_of(16) {
                        assert_rest(hours, number, minute, &door, &mut random, &what);
                    }
                    left -= 1;
                }
            }
        }
    }
    snapshot.manifest().counts.schedules as usize
}

/// Everything else that can be asked of a door at a minute.
fn assert_rest(
    hours: &HoursIndex,
    number: u32,
    minute: UtcMinute,
    door: &Door<'_>,
    random: &mut Rng,
    what: &dyn Fn() -> String,
) {
    let (now, layer) = door.at(minute.0);
    let ahead: Vec<Known> = (0..=AHEAD_MINUTES).map(|later| door.at(minute.0 + later).0).collect();
    let first = |wanted: &dyn Fn(Known) -> bool| {
        ahead.iter().position(|known| wanted(*known)).map(|later| minute.plus(later as i64))
    };
    assert_eq!(known(hours.status(number, minute)), now, "status: {}", what());
    let within = random.u32(..AHEAD_MINUTES as u32);
    let in_reach = |at: &UtcMinute| *at <= minute.plus(i64::from(within));
    let changes = first(&|known| known != now);
    let opens = first(&|known| known == Known::Open);
    assert_eq!(hours.next_change(number, minute, within), changes.filter(in_reach), "change: {}", what());
    assert_eq!(hours.opens_within(number, minute, within), opens.filter(in_reach), "opens: {}", what());
    let through = ahead[..=within as usize].iter().all(|known| *known == Known::Open);
    let last = minute.plus(i64::from(within));
    assert_eq!(hours.open_through(number, minute, last), through, "through: {}", what());
    let table = hours.at(minute);
    let open_minutes = ahead.iter().take_while(|known| **known == Known::Open).count() as u32;
    // Where it is open for longer than the oracle looked, one minute more can't be told.
    let beyond = if open_minutes > AHEAD_MINUTES as u32 { 0 } else { open_minutes + 1 };
    for needed in [within, 0, open_minutes.saturating_sub(1), open_minutes, beyond] {
        let accepted = match now {
            Known::Open if needed > open_minutes => Known::Closed,
            other => other,
        };
        assert_eq!(
            known(hours.accepting(number, minute, needed)),
            accepted,
            "accepting {needed}: {}",
            what()
        );
        let told = table.accepting(number, needed).map(known);
        assert!(told.is_some() || needed > 254 && now == Known::Open, "accepting {needed}: {}", what());
        assert_eq!(told.unwrap_or(accepted), accepted, "accepting {needed} by the byte: {}", what());
    }

    let state = hours.schedule(number).state_at(minute.start().expect("a time"));
    let minute_of = |at: DateTime<Utc>| UtcMinute::of(at);
    let told = |at: Option<DateTime<chrono_tz::Tz>>| {
        at.map(|at| minute_of(at.to_utc())).filter(|at| *at <= minute.plus(AHEAD_MINUTES))
    };
    assert_eq!(told(state.until), changes, "until: {}", what());
    assert_eq!(told(state.opens_next), opens.filter(|_| now != Known::Open), "opens next: {}", what());
    let decided_by = match state.decided_by {
        Decider::Exception(_) => "exception".to_owned(),
        Decider::Hours => "hours".to_owned(),
        Decider::Calendar { calendar, .. } => calendar,
        Decider::Nobody => "nobody".to_owned(),
    };
    assert_eq!(decided_by, layer, "decided by: {}", what());
}

#[test]
fn ten_thousand_answers_equal_an_evaluator_that_looks_at_one_minute_alone() {
    agree(20, 60, 3_000, 1);
    assert!(agree(1_500, 1_500, 7_000, 2) > 2_000);
}

/// `cargo xtask prove hours` runs it, with its cases for each size, and prints what it records.
#[test]
#[ignore = "a proof that takes minutes: cargo xtask prove hours"]
fn a_million_answers_equal_an_evaluator_that_looks_at_one_minute_alone() {
    let cases = std::env::var("PROOF_CASES").map_or(1_000_000, |cases| cases.parse().expect("a number"));
    for (size, phrases, offices) in [(20, 20, 40), (5_000, 3_200, 3_300), (50_000, 32_000, 33_000)] {
        let started = Instant::now();
        let schedules = agree(phrases, offices, cases, 20_261_123 + size);
        let seconds = started.elapsed().as_secs_f64();
        println!(
            "PROOF {{\"schedules\":{schedules},\"cases\":{cases},\"differ\":0,\"seconds\":{seconds:.1}}}"
        );
    }
}

#[test]
fn a_minute_beyond_the_days_that_are_compiled_has_the_same_answer_as_evaluation() {
    let mut random = Rng::with_seed(5);
    let register = Register::generate(300, 300, &mut random);
    let dir = tempfile::tempdir().expect("a directory");
    let snapshot = world::published(&register.records(), dir.path());
    let hours = snapshot.hours();
    for day in FAR_DAYS {
        let (first, count) = minutes_around(day);
        for at in (0..count).step_by(7) {
            let minute = UtcMinute(first + at);
            let table = hours.at(minute);
            let start = minute.start().expect("a time");
            for number in (0..hours.len() as u32).step_by(3) {
                let evaluated = hours.schedule(number).status_at(start);
                assert_eq!(table.status(number), evaluated, "{number} at {start}");
                assert_eq!(hours.status(number, minute), evaluated, "{number} at {start}");
            }
        }
    }
}

#[test]
fn a_calendar_given_after_the_build_answers_as_if_it_had_been_built_with() {
    let mut random = Rng::with_seed(9);
    let register = Register::generate(200, 200, &mut random);
    let plain = Register::generate(200, 200, &mut Rng::with_seed(10)).calendars();
    let dir = tempfile::tempdir().expect("a directory");
    let snapshot =
        world::published(&engine::Records { calendars: plain.clone(), ..register.records() }, dir.path());
    let other = tempfile::tempdir().expect("a directory");
    let expected = world::published(&register.records(), other.path());
    let calendars = register.calendars();
    let all_days = |calendars: &Calendars| {
        calendars.iter().flat_map(|(_, own)| own.days()).map(|day| day.date).collect::<Vec<_>>()
    };
    let dates = [all_days(&calendars), all_days(&plain)].concat();
    let minutes = DAYS.map(|day| minute(&mut random, day));
    // Days that are compiled already must not stay as they are.
    minutes.iter().for_each(|minute| snapshot.hours().warm(*minute));
    let ids: BTreeSet<_> = calendars.iter().chain(plain.iter()).map(|(id, _)| id).collect();
    let mut renewed = snapshot.hours().clone();
    for id in ids {
        renewed = renewed.with_changed_days(&calendars, id, &dates);
    }
    let mut differ = 0;
    for (day, minute) in DAYS.into_iter().zip(minutes) {
        assert_eq!(renewed.at(minute).bytes(), expected.hours().at(minute).bytes(), "{day}");
        differ += usize::from(renewed.at(minute).bytes() != snapshot.hours().at(minute).bytes());
    }
    assert!(differ > 0, "the calendars were to differ");
}
