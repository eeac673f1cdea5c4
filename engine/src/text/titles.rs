//! The titles that a question about procedures is asked of: those of an index, without those that no longer hold, with
//! those that came since. Counts and scores are those of an index that was written anew.

use roaring::RoaringBitmap;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{Bm25StatisticsProvider, Query};
use tantivy::schema::Field;
use tantivy::{IndexReader, Searcher, Term};

use super::ORDINAL;
use crate::Error;

/// What happened to the titles of an index since it was written.
pub(crate) struct TitleChanges {
    /// An index of the titles that no longer hold, as they were.
    pub(super) gone: IndexReader,
    /// Their ordinals in the index.
    pub(super) gone_ordinals: RoaringBitmap,
    /// An index of the titles that came since.
    pub(super) added: IndexReader,
}

/// A procedure that was found, by its ordinal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Titled {
    /// In the index.
    Written(u32),
    /// Among those that came since.
    Added(u32),
}

/// The titles of one moment.
pub(super) struct Titles<'t> {
    written: Searcher,
    changes: Option<Changes<'t>>,
}

struct Changes<'t> {
    gone: Searcher,
    gone_ordinals: &'t RoaringBitmap,
    added: Searcher,
}

impl<'t> Titles<'t> {
    pub(super) fn new(written: &IndexReader, changes: Option<&'t TitleChanges>) -> Self {
        let changes = changes.map(|changes| Changes {
            gone: changes.gone.searcher(),
            gone_ordinals: &changes.gone_ordinals,
            added: changes.added.searcher(),
        });
        Self { written: written.searcher(), changes }
    }

    /// A count of the index, without that of what is gone, with that of what came since.
    fn sum<E>(&self, count: impl Fn(&Searcher) -> Result<u64, E>) -> Result<u64, E> {
        let written = count(&self.written)?;
        match &self.changes {
            None => Ok(written),
            Some(changes) => Ok(written + count(&changes.added)? - count(&changes.gone)?),
        }
    }

    /// How many procedures there are.
    pub(super) fn count(&self) -> u64 {
        let held = |searcher: &Searcher| searcher.num_docs();
        held(&self.written) + self.changes.as_ref().map_or(0, |changes| held(&changes.added))
            - self.changes.as_ref().map_or(0, |changes| held(&changes.gone))
    }

    /// Whether a query matches any.
    pub(super) fn match_any(&self, query: &dyn Query) -> Result<bool, Error> {
        Ok(self.sum(|searcher| searcher.search(query, &Count).map(|count| count as u64))? > 0)
    }

    /// The best `limit` of the index and the best `limit` of what came since, with their scores, in no order.
    pub(super) fn best(&self, query: &dyn Query, limit: usize) -> Result<Vec<(Titled, f32)>, Error> {
        let Some(changes) = &self.changes else {
            let found = self.best_in(&self.written, query, limit)?;
            return Ok(found.into_iter().map(|(ordinal, score)| (Titled::Written(ordinal), score)).collect());
        };
        // Any of those that are gone may be among the best.
        let gone = changes.gone_ordinals.len() as usize;
        let holds = |(ordinal, _): &(u32, f32)| !changes.gone_ordinals.contains(*ordinal);
        let written = self.best_in(&self.written, query, limit + gone)?.into_iter().filter(holds).take(limit);
        let added = self.best_in(&changes.added, query, limit)?.into_iter();
        let written = written.map(|(ordinal, score)| (Titled::Written(ordinal), score));
        Ok(written.chain(added.map(|(ordinal, score)| (Titled::Added(ordinal), score))).collect())
    }

    fn best_in(
        &self,
        searcher: &Searcher,
        query: &dyn Query,
        limit: usize,
    ) -> Result<Vec<(u32, f32)>, Error> {
        let best = TopDocs::with_limit(limit.max(1)).order_by_score();
        let found = searcher.search_with_statistics_provider(query, &best, self)?;
        let mut scored = Vec::with_capacity(found.len());
        for (score, address) in found {
            let ordinals = searcher.segment_reader(address.segment_ord).fast_fields().u64(ORDINAL)?;
            // Ordinals are u32 when they are written.
            scored.extend(ordinals.first(address.doc_id).map(|ordinal| (ordinal as u32, score)));
        }
        Ok(scored)
    }
}

/// How rare a word is among all titles of the moment.
impl Bm25StatisticsProvider for Titles<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.sum(|searcher| searcher.total_num_tokens(field))
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.count())
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.sum(|searcher| Bm25StatisticsProvider::doc_freq(searcher, term))
    }
}
