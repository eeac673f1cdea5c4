//! What a page was asked, so that it can be asked again with something changed.

use askama::Template;
use askama::filters::HtmlSafe;
use domain::Position;

use super::language::Language;
use super::moment::Moment;
use super::typed_moment::{DATE, TIME};
use super::visit::{AT, Visit, link};

/// Parameters that hold a citizen's position. They come in the body of a form and never leave in a link.
const POSITION: [&str; 2] = ["lat", "lon"];

/// A page with its parameters. The moment stands in it as `at`, however it was typed.
#[derive(Clone, Debug)]
pub(crate) struct Asking {
    language: Language,
    path: String,
    pairs: Vec<(String, String)>,
    position: Option<Position>,
}

/// A form without fields to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormTo {
    pub(crate) action: String,
    pub(crate) hidden: Vec<(String, String)>,
}

/// A way to a page: a link, or a button, as a position never stands in an address.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "way.html")]
pub(crate) struct Way {
    label: String,
    to: To,
    /// It leads to what is shown.
    current: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum To {
    Link(String),
    Button(FormTo),
}

impl HtmlSafe for Way {}

impl Asking {
    /// What a visit asks about a moment; none: as it stands in the visit.
    pub(crate) fn new(visit: &Visit, moment: Option<Moment>) -> Self {
        let not_kept = [AT, DATE, TIME, POSITION[0], POSITION[1]];
        let pairs = visit.params.pairs().filter(|(name, _)| !not_kept.contains(name));
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let (language, path) = (visit.language, visit.path.clone());
        let as_it_stands = || visit.params.get(AT).map(str::to_owned);
        let at = moment.map_or_else(as_it_stands, Moment::parameter);
        Self { language, path, pairs, position: None }.with(AT, at.as_deref())
    }

    /// The same from a citizen's position.
    pub(crate) fn from(self, position: Position) -> Self {
        Self { position: Some(position), ..self }
    }

    /// The same without a position: another place is about to be said.
    pub(crate) fn without_position(&self) -> Self {
        Self { position: None, ..self.clone() }
    }

    /// The same on the page in another language.
    pub(crate) fn in_language(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    /// The same with another value of a parameter, or without it.
    pub(crate) fn with(&self, name: &str, value: Option<&str>) -> Self {
        let mut changed = self.clone();
        changed.pairs.retain(|(known, _)| known != name);
        changed.pairs.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        // The moment stays last, so that an address reads well.
        changed.pairs.sort_by_key(|(name, _)| name == AT);
        changed
    }

    /// The address, without a position.
    pub(crate) fn href(&self) -> String {
        let pairs = self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        link(self.language, &self.path, pairs)
    }

    /// A form that keeps everything, a position too.
    pub(crate) fn form(&self) -> FormTo {
        let degrees = |position: &Position| [position.latitude_degrees(), position.longitude_degrees()];
        let position = self.position.iter().flat_map(degrees).map(|degrees| degrees.to_string());
        let position = POSITION.map(str::to_owned).into_iter().zip(position);
        FormTo {
            action: link(self.language, &self.path, []),
            hidden: self.pairs.iter().cloned().chain(position).collect(),
        }
    }

    /// How a form asks it again.
    pub(crate) fn method(&self) -> &'static str {
        if self.has_position() { "post" } else { "get" }
    }

    /// Whether only a form can ask it again.
    pub(crate) fn has_position(&self) -> bool {
        self.position.is_some()
    }

    /// The way there, which may be where one is.
    pub(crate) fn way(&self, label: String, current: bool) -> Way {
        let to = if self.has_position() { To::Button(self.form()) } else { To::Link(self.href()) };
        Way { label, to, current }
    }
}
