//! "Report a mistake": a form for each field of a record. It works without JavaScript, and keeps nothing of the sender.

mod field;
mod sent;

use std::sync::Arc;

use askama::Template;
use askama::filters::HtmlSafe;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::Offer;
use tower_http::csrf::CsrfLayer;

use super::language::{Language, Words};
use super::messages::fill;
use super::page::{Caching, Page, respond};
use super::problem::Problem;
use super::visit::{Visit, link};
use super::{office, procedure};
use crate::app::{App, Engine, this_minute};
use crate::path::segment;
use crate::reports::{Peer, Reports};
use crate::site::Site;
use field::Field;
pub(crate) use field::{OFFICE_FIELDS, PROCEDURE_FIELDS};
pub(super) use sent::TRAP;
use sent::{Fault, Sent};

/// The largest form: the longest text in Thai, encoded for a form, and the other fields.
pub(super) const MAX_FORM_BYTES: usize = 16 << 10;

/// The parameter of the procedure that a report about an office is about.
const PROCEDURE: &str = "procedure";

/// A form must tell whom it is sent by, or browsers that say nothing else of it would be refused as others' pages are.
pub(super) const OWN_REFERRER: HeaderValue = HeaderValue::from_static("same-origin");

/// The forms; none where nobody takes reports.
pub(super) fn router(site: &Site) -> Router<App> {
    let mut router = Router::new();
    if site.reports.is_none() {
        return router;
    }
    for language in Language::ALL {
        for (kind, path) in [(Kind::Office, "/service-points/{id}"), (Kind::Procedure, "/procedures/{id}")] {
            let path = format!("{}{path}/report", language.prefix());
            let form = move |app, visit, id| form(kind, app, visit, id);
            let send =
                move |app, visit, id, peer, headers, body| send(kind, app, visit, id, peer, headers, body);
            let thanks = move |app, visit, id| thanks(kind, app, visit, id);
            router = router.route(&path, get(form).post(send)).route(&format!("{path}/thanks"), get(thanks));
        }
    }
    router.layer(DefaultBodyLimit::max(MAX_FORM_BYTES)).layer(from_own_pages(site))
}

/// Refuses what another site's page sends.
pub(super) fn from_own_pages(site: &Site) -> CsrfLayer {
    let layer = CsrfLayer::new();
    match &site.public_url {
        Some(url) => layer.add_trusted_origin(url.as_str()).expect("an origin was read as one"),
        None => layer,
    }
}

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Office,
    Procedure,
}

impl Kind {
    fn fields(self) -> &'static [Field] {
        match self {
            Self::Office => OFFICE_FIELDS,
            Self::Procedure => PROCEDURE_FIELDS,
        }
    }

    /// As tickets have it.
    fn as_str(self) -> &'static str {
        match self {
            Self::Office => "service_point",
            Self::Procedure => "procedure",
        }
    }
}

/// The record that a report is about, as far as its form shows it.
struct Record {
    id: String,
    /// Of its page, without a language.
    path: String,
    name: Words,
    /// What its page shows, by field.
    shown: Vec<(&'static str, String)>,
    /// The procedures that an office offers: id and title.
    procedures: Vec<(String, Words)>,
    snapshot: String,
    change: u64,
}

impl Record {
    fn of(kind: Kind, engine: &Engine, id: &str, language: Language) -> Result<Option<Self>, engine::Error> {
        let (path, name, shown, procedures) = match kind {
            Kind::Office => {
                let Some(record) = engine.office(id)? else { return Ok(None) };
                let point = &record.point;
                let offered = record
                    .offers
                    .iter()
                    .map(|(_, procedure, _)| (procedure.id.to_string(), Words::title(procedure, language)));
                let name = Words::either(&point.name_th, point.name_en.as_deref(), language);
                (office::path(point), name, field::shown_of_office(point), offered.collect())
            }
            Kind::Procedure => {
                let Some(procedure) = engine.procedure(id)? else { return Ok(None) };
                let name = Words::title(&procedure, language);
                (procedure::path(id), name, field::shown_of_procedure(&procedure), Vec::new())
            }
        };
        let (snapshot, change) = (engine.snapshot_id().to_owned(), engine.change().0);
        Ok(Some(Self { id: id.to_owned(), path, name, shown, procedures, snapshot, change }))
    }
}

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage {
    page: Page,
    name: Words,
    /// The page of the record.
    record_href: String,
    action: String,
    fields: Vec<(&'static str, &'static str, bool)>,
    /// The procedure that it is about, where it is about one: its id and its title.
    procedure: Option<(String, Words)>,
    /// What the page shows in it.
    shown: Option<String>,
    text: String,
    fault: Option<&'static str>,
    most: usize,
}

async fn form(
    kind: Kind,
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let record = find(kind, &app, &visit, &id).await?;
    let sent = Sent::of(&visit.params);
    Ok(show(kind, &visit, &record, &sent, None))
}

/// Shows the form, with what is wrong with what was sent.
fn show(kind: Kind, visit: &Visit, record: &Record, sent: &Sent, fault: Option<Fault>) -> Response {
    let page = Page::new(visit, None, false);
    let words = &page.m.report;
    let chosen = sent.field(kind.fields());
    let fields = kind.fields().iter().map(|field| {
        (field.key, field.label(&page.m.report_field), Some(field.key) == chosen.map(|chosen| chosen.key))
    });
    let shown = chosen.and_then(|chosen| record.shown.iter().find(|(key, _)| *key == chosen.key));
    let report = ReportPage {
        name: record.name.clone(),
        record_href: link(visit.language, &record.path, []),
        action: link(visit.language, &format!("{}/report", record.path), []),
        fields: fields.collect(),
        procedure: sent.procedure(&record.procedures).cloned(),
        shown: shown.map(|(_, text)| text.clone()),
        text: sent.text.clone(),
        fault: fault.map(|fault| fault.words(words)),
        most: sent::MOST_CHARACTERS,
        page,
    };
    let status = fault.map_or(StatusCode::OK, Fault::status);
    let mut response = respond(status, Caching::Never, &report);
    response.headers_mut().insert(header::REFERRER_POLICY, OWN_REFERRER);
    if fault == Some(Fault::TooMany) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("600"));
    }
    response
}

async fn send(
    kind: Kind,
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> Result<Response, Problem> {
    let record = find(kind, &app, &visit, &id).await?;
    let visit = visit.with_form(&body);
    let sent = Sent::of(&visit.params);
    let thanks = link(visit.language, &format!("{}/report/thanks", record.path), []);
    if sent.is_of_a_machine {
        // It learns nothing of having been seen through.
        return Ok(Redirect::to(&thanks).into_response());
    }
    let ticket = match sent.ticket(kind, &record, visit.language, this_minute()) {
        Ok(ticket) => ticket,
        Err(fault) => return Ok(show(kind, &visit, &record, &sent, Some(fault))),
    };
    let reports: Arc<Reports> = app.site.reports.clone().expect("the route is there only with reports");
    if !reports.may_send(peer.map(|Extension(peer)| peer), &headers) {
        return Ok(show(kind, &visit, &record, &sent, Some(Fault::TooMany)));
    }
    match reports.keep(ticket).await {
        Ok(()) => Ok(Redirect::to(&thanks).into_response()),
        Err(error) => {
            tracing::error!(%error, "a report could not be kept");
            Ok(show(kind, &visit, &record, &sent, Some(Fault::NotKept)))
        }
    }
}

#[derive(Template)]
#[template(path = "report_thanks.html")]
struct ThanksPage {
    page: Page,
    name: Words,
    record_href: String,
}

async fn thanks(
    kind: Kind,
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let record = find(kind, &app, &visit, &id).await?;
    let record_href = link(visit.language, &record.path, []);
    let thanks = ThanksPage { page: Page::new(&visit, None, false), name: record.name, record_href };
    Ok(respond(StatusCode::OK, Caching::Never, &thanks))
}

async fn find(kind: Kind, app: &App, visit: &Visit, id: &str) -> Result<Record, Problem> {
    let (asked, language) = (id.to_owned(), visit.language);
    let record = app.ask(move |engine| Record::of(kind, engine, &asked, language)).await;
    let record = record.map_err(|error| Problem::failed(visit, &error))?;
    record.ok_or_else(|| match kind {
        Kind::Office => Problem::unknown_office(visit, id),
        Kind::Procedure => Problem::unknown_procedure(visit, id),
    })
}

/// A link to the form, beside what it is about.
#[derive(Template)]
#[template(
    source = r#" <a class="mend" href="{{ href }}" rel="nofollow">{{ words }}<span class="hidden">: {{ about }}</span></a>"#,
    ext = "html"
)]
pub(crate) struct Way {
    href: String,
    words: &'static str,
    about: &'static str,
}

impl HtmlSafe for Way {}

impl Way {
    /// None: there is no such field.
    pub(crate) fn new(href: String, fields: &[Field], key: &str, page: &Page) -> Option<Self> {
        let field = fields.iter().find(|field| field.key == key)?;
        let (labels, words) = (&page.m.report_field, &page.m.report);
        let words = if field.key == "other" { &words.title } else { &words.link };
        Some(Self { href, words, about: field.label(labels) })
    }
}

/// The form for what an office says about a procedure; none where nobody takes reports.
pub(crate) fn href_of_offer(page: &Page, offer: &Offer) -> Option<String> {
    page.site.reports.as_ref()?;
    let path = format!("/service-points/{}/report", segment(offer.service_point.as_str()));
    let pairs = [("field", field::PROCEDURE), (PROCEDURE, offer.procedure.as_str())];
    Some(link(page.language, &path, pairs))
}

impl ReportPage {
    fn heading(&self) -> String {
        fill(&self.page.m.report.heading, &[("name", &self.name.text)])
    }

    fn hint(&self) -> String {
        fill(&self.page.m.report.text_hint, &[("most", &self.most.to_string())])
    }
}
