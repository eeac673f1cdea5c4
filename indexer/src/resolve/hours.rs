//! Hours as people write them.

use std::collections::HashMap;

use domain::HoursExpression;

use super::values::Problem;
use crate::Code;

/// Longest part of a parser's explanation that a message repeats, in characters.
const REASON_CHARS: usize = 160;

/// Reads hours. A source has few distinct texts, so each is read once.
#[derive(Default)]
pub(super) struct HoursReader {
    known: HashMap<String, Result<HoursExpression, String>>,
}

impl HoursReader {
    /// Regular hours, or those of a special day.
    pub(super) fn hours(&mut self, text: &str) -> Result<HoursExpression, Problem> {
        self.expression(text).map_err(|reason| {
            let reason = format!(
                "can't be read as opening hours ({reason}): expected hours such as Mo-Fr 08:30-16:30; unknown"
            );
            Problem::new(Code::HoursNotUnderstood, reason)
        })
    }

    /// A season: the days in which applications are taken.
    pub(super) fn season(&mut self, text: &str) -> Result<String, Problem> {
        let season = self.expression(text).map_err(|reason| {
            let reason =
                format!("can't be read as dates ({reason}): expected dates such as Oct-Nov; left empty");
            Problem::new(Code::SeasonNotUnderstood, reason)
        })?;
        Ok(season.as_str().to_owned())
    }

    fn expression(&mut self, text: &str) -> Result<HoursExpression, String> {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let read = HoursExpression::parse(text)
            .map_err(|error| error.reason.chars().take(REASON_CHARS).collect::<String>());
        self.known.insert(text.to_owned(), read.clone());
        read
    }
}
