//! Calendars of holidays, from the national one to those that refine it, with what was known when.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::CalendarView;
use crate::id::CalendarId;
use crate::vocabulary;

vocabulary! {
    /// What a day of a calendar does to the offices that keep it.
    DayKind("kind") {
        /// They are closed.
        Closed = "closed",
        /// They work as on any other day, although a more general calendar says closed.
        Open = "open",
        /// The head of each unit decides, so nobody can tell.
        Unknown = "unknown",
    }
}

/// A part of a day: minutes from local midnight, `from` inclusive, `to` exclusive, at most 1440.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MinuteSpan {
    /// First minute.
    pub from: u16,
    /// Minute after the last.
    pub to: u16,
}

impl MinuteSpan {
    /// The whole day.
    pub const DAY: Self = Self { from: 0, to: 1440 };
}

/// One day of a calendar, as it was announced once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// The local date.
    pub date: NaiveDate,
    /// What it does.
    pub kind: DayKind,
    /// The part of the day that it concerns.
    pub span: MinuteSpan,
    /// Its Thai name.
    pub name_th: String,
    /// Its English name.
    pub name_en: Option<String>,
    /// When it was announced; none: nobody recorded it, so it counts as known at all times.
    pub announced_on: Option<NaiveDate>,
    /// When it was withdrawn; it is not in force from then on.
    pub withdrawn_on: Option<NaiveDate>,
}

impl CalendarDay {
    /// A whole day with nothing more said about it.
    #[must_use]
    pub fn whole(date: NaiveDate, kind: DayKind, name_th: &str) -> Self {
        let (span, name_th) = (MinuteSpan::DAY, name_th.to_owned());
        Self { date, kind, span, name_th, name_en: None, announced_on: None, withdrawn_on: None }
    }

    /// Whether it was announced, and not yet withdrawn, at the end of a day.
    #[must_use]
    pub fn is_known_on(&self, day: NaiveDate) -> bool {
        self.announced_on.is_none_or(|announced| announced <= day)
            && self.withdrawn_on.is_none_or(|withdrawn| withdrawn > day)
    }
}

/// Two rows of one calendar that say different things about one day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{date} is already {kept} in calendar {calendar}: expected one kind and one part of the day", kept = kept.as_str())]
pub struct ConflictingDay {
    /// The day.
    pub date: NaiveDate,
    /// The calendar.
    pub calendar: String,
    /// What the calendar said first, and still says.
    pub kept: DayKind,
}

/// The days of one calendar. Of each date at most one entry is in force; those that were withdrawn stay beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    refines: Option<CalendarId>,
    days: BTreeMap<NaiveDate, Vec<CalendarDay>>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { refines: Some(CalendarId::national()), days: BTreeMap::new() }
    }
}

impl Calendar {
    /// The day's entry that is in force, if it has one.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> Option<&CalendarDay> {
        self.days.get(&date)?.iter().find(|day| day.withdrawn_on.is_none())
    }

    /// All entries by date, also those that were withdrawn.
    pub fn days(&self) -> impl Iterator<Item = &CalendarDay> {
        self.days.values().flatten()
    }

    /// The entries in force by date.
    pub fn days_in_force(&self) -> impl Iterator<Item = &CalendarDay> {
        self.days().filter(|day| day.withdrawn_on.is_none())
    }

    /// The calendar that holds where this one says nothing; none: it stands alone.
    #[must_use]
    pub fn refines(&self) -> Option<&CalendarId> {
        self.refines.as_ref()
    }

    fn known_on(&self, day: NaiveDate) -> Self {
        let known = |(date, entries): (&NaiveDate, &Vec<CalendarDay>)| {
            let known_then = entries.iter().filter(|entry| entry.is_known_on(day));
            let newest = known_then.max_by_key(|entry| entry.announced_on)?;
            Some((*date, vec![CalendarDay { withdrawn_on: None, ..newest.clone() }]))
        };
        Self { refines: self.refines.clone(), days: self.days.iter().filter_map(known).collect() }
    }
}

/// All calendars by id. Each refines another one, `national` unless it is told otherwise; `national` refines none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendars {
    by_id: BTreeMap<CalendarId, Calendar>,
}

impl Calendars {
    /// Adds a day; two names of one day are joined by ` / `. A day that was withdrawn conflicts with none.
    ///
    /// # Errors
    /// [`ConflictingDay`] when the calendar already says something else about that day; the first entry stays.
    pub fn add(&mut self, calendar: &CalendarId, day: CalendarDay) -> Result<(), ConflictingDay> {
        let own = self.by_id.entry(calendar.clone()).or_default();
        let entries = own.days.entry(day.date).or_default();
        let in_force = entries.iter_mut().find(|entry| entry.withdrawn_on.is_none());
        let Some(existing) = in_force.filter(|_| day.withdrawn_on.is_none()) else {
            entries.push(day);
            return Ok(());
        };
        if (existing.kind, existing.span) != (day.kind, day.span) {
            let calendar = calendar.to_string();
            return Err(ConflictingDay { date: day.date, calendar, kept: existing.kind });
        }
        if existing.name_th != day.name_th {
            existing.name_th = format!("{} / {}", existing.name_th, day.name_th);
        }
        Ok(())
    }

    /// Sets a day of a calendar: whatever was in force there no longer is, also where this one is withdrawn.
    pub fn set(&mut self, calendar: &CalendarId, day: CalendarDay) {
        let own = self.by_id.entry(calendar.clone()).or_default();
        let entries = own.days.entry(day.date).or_default();
        entries.retain(|entry| entry.withdrawn_on.is_some());
        entries.push(day);
    }

    /// Says which calendar holds where this one says nothing; none: no other one does.
    pub fn refine(&mut self, calendar: &CalendarId, refined: Option<CalendarId>) {
        self.by_id.entry(calendar.clone()).or_default().refines = refined;
    }

    /// Whether a calendar was named.
    #[must_use]
    pub fn contains(&self, calendar: &CalendarId) -> bool {
        self.by_id.contains_key(calendar)
    }

    /// Every calendar with its id, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&CalendarId, &Calendar)> {
        self.by_id.iter()
    }

    /// A calendar and those that it refines, the most specific first. A circle ends where it would begin again.
    #[must_use]
    pub fn chain(&self, calendar: &CalendarId) -> Vec<CalendarId> {
        let (national, mut chain) = (CalendarId::national(), Vec::new());
        let mut next = Some(calendar.clone());
        while let Some(id) = next.take().filter(|id| !chain.contains(id)) {
            next = match self.by_id.get(&id) {
                _ if id == national => None,
                Some(own) => own.refines.clone(),
                None => Some(national.clone()),
            };
            chain.push(id);
        }
        chain
    }

    /// The calendar as the offices that keep it see it: its own days first, then those of the calendars it refines.
    #[must_use]
    pub fn view(&self, calendar: &CalendarId) -> CalendarView {
        let chain = self.chain(calendar);
        let entries = chain.iter().rev().filter_map(|id| Some((id, self.by_id.get(id)?)));
        let days = entries.flat_map(|(id, own)| own.days_in_force().map(move |day| (id, day)));
        CalendarView::new(calendar.clone(), days)
    }

    /// The calendars as they were known at the end of a day: what was announced later, or was withdrawn by then,
    /// isn't in them, and what was withdrawn later still is.
    #[must_use]
    pub fn known_on(&self, day: NaiveDate) -> Self {
        let known = |(id, calendar): (&CalendarId, &Calendar)| (id.clone(), calendar.known_on(day));
        Self { by_id: self.by_id.iter().map(known).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn id(text: &str) -> CalendarId {
        CalendarId::new(text).expect("an id")
    }

    fn day(on: &str, kind: DayKind, name: &str) -> CalendarDay {
        CalendarDay::whole(date(on), kind, name)
    }

    /// The parts of a day that are decided, as `from-to kind calendar`.
    fn decided(calendars: &Calendars, calendar: &str, on: &str) -> Vec<String> {
        let view = calendars.view(&id(calendar));
        let parts = view.parts(date(on)).iter();
        let told = parts.map(|part| {
            format!("{}-{} {} {}", part.span.from, part.span.to, part.day.kind.as_str(), part.calendar)
        });
        told.collect()
    }

    #[test]
    fn the_most_specific_calendar_of_a_chain_decides_about_each_minute() {
        let mut calendars = Calendars::default();
        calendars.refine(&id("labs"), Some(id("th-94")));
        calendars.refine(&id("th-94"), Some(id("southern-border")));
        calendars.refine(&id("berlin"), None);
        let morning = MinuteSpan { from: 0, to: 720 };
        let afternoon = MinuteSpan { from: 720, to: 1440 };
        for (calendar, on, kind, span) in [
            ("national", "2026-12-07", DayKind::Closed, MinuteSpan::DAY),
            ("national", "2026-12-10", DayKind::Closed, MinuteSpan::DAY),
            ("southern-border", "2026-12-08", DayKind::Closed, MinuteSpan::DAY),
            ("southern-border", "2026-12-10", DayKind::Unknown, afternoon),
            ("th-94", "2026-12-08", DayKind::Unknown, MinuteSpan::DAY),
            ("labs", "2026-12-07", DayKind::Open, morning),
            ("bank", "2026-12-07", DayKind::Open, MinuteSpan::DAY),
            ("berlin", "2026-12-25", DayKind::Closed, MinuteSpan::DAY),
        ] {
            calendars.set(&id(calendar), CalendarDay { span, ..day(on, kind, "วันหยุด") });
        }
        for (calendar, on, expected) in [
            ("national", "2026-12-07", vec!["0-1440 closed national"]),
            ("national", "2026-12-08", vec![]),
            ("bank", "2026-12-07", vec![]),
            ("bank", "2026-12-10", vec!["0-1440 closed national"]),
            // A calendar that nobody named refines the national one.
            ("th-38", "2026-12-07", vec!["0-1440 closed national"]),
            ("southern-border", "2026-12-08", vec!["0-1440 closed southern-border"]),
            ("th-94", "2026-12-08", vec!["0-1440 unknown th-94"]),
            ("labs", "2026-12-08", vec!["0-1440 unknown th-94"]),
            ("labs", "2026-12-07", vec!["720-1440 closed national"]),
            ("labs", "2026-12-10", vec!["0-720 closed national", "720-1440 unknown southern-border"]),
            ("berlin", "2026-12-07", vec![]),
            ("berlin", "2026-12-25", vec!["0-1440 closed berlin"]),
        ] {
            assert_eq!(decided(&calendars, calendar, on), expected, "{calendar} on {on}");
        }
    }

    #[test]
    fn a_circle_of_calendars_ends() {
        let mut calendars = Calendars::default();
        calendars.refine(&id("a"), Some(id("b")));
        calendars.refine(&id("b"), Some(id("a")));
        calendars.refine(&CalendarId::national(), Some(id("a")));
        assert_eq!(calendars.chain(&id("a")), [id("a"), id("b")]);
        assert_eq!(calendars.chain(&id("other")), [id("other"), CalendarId::national()]);
    }

    #[test]
    fn two_names_of_one_day_are_joined_and_two_kinds_are_refused() {
        let national = CalendarId::national();
        let mut calendars = Calendars::default();
        assert_eq!(calendars.add(&national, day("2026-12-05", DayKind::Closed, "วันพ่อแห่งชาติ")), Ok(()));
        assert_eq!(calendars.add(&national, day("2026-12-05", DayKind::Closed, "วันชาติ")), Ok(()));
        let conflict = calendars.add(&national, day("2026-12-05", DayKind::Open, "ทำการ"));
        assert_eq!(
            conflict.expect_err("a conflict").to_string(),
            "2026-12-05 is already closed in calendar national: expected one kind and one part of the day"
        );
        let view = calendars.view(&national);
        let (_, decided) = view.decision(date("2026-12-05")).expect("a decision");
        assert_eq!(decided.name_th, "วันพ่อแห่งชาติ / วันชาติ");
    }

    #[test]
    fn what_was_known_on_a_day_is_what_was_announced_and_not_yet_withdrawn() {
        let national = CalendarId::national();
        let mut calendars = Calendars::default();
        let announced = |kind, announced: &str, withdrawn: &str| CalendarDay {
            announced_on: announced.parse().ok(),
            withdrawn_on: withdrawn.parse().ok(),
            ..day("2026-04-13", kind, "สงกรานต์")
        };
        for entry in [
            announced(DayKind::Closed, "", "2026-03-17"),
            announced(DayKind::Unknown, "2026-03-20", "2026-04-01"),
            announced(DayKind::Closed, "2026-04-01", ""),
        ] {
            calendars.add(&national, entry).expect("no conflict");
        }
        let kind = |calendars: &Calendars| {
            calendars.view(&national).decision(date("2026-04-13")).map(|(_, day)| day.kind)
        };
        for (known_on, expected) in [
            ("2020-01-01", Some(DayKind::Closed)),
            ("2026-03-16", Some(DayKind::Closed)),
            ("2026-03-17", None),
            ("2026-03-20", Some(DayKind::Unknown)),
            ("2026-04-01", Some(DayKind::Closed)),
        ] {
            assert_eq!(kind(&calendars.known_on(date(known_on))), expected, "{known_on}");
        }
        assert_eq!(kind(&calendars), Some(DayKind::Closed));
        let withdrawn =
            calendars.iter().flat_map(|(_, own)| own.days()).filter(|day| day.withdrawn_on.is_some());
        assert_eq!(withdrawn.count(), 2);
    }
}
