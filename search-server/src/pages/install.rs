//! What a browser needs to put the site among a device's programs: a manifest, and pictures.

use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::assets::FOR_A_DAY;
use super::messages::Messages;
use super::visit::Visit;

const PNG: &str = "image/png";

/// Paths of pictures with their content.
pub(crate) const PICTURES: [(&str, &[u8]); 4] = [
    ("/icon-180.png", include_bytes!("../../assets/app-icons/180.png")),
    ("/icon-192.png", include_bytes!("../../assets/app-icons/192.png")),
    ("/icon-512.png", include_bytes!("../../assets/app-icons/512.png")),
    // Its margin may be cut to whatever shape a device gives its programs.
    ("/icon-maskable.png", include_bytes!("../../assets/app-icons/maskable.png")),
];

/// A web application manifest.
#[derive(Serialize)]
struct Manifest {
    id: &'static str,
    name: String,
    short_name: &'static str,
    description: &'static str,
    lang: &'static str,
    start_url: String,
    scope: &'static str,
    display: &'static str,
    background_color: &'static str,
    theme_color: &'static str,
    icons: [Icon; 3],
}

#[derive(Serialize)]
struct Icon {
    src: &'static str,
    sizes: &'static str,
    #[serde(rename = "type")]
    media_type: &'static str,
    purpose: &'static str,
}

/// Answers with the manifest in a language.
pub(crate) async fn manifest(visit: Visit) -> Response {
    let words = &Messages::of(visit.language).site;
    let icon = |src, sizes, purpose| Icon { src, sizes, media_type: PNG, purpose };
    let manifest = Manifest {
        // One program, whatever the language.
        id: "/",
        name: format!("{} – {}", words.name, words.about),
        short_name: &words.name,
        description: &words.about,
        lang: visit.language.tag(),
        start_url: visit.home(),
        scope: "/",
        display: "standalone",
        background_color: "#ffffff",
        theme_color: "#0b4a8f",
        icons: [
            icon("/icon-192.png", "192x192", "any"),
            icon("/icon-512.png", "512x512", "any"),
            icon("/icon-maskable.png", "512x512", "maskable"),
        ],
    };
    let headers = [(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, FOR_A_DAY)];
    (headers, Json(manifest)).into_response()
}

/// Answers with a picture.
pub(crate) fn picture(content: &'static [u8]) -> Response {
    ([(header::CONTENT_TYPE, PNG), (header::CACHE_CONTROL, FOR_A_DAY)], content).into_response()
}
