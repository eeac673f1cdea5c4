//! The page of what can be read without a network. A browser that keeps pages shows it for those that it doesn't have.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::overview::Overviews;
use super::page::{Caching, Page, respond};
use super::problem::Problem;
use super::visit::Visit;
use crate::app::App;

#[derive(Template)]
#[template(path = "saved.html")]
struct SavedPage {
    page: Page,
}

pub(crate) async fn page(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
) -> Result<Response, Problem> {
    let overview = app.ask(move |engine| overviews.of(engine)).await;
    let overview = overview.map_err(|error| Problem::failed(&visit, &error))?;
    let page = Page::new(&visit, None, overview.sample);
    Ok(respond(StatusCode::OK, Caching::Revalidate, &SavedPage { page }))
}
