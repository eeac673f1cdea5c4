//! Errors as RFC 9457 problems: a stable code, a text for people, and each bad parameter by name. Causes inside the
//! server go to the log and never into an answer.

use std::any::Any;

use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::pages;

/// Media type of a problem.
const MEDIA_TYPE: &str = "application/problem+json";

/// What went wrong with a request.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// Kind of problem as a URI reference; the kinds are told apart by `code`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// HTTP status.
    status: u16,
    /// The kind of problem in words.
    title: &'static str,
    /// The kind of problem for programs; never changes.
    code: &'static str,
    /// What happened here.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// Each bad parameter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ParameterError>,
    /// The versions that a change of a record fell between.
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<Box<Conflict>>,
}

/// A change of a record that isn't in the version which was seen.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(crate) struct Conflict {
    /// The change that holds the version which was seen; 0: none.
    pub(crate) your_change: u64,
    /// The change that holds the record now; 0: none.
    pub(crate) current_change: u64,
    /// The record as it is now, in the form in which it is read; where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub(crate) current: Option<Value>,
}

/// What is wrong with one parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ParameterError {
    /// Its name.
    pub(crate) parameter: String,
    /// The kind of error for programs: `unknown`, `missing`, `repeated`, `invalid`, `not_found`, `not_available`.
    pub(crate) code: &'static str,
    /// The value and what was expected.
    pub(crate) detail: String,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, code: &'static str, title: &'static str) -> Self {
        let status = status.as_u16();
        Self { kind: "about:blank", status, title, code, detail: None, errors: Vec::new(), conflict: None }
    }

    /// Whether it says that nobody has signed in.
    pub(crate) fn is_not_signed_in(&self) -> bool {
        self.status == StatusCode::UNAUTHORIZED
    }

    /// The same, naming parameters that are bad.
    pub(crate) fn with_errors(self, errors: Vec<ParameterError>) -> Self {
        Self { errors, ..self }
    }

    /// The same, with the versions that a change fell between.
    pub(crate) fn with_conflict(self, conflict: Conflict) -> Self {
        Self { conflict: Some(Box::new(conflict)), ..self }
    }

    /// The same, saying what happened here.
    pub(crate) fn with_detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    /// Parameters that are unknown, missing or bad.
    pub(crate) fn parameters(errors: Vec<ParameterError>) -> Self {
        let mut names: Vec<&str> = errors.iter().map(|error| error.parameter.as_str()).collect();
        names.dedup();
        let detail = format!("check {}", names.join(", "));
        let problem =
            Self::new(StatusCode::BAD_REQUEST, "invalid_parameters", "Some parameters can't be used");
        problem.with_detail(detail).with_errors(errors)
    }

    /// A body that is not a JSON object.
    pub(crate) fn body(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid_body", "The body can't be read").with_detail(detail)
    }

    /// A body of another media type than JSON.
    pub(crate) fn media_type() -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "The body has to be JSON")
            .with_detail("expected Content-Type: application/json")
    }

    /// A body over the limit.
    pub(crate) fn too_large(limit: usize) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", "The body is too large")
            .with_detail(format!("expected at most {limit} bytes"))
    }

    /// A path that isn't text.
    pub(crate) fn path() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid_path", "The path can't be read")
            .with_detail("expected ids in percent-encoded UTF-8")
    }

    /// A record that isn't there.
    pub(crate) fn not_found(what: &str, id: &str) -> Self {
        let id: String = id.chars().take(160).collect();
        Self::new(StatusCode::NOT_FOUND, "not_found", "There is no such record")
            .with_detail(format!("no {what} has the id {id:?}"))
    }

    /// The register was built without polygons.
    pub(crate) fn no_boundaries() -> Self {
        Self::new(StatusCode::NOT_FOUND, "no_boundaries", "The register has no boundaries of areas")
            .with_detail("it was built without `--boundaries`")
    }

    /// Not even the beginning of an answer was found in time.
    pub(crate) fn out_of_time() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "out_of_time", "The answer wasn't found in time")
            .with_detail("try again in a moment")
    }

    /// Nobody keeps ratings here.
    pub(crate) fn no_ratings() -> Self {
        Self::new(StatusCode::NOT_FOUND, "no_ratings", "Nobody takes ratings here")
            .with_detail("this server has no register to keep them in")
    }

    /// A sender sent too much without signing in.
    pub(crate) fn too_many() -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many", "Too much was sent from here")
            .with_detail("try again in ten minutes")
    }

    /// A fault of ours; its cause belongs into the log.
    pub(crate) fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "The server has a fault")
            .with_detail("it was logged; try again later")
    }
}

impl From<engine::Error> for Problem {
    /// The cause is logged here, once.
    fn from(error: engine::Error) -> Self {
        tracing::error!(%error, "a question failed");
        Self::internal()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = [(header::CONTENT_TYPE, MEDIA_TYPE), (header::CACHE_CONTROL, "no-store")];
        (status, headers, serde_json::to_vec(&self).unwrap_or_default()).into_response()
    }
}

/// Answers a path that there isn't: a problem under the API, a page elsewhere.
pub(crate) async fn no_such_path(uri: Uri) -> Response {
    if uri.path().starts_with("/v1/") || uri.path().starts_with("/admin/v1/") {
        return Problem::new(StatusCode::NOT_FOUND, "no_such_path", "There is no such path")
            .with_detail("the paths are listed in /openapi.json")
            .into_response();
    }
    pages::not_found(uri).await
}

/// Answers a method that a path doesn't have.
pub(crate) async fn no_such_method() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "no_such_method", "The path doesn't have this method")
        .with_detail("the methods are listed in /openapi.json")
}

/// Answers a request in which the server panicked. The panic's message has been printed on standard error already.
pub(crate) fn panicked(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a request panicked");
    Problem::internal().into_response()
}
