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

/// What names an answer to those who keep it.
pub(crate) enum Name {
    /// The question, so that nothing has to be searched to know whether the answer still holds.
    Question(String),
    /// What it says.
    Answer,
    /// Nothing: nobody keeps it.
    None,
}

impl Name {
    /// The name of an answer whose question has a tag.
    pub(crate) fn of(tells_home: bool, has_routes: bool, tag: impl FnOnce() -> String) -> Self {
        match (tells_home, has_routes) {
            // Its address tells where somebody is at home.
            (true, _) => Self::None,
            // A routing service may say something else the next time.
            (_, true) => Self::Answer,
            _ => Self::Question(tag()),
        }
    }
}

/// The answer to a search, or that the client's still holds. An answer that was cut off is kept by nobody.
///
/// # Errors
/// Those of the search.
pub(crate) async fn answered(
    headers: &HeaderMap,
    name: Name,
    search: impl Future<Output = Result<Answer, Problem>>,
) -> Result<Response, Problem> {
    if let Name::Question(tag) = &name
        && is_known(headers, tag)
    {
        return Ok(not_modified(tag));
    }
    let answer = search.await?;
    let tag = match name {
        Name::Question(tag) if answer.complete => tag,
        Name::Answer if answer.complete => tag_of_answer(&answer.body),
        _ => return Ok(not_stored(answer.into_response())),
    };
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
