//! `/v1/suggest`: what a text that is being typed may mean.

use std::ops::Range;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use engine::{SuggestQuery, Suggested};
use serde::Serialize;
use utoipa::ToSchema;

use super::nearest::MAX_TEXT_CHARS;
use super::parameters::Parameters;
use super::problem::Problem;
use super::{body, cache, position};
use crate::app::{self, App, Engine};

/// Most suggestions: what is longer is no list to choose from.
const MAX_LIMIT: usize = 20;
const DEFAULT_LIMIT: usize = 8;

/// Largest answer in bytes. Suggestions that don't fit are left out, from the end.
const MAX_BYTES: usize = 20 << 10;

/// What a text may mean, best first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Suggestions {
    /// Name of the data answered from.
    snapshot: String,
    /// The register's last change that the answer knows.
    change: u64,
    results: Vec<Suggestion>,
}

/// A procedure, an office or a place.
#[derive(Serialize, ToSchema)]
struct Suggestion {
    /// `procedure`, `office` or `place`.
    kind: &'static str,
    /// Id of the procedure or office.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// Code of the place: 2, 4 or 6 digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// The name that matches: one of the names below, or an alias.
    text: String,
    /// The first part of the text that matches: its first character and the one after its last, counted in code points. Null:
    /// it matches by something that doesn't stand in it, such as a code.
    span: Option<[usize; 2]>,
    /// All parts of the text that match.
    spans: Vec<[usize; 2]>,
    name_th: String,
    name_en: Option<String>,
    /// What tells two of the same name apart, for a second line: where it is, or whose it is.
    detail_th: Option<String>,
    detail_en: Option<String>,
}

impl From<engine::Suggestion> for Suggestion {
    fn from(suggestion: engine::Suggestion) -> Self {
        let (kind, id, code) = match suggestion.what {
            Suggested::Procedure(id) => ("procedure", Some(id.to_string()), None),
            Suggested::Office(id) => ("office", Some(id.to_string()), None),
            Suggested::Place(code) => ("place", None, Some(code.to_string())),
        };
        let spans: Vec<[usize; 2]> =
            suggestion.matched.iter().map(|Range { start, end }| [*start, *end]).collect();
        Self {
            kind,
            id,
            code,
            text: suggestion.text,
            span: spans.first().copied(),
            spans,
            name_th: suggestion.name_th,
            name_en: suggestion.name_en,
            detail_th: suggestion.detail_th,
            detail_en: suggestion.detail_en,
        }
    }
}

/// What a text that is being typed may mean: procedures, offices and places, by any word of any of their names, with a slip
/// of the finger, on the other layout of the keyboard.
#[utoipa::path(
    get,
    operation_id = "suggest",
    path = "/v1/suggest",
    tag = "search",
    params(
        ("q" = String, Query, description = "The text so far, at most 200 characters", example = "ใบขับ"),
        ("lat" = Option<f64>, Query, description = "Latitude, WGS-84 degrees; with `lon`: nearer offices and places first"),
        ("lon" = Option<f64>, Query, description = "Longitude, WGS-84 degrees"),
        ("limit" = Option<u32>, Query, description = "1 to 20; default 8. An answer has at most 20 KiB"),
    ),
    responses(
        (status = 200, body = Suggestions),
        (status = 400, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn get(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let query = read(Parameters::of_query(&uri))?;
    let engine = app.engine();
    let tag = cache::tag(&*engine, &["suggest", &format!("{query:?}")]);
    if cache::is_known(&headers, &tag) {
        return Ok(cache::not_modified(&tag));
    }
    let found = app::ask(engine, move |engine| answer(engine, &query)).await?;
    Ok(cache::with_tag(Json(found).into_response(), &tag))
}

/// The same parameters in a JSON body, so that positions and what is typed stay out of URLs.
#[utoipa::path(
    post,
    operation_id = "suggest_of_body",
    path = "/v1/suggest",
    tag = "search",
    request_body(content = Object, example = json!({"q": "ใบขับ", "lat": 17.93, "lon": 103.95})),
    responses(
        (status = 200, body = Suggestions),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn post(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let query = read(body::parameters(&uri, &headers, body)?)?;
    let found = app.ask(move |engine| answer(engine, &query)).await?;
    Ok(cache::not_stored(Json(found).into_response()))
}

fn read(mut given: Parameters) -> Result<SuggestQuery, Problem> {
    let before = given.error_count();
    let text = given.text("q", MAX_TEXT_CHARS);
    if text.is_none() && given.error_count() == before {
        given.error("q", "missing", "expected the text so far, such as ใบขับ");
    }
    let has_position = given.has("lat") || given.has("lon");
    let from = if has_position { position::read(&mut given) } else { None };
    let limit = given.whole_number("limit", 1..=MAX_LIMIT).unwrap_or(DEFAULT_LIMIT);
    given.finish()?;
    let text = text.expect("a missing or bad text was reported, and finish has returned");
    Ok(SuggestQuery { text, from, limit })
}

fn answer(engine: &Engine, query: &SuggestQuery) -> Result<Suggestions, engine::Error> {
    let results = engine.suggest(query)?.into_iter().map(Suggestion::from).collect();
    Ok(fitting(Suggestions { snapshot: engine.snapshot_id().to_owned(), change: engine.change().0, results }))
}

/// The answer without what is over the limit of its size.
fn fitting(mut answer: Suggestions) -> Suggestions {
    let bytes = |answer: &Suggestions| serde_json::to_vec(answer).map_or(0, |json| json.len());
    while bytes(&answer) > MAX_BYTES && answer.results.pop().is_some() {}
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestion(name: &str) -> Suggestion {
        Suggestion {
            kind: "procedure",
            id: Some("a".to_owned()),
            code: None,
            text: name.to_owned(),
            span: Some([0, 1]),
            spans: vec![[0, 1]],
            name_th: name.to_owned(),
            name_en: None,
            detail_th: None,
            detail_en: None,
        }
    }

    #[test]
    fn an_answer_of_the_longest_titles_has_at_most_20_kib() {
        // The longest title of the list of services has 449 characters.
        let results = (0..MAX_LIMIT).map(|_| suggestion(&"ก".repeat(449))).collect();
        let answer = fitting(Suggestions { snapshot: "0".repeat(32), change: 0, results });
        let bytes = serde_json::to_vec(&answer).expect("JSON").len();
        assert!(bytes <= MAX_BYTES, "{bytes}");
        assert_eq!(answer.results.len(), 7);
    }
}
