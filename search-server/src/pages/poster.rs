//! The sheet that hangs at an office's door: its name, hours and commonest tasks, and the code that opens its page.

use std::cmp::Reverse;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ServicePoint;
use engine::OfficeRecord;

use super::assets;
use super::language::Words;
use super::messages::fill;
use super::office;
use super::overview::{Overview, Overviews};
use super::page::{Caching, Page, respond};
use super::problem::Problem;
use super::qr;
use super::visit::{Visit, link};
use super::web::{WEB, Web};
use crate::app::{App, Engine};
use crate::path::segment;

/// Tasks that a sheet names.
const MOST_TASKS: usize = 6;

/// Up to so many characters a name is set in the largest type, and up to so many in the middle one. What is read from two metres is
/// 6 mm high at least: the middle one's letters have 9 mm, the smallest one's 7 mm.
const LARGE_UP_TO: usize = 20;
const MIDDLE_UP_TO: usize = 62;

/// Sheets to print, one a page of A4.
#[derive(Template)]
#[template(path = "poster.html")]
pub(crate) struct Posters {
    page: Page,
    title: String,
    sheets: Vec<Sheet>,
    /// Of a part of a longer list: which part, and where the next one is.
    part: Option<String>,
    next_href: Option<String>,
    /// Back to where one came from.
    back_href: String,
}

/// What a sheet says of an office.
struct Sheet {
    name: Words,
    /// Class of the type that the name is set in.
    size: &'static str,
    hours: Option<String>,
    phone: Option<String>,
    tasks: Vec<Words>,
    more: Option<String>,
    /// The code as SVG.
    code: String,
    /// The address that the code says, as one types it.
    address: String,
    /// Something on the sheet is made up.
    sample: bool,
}

/// The offices of a batch of sheets.
pub(crate) struct Batch {
    pub(crate) records: Vec<OfficeRecord>,
    /// The places of its first and last office in the whole list, from 1, and how many that list has.
    pub(crate) part: [u64; 3],
    /// Where the next part is.
    pub(crate) next: Option<String>,
}

pub(crate) async fn page(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let asked = id.clone();
    let answer = app.ask(move |engine| Ok((engine.office(&asked)?, overviews.of(engine)?))).await;
    let (record, overview) = answer.map_err(|error| Problem::failed(&visit, &error))?;
    let record = record.ok_or_else(|| Problem::unknown_office(&visit, &id))?;
    if let Some(successor) = &record.point.succeeded_by {
        let path = format!("/service-points/{}/poster", segment(successor.as_str()));
        return Ok(Redirect::permanent(&link(visit.language, &path, [])).into_response());
    }
    let page = Page::new(&visit, None, false);
    let sheet = Sheet::new(&record, &overview, &page).ok_or_else(|| Problem::not_found(&visit))?;
    let posters = Posters {
        title: fill(&page.m.poster.title, &[("name", &sheet.name.text)]),
        back_href: link(visit.language, &office::path(&record.point), []),
        sheets: vec![sheet],
        part: None,
        next_href: None,
        page,
    };
    Ok(respond(StatusCode::OK, Caching::Revalidate, &posters))
}

/// The sheets of a batch, for whoever may print them.
pub(crate) fn batch(visit: &Visit, engine: &Engine, batch: &Batch) -> Result<Response, engine::Error> {
    let overview = Overviews::default().of(engine)?;
    let page = Page::new(visit, None, false);
    let sheets = batch.records.iter().filter_map(|record| Sheet::new(record, &overview, &page)).collect();
    let words = &page.m.poster;
    let [first, last, total] = batch.part.map(|place| place.to_string());
    let part = fill(&words.part, &[("first", &first), ("last", &last), ("total", &total)]);
    let posters = Posters {
        title: words.many.clone(),
        sheets,
        part: Some(if total == "0" { words.none.clone() } else { part }),
        next_href: batch.next.clone(),
        back_href: "/admin/posters".to_owned(),
        page,
    };
    Ok(respond(StatusCode::OK, Caching::Never, &posters))
}

impl Posters {
    fn poster_stylesheet_href(&self) -> &'static str {
        &assets::POSTER_STYLESHEET.path
    }

    fn print_script_href(&self) -> &'static str {
        &assets::PRINT_SCRIPT.path
    }

    /// What has the typeface, where it was built.
    fn web(&self) -> Option<&'static Web> {
        WEB.as_ref()
    }
}

impl Sheet {
    /// None: the address is too long for a code.
    fn new(record: &OfficeRecord, overview: &Overview, page: &Page) -> Option<Self> {
        let (point, language) = (&record.point, page.language);
        let name = Words::either(&point.name_th, point.name_en.as_deref(), language);
        let address = page.absolute(&link(language, &office::path(point), []));
        let tasks = tasks(record, overview, page);
        let more = tasks.len().saturating_sub(MOST_TASKS);
        Some(Self {
            size: size(&name.text),
            hours: office::hours(&record.schedule, page),
            phone: point.phone.clone(),
            more: (more > 0).then(|| page.fill(&page.m.poster.more, "count", &more.to_string())),
            tasks: tasks.into_iter().take(MOST_TASKS).collect(),
            code: qr::svg(&address)?,
            address: typed(&address),
            sample: shows_sample(point)
                || record.offers.iter().any(|(offer, procedure, _)| {
                    !offer.sample_fields.is_empty() || !procedure.sample_fields.is_empty()
                }),
            name,
        })
    }
}

/// The tasks, those that citizens have the most words for first, as on the first page.
fn tasks(record: &OfficeRecord, overview: &Overview, page: &Page) -> Vec<Words> {
    let mut offers: Vec<_> = record.offers.iter().map(|(_, procedure, _)| procedure).collect();
    offers.sort_by_key(|procedure| Reverse(procedure.aliases.len()));
    offers.into_iter().map(|procedure| overview.task(procedure, page.language)).collect()
}

fn shows_sample(point: &ServicePoint) -> bool {
    point.sample_fields.iter().any(|field| ["name_th", "name_en", "hours", "phone"].contains(&field.as_str()))
}

/// The class of the type for a name, by how many characters stand side by side: vowels and tone marks above and below take no width.
fn size(name: &str) -> &'static str {
    let takes_width = |c: &char| !matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}');
    match name.chars().filter(takes_width).count() {
        count if count <= LARGE_UP_TO => "large",
        count if count <= MIDDLE_UP_TO => "middle",
        _ => "small",
    }
}

/// An address as one types it; of one that can't be typed, the site alone.
fn typed(address: &str) -> String {
    let typed = address.split_once("://").map_or(address, |(_, typed)| typed);
    if typed.contains('%') { typed.split('/').next().unwrap_or(typed).to_owned() } else { typed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_name_is_set_in_smaller_type() {
        for (name, expected) in [
            ("ที่ว่าการอำเภอเซกา", "large"),
            ("เทศบาลตำบลศรีวิไล", "large"),
            ("สถานเอกอัครราชทูต ณ เวียงจันทน์", "middle"),
            ("สำนักงานขนส่งจังหวัดบึงกาฬ สาขาอำเภอเซกา (หน่วยเคลื่อนที่)", "middle"),
            (
                "ศูนย์ส่งเสริมการเรียนรู้และพัฒนาคุณภาพชีวิตผู้สูงอายุและคนพิการ องค์การบริหารส่วนตำบลโสกก่าม อำเภอเซกา จังหวัดบึงกาฬ",
                "small",
            ),
        ] {
            assert_eq!(size(name), expected, "{name}");
        }
    }

    #[test]
    fn an_address_is_shown_where_it_can_be_typed() {
        for (address, expected) in [
            ("https://a.go.th/service-points/dopa-3804", "a.go.th/service-points/dopa-3804"),
            ("https://a.go.th/service-points/%E0%B9%80", "a.go.th"),
        ] {
            assert_eq!(typed(address), expected);
        }
    }
}
