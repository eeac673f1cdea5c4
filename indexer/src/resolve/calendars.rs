//! `calendars.csv`: which calendar refines which. One without a row refines the national calendar.

use domain::Calendars;
use domain::id::CalendarId;

use super::ids::RowIds;
use super::table_log::TableLog;
use crate::source::{CALENDARS, Place, SourceDir};
use crate::{Code, Refusal};

/// Stands in the place of a parent for a calendar that refines none: that of another country.
const NO_PARENT: &str = "none";

/// A calendar with the one that its row says it refines.
struct Row {
    place: Place,
    id: CalendarId,
    parent: Option<String>,
}

/// Reads the table into calendars whose days are known already.
pub(super) fn read(source: &SourceDir, calendars: &mut Calendars) -> Result<TableLog, Refusal> {
    let (mut ids, mut rows) = (RowIds::default(), Vec::new());
    let mut log = TableLog::read(source, &CALENDARS, |cells| {
        let id = cells.own_id(CalendarId::new, &ids)?;
        ids.add(id.as_str(), cells.place());
        rows.push(Row { place: cells.place(), id, parent: cells.text("parent_id") });
        Some(())
    })?;
    for row in &rows {
        // Also a row without a parent names its calendar.
        calendars.refine(&row.id, Some(CalendarId::national()));
    }
    for Row { place, id, parent } in &rows {
        let Some(parent) = parent else { continue };
        if parent == NO_PARENT {
            calendars.refine(id, None);
            continue;
        }
        match refined(id, parent, calendars) {
            Ok(refined) => calendars.refine(id, Some(refined)),
            Err((code, reason)) => log.wrong(*place, "parent_id", code, parent, reason),
        }
    }
    Ok(log)
}

/// The calendar that is named as a parent, unless it is unknown or refines its child itself.
fn refined(id: &CalendarId, parent: &str, calendars: &Calendars) -> Result<CalendarId, (Code, &'static str)> {
    let national = CalendarId::national();
    let known = CalendarId::new(parent).ok().filter(|id| *id == national || calendars.contains(id));
    let unknown = (
        Code::UnknownCalendar,
        "is a calendar without a row here or a day in the table of holidays: expected one that has either, or none; \
         national counts",
    );
    let known = known.ok_or(unknown)?;
    let leads_back = calendars.chain(&known).contains(id);
    if *id == national || leads_back {
        let reason = "leads back to this calendar: expected one that is more general; left empty";
        return Err((Code::ReferenceLoop, reason));
    }
    Ok(known)
}
