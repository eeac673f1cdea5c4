//! "Rate this visit": a form of stars and words. It works without JavaScript, and keeps nothing of the sender.

use std::sync::Arc;

use askama::Template;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::ServicePointId;

use super::language::{Language, Words};
use super::messages::{Rate as RateWords, fill};
use super::office;
use super::page::{Caching, Page, respond};
use super::problem::Problem;
use super::report::{MAX_FORM_BYTES, OWN_REFERRER, TRAP, from_own_pages};
use super::visit::{Visit, link};
use crate::api::instant;
use crate::app::{App, this_minute};
use crate::path::segment;
use crate::ratings::{MOST_CHARACTERS, Ratings, UnfitWords, words};
use crate::reports::Peer;
use crate::site::Site;

/// The forms; none where nobody takes ratings.
pub(super) fn router(site: &Site) -> Router<App> {
    let mut router = Router::new();
    if site.ratings.is_none() {
        return router;
    }
    for language in Language::ALL {
        let path = format!("{}/service-points/{{id}}/rate", language.prefix());
        router = router.route(&path, get(form).post(send)).route(&format!("{path}/thanks"), get(thanks));
    }
    router.layer(DefaultBodyLimit::max(MAX_FORM_BYTES)).layer(from_own_pages(site))
}

/// Why it can't be a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    NoStars,
    Unfit(UnfitWords),
    TooMany,
    NotKept,
}

impl Fault {
    fn status(self) -> StatusCode {
        match self {
            Self::NoStars | Self::Unfit(_) => StatusCode::BAD_REQUEST,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::NotKept => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn words(self, page: &Page) -> &'static str {
        let (own, report): (&'static RateWords, _) = (&page.m.rate, &page.m.report);
        match self {
            Self::NoStars => &own.no_stars,
            Self::Unfit(UnfitWords::TooLong) => &report.too_long,
            Self::Unfit(UnfitWords::Personal) => &report.personal,
            Self::Unfit(UnfitWords::Link) => &report.link_in_text,
            Self::TooMany => &report.too_many,
            Self::NotKept => &report.not_kept,
        }
    }
}

/// An office that can be rated.
struct Office {
    id: ServicePointId,
    /// Of its page, without a language.
    path: String,
    name: Words,
    /// Of the office that took over its work.
    successor: Option<String>,
}

#[derive(Template)]
#[template(path = "rate.html")]
struct RatePage {
    page: Page,
    name: Words,
    record_href: String,
    action: String,
    /// Each with what it means, and whether it was chosen.
    stars: Vec<(u8, &'static str, bool)>,
    text: String,
    fault: Option<&'static str>,
    most: usize,
}

impl RatePage {
    fn heading(&self) -> String {
        fill(&self.page.m.rate.heading, &[("name", &self.name.text)])
    }

    fn hint(&self) -> String {
        fill(&self.page.m.rate.text_hint, &[("most", &self.most.to_string())])
    }
}

#[derive(Template)]
#[template(path = "report_thanks.html")]
struct ThanksPage {
    page: Page,
    name: Words,
    record_href: String,
}

async fn form(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let office = find(&app, &visit, &id).await?;
    if let Some(successor) = &office.successor {
        return Ok(Redirect::permanent(&link(visit.language, successor, [])).into_response());
    }
    Ok(show(&visit, &office, None))
}

/// Shows the form, with what is wrong with what was sent.
fn show(visit: &Visit, office: &Office, fault: Option<Fault>) -> Response {
    let page = Page::new(visit, None, false);
    let own = &page.m.rate;
    let chosen = stars(visit);
    let meanings = [&own.one, &own.two, &own.three, &own.four, &own.five];
    let stars = (1..=5_u8).zip(meanings).map(|(stars, words)| (stars, words.as_str(), chosen == Some(stars)));
    let form = RatePage {
        name: office.name.clone(),
        record_href: link(visit.language, &office.path, []),
        action: link(visit.language, &format!("{}/rate", office.path), []),
        stars: stars.rev().collect(),
        text: visit.params.get("text").unwrap_or_default().to_owned(),
        fault: fault.map(|fault| fault.words(&page)),
        most: MOST_CHARACTERS,
        page,
    };
    let status = fault.map_or(StatusCode::OK, Fault::status);
    let mut response = respond(status, Caching::Never, &form);
    response.headers_mut().insert(header::REFERRER_POLICY, OWN_REFERRER);
    if fault == Some(Fault::TooMany) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("600"));
    }
    response
}

fn stars(visit: &Visit) -> Option<u8> {
    let stars = visit.params.get("stars")?.parse().ok()?;
    (1..=5).contains(&stars).then_some(stars)
}

async fn send(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> Result<Response, Problem> {
    let office = find(&app, &visit, &id).await?;
    let visit = visit.with_form(&body);
    let thanks = link(visit.language, &format!("{}/rate/thanks", office.path), []);
    if visit.params.get(TRAP).is_some() {
        // It learns nothing of having been seen through.
        return Ok(Redirect::to(&thanks).into_response());
    }
    let Some(stars) = stars(&visit) else { return Ok(show(&visit, &office, Some(Fault::NoStars))) };
    let words = match words(visit.params.get("text").unwrap_or_default()) {
        Ok(words) => words,
        Err(unfit) => return Ok(show(&visit, &office, Some(Fault::Unfit(unfit)))),
    };
    let ratings: Arc<Ratings> = app.site.ratings.clone().expect("the route is there only with ratings");
    if !ratings.may_send(peer.map(|Extension(peer)| peer), &headers) {
        return Ok(show(&visit, &office, Some(Fault::TooMany)));
    }
    let today = instant::thai(this_minute()).date_naive();
    match ratings.keep(&office.id, stars, words.as_deref(), visit.language.tag(), today).await {
        Ok(()) => Ok(Redirect::to(&thanks).into_response()),
        Err(error) => {
            tracing::error!(%error, "a rating could not be kept");
            Ok(show(&visit, &office, Some(Fault::NotKept)))
        }
    }
}

async fn thanks(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let office = find(&app, &visit, &id).await?;
    let record_href = link(visit.language, &office.path, []);
    let thanks = ThanksPage { page: Page::new(&visit, None, false), name: office.name, record_href };
    Ok(respond(StatusCode::OK, Caching::Never, &thanks))
}

async fn find(app: &App, visit: &Visit, id: &str) -> Result<Office, Problem> {
    let (asked, language) = (id.to_owned(), visit.language);
    let record = app.ask(move |engine| engine.office(&asked)).await;
    let record = record.map_err(|error| Problem::failed(visit, &error))?;
    let point = record.ok_or_else(|| Problem::unknown_office(visit, id))?.point;
    let successor = point.succeeded_by.as_ref();
    Ok(Office {
        path: office::path(&point),
        name: Words::either(&point.name_th, point.name_en.as_deref(), language),
        successor: successor.map(|id| format!("/service-points/{}/rate", segment(id.as_str()))),
        id: point.id,
    })
}
