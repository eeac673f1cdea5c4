//! Calendars of holidays, from the national one to those that refine it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::id::CalendarId;
use crate::vocabulary::vocabulary;

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

/// One day of a calendar.
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

/// The days of one calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    days: BTreeMap<NaiveDate, CalendarDay>,
}

impl Calendar {
    /// The day's entry, if it has one.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> Option<&CalendarDay> {
        self.days.get(&date)
    }

    /// All entries by date.
    pub fn days(&self) -> impl Iterator<Item = &CalendarDay> {
        self.days.values()
    }

    /// Sets a day, whatever stood there.
    pub fn set(&mut self, day: CalendarDay) {
        self.days.insert(day.date, day);
    }
}

/// All calendars by id. `national` is the general one, every other refines it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendars {
    by_id: BTreeMap<CalendarId, Calendar>,
}

impl Calendars {
    /// Adds a day; two names of one day are joined by ` / `.
    ///
    /// # Errors
    /// [`ConflictingDay`] when the calendar already says something else about that day; the first entry stays.
    pub fn add(&mut self, calendar: &CalendarId, day: CalendarDay) -> Result<(), ConflictingDay> {
        let days = &mut self.by_id.entry(calendar.clone()).or_default().days;
        let Some(existing) = days.get_mut(&day.date) else {
            days.insert(day.date, day);
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

    /// Sets a day of a calendar, whatever stood there.
    pub fn set(&mut self, calendar: &CalendarId, day: CalendarDay) {
        self.by_id.entry(calendar.clone()).or_default().set(day);
    }

    /// Whether any day of a calendar is known.
    #[must_use]
    pub fn contains(&self, calendar: &CalendarId) -> bool {
        self.by_id.contains_key(calendar)
    }

    /// Every calendar with its id, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&CalendarId, &Calendar)> {
        self.by_id.iter()
    }

    /// The calendar as the offices that keep it see it: its own days first, then the national ones.
    #[must_use]
    pub fn view(&self, calendar: &CalendarId) -> CalendarView {
        let mut decisions = BTreeMap::new();
        for id in [&CalendarId::national(), calendar] {
            for day in self.by_id.get(id).into_iter().flat_map(Calendar::days) {
                decisions.insert(day.date, (id.clone(), day.clone()));
            }
        }
        CalendarView { decisions: Arc::new(decisions) }
    }
}

/// What a calendar, together with the more general one, decides about each day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarView {
    decisions: Arc<BTreeMap<NaiveDate, (CalendarId, CalendarDay)>>,
}

impl CalendarView {
    /// The entry that decides about a day, and the calendar that it stands in. An `open` day decides nothing
    /// but that no more general calendar does.
    #[must_use]
    pub fn decision(&self, date: NaiveDate) -> Option<(&CalendarId, &CalendarDay)> {
        let (calendar, day) = self.decisions.get(&date)?;
        (day.kind != DayKind::Open).then_some((calendar, day))
    }

    /// The entries of a kind, by date.
    pub fn days(&self, kind: DayKind) -> impl Iterator<Item = &CalendarDay> {
        self.decisions.values().map(|(_, day)| day).filter(move |day| day.kind == kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(date: &str, kind: DayKind, name: &str) -> CalendarDay {
        let date = date.parse().expect("a date");
        CalendarDay { date, kind, span: MinuteSpan::DAY, name_th: name.to_owned(), name_en: None }
    }

    #[test]
    fn an_open_day_cancels_a_closed_day_of_the_national_calendar() {
        let (national, bank) = (CalendarId::national(), CalendarId::new("bank").expect("an id"));
        let mut calendars = Calendars::default();
        calendars.set(&national, day("2026-12-07", DayKind::Closed, "ชดเชย"));
        calendars.set(&bank, day("2026-12-07", DayKind::Open, "ทำการ"));
        let date = "2026-12-07".parse().expect("a date");
        assert!(calendars.view(&national).decision(date).is_some());
        assert_eq!(calendars.view(&bank).decision(date), None);
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
        let (_, decided) = view.decision("2026-12-05".parse().expect("a date")).expect("a decision");
        assert_eq!(decided.name_th, "วันพ่อแห่งชาติ / วันชาติ");
    }
}
