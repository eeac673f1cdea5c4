//! `/admin/v1/procedures`: the manuals, listed, read, changed and added.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use domain::id::GroupId;
use domain::{ChangeNumber, HoursExpression, Procedure, ProcedureId, written};
use registry::{
    Action, Edit, Entry, Key, Kind, ListedProcedure, LogFilter, ProcedureQuestion, Record, Target,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::body::Body;
use super::faults::Faults;
use super::given::{Given, given};
use super::service_points::asked;
use super::service_points::history::{self, Timeline};
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

/// Longest title or word, in characters.
const MAX_TITLE_CHARS: usize = 500;
/// Longest document or step, in characters.
const MAX_TEXT_CHARS: usize = 2_000;
/// Longest text that titles are searched for, in characters.
const MAX_SEARCHED_CHARS: usize = 200;
/// Most documents, steps and words of a procedure.
const MOST: usize = 200;
/// Most minutes and days; as of the import.
const MAX_WHOLE_NUMBER: u32 = 100_000;

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
    Ok(Json(Manuals {
        total: listing.total,
        results: listing.procedures.into_iter().map(ManualLine::from).collect(),
        next: listing.next.as_ref().map(asked::told),
    }))
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

/// What a manual says from now on. What is left out stays as it is, and null empties a field.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"fee_thb": 100.0, "documents": ["บัตรประจำตัวประชาชนเดิม"], "reason": "ประกาศใหม่"}))]
pub(crate) struct ManualFields {
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    group_id: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    title_th: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    title_en: Given<String>,
    /// Words that citizens use for it.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    aliases: Given<Vec<String>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    ministry: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    department: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    category: Given<String>,
    /// Minutes at the counter.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<u32>)]
    counter_minutes: Given<u32>,
    /// Days until the result.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<u32>)]
    processing_days: Given<u32>,
    /// Fee in baht.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<f64>)]
    fee_thb: Given<f64>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    documents: Given<Vec<String>>,
    /// Steps in their order.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    steps: Given<Vec<String>>,
    /// `any`, `province`, `district`, `local` or `assigned`.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    jurisdiction: Given<String>,
    /// `residence`, `property`, `event`, `workplace` or `none`.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    jurisdiction_basis: Given<String>,
    /// OSM date ranges in which applications are taken, such as `Oct-Nov`.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    season: Given<String>,
    /// `in_person`, `online` or `both`.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    channel: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    url: Given<String>,
    /// Why it is changed, for the log.
    reason: Option<String>,
}

impl ManualFields {
    fn apply(self, procedure: &mut Procedure, faults: &mut Faults) {
        if let Some(title) = self.title_th {
            let title = faults.text("title_th", title.unwrap_or_default(), MAX_TITLE_CHARS);
            procedure.title_th = title.unwrap_or_default();
        }
        for (field, value, slot) in [
            ("title_en", self.title_en, &mut procedure.title_en),
            ("ministry", self.ministry, &mut procedure.ministry),
            ("department", self.department, &mut procedure.department),
            ("category", self.category, &mut procedure.category),
        ] {
            if let Some(value) = value {
                *slot = value.and_then(|text| faults.text(field, text, MAX_TITLE_CHARS));
            }
        }
        for (field, value, slot) in [
            ("aliases", self.aliases, &mut procedure.aliases),
            ("documents", self.documents, &mut procedure.documents),
            ("steps", self.steps, &mut procedure.steps),
        ] {
            if let Some(value) = value {
                *slot = texts(faults, field, value.unwrap_or_default());
            }
        }
        for (field, value, slot) in [
            ("counter_minutes", self.counter_minutes, &mut procedure.counter_minutes),
            ("processing_days", self.processing_days, &mut procedure.processing_days),
        ] {
            if let Some(value) = value {
                *slot = value.and_then(|number| faults.read(field, whole_number(number)));
            }
        }
        if let Some(fee) = self.fee_thb {
            procedure.fee_thb = fee.and_then(|fee| faults.read("fee_thb", baht(fee)));
        }
        if let Some(group) = self.group_id {
            procedure.group = group.and_then(|group| faults.read("group_id", GroupId::new(group.trim())));
        }
        if let Some(word) = self.jurisdiction {
            procedure.jurisdiction = word.and_then(|word| faults.read("jurisdiction", word.parse()));
        }
        if let Some(word) = self.jurisdiction_basis {
            procedure.jurisdiction_basis =
                word.and_then(|word| faults.read("jurisdiction_basis", word.parse()));
        }
        if let Some(word) = self.channel {
            procedure.channel = word.and_then(|word| faults.read("channel", word.parse()));
        }
        if let Some(season) = self.season {
            procedure.season = season.and_then(|text| {
                let read = HoursExpression::parse(&text).map_err(|error| error.reason);
                faults.read("season", read).map(|season| season.as_str().to_owned())
            });
        }
        if let Some(url) = self.url {
            procedure.url = url.and_then(|url| faults.read("url", written::web_address(url.trim())));
        }
    }
}

fn texts(faults: &mut Faults, field: &str, texts: Vec<String>) -> Vec<String> {
    if texts.len() > MOST {
        faults.add(field, "invalid", format!("{} are too many: expected at most {MOST}", texts.len()));
    }
    texts.into_iter().filter_map(|text| faults.text(field, text, MAX_TEXT_CHARS)).collect()
}

fn whole_number(number: u32) -> Result<u32, String> {
    let expected = || format!("{number} is out of range: expected 0 to {MAX_WHOLE_NUMBER}");
    Some(number).filter(|number| *number <= MAX_WHOLE_NUMBER).ok_or_else(expected)
}

fn baht(fee: f64) -> Result<f64, String> {
    let expected = || format!("{fee} is no fee: expected baht such as 0 or 100.5");
    Some(fee).filter(|fee| fee.is_finite() && *fee >= 0.0).ok_or_else(expected)
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
