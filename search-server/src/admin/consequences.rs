//! What a change would mean for citizens: from where they would get another answer, and how much farther they would go.
//!
//! It is worked out on a thread that may be kept busy, one at a time and for two seconds at most.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use domain::change::Changed;
use domain::service_point::Visibility;
use domain::travel::Means;
use domain::{Change, Metres, Position, ProcedureId, ServicePointId};
use engine::preview::{Added, Answer, Figures, Hexagon, People, Preview, PreviewQuery};
use engine::{Budget, OpenFilter};
use registry::{Edit, Kind, Record};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use utoipa::ToSchema;

use super::findings::MOST_UNITS;
use super::state::Admin;
use crate::api::problem::Problem;
use crate::app::{Engine, on_busy_thread};

/// The longest that a preview is worked on. What was found by then is told, and that it is a part.
const PREVIEW_TIME: Duration = Duration::from_secs(2);

/// An office within this distance is one that a citizen can get to. Nothing but figures depends on it.
const REACH: Metres = Metres(20_000.0);

/// Cells that are told one by one.
const MOST_CELLS: usize = 300;

/// Previews at a time: each keeps a processor busy.
static TURN: Semaphore = Semaphore::const_new(1);

/// What a change would mean for citizens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct PreviewTold {
    /// Whether everything was asked. Otherwise the time was over before, and more may change.
    pub(crate) complete: bool,
    /// Cells of about 5 km² (H3, resolution 7) and procedures whose answer changes.
    pub(crate) answers: usize,
    /// Those of them that lose the last office within 20 km.
    pub(crate) left_without: usize,
    /// How much farther, over the answers that change from an office to an office; negative: nearer.
    pub(crate) added_m: FiguresTold,
    pub(crate) added_minutes: FiguresTold,
    /// How many people that concerns; null: nobody said how many live there.
    #[serde(default)]
    pub(crate) people: Option<PeopleTold>,
    /// By procedure.
    pub(crate) procedures: Vec<ProcedureTold>,
    /// The cells whose way grows most, at most three hundred.
    pub(crate) cells: Vec<CellTold>,
}

/// About how many people a change concerns, for anything that they can have done: those of a subdistrict are spread evenly.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct PeopleTold {
    /// Whose answer changes.
    #[schema(example = 3_100)]
    pub(crate) affected: u64,
    /// Those of them who go farther, or have no office any more.
    #[schema(example = 1_240)]
    pub(crate) farther: u64,
    /// The subdistricts in which those who go farther live.
    #[schema(example = 3)]
    pub(crate) subdistricts: usize,
    /// How many metres farther they go on average; null: all of them have no office any more, or nobody goes farther.
    #[schema(example = 6_000.0)]
    pub(crate) added_m: Option<f64>,
}

/// Figures of a distribution; null of an empty one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct FiguresTold {
    pub(crate) worst: Option<f64>,
    pub(crate) median: Option<f64>,
}

/// What a change means for a procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct ProcedureTold {
    pub(crate) id: String,
    pub(crate) title_th: Option<String>,
    /// Cells with another answer.
    pub(crate) cells: usize,
    pub(crate) left_without: usize,
    /// The subdistricts of these cells.
    pub(crate) subdistricts: BTreeSet<String>,
}

/// A cell with another answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct CellTold {
    /// Its index in H3.
    #[schema(example = "87658ccedffffff")]
    pub(crate) cell: String,
    pub(crate) procedure: String,
    #[schema(example = "380401")]
    pub(crate) subdistrict: String,
    /// The office that is the answer now; null: none.
    pub(crate) before: Option<String>,
    /// The office that would be.
    pub(crate) after: Option<String>,
    /// Metres farther; null where there is no office before or after.
    pub(crate) added_m: Option<f64>,
    /// Its corners as GeoJSON has them: longitude, latitude. Empty of what was worked out by an older program.
    #[serde(default)]
    pub(crate) outline: Vec<[f64; 2]>,
}

/// What edits would mean for citizens, within [`PREVIEW_TIME`]; none: no unit changes, too many do, or there are no boundaries.
///
/// # Errors
/// When the data is damaged.
pub(crate) async fn preview(
    admin: &Admin,
    edits: &[Edit],
    now: DateTime<Utc>,
) -> Result<Option<PreviewTold>, Problem> {
    let engine = admin.app.engine();
    let changes = changes(edits, &engine);
    if changes.is_empty() || changes.len() > MOST_UNITS {
        return Ok(None);
    }
    // Nobody closes it.
    let _turn = TURN.acquire().await;
    let told = on_busy_thread(move || {
        let budget = Budget::until(Instant::now() + PREVIEW_TIME);
        let query = PreviewQuery {
            at: now,
            open: OpenFilter::Any,
            travel: Means::Car,
            reach: REACH,
            people: engine.people(),
        };
        let preview = engine.preview(&changes, &query, &budget)?;
        preview.map(|preview| PreviewTold::new(&preview, &*engine)).transpose()
    });
    Ok(told.await?)
}

/// The service points of edits as changes of what is searched.
fn changes(edits: &[Edit], engine: &Arc<Engine>) -> Vec<Change> {
    let number = engine.change().next();
    let what = |edit: &Edit| match &edit.record {
        Some(Record::ServicePoint(office)) if office.point.visibility == Visibility::Shown => {
            Some(Changed::ServicePoint {
                point: Box::new(office.point.clone()),
                offers: office.offers.clone(),
                exceptions: office.exceptions.clone(),
            })
        }
        Some(Record::ServicePoint(office)) => Some(Changed::ServicePointRemoved(office.point.id.clone())),
        None if edit.key.kind == Kind::ServicePoint => {
            ServicePointId::new(&edit.key.id).ok().map(Changed::ServicePointRemoved)
        }
        _ => None,
    };
    edits.iter().filter_map(what).map(|what| Change { number, what }).collect()
}

impl PreviewTold {
    fn new(preview: &Preview, engine: &Engine) -> Result<Self, engine::Error> {
        let mut procedures: BTreeMap<&ProcedureId, ProcedureTold> = BTreeMap::new();
        let mut cells = Vec::with_capacity(preview.consequences.len());
        for one in &preview.consequences {
            let told = procedures.entry(&one.procedure).or_insert_with(|| ProcedureTold {
                id: one.procedure.to_string(),
                title_th: None,
                cells: 0,
                left_without: 0,
                subdistricts: BTreeSet::new(),
            });
            told.cells += 1;
            told.subdistricts.insert(one.subdistrict.to_string());
            let metres = |answer: &Option<Answer>| answer.as_ref().map(|answer| answer.distance.0);
            let office = |answer: &Option<Answer>| answer.as_ref().map(|answer| answer.office.to_string());
            cells.push(CellTold {
                cell: one.place.to_string(),
                procedure: one.procedure.to_string(),
                subdistrict: one.subdistrict.to_string(),
                before: office(&one.before),
                after: office(&one.after),
                added_m: metres(&one.after).zip(metres(&one.before)).map(|(after, before)| after - before),
                outline: Vec::new(),
            });
        }
        for (procedure, _) in &preview.left_without {
            if let Some(told) = procedures.get_mut(procedure) {
                told.left_without += 1;
            }
        }
        for (id, told) in &mut procedures {
            told.title_th = engine.procedure(id.as_str())?.map(|procedure| procedure.title_th);
        }
        // Whoever has no office any more goes farthest.
        let farther = |cell: &CellTold| match (&cell.after, cell.added_m) {
            (None, _) => f64::INFINITY,
            (_, added) => added.unwrap_or(f64::NEG_INFINITY),
        };
        let answers = cells.len();
        cells.sort_by(|a, b| farther(b).total_cmp(&farther(a)));
        cells.truncate(MOST_CELLS);
        let hexagons: BTreeMap<String, Hexagon> =
            preview.consequences.iter().map(|one| (one.place.to_string(), one.place)).collect();
        for cell in &mut cells {
            cell.outline = hexagons.get(&cell.cell).map(|hexagon| outline(*hexagon)).unwrap_or_default();
        }
        let Added { metres, minutes } = preview.added;
        Ok(Self {
            complete: preview.is_complete,
            answers,
            left_without: preview.left_without.len(),
            added_m: metres.into(),
            added_minutes: minutes.into(),
            people: preview.people.map(PeopleTold::from),
            procedures: procedures.into_values().collect(),
            cells,
        })
    }
}

/// The corners of a hexagon, to a metre.
fn outline(hexagon: Hexagon) -> Vec<[f64; 2]> {
    let rounded = |degrees: f64| (degrees * 1e5).round() / 1e5;
    let corner = |at: &Position| [rounded(at.longitude_degrees()), rounded(at.latitude_degrees())];
    hexagon.corners().iter().map(corner).collect()
}

impl From<People> for PeopleTold {
    fn from(people: People) -> Self {
        let People { affected, farther, subdistricts, added } = people;
        Self { affected, farther, subdistricts, added_m: added.map(|added| added.0) }
    }
}

impl From<Figures> for FiguresTold {
    fn from(figures: Figures) -> Self {
        Self { worst: figures.worst, median: figures.median }
    }
}
