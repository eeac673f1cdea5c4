//! The back office: who signs in there, and everything that they do to the register. Mounted only where there is a register.

pub(crate) mod account;
mod body;
pub(crate) mod codes;
mod cookie;
mod failure;
pub(crate) mod links;
mod own_pages;
pub(crate) mod people;
pub(crate) mod sessions;
pub(crate) mod sign_up;
mod signed_in;
mod state;
#[cfg(test)]
mod tests;
pub(crate) mod tokens;
mod version;
mod wire;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::routing::{delete, get, post, put};

use crate::api;
use crate::app::App;
pub(crate) use links::PATH as LINKS;
pub(crate) use state::Admin;

/// Every path of the back office, readable from top to bottom.
pub(crate) fn router(admin: Admin) -> Router<App> {
    let router = Router::new()
        .route("/admin/v1/sessions", post(sessions::sign_in).delete(sessions::sign_out_everywhere))
        .route("/admin/v1/sessions/current", get(sessions::current).delete(sessions::sign_out))
        .route("/admin/v1/links/{word}", post(links::redeem))
        .route("/admin/v1/sign-up", post(sign_up::sign_up))
        .route("/admin/v1/account", get(account::read).put(account::set))
        .route("/admin/v1/tokens", get(tokens::list).post(tokens::issue))
        .route("/admin/v1/tokens/{id}", delete(tokens::revoke))
        .route("/admin/v1/people", get(people::list).post(people::invite))
        .route("/admin/v1/people/{id}", get(people::one).delete(people::forget))
        .route("/admin/v1/people/{id}/roles", put(people::appoint))
        .route("/admin/v1/people/{id}/disable", post(people::disable))
        .route("/admin/v1/people/{id}/link", post(links::issue))
        .route(
            "/admin/v1/service-points/{id}/authorize-code",
            get(codes::state).post(codes::issue).delete(codes::revoke),
        );
    router
        .method_not_allowed_fallback(api::problem::no_such_method)
        .layer((axum::middleware::map_response(keep_nothing), own_pages::only(&admin.app.site)))
        .with_state(admin)
}

/// What the back office says is for one person at one moment.
async fn keep_nothing(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
