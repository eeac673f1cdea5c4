//! What is wrong with the fields of a body: all of it, not the first.

use std::fmt::Display;

use crate::api::parameters::echoed;
use crate::api::problem::{ParameterError, Problem};

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<ParameterError>);

impl Faults {
    /// Reports a field.
    pub(crate) fn add(&mut self, field: &str, code: &'static str, detail: impl Into<String>) {
        self.0.push(ParameterError { parameter: echoed(field), code, detail: detail.into() });
    }

    /// The value of a field, or nothing where it can't be read.
    pub(crate) fn read<T, E: Display>(&mut self, field: &str, read: Result<T, E>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(field, "invalid", error.to_string());
                None
            }
        }
    }

    /// Reports a text that is too long, or can't be stored.
    pub(crate) fn expect_text(&mut self, field: &str, text: &str, most_chars: usize) {
        let chars = text.chars().count();
        if chars > most_chars {
            self.add(
                field,
                "invalid",
                format!("{chars} characters are too many: expected at most {most_chars}"),
            );
        }
        if text.contains('\0') {
            self.add(field, "invalid", "holds the character U+0000: expected a text without it");
        }
    }

    /// A text that isn't empty, without white space around it.
    pub(crate) fn text(&mut self, field: &str, text: &str, most_chars: usize) -> Option<String> {
        self.expect_text(field, text, most_chars);
        let trimmed = text.trim();
        if trimmed.is_empty() {
            self.add(field, "invalid", "is empty: expected a text, or null where it is unknown");
            return None;
        }
        Some(trimmed.to_owned())
    }

    /// The faults themselves, for an answer that tells them beside what was read.
    pub(crate) fn into_list(self) -> Vec<ParameterError> {
        self.0
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// A problem with every fault.
    pub(crate) fn finish(self) -> Result<(), Problem> {
        if self.0.is_empty() { Ok(()) } else { Err(Problem::parameters(self.0)) }
    }
}
