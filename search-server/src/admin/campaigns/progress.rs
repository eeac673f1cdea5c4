//! How far a campaign has come, and who is late.

use std::collections::{BTreeSet, HashMap};

use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use chrono::NaiveDate;
use domain::area::{AreaLevel, Gazetteer};
use domain::{AreaCode, Position};
use engine::QueryEngine;
use registry::{Campaign, DueUnit, Task};
use serde::Serialize;
use utoipa::ToSchema;

use super::{found, require_reading, today};
use crate::admin::copies::LEVELS;
use crate::admin::part::{MAX_LIMIT, Part};
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;
use crate::app::Engine;

/// How far a campaign has come.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProgressTold {
    /// Units, or agencies, that are asked.
    asked: u64,
    /// Those that confirmed since it began.
    done: u64,
    /// Those that didn't although the last day is over.
    late: u64,
    /// By areas; of a campaign among agencies, by agencies.
    parts: Vec<ProgressPart>,
}

/// How far a part of a campaign has come.
#[derive(Serialize, ToSchema)]
struct ProgressPart {
    /// The code of the area, or the agency; null: units of which nobody said where they are, manuals of which nobody said whose.
    #[schema(example = "38")]
    id: Option<String>,
    /// The names of the area.
    name_th: Option<String>,
    name_en: Option<String>,
    /// A position in the area that stands for it; null: nobody knows one, or it is an agency.
    lat: Option<f64>,
    lon: Option<f64>,
    asked: u64,
    done: u64,
}

impl ProgressPart {
    fn of_area(progress: &registry::Progress, engine: &Engine) -> Self {
        let gazetteer = Gazetteer::built_in();
        let named = progress.area.and_then(|area| gazetteer.place(area));
        let position = progress.area.and_then(|area| engine.place(area).or_else(|| gazetteer.position(area)));
        Self {
            id: progress.area.map(|area| area.to_string()),
            name_th: named.map(|place| place.name_th.to_owned()),
            name_en: named.map(|place| place.name_en.to_owned()),
            lat: position.map(Position::latitude_degrees),
            lon: position.map(Position::longitude_degrees),
            asked: progress.units,
            done: progress.done,
        }
    }
}

/// How far a campaign has come: by provinces, and, within an area, by what lies below.
#[utoipa::path(
    get,
    operation_id = "admin_campaign_progress",
    path = "/admin/v1/campaigns/{id}/progress",
    tag = "campaigns",
    params(
        ("id" = String, Path, example = "campaign-7Q2MX0123456789A"),
        ("area" = Option<String>, Query, description = "Within an area; code of 2, 4 or 6 digits"),
        ("level" = Option<String>, Query, description = "`province`, `district` or `subdistrict`; default: the level below `area`, or provinces"),
    ),
    responses(
        (status = 200, body = ProgressTold),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn progress(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    uri: Uri,
) -> Result<Json<ProgressTold>, Problem> {
    let (_, campaign) = found(&admin, &id).await?;
    let mut given = Parameters::of_query(&uri);
    let within: Option<AreaCode> = given.read("area", str::parse);
    let below = match within.map(AreaCode::level) {
        None => AreaLevel::Province,
        Some(AreaLevel::Province) => AreaLevel::District,
        Some(AreaLevel::District | AreaLevel::Subdistrict) => AreaLevel::Subdistrict,
    };
    let level = given.word("level", &LEVELS).unwrap_or(below);
    given.finish()?;
    require_reading(&admin, &signed_in, &campaign, within).await?;
    let parts = match campaign.task {
        Task::Manuals => of_agencies(&admin, &campaign).await?,
        Task::Data | Task::Pin => {
            let progress = admin.registry.progress(&campaign, within, level).await?;
            let engine = admin.app.engine();
            progress.iter().map(|one| ProgressPart::of_area(one, &*engine)).collect()
        }
    };
    let sum = |count: fn(&ProgressPart) -> u64| parts.iter().map(count).sum::<u64>();
    let (asked, done) = (sum(|part| part.asked), sum(|part| part.done));
    let late = if today(&signed_in) > campaign.deadline { asked - done } else { 0 };
    Ok(Json(ProgressTold { asked, done, late, parts }))
}

/// The agencies whose lists of manuals are asked for, with whether they confirmed.
async fn of_agencies(admin: &Admin, campaign: &Campaign) -> Result<Vec<ProgressPart>, Problem> {
    let procedures = admin.app.ask(QueryEngine::all_procedures).await?;
    let mut agencies: BTreeSet<Option<String>> = BTreeSet::new();
    for procedure in procedures {
        let owners = [&procedure.ministry, &procedure.department];
        let asked = campaign.units.organisation.as_ref();
        if asked.is_none_or(|asked| owners.contains(&&Some(asked.clone()))) {
            agencies.insert(procedure.department.or(procedure.ministry));
        }
    }
    let confirmed = admin.registry.confirmed(Task::Manuals).await?;
    let confirmed: HashMap<String, NaiveDate> = confirmed.into_iter().map(|(of, on, _)| (of, on)).collect();
    let part = |agency: Option<String>| {
        let on = agency.as_ref().and_then(|agency| confirmed.get(agency));
        let is_done = on.is_some_and(|on| *on >= campaign.begins_on);
        ProgressPart {
            id: agency,
            name_th: None,
            name_en: None,
            lat: None,
            lon: None,
            asked: 1,
            done: u64::from(is_done),
        }
    };
    Ok(agencies.into_iter().map(part).collect())
}

/// Some of the units that a campaign asks.
#[derive(Serialize, ToSchema)]
pub(crate) struct DueUnits {
    results: Vec<DueTold>,
    total: u64,
}

/// A unit that a campaign asks.
#[derive(Serialize, ToSchema)]
struct DueTold {
    #[schema(example = "dopa-3804")]
    id: String,
    code: Option<String>,
    name_th: String,
    ministry: Option<String>,
    department: Option<String>,
    /// Code of the subdistrict that it stands in.
    subdistrict: Option<String>,
    /// Its pin; null: it has none.
    lat: Option<f64>,
    lon: Option<f64>,
    /// The day on which it confirmed last, also before the campaign.
    #[schema(format = Date)]
    confirmed_on: Option<String>,
    /// The id of whoever did.
    confirmed_by: Option<String>,
    /// Whether that was within the campaign.
    is_done: bool,
    /// Whether it isn't, although the last day is over.
    is_late: bool,
}

impl DueTold {
    fn new(due: DueUnit, is_over: bool) -> Self {
        let (confirmed_on, confirmed_by) = due.confirmed.map(|(on, by)| (on.to_string(), by)).unzip();
        Self {
            id: due.id.to_string(),
            code: due.code,
            name_th: due.name_th,
            ministry: due.ministry,
            department: due.department,
            subdistrict: due.subdistrict.map(|area| area.to_string()),
            lat: due.pin_e6.map(|(latitude, _)| latitude as f64 / 1e6),
            lon: due.pin_e6.map(|(_, longitude)| longitude as f64 / 1e6),
            confirmed_on,
            confirmed_by,
            is_done: due.is_done,
            is_late: is_over && !due.is_done,
        }
    }
}

/// The units that a campaign asks, by their codes.
#[utoipa::path(
    get,
    operation_id = "admin_campaign_units",
    path = "/admin/v1/campaigns/{id}/units",
    tag = "campaigns",
    params(
        ("id" = String, Path, example = "campaign-7Q2MX0123456789A"),
        ("state" = Option<String>, Query, description = "`due` (default): not confirmed yet; `done`; `all`"),
        ("area" = Option<String>, Query, description = "Within an area; code of 2, 4 or 6 digits"),
        ("limit" = Option<u32>, Query, description = "1 to 100; default 50"),
        ("skip" = Option<u32>, Query, description = "Units before the first one"),
    ),
    responses(
        (status = 200, body = DueUnits),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn units(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    uri: Uri,
) -> Result<Json<DueUnits>, Problem> {
    let (_, campaign) = found(&admin, &id).await?;
    let mut given = Parameters::of_query(&uri);
    let states = [("due", Some(false)), ("done", Some(true)), ("all", None)];
    let is_done = given.word("state", &states).unwrap_or(Some(false));
    let within: Option<AreaCode> = given.read("area", str::parse);
    let Part { limit, skip } = Part::read(&mut given, MAX_LIMIT);
    given.finish()?;
    require_reading(&admin, &signed_in, &campaign, within).await?;
    super::expect_units(&campaign)?;
    let due = admin.registry.due(&campaign, within, is_done, skip as u32, limit as u32).await?;
    let is_over = today(&signed_in) > campaign.deadline;
    let results = due.units.into_iter().map(|due| DueTold::new(due, is_over)).collect();
    Ok(Json(DueUnits { results, total: due.total }))
}

/// The Thai name of an area.
pub(super) fn name_of(area: AreaCode) -> Option<String> {
    Gazetteer::built_in().place(area).map(|place| place.name_th.to_owned())
}

/// The names of the areas of a unit, the largest first.
pub(super) fn names_of(subdistrict: Option<AreaCode>) -> [String; 3] {
    let levels = [AreaLevel::Province, AreaLevel::District, AreaLevel::Subdistrict];
    levels.map(|level| {
        let area = subdistrict.and_then(|area| area.at(level));
        area.and_then(name_of).unwrap_or_default()
    })
}
