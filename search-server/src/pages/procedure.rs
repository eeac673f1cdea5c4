//! What a citizen needs to know about a procedure before going anywhere.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Procedure;
use domain::procedure::Channel;

use super::contact::web_link;
use super::language::Words;
use super::linked_data;
use super::messages::fill;
use super::moment;
use super::overview::Overviews;
use super::page::{Caching, Page, respond};
use super::problem::Problem;
use super::rule;
use super::sample::Samples;
use super::visit::Visit;
use crate::app::App;

#[derive(Template)]
#[template(path = "procedure.html")]
struct ProcedurePage {
    page: Page,
    title: Words,
    aliases: Vec<Words>,
    find_href: Option<String>,
    minutes: Option<String>,
    days: Option<String>,
    fee: Option<String>,
    channel: &'static str,
    season: Option<String>,
    website: Option<String>,
    documents: Vec<Words>,
    steps: Vec<Words>,
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
        let number = |pattern: &str, name: &str, number: Option<u32>| {
            number.map(|number| fill(pattern, &[(name, &number.to_string())]))
        };
        let needs_an_office = procedure.channel != Some(Channel::Online);
        let owners = [procedure.department.as_deref(), procedure.ministry.as_deref()];
        let updated = procedure.updated_at.as_ref();
        let updated = updated.and_then(|updated| moment::date_of_text(updated.as_str(), language));
        Self {
            title: Words::title(procedure, language),
            aliases: thai(&procedure.aliases),
            find_href: needs_an_office.then(|| page.find_href(procedure.id.as_str())),
            minutes: number(&words.minutes_value, "minutes", procedure.counter_minutes),
            days: number(&words.days_value, "days", procedure.processing_days),
            fee: procedure.fee_thb.map(|baht| fee(baht, &page)),
            channel: match procedure.channel {
                Some(Channel::InPerson) => &words.in_person,
                Some(Channel::Online) => &words.online,
                Some(Channel::Both) => &words.both,
                None => &page.m.site.unknown,
            },
            season: procedure.season.as_deref().map(|season| moment::season(season, language)),
            website: procedure.url.as_deref().and_then(web_link),
            documents: thai(&procedure.documents),
            steps: thai(&procedure.steps),
            rule: rule::where_to(procedure, language),
            owners: owners.into_iter().flatten().map(|owner| Words::thai(owner, language)).collect(),
            confirmed: updated.map(|date| fill(&words.confirmed, &[("date", &date)])),
            linked_data: linked_data::of_procedure(procedure),
            samples: Samples::new(&procedure.sample_fields, language),
            page,
        }
    }
}

/// A fee in words.
pub(crate) fn fee(baht: f64, page: &Page) -> String {
    let words = &page.m.procedure;
    if baht == 0.0 {
        return words.no_fee.clone();
    }
    let decimals = if baht.fract() == 0.0 { 0 } else { 2 };
    fill(&words.fee_value, &[("baht", &format!("{baht:.decimals$}"))])
}
