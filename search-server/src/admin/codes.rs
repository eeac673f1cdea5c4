//! `/admin/v1/service-points/{id}/authorize-code`: the one-time code by which a unit's people come in.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use registry::{Action, Cause, CodeState};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::OptionalBody;
use super::failure::refused;
use super::signed_in::SignedIn;
use super::state::Admin;
use super::wire::{instant, unit_id};
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// Days for which a code can be used where nothing is said: letters to units take weeks.
const DEFAULT_DAYS: i64 = 30;

/// Most days.
const MOST_DAYS: i64 = 90;

/// How a code is to be issued.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Issue {
    /// Days for which it can be used, 1 to 90; default 30.
    #[schema(example = 30)]
    valid_days: Option<i64>,
}

/// A code that was just issued.
#[derive(Serialize, ToSchema)]
pub(crate) struct CodeGiven {
    /// The code, shown this once.
    #[schema(example = "0123-4567-89AB-CDEF")]
    code: String,
    /// Until when it can be used, RFC 3339 in UTC.
    until: String,
}

/// What became of a unit's newest code. The code itself is never shown again.
#[derive(Serialize, ToSchema)]
pub(crate) struct CodeStanding {
    /// `issued`, `used`, `expired`, `revoked`, or `none`: there never was one.
    #[schema(example = "issued")]
    state: &'static str,
    /// `issued`: until when it can be used; `used`, `revoked`: when; `expired`: when it ended. RFC 3339 in UTC.
    at: Option<String>,
    /// Who issued, used or took it back.
    by: Option<String>,
}

impl CodeStanding {
    pub(crate) fn new(state: Option<CodeState>) -> Self {
        let word = state.as_ref().map_or("none", CodeState::as_str);
        let (at, by) = match state {
            None => (None, None),
            Some(CodeState::Revoked { at, by }) => (Some(at), by),
            Some(CodeState::Issued { until, by }) => (Some(until), Some(by)),
            Some(CodeState::Used { at, by }) => (Some(at), Some(by)),
            Some(CodeState::Expired { at }) => (Some(at), None),
        };
        Self { state: word, at: at.map(instant), by }
    }
}

/// What became of a unit's code.
#[utoipa::path(
    get,
    operation_id = "authorize_code",
    path = "/admin/v1/service-points/{id}/authorize-code",
    tag = "people",
    params(("id" = String, Path, description = "The unit's id")),
    responses(
        (status = 200, body = CodeStanding),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn state(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    id: RecordId,
) -> Result<Json<CodeStanding>, Problem> {
    let unit = unit_id(&id)?;
    signed_in.require_unit(&admin, Action::Read, &unit).await?;
    Ok(Json(CodeStanding::new(admin.registry.code_state(&unit, signed_in.now).await?)))
}

/// Issues a unit's code, which is shown this once; the one before is worth nothing from then on.
#[utoipa::path(
    post,
    operation_id = "issue_authorize_code",
    path = "/admin/v1/service-points/{id}/authorize-code",
    tag = "people",
    params(("id" = String, Path, description = "The unit's id")),
    request_body(content = Option<Issue>, example = json!({"valid_days": 30})),
    responses(
        (status = 201, body = CodeGiven),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn issue(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    id: RecordId,
    OptionalBody(given): OptionalBody<Issue>,
) -> Result<Response, Problem> {
    let unit = unit_id(&id)?;
    signed_in.require_unit(&admin, Action::Invite, &unit).await?;
    let days = given.and_then(|given| given.valid_days).unwrap_or(DEFAULT_DAYS);
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(refused("valid_days", &format!("{days}: expected 1 to {MOST_DAYS}")));
    }
    let author = signed_in.author(Cause::Edit);
    let issued = admin.registry.issue_code(&unit, TimeDelta::days(days), &author).await?;
    let given = CodeGiven { code: issued.code.reveal().to_owned(), until: instant(issued.until) };
    Ok((StatusCode::CREATED, Json(given)).into_response())
}

/// Takes a unit's code back.
#[utoipa::path(
    delete,
    operation_id = "revoke_authorize_code",
    path = "/admin/v1/service-points/{id}/authorize-code",
    tag = "people",
    params(("id" = String, Path, description = "The unit's id")),
    responses(
        (status = 204, description = "No code of the unit can be used"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn revoke(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    id: RecordId,
) -> Result<StatusCode, Problem> {
    let unit = unit_id(&id)?;
    signed_in.require_unit(&admin, Action::Invite, &unit).await?;
    admin.registry.revoke_code(&unit, &signed_in.author(Cause::Edit)).await?;
    Ok(StatusCode::NO_CONTENT)
}
