//! `POST /admin/v1/service-points/{id}/merge`: twins become one unit, and a unit's work goes to its successor.

use axum::extract::State;
use axum::response::Response;
use domain::ChangeNumber;
use registry::{Action, Cause};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Present;
use crate::admin::body::Body;
use crate::admin::faults::Faults;
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::admin::told;
use crate::admin::version::Seen;
use crate::admin::wire::instant;
use crate::admin::write::{self, MAX_REASON_CHARS, Waiting, Why};
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// Where a unit's work goes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"into": "municipality-380401", "into_change": 57, "reason": "อบต. ยกฐานะเป็นเทศบาลตำบล"}))]
pub(crate) struct MergeInto {
    /// The id of the unit that takes it over.
    into: String,
    /// The change that it was of when it was seen.
    into_change: u64,
    /// Why, for the log.
    reason: Option<String>,
}

/// What a merge did.
#[derive(Serialize, ToSchema)]
pub(crate) struct Merged {
    /// Names the act: it can be undone as one.
    #[schema(example = "merge sao-380401 into municipality-380401 2026-11-27T09:30:00Z")]
    batch: String,
    /// The changes that it is made of.
    changes: Vec<u64>,
    /// The unit that took over.
    into: String,
}

/// Merges a unit into another one, which takes over its manuals, special days, names, territory and, if it has none, its code.
/// The old address answers 308 from then on, and so do all that led to it.
#[utoipa::path(
    post,
    operation_id = "admin_merge",
    path = "/admin/v1/service-points/{id}/merge",
    tag = "units",
    params(
        ("id" = String, Path, description = "The unit that goes", example = "sao-380401"),
        ("If-Match" = String, Header, description = "ETag of the unit that goes, as it was seen"),
    ),
    request_body = MergeInto,
    responses(
        (status = 200, body = Merged),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, description = "The other unit was changed meanwhile", content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn post(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    seen: Seen,
    Body(MergeInto { into, into_change, reason }): Body<MergeInto>,
) -> Result<Response, Problem> {
    let (id, into) = (super::id(&id)?, super::id(&into)?);
    signed_in.require_unit(&admin, Action::Merge, &id).await?;
    signed_in.require_unit(&admin, Action::Merge, &into).await?;
    let mut faults = Faults::default();
    if let Some(reason) = &reason {
        faults.expect_text("reason", reason, MAX_REASON_CHARS);
    }
    faults.finish()?;
    let Present { entry, office } = super::present(&admin, &id).await?;
    let record = registry::Record::ServicePoint(Box::new(office));
    seen.expect(entry.number, || told::record(&record).into())?;
    let gone = registry::Seen { id: id.clone(), change: entry.number };
    let kept = registry::Seen { id: into.clone(), change: ChangeNumber(into_change) };
    let edits = admin.registry.merging(&gone, &kept).await?;
    let batch = format!("merge {id} into {into} {}", instant(signed_in.now));
    let why = Why { cause: Cause::Merge, reason, batch: Some(batch.clone()) };
    let outcome = write::submit(&admin, &signed_in, edits, why).await?;
    let told = async |numbers: Vec<Option<ChangeNumber>>| {
        let changes = numbers.into_iter().flatten().map(|number| number.0).collect();
        let merged = Merged { batch, changes, into: into.to_string() };
        Ok(axum::response::IntoResponse::into_response(axum::Json(merged)))
    };
    outcome.answered(told).await
}
