//! What a question knows about days one after the other, each looked up when it is reached first.

use std::cell::OnceCell;
use std::sync::Arc;

use domain::UtcMinute;

use super::day::Day;

/// Something of each day of a stretch. A question takes it out of the index once, not once a door.
pub(super) struct DaysFrom<T> {
    first: Day,
    /// None: the index has nothing of the day.
    days: Vec<OnceCell<Option<Arc<T>>>>,
}

impl<T> DaysFrom<T> {
    /// The days from a minute to another.
    pub(super) fn new(from: UtcMinute, to: UtcMinute) -> Self {
        let first = Day::of(from);
        Self { first, days: vec![OnceCell::new(); first.days_until(Day::of(to))] }
    }

    /// What there is of a day; none beyond the stretch.
    pub(super) fn get_or_look_up(&self, day: Day, look_up: impl FnOnce() -> Option<Arc<T>>) -> Option<&T> {
        let place = usize::try_from(day.since(self.first)).ok()?;
        self.days.get(place)?.get_or_init(look_up).as_deref()
    }
}
