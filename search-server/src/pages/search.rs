//! The tasks that match a citizen's words.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use chrono_tz::Asia::Bangkok;

use super::asking::Asking;
use super::overview::Overviews;
use super::page::{Caching, Page, respond};
use super::problem::Problem;
use super::task::Task;
use super::visit::Visit;
use crate::app::App;

/// Longest text that is searched for, in characters.
pub(crate) const MOST_CHARACTERS: usize = 200;

const MOST_TASKS: usize = 20;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    page: Page,
    words: String,
    /// The words with their slips put right, and where these are searched for.
    meant: Option<(String, String)>,
    found: Vec<Task>,
    /// What else one can choose, where nothing was found.
    common: Vec<Task>,
}

pub(crate) async fn page(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
) -> Result<Response, Problem> {
    let Some(words) = visit.params.get("q") else {
        return Ok(Redirect::to(&visit.home()).into_response());
    };
    if words.chars().count() > MOST_CHARACTERS {
        return Err(Problem::too_long(&visit, MOST_CHARACTERS));
    }
    let (chosen, words) = (visit.chosen()?, words.to_owned());
    let asked = words.clone();
    let answer = app
        .ask(move |engine| {
            let found = engine.find_procedures(&asked, MOST_TASKS)?;
            Ok((found, engine.did_you_mean(&asked)?, overviews.of(engine)?))
        })
        .await;
    let (matching, meant, overview) = answer.map_err(|error| Problem::failed(&visit, &error))?;
    let asking = Asking::new(&visit, Some(chosen.moment));
    let page =
        Page::new(&visit, Some(chosen.moment), overview.sample).with_chooser(&asking, &chosen, Bangkok);
    let found: Vec<Task> =
        matching.iter().map(|scored| Task::new(&scored.procedure, &overview, &page)).collect();
    let common = if found.is_empty() { Task::common(&overview, &page) } else { Vec::new() };
    let meant = meant.map(|words| (page.href("/search", &[("q", &words)]), words));
    let search = SearchPage { page, words, meant, found, common };
    Ok(respond(search.page.status(), Caching::Revalidate, &search))
}

impl SearchPage {
    fn heading(&self) -> String {
        self.page.fill(&self.page.m.search.title, "words", &self.words)
    }

    fn nothing(&self) -> String {
        self.page.fill(&self.page.m.search.nothing, "words", &self.words)
    }

    fn count(&self) -> String {
        self.page.fill(&self.page.m.search.found, "count", &self.found.len().to_string())
    }
}
