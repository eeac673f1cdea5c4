//! What is used here, and who made it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::page::{Caching, Page, respond};
use super::problem::Problem;
use super::visit::Visit;
use super::web::WEB;
use crate::site::{BaseMap, Site};

/// Something of others that the site is made with, as its licence wants it to be named.
struct Work {
    name: &'static str,
    licence: &'static str,
    href: &'static str,
}

/// Names and codes of areas.
const NAMES_OF_AREAS: Work =
    Work { name: "GeoThai/data", licence: "CC BY 4.0", href: "https://github.com/GeoThai/data" };
/// Where areas lie.
const PLACES_OF_AREAS: Work = Work {
    name: "OCHA COD-AB Thailand (Royal Thai Survey Department)",
    licence: "CC BY 3.0 IGO",
    href: "https://data.humdata.org/dataset/cod-ab-tha",
};
/// The land of the plain map.
const LAND: Work =
    Work { name: "Natural Earth", licence: "public domain", href: "https://www.naturalearthdata.com/" };
const HOLIDAYS: Work = Work { name: "holidays", licence: "MIT", href: "https://github.com/vacanza/holidays" };
const TYPE: Work =
    Work { name: "Sarabun", licence: "SIL OFL 1.1", href: "https://fonts.google.com/specimen/Sarabun" };
const MAP: Work = Work { name: "MapLibre GL JS", licence: "BSD-3-Clause", href: "https://maplibre.org/" };

/// The notices of everything in the bundle, where there is one.
const NOTICES: &str = "/web/notices.txt";

#[derive(Template)]
#[template(path = "credits.html")]
struct CreditsPage {
    page: Page,
    /// What for, and the works.
    works: Vec<(&'static str, Work)>,
    /// Who asks to be named for the borders of areas.
    boundaries: Option<String>,
    /// Who made the map under ours.
    base_map: Option<String>,
    notices: Option<&'static str>,
}

pub(crate) async fn page(visit: Visit) -> Result<Response, Problem> {
    let page = Page::new(&visit, None, false);
    let words = &page.m.credits;
    let works = vec![
        (words.names.as_str(), NAMES_OF_AREAS),
        (words.places.as_str(), PLACES_OF_AREAS),
        (words.holidays.as_str(), HOLIDAYS),
        (words.land.as_str(), LAND),
        (words.map.as_str(), MAP),
        (words.font.as_str(), TYPE),
    ];
    let credits = CreditsPage {
        works,
        boundaries: page.boundaries.clone(),
        base_map: page.site.base_map.as_ref().map(|map| map.attribution.clone()),
        notices: WEB.as_ref().map(|_| NOTICES),
        page,
    };
    Ok(respond(StatusCode::OK, Caching::Revalidate, &credits))
}

/// What the map of a page itself says.
pub(crate) fn of_map(page: &Page) -> Vec<String> {
    of_maps(&page.site, page.boundaries.as_deref())
}

/// What maps of a site say.
pub(crate) fn of_maps(site: &Site, boundaries: Option<&str>) -> Vec<String> {
    let own = [&LAND, &NAMES_OF_AREAS].map(|work| format!("{} ({})", work.name, work.licence));
    let base_map = site.base_map.iter().map(|map: &BaseMap| map.attribution.clone());
    own.into_iter().chain(boundaries.map(str::to_owned)).chain(base_map).collect()
}
