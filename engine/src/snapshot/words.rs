//! What a snapshot finds by words, and what cuts and names them.

use analyzers::Vocabulary;
use domain::ProcedureId;

use super::Snapshot;
use crate::names::{NamesView, is_in};
use crate::ordinals::Ordinals;
use crate::text::{Analyzer, OfficeIndex, ProcedureIndex};
use crate::{Budget, Error};

impl Snapshot {
    /// The offices, of some or of all, whose names, code and place match a text; none if the budget was spent before all
    /// were found.
    pub(crate) fn points_matching(
        &self,
        text: &str,
        within: Option<&[u32]>,
        budget: &Budget,
    ) -> Result<Option<Ordinals>, Error> {
        let stands_in = |office: &u32, areas: &[u32]| {
            self.names.view().area(*office).is_some_and(|area| is_in(area, areas))
        };
        let standing_in = |areas: &[u32], within: Option<&[u32]>| {
            Ordinals::ascending(match within {
                Some(some) => some.iter().copied().filter(|office| stands_in(office, areas)).collect(),
                None => (0..self.points() as u32).filter(|office| stands_in(office, areas)).collect(),
            })
        };
        self.office_text.matching(&self.analyzer, text, within, standing_in, budget)
    }

    /// Whether a text finds a service point by its names or its code.
    ///
    /// # Errors
    /// When the text index can't be read.
    pub fn finds_point(&self, text: &str, ordinal: u32) -> Result<bool, Error> {
        self.office_text.finds(&self.analyzer, text, ordinal)
    }

    /// What everything in it is called.
    pub(crate) fn names(&self) -> NamesView<'_> {
        self.names.view()
    }

    /// Citizens' words for official ones.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.synonyms
    }

    /// The Thai name of a service point, in place.
    pub(crate) fn point_name(&self, ordinal: u32) -> Result<&str, Error> {
        Ok(self.stored_summary(ordinal)?.name_th())
    }

    /// How its texts were cut.
    pub(crate) fn analyzer(&self) -> &Analyzer {
        &self.analyzer
    }

    /// The index of offices by words.
    pub(crate) fn office_text(&self) -> &OfficeIndex {
        &self.office_text
    }

    /// The index of procedures by words.
    pub(crate) fn procedure_text(&self) -> &ProcedureIndex {
        &self.procedure_text
    }

    /// The ordinal of a procedure.
    pub(crate) fn procedure_ordinal(&self, id: &ProcedureId) -> Option<u32> {
        self.procedure_ids.find(id.as_str())
    }
}
