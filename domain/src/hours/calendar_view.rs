//! A chain of calendars as the offices that keep it see it: what is decided about each minute of a day.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use compact_calendar::CompactCalendar;
use opening_hours::{Context, ContextHolidays};

use super::{CalendarDay, DayKind, MinuteSpan};
use crate::id::CalendarId;

/// A part of a day about which a calendar decided that it is closed or unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedPart {
    /// The part.
    pub span: MinuteSpan,
    /// The calendar that decided.
    pub calendar: CalendarId,
    /// The entry that decided, whose own part of the day may be longer.
    pub day: CalendarDay,
}

/// What a calendar, together with those that it refines, decides about each day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarView {
    calendar: CalendarId,
    days: Arc<Days>,
}

impl Default for CalendarView {
    /// The national calendar without a day.
    fn default() -> Self {
        Self { calendar: CalendarId::national(), days: Arc::default() }
    }
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Days {
    /// Parts of days in their order, without overlap; only days with any.
    parts: BTreeMap<NaiveDate, Vec<DecidedPart>>,
    contexts: Contexts,
}

/// The days that are public holidays to hours that mention `PH`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Contexts {
    /// The days that are holidays, or unknown, from midnight to midnight. The others count as ordinary days.
    pub(super) whole: Context,
    /// Days that are closed in part count as closed too: what holds in that part.
    pub(super) closed_part: Context,
    /// Days that are unknown in part count as unknown too.
    pub(super) unknown_part: Context,
}

impl CalendarView {
    /// The view of entries in force, from the most general calendar to the most specific.
    pub(super) fn new<'c>(
        calendar: CalendarId,
        entries: impl Iterator<Item = (&'c CalendarId, &'c CalendarDay)>,
    ) -> Self {
        let mut parts: BTreeMap<NaiveDate, Vec<DecidedPart>> = BTreeMap::new();
        for (calendar, day) in entries {
            lay_over(parts.entry(day.date).or_default(), calendar, day);
        }
        parts.retain(|_, parts| !parts.is_empty());
        let contexts = Contexts::new(&parts);
        Self { calendar, days: Arc::new(Days { parts, contexts }) }
    }

    /// The calendar that it is a view of.
    #[must_use]
    pub fn calendar(&self) -> &CalendarId {
        &self.calendar
    }

    /// The parts of a day that are closed or unknown, in their order. An `open` entry decides nothing but that no
    /// more general calendar does.
    #[must_use]
    pub fn parts(&self, date: NaiveDate) -> &[DecidedPart] {
        self.days.parts.get(&date).map_or(&[], Vec::as_slice)
    }

    /// The first entry that decides about a part of a day, and the calendar that it stands in.
    #[must_use]
    pub fn decision(&self, date: NaiveDate) -> Option<(&CalendarId, &CalendarDay)> {
        self.parts(date).first().map(|part| (&part.calendar, &part.day))
    }

    /// What the day is from midnight to midnight; none: an ordinary one, also where a part of it is not.
    pub(super) fn whole_day(&self, date: NaiveDate) -> Option<DayKind> {
        whole_day(self.parts(date))
    }

    pub(super) fn contexts(&self) -> &Contexts {
        &self.days.contexts
    }
}

fn lay_over(parts: &mut Vec<DecidedPart>, calendar: &CalendarId, day: &CalendarDay) {
    let mut laid: Vec<DecidedPart> = Vec::with_capacity(parts.len() + 2);
    for under in parts.drain(..) {
        let before = MinuteSpan { to: under.span.to.min(day.span.from), ..under.span };
        let after = MinuteSpan { from: under.span.from.max(day.span.to), ..under.span };
        for span in [before, after].into_iter().filter(|span| span.from < span.to) {
            laid.push(DecidedPart { span, ..under.clone() });
        }
    }
    if day.kind != DayKind::Open {
        laid.push(DecidedPart { span: day.span, calendar: calendar.clone(), day: day.clone() });
    }
    laid.sort_unstable_by_key(|part| part.span);
    *parts = laid;
}

fn whole_day(parts: &[DecidedPart]) -> Option<DayKind> {
    let kind = parts.first()?.day.kind;
    let minutes: u16 = parts.iter().map(|part| part.span.to - part.span.from).sum();
    (minutes == MinuteSpan::DAY.to && parts.iter().all(|part| part.day.kind == kind)).then_some(kind)
}

impl Contexts {
    fn new(parts: &BTreeMap<NaiveDate, Vec<DecidedPart>>) -> Self {
        let days = |kind: DayKind, in_part: bool| {
            let mut days = CompactCalendar::default();
            for (date, parts) in parts {
                let has_part = || in_part && parts.iter().any(|part| part.day.kind == kind);
                if whole_day(parts) == Some(kind) || has_part() {
                    days.insert(*date);
                }
            }
            ContextHolidays::new(Arc::new(days), Arc::default())
        };
        let (closed, unknown) = (days(DayKind::Closed, false), days(DayKind::Unknown, false));
        let context = |closed: ContextHolidays, unknown: ContextHolidays| {
            Context::default().with_holidays(closed).with_holidays_unknown(unknown)
        };
        Self {
            whole: context(closed.clone(), unknown.clone()),
            closed_part: context(days(DayKind::Closed, true), unknown),
            unknown_part: context(closed, days(DayKind::Unknown, true)),
        }
    }
}
