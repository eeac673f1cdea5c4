//! Pages rendered by the server: they work without JavaScript.

use axum::Router;

use crate::app::App;

/// All pages.
pub(crate) fn router() -> Router<App> {
    Router::new()
}
