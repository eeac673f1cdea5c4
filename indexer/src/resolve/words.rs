//! Thai words that the dictionary should know: the country's places, and what stands in `words.csv`.

use std::collections::HashSet;

use analyzers::user_word;
use domain::area::Gazetteer;

use super::table_log::TableLog;
use crate::source::{SourceDir, WORDS};
use crate::{Code, Refusal};

/// The words of the source and of the gazetteer, normalised.
pub(super) fn read(source: &SourceDir<'_>) -> Result<(Vec<String>, TableLog), Refusal> {
    let mut words = place_names();
    let log = TableLog::read(source, &WORDS, |cells| {
        let Some(text) = cells.filled("word") else {
            let message = "is empty: expected a Thai word; the row is dropped".to_owned();
            cells.defect("word", Code::UnusableWord, message);
            return None;
        };
        match user_word(text) {
            Ok(word) => words.push(word),
            Err(unusable) => {
                let reason = format!("{}; the row is dropped", unusable.reason);
                cells.wrong("word", Code::UnusableWord, text, &reason);
                return None;
            }
        }
        Some(())
    })?;
    Ok((words, log))
}

/// Names of places that can be words, without the word for their level: พระนคร of เขตพระนคร. What the chief district of a
/// province is called with its เมือง stays two words, because a เทศบาลเมือง of the province is written the same way.
fn place_names() -> Vec<String> {
    let names = || Gazetteer::built_in().places().iter().map(|place| place.name_th);
    let known: HashSet<&str> = names().collect();
    let is_chief_district =
        |name: &&str| name.strip_prefix("เมือง").is_some_and(|province| known.contains(province));
    let words = names().filter(|name| !is_chief_district(name));
    words.filter_map(|name| user_word(name.strip_prefix("เขต").unwrap_or(name)).ok()).collect()
}
