//! What a calendar says about a date.

use chrono::NaiveDate;
use domain::hours::{CalendarDay, MinuteSpan};
use domain::id::CalendarId;
use serde::{Deserialize, Serialize};

use super::Refused;
use crate::record::CalendarDate;

/// In the order in which it was said.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct StoredDate(Vec<StoredDay>);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredDay {
    kind: String,
    /// Minutes from local midnight.
    from: u16,
    to: u16,
    name_th: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name_en: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    announced_on: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    withdrawn_on: Option<String>,
}

impl From<&CalendarDate> for StoredDate {
    fn from(on: &CalendarDate) -> Self {
        let day = |day: &CalendarDay| StoredDay {
            kind: day.kind.as_str().to_owned(),
            from: day.span.from,
            to: day.span.to,
            name_th: day.name_th.clone(),
            name_en: day.name_en.clone(),
            announced_on: day.announced_on.map(|day| day.to_string()),
            withdrawn_on: day.withdrawn_on.map(|day| day.to_string()),
        };
        Self(on.days.iter().map(day).collect())
    }
}

impl StoredDate {
    /// The days of the date and calendar that an id names.
    pub(super) fn into_date(self, id: &str) -> Result<CalendarDate, Refused> {
        let (date, calendar) =
            id.split_once(' ').ok_or_else(|| format!("{id:?} names no date of a calendar"))?;
        let (date, calendar): (NaiveDate, _) = (date.parse()?, CalendarId::new(calendar)?);
        let days = self.0.into_iter().map(|day| day.into_day(date)).collect::<Result<_, _>>()?;
        Ok(CalendarDate { calendar, date, days })
    }
}

impl StoredDay {
    fn into_day(self, date: NaiveDate) -> Result<CalendarDay, Refused> {
        Ok(CalendarDay {
            date,
            kind: self.kind.parse()?,
            span: MinuteSpan { from: self.from, to: self.to },
            name_th: self.name_th,
            name_en: self.name_en,
            announced_on: self.announced_on.map(|day| day.parse()).transpose()?,
            withdrawn_on: self.withdrawn_on.map(|day| day.parse()).transpose()?,
        })
    }
}
