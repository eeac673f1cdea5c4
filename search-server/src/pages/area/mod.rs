//! The page of an area: its offices and what holds at their doors, what can be done there, and the areas in it.

mod numbered;
mod which;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::area::{AreaLevel, Gazetteer};
use domain::{AreaCode, Procedure};
use engine::{Directory, ListedOffice, OfficeCounts};

use super::asking::Asking;
use super::contact::{Phone, directions};
use super::language::{Language, Words};
use super::linked_data;
use super::messages::fill;
use super::moment::Moment;
use super::overview::{Overview, Overviews};
use super::page::{Caching, Page, respond};
use super::place::{self, FullName};
use super::problem::Problem;
use super::sample::{Mark, Samples};
use super::state::{Door, StateInWords};
use super::visit::Visit;
use crate::app::{App, Engine};
use numbered::Numbered;
pub(crate) use which::Which;

/// Procedures that are told: an area may have all of the country's.
const MOST_PROCEDURES: usize = 300;
/// Those of them that are shown at once.
const SHOWN_AT_ONCE: usize = 12;

#[derive(Template)]
#[template(path = "area.html")]
struct AreaPage {
    page: Page,
    name: String,
    /// The areas around it, the largest first: address and name.
    around: Vec<(String, String)>,
    counts: Vec<String>,
    /// What is listed of all offices, in words, and the way to all of them.
    only: Option<(String, String)>,
    parts: Vec<Part>,
    offices: Vec<OfficeLine>,
    pages: Numbered,
    /// The most common ones, and the others.
    procedures: [Vec<ProcedureLine>; 2],
    /// How many more there are than are told.
    untold: Option<String>,
    /// The offices of this area are listed here, and not only in its parts.
    lists_offices: bool,
    /// For machines.
    linked_data: Option<String>,
}

/// An area in the area.
struct Part {
    href: String,
    name: String,
    counts: Vec<String>,
}

/// An office of the list.
struct OfficeLine {
    href: String,
    name: Words,
    name_mark: Mark,
    state: StateInWords,
    phone: Option<Phone>,
    phone_mark: Mark,
    directions: Option<String>,
    directions_mark: Mark,
}

/// What can be done in the area.
struct ProcedureLine {
    href: String,
    task: Words,
    count: String,
}

/// What was found for a page.
struct Findings {
    directory: Directory,
    procedures: Vec<(Procedure, usize)>,
    overview: std::sync::Arc<Overview>,
    /// What was asked for.
    known: which::Known,
}

/// All provinces.
pub(crate) async fn all(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
) -> Result<Response, Problem> {
    answer(&app, overviews, &visit, None).await
}

pub(crate) async fn page(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
    Path(code): Path<String>,
) -> Result<Response, Problem> {
    let area: AreaCode = code.parse().map_err(|_| Problem::unknown_area(&visit, &code))?;
    answer(&app, overviews, &visit, Some(area)).await
}

async fn answer(
    app: &App,
    overviews: Overviews,
    visit: &Visit,
    area: Option<AreaCode>,
) -> Result<Response, Problem> {
    let chosen = visit.chosen()?;
    let pages = Numbered::of(visit)?;
    let which = Which::of(visit)?;
    let (listed, moment) = (if lists_offices(area) { pages.range() } else { 0..0 }, chosen.moment);
    let asked = which.clone();
    let findings = app.ask(move |engine| {
        let known = match asked.known(engine, moment)? {
            Ok(known) => known,
            Err(unknown) => return Ok(Err(unknown)),
        };
        let directory = engine.directory(area, &known.query, listed)?;
        Ok(Ok(Findings {
            procedures: procedures(engine, &directory)?,
            overview: overviews.of(engine)?,
            directory,
            known,
        }))
    });
    let findings = findings.await.map_err(|error| Problem::failed(visit, &error))?;
    let findings = findings.map_err(|(name, value)| Problem::bad_value(visit, name, &value))?;
    let is_known = |area| Gazetteer::built_in().place(area).is_some();
    if let Some(area) = area.filter(|area| findings.directory.counts.all == 0 && !is_known(*area)) {
        return Err(Problem::unknown_area(visit, &area.to_string()));
    }
    let asking = Asking::new(visit, Some(chosen.moment));
    let page = Page::new(visit, Some(chosen.moment), findings.overview.sample);
    let page = page.with_chooser(&asking, &chosen, chrono_tz::Asia::Bangkok);
    let pages = pages.over(findings.directory.counts.all, &asking, &page);
    let area = AreaPage::new(page, (area, &which), &findings, pages, chosen.moment);
    Ok(respond(area.page.status(), Caching::Revalidate, &area))
}

/// The offices of a whole province would be a list that nobody reads.
fn lists_offices(area: Option<AreaCode>) -> bool {
    area.is_some_and(|area| area.level() != AreaLevel::Province)
}

fn procedures(engine: &Engine, directory: &Directory) -> Result<Vec<(Procedure, usize)>, engine::Error> {
    let told = directory.procedures.iter().take(MOST_PROCEDURES);
    let record = |(id, count): &(domain::ProcedureId, usize)| {
        Ok(engine.procedure(id.as_str())?.map(|procedure| (procedure, *count)))
    };
    told.map(record).filter_map(Result::transpose).collect()
}

impl AreaPage {
    fn new(
        page: Page,
        (area, which): (Option<AreaCode>, &Which),
        found: &Findings,
        pages: Numbered,
        moment: Moment,
    ) -> Self {
        let (language, words) = (page.language, &page.m.area);
        let directory = &found.directory;
        let name = area.map_or_else(|| words.all.clone(), |area| FullName::new(area, language).text());
        let counts = counts(directory.counts, &page, !moment.asked);
        let part = |(area, own): &(AreaCode, OfficeCounts)| Part {
            href: page.href(&format!("/areas/{area}"), &which.pairs()),
            name: place::name(*area, language),
            counts: self::counts(*own, &page, !moment.asked),
        };
        let line = |(procedure, count): &(Procedure, usize)| ProcedureLine {
            href: procedure_href(&page, procedure, area),
            task: found.overview.task(procedure, language),
            count: fill(&words.offices, &[("count", &count.to_string())]),
        };
        let mut first: Vec<ProcedureLine> = found.procedures.iter().map(line).collect();
        let others = first.split_off(first.len().min(SHOWN_AT_ONCE));
        let untold = directory.procedures.len() - found.procedures.len();
        let summary = counts.join(" · ");
        Self {
            around: around(area, which, &page),
            only: which.in_words(&found.known, &found.overview, &page).map(|words| {
                let all = area.map_or_else(|| page.areas_href(), |area| page.area_href(&area.to_string()));
                (words, all)
            }),
            parts: directory.parts.iter().map(part).collect(),
            offices: directory.offices.iter().map(|office| OfficeLine::new(office, moment, &page)).collect(),
            procedures: [first, others],
            untold: (untold > 0).then(|| fill(&words.untold, &[("count", &untold.to_string())])),
            lists_offices: lists_offices(area),
            linked_data: area
                .filter(|_| which.is_all())
                .map(|area| linked_data::of_area(area, directory, &page)),
            counts,
            pages,
            page: page.with_summary(&name, summary),
            name,
        }
    }
}

/// The areas around one, and the country.
fn around(area: Option<AreaCode>, which: &Which, page: &Page) -> Vec<(String, String)> {
    let Some(area) = area else { return Vec::new() };
    let mut around: Vec<(String, String)> = std::iter::successors(area.parent(), |area| area.parent())
        .map(|area| {
            let href = page.href(&format!("/areas/{area}"), &which.pairs());
            (href, place::name(area, page.language))
        })
        .collect();
    around.push((page.href("/areas", &which.pairs()), page.m.area.country.clone()));
    around.reverse();
    around
}

/// Counts in words; what is open is told of one moment.
fn counts(counts: OfficeCounts, page: &Page, is_now: bool) -> Vec<String> {
    let words = &page.m.area;
    let open = if is_now { &words.open_now } else { &words.open_then };
    let told = [
        (&words.offices, counts.all, true),
        (open, counts.open, counts.all > 0),
        (&words.unknown, counts.unknown, counts.unknown > 0),
    ];
    let told = told.into_iter().filter(|(.., is_told)| *is_told);
    told.map(|(pattern, count, _)| fill(pattern, &[("count", &count.to_string())])).collect()
}

/// Where a procedure is done in an area; about it, where no place can be chosen.
fn procedure_href(page: &Page, procedure: &Procedure, area: Option<AreaCode>) -> String {
    let id = procedure.id.as_str();
    match area {
        Some(area) => page.href("/find", &[("procedure", id), ("place", &area.to_string())]),
        None => page.procedure_href(id),
    }
}

impl OfficeLine {
    fn new(office: &ListedOffice, moment: Moment, page: &Page) -> Self {
        let (point, language): (_, Language) = (&office.point, page.language);
        let samples = Samples::new(&point.sample_fields, language);
        let phone = point.phone.as_deref().map(Phone::new);
        let door =
            Door { state: &office.state, moment, zone: point.zone, then: office.then, phone: phone.as_ref() };
        Self {
            href: page.office_href(point.id.as_str()),
            name: Words::either(&point.name_th, point.name_en.as_deref(), language),
            name_mark: samples.mark("name_th"),
            state: StateInWords::new(&door, samples.mark("hours"), language),
            phone,
            phone_mark: samples.mark("phone"),
            directions: point.position.map(directions),
            directions_mark: samples.mark("lat|lon"),
        }
    }
}
