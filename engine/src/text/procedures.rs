//! Procedures by title and alias, the best first: several tiers, so that a part of a word or a slip of a finger still
//! finds them.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use analyzers::{Vocabulary, Wording, kedmanee_to_qwerty, qwerty_to_kedmanee};
use domain::Procedure;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query};
use tantivy::schema::{Field, IndexRecordOption, Schema};
use tantivy::{IndexReader, TantivyDocument};

use super::analyzer::{Analyzer, CLUSTERS, FOLDED, TRIGRAMS, WHOLE, WORDS};
use super::titles::{TitleChanges, Titled, Titles};
use super::{add_ordinal, add_tokens, all_of, term, write};
use crate::Error;

/// Weights of a word, a cluster bigram, a trigram, and a folded trigram where the question has to be rescued. Chosen by
/// the retrieval probe (decision 0015).
const WORD_WEIGHT: f32 = 1.0;
const CLUSTER_WEIGHT: f32 = 0.5;
const TRIGRAM_WEIGHT: f32 = 1.0;
const FOLDED_WEIGHT: f32 = 1.0;

/// What the citizen's own words weigh where others stand in official texts: aliases may hold them.
const OWN_WORDS: f32 = 0.5;

/// What a title weighs that the official words of a part of the question are, of the most that all words together can:
/// each of several that a citizen's word stands for gets a place.
const NAMED: f32 = 0.2;

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

    /// The words, cluster bigrams and trigrams of a text, each weighed by its tier.
    fn add_text(&mut self, fields: &Fields, analyzer: &Analyzer, text: &str, weight: f32) {
        for alternatives in &analyzer.alternatives(text) {
            self.add(fields.words, weight * WORD_WEIGHT, alternatives);
        }
        self.add_each(fields.clusters, weight * CLUSTER_WEIGHT, &analyzers::cluster_bigrams(text));
        self.add_each(fields.trigrams, weight * TRIGRAM_WEIGHT, &analyzers::trigrams(text));
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
        write::write(dir, schema, analyzer, documents(&fields, analyzer, (0..).zip(procedures)))
    }

    /// What the titles of some procedures were, by their ordinals here, and those that there are instead of them or
    /// besides.
    pub(crate) fn changes(
        analyzer: &Analyzer,
        gone: &[(u32, Procedure)],
        added: &[Arc<Procedure>],
    ) -> Result<TitleChanges, Error> {
        let (schema, fields) = Fields::schema();
        let was = gone.iter().map(|(ordinal, procedure)| (u64::from(*ordinal), procedure));
        let is = (0..).zip(added.iter().map(|procedure| &**procedure));
        Ok(TitleChanges {
            gone: write::in_memory(&schema, analyzer, documents(&fields, analyzer, was))?,
            gone_ordinals: gone.iter().map(|(ordinal, _)| *ordinal).collect(),
            added: write::in_memory(&schema, analyzer, documents(&fields, analyzer, is))?,
        })
    }

    /// Opens the index in a directory, which is never written to.
    pub(crate) fn open(dir: &Path, analyzer: &Analyzer) -> Result<Self, Error> {
        let (schema, fields) = Fields::schema();
        Ok(Self { reader: super::open(dir, &schema, analyzer)?, fields })
    }

    /// The procedures that match any part of the text, in no order, for each reading of it: where it tells a situation
    /// there are two, what the situation stands for, and the words one by one. Those with a title or alias that is the text
    /// have the highest scores.
    pub(crate) fn best(
        &self,
        analyzer: &Analyzer,
        vocabulary: &Vocabulary,
        text: &str,
        limit: usize,
        changes: Option<&TitleChanges>,
    ) -> Result<Vec<Vec<(Titled, f32)>>, Error> {
        let titles = Titles::new(&self.reader, changes);
        let best = |wording| titles.best(&self.query(&titles, analyzer, text, wording)?, limit);
        vocabulary.wordings(text).into_iter().map(best).collect()
    }

    /// What a text asks for, as it stands and in official words.
    fn query(
        &self,
        titles: &Titles<'_>,
        analyzer: &Analyzer,
        own: &str,
        wording: Wording<'_>,
    ) -> Result<BooleanQuery, Error> {
        let fields = &self.fields;
        let Wording { text: official, official: mut named } = wording;
        let mut text = Cow::Borrowed(official.as_str());
        let mut is_understood = self.is_understood(titles, analyzer, &text)?;
        if !is_understood {
            // Some title or alias has it in the citizen's words, or a slip has made a citizen's word of a part, whose
            // official words lead nowhere.
            is_understood = self.is_understood(titles, analyzer, own)?;
            if is_understood || !self.holds_most_words(titles, analyzer, &text)? {
                text = Cow::Borrowed(own);
                named.clear();
            }
        }
        if !is_understood && let Some(meant) = self.on_the_other_layout(titles, analyzer, &text)? {
            (text, is_understood) = (Cow::Owned(meant), true);
        }
        let mut clauses = Clauses::default();
        clauses.add_text(fields, analyzer, &text, 1.0);
        if *own != *text {
            clauses.add_text(fields, analyzer, own, OWN_WORDS);
        }
        if !is_understood {
            clauses.add_each(fields.folded, FOLDED_WEIGHT, &analyzers::folded_trigrams(&text));
        }
        let bound = clauses.bound(titles.count());
        let wholes = [own, &text].map(|text| term(fields.whole, &whole(analyzer, text)));
        let is_whole: Box<dyn Query> = Box::new(DisjunctionMaxQuery::new(wholes.into()));
        clauses.queries.push(Box::new(ConstScoreQuery::new(is_whole, bound)));
        let named = named.into_iter().map(|official| term(fields.whole, &whole(analyzer, official)));
        let is_named: Box<dyn Query> = Box::new(DisjunctionMaxQuery::new(named.collect()));
        clauses.queries.push(Box::new(ConstScoreQuery::new(is_named, NAMED * bound)));
        let any = clauses.queries.into_iter().map(|query| (Occur::Should, query));
        Ok(BooleanQuery::new(any.collect()))
    }

    /// Whether any procedure has a word, or words that it is cut into, or equivalents of theirs.
    pub(crate) fn has_word(
        &self,
        analyzer: &Analyzer,
        word: &str,
        changes: Option<&TitleChanges>,
    ) -> Result<bool, Error> {
        self.is_understood(&Titles::new(&self.reader, changes), analyzer, word)
    }

    /// Whether a procedure is called what a text says, by a title or alias.
    pub(crate) fn names_any(
        &self,
        analyzer: &Analyzer,
        text: &str,
        changes: Option<&TitleChanges>,
    ) -> Result<bool, Error> {
        Titles::new(&self.reader, changes).match_any(&*term(self.fields.whole, &whole(analyzer, text)))
    }

    /// Whether of the words of a text, each for itself, procedures hold more than half.
    fn holds_most_words(&self, titles: &Titles<'_>, analyzer: &Analyzer, text: &str) -> Result<bool, Error> {
        let words = analyzer.alternatives(text);
        let (all, mut held) = (words.len(), 0);
        for word in words {
            held += usize::from(titles.match_any(&*all_of(self.fields.words, &[word]))?);
        }
        Ok(2 * held > all)
    }

    /// Whether any procedure holds all words of a text.
    fn is_understood(&self, titles: &Titles<'_>, analyzer: &Analyzer, text: &str) -> Result<bool, Error> {
        let words = analyzer.alternatives(text);
        Ok(!words.is_empty() && titles.match_any(&*all_of(self.fields.words, &words))?)
    }

    /// What the same keys give on the other layout of a Thai keyboard, if that is understood: บัตรประชาชน for `[y9ixit=k=o`.
    fn on_the_other_layout(
        &self,
        titles: &Titles<'_>,
        analyzer: &Analyzer,
        text: &str,
    ) -> Result<Option<String>, Error> {
        for retyped in [qwerty_to_kedmanee(text), kedmanee_to_qwerty(text)] {
            if self.is_understood(titles, analyzer, &retyped)? {
                return Ok(Some(retyped));
            }
        }
        Ok(None)
    }
}

/// The documents of procedures with their ordinals.
fn documents<'p>(
    fields: &Fields,
    analyzer: &Analyzer,
    procedures: impl Iterator<Item = (u64, &'p Procedure)>,
) -> impl Iterator<Item = TantivyDocument> {
    procedures.map(|(ordinal, procedure)| {
        let mut document = TantivyDocument::new();
        document.add_u64(fields.ordinal, ordinal);
        for title in titles_of(procedure) {
            for field in [fields.words, fields.clusters, fields.trigrams, fields.folded] {
                document.add_text(field, title);
            }
            document.add_text(fields.whole, whole(analyzer, title));
        }
        document
    })
}

/// The texts that a procedure is found by.
pub(crate) fn titles_of(procedure: &Procedure) -> impl Iterator<Item = &String> {
    [&procedure.title_th].into_iter().chain(&procedure.title_en).chain(&procedure.aliases)
}

/// The form in which whole titles and aliases are compared.
pub(crate) fn whole(analyzer: &Analyzer, text: &str) -> String {
    analyzer.words(text).concat()
}
