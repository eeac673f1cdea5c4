//! The status of every distinct schedule at one minute.

use std::sync::Arc;

use domain::hours::State;
use domain::{Schedule, Status, UtcMinute};

use super::compiled_day::{CLOSED_BYTE, CompiledDay, MOST_MINUTES_LEFT, UNKNOWN_BYTE};
use crate::query::OpenFilter;

/// One byte a schedule: what holds at one minute. A search looks statuses up here instead of evaluating hours.
#[derive(Debug)]
pub struct StatusTable {
    minute: UtcMinute,
    doors: Vec<u8>,
    open_classes: u64,
    unknown_classes: u64,
    closed_classes: u64,
    /// None: the minute lies beyond the days that can be compiled.
    day: Option<Arc<CompiledDay>>,
}

impl StatusTable {
    /// The bytes of a minute, from the compiled day that it lies in.
    pub(super) fn compiled(minute: UtcMinute, offset: u16, day: Arc<CompiledDay>, classes: &[u8]) -> Self {
        let doors = day.held_at(offset).into_iter().map(|held| held.byte(offset)).collect();
        Self::new(minute, doors, classes, Some(day))
    }

    /// The bytes of a minute, by evaluating every schedule.
    pub(super) fn evaluated(minute: UtcMinute, schedules: &[Schedule], classes: &[u8]) -> Self {
        let doors = schedules.iter().map(|schedule| evaluated_byte(schedule, minute)).collect();
        Self::new(minute, doors, classes, None)
    }

    /// The bytes of statuses that aren't of one minute: an open door tells nothing of when it closes.
    pub(super) fn of_statuses(
        minute: UtcMinute,
        statuses: impl Iterator<Item = Status>,
        classes: &[u8],
    ) -> Self {
        let byte = |status| match status {
            Status::Closed => CLOSED_BYTE,
            Status::Unknown => UNKNOWN_BYTE,
            Status::Open => 1,
        };
        Self::new(minute, statuses.map(byte).collect(), classes, None)
    }

    fn new(minute: UtcMinute, doors: Vec<u8>, classes: &[u8], day: Option<Arc<CompiledDay>>) -> Self {
        let (mut open_classes, mut unknown_classes, mut closed_classes) = (0, 0, 0);
        for (door, class) in doors.iter().zip(classes) {
            let classes = match *door {
                CLOSED_BYTE => &mut closed_classes,
                UNKNOWN_BYTE => &mut unknown_classes,
                _ => &mut open_classes,
            };
            *classes |= 1 << class;
        }
        Self { minute, doors, open_classes, unknown_classes, closed_classes, day }
    }

    /// The status of a schedule.
    ///
    /// # Panics
    /// If the index has no schedule of this number.
    #[must_use]
    pub fn status(&self, schedule: u32) -> Status {
        match self.doors[schedule as usize] {
            CLOSED_BYTE => Status::Closed,
            UNKNOWN_BYTE => Status::Unknown,
            _ => Status::Open,
        }
    }

    /// Whether a case is still taken by a door that takes none in the last minutes before it closes; none: the byte
    /// doesn't tell, because these minutes are more than it counts.
    ///
    /// # Panics
    /// If the index has no schedule of this number.
    #[must_use]
    pub fn accepting(&self, schedule: u32, last_minutes: u32) -> Option<Status> {
        match self.doors[schedule as usize] {
            CLOSED_BYTE => Some(Status::Closed),
            UNKNOWN_BYTE => Some(Status::Unknown),
            left if last_minutes <= u32::from(left) => Some(Status::Open),
            MOST_MINUTES_LEFT => None,
            _ => Some(Status::Closed),
        }
    }

    /// The bytes of all schedules: 0 closed, 255 unknown, otherwise open for so many minutes, 254 for as many or more.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.doors
    }

    /// What holds for a schedule, until when, and who decided.
    pub(super) fn state(&self, number: u32, schedule: &Schedule) -> Option<Arc<State>> {
        match &self.day {
            Some(day) => day.state(number, schedule, self.minute),
            None => self.minute.start().map(|instant| Arc::new(schedule.state_at(instant))),
        }
    }

    /// The classes with any schedule that passes the filter.
    pub(crate) fn passing_classes(&self, filter: OpenFilter) -> u64 {
        match filter {
            OpenFilter::Any => u64::MAX,
            OpenFilter::Only => self.open_classes,
            OpenFilter::Possible => self.open_classes | self.unknown_classes,
        }
    }

    /// The classes with any schedule that doesn't pass the filter.
    pub(crate) fn failing_classes(&self, filter: OpenFilter) -> u64 {
        match filter {
            OpenFilter::Any => 0,
            OpenFilter::Only => self.closed_classes | self.unknown_classes,
            OpenFilter::Possible => self.closed_classes,
        }
    }
}

fn evaluated_byte(schedule: &Schedule, minute: UtcMinute) -> u8 {
    let Some(instant) = minute.start() else { return UNKNOWN_BYTE };
    match schedule.status_at(instant) {
        Status::Closed => CLOSED_BYTE,
        Status::Unknown => UNKNOWN_BYTE,
        Status::Open => {
            let last = minute.plus(i64::from(MOST_MINUTES_LEFT));
            let pieces = schedule.timeline(instant).map(|piece| (piece.from.div_euclid(60), piece.status));
            let mut near = pieces.take_while(|(start, _)| *start < last.0);
            let closes = near.find(|(_, status)| *status != Status::Open);
            // A door that closes within the minute is open in it: at least 1.
            closes.map_or(MOST_MINUTES_LEFT, |(start, _)| (start - minute.0).max(1) as u8)
        }
    }
}
