//! `/v1/procedures`: what can be done, found by words, and one manual in full.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use domain::Procedure;
use serde::Serialize;
use utoipa::ToSchema;

use super::cache;
use super::nearest::MAX_TEXT_CHARS;
use super::parameters::Parameters;
use super::problem::Problem;
use super::record_id::RecordId;
use crate::app::{self, App};

const MAX_LIMIT: usize = 100;
const DEFAULT_LIMIT: usize = 10;

/// Procedures that match words, best first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Found {
    /// Name of the data answered from.
    snapshot: String,
    /// The register's last change that the answer knows.
    change: u64,
    /// The words with their slips put right, where some of them are nobody's. Null: every word is known, or what isn't is
    /// like nothing that is.
    did_you_mean: Option<String>,
    results: Vec<FoundProcedure>,
}

/// A procedure that matches.
#[derive(Serialize, ToSchema)]
struct FoundProcedure {
    id: String,
    /// The same manual of several agencies.
    group_id: Option<String>,
    title_th: String,
    title_en: Option<String>,
    /// Larger is better; comparable within one answer only.
    score: f32,
}

/// A procedure in full. Null is unknown.
#[derive(Serialize, ToSchema)]
pub(crate) struct Manual {
    snapshot: String,
    change: u64,
    id: String,
    group_id: Option<String>,
    title_th: String,
    title_en: Option<String>,
    /// Words that citizens use for it.
    aliases: Vec<String>,
    ministry: Option<String>,
    department: Option<String>,
    category: Option<String>,
    /// Minutes at the counter.
    counter_minutes: Option<u32>,
    /// Days until the result.
    processing_days: Option<u32>,
    /// Fee in baht.
    fee_thb: Option<f64>,
    documents: Vec<String>,
    steps: Vec<String>,
    /// `any`, `province`, `district`, `local` or `assigned`.
    jurisdiction: Option<&'static str>,
    /// `residence`, `property`, `event`, `workplace` or `none`.
    jurisdiction_basis: Option<&'static str>,
    /// OSM date ranges in which applications are taken.
    season: Option<String>,
    /// `in_person`, `online` or `both`.
    channel: Option<&'static str>,
    url: Option<String>,
    updated_at: Option<String>,
    /// Columns whose value is made up for the sample.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sample_fields: Vec<String>,
}

impl Manual {
    fn new(procedure: Procedure, snapshot: &str, change: u64) -> Self {
        Self {
            snapshot: snapshot.to_owned(),
            change,
            id: procedure.id.to_string(),
            group_id: procedure.group.map(|group| group.to_string()),
            title_th: procedure.title_th,
            title_en: procedure.title_en,
            aliases: procedure.aliases,
            ministry: procedure.ministry,
            department: procedure.department,
            category: procedure.category,
            counter_minutes: procedure.counter_minutes,
            processing_days: procedure.processing_days,
            fee_thb: procedure.fee_thb,
            documents: procedure.documents,
            steps: procedure.steps,
            jurisdiction: procedure.jurisdiction.map(domain::procedure::Jurisdiction::as_str),
            jurisdiction_basis: procedure
                .jurisdiction_basis
                .map(domain::procedure::JurisdictionBasis::as_str),
            season: procedure.season,
            channel: procedure.channel.map(domain::procedure::Channel::as_str),
            url: procedure.url,
            updated_at: procedure.updated_at.map(|date| date.as_str().to_owned()),
            sample_fields: procedure.sample_fields,
        }
    }
}

/// Procedures by words of their titles or by what citizens call them.
#[utoipa::path(
    get,
    operation_id = "find_procedures",
    path = "/v1/procedures",
    tag = "search",
    params(
        ("q" = String, Query, description = "Words, at most 200 characters", example = "ทำบัตรประชาชน"),
        ("limit" = Option<u32>, Query, description = "1 to 100; default 10"),
    ),
    responses(
        (status = 200, body = Found),
        (status = 400, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn search(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut given = Parameters::of_query(&uri);
    let before = given.error_count();
    let words = given.text("q", MAX_TEXT_CHARS);
    if words.is_none() && given.error_count() == before {
        given.error("q", "missing", "expected words such as ทำบัตรประชาชน");
    }
    let limit = given.whole_number("limit", 1..=MAX_LIMIT).unwrap_or(DEFAULT_LIMIT);
    given.finish()?;
    let words = words.expect("a missing or bad text was reported, and finish has returned");
    let engine = app.engine();
    let tag = cache::tag(&*engine, &[&format!("procedures {limit} {words}")]);
    if cache::is_known(&headers, &tag) {
        return Ok(cache::not_modified(&tag));
    }
    let found = app::ask(engine, move |engine| {
        let results = engine.find_procedures(&words, limit)?;
        let result = |scored: engine::ScoredProcedure| FoundProcedure {
            id: scored.procedure.id.to_string(),
            group_id: scored.procedure.group.map(|group| group.to_string()),
            title_th: scored.procedure.title_th,
            title_en: scored.procedure.title_en,
            score: scored.score,
        };
        Ok(Found {
            snapshot: engine.snapshot_id().to_owned(),
            change: engine.change().0,
            did_you_mean: engine.did_you_mean(&words)?,
            results: results.into_iter().map(result).collect(),
        })
    })
    .await?;
    Ok(cache::with_tag(Json(found).into_response(), &tag))
}

/// One procedure in full.
#[utoipa::path(
    get,
    operation_id = "procedure",
    path = "/v1/procedures/{id}",
    tag = "records",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = Manual),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn one(
    State(app): State<App>,
    RecordId(id): RecordId,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    Parameters::of_query(&uri).finish()?;
    let engine = app.engine();
    let tag = cache::tag(&*engine, &[&format!("procedure {id}")]);
    let procedure = engine.procedure(&id)?.ok_or_else(|| Problem::not_found("procedure", &id))?;
    if cache::is_known(&headers, &tag) {
        return Ok(cache::not_modified(&tag));
    }
    let manual = Manual::new(procedure, engine.snapshot_id(), engine.change().0);
    Ok(cache::with_tag(Json(manual).into_response(), &tag))
}
