//! The set of offices that match a reading, from the postings themselves, the rarest first.
//!
//! A general query of "all words, or the phrase of trigrams" checks positions in every office that has the trigrams, also
//! of those that the words have found already. Of 50,000 offices with a common word that takes milliseconds.

use std::sync::Arc;

use tantivy::postings::SegmentPostings;
use tantivy::query::{EnableScoring, PhraseQuery, Query};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, Searcher, SeekDangerResult, SegmentReader, Term};

use super::analyzer::Alternatives;
use super::matching::Reading;
use crate::Error;
use crate::ordinals::Ordinals;

/// To find one office in a list of postings costs as much as to read so many of them.
const SEEK_COST: usize = 16;

/// The lists of one index: it has one segment, in which the number of a document is the ordinal.
pub(super) struct Postings<'s> {
    searcher: &'s Searcher,
    segment: &'s SegmentReader,
    words: List,
    trigrams: List,
}

/// The lists of a field.
struct List {
    field: Field,
    reader: Arc<InvertedIndexReader>,
}

/// A list of postings that isn't read yet.
struct Posting {
    term: Term,
    documents: usize,
}

impl List {
    fn open(segment: &SegmentReader, field: Field) -> Result<Self, Error> {
        Ok(Self { field, reader: segment.inverted_index(field)? })
    }

    /// The list of a token, empty where no office has it.
    fn posting(&self, token: &str) -> Result<Posting, Error> {
        let term = Term::from_field_text(self.field, token);
        let documents = self.reader.doc_freq(&term).map_err(tantivy::TantivyError::from)?;
        Ok(Posting { term, documents: documents as usize })
    }

    fn open_posting(&self, posting: &Posting) -> Result<Option<SegmentPostings>, Error> {
        let opened = self.reader.read_postings(&posting.term, IndexRecordOption::Basic);
        Ok(opened.map_err(tantivy::TantivyError::from)?)
    }

    /// All that is in a list.
    fn all(&self, posting: &Posting) -> Result<Ordinals, Error> {
        let mut found = Vec::with_capacity(posting.documents);
        let blocks = self.reader.read_block_postings(&posting.term, IndexRecordOption::Basic);
        if let Some(mut block) = blocks.map_err(tantivy::TantivyError::from)? {
            while !block.docs().is_empty() {
                found.extend(block.docs());
                block.advance();
            }
        }
        Ok(Ordinals::ascending(found))
    }

    /// What of some candidates is in a list: each is looked for where they are few, otherwise the list is read.
    fn among(&self, candidates: &[u32], posting: &Posting) -> Result<Ordinals, Error> {
        if candidates.len() * SEEK_COST >= posting.documents {
            return Ok(self.all(posting)?.filtered(candidates, true));
        }
        let Some(mut documents) = self.open_posting(posting)? else { return Ok(Ordinals::default()) };
        let has = |candidate: &u32| documents.doc() <= *candidate && documents.seek(*candidate) == *candidate;
        Ok(Ordinals::ascending(candidates.iter().copied().filter(has).collect()))
    }
}

impl<'s> Postings<'s> {
    /// The lists of an index's words and trigrams. None: the index is empty.
    pub(super) fn open(searcher: &'s Searcher, words: Field, trigrams: Field) -> Result<Option<Self>, Error> {
        let Some(segment) = searcher.segment_readers().first() else { return Ok(None) };
        let [words, trigrams] = [List::open(segment, words)?, List::open(segment, trigrams)?];
        Ok(Some(Self { searcher, segment, words, trigrams }))
    }

    /// The offices, of some or of all, that match any of some readings: by all its words, or as it stands by its trigrams.
    pub(super) fn matching(&self, readings: &[Reading], within: Option<&[u32]>) -> Result<Ordinals, Error> {
        let mut found = Ordinals::default();
        for reading in readings {
            found = found.union(self.with_words(&reading.words, within)?);
            let more = self.with_phrase(&reading.trigrams, within, &found)?;
            found = found.union(more);
        }
        Ok(found)
    }

    fn with_words(&self, words: &[Alternatives], within: Option<&[u32]>) -> Result<Ordinals, Error> {
        let mut lists: Vec<Vec<Posting>> = Vec::with_capacity(words.len());
        for alternatives in words {
            lists.push(alternatives.iter().map(|word| self.words.posting(word)).collect::<Result<_, _>>()?);
        }
        lists.sort_by_key(|any| any.iter().map(|posting| posting.documents).sum::<usize>());
        let mut found: Option<Ordinals> = None;
        for any in &lists {
            let mut with_any = Ordinals::default();
            for posting in any {
                let with_this = match found.as_ref().map(Ordinals::as_slice).or(within) {
                    Some(candidates) => self.words.among(candidates, posting)?,
                    None => self.words.all(posting)?,
                };
                with_any = with_any.union(with_this);
            }
            if with_any.is_empty() {
                return Ok(with_any);
            }
            found = Some(with_any);
        }
        Ok(found.unwrap_or_default())
    }

    /// Those with trigrams side by side, but for those that are known to match.
    fn with_phrase(
        &self,
        trigrams: &[String],
        within: Option<&[u32]>,
        known: &Ordinals,
    ) -> Result<Ordinals, Error> {
        let mut lists: Vec<Posting> =
            trigrams.iter().map(|trigram| self.trigrams.posting(trigram)).collect::<Result<_, _>>()?;
        lists.sort_by_key(|posting| posting.documents);
        let Some((rarest, others)) = lists.split_first() else { return Ok(Ordinals::default()) };
        let candidates = match within {
            Some(within) => self.trigrams.among(within, rarest)?,
            None => self.trigrams.all(rarest)?,
        };
        let mut candidates = candidates.filtered(known.as_slice(), false);
        for posting in others {
            if candidates.is_empty() {
                return Ok(candidates);
            }
            candidates = self.trigrams.among(candidates.as_slice(), posting)?;
        }
        if trigrams.len() < 2 || candidates.is_empty() {
            return Ok(candidates);
        }
        let terms = trigrams.iter().map(|trigram| Term::from_field_text(self.trigrams.field, trigram));
        self.side_by_side(&PhraseQuery::new(terms.collect()), &candidates)
    }

    /// The candidates in which a phrase stands.
    fn side_by_side(&self, phrase: &PhraseQuery, candidates: &Ordinals) -> Result<Ordinals, Error> {
        let weight = phrase.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        let mut scorer = weight.scorer(self.segment, 1.0)?;
        let first = scorer.doc();
        let has_phrase = |candidate: &u32| {
            *candidate == first
                || *candidate > first && matches!(scorer.seek_danger(*candidate), SeekDangerResult::Found)
        };
        Ok(Ordinals::ascending(candidates.as_slice().iter().copied().filter(has_phrase).collect()))
    }
}
