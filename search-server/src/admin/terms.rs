//! `/admin/v1/organisations` and `/admin/v1/office-types`: the trees above the units.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use domain::ChangeNumber;
use registry::{Action, Edit, Entry, Key, Kind, Record, Target, Term};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::faults::Faults;
use super::signed_in::SignedIn;
use super::state::Admin;
use super::told;
use super::version::{Seen, etag};
use super::write::{self, MAX_REASON_CHARS, Waiting, Why};
use crate::api::parameters::quoted;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// Longest name, in characters.
const MAX_NAME_CHARS: usize = 300;
/// Longest id, in bytes; as of all ids.
const MAX_ID_BYTES: usize = domain::id::MAX_ID_BYTES;

/// All organisations, or all kinds of offices, by id.
#[derive(Serialize, ToSchema)]
pub(crate) struct Terms {
    results: Vec<TermRecord>,
}

/// An organisation or a kind of office.
#[derive(Serialize, ToSchema)]
pub(crate) struct TermRecord {
    #[schema(example = "กรมการปกครอง")]
    id: String,
    /// The change that it is of; also its ETag.
    change: u64,
    name_th: String,
    name_en: Option<String>,
    /// The one above it.
    parent_id: Option<String>,
}

/// What an organisation or a kind of office is called.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name_th": "กรมการปกครอง", "name_en": "Department of Provincial Administration", "parent_id": "กระทรวงมหาดไทย"}))]
pub(crate) struct TermFields {
    name_th: String,
    name_en: Option<String>,
    /// The one above it.
    parent_id: Option<String>,
    /// Why, for the log.
    reason: Option<String>,
}

fn told(entry: Entry) -> Option<TermRecord> {
    match entry.record? {
        Record::Organisation(term) | Record::OfficeType(term) => Some(TermRecord {
            id: term.id,
            change: entry.number.0,
            name_th: term.name_th,
            name_en: term.name_en,
            parent_id: term.parent,
        }),
        _ => None,
    }
}

async fn all(admin: &Admin, kind: Kind) -> Result<Json<Terms>, Problem> {
    let entries = admin.registry.all(kind).await?;
    Ok(Json(Terms { results: entries.into_iter().filter_map(told).collect() }))
}

/// All organisations: ministries, departments, agencies.
#[utoipa::path(
    get,
    operation_id = "admin_organisations",
    path = "/admin/v1/organisations",
    tag = "structure",
    responses(
        (status = 200, body = Terms),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn organisations(
    State(admin): State<Admin>,
    _signed_in: SignedIn,
) -> Result<Json<Terms>, Problem> {
    all(&admin, Kind::Organisation).await
}

/// All kinds of offices.
#[utoipa::path(
    get,
    operation_id = "admin_office_types",
    path = "/admin/v1/office-types",
    tag = "structure",
    responses(
        (status = 200, body = Terms),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn office_types(
    State(admin): State<Admin>,
    _signed_in: SignedIn,
) -> Result<Json<Terms>, Problem> {
    all(&admin, Kind::OfficeType).await
}

/// Sets what an organisation is called and what it stands below; a new one needs no `If-Match`. Its names show at once.
#[utoipa::path(
    put,
    operation_id = "admin_set_organisation",
    path = "/admin/v1/organisations/{id}",
    tag = "structure",
    params(
        ("id" = String, Path, example = "กรมการปกครอง"),
        ("If-Match" = Option<String>, Header, description = "Number of the change that was seen, in quotes; left out for a new one"),
    ),
    request_body = TermFields,
    responses(
        (status = 200, body = TermRecord),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn put_organisation(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    headers: HeaderMap,
    Body(fields): Body<TermFields>,
) -> Result<Response, Problem> {
    put(&admin, &signed_in, Kind::Organisation, id, &headers, fields).await
}

/// Sets what a kind of office is called and what it stands below; a new one needs no `If-Match`. Its names show at once.
#[utoipa::path(
    put,
    operation_id = "admin_set_office_type",
    path = "/admin/v1/office-types/{id}",
    tag = "structure",
    params(
        ("id" = String, Path, example = "district_office"),
        ("If-Match" = Option<String>, Header, description = "Number of the change that was seen, in quotes; left out for a new one"),
    ),
    request_body = TermFields,
    responses(
        (status = 200, body = TermRecord),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn put_office_type(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    headers: HeaderMap,
    Body(fields): Body<TermFields>,
) -> Result<Response, Problem> {
    put(&admin, &signed_in, Kind::OfficeType, id, &headers, fields).await
}

async fn put(
    admin: &Admin,
    signed_in: &SignedIn,
    kind: Kind,
    id: String,
    headers: &HeaderMap,
    fields: TermFields,
) -> Result<Response, Problem> {
    // The tree decides who answers for what, as roles do.
    signed_in.require(Action::Appoint, Target::Register)?;
    let key = Key::new(kind, id.clone());
    let base = expect_seen(admin, &key, headers).await?;
    let (term, reason) = read(admin, kind, id, fields).await?;
    let record =
        if kind == Kind::Organisation { Record::Organisation(term) } else { Record::OfficeType(term) };
    let edit = Edit::set(record, base);
    let outcome = write::submit(admin, signed_in, vec![edit], Why::edit(reason)).await?;
    let answer = async |_| {
        let entry = admin.registry.current(&key).await?.ok_or_else(Problem::internal)?;
        let number = entry.number;
        let told = told(entry).ok_or_else(Problem::internal)?;
        Ok(([etag(number)], Json(told)).into_response())
    };
    outcome.answered(answer).await
}

/// The version that a change is made of: what `If-Match` says of a record that is there.
///
/// # Errors
/// A problem where it is missing, or isn't the newest one.
pub(crate) async fn expect_seen(
    admin: &Admin,
    key: &Key,
    headers: &HeaderMap,
) -> Result<ChangeNumber, Problem> {
    let entry = admin.registry.current(key).await?;
    match entry {
        // Nothing was there, or it is no longer: there is no version to be seen.
        None => Ok(ChangeNumber(0)),
        Some(Entry { number, record: None, .. }) => Ok(number),
        Some(Entry { number, record: Some(record), .. }) => {
            Seen::of(headers)?.expect(number, || told::record(&record).into())?;
            Ok(number)
        }
    }
}

async fn read(
    admin: &Admin,
    kind: Kind,
    id: String,
    fields: TermFields,
) -> Result<(Term, Option<String>), Problem> {
    let mut faults = Faults::default();
    if id.is_empty() || id.len() > MAX_ID_BYTES || id.chars().any(char::is_control) {
        faults.add(
            "id",
            "invalid",
            format!("expected an id of at most {MAX_ID_BYTES} bytes, without control characters"),
        );
    }
    let name_th = faults.text("name_th", &fields.name_th, MAX_NAME_CHARS).unwrap_or_default();
    let name_en = fields.name_en.and_then(|name| faults.text("name_en", &name, MAX_NAME_CHARS));
    if let Some(reason) = &fields.reason {
        faults.expect_text("reason", reason, MAX_REASON_CHARS);
    }
    if let Some(parent) = &fields.parent_id {
        let tree = admin.registry.terms(kind).await?;
        let above = |id: &String| tree.iter().find(|term| term.id == *id);
        let steps = std::iter::successors(above(parent), |term| term.parent.as_ref().and_then(above));
        if above(parent).is_none() {
            faults.add(
                "parent_id",
                "not_found",
                format!("there is none with the id {}: add it first", quoted(parent)),
            );
        } else if *parent == id || steps.take(tree.len()).any(|term| term.id == id) {
            faults.add(
                "parent_id",
                "invalid",
                format!("{} is itself, or stands below it: expected another one", quoted(parent)),
            );
        }
    }
    faults.finish()?;
    Ok((Term { id, name_th, name_en, parent: fields.parent_id }, fields.reason))
}
