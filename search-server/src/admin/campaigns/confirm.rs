//! "Still right": what a unit's officer, or an agency, confirms.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::ChangeNumber;
use registry::{Action, Author, Cause, Confirmation, Target, Task};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::today;
use crate::admin::body::Body;
use crate::admin::service_points::{self, Present};
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::admin::unit::{bad, seen_unit};
use crate::admin::version::{Seen, etag};
use crate::admin::wire::{instant, unit_id};
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// What is confirmed of a unit.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"task": "data"}))]
pub(crate) struct ConfirmUnit {
    /// `data`: all of it; `pin`: its pin.
    task: String,
}

/// Which version of a list of manuals is confirmed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"change": 1234}))]
pub(crate) struct ConfirmManuals {
    /// The register's last change that the list which was looked at knew.
    change: u64,
}

/// What was confirmed.
#[derive(Serialize, ToSchema)]
pub(crate) struct Confirmed {
    /// `data`, `pin` or `manuals`.
    task: &'static str,
    /// The unit or the agency.
    of: String,
    /// The day in Thailand.
    #[schema(format = Date)]
    confirmed_on: String,
    /// When, RFC 3339 in UTC.
    at: String,
    /// The change that it is in the log; null: the same was confirmed today already.
    change: Option<u64>,
    /// The act, by which it is undone.
    batch: String,
}

/// Confirms that a unit, or its pin, is still right, in the version that was seen. The unit says so from then on.
#[utoipa::path(
    post,
    operation_id = "admin_confirm_service_point",
    path = "/admin/v1/service-points/{id}/confirmations",
    tag = "campaigns",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("If-Match" = String, Header, description = "ETag of the card that was seen"),
    ),
    request_body = ConfirmUnit,
    responses(
        (status = 201, body = Confirmed, headers(("ETag" = String, description = "The unit's version from then on"))),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "It has no pin to confirm", body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn of_unit(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    id: RecordId,
    seen: Seen,
    Body(ConfirmUnit { task }): Body<ConfirmUnit>,
) -> Result<Response, Problem> {
    let id = unit_id(&id)?;
    signed_in.require_unit(&admin, Action::Edit, &id).await?;
    let task = match task.as_str() {
        "data" => Task::Data,
        "pin" => Task::Pin,
        other => return Err(bad("task", format!("{other:?} is not known: expected one of data, pin"))),
    };
    let Present { entry, .. } = seen_unit(&admin, &id, seen).await?;
    let said = Confirmation::of_unit(task, &id, entry.number, today(&signed_in));
    let confirmed = confirm(&admin, &signed_in, &said).await?;
    let now = service_points::present(&admin, &id).await?.entry.number;
    Ok((StatusCode::CREATED, [etag(now)], Json(confirmed)).into_response())
}

/// Confirms that an agency's list of manuals is complete, correct and current.
#[utoipa::path(
    post,
    operation_id = "admin_confirm_manuals",
    path = "/admin/v1/organisations/{id}/manuals-confirmation",
    tag = "campaigns",
    params(("id" = String, Path, description = "The ministry or department", example = "กรมการปกครอง")),
    request_body = ConfirmManuals,
    responses(
        (status = 201, body = Confirmed),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No manual is of this agency", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`conflict`: a manual of it was changed since", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn of_manuals(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    Body(ConfirmManuals { change }): Body<ConfirmManuals>,
) -> Result<Response, Problem> {
    let organisations = admin.registry.organisation_and_above(&id).await?;
    signed_in.require(Action::ConfirmManuals, Target::Procedure(&organisations))?;
    let last = admin.registry.head().await?.number.0;
    if change > last {
        return Err(bad("change", format!("{change} is no change yet: expected at most {last}")));
    }
    let newest = admin.registry.newest_of_manuals(&id).await?;
    let newest = newest.ok_or_else(|| Problem::not_found("agency with manuals", &id))?;
    if newest.0 > change {
        let title = "Somebody changed a manual meanwhile";
        let problem = Problem::new(StatusCode::CONFLICT, "conflict", title);
        return Err(problem.with_detail(format!("the list is of change {}: look at it again", newest.0)));
    }
    let said =
        Confirmation { task: Task::Manuals, of: id, change: ChangeNumber(change), on: today(&signed_in) };
    let confirmed = confirm(&admin, &signed_in, &said).await?;
    Ok((StatusCode::CREATED, Json(confirmed)).into_response())
}

async fn confirm(admin: &Admin, signed_in: &SignedIn, said: &Confirmation) -> Result<Confirmed, Problem> {
    let batch = format!("confirm {} {} {}", said.task.as_str(), said.of, instant(signed_in.now));
    let author = Author { batch: Some(batch.clone()), ..signed_in.author(Cause::Edit) };
    let numbers = admin.registry.confirm(said, &author).await?;
    admin.changed().await;
    Ok(Confirmed {
        task: said.task.as_str(),
        of: said.of.clone(),
        confirmed_on: said.on.to_string(),
        at: instant(signed_in.now),
        change: numbers.last().copied().flatten().map(|ChangeNumber(number)| number),
        batch,
    })
}
