//! Procedures by title and alias, the best first: several tiers, so that a part of a word or a slip of a finger still
//! finds them.

use std::borrow::Cow;
use std::path::Path;

use analyzers::{kedmanee_to_qwerty, qwerty_to_kedmanee};
use domain::Procedure;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query};
use tantivy::schema::{Field, IndexRecordOption, Schema};
use tantivy::{IndexReader, Searcher, TantivyDocument};

use super::analyzer::{Analyzer, CLUSTERS, FOLDED, TRIGRAMS, WHOLE, WORDS};
use super::{ORDINAL, add_ordinal, add_tokens, all_of, term, write};
use crate::Error;

/// Weights of a word, a cluster bigram, a trigram, and a folded trigram where the question has to be rescued. Chosen by
/// the retrieval probe (decision 0015).
const WORD_WEIGHT: f32 = 1.0;
const CLUSTER_WEIGHT: f32 = 0.5;
const TRIGRAM_WEIGHT: f32 = 1.0;
const FOLDED_WEIGHT: f32 = 1.0;

/// What BM25 multiplies the rarity of a token by, at most: k1 + 1, with the k1 of 1.2 that tantivy has.
const MOST_BY_FREQUENCY: f32 = 2.2;

struct Fields {
    ordinal: Field,
    words: Field,
    clusters: Field,
    trigrams: Field,
    folded: Field,
    whole: Field,
}

impl Fields {
    fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let mut ranked = |tokenizer| add_tokens(&mut schema, tokenizer, IndexRecordOption::WithFreqs);
        let [words, clusters, trigrams, folded] = [WORDS, CLUSTERS, TRIGRAMS, FOLDED].map(&mut ranked);
        let whole = add_tokens(&mut schema, WHOLE, IndexRecordOption::Basic);
        let fields = Self { ordinal: add_ordinal(&mut schema), words, clusters, trigrams, folded, whole };
        (schema.build(), fields)
    }
}

/// The clauses of a question, any of which may match, and the sum of their weights.
#[derive(Default)]
struct Clauses {
    queries: Vec<Box<dyn Query>>,
    weight: f32,
}

impl Clauses {
    /// Asks for a token or one of its equivalents, whichever counts more.
    fn add(&mut self, field: Field, weight: f32, alternatives: &[String]) {
        let terms = alternatives.iter().map(|token| term(field, token)).collect();
        let any: Box<dyn Query> = Box::new(DisjunctionMaxQuery::new(terms));
        self.queries.push(Box::new(BoostQuery::new(any, weight)));
        self.weight += weight;
    }

    fn add_each(&mut self, field: Field, weight: f32, tokens: &[String]) {
        tokens.iter().for_each(|token| self.add(field, weight, std::slice::from_ref(token)));
    }

    /// More than all clauses together can give: what is rarest weighs ln(1 + (n - ½) / 1½).
    fn bound(&self, procedures: u64) -> f32 {
        let rarest = ((procedures as f32 - 0.5) / 1.5).ln_1p();
        self.weight * MOST_BY_FREQUENCY * rarest
    }
}

/// The index of procedures.
pub(crate) struct ProcedureIndex {
    reader: IndexReader,
    fields: Fields,
}

impl ProcedureIndex {
    /// Writes an index of procedures in the order of their ordinals.
    pub(crate) fn write(dir: &Path, analyzer: &Analyzer, procedures: &[Procedure]) -> Result<(), Error> {
        let (schema, fields) = Fields::schema();
        let documents = (0u64..).zip(procedures).map(|(ordinal, procedure)| {
            let mut document = TantivyDocument::new();
            document.add_u64(fields.ordinal, ordinal);
            for title in
                [&procedure.title_th].into_iter().chain(&procedure.title_en).chain(&procedure.aliases)
            {
                for field in [fields.words, fields.clusters, fields.trigrams, fields.folded] {
                    document.add_text(field, title);
                }
                document.add_text(fields.whole, whole(analyzer, title));
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

    /// The procedures that match any part of the text, best first: those with a title or alias that is the text before
    /// all others.
    pub(crate) fn best(
        &self,
        analyzer: &Analyzer,
        text: &str,
        limit: usize,
    ) -> Result<Vec<(u32, f32)>, Error> {
        let searcher = self.reader.searcher();
        let query = self.query(&searcher, analyzer, text)?;
        let found = searcher.search(&query, &TopDocs::with_limit(limit.max(1)).order_by_score())?;
        let mut scored = Vec::with_capacity(found.len());
        for (score, address) in found {
            let ordinals = searcher.segment_reader(address.segment_ord).fast_fields().u64(ORDINAL)?;
            // Ordinals are u32 when they are written.
            scored.extend(ordinals.first(address.doc_id).map(|ordinal| (ordinal as u32, score)));
        }
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Ok(scored)
    }

    fn query(&self, searcher: &Searcher, analyzer: &Analyzer, text: &str) -> Result<BooleanQuery, Error> {
        let fields = &self.fields;
        let mut is_understood = self.is_understood(searcher, analyzer, text)?;
        let mut text = Cow::Borrowed(text);
        if !is_understood && let Some(meant) = self.on_the_other_layout(searcher, analyzer, &text)? {
            (text, is_understood) = (Cow::Owned(meant), true);
        }
        let mut clauses = Clauses::default();
        for alternatives in &analyzer.alternatives(&text) {
            clauses.add(fields.words, WORD_WEIGHT, alternatives);
        }
        clauses.add_each(fields.clusters, CLUSTER_WEIGHT, &analyzers::cluster_bigrams(&text));
        clauses.add_each(fields.trigrams, TRIGRAM_WEIGHT, &analyzers::trigrams(&text));
        if !is_understood {
            clauses.add_each(fields.folded, FOLDED_WEIGHT, &analyzers::folded_trigrams(&text));
        }
        let bound = clauses.bound(searcher.num_docs());
        let is_whole = term(fields.whole, &whole(analyzer, &text));
        clauses.queries.push(Box::new(ConstScoreQuery::new(is_whole, bound)));
        let any = clauses.queries.into_iter().map(|query| (Occur::Should, query));
        Ok(BooleanQuery::new(any.collect()))
    }

    /// Whether any procedure has a word, or words that it is cut into, or equivalents of theirs.
    pub(crate) fn has_word(&self, analyzer: &Analyzer, word: &str) -> Result<bool, Error> {
        self.is_understood(&self.reader.searcher(), analyzer, word)
    }

    /// Whether any procedure holds all words of a text.
    fn is_understood(&self, searcher: &Searcher, analyzer: &Analyzer, text: &str) -> Result<bool, Error> {
        let words = analyzer.alternatives(text);
        Ok(!words.is_empty() && all_of(self.fields.words, &words).count(searcher)? > 0)
    }

    /// What the same keys give on the other layout of a Thai keyboard, if that is understood: บัตรประชาชน for `[y9ixit=k=o`.
    fn on_the_other_layout(
        &self,
        searcher: &Searcher,
        analyzer: &Analyzer,
        text: &str,
    ) -> Result<Option<String>, Error> {
        for retyped in [qwerty_to_kedmanee(text), kedmanee_to_qwerty(text)] {
            if self.is_understood(searcher, analyzer, &retyped)? {
                return Ok(Some(retyped));
            }
        }
        Ok(None)
    }
}

/// The form in which whole titles and aliases are compared.
fn whole(analyzer: &Analyzer, text: &str) -> String {
    analyzer.words(text).concat()
}
