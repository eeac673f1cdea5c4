//! A JSON body of a known shape; what doesn't fit is named by its path in the body.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;

use crate::api::problem::{ParameterError, Problem};
use crate::router::MAX_BODY_BYTES;

/// What a body says.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let is_json = is_json(request.headers());
        let bytes = whole(request, state).await?;
        if is_json { read(&bytes).map(Self) } else { Err(Problem::media_type()) }
    }
}

/// What a body says, where there is one.
pub(crate) struct OptionalBody<T>(pub(crate) Option<T>);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for OptionalBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let is_json = is_json(request.headers());
        let bytes = whole(request, state).await?;
        match (bytes.is_empty(), is_json) {
            (true, _) => Ok(Self(None)),
            (false, true) => read(&bytes).map(|body| Self(Some(body))),
            (false, false) => Err(Problem::media_type()),
        }
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = media_type.and_then(|value| value.split(';').next()).unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

async fn whole<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    Bytes::from_request(request, state).await.map_err(|rejected| match rejected.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(MAX_BODY_BYTES),
        _ => Problem::body(rejected.body_text()),
    })
}

/// Reads a body.
///
/// # Errors
/// A problem that names the field which doesn't fit, and what was expected there.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    // A derived reader would take a list as the fields in their order too.
    if bytes.trim_ascii_start().first().is_some_and(|first| *first != b'{') {
        return Err(Problem::body("expected a JSON object"));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let parameter = error.path().to_string();
        let inner = error.into_inner();
        if !inner.is_data() || parameter == "." {
            return Problem::body(inner.to_string());
        }
        let detail = inner.to_string();
        Problem::parameters(vec![ParameterError { parameter, code: "invalid", detail }])
    })?;
    reader.end().map_err(|error| Problem::body(error.to_string()))?;
    Ok(read)
}
