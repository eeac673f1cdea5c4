//! The page of the back office at `/admin` and at everything below it that isn't the API.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{any, get};

use super::cookie::{Cookies, Held};
use super::state::Admin;
use crate::api;
use crate::pages::back_office::{self, SigningIn};

/// The page at every address that the browser knows what to make of.
pub(super) fn router() -> Router<Admin> {
    Router::new()
        .route("/admin/v1/{*path}", any(api::problem::no_such_path))
        .route("/admin", get(page))
        .route("/admin/{*path}", get(page))
}

async fn page(State(admin): State<Admin>, headers: HeaderMap) -> Response {
    let engine = admin.app.engine();
    let has_session = Cookies::of(&admin.app.site).get(Held::Session, &headers).is_some();
    let signing_in = SigningIn { has_provider: admin.oidc.is_some(), has_session };
    back_office::page(&admin.app.site, engine.boundaries_attribution(), signing_in)
}
