//! One day of all schedules: when which status begins.

use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};
use domain::hours::State;
use domain::service::StatusFrom;
use domain::{Schedule, Status, UtcMinute};

use super::day::{DAY_MINUTES, Day};

/// What holds in a piece of a day, and, where it is open, for how long: closed, unknown, or the minutes after the
/// start of the day at which the door closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held(u16);

impl Held {
    const CLOSED: Self = Self(0);
    const UNKNOWN: Self = Self(u16::MAX);
    /// Open, and nobody looked further ahead than [`LOOK_AHEAD_MINUTES`] into the next day.
    const OPEN_BEYOND: Self = Self(u16::MAX - 1);

    pub(super) fn status(self) -> Status {
        match self {
            Self::CLOSED => Status::Closed,
            Self::UNKNOWN => Status::Unknown,
            _ => Status::Open,
        }
    }

    /// The byte of a door: 0 closed, 255 unknown, otherwise how many minutes it stays open, 254 for that many or more.
    pub(super) fn byte(self, offset: u16) -> u8 {
        let minutes_left = self.0.saturating_sub(offset).min(u16::from(MOST_MINUTES_LEFT)) as u8;
        match self {
            Self::CLOSED => CLOSED_BYTE,
            Self::UNKNOWN => UNKNOWN_BYTE,
            _ => minutes_left,
        }
    }
}

pub(super) const CLOSED_BYTE: u8 = 0;
pub(super) const UNKNOWN_BYTE: u8 = u8::MAX;
/// The longest time before closing that a byte can tell.
pub(super) const MOST_MINUTES_LEFT: u8 = u8::MAX - 1;

/// A door that is open when the day ends is followed for so long, which is what a byte can tell of it.
const LOOK_AHEAD_MINUTES: i64 = MOST_MINUTES_LEFT as i64;

/// A piece of a schedule's day: from a minute of the day on.
#[derive(Clone, Copy, Debug)]
struct Piece {
    offset: u16,
    held: Held,
}

/// A piece that differs from the one before.
#[derive(Clone, Copy, Debug)]
struct Change {
    offset: u16,
    held: Held,
    schedule: u32,
}

/// All schedules on one day of the index.
#[derive(Debug)]
pub(super) struct CompiledDay {
    day: Day,
    /// The first piece of each schedule, and the number of all.
    starts: Vec<u32>,
    pieces: Vec<Piece>,
    /// What holds for each schedule when the day begins.
    at_start: Vec<Held>,
    /// What happens on the day, in that order.
    changes: Vec<Change>,
    /// What is told of each piece beyond its status; evaluated for those that stand in an answer.
    states: OnceLock<Box<[OnceLock<Arc<State>>]>>,
}

impl CompiledDay {
    pub(super) fn compile(day: Day, schedules: &[Schedule]) -> Self {
        let mut compiled = Self {
            day,
            starts: Vec::with_capacity(schedules.len() + 1),
            pieces: Vec::new(),
            at_start: Vec::with_capacity(schedules.len()),
            changes: Vec::new(),
            states: OnceLock::new(),
        };
        let mut pieces = Vec::new();
        for (number, schedule) in (0u32..).zip(schedules) {
            pieces.clear();
            read_pieces(schedule, day, &mut pieces);
            compiled.add(number, &pieces);
        }
        compiled.starts.push(compiled.pieces.len() as u32);
        compiled.changes = by_minute(&compiled.changes);
        compiled
    }

    fn add(&mut self, schedule: u32, pieces: &[Piece]) {
        self.starts.push(self.pieces.len() as u32);
        self.pieces.extend(pieces);
        self.at_start.push(pieces[0].held);
        for two in pieces.windows(2).filter(|two| two[0].held != two[1].held) {
            self.changes.push(Change { offset: two[1].offset, held: two[1].held, schedule });
        }
    }

    /// What holds for each schedule at a minute of the day.
    pub(super) fn held_at(&self, offset: u16) -> Vec<Held> {
        let mut held = self.at_start.clone();
        let happened = self.changes.partition_point(|change| change.offset <= offset);
        for change in &self.changes[..happened] {
            held[change.schedule as usize] = change.held;
        }
        held
    }

    pub(super) fn status(&self, schedule: u32, minute: UtcMinute) -> Status {
        self.pieces[self.piece_at(schedule, minute)].held.status()
    }

    /// The pieces of a schedule from the one that holds a minute on, as their first minutes with the status.
    pub(super) fn pieces_from(&self, schedule: u32, minute: UtcMinute) -> PiecesOfDay<'_> {
        let range = self.piece_at(schedule, minute)..self.starts[schedule as usize + 1] as usize;
        PiecesOfDay { start: self.day.start(), rest: self.pieces[range].iter() }
    }

    /// Each stretch in which a door is open: the schedule, the minute of the day at which it begins, and that at which
    /// the door closes, which may lie beyond the day.
    pub(super) fn openings(&self) -> impl Iterator<Item = (u32, u16, u16)> + '_ {
        let of_schedule = |(schedule, range): (u32, &[u32])| {
            let pieces = &self.pieces[range[0] as usize..range[1] as usize];
            let open = pieces.iter().filter(|piece| piece.held.status() == Status::Open);
            open.map(move |piece| (schedule, piece.offset, piece.held.0))
        };
        (0u32..).zip(self.starts.windows(2)).flat_map(of_schedule)
    }

    /// What holds for a schedule at a minute, until when, and who decided: the same for all minutes of a piece.
    pub(super) fn state(&self, number: u32, schedule: &Schedule, minute: UtcMinute) -> Option<Arc<State>> {
        let instant = minute.start()?;
        let states = self.states.get_or_init(|| self.pieces.iter().map(|_| OnceLock::new()).collect());
        let state =
            states[self.piece_at(number, minute)].get_or_init(|| Arc::new(schedule.state_at(instant)));
        Some(Arc::clone(state))
    }

    fn piece_at(&self, schedule: u32, minute: UtcMinute) -> usize {
        let offset = self.day.offset(minute);
        let [start, end] = [0, 1].map(|next| self.starts[schedule as usize + next] as usize);
        let later = self.pieces[start..end].partition_point(|piece| piece.offset <= offset);
        start + later - 1
    }
}

/// The rest of a schedule's day.
pub(super) struct PiecesOfDay<'d> {
    start: UtcMinute,
    rest: std::slice::Iter<'d, Piece>,
}

impl Iterator for PiecesOfDay<'_> {
    type Item = StatusFrom;

    fn next(&mut self) -> Option<StatusFrom> {
        let piece = self.rest.next()?;
        Some((self.start.plus(i64::from(piece.offset)), piece.held.status()))
    }
}

/// The pieces of a schedule's day, the first one from its first minute on.
fn read_pieces(schedule: &Schedule, day: Day, pieces: &mut Vec<Piece>) {
    let from = instant_of(day);
    let end = day.start().plus(DAY_MINUTES).0 * 60;
    for piece in schedule.timeline(from).until(end) {
        let held = match piece.status {
            Status::Closed => Held::CLOSED,
            Status::Unknown => Held::UNKNOWN,
            Status::Open => Held::OPEN_BEYOND,
        };
        pieces.push(Piece { offset: day.offset(UtcMinute(piece.from.div_euclid(60))), held });
    }
    let mut closes = Held::OPEN_BEYOND;
    if pieces.last().is_some_and(|piece| piece.held == Held::OPEN_BEYOND) {
        closes = closing_after(schedule, day);
    }
    for piece in pieces.iter_mut().rev() {
        if piece.held == Held::OPEN_BEYOND {
            piece.held = closes;
        } else {
            closes = Held(piece.offset);
        }
    }
}

/// When a door closes that is open at the end of a day.
fn closing_after(schedule: &Schedule, day: Day) -> Held {
    let next = day.next();
    let end = next.start().plus(LOOK_AHEAD_MINUTES).0 * 60;
    let mut ahead = schedule.timeline(instant_of(next)).until(end + 1);
    let closing = ahead.find(|piece| piece.status != Status::Open);
    closing.map_or(Held::OPEN_BEYOND, |piece| {
        // At most 1440 + 254.
        Held((piece.from.div_euclid(60) - day.start().0) as u16)
    })
}

fn instant_of(day: Day) -> DateTime<Utc> {
    day.start().start().expect("days that are compiled lie within the years that can be written")
}

/// The changes by minute; of one minute in the order of the schedules, as they are given.
fn by_minute(changes: &[Change]) -> Vec<Change> {
    let mut places = [0; DAY_MINUTES as usize + 1];
    for change in changes {
        places[usize::from(change.offset) + 1] += 1;
    }
    for minute in 1..places.len() {
        places[minute] += places[minute - 1];
    }
    let mut sorted = changes.to_vec();
    for change in changes {
        let place = &mut places[usize::from(change.offset)];
        sorted[*place] = *change;
        *place += 1;
    }
    sorted
}
