//! The answer: which office does this, and whether its door is open.

mod answer;
mod choice;
mod durations;
mod question;

use askama::Template;
use axum::Extension;
use axum::extract::{RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono_tz::Asia::Bangkok;
use domain::procedure::Channel;

use super::asking::Asking;
use super::bring::Bring;
use super::filters::FilterForm;
use super::language::Words;
use super::messages::fill;
use super::online::Online;
use super::overview::{Overviews, group_name};
use super::page::{Caching, Page, respond};
use super::place::{self, PlaceGroup};
use super::problem::Problem;
use super::responsible::HomeQuestion;
use super::rule;
use super::sample::{Mark, Samples};
use super::visit::{AT, Visit};
use crate::app::App;
use answer::Answer;
use choice::Offered;
use durations::Duration;
pub(crate) use question::position;
use question::{Findings, Origin, Question, Refusal};

/// Answers for a chosen place, or asks for one.
pub(crate) async fn page(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
) -> Result<Response, Problem> {
    let from = match visit.params.get("place") {
        None => Origin::Nowhere,
        Some(code) => Origin::Place(code.parse().map_err(|_| Problem::bad_place(&visit, code))?),
    };
    answer(app, overviews, visit, from, Caching::Revalidate).await
}

/// Answers for the citizen's position, which comes in the body so that it stays out of logs and histories.
pub(crate) async fn page_from_position(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
    RawForm(body): RawForm,
) -> Result<Response, Problem> {
    let visit = visit.with_form(&body);
    let from = Origin::Here(question::position(&visit.params).ok_or_else(|| Problem::bad_position(&visit))?);
    answer(app, overviews, visit, from, Caching::Never).await
}

async fn answer(
    app: App,
    overviews: Overviews,
    visit: Visit,
    from: Origin,
    caching: Caching,
) -> Result<Response, Problem> {
    let Some(procedure) = visit.params.get("procedure") else {
        return Ok(Redirect::to(&visit.home()).into_response());
    };
    let chosen = visit.chosen()?;
    let question = Question::of(&visit, procedure, from, chosen.moment, app.time_per_request)?;
    let asked = question.clone();
    let found = app.ask(move |engine| asked.ask(engine, &overviews)).await;
    let findings = match found.map_err(|error| Problem::failed(&visit, &error))? {
        Ok(findings) => findings,
        Err(Refusal::Procedure) => return Err(Problem::unknown_procedure(&visit, procedure)),
        Err(Refusal::Place(area)) => return Err(Problem::bad_place(&visit, &area.to_string())),
        Err(Refusal::Value(name, value)) => return Err(Problem::bad_value(&visit, name, &value)),
    };
    let asking = asking(&visit, &question);
    let page = Page::new(&visit, Some(chosen.moment), findings.overview.sample);
    let page = page.with_chooser(&asking, &chosen, Bangkok);
    Ok(respond(page.status(), caching, &FindPage::new(page, &question, &findings, &asking)))
}

/// The question as links and forms ask it again.
fn asking(visit: &Visit, question: &Question) -> Asking {
    let asking = Asking::new(visit, Some(question.moment));
    match question.from {
        Origin::Here(position) => asking.from(position),
        Origin::Nowhere | Origin::Place(_) => asking,
    }
}

#[derive(Template)]
#[template(path = "find.html")]
struct FindPage {
    page: Page,
    /// As it stands in the question: a procedure, or a group.
    id: String,
    procedure_href: String,
    task: Words,
    official: Words,
    official_mark: Mark,
    /// The tasks of a group.
    together: Vec<Task>,
    durations: Vec<Duration>,
    bring: Vec<Bring>,
    rule: Option<RuleInWords>,
    /// The question for the place that decides, where only the office of some place can do it.
    ask: Option<HomeQuestion>,
    online: Option<Online>,
    form: Option<PlaceForm>,
    /// From where, where that was said.
    from: Option<String>,
    /// How one travels, and the order.
    choices: Vec<Offered>,
    filter: Option<FilterForm>,
    /// The page isn't kept on the device, so the best office's is.
    keep_best: bool,
    /// What the forms of a place and of a position keep besides the procedure.
    kept: Vec<(&'static str, String)>,
    answer: Answer,
}

/// A procedure by its name, with its page.
struct Task {
    name: Words,
    mark: Mark,
    href: String,
}

struct RuleInWords {
    sentence: String,
    mark: Mark,
}

/// The choice of where to look.
struct PlaceForm {
    label: &'static str,
    groups: Vec<PlaceGroup>,
    /// The code chosen.
    chosen: String,
}

impl FindPage {
    /// What the form of a position keeps.
    fn position_keeps(&self) -> Vec<(&'static str, &str)> {
        let kept = self.kept.iter().map(|(name, value)| (*name, value.as_str()));
        std::iter::once(("procedure", self.id.as_str())).chain(kept).collect()
    }

    fn new(page: Page, question: &Question, findings: &Findings, asking: &Asking) -> Self {
        let language = page.language;
        let procedure = &findings.procedure;
        let online_only = procedure.channel == Some(Channel::Online);
        let answer =
            if online_only { Answer::Online } else { Answer::new(&page, question, findings, asking) };
        let samples = Samples::new(&procedure.sample_fields, language);
        let tasks = findings.procedures.iter().filter(|_| findings.procedures.len() > 1);
        let from = from_in_words(question.from, &page).filter(|_| !online_only);
        let knows_from = from.is_some();
        Self {
            bring: if online_only {
                Vec::new()
            } else {
                Bring::of(&findings.procedures, &findings.overview, &page)
            },
            choices: if knows_from { choice::offered(question.choice, asking, &page) } else { Vec::new() },
            filter: knows_from
                .then(|| FilterForm::new(&page, &question.filters, &findings.offered, asking, true)),
            from,
            keep_best: asking.has_position(),
            id: question.procedure.clone(),
            procedure_href: page.procedure_href(procedure.id.as_str()),
            task: match findings.procedures.as_slice() {
                [only] => findings.overview.task(only, language),
                group => group_name(group, language),
            },
            official: Words::title(procedure, language),
            official_mark: Mark::of_title(procedure, language),
            together: tasks
                .map(|task| Task {
                    name: Words::title(task, language),
                    mark: Mark::of_title(task, language),
                    href: page.procedure_href(task.id.as_str()),
                })
                .collect(),
            durations: durations::of(&findings.procedures, language),
            rule: (rule::is_bound(procedure) && !online_only).then(|| RuleInWords {
                sentence: rule::where_to(procedure, language),
                mark: samples.mark(rule::COLUMNS),
            }),
            ask: HomeQuestion::of(procedure, &question.procedure, &page),
            online: Online::of(procedure, &page),
            form: (!online_only).then(|| PlaceForm {
                label: rule::place_to_choose(procedure, language),
                groups: findings.overview.places.choices(language),
                chosen: question.from.code().unwrap_or_default(),
            }),
            kept: kept(question, &page),
            answer,
            page,
        }
    }
}

/// `จากตำบลเซกา`; none: nobody said.
fn from_in_words(from: Origin, page: &Page) -> Option<String> {
    match from {
        Origin::Nowhere => None,
        Origin::Here(_) => Some(page.m.find.from_you.clone()),
        Origin::Place(area) => Some(fill(&page.m.find.from, &[("place", &place::name(area, page.language))])),
    }
}

/// The moment and the choice. Whether only open offices are wanted is asked anew at another place.
fn kept(question: &Question, page: &Page) -> Vec<(&'static str, String)> {
    let choice = question.choice.parameters().into_iter().map(|(name, value)| (name, value.to_owned()));
    choice.chain(page.at.iter().map(|at| (AT, at.clone()))).collect()
}
