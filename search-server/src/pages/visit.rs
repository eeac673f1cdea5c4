//! What a page was asked: its language, its path and its parameters.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Uri, header};
use chrono::{DateTime, Utc};

use super::language::Language;
use super::moment::Moment;
use super::problem::Problem;
use super::typed_moment::{Faults, TypedMoment};
use crate::api::instant;
use crate::app::{App, this_minute};
use crate::site::{Origin, Site};

/// The parameter of the moment that is asked about.
pub(crate) const AT: &str = "at";

/// The parameters of a query string or a form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Params {
    pairs: Vec<(String, String)>,
}

impl Params {
    pub(crate) fn parse(encoded: &[u8]) -> Self {
        Self { pairs: form_urlencoded::parse(encoded).into_owned().collect() }
    }

    /// The first value of a name, without the space around it; none where it is empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let value = self.pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty())
    }

    /// All names with their values.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// The moment that a visit chose, and what is wrong with the choice.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    /// The moment to answer for: the present where the choice can't be read.
    pub(crate) moment: Moment,
    pub(crate) now: DateTime<Utc>,
    /// What was typed and can't be read, and why.
    pub(crate) unread: Option<(TypedMoment, Faults)>,
}

/// A request for a page.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) language: Language,
    /// Without the prefix of the language.
    pub(crate) path: String,
    pub(crate) params: Params,
    pub(crate) site: Arc<Site>,
    /// What stands before a path in an address that leaves the site; none: nobody knows.
    pub(crate) origin: Option<Origin>,
    /// Who asks to be named for the borders of areas.
    pub(crate) boundaries: Option<String>,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let origin = app.site.public_url.clone().or_else(|| Origin::of_host(host?));
        let boundaries = app.engine().boundaries_attribution().map(str::to_owned);
        Ok(Self { site: Arc::clone(&app.site), origin, boundaries, ..Self::of(&parts.uri) })
    }
}

impl Visit {
    pub(crate) fn of(uri: &Uri) -> Self {
        let (language, path) = Language::of_path(uri.path());
        let params = Params::parse(uri.query().unwrap_or_default().as_bytes());
        Self { language, path: path.to_owned(), params, site: Arc::default(), origin: None, boundaries: None }
    }

    /// The same visit with the parameters of a form.
    pub(crate) fn with_form(self, body: &[u8]) -> Self {
        Self { params: Params::parse(body), ..self }
    }

    /// The same visit without some parameters: what links and addresses must not tell.
    pub(crate) fn without(&self, names: &[&str]) -> Self {
        let mut without = self.clone();
        without.params.pairs.retain(|(name, _)| !names.contains(&name.as_str()));
        without
    }

    /// The moment that is asked about.
    pub(crate) fn moment(&self) -> Result<Moment, Problem> {
        Ok(self.moment_of_link()?.unwrap_or_else(|| Moment::now(this_minute())))
    }

    /// The moment that is asked about, by a link or by the fields of the chooser.
    pub(crate) fn chosen(&self) -> Result<Chosen, Problem> {
        let now = this_minute();
        let of_link = self.moment_of_link()?;
        let typed = TypedMoment::of(&self.params).filter(|_| of_link.is_none());
        let Some(typed) = typed else {
            return Ok(Chosen { moment: of_link.unwrap_or(Moment::now(now)), now, unread: None });
        };
        Ok(match typed.read() {
            Ok(at) => Chosen { moment: Moment::asked(at), now, unread: None },
            Err(faults) => Chosen { moment: Moment::now(now), now, unread: Some((typed, faults)) },
        })
    }

    fn moment_of_link(&self) -> Result<Option<Moment>, Problem> {
        let Some(text) = self.params.get(AT) else { return Ok(None) };
        let asked = instant::read(text).ok();
        let moment = asked.map(|at| Moment::asked(at.to_utc()));
        moment.map(Some).ok_or_else(|| Problem::bad_value(self, AT, text))
    }

    /// What caches may do for some seconds with an answer that holds addresses which leave the site. Where a visitor's own
    /// header told what they begin with, nobody else gets it.
    pub(crate) fn caching_of_addresses(&self, seconds: u32) -> String {
        match self.site.public_url {
            Some(_) => format!("public, max-age={seconds}"),
            None => "no-cache".to_owned(),
        }
    }

    /// The first page in the language of the visit.
    pub(crate) fn home(&self) -> String {
        link(self.language, "/", [])
    }
}

/// A link to a page with a query.
pub(crate) fn link<'q>(
    language: Language,
    path: &str,
    query: impl IntoIterator<Item = (&'q str, &'q str)>,
) -> String {
    let mut encoded = form_urlencoded::Serializer::new(String::new());
    let query = encoded.extend_pairs(query).finish();
    let separator = if query.is_empty() { "" } else { "?" };
    format!("{}{path}{separator}{query}", language.prefix())
}
