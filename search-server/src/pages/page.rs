//! What all pages share: the layout around their content, and how they are answered.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use chrono_tz::Tz;
use engine::NearestQuery;

use super::area::Which;
use super::asking::Asking;
use super::assets::{self, SHARE_PICTURE};
use super::chooser::Chooser;
use super::language::Language;
use super::messages::{Messages, Position, Search, fill};
use super::moment::Moment;
use super::search::MOST_CHARACTERS;
use super::visit::{AT, Chosen, Visit, link};
use super::web::{WEB, Web};
use crate::app::this_minute;
use crate::path::segment;
use crate::site::{Origin, Site};

/// The frame of a page.
pub(crate) struct Page {
    pub(crate) language: Language,
    /// The words of its language.
    pub(crate) m: &'static Messages,
    /// The same page in the other language.
    pub(crate) other_href: String,
    /// The page without the moment asked about: its address for good.
    pub(crate) canonical_href: String,
    canonical_other_href: String,
    /// Parameter of the moment asked about.
    pub(crate) at: Option<String>,
    /// What the page says about the moment asked about.
    pub(crate) moment: Option<AskedMoment>,
    /// The choice of the moment, which says the same and more.
    pub(crate) chooser: Option<Chooser>,
    /// When the page was made, in words: it may be read much later where there is no network.
    pub(crate) made: String,
    /// Some record of the register is made up.
    pub(crate) sample: bool,
    /// What is said about the page where it is shared.
    pub(crate) summary: Option<PageSummary>,
    pub(crate) site: Arc<Site>,
    /// Who asks to be named for the borders of areas.
    pub(crate) boundaries: Option<String>,
    origin: Option<Origin>,
}

/// A page in two lines.
pub(crate) struct PageSummary {
    pub(crate) title: String,
    pub(crate) text: String,
}

/// Says that a page doesn't answer for now, and leads there.
pub(crate) struct AskedMoment {
    pub(crate) text: String,
    pub(crate) now_href: String,
}

impl Page {
    pub(crate) fn new(visit: &Visit, moment: Option<Moment>, sample: bool) -> Self {
        let language = visit.language;
        let m = Messages::of(language);
        let asked = moment.filter(|moment| moment.asked);
        let asking = Asking::new(visit, moment);
        Self {
            language,
            m,
            canonical_href: asking.with(AT, None).href(),
            canonical_other_href: asking.with(AT, None).in_language(language.other()).href(),
            other_href: asking.in_language(language.other()).href(),
            at: asked.and_then(Moment::parameter),
            moment: asked.map(|moment| AskedMoment {
                text: fill(&m.site.answer_for, &[("moment", &moment.in_words(language))]),
                now_href: asking.with(AT, None).href(),
            }),
            chooser: None,
            made: Moment::now(this_minute()).in_words(language),
            sample,
            summary: None,
            site: Arc::clone(&visit.site),
            boundaries: visit.boundaries.clone(),
            origin: visit.origin.clone(),
        }
    }

    /// The same with the choice of its moment, which tells of another clock than that of the page's hours if need be.
    pub(crate) fn with_chooser(self, asking: &Asking, chosen: &Chosen, zone: Tz) -> Self {
        Self { chooser: Some(Chooser::new(asking, chosen, zone, self.language)), moment: None, ..self }
    }

    /// The same with what is said about it where it is shared.
    pub(crate) fn with_summary(self, title: &str, text: String) -> Self {
        Self { summary: Some(PageSummary { title: title.to_owned(), text }), ..self }
    }

    /// A path of this site as an address that leaves it, as far as anyone knows what stands before the path.
    pub(crate) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.origin.as_ref().map_or("", Origin::as_str))
    }

    /// The address of the page for good.
    pub(crate) fn canonical(&self) -> String {
        self.absolute(&self.canonical_href)
    }

    /// The same in the other language.
    pub(crate) fn canonical_in_other_language(&self) -> String {
        self.absolute(&self.canonical_other_href)
    }

    /// All provinces.
    pub(crate) fn areas_href(&self) -> String {
        self.href("/areas", &[])
    }

    /// All provinces, with those offices alone that a question asks for.
    pub(crate) fn areas_of(&self, query: &NearestQuery) -> String {
        self.href("/areas", &Which::of_query(query).pairs())
    }

    /// The picture of this site where a page is shared.
    pub(crate) fn share_picture(&self) -> String {
        self.absolute(SHARE_PICTURE)
    }

    /// What the visit chose can't be read.
    pub(crate) fn has_error(&self) -> bool {
        self.chooser.as_ref().is_some_and(Chooser::has_error)
    }

    /// Of an answer that shows this page.
    pub(crate) fn status(&self) -> StatusCode {
        if self.has_error() { StatusCode::BAD_REQUEST } else { StatusCode::OK }
    }

    /// A link to a page in this language that keeps the moment asked about.
    pub(crate) fn href(&self, path: &str, query: &[(&str, &str)]) -> String {
        let at = self.at.as_deref().map(|at| (AT, at));
        link(self.language, path, query.iter().copied().chain(at))
    }

    /// Longest text that is searched for.
    pub(crate) fn most_characters(&self) -> usize {
        MOST_CHARACTERS
    }

    pub(crate) fn home_href(&self) -> String {
        self.href("/", &[])
    }

    pub(crate) fn find_href(&self, procedure: &str) -> String {
        self.href("/find", &[("procedure", procedure)])
    }

    pub(crate) fn procedure_href(&self, id: &str) -> String {
        self.href(&format!("/procedures/{}", segment(id)), &[])
    }

    pub(crate) fn area_href(&self, code: &str) -> String {
        self.href(&format!("/areas/{code}"), &[])
    }

    /// What is used here and who made it.
    pub(crate) fn credits_href(&self) -> String {
        link(self.language, "/credits", [])
    }

    /// The form for a mistake in a field of a record; none where nobody takes reports.
    pub(crate) fn report_href(&self, path: &str, field: &str) -> Option<String> {
        self.site.reports.as_ref()?;
        Some(link(self.language, &format!("{path}/report"), [("field", field)]))
    }

    pub(crate) fn share_script_href(&self) -> &'static str {
        &assets::SHARE_SCRIPT.path
    }

    pub(crate) fn office_href(&self, id: &str) -> String {
        self.href(&format!("/service-points/{}", segment(id)), &[])
    }

    /// A sentence with one value in it.
    pub(crate) fn fill(&self, sentence: &str, name: &str, value: &str) -> String {
        fill(sentence, &[(name, value)])
    }

    /// A value, or that it isn't known.
    pub(crate) fn known<'a>(&self, value: &'a Option<String>) -> &'a str {
        value.as_deref().unwrap_or(&self.m.site.unknown)
    }

    pub(crate) fn stylesheet_href(&self) -> &'static str {
        &assets::STYLESHEET.path
    }

    /// What JavaScript adds to the page, where it was built.
    pub(crate) fn web(&self) -> Option<&'static Web> {
        WEB.as_ref()
    }

    /// What the search field says while one types, for the script that suggests.
    pub(crate) fn field_words(&self) -> String {
        let Search { suggestions, suggested, procedure, office, place, .. } = &self.m.search;
        serde_json::json!({
            "label": suggestions, "count": suggested, "procedure": procedure, "office": office, "place": place,
        })
        .to_string()
    }

    /// What the form of a position says while it has none, for the script that asks for one. `instead` is what one can do
    /// where there will be none.
    pub(crate) fn position_words(&self, instead: &str) -> String {
        let Position { waiting, refused, timeout, unsupported } = &self.m.position;
        let then = |text: &str| format!("{text} {instead}");
        serde_json::json!({
            "waiting": waiting, "refused": then(refused), "timeout": then(timeout), "unsupported": then(unsupported),
        })
        .to_string()
    }
}

/// What a cache may do with a page.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Caching {
    /// Keep it, but ask before using it.
    Revalidate,
    /// Nothing: it tells where a citizen is.
    Never,
}

/// Answers with a page.
pub(crate) fn respond(status: StatusCode, caching: Caching, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => {
            let caching = HeaderValue::from_static(match caching {
                Caching::Revalidate => "no-cache",
                Caching::Never => "no-store",
            });
            (status, [(header::CACHE_CONTROL, caching)], Html(html)).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
