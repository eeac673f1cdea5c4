//! The page of an office. A printed QR code opens it, so its address is for good.

mod coming;
mod copies;
mod offer;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::hours::{Sentence, SentenceLanguage, sentence};
use domain::{AreaCode, Schedule, ServicePoint, Status};
use engine::OfficeRecord;

use super::asking::Asking;
use super::contact::{Phone, directions, web_link};
use super::language::{Language, Words};
use super::messages::fill;
use super::moment::{self, Moment};
use super::overview::{Overview, Overviews};
use super::page::{Caching, Page, respond};
use super::place::FullName;
use super::problem::Problem;
use super::sample::{Mark, Samples};
use super::state::{Door, StateInWords};
use super::visit::{AT, Visit, link};
use super::week::{DayInWords, week};
use super::{linked_data, map, place, report};
use crate::app::App;
use crate::path::segment;
use crate::pictures;
use crate::ratings::ShownScore;
use crate::site::Site;
use coming::{SpecialDay, keeps_holidays, special_days};
use copies::Copies;
use offer::{Days, OfferInWords};

#[derive(Template)]
#[template(path = "office.html")]
struct OfficePage {
    page: Page,
    /// Without a language.
    path: String,
    name: Words,
    other_name: Option<OtherName>,
    state: StateInWords,
    /// The word for the day of the answer.
    day: &'static str,
    /// The regular hours as a sentence.
    hours: Option<String>,
    /// Where the hours come from.
    hours_source: Option<String>,
    special_days: Vec<SpecialDay>,
    /// There is something to tell about holidays even where there are none.
    keeps_holidays: bool,
    week: Vec<DayInWords>,
    local_time: Option<String>,
    address: Option<Words>,
    area: Option<FullName>,
    postcode: Option<String>,
    phone: Option<Phone>,
    email: Option<String>,
    website: Option<Website>,
    directions: Option<String>,
    pictures: Vec<Picture>,
    /// The offices around it on a map, as JSON.
    map: Option<String>,
    /// The address and the name of the page about the area that it stands in.
    area_link: Option<(String, String)>,
    qr_href: String,
    /// The sheet for its door.
    poster_href: String,
    copies: Copies,
    /// What visitors' ratings come to; none: too few.
    rating: Option<String>,
    /// The form for one; none where nobody takes ratings.
    rate_href: Option<String>,
    offers: Vec<OfferInWords>,
    confirmed: Option<String>,
    /// For machines.
    linked_data: Option<String>,
    samples: Samples,
}

/// The name in the other language.
struct OtherName {
    text: String,
    tag: &'static str,
}

/// A picture of the office.
struct Picture {
    href: String,
    /// What the page shows itself; none: it leads there.
    shown: Option<String>,
}

struct Website {
    text: String,
    href: Option<String>,
}

pub(crate) async fn page(
    State(app): State<App>,
    Extension(overviews): Extension<Overviews>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let chosen = visit.chosen()?;
    let moment = chosen.moment;
    let asked = id.clone();
    let answer = app.ask(move |engine| Ok((engine.office(&asked)?, overviews.of(engine)?))).await;
    let (record, overview) = answer.map_err(|error| Problem::failed(&visit, &error))?;
    let record = record.ok_or_else(|| Problem::unknown_office(&visit, &id))?;
    if let Some(successor) = &record.point.succeeded_by {
        let path = format!("/service-points/{}", segment(successor.as_str()));
        let at = moment.parameter();
        let target = link(visit.language, &path, at.as_deref().map(|at| (AT, at)));
        return Ok(Redirect::permanent(&target).into_response());
    }
    let rating = match &app.site.ratings {
        Some(ratings) => ratings.shown(&record.point.id).await,
        None => None,
    };
    let sample = overview.sample || !record.point.sample_fields.is_empty();
    let asking = Asking::new(&visit, Some(moment));
    let page = Page::new(&visit, Some(moment), sample).with_chooser(&asking, &chosen, record.point.zone);
    let office = OfficePage::new(page, &record, moment, &overview).with_rating(rating);
    Ok(respond(office.page.status(), Caching::Revalidate, &office))
}

impl OfficePage {
    fn new(page: Page, record: &OfficeRecord, moment: Moment, overview: &Overview) -> Self {
        let (language, point) = (page.language, &record.point);
        let samples = Samples::new(&point.sample_fields, language);
        let today = moment.instant.with_timezone(&point.zone).date_naive();
        let week = week(&record.schedule, today, language);
        let special_days = special_days(&record.schedule, today, language);
        let days = Days { first: today, is_today: !moment.asked, week: &week, special: &special_days };
        let offers = record.offers.iter().map(|offer| OfferInWords::new(offer, &days, overview, &page));
        let offers = offers.collect();
        let phone = point.phone.as_deref().map(Phone::new);
        let name = Words::either(&point.name_th, point.name_en.as_deref(), language);
        let path = path(point);
        let map = map::of_office(&page, point, &name.text, record.schedule.status_at(moment.instant), moment);
        let state = state(record, phone.as_ref(), samples.mark("hours"), moment, language);
        let updated = point.updated_at.as_ref();
        let updated = updated.and_then(|updated| moment::date_of_text(updated.as_str(), language));
        let hours = hours(&record.schedule, &page);
        let area = area(point, language);
        let summary = summary(area.as_ref(), point.address.as_deref(), hours.as_deref());
        Self {
            other_name: other_name(point, language),
            state,
            day: if moment.asked { &page.m.office.chosen_day } else { &page.m.office.today },
            hours,
            hours_source: hours_source(point, updated.as_deref(), &page),
            keeps_holidays: keeps_holidays(&record.schedule),
            special_days,
            offers,
            week,
            local_time: (point.zone != chrono_tz::Asia::Bangkok)
                .then(|| fill(&page.m.office.local_time, &[("zone", point.zone.name())])),
            address: point.address.as_deref().map(|address| Words::thai(address, language)),
            area,
            postcode: postcode(point),
            phone,
            email: point.email.clone(),
            website: point
                .website
                .as_ref()
                .map(|address| Website { text: address.clone(), href: web_link(address) }),
            directions: point.position.map(directions),
            pictures: pictures(point, &page.site),
            map,
            area_link: area_of(record)
                .map(|area| (page.area_href(&area.to_string()), place::name(area, language))),
            qr_href: link(language, &format!("{path}/qr.svg"), []),
            poster_href: link(language, &format!("{path}/poster"), []),
            rating: None,
            rate_href: page.site.ratings.as_ref().map(|_| link(language, &format!("{path}/rate"), [])),
            path,
            copies: Copies::of(&record.offers, overview, &page),
            confirmed: updated.map(|date| fill(&page.m.office.confirmed, &[("date", &date)])),
            linked_data: linked_data::of_office(record, today, &page),
            samples,
            page: page.with_summary(&name.text, summary),
            name,
        }
    }

    /// The same with what visitors' ratings come to.
    fn with_rating(self, score: Option<ShownScore>) -> Self {
        let rating = score.map(|score| {
            let (average, count) = (format!("{:.1}", score.average()), score.count.to_string());
            fill(&self.page.m.tabs.rating, &[("average", &average), ("count", &count)])
        });
        Self { rating, ..self }
    }

    /// The form for a mistake in a field; none where nobody takes reports.
    fn report(&self, field: &str) -> Option<report::Way> {
        let href = self.page.report_href(&self.path, field)?;
        report::Way::new(href, report::OFFICE_FIELDS, field, &self.page)
    }
}

/// The subdistrict that it says it stands in, or else the one that its pin lies in.
fn area_of(record: &OfficeRecord) -> Option<AreaCode> {
    record.point.subdistrict.or(record.found.map(|found| found.subdistrict))
}

/// The path of an office's page, without a language.
pub(super) fn path(point: &ServicePoint) -> String {
    format!("/service-points/{}", segment(point.id.as_str()))
}

/// The office's pictures, those whose addresses a browser may follow. Of our own the small ones are shown.
fn pictures(point: &ServicePoint, site: &Site) -> Vec<Picture> {
    let picture = |address: &str| {
        if let Some(small) = pictures::small(address) {
            return Some(Picture { href: address.to_owned(), shown: Some(small) });
        }
        let href = web_link(address)?;
        Some(Picture { shown: site.shows_picture(&href).then(|| href.clone()), href })
    };
    point.pictures().filter_map(picture).collect()
}

/// What is said of the office where its page is shared: where it is, and its hours.
fn summary(area: Option<&FullName>, address: Option<&str>, hours: Option<&str>) -> String {
    let area = area.map(FullName::text);
    let place = area.as_deref().or(address);
    place.into_iter().chain(hours).collect::<Vec<_>>().join(" · ")
}

fn other_name(point: &ServicePoint, language: Language) -> Option<OtherName> {
    let english = point.name_en.as_ref()?;
    let text = match language {
        Language::Thai => english.clone(),
        Language::English => point.name_th.clone(),
    };
    Some(OtherName { text, tag: language.other().tag() })
}

fn state(
    record: &OfficeRecord,
    phone: Option<&Phone>,
    mark: Mark,
    moment: Moment,
    language: Language,
) -> StateInWords {
    let (schedule, point) = (&record.schedule, &record.point);
    let state = schedule.state_at(moment.instant);
    let then = state.until.map_or(Status::Closed, |until| schedule.status_at(until.to_utc()));
    let door = Door { state: &state, moment, zone: point.zone, then, phone };
    StateInWords::new(&door, mark, language)
}

/// The regular hours as a sentence; as they are written where no sentence says all of it.
pub(super) fn hours(schedule: &Schedule, page: &Page) -> Option<String> {
    let language = match page.language {
        Language::Thai => SentenceLanguage::Thai,
        Language::English => SentenceLanguage::English,
    };
    Some(match sentence(schedule.hours()?, language) {
        Sentence::Said(text) => text,
        Sentence::AsWritten(text) => page.fill(&page.m.office.sentence_as_written, "text", &text),
    })
}

/// Who said the hours, and when; none where there are none.
fn hours_source(point: &ServicePoint, updated: Option<&str>, page: &Page) -> Option<String> {
    let words = &page.m.office;
    point.hours.as_ref()?;
    let is_sample = point.sample_fields.iter().any(|field| field == "hours");
    Some(match updated {
        _ if is_sample => words.hours_sample.clone(),
        Some(date) => fill(&words.hours_confirmed, &[("date", date)]),
        None => words.hours_unconfirmed.clone(),
    })
}

/// Subdistrict, district and province, unless the address says just that.
fn area(point: &ServicePoint, language: Language) -> Option<FullName> {
    let area = FullName::new(point.subdistrict?, language);
    (point.address != Some(area.text())).then_some(area)
}

/// The postcode, unless the address holds it.
fn postcode(point: &ServicePoint) -> Option<String> {
    let postcode = point.postcode.as_ref()?;
    let address = point.address.as_deref().unwrap_or_default();
    (!address.contains(postcode.as_str())).then(|| postcode.clone())
}
