//! What one brings along: documents and money, for each of the tasks asked about.

use domain::Procedure;

use super::language::Words;
use super::manual::fee;
use super::overview::Overview;
use super::page::Page;
use super::sample::{Mark, Samples};

/// More tasks than these are told apart on their own pages.
const MOST_TASKS: usize = 3;

/// For one task.
pub(crate) struct Bring {
    pub(crate) task: Words,
    /// The page that says all of it.
    pub(crate) href: String,
    pub(crate) documents: Vec<Words>,
    pub(crate) documents_mark: Mark,
    pub(crate) fee: Option<String>,
    pub(crate) fee_mark: Mark,
}

impl Bring {
    /// For tasks, as far as anything is known.
    pub(crate) fn of<'p>(
        procedures: impl IntoIterator<Item = &'p Procedure>,
        overview: &Overview,
        page: &Page,
    ) -> Vec<Self> {
        let known = |procedure: &&Procedure| !procedure.documents.is_empty() || procedure.fee_thb.is_some();
        let procedures = procedures.into_iter().filter(known).take(MOST_TASKS);
        procedures.map(|procedure| Self::new(procedure, overview, page)).collect()
    }

    fn new(procedure: &Procedure, overview: &Overview, page: &Page) -> Self {
        let samples = Samples::new(&procedure.sample_fields, page.language);
        let documents = procedure.documents.iter().map(|document| Words::thai(document, page.language));
        Self {
            task: overview.task(procedure, page.language),
            href: page.procedure_href(procedure.id.as_str()),
            documents: documents.collect(),
            documents_mark: samples.mark("documents"),
            fee: procedure.fee_thb.map(|baht| fee(baht, page)),
            fee_mark: samples.mark("fee_thb"),
        }
    }
}
