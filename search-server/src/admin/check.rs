//! `POST /admin/v1/service-points/{id}/check`: what would be found about an edit, before anybody makes it.

use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use registry::{Action, Edit, Reason, Record, reasons_to_wait};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::body::Body;
use super::consequences::{self, PreviewTold};
use super::faults::Faults;
use super::findings::{self, PinFindings};
use super::screen::doubted;
use super::service_points::edit::expect_named;
use super::service_points::{self, Present, UnitFields};
use super::signed_in::SignedIn;
use super::state::Admin;
use super::wire::unit_id;
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// What is found about an edit that nobody has made yet.
#[derive(Serialize, ToSchema)]
pub(crate) struct CheckTold {
    /// What the pin doctor says of the unit as it is and as it would be. The repair's `edit` is the body of a change that makes
    /// it.
    pin: PinFindings,
    /// Why the edit would wait for a second person; empty: it wouldn't.
    #[schema(value_type = Vec<Object>, example = json!([{"code": "moved", "metres": 4210.5}]))]
    waits_because: Vec<Value>,
    /// What it would mean for citizens, where that was asked for; null also without boundaries of areas.
    preview: Option<PreviewTold>,
}

/// Looks at an edit without making it; the fields are those of a change, and without any it looks at the unit as it is.
#[utoipa::path(
    post,
    operation_id = "admin_check_service_point",
    path = "/admin/v1/service-points/{id}/check",
    tag = "review",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("preview" = Option<String>, Query, description = "`1`: also what it would mean for citizens; it takes up to two seconds"),
    ),
    request_body(content = UnitFields, example = json!({"pin": {"lat": 17.9537, "lon": 103.9483}})),
    responses(
        (status = 200, body = CheckTold),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn check(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    id: RecordId,
    uri: Uri,
    Body(fields): Body<UnitFields>,
) -> Result<Json<CheckTold>, Problem> {
    let id = unit_id(&id)?;
    signed_in.require_unit(&admin, Action::Read, &id).await?;
    let mut given = Parameters::of_query(&uri);
    let with_preview = given.word("preview", &[("1", true), ("0", false)]).unwrap_or(false);
    given.finish()?;
    let Present { entry, mut office } = service_points::present(&admin, &id).await?;
    let before = office.clone();
    let mut faults = Faults::default();
    let named = fields.apply(&mut office, &mut faults);
    expect_named(&admin, &id, &named, &mut faults).await?;
    faults.finish()?;
    let pin = findings::examine(&admin, Some(&before), &office, signed_in.now).await;
    let edits = [Edit::set(Record::ServicePoint(Box::new(office)), entry.number)];
    let seen = [Some(Record::ServicePoint(Box::new(before)))];
    let mut reasons = reasons_to_wait(&edits, &seen, admin.app.site.review_limits);
    reasons.extend(doubted(std::slice::from_ref(&pin)));
    let preview = match with_preview {
        true => consequences::preview(&admin, &edits, signed_in.now).await?,
        false => None,
    };
    let waits_because = reasons.iter().map(told).collect();
    Ok(Json(CheckTold { pin, waits_because, preview }))
}

/// A reason with its figures.
fn told(reason: &Reason) -> Value {
    serde_json::to_value(reason).unwrap_or_default()
}
