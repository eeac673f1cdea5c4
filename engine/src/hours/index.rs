//! All distinct schedules by number, and what holds for them at any minute.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::hours::{CalendarView, State};
use domain::id::CalendarId;
use domain::{Calendars, Schedule, Status, UtcMinute};

use super::compiled_day::CompiledDay;
use super::day::Day;
use super::recent::Recent;
use super::startable::StartableDay;
use super::status_table::StatusTable;

/// Pairs of a day and a need for time that are kept.
const STARTABLE_KEPT: usize = 256;
/// Minutes whose statuses are kept: those that questions are about at one time.
const TABLES_KEPT: usize = 16;
/// Days that are kept: two weeks ahead, and some that single questions are about.
const DAYS_KEPT: usize = 24;

/// What holds on a date is seen so many days of the index away: by other clocks, in the night after, and from the evening
/// before, when a door that is open is followed into the next day.
const DAYS_AROUND: i64 = 2;

/// The distinct schedules of a register. They are compiled by days, each when it is asked about first.
#[derive(Clone, Debug)]
pub struct HoursIndex {
    schedules: Vec<Schedule>,
    classes: Vec<u8>,
    days: Recent<Day, Arc<CompiledDay>>,
    tables: Recent<UtcMinute, Arc<StatusTable>>,
    startable: Recent<(Day, u32), Arc<StartableDay>>,
}

impl Default for HoursIndex {
    fn default() -> Self {
        Self::new(Vec::new(), Vec::new())
    }
}

impl HoursIndex {
    /// An index of schedules, numbered in their order, each with its class below 64; without classes none are told
    /// apart.
    #[must_use]
    pub fn new(schedules: Vec<Schedule>, classes: Vec<u8>) -> Self {
        Self {
            schedules,
            classes,
            days: Recent::new(DAYS_KEPT),
            tables: Recent::new(TABLES_KEPT),
            startable: Recent::new(STARTABLE_KEPT),
        }
    }

    /// Adds a schedule and gives its number; it has no class. Days that are compiled stay so.
    pub fn add(&mut self, schedule: Schedule) -> u32 {
        self.days = self.days.map_ready(|_, day| Some(Arc::new(day.with(&schedule))));
        self.tables.clear();
        self.startable.clear();
        self.schedules.push(schedule);
        self.schedules.len() as u32 - 1
    }

    /// The same schedules by calendars of which one has other days now. Days that are compiled stay so, but for those
    /// around the dates.
    #[must_use]
    pub fn with_changed_days(
        &self,
        calendars: &Calendars,
        changed: &CalendarId,
        dates: &[NaiveDate],
    ) -> Self {
        let is_near = |day: Day| dates.iter().any(|date| day.is_within(DAYS_AROUND, *date));
        let days = self.days.map_ready(|day, own| (!is_near(day)).then(|| Arc::new(own.without_states())));
        Self { days, ..self.with_calendar(calendars, changed) }
    }

    /// The same schedules by calendars of which one isn't what it was, on whatever days. None of their days is compiled.
    #[must_use]
    pub fn with_calendar(&self, calendars: &Calendars, changed: &CalendarId) -> Self {
        let mut views: HashMap<CalendarId, Option<CalendarView>> = HashMap::new();
        let renewed = |schedule: &Schedule| {
            let id = schedule.calendar();
            let view = views
                .entry(id.clone())
                .or_insert_with(|| calendars.chain(id).contains(changed).then(|| calendars.view(id)));
            view.as_ref().map_or_else(|| schedule.clone(), |view| schedule.with_calendar(view.clone()))
        };
        Self::new(self.schedules.iter().map(renewed).collect(), self.classes.clone())
    }

    /// The same schedules, of which no day is compiled.
    pub(crate) fn uncompiled(&self) -> Self {
        Self::new(self.schedules.clone(), self.classes.clone())
    }

    /// The class of a schedule.
    pub(crate) fn class(&self, number: u32) -> u8 {
        self.classes[number as usize]
    }

    pub(super) fn classes(&self) -> &[u8] {
        &self.classes
    }

    /// How many schedules it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.schedules.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.schedules.is_empty()
    }

    /// A schedule by its number.
    ///
    /// # Panics
    /// If there is none of this number, as all that take a number do.
    #[must_use]
    pub fn schedule(&self, number: u32) -> &Schedule {
        &self.schedules[number as usize]
    }

    /// The statuses of all schedules at a minute. The first question about a day compiles it.
    #[must_use]
    pub fn at(&self, minute: UtcMinute) -> Arc<StatusTable> {
        self.tables.get_or_make(minute, || {
            let day = Day::of(minute);
            Arc::new(if day.can_be_compiled() {
                StatusTable::compiled(minute, day.offset(minute), self.compiled(day), &self.classes)
            } else {
                StatusTable::evaluated(minute, &self.schedules, &self.classes)
            })
        })
    }

    /// Compiles the day of a minute, so that nobody has to wait for it.
    pub fn warm(&self, minute: UtcMinute) {
        if Day::of(minute).can_be_compiled() {
            self.compiled(Day::of(minute));
        }
    }

    /// Whether the day of a minute is compiled.
    #[must_use]
    pub fn is_warm(&self, minute: UtcMinute) -> bool {
        self.ready(minute).is_some()
    }

    /// The status of a schedule at a minute.
    #[must_use]
    pub fn status(&self, number: u32, minute: UtcMinute) -> Status {
        match self.ready(minute) {
            Some(day) => day.status(number, minute),
            None => self.pieces_from(number, minute).next().map_or(Status::Unknown, |(_, status)| status),
        }
    }

    /// What holds for a schedule at the minute of a table, until when, and who decided.
    pub(crate) fn state(&self, number: u32, table: &StatusTable) -> Option<Arc<State>> {
        table.state(number, self.schedule(number))
    }

    /// Whether a door is open at every minute from one to another, both included.
    #[must_use]
    pub fn open_through(&self, number: u32, first: UtcMinute, last: UtcMinute) -> bool {
        let mut met = self.pieces_from(number, first).take_while(|(start, _)| *start <= last).peekable();
        met.peek().is_some() && met.all(|(_, status)| status == Status::Open)
    }

    /// The first minute at which a door is open, from a minute on, within so many minutes of it.
    #[must_use]
    pub fn opens_within(&self, number: u32, minute: UtcMinute, minutes: u32) -> Option<UtcMinute> {
        let last = minute.plus(i64::from(minutes));
        let mut met = self.pieces_from(number, minute).take_while(|(start, _)| *start <= last);
        met.find(|(_, status)| *status == Status::Open).map(|(start, _)| start.max(minute))
    }

    /// The first later minute with another status, if it comes within so many minutes.
    #[must_use]
    pub fn next_change(&self, number: u32, minute: UtcMinute, minutes: u32) -> Option<UtcMinute> {
        let last = minute.plus(i64::from(minutes));
        let mut met = self.pieces_from(number, minute).take_while(|(start, _)| *start <= last);
        let (_, now) = met.next()?;
        met.find(|(_, status)| *status != now).map(|(start, _)| start)
    }

    /// Whether a case is still taken by a door that takes none in the last minutes before it closes.
    #[must_use]
    pub fn accepting(&self, number: u32, minute: UtcMinute, last_minutes: u32) -> Status {
        match self.status(number, minute) {
            Status::Open if last_minutes > 0 => {
                let last = minute.plus(i64::from(last_minutes) - 1);
                if self.open_through(number, minute, last) { Status::Open } else { Status::Closed }
            }
            status => status,
        }
    }

    /// The pieces of a schedule from a minute on: from the days that are compiled, otherwise by evaluating its hours.
    pub(super) fn pieces_from(
        &self,
        number: u32,
        minute: UtcMinute,
    ) -> impl Iterator<Item = (UtcMinute, Status)> + '_ {
        let mut at = Some(minute);
        let pieces = std::iter::from_fn(move || {
            let from = at?;
            let (pieces, next) = match self.ready(from) {
                Some(day) => (day.pieces_from(number, from).collect(), Some(Day::of(from).next().start())),
                None => self.evaluated_day(number, from),
            };
            at = next;
            Some(pieces)
        });
        pieces.flatten()
    }

    /// Which classes have a door that takes a case on a day, one that needs it open for so long; none where the day can't
    /// be compiled.
    pub(super) fn startable(&self, day: Day, need_minutes: u32) -> Option<Arc<StartableDay>> {
        let make = || Arc::new(StartableDay::new(&self.compiled(day), &self.classes, need_minutes));
        day.can_be_compiled().then(|| self.startable.get_or_make((day, need_minutes), make))
    }

    /// A day, if it is compiled or may be.
    pub(super) fn day(&self, day: Day, may_compile: bool) -> Option<Arc<CompiledDay>> {
        match self.days.ready(day) {
            None if may_compile && day.can_be_compiled() => Some(self.compiled(day)),
            ready => ready,
        }
    }

    pub(super) fn evaluated_day(
        &self,
        number: u32,
        from: UtcMinute,
    ) -> (Vec<(UtcMinute, Status)>, Option<UtcMinute>) {
        let Some(start) = from.start() else { return (Vec::new(), None) };
        let next = Day::of(from).next().start();
        let pieces = self.schedule(number).timeline(start);
        let pieces = pieces.map(|piece| (UtcMinute(piece.from.div_euclid(60)), piece.status));
        (pieces.take_while(|(start, _)| *start < next).collect(), Some(next))
    }

    fn ready(&self, minute: UtcMinute) -> Option<Arc<CompiledDay>> {
        self.days.ready(Day::of(minute))
    }

    fn compiled(&self, day: Day) -> Arc<CompiledDay> {
        self.days.get_or_make(day, || Arc::new(CompiledDay::compile(day, &self.schedules)))
    }
}
