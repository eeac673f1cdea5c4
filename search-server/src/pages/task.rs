//! A procedure as something that one can choose.

use domain::Procedure;

use super::icon::Icon;
use super::language::Words;
use super::overview::Overview;
use super::page::Page;
use super::sample::Mark;

/// A task to choose.
pub(crate) struct Task {
    pub(crate) href: String,
    pub(crate) name: Words,
    /// The official title, where the task has another name.
    pub(crate) official: Option<Words>,
    pub(crate) official_mark: Mark,
    pub(crate) icon: Icon,
}

impl Task {
    pub(crate) fn new(procedure: &Procedure, overview: &Overview, page: &Page) -> Self {
        let (name, official) =
            (overview.task(procedure, page.language), Words::title(procedure, page.language));
        Self {
            href: page.find_href(procedure.id.as_str()),
            official: (official != name).then_some(official),
            official_mark: Mark::of_title(procedure, page.language),
            name,
            icon: Icon::of(procedure),
        }
    }

    /// The common tasks.
    pub(crate) fn common(overview: &Overview, page: &Page) -> Vec<Self> {
        overview.common.iter().map(|procedure| Self::new(procedure, overview, page)).collect()
    }
}
