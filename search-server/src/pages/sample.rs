//! Marks beside values that are made up.

use askama::Template;
use askama::filters::HtmlSafe;
use domain::Procedure;

use super::language::Language;
use super::messages::Messages;

/// Stands behind a value, and shows only where that is made up.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(
    source = r#"{% if let Some(badge) = badge %} <span class="sample">{{ badge }}</span>{% endif %}"#,
    ext = "html"
)]
pub(crate) struct Mark {
    badge: Option<&'static str>,
}

impl HtmlSafe for Mark {}

impl Mark {
    pub(crate) fn when(made_up: bool, language: Language) -> Self {
        Self { badge: made_up.then(|| Messages::of(language).site.sample_badge.as_str()) }
    }

    /// Behind the official title of a procedure, wherever it stands.
    pub(crate) fn of_title(procedure: &Procedure, language: Language) -> Self {
        Self::when(procedure.sample_fields.iter().any(|column| column == "title_th"), language)
    }
}

/// The made-up columns of a record.
pub(crate) struct Samples {
    columns: Vec<String>,
    language: Language,
}

impl Samples {
    pub(crate) fn new(columns: &[String], language: Language) -> Self {
        Self { columns: columns.to_vec(), language }
    }

    /// The mark of a value that comes from columns, joined by `|`.
    pub(crate) fn mark(&self, columns: &str) -> Mark {
        let made_up = columns.split('|').any(|column| self.columns.iter().any(|known| known == column));
        Mark::when(made_up, self.language)
    }
}
