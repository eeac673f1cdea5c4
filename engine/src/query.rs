//! What can be asked of a search engine, and what it answers: the trait that every engine under the API implements.

mod hit;

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{DateTime, Utc};
use domain::hours::CalendarView;
use domain::id::CalendarId;
use domain::jurisdiction::{DrawnTerritory, Home};
use domain::service::{Coming, Span};
use domain::travel::{Journey, Means};
use domain::{
    AreaCode, Change, ChangeNumber, Metres, Offer, Position, Procedure, ProcedureId, Schedule, ServicePoint,
    ServicePointId, Status,
};

use crate::build::Term;
use crate::directory::Directory;
use crate::jurisdiction::Responsible;
use crate::preview::{Preview, PreviewQuery};
use crate::roll::Roll;
use crate::suggest::{FoundOffice, OfficeQuery, SuggestQuery, Suggestion};
use crate::tiles::{BorderLine, Tile, TileOffices};
use crate::trip::Trip;
use crate::understand::{Asker, Understanding};
use crate::{Area, Budget, Error, Located};

pub use crate::summary::Summary;
pub use hit::{Hit, HoursSource, Service};

/// A question for the nearest offices.
#[derive(Clone, Debug)]
pub struct NearestQuery {
    /// From where.
    pub from: Position,
    /// Each group must be offered; any procedure of a group will do. Empty: no condition.
    pub procedures: Vec<Vec<ProcedureId>>,
    /// Words that the office's names, code and place must match, one of them by more than the place.
    pub text: Option<String>,
    /// The instant T.
    pub at: DateTime<Utc>,
    /// What must hold at T, or in the spans.
    pub open: OpenFilter,
    /// Spans in which `open` must hold at any minute instead of at T; empty: at T.
    pub during: Vec<Span>,
    /// Kinds of office, any of them; empty: no condition.
    pub kinds: Vec<String>,
    /// Ministries, any of them.
    pub ministries: Vec<String>,
    /// Departments, any of them.
    pub departments: Vec<String>,
    /// Areas that the office stands in, any of them.
    pub areas: Vec<AreaCode>,
    /// The place that decides who is responsible. What is bound to a place is then done only by offices whose territory
    /// holds it.
    pub home: Option<Home>,
    /// Farthest geodesic distance.
    pub radius: Option<Metres>,
    /// Most hits.
    pub limit: usize,
    /// What the first hit is best in.
    pub rank: Rank,
    /// When one can come.
    pub coming: Coming,
    /// How one travels.
    pub travel: Means,
}

impl NearestQuery {
    /// The ten nearest offices of any kind, open or not.
    #[must_use]
    pub fn from_here(from: Position, at: DateTime<Utc>) -> Self {
        Self {
            from,
            procedures: Vec::new(),
            text: None,
            at,
            open: OpenFilter::Any,
            during: Vec::new(),
            kinds: Vec::new(),
            ministries: Vec::new(),
            departments: Vec::new(),
            areas: Vec::new(),
            home: None,
            radius: None,
            limit: 10,
            rank: Rank::Distance,
            coming: Coming::leaving(at),
            travel: Means::Car,
        }
    }
}

/// The order of an answer. Offices that are equal in it stand by distance, code and id, bytewise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rank {
    /// The nearest first.
    #[default]
    Distance,
    /// First where one is done first; offices at which nothing is certain stand last.
    Soonest,
}

/// What must hold at the instant of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OpenFilter {
    /// Anything.
    #[default]
    Any,
    /// Open.
    Only,
    /// Open or unknown.
    Possible,
}

impl OpenFilter {
    /// Whether a status passes.
    #[must_use]
    pub fn passes(self, status: Status) -> bool {
        match self {
            Self::Any => true,
            Self::Only => status == Status::Open,
            Self::Possible => status != Status::Closed,
        }
    }
}

/// Offices that a question finds, in their order, and how they were found.
#[derive(Clone, Debug)]
pub struct Findings {
    /// As asked for.
    pub offices: Vec<Finding>,
    /// False when the budget was spent: then these are the first offices of the full answer, but not all.
    pub complete: bool,
    /// How they were found.
    pub plan: Plan,
}

impl Findings {
    /// The budget was spent before anything was certain.
    pub(crate) fn none_in_time(kind: PlanKind) -> Self {
        Self { offices: Vec::new(), complete: false, plan: Plan { kind, examined: 0, nodes: 0 } }
    }
}

/// An office that was found, for the engine that found it to describe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// The engine's own number for it, as long as the register doesn't change.
    pub number: u64,
    /// Geodesic distance on the WGS-84 ellipsoid, to three micrometres; none: the order didn't ask for it.
    pub distance: Option<Metres>,
    /// The way there, where the order rests on it.
    pub journey: Option<Journey>,
}

/// The nearest offices, and how they were found.
#[derive(Clone, Debug)]
pub struct NearestAnswer {
    /// As asked for.
    pub hits: Vec<Hit>,
    /// False when the budget was spent: then the hits are the first ones of the full answer, but not all.
    pub complete: bool,
    /// How the answer was found.
    pub plan: Plan,
}

/// How an answer was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The way taken.
    pub kind: PlanKind,
    /// Postings looked at.
    pub examined: u64,
    /// Tree nodes looked at.
    pub nodes: u64,
}

/// Ways to find the nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanKind {
    /// Looked at every candidate.
    Scan,
    /// Walked one tree nearest-first.
    Tree,
    /// Walked several trees at once, nearest-first.
    Merge,
    /// Looked at every office that the words match.
    Text,
    /// Looked at every office of the areas.
    Area,
}

impl PlanKind {
    /// The name in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Scan => "scan",
            Self::Tree => "tree",
            Self::Merge => "merge",
            Self::Text => "text",
            Self::Area => "area",
        }
    }
}

/// A service point with everything that its page shows.
#[derive(Clone, Debug)]
pub struct OfficeRecord {
    /// The office.
    pub point: ServicePoint,
    /// Its own schedule.
    pub schedule: Schedule,
    /// The subdistrict that its pin lies in.
    pub found: Option<Located>,
    /// What it offers, each with the procedure and its schedule here.
    pub offers: Vec<(Offer, Procedure, Schedule)>,
}

/// Where a position lies, as far as the register can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// The register has no polygons.
    NoBoundaries,
    /// Outside of all areas.
    Outside {
        /// Whether a border is so near that an area may begin here.
        uncertain: bool,
    },
    /// In a subdistrict.
    Inside(Located),
}

/// A procedure that matches words.
#[derive(Clone, Debug)]
pub struct ScoredProcedure {
    /// The procedure.
    pub procedure: Procedure,
    /// BM25 of its titles and aliases; comparable within one answer only.
    pub score: f32,
}

/// A property of offices that questions filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Kind of office.
    Kind,
    /// Ministry.
    Ministry,
    /// Department.
    Department,
}

impl Facet {
    /// The value of an office.
    #[must_use]
    pub fn of(self, point: &ServicePoint) -> Option<&str> {
        match self {
            Self::Kind => point.kind.as_deref(),
            Self::Ministry => point.ministry.as_deref(),
            Self::Department => point.department.as_deref(),
        }
    }
}

/// What a search engine under the API can do. All answers are of one moment of the register.
pub trait QueryEngine: Send + Sync {
    /// Name of the data answered from.
    fn snapshot_id(&self) -> &str;

    /// The register's last change that the answers know.
    fn change(&self) -> ChangeNumber;

    /// Gets ready for sentences, and for questions about the day of an instant, so that the first of them doesn't wait.
    /// Costs next to nothing where that is done.
    fn prepare(&self, at: DateTime<Utc>);

    /// Gets ready for maps, so that the first tile doesn't wait. Costs next to nothing where that is done.
    fn prepare_map(&self);

    /// Whether a question about an instant can be answered without compiling a day first.
    fn is_prepared(&self, at: DateTime<Utc>) -> bool;

    /// Finds the offices that answer a question.
    ///
    /// # Errors
    /// When the data is damaged.
    fn find(&self, query: &NearestQuery, budget: &Budget) -> Result<Findings, Error>;

    /// What is known about offices that the same question found; of the first ones only, if the budget is over before
    /// the last.
    ///
    /// # Errors
    /// When the data is damaged.
    ///
    /// # Panics
    /// If another engine, or this one for another question, found them.
    fn describe(&self, query: &NearestQuery, offices: &[Finding], budget: &Budget)
    -> Result<Vec<Hit>, Error>;

    /// Finds and describes.
    ///
    /// # Errors
    /// When the data is damaged.
    fn nearest(&self, query: &NearestQuery, budget: &Budget) -> Result<NearestAnswer, Error> {
        let Findings { offices, complete, plan } = self.find(query, budget)?;
        let hits = self.describe(query, &offices, budget)?;
        Ok(NearestAnswer { complete: complete && hits.len() == offices.len(), hits, plan })
    }

    /// The offices without a pin whose names match a question's words and that pass its other conditions: no search
    /// by distance gives them.
    ///
    /// # Errors
    /// When the data is damaged.
    fn named_without_pin(&self, query: &NearestQuery) -> Result<Vec<Hit>, Error>;

    /// Who is responsible for each procedure of a question, by the place that decides; empty where the question names none.
    ///
    /// # Errors
    /// When the data is damaged.
    fn responsible(&self, query: &NearestQuery) -> Result<Vec<Responsible>, Error>;

    /// An office that does all of several things, or else the shortest round of two or three; of each group of procedures any
    /// will do.
    ///
    /// # Errors
    /// When the data is damaged.
    ///
    /// # Panics
    /// If the question has no group of procedures, or more than [`MOST_TASKS`](crate::trip::MOST_TASKS).
    fn trip(&self, query: &NearestQuery, budget: &Budget) -> Result<Trip, Error>;

    /// The subdistrict around a point, as the place that decides, and those beyond a border near by. None: the register
    /// has no polygons.
    fn home_at(&self, position: Position) -> Option<Home>;

    /// What a tile of a map shows of the offices that pass a question, wherever it is asked from. None: the budget was spent
    /// before all of them were counted.
    ///
    /// # Errors
    /// When the data is damaged.
    fn offices_in(
        &self,
        tile: Tile,
        query: &NearestQuery,
        budget: &Budget,
    ) -> Result<Option<TileOffices>, Error>;

    /// The borders that a tile of a map shows; none where the register has no polygons.
    fn borders_in(&self, tile: Tile) -> Vec<BorderLine>;

    /// Who asks to be named for the polygons of areas; none: there are none, or nobody asks.
    fn boundaries_attribution(&self) -> Option<&str>;

    /// The procedures of an id: the one with that id, or all of the group with that id. Empty: unknown.
    ///
    /// # Errors
    /// When the data is damaged.
    fn procedures_of(&self, id_or_group: &str) -> Result<Vec<ProcedureId>, Error>;

    /// The procedures whose titles or aliases match words, best first.
    ///
    /// # Errors
    /// When the data is damaged.
    fn find_procedures(&self, words: &str, limit: usize) -> Result<Vec<ScoredProcedure>, Error>;

    /// What a sentence says.
    ///
    /// # Errors
    /// When the data is damaged.
    fn understand(&self, text: &str, asker: Asker) -> Result<Understanding, Error>;

    /// The procedures, offices and places that a text which is being typed may mean, best first.
    ///
    /// # Errors
    /// When the data is damaged.
    fn suggest(&self, query: &SuggestQuery) -> Result<Vec<Suggestion>, Error>;

    /// The offices that a text names, the likeliest first, with or without a pin.
    ///
    /// # Errors
    /// When the data is damaged.
    fn find_offices(&self, query: &OfficeQuery) -> Result<Vec<FoundOffice>, Error>;

    /// A question about procedures with its slips put right. None: every word of it is known, or what isn't is like nothing
    /// that is.
    ///
    /// # Errors
    /// When the data is damaged.
    fn did_you_mean(&self, words: &str) -> Result<Option<String>, Error>;

    /// A procedure by its id.
    ///
    /// # Errors
    /// When the data is damaged.
    fn procedure(&self, id: &str) -> Result<Option<Procedure>, Error>;

    /// All procedures by id.
    ///
    /// # Errors
    /// When the data is damaged.
    fn all_procedures(&self) -> Result<Vec<Procedure>, Error>;

    /// An office with its offers, by its id.
    ///
    /// # Errors
    /// When the data is damaged.
    fn office(&self, id: &str) -> Result<Option<OfficeRecord>, Error>;

    /// The names of kinds of offices and organisations, by id.
    ///
    /// # Errors
    /// When the data is damaged.
    fn terms(&self) -> Result<Vec<Term>, Error>;

    /// Whether any office has a value of a facet.
    fn knows(&self, facet: Facet, value: &str) -> bool;

    /// Where a position lies.
    fn locate(&self, position: Position) -> Location;

    /// A position that stands for an area: one within its polygon, or else the median of its pins. None: nothing in
    /// the register tells where it is.
    fn place(&self, area: AreaCode) -> Option<Position>;

    /// The subdistricts in which pinned offices stand, ascending.
    fn areas_with_offices(&self) -> Vec<AreaCode>;

    /// The offices of an area, with a pin or without, or of the whole register without one, that pass a question wherever it is
    /// asked from: their counts, and a part of their list. Its radius and its order count for nothing.
    ///
    /// # Errors
    /// When the data is damaged.
    fn directory(
        &self,
        area: Option<AreaCode>,
        query: &NearestQuery,
        listed: Range<usize>,
    ) -> Result<Directory, Error>;

    /// How many offices there are.
    fn office_count(&self) -> usize;

    /// The ids of offices: a part of the list of all of them, ascending.
    ///
    /// # Errors
    /// When the data is damaged.
    fn office_ids(&self, listed: Range<usize>) -> Result<Vec<ServicePointId>, Error>;

    /// What changes would mean for citizens; the service points among them are compared. None: there are no polygons of areas
    /// to ask from.
    ///
    /// # Errors
    /// When the data is damaged.
    fn preview(
        &self,
        changes: &[Change],
        query: &PreviewQuery,
        budget: &Budget,
    ) -> Result<Option<Preview>, Error>;

    /// A calendar as the offices that keep it see it now.
    fn calendar(&self, id: &CalendarId) -> CalendarView;

    /// The polygons of subdistricts; none where there are none.
    fn subdistricts(&self) -> Vec<Area>;

    /// How many subdistricts an outline covers or cuts; none: there are no polygons of them.
    fn subdistricts_under(&self, drawn: &DrawnTerritory) -> Option<usize>;

    /// How many people live in subdistricts, as far as anybody said.
    fn people(&self) -> BTreeMap<AreaCode, u64>;

    /// Every office with what it offers.
    ///
    /// # Errors
    /// When the data is damaged.
    fn roll(&self) -> Result<Roll, Error>;
}
