//! From checked records to a published snapshot.

mod classes;
mod facets;
mod forest;
mod names;
mod offers;
pub(crate) mod places;
mod publish;
mod schedules;
mod self_check;
mod spatial;

use std::collections::BTreeMap;

use domain::hours::Exception;
use domain::{AreaCode, Calendars, Offer, Position, Procedure, ServicePoint};

pub use publish::{Staged, publish, stage};
pub use self_check::{CheckExtent, Checked, Quarantined, RecordKind, check};

use crate::Area;

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
    /// Thai words that texts are cut with besides those of the dictionary. What can't be found in a text is left out.
    pub words: Vec<String>,
    /// A table of citizens' words for official ones beside those that are built in: TOML, see `analyzers::Vocabulary::with`.
    pub synonyms: Option<String>,
    /// Where areas end.
    pub boundaries: Boundaries,
}

/// Polygons of areas; empty where nobody gave any.
#[derive(Clone, Debug, Default)]
pub struct Boundaries {
    /// Subdistricts.
    pub subdistricts: Vec<Area>,
    /// How many people live in a subdistrict, where anybody said.
    pub people: BTreeMap<AreaCode, u64>,
    /// A position within each area, of any level, that stands for it.
    pub places: Vec<(AreaCode, Position)>,
    /// Who asks to be named for them.
    pub attribution: Option<String>,
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
