//! When a case can begin, by classes of schedules: what a search by time knows about many doors at once.

use domain::UtcMinute;

use super::compiled_day::CompiledDay;
use super::day::{DAY_MINUTES, Day};
use super::days_from::DaysFrom;
use super::index::HoursIndex;

/// One day: at each minute the classes in which some door is open and stays so for as long as a case needs.
#[derive(Debug)]
pub(super) struct StartableDay {
    /// From which minute of the day on which classes, until the next of these.
    changes: Vec<(u16, u64)>,
}

impl StartableDay {
    pub(super) fn new(day: &CompiledDay, classes: &[u8], need_minutes: u32) -> Self {
        let mut minutes = [0u64; DAY_MINUTES as usize];
        // Whoever comes when the door closes is too late.
        let need = need_minutes.max(1);
        for (schedule, from, closes) in day.openings() {
            let end = u32::from(closes).saturating_sub(need - 1).min(DAY_MINUTES as u32);
            let class = classes.get(schedule as usize).map_or(u64::MAX, |class| 1 << class);
            if let Some(begin) = minutes.get_mut(usize::from(from)..end as usize) {
                begin.iter_mut().for_each(|classes| *classes |= class);
            }
        }
        let mut changes: Vec<(u16, u64)> = (0u16..).zip(minutes).collect();
        changes.dedup_by_key(|(_, classes)| *classes);
        Self { changes }
    }

    /// The first minute of the day, from one of them on, with any of the classes, and those that it has.
    fn first(&self, offset: u16, classes: u64) -> Option<(u16, u64)> {
        let holding = self.changes.partition_point(|(from, _)| *from <= offset) - 1;
        let found = self.changes[holding..].iter().find(|(_, startable)| startable & classes != 0);
        found.map(|(from, startable)| (offset.max(*from), startable & classes))
    }
}

/// The days ahead for cases that need the door open for so long, each made when it is reached first.
pub(crate) struct Startable<'i> {
    index: &'i HoursIndex,
    need_minutes: u32,
    /// Nothing is known of a day that can't be compiled.
    days: DaysFrom<StartableDay>,
}

impl<'i> Startable<'i> {
    /// From a minute to another.
    pub(crate) fn new(index: &'i HoursIndex, need_minutes: u32, from: UtcMinute, to: UtcMinute) -> Self {
        Self { index, need_minutes, days: DaysFrom::new(from, to) }
    }

    /// A minute before which no door of the classes takes a case, from a minute on and before another, and the classes in
    /// which some door may do so then; none: no door does at all.
    pub(crate) fn first(&self, classes: u64, from: UtcMinute, before: UtcMinute) -> Option<(UtcMinute, u64)> {
        let mut day = Day::of(from);
        let mut offset = day.offset(from);
        while day.start() < before {
            // A day that isn't known may have anything at once.
            let minute = |offset: u16| day.start().plus(i64::from(offset));
            let Some(known) = self.day(day) else { return Some((minute(offset), classes)) };
            if let Some((found, startable)) = known.first(offset, classes) {
                return Some((minute(found), startable)).filter(|(found, _)| *found < before);
            }
            day = day.next();
            offset = 0;
        }
        None
    }

    fn day(&self, day: Day) -> Option<&StartableDay> {
        self.days.get_or_look_up(day, || self.index.startable(day, self.need_minutes))
    }
}
