//! What the register holds, and what each record is called.

use std::fmt;

use chrono::NaiveDate;
use domain::hours::{CalendarDay, Exception};
use domain::id::CalendarId;
use domain::{Offer, Procedure, ServicePoint};

use crate::confirm::{Campaign, Confirmation};
use crate::rights::Grant;
use domain::vocabulary;

vocabulary! {
    /// A kind of record.
    Kind("kind of record") {
        /// A service point with its offers and special days.
        ServicePoint = "service_point",
        /// A procedure.
        Procedure = "procedure",
        /// Which calendar one refines.
        Calendar = "calendar",
        /// Everything that a calendar says about a date.
        CalendarDate = "calendar_date",
        /// A kind of office.
        OfficeType = "office_type",
        /// A ministry, a department or an agency.
        Organisation = "organisation",
        /// The register's own Thai words.
        Words = "words",
        /// The register's own table of citizens' words.
        Synonyms = "synonyms",
        /// What somebody may do.
        Rights = "rights",
        /// What units or agencies are asked to confirm until a day.
        Campaign = "campaign",
        /// That somebody looked at something and found it right.
        Confirmation = "confirmation",
    }
}

/// Names a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Its kind.
    pub kind: Kind,
    /// Its id among those of its kind.
    pub id: String,
}

impl Key {
    /// The record of a kind with an id.
    #[must_use]
    pub fn new(kind: Kind, id: impl Into<String>) -> Self {
        Self { kind, id: id.into() }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.as_str(), self.id)
    }
}

/// The id of the only record of a kind.
const ONLY: &str = "own";

/// A record.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// A service point.
    ServicePoint(Box<Office>),
    /// A procedure.
    Procedure(Box<Procedure>),
    /// Which calendar one refines.
    Calendar {
        /// The calendar.
        id: CalendarId,
        /// The one that holds where it says nothing.
        refines: Option<CalendarId>,
    },
    /// What a calendar says about a date.
    CalendarDate(CalendarDate),
    /// A kind of office.
    OfficeType(Term),
    /// A node of the organisation tree above the service points.
    Organisation(Term),
    /// Thai words that texts are cut with.
    Words(Vec<String>),
    /// Citizens' words for official ones: the text of a TOML file.
    Synonyms(String),
    /// What somebody may do.
    Rights {
        /// The person's id.
        person: String,
        /// The roles.
        grants: Vec<Grant>,
    },
    /// What units or agencies are asked to confirm until a day.
    Campaign(Box<Campaign>),
    /// That somebody looked at something and found it right.
    Confirmation(Confirmation),
}

/// A service point with all that is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    /// The point itself.
    pub point: ServicePoint,
    /// What it offers, at most once each.
    pub offers: Vec<Offer>,
    /// Its special days.
    pub exceptions: Vec<Exception>,
}

/// The entries of a calendar for a date: at most one that is in force, and those that were withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDate {
    /// The calendar.
    pub calendar: CalendarId,
    /// The date.
    pub date: NaiveDate,
    /// What was said about it, in the order in which it was said.
    pub days: Vec<CalendarDay>,
}

/// A kind of office or an organisation, with the one above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// Thai name.
    pub name_th: String,
    /// English name.
    pub name_en: Option<String>,
    /// The one above it.
    pub parent: Option<String>,
}

impl Record {
    /// What it is called.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::ServicePoint(office) => Key::new(Kind::ServicePoint, office.point.id.as_str()),
            Self::Procedure(procedure) => Key::new(Kind::Procedure, procedure.id.as_str()),
            Self::Calendar { id, .. } => Key::new(Kind::Calendar, id.as_str()),
            Self::CalendarDate(on) => Key::new(Kind::CalendarDate, format!("{} {}", on.date, on.calendar)),
            Self::OfficeType(term) => Key::new(Kind::OfficeType, term.id.as_str()),
            Self::Organisation(term) => Key::new(Kind::Organisation, term.id.as_str()),
            Self::Words(_) => Key::new(Kind::Words, ONLY),
            Self::Synonyms(_) => Key::new(Kind::Synonyms, ONLY),
            Self::Rights { person, .. } => Key::new(Kind::Rights, person),
            Self::Campaign(campaign) => Key::new(Kind::Campaign, &campaign.id),
            Self::Confirmation(confirmation) => confirmation.key(),
        }
    }

    /// The procedures that it offers.
    pub(crate) fn offered(&self) -> impl Iterator<Item = &str> {
        let offers = match self {
            Self::ServicePoint(office) => office.offers.as_slice(),
            _ => &[],
        };
        offers.iter().map(|offer| offer.procedure.as_str())
    }
}
