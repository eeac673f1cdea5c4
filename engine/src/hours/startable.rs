//! When a case can begin, by classes of schedules: what a search by time knows about many doors at once.

use std::cell::OnceCell;
use std::sync::Arc;

use domain::UtcMinute;

use super::compiled_day::CompiledDay;
use super::day::{DAY_MINUTES, Day};
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

    /// The first minute of the day, from one of them on, with any of the classes.
    fn first(&self, offset: u16, classes: u64) -> Option<u16> {
        let holding = self.changes.partition_point(|(from, _)| *from <= offset) - 1;
        let found = self.changes[holding..].iter().find(|(_, startable)| startable & classes != 0);
        found.map(|(from, _)| offset.max(*from))
    }
}

/// The days ahead for cases that need the door open for so long, each made when it is reached first.
pub(crate) struct Startable<'i> {
    index: &'i HoursIndex,
    need_minutes: u32,
    first: Day,
    /// None: the day can't be compiled, and nothing is known of it.
    days: Vec<OnceCell<Option<Arc<StartableDay>>>>,
}

impl<'i> Startable<'i> {
    /// From a minute to another.
    pub(crate) fn new(index: &'i HoursIndex, need_minutes: u32, from: UtcMinute, to: UtcMinute) -> Self {
        let first = Day::of(from);
        Self { index, need_minutes, first, days: vec![OnceCell::new(); first.days_until(Day::of(to))] }
    }

    /// A minute before which no door of the classes takes a case, from a minute on and before another; none: no door
    /// does at all.
    pub(crate) fn first(&self, classes: u64, from: UtcMinute, before: UtcMinute) -> Option<UtcMinute> {
        let mut day = Day::of(from);
        let mut offset = day.offset(from);
        while day.start() < before {
            // A day that isn't known may have anything at once.
            let Some(known) = self.day(day) else { return Some(day.start().plus(i64::from(offset))) };
            if let Some(found) = known.first(offset, classes) {
                return Some(day.start().plus(i64::from(found))).filter(|found| *found < before);
            }
            day = day.next();
            offset = 0;
        }
        None
    }

    fn day(&self, day: Day) -> Option<&StartableDay> {
        let place = usize::try_from(day.since(self.first)).ok()?;
        self.days.get(place)?.get_or_init(|| self.index.startable(day, self.need_minutes)).as_deref()
    }
}
