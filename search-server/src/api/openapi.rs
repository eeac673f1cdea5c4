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
        super::health::ready,
        crate::admin::sessions::sign_in,
        crate::admin::sessions::current,
        crate::admin::sessions::sign_out,
        crate::admin::sessions::sign_out_everywhere,
        crate::admin::links::redeem,
        crate::admin::sign_up::sign_up,
        crate::admin::account::read,
        crate::admin::account::set,
        crate::admin::tokens::list,
        crate::admin::tokens::issue,
        crate::admin::tokens::revoke,
        crate::admin::people::list,
        crate::admin::people::invite,
        crate::admin::people::one,
        crate::admin::people::forget,
        crate::admin::people::appoint,
        crate::admin::people::disable,
        crate::admin::links::issue,
        crate::admin::codes::state,
        crate::admin::codes::issue,
        crate::admin::codes::revoke,
    )
)]
struct Description;

/// The description as text.
pub(crate) fn json() -> String {
    Description::openapi().to_json().unwrap_or_default()
}

/// `/openapi.json`, OpenAPI 3.1.
pub(crate) async fn document() -> impl IntoResponse {
    let headers =
        [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, json())
}
