//! The API described by itself.

use axum::http::header;
use axum::response::IntoResponse;
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Pakmut",
        description = "Which office can do this for me, how far is it, and will it be open?",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    paths(
        super::nearest::get,
        super::nearest::post,
        super::search::get,
        super::search::post,
        super::trip::get,
        super::trip::post,
        super::procedures::search,
        super::procedures::one,
        super::suggest::get,
        super::suggest::post,
        super::service_points::one,
        super::areas::locate,
        super::tiles::get,
        super::health::alive,
        super::health::ready
    )
)]
struct Description;

/// `/openapi.json`, OpenAPI 3.1.
pub(crate) async fn document() -> impl IntoResponse {
    let headers =
        [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, Description::openapi().to_json().unwrap_or_default())
}
