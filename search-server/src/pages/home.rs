//! The first page: what do you need to get done?

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::overview::Overviews;
use super::page::{Caching, Page, respond};
use super::problem::Problem;
use super::task::Task;
use super::visit::{AT, Visit};
use crate::app::App;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Page,
    tasks: Vec<Task>,
}

impl HomePage {
    /// What the form of a position keeps; what is typed in the field takes the place of its words.
    fn position_keeps(&self) -> Vec<(&'static str, &str)> {
        let at = self.page.at.iter().map(|at| (AT, at.as_str()));
        std::iter::once(("q", self.page.m.search.near_me_words.as_str())).chain(at).collect()
    }
}

pub(crate) async fn page(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
) -> Result<Response, Problem> {
    let moment = visit.moment()?;
    let overview = app.ask(move |engine| overviews.of(engine)).await;
    let overview = overview.map_err(|error| Problem::failed(&visit, &error))?;
    let page = Page::new(&visit, Some(moment), overview.sample);
    let home = HomePage { tasks: Task::common(&overview, &page), page };
    Ok(respond(StatusCode::OK, Caching::Revalidate, &home))
}
