//! The office that is responsible for a citizen's case: the place that decides is asked for, and the answer stands before
//! what is merely near. The place comes in the body of a form, so that it stands in no address, log or shared link.

mod answer;
mod question;

use askama::Template;
use askama::filters::HtmlSafe;
use axum::Extension;
use axum::extract::{RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::procedure::Channel;
use domain::{Position, Procedure};
use engine::NearestQuery;

use super::contact::web_link;
use super::language::Words;
use super::map;
use super::messages::{Messages, fill};
use super::moment;
use super::overview::{Overviews, group_name};
use super::page::{Caching, Page, respond};
use super::place::FullName;
use super::problem::Problem;
use super::rule;
use super::sample::{Mark, Samples};
use super::visit::{AT, Visit};
use crate::app::App;
use answer::Answer;
use question::{Place, Question};

/// The address of the page, in each language behind its prefix.
pub(crate) const PATH: &str = "/responsible";

/// The parameters of the place that decides. No link has them.
const PLACE: [&str; 2] = ["home", "home_q"];

/// Asks for the place that decides.
pub(crate) async fn page(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
) -> Result<Response, Problem> {
    answer(app, overviews, visit, Caching::Revalidate).await
}

/// Answers for the place that decides, which comes in the body.
pub(crate) async fn page_for_place(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
    RawForm(body): RawForm,
) -> Result<Response, Problem> {
    answer(app, overviews, visit.with_form(&body), Caching::Never).await
}

async fn answer(app: App, overviews: Overviews, visit: Visit, caching: Caching) -> Result<Response, Problem> {
    let Some(procedure) = visit.params.get("procedure") else {
        return Ok(Redirect::to(&visit.home()).into_response());
    };
    let moment = visit.moment()?;
    // A place in an address would be shared with it.
    let may_answer = matches!(caching, Caching::Never);
    let question = Question::of(&visit, procedure, moment, may_answer, app.time_per_request);
    let asked = question.clone();
    let found = app.ask(move |engine| asked.ask(engine, &overviews)).await;
    let found = found.map_err(|error| Problem::failed(&visit, &error))?;
    let Some(findings) = found else { return Err(Problem::unknown_procedure(&visit, procedure)) };
    let page = Page::new(&visit.without(&PLACE), Some(moment), findings.overview.sample);
    let content = ResponsiblePage::new(page, &question, &findings);
    let status = if content.ask.fault.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    Ok(respond(status, caching, &content))
}

#[derive(Template)]
#[template(path = "responsible.html")]
struct ResponsiblePage {
    page: Page,
    task: Words,
    procedure_href: String,
    find_href: String,
    rule: String,
    rule_mark: Mark,
    ask: HomeQuestion,
    online: Option<Online>,
    answer: Option<Answer>,
    /// Subdistricts near a position that nobody can tell the subdistrict of, to choose among.
    nearby: Vec<(String, String)>,
    /// Where the place can be chosen on a map: what that is told, and its words.
    choose: Option<(String, String)>,
    bring: Bring,
}

/// The question for the place that decides, as a form asks it.
#[derive(Template)]
#[template(path = "home_question.html")]
pub(crate) struct HomeQuestion {
    action: String,
    /// A procedure or a group.
    procedure: String,
    at: Option<String>,
    /// What decides, as a question.
    label: &'static str,
    hint: &'static str,
    show: &'static str,
    /// What sends the position instead, and what that says while it has none.
    here: &'static str,
    /// When that helps.
    here_if: &'static str,
    here_words: String,
    /// What was typed.
    typed: String,
    /// Why that can't be used.
    fault: Option<String>,
}

/// That it can, or has to, be done without going anywhere.
struct Online {
    heading: &'static str,
    link: Option<String>,
}

/// What to bring, and what it costs.
struct Bring {
    documents: Vec<(Words, Option<&'static str>)>,
    mark: Mark,
    fee: Option<String>,
    minutes: Option<String>,
}

impl HtmlSafe for HomeQuestion {}

impl HomeQuestion {
    /// The question for a procedure; none: it isn't bound to a place, and no office is the wrong one.
    pub(crate) fn of(procedure: &Procedure, asked_as: &str, page: &Page) -> Option<Self> {
        let is_asked = procedure.is_bound() && procedure.channel != Some(Channel::Online);
        is_asked.then(|| Self::new(procedure, asked_as, page))
    }

    /// The parameters that a form keeps besides the place.
    fn kept(&self) -> Vec<(&'static str, &str)> {
        let at = self.at.iter().map(|at| (AT, at.as_str()));
        std::iter::once(("procedure", self.procedure.as_str())).chain(at).collect()
    }

    fn new(procedure: &Procedure, asked_as: &str, page: &Page) -> Self {
        Self {
            action: format!("{}{PATH}", page.language.prefix()),
            procedure: asked_as.to_owned(),
            at: page.at.clone(),
            label: rule::place_to_choose(procedure, page.language),
            hint: &page.m.responsible.hint,
            show: &page.m.responsible.show,
            here: &page.m.responsible.here,
            here_if: &page.m.responsible.here_if,
            here_words: page.position_words(&page.m.responsible.here_instead),
            typed: String::new(),
            fault: None,
        }
    }
}

impl ResponsiblePage {
    fn new(page: Page, question: &Question, findings: &question::Findings) -> Self {
        let language = page.language;
        let procedure = &findings.procedure;
        let words = &page.m.responsible;
        let samples = Samples::new(&procedure.sample_fields, language);
        let mut ask = HomeQuestion::new(procedure, &question.procedure, &page);
        if let Some(Place::Named(name)) = &question.place {
            ask.typed.clone_from(name);
        }
        ask.fault = findings.fault.as_ref().map(|fault| answer::fault(fault, words));
        let link = || procedure.url.as_deref().and_then(web_link);
        Self {
            task: match findings.procedures.as_slice() {
                [only] => findings.overview.task(only, language),
                group => group_name(group, language),
            },
            procedure_href: page.procedure_href(procedure.id.as_str()),
            find_href: page.find_href(&question.procedure),
            rule: rule::where_to(procedure, language),
            rule_mark: samples.mark(rule::COLUMNS),
            online: match procedure.channel {
                Some(Channel::Online) => {
                    Some(Online { heading: &page.m.find.nothing_to_visit, link: link() })
                }
                Some(Channel::Both) => Some(Online { heading: &page.m.find.also_online, link: link() }),
                Some(Channel::InPerson) | None => None,
            },
            answer: Answer::new(&page, question, findings),
            nearby: findings
                .nearby
                .iter()
                .map(|area| (area.to_string(), FullName::new(*area, language).text()))
                .collect(),
            choose: choose(&page, question, procedure),
            bring: Bring::new(&page, findings, &samples),
            ask,
            page,
        }
    }

    fn title(&self) -> String {
        self.page.fill(&self.page.m.responsible.title, "task", &self.task.text)
    }

    fn needs_a_way(&self) -> bool {
        self.online.as_ref().is_none_or(|online| online.heading != self.page.m.find.nothing_to_visit)
    }
}

impl Bring {
    fn new(page: &Page, findings: &question::Findings, samples: &Samples) -> Self {
        let (procedure, words) = (&findings.procedure, &page.m.procedure);
        let no_copies = findings.asks_for_no_copies().then_some(page.m.responsible.no_copy.as_str());
        let document = |text: &String| (Words::thai(text, page.language), no_copies);
        let minutes = procedure.counter_minutes;
        Self {
            documents: procedure.documents.iter().map(document).collect(),
            mark: samples.mark("documents"),
            fee: procedure.fee_thb.map(|baht| super::manual::fee(baht, page)),
            minutes: minutes.map(|minutes| fill(&words.minutes_value, &[("minutes", &minutes.to_string())])),
        }
    }
}

/// What a map is told on which the place is chosen, and its words.
fn choose(page: &Page, question: &Question, procedure: &Procedure) -> Option<(String, String)> {
    let words = &page.m.responsible;
    let anywhere = Position::from_degrees(0.0, 0.0).ok()?;
    let query = NearestQuery {
        procedures: vec![vec![procedure.id.clone()]],
        ..NearestQuery::from_here(anywhere, question.moment.instant)
    };
    let said = serde_json::json!({
        "show": words.map_show, "hide": words.map_hide, "hint": words.map_hint, "use": words.map_use,
        "failed": words.map_failed,
    });
    Some((map::to_choose(page, &query)?, said.to_string()))
}

/// When applications are taken again, in words.
fn season(state: &domain::season::SeasonState, words: &Messages, page: &Page) -> Option<String> {
    if state.open_now {
        return None;
    }
    let opens = state.opens_next.as_ref().map(|at| moment::date(at.date_naive(), page.language));
    Some(match opens {
        Some(date) => fill(&words.responsible.opens, &[("date", &date)]),
        None => words.responsible.closed_season.clone(),
    })
}
