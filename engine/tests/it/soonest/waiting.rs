//! When someone is served, by trying one minute after the other.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{ProcedureId, Schedule, Status};
use engine::Records;

use crate::oracle::Oracle;

/// How many minutes are known: eight days of departures, three of spans to come in, fourteen ahead, two beyond.
const KNOWN: usize = 27 * 1_440;
const HORIZON: i64 = 14 * 1_440;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Visit {
    pub(crate) starts: i64,
    pub(crate) done: i64,
}

/// What a question says about time, in minutes of UTC.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) departs: DateTime<Utc>,
    /// The latest arrival, and whether one arrives just then.
    pub(crate) arrives: Option<(i64, bool)>,
    pub(crate) stay: u32,
    pub(crate) windows: Vec<(i64, i64)>,
}

impl Question {
    fn may_be_there(&self, minute: i64) -> bool {
        self.windows.is_empty() || self.windows.iter().any(|(from, to)| (*from..*to).contains(&minute))
    }

    fn horizon(&self) -> i64 {
        let departs = self.departs.timestamp().div_euclid(60);
        let first = self.windows.iter().map(|(from, _)| *from).min().unwrap_or(departs);
        departs.max(first) + HORIZON
    }

    /// When one arrives after a journey, and whether that is in time.
    fn arrival(&self, journey: TimeDelta) -> (i64, bool) {
        let milliseconds = (self.departs + journey).timestamp_millis();
        let soonest = milliseconds.div_euclid(60_000) + i64::from(milliseconds.rem_euclid(60_000) > 0);
        match self.arrives {
            None => (soonest, true),
            Some((latest, _)) if soonest > latest => (soonest, false),
            Some((latest, true)) => (latest, true),
            Some((_, false)) => (soonest, true),
        }
    }
}

/// A door and the counter behind it.
struct Door {
    procedure: Option<ProcedureId>,
    minutes: i64,
    last_acceptance: i64,
    /// Whether it is open, minute by minute.
    open: Vec<bool>,
    /// The next minute at which it isn't open.
    closes: Vec<u32>,
    date_of: Vec<i32>,
}

/// The doors of all offices, minute by minute.
pub(crate) struct Minutes {
    first: i64,
    doors: Vec<Vec<Door>>,
}

impl Minutes {
    pub(crate) fn new(records: &Records, oracle: &Oracle, first: i64) -> Self {
        let doors = oracle.offices.iter().map(|office| {
            let own = door(first, &office.schedule, None, (0, 0));
            let offered = office.offers.iter().map(|(id, schedule)| {
                let of_procedure = records.procedures.iter().find(|procedure| procedure.id == *id);
                let minutes = of_procedure.and_then(|procedure| procedure.counter_minutes).unwrap_or(0);
                let is_it =
                    |offer: &&domain::Offer| offer.service_point == office.point.id && offer.procedure == *id;
                let offer = records.offers.iter().find(is_it).expect("the offer");
                let last = offer.last_acceptance_minutes.unwrap_or(minutes);
                door(first, schedule, Some(id.clone()), (minutes.into(), last.into()))
            });
            std::iter::once(own).chain(offered).collect()
        });
        Self { first, doors: doors.collect() }
    }

    /// When one is at an office, and served there.
    pub(crate) fn service(
        &self,
        office: usize,
        groups: &[Vec<ProcedureId>],
        question: &Question,
        journey: TimeDelta,
    ) -> (i64, Option<Visit>) {
        let (arrival, in_time) = question.arrival(journey);
        if !in_time {
            return (arrival, None);
        }
        let doors = &self.doors[office];
        let groups: Vec<Vec<&Door>> = match groups {
            [] => vec![doors.iter().filter(|door| door.procedure.is_none()).collect()],
            groups => groups.iter().map(|group| members(doors, group)).collect(),
        };
        let visit = self.round(&groups, arrival, question, None);
        // One comes when the span begins in which the first case is taken.
        let arrives = visit.map_or(arrival, |visit| {
            let mut there = visit.starts;
            while there > arrival && question.may_be_there(there - 1) {
                there -= 1;
            }
            there
        });
        (arrives, visit)
    }

    /// The best of all orders of the cases, and of all procedures that will do.
    fn round(&self, left: &[Vec<&Door>], at: i64, question: &Question, starts: Option<i64>) -> Option<Visit> {
        if left.is_empty() {
            return Some(Visit { starts: starts.unwrap_or(at), done: at });
        }
        let mut best: Option<Visit> = None;
        for (place, group) in left.iter().enumerate() {
            let others: Vec<Vec<&Door>> = left
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place)
                .map(|(_, g)| g.clone())
                .collect();
            for door in group {
                let Some(next) = self.earliest(door, at, question) else { continue };
                let round = self.round(&others, next.done, question, starts.or(Some(next.starts)));
                best = [best, round].into_iter().flatten().min_by_key(|visit| (visit.done, visit.starts));
            }
        }
        best
    }

    fn earliest(&self, door: &Door, at: i64, question: &Question) -> Option<Visit> {
        (at..question.horizon()).find_map(|starts| {
            let stay = i64::from(question.stay);
            let visit = Visit { starts, done: starts + door.minutes.max(stay) };
            let is_there =
                || (starts..visit.done.max(starts + 1)).all(|minute| question.may_be_there(minute));
            (self.takes(door, visit, stay)? && is_there()).then_some(visit)
        })
    }

    /// Whether a case is taken; none beyond what is known.
    fn takes(&self, door: &Door, visit: Visit, stay: i64) -> Option<bool> {
        let place = usize::try_from(visit.starts - self.first).ok()?;
        if !*door.open.get(place)? {
            return Some(false);
        }
        let closes = door.closes[place] as usize;
        let left = (closes - place) as i64;
        if left < door.last_acceptance || left < stay {
            return Some(false);
        }
        if visit.done - visit.starts <= left {
            return Some(true);
        }
        let today = door.date_of.get(closes - 1)?;
        let opens_again =
            (closes..door.open.len()).take_while(|at| door.date_of[*at] == *today).any(|at| door.open[at]);
        Some(!opens_again)
    }
}

fn members<'d>(doors: &'d [Door], group: &[ProcedureId]) -> Vec<&'d Door> {
    doors.iter().filter(|door| door.procedure.as_ref().is_some_and(|id| group.contains(id))).collect()
}

fn door(first: i64, schedule: &Schedule, procedure: Option<ProcedureId>, terms: (i64, i64)) -> Door {
    use chrono::Datelike;
    let start = DateTime::from_timestamp(first * 60, 0).expect("a time");
    let mut open = vec![false; KNOWN];
    let end = (first + KNOWN as i64) * 60;
    let pieces: Vec<_> = schedule.timeline(start).until(end).collect();
    for (place, piece) in pieces.iter().enumerate() {
        let from = (piece.from / 60 - first) as usize;
        let to = pieces.get(place + 1).map_or(KNOWN, |next| (next.from / 60 - first) as usize);
        open[from..to].fill(piece.status == Status::Open);
    }
    let mut closes = vec![KNOWN as u32; KNOWN];
    for minute in (0..KNOWN).rev() {
        closes[minute] = match open[minute] {
            true => closes.get(minute + 1).copied().unwrap_or(KNOWN as u32),
            false => minute as u32,
        };
    }
    let date_of = (0..KNOWN as i64).step_by(60).flat_map(|minute| {
        let at = start + TimeDelta::minutes(minute);
        // The zones of these registers stand whole hours off UTC, and the first minute is a full hour.
        vec![at.with_timezone(&schedule.zone()).num_days_from_ce(); 60]
    });
    Door { procedure, minutes: terms.0, last_acceptance: terms.1, open, closes, date_of: date_of.collect() }
}
