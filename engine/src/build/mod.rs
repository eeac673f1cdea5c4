//! From checked records to a published snapshot.

mod facets;
mod forest;
mod offers;
mod publish;
mod schedules;
mod self_check;
mod spatial;

use domain::hours::Exception;
use domain::{Calendars, Offer, Procedure, ServicePoint};

pub use publish::publish;

/// Everything that a snapshot is built from. Ids are unique, and each offer's ends are among the records.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// Service points that the public sees.
    pub points: Vec<ServicePoint>,
    /// Procedures.
    pub procedures: Vec<Procedure>,
    /// Offers.
    pub offers: Vec<Offer>,
    /// Calendars of holidays.
    pub calendars: Calendars,
    /// Special days of service points.
    pub exceptions: Vec<Exception>,
    /// Names of kinds of offices and organisations.
    pub terms: Vec<Term>,
}

/// A kind of office, or an organisation, with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its id, as it stands in the records.
    pub id: String,
    /// Thai name.
    pub name_th: String,
    /// English name.
    pub name_en: Option<String>,
}
