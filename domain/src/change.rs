//! What happened to the register: one numbered change after another.

use crate::hours::{CalendarDay, Exception};
use crate::id::CalendarId;
use crate::{Offer, Procedure, ProcedureId, ServicePoint, ServicePointId};

/// The place of a change in the register's log: 1, 2, 3, … without gaps. 0 stands before the first change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeNumber(pub u64);

impl ChangeNumber {
    /// The number that follows this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// One change of the register, with what holds from then on.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its place in the log.
    pub number: ChangeNumber,
    /// What holds after it.
    pub what: Changed,
}

/// The record that a change sets or removes.
#[derive(Clone, Debug, PartialEq)]
pub enum Changed {
    /// A service point, with all its offers and exceptions, is as given from now on. What it offers is known by then.
    ServicePoint {
        /// The point itself.
        point: Box<ServicePoint>,
        /// Everything it offers.
        offers: Vec<Offer>,
        /// Its special days.
        exceptions: Vec<Exception>,
    },
    /// A service point is hidden or gone.
    ServicePointRemoved(ServicePointId),
    /// These days of a calendar are as given from now on; its other days stay.
    CalendarDays {
        /// The calendar.
        calendar: CalendarId,
        /// At most one of a date that is in force; one that was withdrawn takes the date's entry out of force.
        days: Vec<CalendarDay>,
    },
    /// Another calendar, or none, holds from now on where a calendar says nothing.
    CalendarRefines {
        /// The calendar.
        calendar: CalendarId,
        /// The one that it refines.
        refines: Option<CalendarId>,
    },
    /// A kind of office or an organisation is called as given from now on.
    Named {
        /// Its id.
        id: String,
        /// Thai name; none: it is gone, and is called by its id.
        name_th: Option<String>,
        /// English name.
        name_en: Option<String>,
    },
    /// A procedure is as given from now on.
    Procedure(Box<Procedure>),
    /// A procedure is gone, and all offers of it with it. If it comes back, its offers don't.
    ProcedureRemoved(ProcedureId),
    /// The register's own table of citizens' words for official ones is as given from now on: the text of a TOML file.
    Synonyms(String),
}
