//! Several things in one trip: an office that does all of them, or else the shortest round of two or three.
//!
//! A round is the way from where one sets out, from office to office in the order of the visit, and back. It is made on one
//! day: on the first on which there is any. How the candidates are known to suffice stands in
//! `docs/decisions/0040-shortest-round.md`.

mod candidates;
mod clock;
mod day;
mod shortest;

use domain::{Metres, ProcedureId, UtcMinute};

use crate::describe::Describer;
use crate::query::{Hit, NearestQuery};
use crate::register::Register;
use crate::{Budget, Error};
use clock::Clock;
use day::Day;
use shortest::{Planned, Rounds};

/// Most groups of procedures of a trip.
pub const MOST_TASKS: usize = 4;
/// Most offices of a round.
pub const MOST_STOPS: usize = 3;
/// Days ahead on which a trip is looked for, the first one included.
const DAYS: i64 = 14;

/// The trips that answer a question.
#[derive(Clone, Debug)]
pub struct Trip {
    /// Those to a single office that does everything, the nearest first, or else rounds, the shortest first. After those to
    /// a single office stands the shortest round of several, where that is shorter.
    pub rounds: Vec<Round>,
    /// False when the budget was spent: then there may be others.
    pub complete: bool,
}

/// A way from office to office, and back.
#[derive(Clone, Debug)]
pub struct Round {
    /// In the order of the visit.
    pub stops: Vec<Stop>,
    /// The whole way by geodesics, from where one sets out, and back.
    pub length: Metres,
}

/// An office of a round.
#[derive(Clone, Debug)]
pub struct Stop {
    /// The office, as it is at the question's instant.
    pub hit: Hit,
    /// The places in the question of the groups of procedures that are done here, ascending.
    pub tasks: Vec<usize>,
    /// Of these groups the procedures that it offers.
    pub procedures: Vec<ProcedureId>,
    /// The way to it from the stop before, or from where one sets out.
    pub leg: Metres,
    /// When one is there and served; none: its hours aren't known, so that nothing is certain.
    pub times: Option<Times>,
}

/// Being at a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// When one is there.
    pub arrives: UtcMinute,
    /// When the first case is taken.
    pub starts: UtcMinute,
    /// When the last case is done.
    pub done: UtcMinute,
}

/// Finds trips. At most `limit` of the question, and one more.
///
/// # Panics
/// If the question has no group of procedures or more than [`MOST_TASKS`].
pub(crate) fn find(register: Register<'_>, query: &NearestQuery, budget: &Budget) -> Result<Trip, Error> {
    let tasks = query.procedures.len();
    assert!((1..=MOST_TASKS).contains(&tasks), "{tasks} tasks: expected 1 to {MOST_TASKS}");
    let mut complete = true;
    for number in 0..DAYS {
        let Some(day) = Day::of(query, number) else { continue };
        let clock = Clock::of_day(register, query, &day);
        let rounds = on_day(register, query, &clock, budget)?;
        complete &= rounds.complete;
        if !rounds.planned.is_empty() || budget.is_spent() {
            return told(register, query, &Rounds { complete, ..rounds });
        }
    }
    // Nothing is certain on any day: by the way alone, whatever the hours.
    let rounds = on_day(register, query, &Clock::stopped(register, query), budget)?;
    complete &= rounds.complete;
    told(register, query, &Rounds { complete, ..rounds })
}

fn on_day(
    register: Register<'_>,
    query: &NearestQuery,
    clock: &Clock<'_>,
    budget: &Budget,
) -> Result<Rounds, Error> {
    let mut rounds = shortest::alone(register, query, clock, budget)?;
    if budget.is_spent() {
        return Ok(Rounds { complete: false, ..rounds });
    }
    // A single office is less to do; several are told beside it where they are nearer.
    let (limit, below) = match rounds.planned.first() {
        Some(nearest) => (1, nearest.length),
        None => (query.limit, Metres(f64::INFINITY)),
    };
    let several = shortest::several(register, query, clock, (limit, below), budget)?;
    rounds.complete &= several.complete;
    rounds.planned.extend(several.planned);
    Ok(rounds)
}

fn told(register: Register<'_>, query: &NearestQuery, rounds: &Rounds) -> Result<Trip, Error> {
    let describer = Describer::new(register, query)?;
    let round = |planned: &Planned| {
        let stops = planned.stops.iter().map(|stop| {
            let mut hit = describer.describe_anywhere(stop.found)?;
            let of_tasks =
                |id: &ProcedureId| stop.tasks.iter().any(|task| query.procedures[*task].contains(id));
            hit.procedures.retain(of_tasks);
            let procedures = hit.procedures.clone();
            Ok(Stop { hit, tasks: stop.tasks.clone(), procedures, leg: stop.leg, times: stop.times })
        });
        Ok(Round { stops: stops.collect::<Result<_, Error>>()?, length: planned.length })
    };
    Ok(Trip {
        rounds: rounds.planned.iter().map(round).collect::<Result<_, Error>>()?,
        complete: rounds.complete,
    })
}
