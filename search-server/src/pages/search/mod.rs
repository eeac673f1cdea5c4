//! A citizen's words: what was understood of them, the offices that answer, and the tasks that match.

mod chips;
mod offices;
mod question;

use askama::Template;
use axum::Extension;
use axum::extract::{RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono_tz::Asia::Bangkok;
use domain::Position;

use super::asking::{Asking, FormTo};
use super::filters::{FilterForm, Filters};
use super::find::position;
use super::online::Online;
use super::overview::{Overview, Overviews};
use super::page::{Caching, Page, respond};
use super::problem::Problem;
use super::task::Task;
use super::visit::{AT, Visit};
use crate::app::App;
use chips::{Chip, Part};
use offices::Offices;
use question::{Findings, Question};

/// Longest text that is searched for, in characters.
pub(crate) const MOST_CHARACTERS: usize = 200;

/// The parameter of a place that is typed apart from the words.
const WHERE: &str = "where";

const MOST_TASKS: usize = 20;
/// Tasks beside the one that is understood, or beside offices that answer already.
const MOST_OTHER_TASKS: usize = 5;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    page: Page,
    words: String,
    /// What was understood.
    chips: Vec<Chip>,
    /// The time is one of the chips, so the moment of the page needn't be.
    says_time: bool,
    /// Where another place is said.
    where_else: FormTo,
    filter: Option<FilterForm>,
    /// Words that nothing was made of.
    rest: Option<String>,
    /// The words with their slips put right, and where these are searched for.
    meant: Option<(String, String)>,
    online: Option<Online>,
    /// There is no need to go anywhere.
    online_only: bool,
    offices: Option<Offices>,
    /// The page isn't kept on the device, so the best office's is.
    keep_best: bool,
    /// Nobody said from where.
    asks_place: bool,
    found: Vec<Task>,
    /// What else one can choose, where nothing was found.
    common: Vec<Task>,
}

pub(crate) async fn page(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
) -> Result<Response, Problem> {
    answer(app, overviews, visit, None, Caching::Revalidate).await
}

/// Answers for the citizen's position, which comes in the body so that it stays out of logs and histories.
pub(crate) async fn page_from_position(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
    RawForm(body): RawForm,
) -> Result<Response, Problem> {
    let visit = visit.with_form(&body);
    let from = position(&visit.params).ok_or_else(|| Problem::bad_position(&visit))?;
    answer(app, overviews, visit, Some(from), Caching::Never).await
}

async fn answer(
    app: App,
    overviews: Overviews,
    visit: Visit,
    from: Option<Position>,
    caching: Caching,
) -> Result<Response, Problem> {
    if let Some(place) = visit.params.get(WHERE) {
        return Ok(Redirect::to(&with_place(&visit, place)).into_response());
    }
    let Some(words) = visit.params.get("q") else {
        return Ok(Redirect::to(&visit.home()).into_response());
    };
    if words.chars().count() > MOST_CHARACTERS {
        return Err(Problem::too_long(&visit, MOST_CHARACTERS));
    }
    let chosen = visit.chosen()?;
    let question = Question::of(&visit, words, from, chosen.moment, app.time_per_request)?;
    let asked = question.clone();
    let found = app.ask(move |engine| asked.ask(engine, &overviews)).await;
    let findings = found.map_err(|error| Problem::failed(&visit, &error))?;
    let findings = findings.map_err(|(name, value)| Problem::bad_value(&visit, name, &value))?;
    let asking = Asking::new(&visit, Some(chosen.moment));
    let asking = match from {
        Some(position) => asking.from(position),
        None => asking,
    };
    let page = Page::new(&visit, Some(chosen.moment), findings.overview.sample);
    let page = page.with_chooser(&asking, &chosen, Bangkok);
    Ok(respond(page.status(), caching, &SearchPage::new(page, &question, &findings, &asking)))
}

/// The address of the question with a place that was typed in a field of its own: the words say it from then on.
fn with_place(visit: &Visit, place: &str) -> String {
    let words = [visit.params.get("q").unwrap_or_default(), place].join(" ");
    Asking::new(visit, None).with(WHERE, None).with("q", Some(words.trim())).href()
}

impl SearchPage {
    fn new(page: Page, question: &Question, findings: &Findings, asking: &Asking) -> Self {
        let understanding = &findings.answer.understanding;
        let asks_for_more = question.from.is_some()
            || question.filters != Filters::default()
            || understanding.place.is_some()
            || understanding.here.is_some()
            || understanding.time.is_some()
            || !understanding.kinds.is_empty()
            || understanding.procedures.is_empty() && !findings.offices.is_empty();
        let offices = asks_for_more.then(|| Offices::new(&page, question, findings, asking)).flatten();
        let tasks = understanding.procedures.iter().map(|meant| &meant.procedure);
        let online_only = findings.answer.online.as_ref();
        let online = online_only.and_then(|procedure| Online::of(procedure, &page));
        let online = online.or_else(|| tasks.into_iter().find_map(|procedure| Online::of(procedure, &page)));
        let is_clear = offices.is_some() || !understanding.procedures.is_empty();
        let most = if is_clear { MOST_OTHER_TASKS } else { MOST_TASKS };
        let found = Self::tasks(&findings.overview, findings, &page, most);
        let nothing = offices.is_none() && found.is_empty();
        Self {
            words: question.words.clone(),
            rest: Some(understanding.rest.clone()).filter(|rest| asks_for_more && !rest.is_empty()),
            says_time: understanding.time.is_some()
                && (findings.answer.applied.time || !question.moment.asked)
                && !page.has_error(),
            where_else: chips::where_else(question, findings, asking),
            filter: offices.is_some().then(|| {
                let knows_from = findings.answer.from.is_some();
                FilterForm::new(&page, &question.filters, &findings.offered, asking, knows_from)
            }),
            meant: findings.meant.clone().map(|words| (page.href("/search", &[("q", &words)]), words)),
            online,
            online_only: online_only.is_some(),
            keep_best: asking.has_position(),
            asks_place: understanding.place.is_none()
                && question.from.is_none()
                && (asks_for_more || !understanding.procedures.is_empty()),
            common: if nothing { Task::common(&findings.overview, &page) } else { Vec::new() },
            chips: chips::all(&page, question, findings, asking),
            offices,
            found,
            page,
        }
    }

    /// The tasks that match. Where offices answer for a task, only those that were meant.
    fn tasks(overview: &Overview, findings: &Findings, page: &Page, most: usize) -> Vec<Task> {
        let understanding = &findings.answer.understanding;
        let is_for_offices = understanding.procedures.is_empty() && !findings.offices.is_empty();
        let matching = understanding.matching.iter().filter(|_| !is_for_offices).take(most);
        matching.map(|scored| Task::new(&scored.procedure, overview, page)).collect()
    }

    /// What a form of a position keeps.
    fn kept(&self) -> Vec<(&'static str, &str)> {
        let at = self.page.at.iter().map(|at| (AT, at.as_str()));
        std::iter::once(("q", self.words.as_str())).chain(at).collect()
    }

    /// Whether a chip has anything to change.
    fn opens(&self, chip: &Chip) -> bool {
        let may_be_elsewhere = chip.part == Part::Place && !self.asks_place;
        may_be_elsewhere || chip.note.is_some() || !chip.choices.is_empty()
    }

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
