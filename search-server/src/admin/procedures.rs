//! `/admin/v1/procedures`: the manuals, listed, read, changed and added.

mod fields;
mod standing;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use domain::{ChangeNumber, Procedure, ProcedureId};
use registry::{
    Action, Edit, Entry, FacetValue, Key, Kind, ListedProcedure, LogFilter, ProcedureQuestion, Record, Target,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use fields::{MAX_TITLE_CHARS, ManualFields};

use super::body::Body;
use super::faults::Faults;
use super::service_points::asked;
use super::service_points::history::{self, Timeline};
use super::service_points::list::Word;
use super::signed_in::SignedIn;
use super::state::Admin;
use super::told;
use super::version::{Seen, etag};
use super::wire::instant;
use super::write::{self, MAX_REASON_CHARS, Waiting, Why};
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;
use crate::path::segment;

/// Longest text that titles are searched for, in characters.
const MAX_SEARCHED_CHARS: usize = 200;

/// A page of the list of manuals, by title.
#[derive(Serialize, ToSchema)]
pub(crate) struct Manuals {
    /// How many there are in all.
    total: u64,
    results: Vec<ManualLine>,
    /// Where the next page begins, as `cursor`; null: this is the end.
    next: Option<String>,
}

/// A line of the list of manuals. Null is unknown.
#[derive(Serialize, ToSchema)]
pub(crate) struct ManualLine {
    #[schema(example = "id-card")]
    id: String,
    /// The change that it is of.
    change: u64,
    /// When it was edited last, RFC 3339 in UTC.
    edited_at: String,
    edited_by: String,
    /// The same manual of several agencies.
    group_id: Option<String>,
    title_th: String,
    ministry: Option<String>,
    department: Option<String>,
    category: Option<String>,
    /// How many units have it linked.
    units: u64,
    /// What nobody said of it yet, under the names of the columns of a source: `documents`, `steps`, `fee_thb`, `counter_minutes`,
    /// `processing_days`, `jurisdiction`. Empty: it is complete.
    missing: Vec<&'static str>,
    /// How many others have the same title, those of its group aside.
    same_title: u64,
    /// The day on which its department or ministry last confirmed the list that it is in; null: never.
    #[schema(format = Date)]
    confirmed_on: Option<String>,
}

impl From<ListedProcedure> for ManualLine {
    fn from(listed: ListedProcedure) -> Self {
        Self {
            id: listed.id,
            change: listed.number.0,
            edited_at: instant(listed.edited_at),
            edited_by: listed.edited_by,
            group_id: listed.group,
            title_th: listed.title_th,
            ministry: listed.ministry,
            department: listed.department,
            category: listed.category,
            units: listed.units,
            missing: Vec::new(),
            same_title: 0,
            confirmed_on: None,
        }
    }
}

/// The manuals of all departments, to be linked or looked after: by ministry, then department, then a unit that has them.
#[utoipa::path(
    get,
    operation_id = "admin_procedures",
    path = "/admin/v1/procedures",
    tag = "manuals",
    params(
        ("ministry" = Option<String>, Query),
        ("department" = Option<String>, Query),
        ("offered_by" = Option<String>, Query, description = "Id of a unit that has them linked"),
        ("missing_at" = Option<String>, Query, description = "Id of a unit that hasn't"),
        ("q" = Option<String>, Query, description = "Words of titles, or citizens' words, in any order", example = "บัตร"),
        ("cursor" = Option<String>, Query, description = "The `next` of the page before"),
        ("skip" = Option<u64>, Query, description = "Manuals to skip, instead of a cursor"),
        ("limit" = Option<u32>, Query, description = "1 to 100, default 50"),
    ),
    responses(
        (status = 200, body = Manuals),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list(
    State(admin): State<Admin>,
    _signed_in: SignedIn,
    uri: Uri,
) -> Result<Json<Manuals>, Problem> {
    let mut given = Parameters::of_query(&uri);
    let mut word = |name: &str| given.text(name, MAX_TITLE_CHARS);
    let (ministry, department) = (word("ministry"), word("department"));
    let (offered_by, missing_at) = (word("offered_by"), word("missing_at"));
    let words = given.text("q", MAX_SEARCHED_CHARS).unwrap_or_default();
    let (page, limit) = asked::page(&mut given);
    given.finish()?;
    let listing = admin
        .registry
        .list_procedures(&ProcedureQuestion {
            ministry: ministry.as_deref(),
            department: department.as_deref(),
            offered_by: offered_by.as_deref(),
            missing_at: missing_at.as_deref(),
            words: &words,
            page: &page,
            limit,
        })
        .await?;
    let mut results: Vec<ManualLine> = listing.procedures.into_iter().map(ManualLine::from).collect();
    standing::add(&admin, &mut results).await?;
    Ok(Json(Manuals { total: listing.total, results, next: listing.next.as_ref().map(asked::told) }))
}

/// Who answers for manuals, each with how many.
#[derive(Serialize, ToSchema)]
pub(crate) struct ManualOwners {
    ministry: Vec<Word>,
    /// Those of the ministry that was given, or all.
    department: Vec<Word>,
}

/// Whose manuals there are: ministries, and departments of one or of all.
#[utoipa::path(
    get,
    operation_id = "admin_procedures_facets",
    path = "/admin/v1/procedures/facets",
    tag = "manuals",
    params(("ministry" = Option<String>, Query)),
    responses(
        (status = 200, body = ManualOwners),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn facets(
    State(admin): State<Admin>,
    _signed_in: SignedIn,
    uri: Uri,
) -> Result<Json<ManualOwners>, Problem> {
    let mut given = Parameters::of_query(&uri);
    let ministry = given.text("ministry", MAX_TITLE_CHARS);
    given.finish()?;
    let (ministries, departments) = admin.registry.procedure_owners(ministry.as_deref()).await?;
    let words = |values: Vec<FacetValue>| values.into_iter().map(Word::from).collect();
    Ok(Json(ManualOwners { ministry: words(ministries), department: words(departments) }))
}

/// A manual in full, under the names of the columns of a source.
#[derive(Serialize, ToSchema)]
pub(crate) struct ManualRecord {
    #[schema(example = "id-card")]
    id: String,
    /// The change that it is of; also its ETag.
    change: u64,
    /// When it was edited last, RFC 3339 in UTC.
    edited_at: String,
    edited_by: String,
    #[schema(value_type = Object, example = json!({"title_th": "การขอมีบัตรประจำตัวประชาชน", "fee_thb": 0.0}))]
    data: Value,
}

/// A manual.
#[utoipa::path(
    get,
    operation_id = "admin_procedure",
    path = "/admin/v1/procedures/{id}",
    tag = "manuals",
    params(("id" = String, Path, example = "id-card")),
    responses(
        (status = 200, body = ManualRecord, headers(("ETag" = String, description = "Number of the change that it is of"))),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn one(
    State(admin): State<Admin>,
    _signed_in: SignedIn,
    RecordId(id): RecordId,
) -> Result<Response, Problem> {
    answer(&admin, &id).await
}

async fn answer(admin: &Admin, id: &str) -> Result<Response, Problem> {
    let (entry, procedure) = present(admin, id).await?;
    let record = ManualRecord {
        id: id.to_owned(),
        change: entry.number.0,
        edited_at: instant(entry.at),
        edited_by: entry.actor,
        data: told::procedure(&procedure),
    };
    Ok(([etag(entry.number)], Json(record)).into_response())
}

async fn present(admin: &Admin, id: &str) -> Result<(Entry, Procedure), Problem> {
    let missing = || Problem::not_found("procedure", id);
    let mut entry = admin.registry.current(&Key::new(Kind::Procedure, id)).await?.ok_or_else(missing)?;
    match entry.record.take() {
        Some(Record::Procedure(procedure)) => Ok((entry, *procedure)),
        _ => Err(missing()),
    }
}

/// What happened to a manual.
#[utoipa::path(
    get,
    operation_id = "admin_procedure_history",
    path = "/admin/v1/procedures/{id}/history",
    tag = "manuals",
    params(
        ("id" = String, Path, example = "id-card"),
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
pub(crate) async fn history(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    uri: Uri,
) -> Result<Json<Timeline>, Problem> {
    let mut given = Parameters::of_query(&uri);
    let (before, limit) = history::page(&mut given);
    given.finish()?;
    signed_in.require_procedure(&admin, Action::Read, &id).await?;
    let filter =
        LogFilter { kind: Some(Kind::Procedure), record_id: Some(id), before, ..LogFilter::default() };
    history::timeline(&admin, &filter, limit).await.map(Json)
}

/// Changes a manual: the fields that are given, of the version that was seen.
#[utoipa::path(
    patch,
    operation_id = "admin_edit_procedure",
    path = "/admin/v1/procedures/{id}",
    tag = "manuals",
    params(
        ("id" = String, Path, example = "id-card"),
        ("If-Match" = String, Header, description = "ETag of the manual that was seen"),
    ),
    request_body = ManualFields,
    responses(
        (status = 200, body = ManualRecord),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn patch(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    seen: Seen,
    Body(fields): Body<ManualFields>,
) -> Result<Response, Problem> {
    signed_in.require_procedure(&admin, Action::EditProcedure, &id).await?;
    let (entry, mut procedure) = present(&admin, &id).await?;
    seen.expect(entry.number, || told::procedure(&procedure))?;
    let reason = read(fields, &mut procedure)?;
    expect_own(&admin, &signed_in, &procedure).await?;
    let edit = Edit::set(Record::Procedure(Box::new(procedure)), entry.number);
    let outcome = write::submit(&admin, &signed_in, vec![edit], Why::edit(reason)).await?;
    outcome.answered(async |_| answer(&admin, &id).await).await
}

fn read(fields: ManualFields, procedure: &mut Procedure) -> Result<Option<String>, Problem> {
    let mut faults = Faults::default();
    let reason = fields.reason.clone();
    if let Some(reason) = &reason {
        faults.expect_text("reason", reason, MAX_REASON_CHARS);
    }
    fields.apply(procedure, &mut faults);
    faults.finish()?;
    Ok(reason)
}

/// Refuses a manual that would be another organisation's from then on: nobody gives to whom they don't belong.
async fn expect_own(admin: &Admin, signed_in: &SignedIn, procedure: &Procedure) -> Result<(), Problem> {
    let organisations = admin.registry.organisations_of(procedure).await?;
    signed_in.require(Action::EditProcedure, Target::Procedure(&organisations))
}

/// A new manual.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"id": "new-permit", "procedure": {"title_th": "การขออนุญาตใหม่", "department": "กรมการปกครอง"}}))]
pub(crate) struct NewManual {
    /// Its id, which is permanent.
    id: String,
    /// What it says.
    procedure: ManualFields,
}

/// Adds a manual.
#[utoipa::path(
    post,
    operation_id = "admin_add_procedure",
    path = "/admin/v1/procedures",
    tag = "manuals",
    request_body = NewManual,
    responses(
        (status = 201, body = ManualRecord, headers(("Location" = String, description = "Where it stands"))),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, description = "There is, or was, a manual with this id", content_type = "application/problem+json"),
    )
)]
pub(crate) async fn post(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    Body(NewManual { id, procedure: fields }): Body<NewManual>,
) -> Result<Response, Problem> {
    let mut faults = Faults::default();
    let id = faults.read("id", ProcedureId::new(id.trim()));
    faults.finish()?;
    let Some(id) = id else { return Err(Problem::internal()) };
    let mut procedure = Procedure::titled(id.clone(), String::new());
    let reason = read(fields, &mut procedure)?;
    let mut faults = Faults::default();
    if procedure.title_th.is_empty() {
        faults.add("procedure.title_th", "missing", "expected the official Thai title");
    }
    faults.finish()?;
    expect_own(&admin, &signed_in, &procedure).await?;
    let edit = Edit::set(Record::Procedure(Box::new(procedure)), ChangeNumber(0));
    let outcome = write::submit(&admin, &signed_in, vec![edit], Why::edit(reason)).await?;
    let told = async |_| {
        let location = format!("/admin/v1/procedures/{}", segment(id.as_str()));
        let location = HeaderValue::from_str(&location).map_err(|_| Problem::internal())?;
        let answer = answer(&admin, id.as_str()).await?;
        Ok((StatusCode::CREATED, [(header::LOCATION, location)], answer).into_response())
    };
    outcome.answered(told).await
}
