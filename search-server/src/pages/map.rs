//! What the map of an answer is told. Everything that it shows stands in the list too.

use chrono::SecondsFormat;
use domain::Status;
use domain::{Position, ProcedureId, ServicePoint};
use engine::{NearestQuery, OpenFilter};
use serde::Serialize;

use super::card::Card;
use super::credits;
use super::language::Language;
use super::messages::{Map as Words, Messages};
use super::moment::Moment;
use super::page::Page;
use super::visit::{AT, link};
use super::web::WEB;
use crate::api::instant;
use crate::site::BaseMap;

/// What `web/src/map/question.ts` reads.
#[derive(Serialize)]
struct Question<'q> {
    tiles: String,
    offices: Vec<Office<'q>>,
    from: Option<Place>,
    page: PageLink,
    base: Option<&'q BaseMap>,
    /// Who made what the map shows.
    credits: Vec<String>,
    language: &'static str,
    words: &'static Words,
}

#[derive(Serialize)]
struct Office<'q> {
    /// Its place in the list, from 1.
    number: usize,
    name: &'q str,
    href: &'q str,
    #[serde(flatten)]
    place: Place,
    status: &'static str,
}

#[derive(Serialize)]
struct Place {
    lat: f64,
    lon: f64,
}

/// What stands before and behind the id in the address of an office's page.
#[derive(Serialize)]
struct PageLink {
    prefix: &'static str,
    query: String,
}

impl From<Position> for Place {
    fn from(position: Position) -> Self {
        Self { lat: position.latitude_degrees(), lon: position.longitude_degrees() }
    }
}

/// A map beside an answer.
pub(crate) struct AnswerMap {
    /// What it is told, as JSON.
    pub(crate) told: String,
    /// The address of all that it shows, as a list.
    pub(crate) list: String,
}

/// A map of these cards; none where there is nothing to put on one, or nobody to draw it.
pub(crate) fn of_answer<'c>(
    page: &Page,
    query: &NearestQuery,
    from: Option<Position>,
    cards: impl Iterator<Item = &'c Card>,
) -> Option<AnswerMap> {
    WEB.as_ref()?;
    let offices: Vec<Office<'_>> =
        (1..).zip(cards).filter_map(|(number, card)| office(number, card)).collect();
    if offices.is_empty() {
        return None;
    }
    Some(AnswerMap { told: told(page, tiles(query), offices, from)?, list: page.areas_of(query) })
}

/// What a map of one office is told, with all others around it.
pub(crate) fn of_office(
    page: &Page,
    point: &ServicePoint,
    name: &str,
    status: Status,
    moment: Moment,
) -> Option<String> {
    WEB.as_ref()?;
    let position = point.position?;
    let href = page.office_href(point.id.as_str());
    let office = Office { number: 1, name, href: &href, place: position.into(), status: status.as_str() };
    let all = NearestQuery::from_here(position, moment.instant);
    told(page, tiles(&all), vec![office], None)
}

/// What a map is told on which a place is chosen, with the offices of a question around it.
pub(crate) fn to_choose(page: &Page, query: &NearestQuery) -> Option<String> {
    WEB.as_ref()?;
    told(page, tiles(query), Vec::new(), None)
}

fn told(page: &Page, tiles: String, offices: Vec<Office<'_>>, from: Option<Position>) -> Option<String> {
    let at = page.at.as_deref();
    let question = Question {
        tiles,
        offices,
        from: from.map(Place::from),
        page: PageLink {
            prefix: page.language.prefix(),
            query: at.map_or_else(String::new, |at| link(Language::Thai, "", [(AT, at)])),
        },
        base: page.site.base_map.as_ref(),
        credits: credits::of_map(page),
        language: page.language.tag(),
        words: &Messages::of(page.language).map,
    };
    serde_json::to_string(&question).ok()
}

fn office(number: usize, card: &Card) -> Option<Office<'_>> {
    let status = card.status.as_str();
    Some(Office { number, name: &card.name.text, href: &card.href, place: card.position?.into(), status })
}

/// The addresses of tiles with the offices that pass a question, wherever they stand.
fn tiles(query: &NearestQuery) -> String {
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    for group in &query.procedures {
        let ids: Vec<&str> = group.iter().map(ProcedureId::as_str).collect();
        pairs.append_pair("procedure", &ids.join(","));
    }
    for kind in &query.kinds {
        pairs.append_pair("type", kind);
    }
    for ministry in &query.ministries {
        pairs.append_pair("ministry", ministry);
    }
    for department in &query.departments {
        pairs.append_pair("department", department);
    }
    for area in &query.areas {
        pairs.append_pair("area", &area.to_string());
    }
    // A tile is of one instant: of a span it shows all, with what holds at the question's instant.
    let open = if query.during.is_empty() { query.open } else { OpenFilter::Any };
    match open {
        OpenFilter::Any => {}
        OpenFilter::Only => drop(pairs.append_pair("open", "only")),
        OpenFilter::Possible => drop(pairs.append_pair("open", "possible")),
    }
    let at = instant::thai(query.at).to_rfc3339_opts(SecondsFormat::Secs, false);
    format!("/v1/tiles/{{z}}/{{x}}/{{y}}.mvt?{}", pairs.append_pair("at", &at).finish())
}
