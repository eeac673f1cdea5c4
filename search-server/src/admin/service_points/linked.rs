//! Links of several units: taken over from another one, set at many units at once, and compared with those of the kind.

use std::collections::{HashMap, HashSet};

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::area::AreaLevel;
use domain::service_point::Visibility;
use domain::{ChangeNumber, Offer, ProcedureId};
use registry::{Action, Edit, Entry, Kind, OfferedElsewhere, Office, Record};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::card::{self, LinkedManual};
use super::offers::{Changing, Offers, forget_days_of_others};
use crate::admin::body::Body;
use crate::admin::faults::Faults;
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::admin::two_ids::TwoIds;
use crate::admin::version::Seen;
use crate::admin::wire::instant;
use crate::admin::write::{self, MAX_REASON_CHARS, Outcome, Waiting, Why};
use crate::api::parameters::quoted;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// Most units of one act, so that its answer can be read, and the register isn't held for long.
const MOST_UNITS: usize = 1_000;
/// Most procedures of one act.
const MOST_PROCEDURES: usize = 200;

/// Which links of another unit are taken over.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "เหมือนที่ว่าการอำเภอข้างเคียง"}))]
pub(crate) struct Copied {
    /// Ids of procedures; left out: all that the other one has.
    procedures: Option<Vec<String>>,
    /// Why, for the log.
    reason: Option<String>,
}

/// Links what another unit has linked and this one hasn't. Hours and remarks stay with the other one: they are about its door.
#[utoipa::path(
    post,
    operation_id = "admin_copy_links",
    path = "/admin/v1/service-points/{id}/offers/copy-from/{other}",
    tag = "links",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("other" = String, Path, example = "dopa-3801"),
        ("If-Match" = String, Header, description = "ETag of the unit that was seen"),
    ),
    request_body = Copied,
    responses(
        (status = 200, body = Offers),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn copy(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    TwoIds(id, other): TwoIds,
    seen: Seen,
    Body(Copied { procedures, reason }): Body<Copied>,
) -> Result<Response, Problem> {
    let mut changing = Changing::begin(&admin, &signed_in, &id, seen, reason).await?;
    let other = super::id(&other)?;
    let from = super::present(&admin, &other).await?.office;
    // What a shown unit offers everybody may read.
    if from.point.visibility == Visibility::Hidden {
        signed_in.require_unit(&admin, Action::Read, &other).await?;
    }
    if let Some(asked) = &procedures {
        let has = |id: &String| from.offers.iter().any(|offer| offer.procedure.as_str() == id);
        for missing in asked.iter().filter(|id| !has(id)) {
            changing.faults.add(
                "procedures",
                "not_found",
                format!("{} isn't linked to {other}", quoted(missing)),
            );
        }
    }
    let point = changing.office.point.id.clone();
    for offer in &from.offers {
        let is_asked =
            procedures.as_ref().is_none_or(|asked| asked.iter().any(|id| id == offer.procedure.as_str()));
        let is_known = changing.office.offers.iter().any(|known| known.procedure == offer.procedure);
        if is_asked && !is_known {
            changing.office.offers.push(Offer::plain(point.clone(), offer.procedure.clone()));
        }
    }
    changing.write(&admin, &signed_in).await
}

/// What is linked and unlinked at many units.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"units": ["dopa-3801", "dopa-3804"], "add": ["id-card"], "remove": [], "reason": "คู่มือกลางของกรม"}))]
pub(crate) struct Mass {
    /// Ids of up to 1,000 units.
    units: Vec<String>,
    /// Ids of procedures that are linked.
    #[serde(default)]
    add: Vec<String>,
    /// Ids of procedures that are unlinked.
    #[serde(default)]
    remove: Vec<String>,
    /// Why, for the log.
    reason: Option<String>,
}

/// What became of a mass link.
#[derive(Serialize, ToSchema)]
pub(crate) struct MassDone {
    /// Names the act: it can be undone as one. Null: nothing was changed.
    batch: Option<String>,
    results: Vec<UnitDone>,
}

/// What became of one unit.
#[derive(Serialize, ToSchema)]
pub(crate) struct UnitDone {
    #[schema(example = "dopa-3804")]
    id: String,
    /// `changed`, `unchanged`, `forbidden` or `not_found`.
    result: &'static str,
    /// The change that says so.
    change: Option<u64>,
}

/// Links and unlinks manuals at many units in one act. Units that aren't yours stay as they are, and the answer says so of each.
#[utoipa::path(
    post,
    operation_id = "admin_mass_link",
    path = "/admin/v1/offers/mass",
    tag = "links",
    request_body = Mass,
    responses(
        (status = 200, body = MassDone),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, description = "A unit was changed meanwhile; nothing was written", content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn mass(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    Body(asked): Body<Mass>,
) -> Result<Response, Problem> {
    let Mass { units, add, remove, reason } = asked;
    let (add, remove) = read(&units, &add, &remove, reason.as_deref())?;
    let scope = signed_in.reach(Action::Link)?;
    let ids: Vec<&str> = units.iter().map(String::as_str).collect();
    let allowed = admin.registry.within(&scope, &ids).await?;
    let present: HashMap<String, Entry> = admin
        .registry
        .present(Kind::ServicePoint, &ids)
        .await?
        .into_iter()
        .map(|entry| (entry.key.id.clone(), entry))
        .collect();
    let (mut edits, mut places, mut results) = (Vec::new(), Vec::new(), Vec::new());
    for id in units {
        let result = match present.get(&id) {
            None => "not_found",
            Some(_) if !allowed.contains(&id) => "forbidden",
            Some(entry) => match linked(entry, &add, &remove) {
                None => "unchanged",
                Some(edit) => {
                    places.push(results.len());
                    edits.push(edit);
                    "changed"
                }
            },
        };
        results.push(UnitDone { id, result, change: None });
    }
    if edits.is_empty() {
        return Ok(Json(MassDone { batch: None, results }).into_response());
    }
    let batch = format!("link {} {}", signed_in.person.id, instant(signed_in.now));
    let why = Why { batch: Some(batch.clone()), ..Why::edit(reason) };
    let outcome: Outcome = write::submit(&admin, &signed_in, edits, why).await?;
    let told = async |numbers: Vec<Option<ChangeNumber>>| {
        for (place, number) in places.into_iter().zip(numbers) {
            results[place].change = number.map(|number| number.0);
        }
        Ok(Json(MassDone { batch: Some(batch), results }).into_response())
    };
    outcome.answered(told).await
}

/// Checks what a mass link is asked for.
fn read(
    units: &[String],
    add: &[String],
    remove: &[String],
    reason: Option<&str>,
) -> Result<(Vec<ProcedureId>, Vec<ProcedureId>), Problem> {
    let mut faults = Faults::default();
    if units.is_empty() || units.len() > MOST_UNITS {
        faults.add("units", "invalid", format!("{} units: expected 1 to {MOST_UNITS}", units.len()));
    }
    let distinct: HashSet<&String> = units.iter().collect();
    if distinct.len() < units.len() {
        faults.add("units", "repeated", "a unit stands there twice: expected each once");
    }
    let count = add.len() + remove.len();
    if count == 0 || count > MOST_PROCEDURES {
        faults.add(
            "add",
            "invalid",
            format!("{count} procedures: expected 1 to {MOST_PROCEDURES} with those of remove"),
        );
    }
    if let Some(both) = add.iter().find(|id| remove.contains(id)) {
        faults.add(
            "remove",
            "invalid",
            format!("{} stands in add too: expected it in one of them", quoted(both)),
        );
    }
    let mut ids = |field: &str, ids: &[String]| {
        let read = ids.iter().filter_map(|id| faults.read(field, ProcedureId::new(id)));
        read.collect::<Vec<_>>()
    };
    let read = (ids("add", add), ids("remove", remove));
    if let Some(reason) = reason {
        faults.expect_text("reason", reason, MAX_REASON_CHARS);
    }
    faults.finish()?;
    Ok(read)
}

/// A unit with other links; none: it has them already.
fn linked(entry: &Entry, add: &[ProcedureId], remove: &[ProcedureId]) -> Option<Edit> {
    let Some(Record::ServicePoint(office)) = &entry.record else { return None };
    let mut office: Office = (**office).clone();
    let before = office.offers.len();
    office.offers.retain(|offer| !remove.contains(&offer.procedure));
    let mut is_changed = office.offers.len() < before;
    for procedure in add {
        if office.offers.iter().all(|offer| offer.procedure != *procedure) {
            office.offers.push(Offer::plain(office.point.id.clone(), procedure.clone()));
            is_changed = true;
        }
    }
    forget_days_of_others(&mut office);
    is_changed.then(|| Edit::set(Record::ServicePoint(Box::new(office)), entry.number))
}

/// How the links of a unit differ from those of its kind.
#[derive(Serialize, ToSchema)]
pub(crate) struct KindCompared {
    /// How many other shown units of the kind there are, in the province of the unit; where it has none or none is there, in
    /// the whole register.
    units: u64,
    /// The province that they were looked for in.
    area: Option<String>,
    /// What they have linked and this one hasn't, the most frequent first.
    missing: Vec<OfKind>,
    /// What this one has linked and none of them has.
    only_here: Vec<OfKind>,
}

/// A manual among units of a kind.
#[derive(Serialize, ToSchema)]
pub(crate) struct OfKind {
    #[schema(example = "id-card")]
    procedure: String,
    title_th: Option<String>,
    /// How many of them have it linked.
    units: u64,
    /// Of all of them, 0 to 1.
    share: f64,
}

/// What units of the same kind have linked and this one hasn't, and the reverse.
#[utoipa::path(
    get,
    operation_id = "admin_links_of_kind",
    path = "/admin/v1/service-points/{id}/of-kind",
    tag = "links",
    params(("id" = String, Path, example = "dopa-3804")),
    responses(
        (status = 200, body = KindCompared),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, description = "The unit has no type", content_type = "application/problem+json"),
    )
)]
pub(crate) async fn of_kind(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
) -> Result<Json<KindCompared>, Problem> {
    let id = super::id(&id)?;
    signed_in.require_unit(&admin, Action::Read, &id).await?;
    let office = super::present(&admin, &id).await?.office;
    let Some(kind) = office.point.kind.as_deref() else {
        return Err(crate::admin::failure::refused(
            "type",
            "the unit has none: set it to compare it with others",
        ));
    };
    let mut area = office.point.subdistrict.and_then(|area| area.at(AreaLevel::Province));
    let (mut units, mut offered) = admin.registry.offered_by_kind(kind, area, &id).await?;
    if units == 0 && area.is_some() {
        area = None;
        (units, offered) = admin.registry.offered_by_kind(kind, None, &id).await?;
    }
    let has = |id: &str| office.offers.iter().any(|offer| offer.procedure.as_str() == id);
    let share = |count: u64| if units == 0 { 0.0 } else { count as f64 / units as f64 };
    let elsewhere: HashSet<&str> = offered.iter().map(|one| one.procedure.as_str()).collect();
    let services = card::services(&admin, &office).await?;
    let only_here = services.into_iter().filter(|service| !elsewhere.contains(service.procedure.as_str()));
    let only_here = only_here.map(OfKind::only_here).collect();
    let missing = offered.iter().filter(|one| !has(&one.procedure)).map(|one: &OfferedElsewhere| OfKind {
        procedure: one.procedure.clone(),
        title_th: Some(one.title_th.clone()),
        units: one.units,
        share: share(one.units),
    });
    let missing = missing.collect();
    Ok(Json(KindCompared { units, area: area.map(|area| area.to_string()), missing, only_here }))
}

impl OfKind {
    fn only_here(service: LinkedManual) -> Self {
        Self { procedure: service.procedure, title_th: service.title_th, units: 0, share: 0.0 }
    }
}
