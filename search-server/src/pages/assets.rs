//! Files that pages ask for. Their URL holds a hash of their content, so a browser may keep them for good.

use std::sync::LazyLock;

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::App;

/// For files whose address holds a hash of their content.
pub(super) const FOR_GOOD: &str = "public, max-age=31536000, immutable";
pub(super) const FOR_A_DAY: &str = "public, max-age=86400";
const FAVICON: &str = include_str!("../../assets/favicon.svg");

/// The one stylesheet: what all pages share, and what the pages of an answer add.
pub(crate) static STYLESHEET: LazyLock<Asset> = LazyLock::new(|| {
    let parts = concat!(
        include_str!("../../assets/app.css"),
        include_str!("../../assets/answer.css"),
        include_str!("../../assets/records.css"),
        include_str!("../../assets/conditions.css"),
    );
    Asset::new("app", "css", "text/css; charset=utf-8", parts)
});

/// The stylesheet of the sheets that are printed.
pub(crate) static POSTER_STYLESHEET: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("poster", "css", "text/css; charset=utf-8", include_str!("../../assets/poster.css"))
});

/// Prints a page.
pub(crate) static PRINT_SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("print", "js", "text/javascript; charset=utf-8", include_str!("../../assets/print.js"))
});

/// Shares the address of a page.
pub(crate) static SHARE_SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("share", "js", "text/javascript; charset=utf-8", include_str!("../../assets/share.js"))
});

/// The picture of this site where a page is shared.
pub(crate) const SHARE_PICTURE: &str = "/share.png";

/// An embedded file.
pub(crate) struct Asset {
    pub(crate) path: String,
    media_type: &'static str,
    content: &'static str,
}

impl Asset {
    fn new(name: &str, extension: &str, media_type: &'static str, content: &'static str) -> Self {
        let hash = blake3::hash(content.as_bytes()).to_hex();
        Self { path: format!("/assets/{name}-{}.{extension}", &hash[..16]), media_type, content }
    }

    fn answer(&self) -> Response {
        let headers = [(header::CONTENT_TYPE, self.media_type), (header::CACHE_CONTROL, FOR_GOOD)];
        (headers, self.content).into_response()
    }
}

/// The assets at their URLs.
pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(&STYLESHEET.path, get(|| async { STYLESHEET.answer() }))
        .route(&SHARE_SCRIPT.path, get(|| async { SHARE_SCRIPT.answer() }))
        .route(&POSTER_STYLESHEET.path, get(|| async { POSTER_STYLESHEET.answer() }))
        .route(&PRINT_SCRIPT.path, get(|| async { PRINT_SCRIPT.answer() }))
        .route(SHARE_PICTURE, get(share_picture))
        .route("/favicon.svg", get(favicon))
}

async fn share_picture() -> Response {
    let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, FOR_A_DAY)];
    (headers, include_bytes!("../../assets/share.png")).into_response()
}

async fn favicon() -> Response {
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, FOR_A_DAY)];
    (headers, FAVICON).into_response()
}
