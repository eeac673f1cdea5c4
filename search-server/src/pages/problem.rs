//! Pages that tell what went wrong and what to do next.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::language::Language;
use super::messages::{Messages, fill};
use super::page::{Caching, Page, respond};
use super::visit::{Visit, link};

/// Characters of a bad value that are repeated to whoever sent it.
const ECHOED_CHARACTERS: usize = 80;

/// Why a visit isn't answered with what it asked for.
pub(crate) struct Problem(Box<ProblemPage>);

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    page: Page,
    status: StatusCode,
    heading: &'static str,
    text: String,
    /// Back to the choice of a place, where that is the next step.
    choose_place_href: Option<String>,
}

impl Problem {
    fn new(visit: &Visit, status: StatusCode, heading: &'static str, text: String) -> Self {
        let page = Page::new(visit, None, false);
        Self(Box::new(ProblemPage { page, status, heading, text, choose_place_href: None }))
    }

    fn about_value(
        visit: &Visit,
        status: StatusCode,
        heading: &'static str,
        text: &str,
        value: &str,
    ) -> Self {
        let value: String = value.chars().take(ECHOED_CHARACTERS).collect();
        Self::new(visit, status, heading, fill(text, &[("value", &value)]))
    }

    /// With a way back to the choice of a place.
    fn then_choose_place(mut self, language: Language, procedure: Option<&str>) -> Self {
        let procedure = procedure.map(|id| ("procedure", id));
        self.0.choose_place_href = Some(link(language, "/find", procedure));
        self
    }

    /// No page has this address.
    pub(crate) fn not_found(visit: &Visit) -> Self {
        let words = &Messages::of(visit.language).problem;
        Self::new(visit, StatusCode::NOT_FOUND, &words.not_found, words.not_found_text.clone())
    }

    /// No procedure and no group has this id.
    pub(crate) fn unknown_procedure(visit: &Visit, id: &str) -> Self {
        let words = &Messages::of(visit.language).problem;
        let (heading, text) = (&words.unknown_procedure, &words.unknown_procedure_text);
        Self::about_value(visit, StatusCode::NOT_FOUND, heading, text, id)
    }

    /// No office that the public sees has this id.
    pub(crate) fn unknown_office(visit: &Visit, id: &str) -> Self {
        let words = &Messages::of(visit.language).problem;
        let (heading, text) = (&words.unknown_office, &words.unknown_office_text);
        Self::about_value(visit, StatusCode::NOT_FOUND, heading, text, id)
    }

    /// No area has this code.
    pub(crate) fn unknown_area(visit: &Visit, code: &str) -> Self {
        let words = &Messages::of(visit.language).problem;
        let (heading, text) = (&words.unknown_area, &words.unknown_area_text);
        Self::about_value(visit, StatusCode::NOT_FOUND, heading, text, code)
    }

    /// A place without offices, or no place at all.
    pub(crate) fn bad_place(visit: &Visit, code: &str) -> Self {
        let words = &Messages::of(visit.language).problem;
        let (heading, text) = (&words.bad_place, &words.bad_place_text);
        Self::about_value(visit, StatusCode::BAD_REQUEST, heading, text, code)
            .then_choose_place(visit.language, visit.params.get("procedure"))
    }

    /// A position that is none. It is not repeated.
    pub(crate) fn bad_position(visit: &Visit) -> Self {
        let words = &Messages::of(visit.language).problem;
        Self::new(visit, StatusCode::BAD_REQUEST, &words.bad_position, words.bad_position_text.clone())
            .then_choose_place(visit.language, visit.params.get("procedure"))
    }

    /// A parameter that a link of ours never has.
    pub(crate) fn bad_value(visit: &Visit, name: &str, value: &str) -> Self {
        let words = &Messages::of(visit.language).problem;
        let text = fill(&words.bad_value_text, &[("name", name), ("value", "{value}")]);
        Self::about_value(visit, StatusCode::BAD_REQUEST, &words.bad_value, &text, value)
    }

    /// More text than is searched for.
    pub(crate) fn too_long(visit: &Visit, limit: usize) -> Self {
        let words = &Messages::of(visit.language).problem;
        let text = fill(&words.too_long_text, &[("limit", &limit.to_string())]);
        Self::new(visit, StatusCode::BAD_REQUEST, &words.too_long, text)
    }

    /// The engine failed. The cause goes to the log and nowhere else.
    pub(crate) fn failed(visit: &Visit, error: &engine::Error) -> Self {
        tracing::error!(error = error as &dyn std::error::Error, "a page could not be answered");
        let words = &Messages::of(visit.language).problem;
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self::new(visit, status, &words.failed, words.failed_text.clone())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        respond(self.0.status, Caching::Revalidate, &*self.0)
    }
}
