//! Offices by name and code: whether they match or not, every mark of Thai counted.

use std::borrow::Cow;
use std::path::Path;

use domain::ServicePoint;
use roaring::RoaringBitmap;
use tantivy::query::{BooleanQuery, EnableScoring, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema};
use tantivy::{DocSet, IndexReader, TantivyDocument, Term};

use super::analyzer::{Analyzer, TRIGRAMS, WORDS, spellings};
use super::matching::{OrdinalSet, Piece, Reading, pieces};
use super::{ORDINAL, add_ordinal, add_tokens, all_of, write};
use crate::Error;

/// The texts that an office is found by.
pub(crate) fn names_of(point: &ServicePoint) -> Vec<Cow<'_, str>> {
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

    /// The ordinals of the offices that match every piece of the text; a piece, which white space separates,
    /// matches by all its words, or as it stands by its trigrams, also where its abbreviations or those of the name
    /// have to be written out. A piece that names areas also matches the offices there, which `standing_in` gives; one
    /// piece has to match by more than that. A text without any token matches nothing.
    pub(crate) fn matching(
        &self,
        analyzer: &Analyzer,
        text: &str,
        standing_in: impl Fn(&[u32]) -> RoaringBitmap,
    ) -> Result<RoaringBitmap, Error> {
        let pieces = pieces(analyzer, text);
        if pieces.len() < 2 || pieces.iter().all(|piece| piece.areas.is_empty()) {
            let clauses = pieces.iter().map(|piece| (Occur::Must, self.any_reading(piece)));
            let query = BooleanQuery::new(clauses.collect());
            return Ok(self.reader.searcher().search(&query, &OrdinalSet)?);
        }
        let (mut all, mut by_name) = (None::<RoaringBitmap>, RoaringBitmap::new());
        for piece in &pieces {
            let named = self.reader.searcher().search(&self.any_reading(piece), &OrdinalSet)?;
            let there = if piece.areas.is_empty() { RoaringBitmap::new() } else { standing_in(&piece.areas) };
            by_name |= &named;
            let matches = named | there;
            all = Some(all.map_or_else(|| matches.clone(), |all| all & &matches));
        }
        Ok(all.unwrap_or_default() & by_name)
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
            if stored == Some(ordinal.into()) && weight.scorer(segment, 1.0)?.seek(ordinal) == ordinal {
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
