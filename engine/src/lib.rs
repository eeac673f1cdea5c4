//! The search engine: snapshots (written once, then read by mapping), exact filtered nearest, text, and the live
//! overlay on top; and the areas around a position.

pub mod areas;
mod asked;
pub mod build;
mod describe;
mod error;
mod format;
pub mod hours;
mod names;
pub mod nearest;
mod ordinals;
mod overlay;
mod procedure_ids;
mod query;
mod register;
mod snapshot;
mod soonest;
mod suggest;
mod synonyms;
mod text;
mod view;

pub use areas::{Area, Areas, Located};
pub use build::{Boundaries, Records, Term, publish};
pub use error::Error;
pub use format::manifest::{Counts, FORMAT_VERSION, Manifest, SourceTable};
pub use hours::HoursIndex;
pub use overlay::Overlay;
pub use query::{
    Budget, Facet, Finding, Findings, Hit, HoursSource, Location, NearestAnswer, NearestQuery, OfficeRecord,
    OpenFilter, Plan, PlanKind, QueryEngine, Rank, ScoredProcedure, Service, Summary,
};
pub use snapshot::{Snapshot, current_id, open_current};
pub use suggest::{FoundOffice, Likeness, OfficeQuery, SuggestQuery, Suggested, Suggestion};
pub use view::View;
