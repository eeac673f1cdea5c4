//! The log as whoever searches follows it: what holds from each change on.

use domain::change::Changed;
use domain::hours::{CalendarDay, DayKind};
use domain::id::CalendarId;
use domain::{Change, ChangeNumber, ProcedureId, ServicePointId};

use crate::Error;
use crate::entry::Entry;
use crate::record::{CalendarDate, Kind, Record};
use crate::registry::Registry;

/// Changes behind another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// What they do to what is searched. Some do nothing.
    pub changes: Vec<Change>,
    /// The last change that was read.
    pub until: ChangeNumber,
}

impl Registry {
    /// What the changes behind one do to what is searched; at most as many are read as asked for.
    ///
    /// # Errors
    /// When the database fails or an entry is damaged.
    pub async fn feed_after(&self, change: ChangeNumber, limit: u32) -> Result<Feed, Error> {
        let entries = self.entries_after(change, limit).await?;
        let until = entries.last().map_or(change, |entry| entry.number);
        let mut changes = Vec::with_capacity(entries.len());
        for entry in entries {
            let number = entry.number;
            let what = changed(entry).map_err(|reason| Error::damaged(number.0, &reason))?;
            changes.extend(what.map(|what| Change { number, what }));
        }
        Ok(Feed { changes, until })
    }
}

/// What an entry does to what is searched; none: nothing before the next snapshot.
fn changed(entry: Entry) -> Result<Option<Changed>, String> {
    let id = entry.key.id;
    Ok(match (entry.key.kind, entry.record) {
        (_, Some(Record::ServicePoint(office))) => Some(Changed::ServicePoint {
            point: Box::new(office.point),
            offers: office.offers,
            exceptions: office.exceptions,
        }),
        (Kind::ServicePoint, _) => {
            let id = ServicePointId::new(&id).map_err(|error| error.to_string())?;
            Some(Changed::ServicePointRemoved(id))
        }
        (_, Some(Record::Procedure(procedure))) => Some(Changed::Procedure(procedure)),
        (Kind::Procedure, _) => {
            let id = ProcedureId::new(&id).map_err(|error| error.to_string())?;
            Some(Changed::ProcedureRemoved(id))
        }
        (_, Some(Record::CalendarDate(on))) => Some(days(on, entry.at.date_naive())),
        (Kind::CalendarDate, _) => {
            let (date, calendar) = id.split_once(' ').ok_or("its id names no date of a calendar")?;
            let date = date.parse().map_err(|error| format!("{date}: {error}"))?;
            let calendar = CalendarId::new(calendar).map_err(|error| error.to_string())?;
            Some(days(CalendarDate { calendar, date, days: Vec::new() }, entry.at.date_naive()))
        }
        (_, Some(Record::Synonyms(table))) => Some(Changed::Synonyms(table)),
        (Kind::Synonyms, _) => Some(Changed::Synonyms(String::new())),
        (_, Some(Record::Calendar { id, refines })) => {
            Some(Changed::CalendarRefines { calendar: id, refines })
        }
        (Kind::Calendar, _) => {
            let calendar = CalendarId::new(&id).map_err(|error| error.to_string())?;
            // A calendar of which nobody says anything refines the national one.
            let national = CalendarId::national();
            let refines = Some(national.clone()).filter(|national| calendar != *national);
            Some(Changed::CalendarRefines { calendar, refines })
        }
        (_, Some(Record::OfficeType(term) | Record::Organisation(term))) => {
            Some(Changed::Named { id: term.id, name_th: Some(term.name_th), name_en: term.name_en })
        }
        (Kind::OfficeType | Kind::Organisation, _) => {
            Some(Changed::Named { id, name_th: None, name_en: None })
        }
        // Texts are cut with the words of the snapshot: both its index and a question have to be. They wait for the next one.
        (Kind::Words, _) => None,
        (Kind::Rights | Kind::Campaign | Kind::Confirmation, _) => None,
    })
}

/// What is in force on a date from now on. Nothing in force: an entry that was withdrawn takes out whatever was.
fn days(on: CalendarDate, today: chrono::NaiveDate) -> Changed {
    let in_force = on.days.into_iter().find(|day| day.withdrawn_on.is_none());
    let day = in_force.unwrap_or_else(|| CalendarDay {
        withdrawn_on: Some(today),
        ..CalendarDay::whole(on.date, DayKind::Open, "")
    });
    Changed::CalendarDays { calendar: on.calendar, days: vec![day] }
}
