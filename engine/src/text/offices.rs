//! Offices by name and code: whether they match or not, every mark of Thai counted.

use std::borrow::Cow;
use std::path::Path;

use domain::ServicePoint;
use tantivy::query::{BooleanQuery, EnableScoring, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema};
use tantivy::{DocSet, IndexReader, TantivyDocument, Term};

use super::analyzer::{Analyzer, TRIGRAMS, WORDS, spellings};
use super::matching::{Piece, Reading, pieces};
use super::postings::Postings;
use super::token_sums::{self, TokenSums};
use super::{ORDINAL, add_ordinal, add_tokens, all_of, write};
use crate::ordinals::Ordinals;
use crate::{Budget, Error};

/// The texts that an office is found by. One whose work another office took over is found by none: the other one has its
/// names, and its address leads there.
pub(crate) fn names_of(point: &ServicePoint) -> Vec<Cow<'_, str>> {
    if point.succeeded_by.is_some() {
        return Vec::new();
    }
    let code = point.code.as_ref().map(domain::UnitCode::as_str);
    let names = [Some(point.name_th.as_str()), point.name_en.as_deref()];
    let aliases = point.aliases.iter().map(String::as_str);
    names.into_iter().flatten().chain(aliases).flat_map(spellings).chain(code.map(Cow::Borrowed)).collect()
}

/// There may be a million offices, and they match or don't: they have no tier that only ranks or rescues, and no
/// frequencies. Trigrams are searched side by side and have positions.
struct Fields {
    ordinal: Field,
    words: Field,
    trigrams: Field,
}

impl Fields {
    fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let fields = Self {
            ordinal: add_ordinal(&mut schema),
            words: add_tokens(&mut schema, WORDS, IndexRecordOption::Basic),
            trigrams: add_tokens(&mut schema, TRIGRAMS, IndexRecordOption::WithFreqsAndPositions),
        };
        (schema.build(), fields)
    }
}

/// The index of offices.
pub(crate) struct OfficeIndex {
    reader: IndexReader,
    fields: Fields,
}

impl OfficeIndex {
    /// Writes an index of offices in the order of their ordinals.
    pub(crate) fn write(dir: &Path, analyzer: &Analyzer, points: &[ServicePoint]) -> Result<(), Error> {
        let (schema, fields) = Fields::schema();
        let documents = (0u64..).zip(points).map(|(ordinal, point)| {
            let mut document = TantivyDocument::new();
            document.add_u64(fields.ordinal, ordinal);
            for name in names_of(point) {
                document.add_text(fields.words, &name);
                document.add_text(fields.trigrams, &name);
            }
            document
        });
        write::write(dir, schema, analyzer, documents)
    }

    /// Opens the index in a directory, which is never written to.
    pub(crate) fn open(dir: &Path, analyzer: &Analyzer) -> Result<Self, Error> {
        let (schema, fields) = Fields::schema();
        Ok(Self { reader: super::open(dir, &schema, analyzer)?, fields })
    }

    /// The ordinals of the offices, of some or of all, that match every piece of the text; a piece, which white space
    /// separates, matches by all its words, or as it stands by its trigrams, also where its abbreviations or those of the
    /// name have to be written out. A piece that names areas also matches the offices there, which `standing_in` gives, of
    /// some or of all; one piece has to match by more than that. A text without any token matches nothing.
    ///
    /// None: the budget was spent before all of them were found.
    pub(crate) fn matching(
        &self,
        analyzer: &Analyzer,
        text: &str,
        within: Option<&[u32]>,
        standing_in: impl Fn(&[u32], Option<&[u32]>) -> Ordinals,
        budget: &Budget,
    ) -> Result<Option<Ordinals>, Error> {
        let searcher = self.reader.searcher();
        let Some(postings) = Postings::open(&searcher, self.fields.words, self.fields.trigrams, budget)?
        else {
            return Ok(Some(Ordinals::default()));
        };
        let pieces = pieces(analyzer, text);
        let names_places = pieces.len() > 1 && pieces.iter().any(|piece| !piece.areas.is_empty());
        let (mut found, mut by_name) = (None::<Ordinals>, Ordinals::default());
        for piece in &pieces {
            let candidates = found.as_ref().map(Ordinals::as_slice).or(within);
            let Some(mut matches) = postings.matching(&piece.readings, candidates)? else { return Ok(None) };
            if names_places {
                by_name = by_name.union(matches.clone());
                let there = (!piece.areas.is_empty()).then(|| standing_in(&piece.areas, candidates));
                matches = matches.union(there.unwrap_or_default());
            }
            if matches.is_empty() {
                return Ok(Some(matches));
            }
            found = Some(matches);
        }
        let found = found.unwrap_or_default();
        Ok(Some(if names_places { found.filtered(by_name.as_slice(), true) } else { found }))
    }

    /// The sums of the tokens of each office, by ordinal.
    pub(crate) fn token_sums(&self) -> Result<Vec<TokenSums>, Error> {
        token_sums::of_index(&self.reader.searcher(), self.fields.words, self.fields.trigrams)
    }

    /// Whether an office is among [`OfficeIndex::matching`], without finding the others.
    pub(crate) fn finds(&self, analyzer: &Analyzer, text: &str, ordinal: u32) -> Result<bool, Error> {
        let pieces = pieces(analyzer, text);
        for piece in &pieces {
            if !self.matches(&*self.any_reading(piece), ordinal)? {
                return Ok(false);
            }
        }
        Ok(!pieces.is_empty())
    }

    /// Whether a query matches an office. Offices are written in the order of their ordinals, so in the one segment a
    /// document's number is the ordinal; the stored ordinal has the last word.
    fn matches(&self, query: &dyn Query, ordinal: u32) -> Result<bool, Error> {
        let searcher = self.reader.searcher();
        let weight = query.weight(EnableScoring::disabled_from_searcher(&searcher))?;
        for segment in searcher.segment_readers().iter().filter(|segment| ordinal < segment.max_doc()) {
            let stored = segment.fast_fields().u64(ORDINAL)?.first(ordinal);
            if stored != Some(ordinal.into()) {
                continue;
            }
            let mut matching = weight.scorer(segment, 1.0)?;
            // The first that matches may lie behind it, and then there is no way back.
            if matching.doc() <= ordinal && matching.seek(ordinal) == ordinal {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn any_reading(&self, piece: &Piece) -> Box<dyn Query> {
        Box::new(BooleanQuery::union(
            piece.readings.iter().flat_map(|reading| self.ways_to_match(reading)).collect(),
        ))
    }

    /// All words of a reading, or the reading as it stands.
    fn ways_to_match(&self, reading: &Reading) -> [Box<dyn Query>; 2] {
        [all_of(self.fields.words, &reading.words), phrase(self.fields.trigrams, &reading.trigrams)]
    }
}

fn phrase(field: Field, tokens: &[String]) -> Box<dyn Query> {
    let mut terms: Vec<Term> = tokens.iter().map(|token| Term::from_field_text(field, token)).collect();
    match terms.len() {
        1 => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::Basic)),
        _ => Box::new(PhraseQuery::new(terms)),
    }
}
