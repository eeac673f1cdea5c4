//! `synonyms.toml`: citizens' words for official ones beside those that are built in.

use analyzers::Vocabulary;

use crate::Refusal;
use crate::source::{SYNONYMS_FILE, SourceDir};

/// The table of the source, of which every entry can be used; none if it has no such file.
pub(super) fn read(source: &SourceDir<'_>) -> Result<Option<String>, Refusal> {
    let Some(table) = source.text(SYNONYMS_FILE)? else { return Ok(None) };
    match Vocabulary::with(SYNONYMS_FILE, &table) {
        Ok(_) => Ok(Some(table)),
        Err(faults) => Err(Refusal::Synonyms { faults }),
    }
}
