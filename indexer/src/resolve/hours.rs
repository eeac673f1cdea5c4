//! Hours as people write them.

use std::collections::HashMap;

use domain::HoursExpression;
use domain::hours::{ReadHours, read_hours};

use super::values::Problem;
use crate::Code;

/// Longest part of a parser's explanation that a message repeats, in characters.
const REASON_CHARS: usize = 160;

/// Reads hours. A source has few distinct texts, so each is read once.
#[derive(Default)]
pub(super) struct HoursReader {
    known: HashMap<String, Result<ReadHours, String>>,
}

impl HoursReader {
    /// Regular hours, or those of a special day, with the last acceptance if the text tells it.
    pub(super) fn hours(&mut self, text: &str) -> Result<ReadHours, Problem> {
        if !self.known.contains_key(text) {
            let read = read_hours(text).map_err(|error| error.to_string());
            self.known.insert(text.to_owned(), read);
        }
        self.known[text].clone().map_err(|reason| {
            let reason = format!("can't be read as opening hours ({reason}); unknown");
            Problem::new(Code::HoursNotUnderstood, reason)
        })
    }

    /// A season: the days in which applications are taken.
    pub(super) fn season(text: &str) -> Result<String, Problem> {
        let season = HoursExpression::parse(text).map_err(|error| {
            let reason: String = error.reason.chars().take(REASON_CHARS).collect();
            let reason =
                format!("can't be read as dates ({reason}): expected dates such as Oct-Nov; left empty");
            Problem::new(Code::SeasonNotUnderstood, reason)
        })?;
        Ok(season.as_str().to_owned())
    }
}
