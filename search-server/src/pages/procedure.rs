//! What a citizen needs to know about a procedure before going anywhere.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Procedure;
use domain::procedure::Channel;

use super::language::Words;
use super::manual::Manual;
use super::messages::fill;
use super::overview::Overviews;
use super::page::{Caching, Page, respond};
use super::problem::Problem;
use super::sample::Samples;
use super::visit::Visit;
use super::{linked_data, moment, report, rule};
use crate::app::App;
use crate::path::segment;

#[derive(Template)]
#[template(path = "procedure.html")]
struct ProcedurePage {
    page: Page,
    /// Without a language.
    path: String,
    title: Words,
    aliases: Vec<Words>,
    find_href: Option<String>,
    manual: Manual,
    rule: String,
    /// The department and its ministry.
    owners: Vec<Words>,
    confirmed: Option<String>,
    /// For machines.
    linked_data: Option<String>,
    samples: Samples,
}

pub(crate) async fn page(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let moment = visit.moment()?;
    let asked = id.clone();
    let answer = app.ask(move |engine| Ok((engine.procedure(&asked)?, overviews.of(engine)?))).await;
    let (procedure, overview) = answer.map_err(|error| Problem::failed(&visit, &error))?;
    let procedure = procedure.ok_or_else(|| Problem::unknown_procedure(&visit, &id))?;
    let page = Page::new(&visit, Some(moment), overview.sample);
    Ok(respond(StatusCode::OK, Caching::Revalidate, &ProcedurePage::new(page, &procedure)))
}

impl ProcedurePage {
    fn new(page: Page, procedure: &Procedure) -> Self {
        let (language, words) = (page.language, &page.m.procedure);
        let thai = |texts: &[String]| texts.iter().map(|text| Words::thai(text, language)).collect();
        let needs_an_office = procedure.channel != Some(Channel::Online);
        let owners = [procedure.department.as_deref(), procedure.ministry.as_deref()];
        let updated = procedure.updated_at.as_ref();
        let updated = updated.and_then(|updated| moment::date_of_text(updated.as_str(), language));
        let title = Words::title(procedure, language);
        let summary = page.m.procedure.summary.clone();
        Self {
            aliases: thai(&procedure.aliases),
            find_href: needs_an_office.then(|| page.find_href(procedure.id.as_str())),
            manual: Manual::new(procedure, &page),
            rule: rule::where_to(procedure, language),
            owners: owners.into_iter().flatten().map(|owner| Words::thai(owner, language)).collect(),
            confirmed: updated.map(|date| fill(&words.confirmed, &[("date", &date)])),
            linked_data: linked_data::of_procedure(procedure, &page),
            samples: Samples::new(&procedure.sample_fields, language),
            path: path(procedure.id.as_str()),
            page: page.with_summary(&title.text, summary),
            title,
        }
    }

    /// The form for a mistake in a field; none where nobody takes reports.
    fn report(&self, field: &str) -> Option<report::Way> {
        let href = self.page.report_href(&self.path, field)?;
        report::Way::new(href, report::PROCEDURE_FIELDS, field, &self.page)
    }
}

/// The path of a procedure's page, without a language.
pub(super) fn path(id: &str) -> String {
    format!("/procedures/{}", segment(id))
}
