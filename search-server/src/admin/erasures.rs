//! `/admin/v1/erasures`: personal values that are to be known to nobody any more.

use axum::Json;
use axum::extract::State;
use registry::{Action, Author, Cause, Key, Kind, Personal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::faults::Faults;
use super::service_points;
use super::signed_in::SignedIn;
use super::state::Admin;
use super::write::MAX_REASON_CHARS;
use crate::api::problem::Problem;

/// A personal value that is erased.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"service_point": "dopa-3804", "what": "note", "procedure": "id-card", "reason": "ตามคำขอของเจ้าของข้อมูล"}))]
pub(crate) struct Erasure {
    /// The unit.
    service_point: String,
    /// `phone`, `email`, `note`, `exception_reasons` or `change_reasons`.
    what: String,
    /// Of a note: the procedure that it stands beside.
    procedure: Option<String>,
    /// Why, for the log; it can be erased too.
    reason: Option<String>,
}

/// What an erasure did.
#[derive(Serialize, ToSchema)]
pub(crate) struct Erased {
    /// How many values were erased, in all versions of the record.
    values: u64,
}

/// Erases a personal value of a unit in all its versions. The chain of hashes stays whole; the value can't be brought back.
#[utoipa::path(
    post,
    operation_id = "admin_erase",
    path = "/admin/v1/erasures",
    tag = "changes",
    request_body = Erasure,
    responses(
        (status = 200, body = Erased),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn erase(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    Body(Erasure { service_point, what, procedure, reason }): Body<Erasure>,
) -> Result<Json<Erased>, Problem> {
    let id = service_points::id(&service_point)?;
    signed_in.require_unit(&admin, Action::Erase, &id).await?;
    let mut faults = Faults::default();
    if let Some(reason) = &reason {
        faults.expect_text("reason", reason, MAX_REASON_CHARS);
    }
    let personal = faults.read("what", personal(&what, procedure));
    faults.finish()?;
    let Some(personal) = personal else { return Err(Problem::internal()) };
    let author = Author { reason, ..signed_in.author(Cause::Erasure) };
    let key = Key::new(Kind::ServicePoint, id.as_str());
    let values = admin.registry.erase(&key, &personal, &author).await?;
    admin.changed().await;
    Ok(Json(Erased { values }))
}

/// What is erased, by its word.
fn personal(what: &str, procedure: Option<String>) -> Result<Personal, &'static str> {
    match (what, procedure) {
        ("note", Some(procedure)) => Ok(Personal::Note { procedure }),
        ("note", None) => Err("a note stands beside a procedure: expected its id in procedure"),
        (_, Some(_)) => Err("only a note stands beside a procedure: leave procedure out"),
        ("phone", None) => Ok(Personal::Phone),
        ("email", None) => Ok(Personal::Email),
        ("exception_reasons", None) => Ok(Personal::ExceptionReasons),
        ("change_reasons", None) => Ok(Personal::ChangeReasons),
        _ => Err("is not known: expected phone, email, note, exception_reasons or change_reasons"),
    }
}
