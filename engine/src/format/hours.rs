//! Schedules and calendars as they are stored, and their way from and to the words of the domain.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::hours::{Calendar, CalendarDay, CalendarView, Exception, ExceptionHours, MinuteSpan};
use domain::id::CalendarId;
use domain::{Calendars, HoursExpression, ProcedureId, Schedule, ServicePoint, ServicePointId};
use rkyv::{Archive, Deserialize, Serialize};

use super::records::{self, Refused, Stored};
use super::sections::Table;
use crate::Error;

/// The rules of one door, shared by all doors with the same rules.
#[derive(Archive, Serialize, Deserialize, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct StoredSchedule {
    pub(crate) hours: Option<String>,
    pub(crate) calendar: String,
    pub(crate) zone: String,
    pub(crate) exceptions: Vec<StoredException>,
}

/// A special day of a schedule. The point is that of the schedule.
#[derive(Archive, Serialize, Deserialize, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct StoredException {
    point: String,
    procedure: Option<String>,
    from: String,
    to: String,
    /// None: unknown. Empty: closed all day.
    hours: Option<String>,
    reason: Option<String>,
    announced_on: Option<String>,
}

impl From<&Exception> for StoredException {
    fn from(exception: &Exception) -> Self {
        Self {
            point: exception.service_point.to_string(),
            procedure: exception.procedure.as_ref().map(ToString::to_string),
            from: exception.from.to_string(),
            to: exception.to.to_string(),
            hours: match &exception.hours {
                ExceptionHours::Unknown => None,
                ExceptionHours::Closed => Some(String::new()),
                ExceptionHours::Hours(hours) => Some(hours.as_str().to_owned()),
            },
            reason: exception.reason.clone(),
            announced_on: exception.announced_on.map(|day| day.to_string()),
        }
    }
}

impl Stored for StoredException {
    type Value = Exception;

    fn into_value(self) -> Result<Exception, Refused> {
        Ok(Exception {
            service_point: ServicePointId::new(&self.point)?,
            procedure: self.procedure.as_deref().map(ProcedureId::new).transpose()?,
            from: date(&self.from)?,
            to: date(&self.to)?,
            hours: match self.hours.as_deref() {
                None => ExceptionHours::Unknown,
                Some("") => ExceptionHours::Closed,
                Some(hours) => ExceptionHours::Hours(HoursExpression::parse(hours)?),
            },
            reason: self.reason,
            announced_on: self.announced_on.as_deref().map(date).transpose()?,
        })
    }
}

impl StoredSchedule {
    /// The rules of a door of a point: the hours that it keeps, and those of the point's exceptions that concern it.
    pub(crate) fn new<'e>(
        point: &ServicePoint,
        hours: Option<&HoursExpression>,
        exceptions: impl Iterator<Item = &'e Exception>,
    ) -> Self {
        Self {
            hours: hours.map(|hours| hours.as_str().to_owned()),
            calendar: point.calendar.to_string(),
            zone: point.zone.name().to_owned(),
            exceptions: exceptions.map(StoredException::from).collect(),
        }
    }
}

/// Turns stored schedules back into those of the domain. Few texts of hours are distinct, and reading one costs more
/// than all the rest.
pub(crate) struct ScheduleReader<'c> {
    calendars: &'c Calendars,
    views: HashMap<CalendarId, CalendarView>,
    expressions: HashMap<String, HoursExpression>,
}

impl<'c> ScheduleReader<'c> {
    pub(crate) fn new(calendars: &'c Calendars) -> Self {
        Self { calendars, views: HashMap::new(), expressions: HashMap::new() }
    }

    /// The schedule of a row.
    pub(crate) fn read(&mut self, table: &Table, index: usize) -> Result<Schedule, Error> {
        let stored: StoredSchedule = records::copy(table, index)?;
        self.schedule(stored).map_err(|error| table.damaged(format!("record {index}: {error}")))
    }

    fn schedule(&mut self, stored: StoredSchedule) -> Result<Schedule, Refused> {
        let hours = stored.hours.map(|text| self.expression(text)).transpose()?;
        let calendar = CalendarId::new(&stored.calendar)?;
        let view = self.views.entry(calendar).or_insert_with_key(|id| self.calendars.view(id)).clone();
        let exceptions = stored.exceptions.into_iter().map(Stored::into_value).collect::<Result<_, _>>()?;
        Ok(Schedule::new(hours, view, exceptions, records::zone(&stored.zone)?))
    }

    fn expression(&mut self, text: String) -> Result<HoursExpression, Refused> {
        if let Some(known) = self.expressions.get(&text) {
            return Ok(known.clone());
        }
        let expression = HoursExpression::parse(&text)?;
        self.expressions.insert(text, expression.clone());
        Ok(expression)
    }
}

#[derive(Archive, Serialize, Deserialize)]
pub(crate) struct StoredCalendar {
    id: String,
    refines: Option<String>,
    days: Vec<StoredDay>,
}

#[derive(Archive, Serialize, Deserialize)]
struct StoredDay {
    date: String,
    kind: String,
    from: u16,
    to: u16,
    name_th: String,
    name_en: Option<String>,
    announced_on: Option<String>,
    withdrawn_on: Option<String>,
}

impl StoredCalendar {
    pub(crate) fn new(id: &CalendarId, calendar: &Calendar) -> Self {
        let day = |day: &CalendarDay| StoredDay {
            date: day.date.to_string(),
            kind: day.kind.as_str().to_owned(),
            from: day.span.from,
            to: day.span.to,
            name_th: day.name_th.clone(),
            name_en: day.name_en.clone(),
            announced_on: day.announced_on.map(|day| day.to_string()),
            withdrawn_on: day.withdrawn_on.map(|day| day.to_string()),
        };
        let refines = calendar.refines().map(ToString::to_string);
        Self { id: id.to_string(), refines, days: calendar.days().map(day).collect() }
    }
}

impl Stored for StoredCalendar {
    type Value = (CalendarId, Option<CalendarId>, Vec<CalendarDay>);

    fn into_value(self) -> Result<Self::Value, Refused> {
        let day = |day: StoredDay| -> Result<CalendarDay, Refused> {
            Ok(CalendarDay {
                date: date(&day.date)?,
                kind: day.kind.parse()?,
                span: MinuteSpan { from: day.from, to: day.to },
                name_th: day.name_th,
                name_en: day.name_en,
                announced_on: day.announced_on.as_deref().map(date).transpose()?,
                withdrawn_on: day.withdrawn_on.as_deref().map(date).transpose()?,
            })
        };
        let refines = self.refines.as_deref().map(CalendarId::new).transpose()?;
        Ok((CalendarId::new(&self.id)?, refines, self.days.into_iter().map(day).collect::<Result<_, _>>()?))
    }
}

fn date(text: &str) -> Result<NaiveDate, Refused> {
    text.parse().map_err(|_| format!("{text} is not a date").into())
}
