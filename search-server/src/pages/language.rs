//! The languages of the pages, and texts that may be in the other one.

use askama::Template;
use askama::filters::HtmlSafe;
use domain::Procedure;

/// A language that every page exists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// At `/…`.
    Thai,
    /// At `/en/…`.
    English,
}

impl Language {
    pub(crate) const ALL: [Self; 2] = [Self::Thai, Self::English];

    /// The language of a path, and the path without the language's prefix.
    pub(crate) fn of_path(path: &str) -> (Self, &str) {
        match path.strip_prefix("/en") {
            Some("") => (Self::English, "/"),
            Some(rest) if rest.starts_with('/') => (Self::English, rest),
            _ => (Self::Thai, path),
        }
    }

    /// What stands before the path.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Self::Thai => "",
            Self::English => "/en",
        }
    }

    /// Its BCP 47 tag.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Thai => "th",
            Self::English => "en",
        }
    }

    /// With the country, as Open Graph has it.
    pub(crate) fn locale(self) -> &'static str {
        match self {
            Self::Thai => "th_TH",
            Self::English => "en_GB",
        }
    }

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Thai => Self::English,
            Self::English => Self::Thai,
        }
    }
}

/// A text that says which language it is in where that isn't the page's.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(
    source = r#"{% if let Some(tag) = foreign %}<span lang="{{ tag }}">{{ text }}</span>{% else %}{{ text }}{% endif %}"#,
    ext = "html"
)]
pub(crate) struct Words {
    pub(crate) text: String,
    foreign: Option<&'static str>,
}

impl HtmlSafe for Words {}

impl Words {
    /// A text in the language of the page.
    pub(crate) fn native(text: String) -> Self {
        Self { text, foreign: None }
    }

    /// A Thai text on a page of a language.
    pub(crate) fn thai(text: &str, page: Language) -> Self {
        let foreign = (page != Language::Thai).then(|| Language::Thai.tag());
        Self { text: text.to_owned(), foreign }
    }

    /// The English text on an English page if there is one, otherwise the Thai one.
    pub(crate) fn either(thai: &str, english: Option<&str>, page: Language) -> Self {
        match english {
            Some(english) if page == Language::English => Self::native(english.to_owned()),
            _ => Self::thai(thai, page),
        }
    }

    /// The title of a procedure.
    pub(crate) fn title(procedure: &Procedure, page: Language) -> Self {
        Self::either(&procedure.title_th, procedure.title_en.as_deref(), page)
    }

    /// The same sentence around the text, which stays marked as a whole.
    pub(crate) fn map(self, sentence: impl FnOnce(&str) -> String) -> Self {
        Self { text: sentence(&self.text), ..self }
    }
}
