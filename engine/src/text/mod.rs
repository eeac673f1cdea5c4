//! Words: offices by name and code, procedures by title and alias. One tantivy segment, read in place.

mod directory;
mod matching;
mod write;

use std::path::Path;

use roaring::RoaringBitmap;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, EnableScoring, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::{DocSet, Index, IndexReader, ReloadPolicy, Term};

pub(crate) use matching::text_matches;
pub(crate) use write::{file_names, names_of, write};

use crate::Error;
use matching::{OrdinalSet, Piece, pieces};

/// Tokenizer names, and the fields' suffixes.
const WORDS: &str = "w";
const TRIGRAMS: &str = "g3";

/// Weight of a whole title or alias that equals the question, of a word, and of a trigram.
/// A whole match has to win over any sum of parts; trigrams are there for words that were cut differently.
const WHOLE_WEIGHT: f32 = 20.0;
const WORD_WEIGHT: f32 = 1.0;
const TRIGRAM_WEIGHT: f32 = 0.25;

/// The fields of the index. Offices and procedures have fields of their own, so that the rarity of a word is counted
/// among its own kind.
struct Fields {
    /// Ordinal of the office or procedure: tantivy's own numbers are not stable.
    ordinal: Field,
    office_words: Field,
    office_trigrams: Field,
    procedure_words: Field,
    procedure_trigrams: Field,
    procedure_whole: Field,
}

impl Fields {
    fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let indexed = |tokenizer: &str, option: IndexRecordOption| {
            TextOptions::default().set_indexing_options(
                TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option),
            )
        };
        let words = indexed(WORDS, IndexRecordOption::WithFreqs);
        let phrases = indexed(TRIGRAMS, IndexRecordOption::WithFreqsAndPositions);
        let trigrams = indexed(TRIGRAMS, IndexRecordOption::WithFreqs);
        let fields = Self {
            ordinal: schema.add_u64_field("ordinal", FAST),
            office_words: schema.add_text_field("office-w", words.clone()),
            office_trigrams: schema.add_text_field("office-g3", phrases),
            procedure_words: schema.add_text_field("procedure-w", words),
            procedure_trigrams: schema.add_text_field("procedure-g3", trigrams),
            procedure_whole: schema.add_text_field("procedure-whole", STRING),
        };
        (schema.build(), fields)
    }

    fn register_tokenizers(index: &Index) {
        index.tokenizers().register(WORDS, analyzers::WordTokenizer::default());
        index.tokenizers().register(TRIGRAMS, analyzers::TrigramTokenizer);
    }
}

/// The form in which whole titles and aliases are compared.
fn whole(text: &str) -> String {
    analyzers::words(text).concat()
}

/// The text index of a snapshot.
pub(crate) struct TextIndex {
    reader: IndexReader,
    fields: Fields,
}

impl TextIndex {
    /// Opens the index in a directory, which is never written to.
    pub(crate) fn open(dir: &Path) -> Result<Self, Error> {
        let index = Index::open(directory::ReadOnly::open(dir)?)?;
        let (schema, fields) = Fields::schema();
        if index.schema() != schema {
            return Err(Error::damaged(dir, "its fields are not those of this format"));
        }
        Fields::register_tokenizers(&index);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { reader, fields })
    }

    /// The ordinals of the offices that match every piece of the text; a piece, which white space separates,
    /// matches by all its words, or as it stands by its trigrams. A text without any token matches nothing.
    pub(crate) fn offices(&self, text: &str) -> Result<RoaringBitmap, Error> {
        Ok(self.reader.searcher().search(&self.office_query(text), &OrdinalSet)?)
    }

    /// Whether an office is among [`TextIndex::offices`], without finding the others.
    pub(crate) fn finds_office(&self, text: &str, ordinal: u32) -> Result<bool, Error> {
        let pieces = pieces(text);
        for piece in &pieces {
            let [by_words, as_it_stands] = self.ways_to_match(piece);
            if !self.matches(&*by_words, ordinal)? && !self.matches(&*as_it_stands, ordinal)? {
                return Ok(false);
            }
        }
        Ok(!pieces.is_empty())
    }

    /// Whether a query matches an office. Offices are written first and in the order of their ordinals, so in the one
    /// segment a document's number is the ordinal; the stored ordinal has the last word.
    fn matches(&self, query: &dyn Query, ordinal: u32) -> Result<bool, Error> {
        let searcher = self.reader.searcher();
        let weight = query.weight(EnableScoring::disabled_from_searcher(&searcher))?;
        for segment in searcher.segment_readers().iter().filter(|segment| ordinal < segment.max_doc()) {
            let stored = segment.fast_fields().u64("ordinal")?.first(ordinal);
            if stored == Some(ordinal.into()) && weight.scorer(segment, 1.0)?.seek(ordinal) == ordinal {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn office_query(&self, text: &str) -> BooleanQuery {
        let clauses = pieces(text).into_iter().map(|piece| {
            let either = BooleanQuery::union(self.ways_to_match(&piece).into());
            (Occur::Must, Box::new(either) as Box<dyn Query>)
        });
        BooleanQuery::new(clauses.collect())
    }

    /// All words of a piece, or the piece as it stands.
    fn ways_to_match(&self, piece: &Piece) -> [Box<dyn Query>; 2] {
        [all_of(self.fields.office_words, &piece.words), phrase(self.fields.office_trigrams, &piece.trigrams)]
    }

    /// The procedures that match any part of the text, best first.
    pub(crate) fn procedures(&self, text: &str, limit: usize) -> Result<Vec<(u32, f32)>, Error> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut add = |field: Field, token: &str, weight: f32| {
            let term = TermQuery::new(Term::from_field_text(field, token), IndexRecordOption::WithFreqs);
            clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(term), weight))));
        };
        add(self.fields.procedure_whole, &whole(text), WHOLE_WEIGHT);
        for piece in pieces(text) {
            for word in &piece.words {
                add(self.fields.procedure_words, word, WORD_WEIGHT);
            }
            for trigram in &piece.trigrams {
                add(self.fields.procedure_trigrams, trigram, TRIGRAM_WEIGHT);
            }
        }
        let searcher = self.reader.searcher();
        let found = searcher
            .search(&BooleanQuery::new(clauses), &TopDocs::with_limit(limit.max(1)).order_by_score())?;
        let mut scored = Vec::with_capacity(found.len());
        for (score, address) in found {
            let ordinals = searcher.segment_reader(address.segment_ord).fast_fields().u64("ordinal")?;
            // Ordinals are u32 when they are written.
            scored.extend(ordinals.first(address.doc_id).map(|ordinal| (ordinal as u32, score)));
        }
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Ok(scored)
    }
}

fn all_of(field: Field, tokens: &[String]) -> Box<dyn Query> {
    let terms = tokens.iter().map(|token| {
        let term = TermQuery::new(Term::from_field_text(field, token), IndexRecordOption::Basic);
        Box::new(term) as Box<dyn Query>
    });
    Box::new(BooleanQuery::intersection(terms.collect()))
}

fn phrase(field: Field, tokens: &[String]) -> Box<dyn Query> {
    let mut terms: Vec<Term> = tokens.iter().map(|token| Term::from_field_text(field, token)).collect();
    match terms.len() {
        1 => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::Basic)),
        _ => Box::new(PhraseQuery::new(terms)),
    }
}
