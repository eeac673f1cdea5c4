//! Pages rendered by the server, in Thai at `/…` and in English at `/en/…`. They work without JavaScript.

mod acceptance;
mod area;
mod arrival;
mod asking;
mod assets;
pub(crate) mod back_office;
mod bring;
mod card;
mod chooser;
mod contact;
mod credits;
mod day;
mod filters;
mod find;
mod found;
mod going;
mod home;
mod icon;
mod install;
mod language;
mod linked_data;
mod manual;
mod map;
mod messages;
mod moment;
mod office;
mod online;
mod overview;
mod page;
mod place;
pub(crate) mod poster;
mod problem;
mod procedure;
mod qr;
mod rate;
mod report;
mod responsible;
mod rule;
mod sample;
mod saved;
mod search;
mod sitemap;
mod state;
mod task;
#[cfg(test)]
mod tests;
mod typed_moment;
pub(crate) mod visit;
mod web;
mod week;

use axum::http::Uri;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};

use tower_http::services::ServeFile;

use crate::app::App;
use crate::pictures;
use crate::site::{BaseMap, OWN_PMTILES, Site};
use language::Language;
use overview::Overviews;
use problem::Problem;
use visit::Visit;

/// All pages, and the files that they ask for.
pub(crate) fn router(site: &Site) -> Router<App> {
    let mut router = assets::router();
    if let Some(file) = site.base_map.as_ref().and_then(BaseMap::file) {
        router = router.route_service(OWN_PMTILES, ServeFile::new(file));
    }
    if site.kept_pictures.is_some() {
        router = router.route("/pictures/{name}", get(pictures::serve));
    }
    router = router
        .route("/robots.txt", get(sitemap::robots))
        .route("/sitemap.xml", get(sitemap::index))
        .route("/sitemaps/{name}", get(sitemap::part))
        .route("/web/{*path}", get(web::file))
        .route("/service-worker.js", get(web::service_worker))
        .route("/en", get(|| async { Redirect::permanent("/en/") }));
    for (path, content) in install::PICTURES {
        router = router.route(path, get(move || async { install::picture(content) }));
    }
    for language in Language::ALL {
        let at = |path: &str| format!("{}{path}", language.prefix());
        router = router
            .route(&at("/"), get(home::page))
            .route(&at("/manifest.webmanifest"), get(install::manifest))
            .route(&at("/saved"), get(saved::page))
            .route(&at("/search"), get(search::page).post(search::page_from_position))
            .route(&at("/find"), get(find::page).post(find::page_from_position))
            .route(&at("/areas"), get(area::all))
            .route(&at("/areas/{code}"), get(area::page))
            .route(&at("/credits"), get(credits::page))
            .route(&at(responsible::PATH), get(responsible::page).post(responsible::page_for_place))
            .route(&at("/service-points/{id}"), get(office::page))
            .route(&at("/service-points/{id}/qr.svg"), get(qr::of_office))
            .route(&at("/service-points/{id}/poster"), get(poster::page))
            .route(&at("/procedures/{id}"), get(procedure::page));
    }
    router.merge(report::router(site)).merge(rate::router(site)).layer(Extension(Overviews::default()))
}

/// Answers for an address that no page has.
pub(crate) async fn not_found(uri: Uri) -> Response {
    Problem::not_found(&Visit::of(&uri)).into_response()
}
