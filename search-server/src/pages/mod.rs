//! Pages rendered by the server, in Thai at `/…` and in English at `/en/…`. They work without JavaScript.

mod acceptance;
mod arrival;
mod asking;
mod assets;
mod card;
mod chooser;
mod contact;
mod day;
mod find;
mod found;
mod going;
mod home;
mod icon;
mod language;
mod linked_data;
mod map;
mod messages;
mod moment;
mod office;
mod overview;
mod page;
mod place;
mod problem;
mod procedure;
mod responsible;
mod rule;
mod sample;
mod search;
mod state;
mod task;
#[cfg(test)]
mod tests;
mod typed_moment;
mod visit;
mod web;
mod week;

use axum::http::Uri;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};

use crate::app::App;
use language::Language;
use overview::Overviews;
use problem::Problem;
use visit::Visit;

/// All pages, and the files that they ask for.
pub(crate) fn router() -> Router<App> {
    let mut router = assets::router();
    router = router
        .route("/web/{*path}", get(web::file))
        .route("/en", get(|| async { Redirect::permanent("/en/") }));
    for language in Language::ALL {
        let at = |path: &str| format!("{}{path}", language.prefix());
        router = router
            .route(&at("/"), get(home::page))
            .route(&at("/search"), get(search::page).post(search::page_from_position))
            .route(&at("/find"), get(find::page).post(find::page_from_position))
            .route(&at(responsible::PATH), get(responsible::page).post(responsible::page_for_place))
            .route(&at("/service-points/{id}"), get(office::page))
            .route(&at("/procedures/{id}"), get(procedure::page));
    }
    router.layer(Extension(Overviews::default()))
}

/// Answers for an address that no page has.
pub(crate) async fn not_found(uri: Uri) -> Response {
    Problem::not_found(&Visit::of(&uri)).into_response()
}
