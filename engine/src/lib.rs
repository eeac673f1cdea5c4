//! The search engine: snapshots (written once, then read by mapping), exact filtered nearest, text, and the live
//! overlay on top; and the areas around a position.

pub mod areas;
mod asked;
mod brute_force;
mod budget;
pub mod build;
mod describe;
mod directory;
mod error;
mod format;
pub mod hours;
mod jurisdiction;
mod names;
pub mod nearest;
mod ordinals;
mod overlay;
pub mod preview;
mod procedure_ids;
mod query;
mod register;
pub mod rings;
mod roll;
pub mod search;
mod snapshot;
mod soonest;
mod suggest;
mod summary;
mod synonyms;
mod text;
mod tiles;
pub mod trip;
mod understand;
mod unpinned;
mod view;

pub use areas::{Area, Areas, Located};
pub use brute_force::Comparison;
pub use budget::Budget;
pub use build::{
    Boundaries, CheckExtent, Checked, Quarantined, RecordKind, Records, Staged, Term, check, publish, stage,
};
pub use directory::{Directory, ListedOffice, OfficeCounts};
pub use error::Error;
pub use format::manifest::{Counts, FORMAT_VERSION, Manifest, SourceTable};
pub use hours::HoursIndex;
pub use jurisdiction::{
    Coverage, CoverageFinding, Responsible, ResponsibleOffice, UnusableHome, coverage, home_named, lay_over,
};
pub use overlay::Overlay;
pub use query::{
    Facet, Finding, Findings, Hit, HoursSource, Location, NearestAnswer, NearestQuery, OfficeRecord,
    OpenFilter, Plan, PlanKind, QueryEngine, Rank, ScoredProcedure, Service, Summary,
};
pub use roll::Roll;
pub use snapshot::{Snapshot, current_id, open_current};
pub use suggest::{FoundOffice, Likeness, OfficeQuery, SuggestQuery, Suggested, Suggestion};
pub use tiles::{BorderLevel, BorderLine, Cluster, Marker, Tile, TileOffices};
pub use understand::{
    Asker, Question, Understanding, UnderstoodKind, UnderstoodPlace, UnderstoodProcedure, UnderstoodTime,
};
pub use view::{View, Watcher};
