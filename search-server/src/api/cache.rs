//! ETags and cache headers. An answer is named by the data it is of, the minute, and the question.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::QueryEngine;

use super::media_type::Answer;
use super::problem::Problem;

/// What caches in front of us may do with a public answer.
const PUBLIC: HeaderValue = HeaderValue::from_static("public, max-age=60, stale-while-revalidate=300");

/// Names an answer: the same snapshot, change and question (with its instant) have the same tag.
pub(crate) fn tag(engine: &dyn QueryEngine, question: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(engine.snapshot_id().as_bytes()).update(&engine.change().0.to_le_bytes());
    for part in question {
        hasher.update(&[0]).update(part.as_bytes());
    }
    quoted(&hasher.finalize())
}

/// The answer to a search, or that the client's still holds: by the name that the question gave it, if it gave one, before
/// anything is searched, and otherwise by what it says. An answer that was cut off is kept by nobody.
///
/// # Errors
/// Those of the search.
pub(crate) async fn answered(
    headers: &HeaderMap,
    named_by_question: Option<String>,
    search: impl Future<Output = Result<Answer, Problem>>,
) -> Result<Response, Problem> {
    if let Some(tag) = named_by_question.as_ref().filter(|tag| is_known(headers, tag)) {
        return Ok(not_modified(tag));
    }
    let answer = search.await?;
    if !answer.complete {
        return Ok(not_stored(answer.into_response()));
    }
    let tag = named_by_question.unwrap_or_else(|| tag_of_answer(&answer.body));
    if is_known(headers, &tag) {
        return Ok(not_modified(&tag));
    }
    Ok(with_tag(answer.into_response(), &tag))
}

/// Names an answer by what it says.
fn tag_of_answer(body: &[u8]) -> String {
    quoted(&blake3::hash(body))
}

fn quoted(hash: &blake3::Hash) -> String {
    format!("\"{}\"", &hash.to_hex()[..32])
}

/// Whether the client holds the tagged answer already.
pub(crate) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let held = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    held.flat_map(|value| value.split(',')).any(|held| {
        let held = held.trim();
        held == "*" || held.strip_prefix("W/").unwrap_or(held) == tag
    })
}

/// Says that the client's answer still holds.
pub(crate) fn not_modified(tag: &str) -> Response {
    with_tag(StatusCode::NOT_MODIFIED.into_response(), tag)
}

/// Adds tag and cache headers to a public answer.
pub(crate) fn with_tag(mut response: Response, tag: &str) -> Response {
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::CACHE_CONTROL, PUBLIC);
    headers.insert(header::VARY, HeaderValue::from_static("accept, accept-encoding"));
    response
}

/// Keeps an answer out of every cache.
pub(crate) fn not_stored(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
