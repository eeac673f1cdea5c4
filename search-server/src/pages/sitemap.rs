//! What search engines are told: which pages there are, and which they need not read.

use std::fmt::Write;
use std::ops::Range;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::area::AreaLevel;

use super::language::Language;
use super::problem::Problem;
use super::visit::{Visit, link};
use crate::app::{App, Engine};
use crate::path::segment;
use crate::site::Origin;

/// Addresses of one part (sitemaps.org: at most 50,000).
const MOST_ADDRESSES: usize = 50_000;
/// Records of one part, each with a page in every language.
const MOST_RECORDS: usize = MOST_ADDRESSES / Language::ALL.len();

/// How long caches may keep what machines are told.
const KEPT_SECONDS: u32 = 3_600;

const XML: &str = "application/xml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A list of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    Areas,
    Procedures,
    Offices,
}

impl List {
    const ALL: [Self; 3] = [Self::Areas, Self::Procedures, Self::Offices];

    fn as_str(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::Procedures => "procedures",
            Self::Offices => "offices",
        }
    }

    /// How many pages it has in a language.
    fn len(self, engine: &Engine) -> Result<usize, engine::Error> {
        Ok(match self {
            Self::Areas => areas(engine).len(),
            Self::Procedures => engine.all_procedures()?.len(),
            Self::Offices => engine.office_count(),
        })
    }

    /// The paths of a part of them.
    fn paths(self, engine: &Engine, part: Range<usize>) -> Result<Vec<String>, engine::Error> {
        let of_part = |all: Vec<String>| all.into_iter().skip(part.start).take(part.len()).collect();
        Ok(match self {
            Self::Areas => of_part(areas(engine)),
            Self::Procedures => {
                let all = engine.all_procedures()?;
                of_part(all.iter().map(|one| format!("/procedures/{}", segment(one.id.as_str()))).collect())
            }
            Self::Offices => {
                let ids = engine.office_ids(part)?;
                ids.iter().map(|id| format!("/service-points/{}", segment(id.as_str()))).collect()
            }
        })
    }
}

/// The first page, and all areas with offices.
fn areas(engine: &Engine) -> Vec<String> {
    let subdistricts = engine.areas_with_offices();
    let levels = [AreaLevel::Province, AreaLevel::District, AreaLevel::Subdistrict];
    let mut codes: Vec<_> =
        levels.iter().flat_map(|level| subdistricts.iter().filter_map(|area| area.at(*level))).collect();
    codes.sort_unstable_by_key(|code| (code.level().digits(), code.number()));
    codes.dedup();
    let known = ["/", "/areas", "/credits"].map(str::to_owned);
    known.into_iter().chain(codes.iter().map(|code| format!("/areas/{code}"))).collect()
}

/// The parts, for whoever reads them all.
pub(crate) async fn index(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let Some(origin) = visit.origin.clone() else { return Err(Problem::not_found(&visit)) };
    let parts = app.ask(|engine| {
        let mut parts = Vec::new();
        for list in List::ALL {
            let count = list.len(engine)?.div_ceil(MOST_RECORDS);
            parts.extend((1..=count).map(|number| format!("/sitemaps/{}-{number}.xml", list.as_str())));
        }
        Ok(parts)
    });
    let parts = parts.await.map_err(|error| Problem::failed(&visit, &error))?;
    Ok(told(&visit, XML, xml("sitemapindex", "sitemap", &origin, parts.into_iter())))
}

/// One part.
pub(crate) async fn part(
    State(app): State<App>,
    visit: Visit,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let not_found = || Problem::not_found(&visit);
    let origin = visit.origin.clone().ok_or_else(not_found)?;
    let (list, number) = read(&name).ok_or_else(not_found)?;
    let records = number * MOST_RECORDS..(number + 1) * MOST_RECORDS;
    let paths = app.ask(move |engine| list.paths(engine, records)).await;
    let paths = paths.map_err(|error| Problem::failed(&visit, &error))?;
    if paths.is_empty() {
        return Err(not_found());
    }
    let addresses = paths.iter().flat_map(|path| Language::ALL.map(|language| link(language, path, [])));
    Ok(told(&visit, XML, xml("urlset", "url", &origin, addresses)))
}

/// The list and the number, from 0, of `offices-1.xml`.
fn read(name: &str) -> Option<(List, usize)> {
    let (list, number) = name.strip_suffix(".xml")?.split_once('-')?;
    let list = List::ALL.into_iter().find(|known| known.as_str() == list)?;
    let number: usize = number.parse().ok()?;
    // Far from the end of numbers, and beyond every register.
    (1..=MOST_ADDRESSES).contains(&number).then(|| (list, number - 1))
}

fn xml(root: &str, item: &str, origin: &Origin, paths: impl Iterator<Item = String>) -> String {
    let mut text = format!("{HEAD}<{root} xmlns=\"{NAMESPACE}\">\n");
    for path in paths {
        // Paths are percent-encoded, so that `&` is the only sign of XML that can be in one. Cannot fail: a String takes
        // everything.
        let _ = writeln!(text, "<{item}><loc>{origin}{}</loc></{item}>", path.replace('&', "&amp;"));
    }
    let _ = writeln!(text, "</{root}>");
    text
}

/// What search engines need not read: answers to questions, of which there are as many as questions, and forms.
pub(crate) async fn robots(visit: Visit) -> Response {
    let mut text = String::from("User-agent: *\n");
    for language in Language::ALL {
        for path in ["/search", "/find", "/*/report"] {
            let _ = writeln!(text, "Disallow: {}{path}", language.prefix());
        }
    }
    text.push_str("Disallow: /v1/\n");
    if let Some(origin) = &visit.origin {
        let _ = write!(text, "\nSitemap: {origin}/sitemap.xml\n");
    }
    told(&visit, "text/plain; charset=utf-8", text)
}

fn told(visit: &Visit, media_type: &str, text: String) -> Response {
    let caching = visit.caching_of_addresses(KEPT_SECONDS);
    ([(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, caching.as_str())], text).into_response()
}
