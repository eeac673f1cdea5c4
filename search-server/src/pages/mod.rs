//! Pages rendered by the server: they work without JavaScript.

use axum::Router;

use crate::app::App;

/// All pages.
pub(crate) fn router() -> Router<App> {
    Router::new()
}

/// Answers a page that there isn't.
pub(crate) async fn not_found(_: axum::http::Uri) -> axum::response::Response {
    axum::response::IntoResponse::into_response(axum::http::StatusCode::NOT_FOUND)
}
