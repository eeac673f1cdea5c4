//! Parameters in a JSON body.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, Uri};

use super::parameters::Parameters;
use super::problem::Problem;
use crate::router::MAX_BODY_BYTES;

/// The parameters of a body; beside one, the address has none.
///
/// # Errors
/// A problem when there are parameters in the address, and when the body can't be read whole, is over the limit, or is no JSON object.
pub(crate) fn parameters(
    uri: &Uri,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Parameters, Problem> {
    Parameters::of_query(uri).finish()?;
    let body = body.map_err(|rejected| match rejected.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(MAX_BODY_BYTES),
        _ => Problem::body(rejected.body_text()),
    })?;
    Parameters::of_body(headers, &body)
}
