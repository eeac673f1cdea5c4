//! Words: offices by name and code, procedures by title and alias. An index of one tantivy segment each, read in place: how
//! rare a word is among the titles says nothing about the names, and the other way round.

mod analyzer;
mod directory;
mod families;
mod fusion;
mod matching;
mod offices;
mod popularity;
mod postings;
mod procedures;
mod titles;
mod token_sums;
mod write;

use std::path::Path;

use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{
    FAST, Field, IndexRecordOption, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};
use tantivy::{Index, IndexReader, ReloadPolicy, Term};

pub(crate) use analyzer::Analyzer;
pub(crate) use families::spread;
pub(crate) use fusion::{falling, fused};
pub(crate) use matching::{CutNames, CutText};
pub(crate) use offices::{OfficeIndex, names_of};
pub(crate) use popularity::with_popularity;
pub(crate) use procedures::{ProcedureIndex, titles_of, whole};
pub(crate) use titles::{TitleChanges, Titled};
pub(crate) use write::file_names;

use crate::Error;
use analyzer::Alternatives;

/// The field of the ordinal of the office or procedure: tantivy's own numbers are not stable.
const ORDINAL: &str = "ordinal";

fn add_ordinal(schema: &mut SchemaBuilder) -> Field {
    schema.add_u64_field(ORDINAL, FAST)
}

/// Adds a field of a tokenizer's tokens. Lengths of texts are kept where tokens are counted for a rank.
fn add_tokens(schema: &mut SchemaBuilder, tokenizer: &str, option: IndexRecordOption) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(tokenizer)
        .set_index_option(option)
        .set_fieldnorms(option == IndexRecordOption::WithFreqs);
    schema.add_text_field(tokenizer, TextOptions::default().set_indexing_options(indexing))
}

/// Opens an index in a directory, which is never written to.
fn open(dir: &Path, schema: &Schema, analyzer: &Analyzer) -> Result<IndexReader, Error> {
    let index = Index::open(directory::ReadOnly::open(dir)?)?;
    if index.schema() != *schema {
        return Err(Error::damaged(dir, "its fields are not those of this format"));
    }
    analyzer.register(index.tokenizers());
    Ok(index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?)
}

fn term(field: Field, token: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, token), IndexRecordOption::WithFreqs))
}

/// All words, each of them or one of its equivalents.
fn all_of(field: Field, words: &[Alternatives]) -> Box<dyn Query> {
    let any_of = |alternatives: &Alternatives| -> Box<dyn Query> {
        match alternatives.as_slice() {
            [word] => term(field, word),
            several => Box::new(BooleanQuery::union(several.iter().map(|word| term(field, word)).collect())),
        }
    };
    Box::new(BooleanQuery::intersection(words.iter().map(any_of).collect()))
}
