//! What another site's page sends is refused, whatever cookie comes with it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::api::problem::Problem;
use crate::site::Site;

/// Refuses what changes something and comes from a page of another site (`Sec-Fetch-Site`, or `Origin` against `Host`).
/// Programs send neither.
pub(super) fn only(site: &Site) -> CsrfLayer<fn(ProtectionError) -> Response> {
    let layer = CsrfLayer::new();
    let layer = match &site.public_url {
        Some(url) => layer.add_trusted_origin(url.as_str()).expect("an origin was read as one"),
        None => layer,
    };
    layer.with_rejection_response(refused)
}

fn refused(_: ProtectionError) -> Response {
    csrf("it was sent by a page of another site").into_response()
}

/// A request that its person may not have meant.
pub(super) fn csrf(detail: &'static str) -> Problem {
    Problem::new(StatusCode::FORBIDDEN, "csrf", "The request may be somebody else's").with_detail(detail)
}
