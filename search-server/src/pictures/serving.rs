//! `/pictures/{name}`: pictures for everyone, for good.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::app::{App, on_busy_thread};

/// What has a name can never be another picture.
const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// A picture of an office.
pub(crate) async fn serve(State(app): State<App>, Path(name): Path<String>) -> Response {
    let Some(pictures) = app.site.kept_pictures.clone() else { return StatusCode::NOT_FOUND.into_response() };
    match on_busy_thread(move || pictures.read(&name)).await {
        Ok(Some(content)) => {
            let kind = HeaderValue::from_static("image/jpeg");
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, FOR_GOOD)], content).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "a picture can't be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
