//! The public API may be asked from any web page: it knows no cookies and holds nothing that isn't public.

use axum::http::{Method, header};
use tower_http::cors::{Any, CorsLayer};

/// Allows any origin to read.
pub(crate) fn layer() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::ACCEPT, header::CONTENT_TYPE, header::IF_NONE_MATCH])
        .expose_headers([header::ETAG])
}
