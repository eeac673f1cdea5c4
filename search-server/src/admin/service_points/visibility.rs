//! `PUT /admin/v1/service-points/{id}/visibility`: แสดง / ไม่แสดง.

use axum::extract::State;
use axum::response::Response;
use domain::service_point::Visibility;
use registry::{Action, Edit, Record};
use serde::Deserialize;
use utoipa::ToSchema;

use super::card::Card;
use super::{Present, edit};
use crate::admin::body::Body;
use crate::admin::faults::Faults;
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::admin::told;
use crate::admin::version::Seen;
use crate::admin::write::{MAX_REASON_CHARS, Waiting, Why};
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// Whether the public sees a unit.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"status": "hidden", "reason": "ยุบหน่วยงาน"}))]
pub(crate) struct Shown {
    /// `shown` or `hidden`.
    status: String,
    /// Why; whoever hides a unit says so.
    reason: Option<String>,
}

/// Shows or hides a unit.
#[utoipa::path(
    put,
    operation_id = "admin_set_visibility",
    path = "/admin/v1/service-points/{id}/visibility",
    tag = "units",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("If-Match" = String, Header, description = "ETag of the card that was seen"),
    ),
    request_body = Shown,
    responses(
        (status = 200, body = Card),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn put(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    seen: Seen,
    Body(Shown { status, reason }): Body<Shown>,
) -> Result<Response, Problem> {
    let id = super::id(&id)?;
    signed_in.require_unit(&admin, Action::SetVisibility, &id).await?;
    let Present { entry, mut office } = super::present(&admin, &id).await?;
    let before = Record::ServicePoint(Box::new(office.clone()));
    seen.expect(entry.number, || told::record(&before).into())?;
    let mut faults = Faults::default();
    let status = faults.read("status", status.parse::<Visibility>());
    match &reason {
        Some(reason) => faults.expect_text("reason", reason, MAX_REASON_CHARS),
        None if status == Some(Visibility::Hidden) => {
            faults.add("reason", "missing", "expected why the unit is hidden");
        }
        None => {}
    }
    faults.finish()?;
    office.point.visibility = status.unwrap_or(office.point.visibility);
    let edit = Edit::set(Record::ServicePoint(Box::new(office)), entry.number);
    edit::write_one(&admin, &signed_in, &id, edit, Why::edit(reason)).await
}
