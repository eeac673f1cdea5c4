//! `/admin/v1/service-points/{id}/history` and `/compare`: who changed what of a unit, when and why.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use domain::{ChangeNumber, ServicePointId};
use registry::{Action, Entry, Key, Kind, LogFilter, Record};
use serde::Serialize;
use utoipa::ToSchema;

use super::moment;
use crate::admin::names::Names;
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::admin::told::{self, ChangeTold, Difference};
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

const MAX_LIMIT: usize = 100;
const DEFAULT_LIMIT: usize = 20;

/// What happened to a record, the newest change first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Timeline {
    results: Vec<ChangeTold>,
    /// Where the next page begins, as `before`; null: this is the end.
    next: Option<u64>,
}

/// What happened to a unit.
#[utoipa::path(
    get,
    operation_id = "admin_service_point_history",
    path = "/admin/v1/service-points/{id}/history",
    tag = "units",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("before" = Option<u64>, Query, description = "The `next` of the page before"),
        ("limit" = Option<u32>, Query, description = "1 to 100, default 20"),
    ),
    responses(
        (status = 200, body = Timeline),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn of_unit(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    uri: Uri,
) -> Result<Json<Timeline>, Problem> {
    let id = super::id(&id)?;
    let mut given = Parameters::of_query(&uri);
    let (before, limit) = page(&mut given);
    given.finish()?;
    signed_in.require_unit(&admin, Action::Read, &id).await?;
    let filter = LogFilter {
        kind: Some(Kind::ServicePoint),
        record_id: Some(id.to_string()),
        before,
        ..LogFilter::default()
    };
    timeline(&admin, &filter, limit).await.map(Json)
}

/// The page that parameters tell.
pub(crate) fn page(given: &mut Parameters) -> (Option<ChangeNumber>, u32) {
    let before = given.whole_number("before", 1..=usize::MAX >> 1);
    let limit = given.whole_number("limit", 1..=MAX_LIMIT).unwrap_or(DEFAULT_LIMIT);
    (before.map(|number| ChangeNumber(number as u64)), limit as u32)
}

/// Entries of the log with what each changed.
///
/// # Errors
/// When the register fails.
pub(crate) async fn timeline(admin: &Admin, filter: &LogFilter, limit: u32) -> Result<Timeline, Problem> {
    let page = admin.registry.log(filter, limit).await?;
    let bases: Vec<ChangeNumber> =
        page.entries.iter().map(|entry| entry.base).filter(|base| base.0 > 0).collect();
    let before: HashMap<ChangeNumber, Entry> =
        admin.registry.entries_of(&bases).await?.into_iter().map(|entry| (entry.number, entry)).collect();
    let (mut names, mut results) = (Names::default(), Vec::with_capacity(page.entries.len()));
    for entry in &page.entries {
        let before = before.get(&entry.base).and_then(|entry| entry.record.as_ref());
        let actor = names.of(admin, &entry.actor).await?;
        let second = names.of_any(admin, entry.approved_by.as_deref()).await?;
        results.push(ChangeTold::new(entry, actor, second, before));
    }
    Ok(Timeline { results, next: page.next.map(|change| change.0) })
}

/// How a record differs between two moments.
#[derive(Serialize, ToSchema)]
pub(crate) struct Comparison {
    /// The change that held it then; 0: it wasn't there.
    from_change: u64,
    to_change: u64,
    differences: Vec<Difference>,
}

/// How a unit differs between two moments.
#[utoipa::path(
    get,
    operation_id = "admin_service_point_compare",
    path = "/admin/v1/service-points/{id}/compare",
    tag = "units",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("from" = String, Query, description = "Number of a change, or RFC 3339 instant", example = "12"),
        ("to" = Option<String>, Query, description = "The same; default: now"),
    ),
    responses(
        (status = 200, body = Comparison),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn compare(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    uri: Uri,
) -> Result<Json<Comparison>, Problem> {
    let id = super::id(&id)?;
    signed_in.require_unit(&admin, Action::Read, &id).await?;
    let mut given = Parameters::of_query(&uri);
    if !given.has("from") {
        given.error("from", "missing", "expected the number of a change, or an instant");
    }
    let from = given.read("from", moment::read);
    let to = given.read("to", moment::read).unwrap_or(moment::Moment::Change(u64::MAX));
    given.finish()?;
    let from = version(&admin, &id, from.unwrap_or(moment::Moment::Change(0))).await?;
    let to = version(&admin, &id, to).await?;
    let record = |version: &Option<Entry>| version.as_ref().and_then(|entry| entry.record.clone());
    let number = |version: &Option<Entry>| version.as_ref().map_or(0, |entry| entry.number.0);
    let (before, after): (Option<Record>, Option<Record>) = (record(&from), record(&to));
    Ok(Json(Comparison {
        from_change: number(&from),
        to_change: number(&to),
        differences: told::differences(before.as_ref(), after.as_ref()),
    }))
}

async fn version(
    admin: &Admin,
    id: &ServicePointId,
    moment: moment::Moment,
) -> Result<Option<Entry>, Problem> {
    let change = moment.change(admin).await?;
    Ok(admin.registry.as_of(&Key::new(Kind::ServicePoint, id.as_str()), change).await?)
}
