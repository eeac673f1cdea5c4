//! What JavaScript adds to pages: the files that `cargo xtask web` built, where they were built.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::assets::{FOR_A_DAY, FOR_GOOD};
use super::not_found;

/// Path and content of each file; none where nothing was built.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/web_files.rs"));

/// Where the files lie, as Vite was told.
const BASE: &str = "/web/";
/// Tells which files belong to which part.
const MANIFEST: &str = "manifest.json";
/// Keeps pages.
const SERVICE_WORKER: &str = "service-worker.js";
/// The part that every page begins with.
const PAGES: &str = "src/main.ts";
/// The part that the back office begins with.
const OFFICE: &str = "src/admin/main.ts";

/// The addresses that a page asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Web {
    pub(crate) script: String,
    pub(crate) stylesheets: Vec<String>,
}

/// None: the pages are plain.
pub(crate) static WEB: LazyLock<Option<Web>> = LazyLock::new(|| Web::of(FILES, PAGES));

/// None: there is no back office to see.
pub(crate) static BACK_OFFICE: LazyLock<Option<Web>> = LazyLock::new(|| Web::of(FILES, OFFICE));

#[derive(Deserialize)]
struct Chunk {
    file: String,
    #[serde(default)]
    css: Vec<String>,
    /// What both parts share.
    #[serde(default)]
    imports: Vec<String>,
}

impl Web {
    fn of(files: &[(&str, &[u8])], entry: &str) -> Option<Self> {
        let chunks: BTreeMap<String, Chunk> = serde_json::from_slice(content(files, MANIFEST)?).ok()?;
        let script = format!("{BASE}{}", chunks.get(entry)?.file);
        let (mut stylesheets, mut seen) = (Vec::new(), Vec::new());
        collect_stylesheets(&chunks, entry, &mut seen, &mut stylesheets);
        Some(Self { script, stylesheets })
    }
}

/// The stylesheets of a part, after those of what it imports, each once.
fn collect_stylesheets<'c>(
    chunks: &'c BTreeMap<String, Chunk>,
    part: &'c str,
    seen: &mut Vec<&'c str>,
    stylesheets: &mut Vec<String>,
) {
    let Some(chunk) = chunks.get(part).filter(|_| !seen.contains(&part)) else { return };
    seen.push(part);
    for import in &chunk.imports {
        collect_stylesheets(chunks, import, seen, stylesheets);
    }
    stylesheets.extend(chunk.css.iter().map(|file| format!("{BASE}{file}")));
}

fn content<'f>(files: &[(&str, &'f [u8])], path: &str) -> Option<&'f [u8]> {
    files.iter().find(|(known, _)| *known == path).map(|(_, content)| *content)
}

/// What keeps pages for reading without a network. Its address stays, as browsers ask by that for a newer one, and lies at
/// the root, as it is for all pages.
pub(crate) async fn service_worker(uri: Uri) -> Response {
    let Some(content) = content(FILES, SERVICE_WORKER) else { return not_found(uri).await };
    let headers = [(header::CONTENT_TYPE, media_type(SERVICE_WORKER)), (header::CACHE_CONTROL, "no-cache")];
    (headers, content).into_response()
}

/// Answers with a file.
pub(crate) async fn file(Path(path): Path<String>, uri: Uri) -> Response {
    let Some(content) = content(FILES, &path) else { return not_found(uri).await };
    // Names under `assets` hold a hash of the content.
    let caching = if path.starts_with("assets/") { FOR_GOOD } else { FOR_A_DAY };
    let headers = [(header::CONTENT_TYPE, media_type(&path)), (header::CACHE_CONTROL, caching)];
    (headers, content).into_response()
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_ask_for_what_the_manifest_says_and_are_plain_without_one() {
        let manifest = br#"{
            "src/main.ts": {"file": "assets/main-1.js", "css": ["assets/main-2.css"], "imports": ["_shared.js"], "isEntry": true},
            "_shared.js": {"file": "assets/shared-4.js", "css": ["assets/shared-5.css"], "imports": ["_shared.js"]},
            "src/map/draw.ts": {"file": "assets/draw-3.js"}
        }"#;
        let web = Web {
            script: "/web/assets/main-1.js".to_owned(),
            stylesheets: vec!["/web/assets/shared-5.css".to_owned(), "/web/assets/main-2.css".to_owned()],
        };
        assert_eq!(Web::of(&[(MANIFEST, manifest)], PAGES), Some(web));
        assert_eq!(Web::of(&[(MANIFEST, manifest)], OFFICE), None);
        assert_eq!(Web::of(&[], PAGES), None);
    }
}
