//! The page that the back office runs in: one for all its addresses, as what it shows is put together in the browser.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use super::assets::STYLESHEET;
use super::credits;
use super::language::Language;
use super::messages::{Map, Messages};
use super::page::{Caching, respond};
use super::web::{BACK_OFFICE, Web};
use crate::site::{BaseMap, Site};

#[derive(Template)]
#[template(path = "back_office.html")]
struct BackOfficePage {
    stylesheet: &'static str,
    web: Option<&'static Web>,
    told: String,
}

/// What the page has to know before it asks the API.
#[derive(Serialize)]
pub(crate) struct SigningIn {
    /// Whether people may sign in by a provider.
    pub(crate) has_provider: bool,
    /// Whether the browser came with the cookie of a session, which may have ended.
    pub(crate) has_session: bool,
}

/// What `web/src/admin/site.ts` reads.
#[derive(Serialize)]
struct Told<'s> {
    #[serde(flatten)]
    signing_in: SigningIn,
    /// The map under ours.
    base: Option<&'s BaseMap>,
    /// Who made what maps show.
    credits: Vec<String>,
    /// The words of maps: in Thai, in English.
    map: [&'static Map; 2],
}

/// Answers with the page.
pub(crate) fn page(site: &Site, boundaries: Option<&str>, signing_in: SigningIn) -> Response {
    let told = Told {
        signing_in,
        base: site.base_map.as_ref(),
        credits: credits::of_maps(site, boundaries),
        map: Language::ALL.map(|language| &Messages::of(language).map),
    };
    let page = BackOfficePage {
        stylesheet: &STYLESHEET.path,
        web: BACK_OFFICE.as_ref(),
        // Cannot fail: every field is text.
        told: serde_json::to_string(&told).unwrap_or_default(),
    };
    respond(StatusCode::OK, Caching::Never, &page)
}
