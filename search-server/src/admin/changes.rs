//! `/admin/v1/changes`: the log for those who answer for the whole register, and undo.

use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use domain::{ChangeNumber, ServicePointId};
use registry::{Action, Cause, Edit, Key, Kind, LogFilter, Target};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::OptionalBody;
use super::faults::Faults;
use super::service_points::history::{self, Timeline};
use super::signed_in::SignedIn;
use super::state::Admin;
use super::wire::instant;
use super::write::{self, MAX_REASON_CHARS, Waiting, Why};
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// Longest id that the log is looked through for, in characters.
const MAX_ID_CHARS: usize = 300;

/// The change log, the newest change first.
#[utoipa::path(
    get,
    operation_id = "admin_changes",
    path = "/admin/v1/changes",
    tag = "changes",
    params(
        ("kind" = Option<String>, Query, description = "Kind of record, such as `service_point` or `procedure`"),
        ("id" = Option<String>, Query, description = "Id of a record"),
        ("actor" = Option<String>, Query, description = "Id of a person, or name of a program"),
        ("cause" = Option<String>, Query, description = "`edit`, `import`, `undo`, `restore`, `merge`, `erasure` or `authorize_code`"),
        ("batch" = Option<String>, Query, description = "Name of an act"),
        ("before" = Option<u64>, Query, description = "The `next` of the page before"),
        ("limit" = Option<u32>, Query, description = "1 to 100, default 20"),
    ),
    responses(
        (status = 200, body = Timeline),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    uri: Uri,
) -> Result<Json<Timeline>, Problem> {
    let mut given = Parameters::of_query(&uri);
    let kinds: Vec<(&str, Kind)> = Kind::ALL.iter().map(|kind| (kind.as_str(), *kind)).collect();
    let causes: Vec<(&str, Cause)> = Cause::ALL.iter().map(|cause| (cause.as_str(), *cause)).collect();
    let (before, limit) = history::page(&mut given);
    let filter = LogFilter {
        kind: given.word("kind", &kinds),
        record_id: given.text("id", MAX_ID_CHARS),
        actor: given.text("actor", MAX_ID_CHARS),
        cause: given.word("cause", &causes),
        batch: given.text("batch", MAX_ID_CHARS * 3),
        before,
    };
    given.finish()?;
    signed_in.require(Action::ReadLog, Target::Register)?;
    history::timeline(&admin, &filter, limit).await.map(Json)
}

/// Why something is undone.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "บันทึกผิดหน่วย"}))]
pub(crate) struct Undo {
    /// Why, for the log.
    reason: Option<String>,
}

/// What an undo did.
#[derive(Serialize, ToSchema)]
pub(crate) struct Undone {
    /// The new changes. Empty: all was as before already.
    changes: Vec<u64>,
    /// Names the undo: it can be undone as one itself.
    batch: String,
}

/// Undoes a change, by a new one: the record is again as it was before. Later changes of it aren't lost: then it is a conflict.
#[utoipa::path(
    post,
    operation_id = "admin_undo",
    path = "/admin/v1/changes/{number}/undo",
    tag = "changes",
    params(("number" = u64, Path, example = 57)),
    request_body(content = Option<Undo>, description = "Why, or nothing"),
    responses(
        (status = 200, body = Undone),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, description = "The record was changed after that", content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn undo(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(number): RecordId,
    OptionalBody(why): OptionalBody<Undo>,
) -> Result<Response, Problem> {
    let number: u64 = number.parse().map_err(|_| Problem::not_found("change", &number))?;
    if number > i64::MAX.unsigned_abs() {
        return Err(Problem::not_found("change", &number.to_string()));
    }
    let edits = admin.registry.undoing(ChangeNumber(number)).await?;
    let batch = format!("undo {number} {}", instant(signed_in.now));
    write(&admin, &signed_in, edits, why.unwrap_or_default(), batch).await
}

/// Undoes all changes of an act, by new ones: all of them or none.
#[utoipa::path(
    post,
    operation_id = "admin_undo_batch",
    path = "/admin/v1/batches/{batch}/undo",
    tag = "changes",
    params(("batch" = String, Path, description = "Name of the act")),
    request_body(content = Option<Undo>, description = "Why, or nothing"),
    responses(
        (status = 200, body = Undone),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, description = "A record was changed after that", content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn undo_batch(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(batch): RecordId,
    OptionalBody(why): OptionalBody<Undo>,
) -> Result<Response, Problem> {
    let edits = admin.registry.undoing_batch(&batch).await?;
    if edits.is_empty() {
        return Err(Problem::not_found("act", &batch));
    }
    let named =
        format!("undo {} {}", batch.chars().take(MAX_ID_CHARS).collect::<String>(), instant(signed_in.now));
    write(&admin, &signed_in, edits, why.unwrap_or_default(), named).await
}

async fn write(
    admin: &Admin,
    signed_in: &SignedIn,
    edits: Vec<Edit>,
    Undo { reason }: Undo,
    batch: String,
) -> Result<Response, Problem> {
    for edit in &edits {
        require_undo(admin, signed_in, &edit.key).await?;
    }
    let mut faults = Faults::default();
    if let Some(reason) = &reason {
        faults.expect_text("reason", reason, MAX_REASON_CHARS);
    }
    faults.finish()?;
    let why = Why { cause: Cause::Undo, reason, batch: Some(batch.clone()) };
    let outcome = write::submit(admin, signed_in, edits, why).await?;
    let told = async |numbers: Vec<Option<ChangeNumber>>| {
        let changes = numbers.into_iter().flatten().map(|number| number.0).collect();
        Ok(Json(Undone { changes, batch }).into_response())
    };
    outcome.answered(told).await
}

/// Who may undo a change of a record: whoever may undo changes of the unit or may make such a change.
async fn require_undo(admin: &Admin, signed_in: &SignedIn, key: &Key) -> Result<(), Problem> {
    match key.kind {
        Kind::ServicePoint => {
            let id =
                ServicePointId::new(&key.id).map_err(|_| Problem::not_found("service point", &key.id))?;
            match admin.registry.unit_place(&id).await? {
                Some(place) => signed_in.require(Action::Undo, Target::Unit(&place)),
                // One that was removed belongs to nobody but the register.
                None => signed_in.require(Action::Undo, Target::Register),
            }
        }
        Kind::Procedure => match admin.registry.current(key).await? {
            Some(entry) if entry.record.is_some() => {
                signed_in.require_procedure(admin, Action::EditProcedure, &key.id).await
            }
            _ => signed_in.require(Action::Undo, Target::Register),
        },
        Kind::Calendar | Kind::CalendarDate => signed_in.require(Action::EditCalendar, Target::Register),
        // Whoever may confirm a unit may take that back.
        Kind::Confirmation => match key.id.split_once(' ').map(|(_, of)| ServicePointId::new(of)) {
            Some(Ok(unit)) if admin.registry.unit_place(&unit).await?.is_some() => {
                signed_in.require_unit(admin, Action::Edit, &unit).await.map(drop)
            }
            _ => signed_in.require(Action::Undo, Target::Register),
        },
        Kind::Rights => signed_in.require(Action::Appoint, Target::Register),
        _ => signed_in.require(Action::Undo, Target::Register),
    }
}
