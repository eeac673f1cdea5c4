//! Every public route, readable from top to bottom.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use crate::admin::{self, Admin};
use crate::api;
use crate::app::App;
use crate::middleware::{access_log, cross_origin, security_headers};
use crate::pages;

/// Largest request body in bytes.
pub(crate) const MAX_BODY_BYTES: usize = 1 << 20;

/// Longest pause of a client within a body.
const TIME_FOR_BODY: Duration = Duration::from_secs(10);

/// The API and the pages, and the back office where there is a register.
pub(crate) fn public(app: App, admin: Option<Admin>) -> Router {
    let api = Router::new()
        .route("/v1/nearest", get(api::nearest::get).post(api::nearest::post))
        .route("/v1/search", get(api::search::get).post(api::search::post))
        .route("/v1/trip", get(api::trip::get).post(api::trip::post))
        .route("/v1/procedures", get(api::procedures::search))
        .route("/v1/procedures/{id}", get(api::procedures::one))
        .route("/v1/suggest", get(api::suggest::get).post(api::suggest::post))
        .route("/v1/service-points/{id}", get(api::service_points::one))
        .route("/v1/service-points/{id}/ratings", post(api::ratings::rate))
        .route("/v1/areas/locate", get(api::areas::locate))
        .route("/v1/tiles/{z}/{x}/{y}", get(api::tiles::get))
        .route("/openapi.json", get(api::openapi::document))
        .method_not_allowed_fallback(api::problem::no_such_method)
        // Outside the fallback, so that it answers preflights.
        .layer(cross_origin::layer());
    let headers = security_headers::Headers::of(&app.site);
    Router::new()
        .merge(api)
        .merge(admin.map(admin::router).unwrap_or_default())
        .route("/healthz", get(api::health::alive))
        .route("/readyz", get(api::health::ready))
        .merge(pages::router(&app.site))
        .fallback(api::problem::no_such_path)
        .method_not_allowed_fallback(api::problem::no_such_method)
        // As one layer, the outermost first: each of its own would be boxed, and copied with all below it for every request.
        .layer((
            axum::middleware::from_fn(access_log::write),
            axum::middleware::map_response_with_state(headers, security_headers::add),
            CompressionLayer::new(),
            CatchPanicLayer::custom(api::problem::panicked),
            RequestBodyTimeoutLayer::new(TIME_FOR_BODY),
            DefaultBodyLimit::max(MAX_BODY_BYTES),
        ))
        .with_state(app)
}
