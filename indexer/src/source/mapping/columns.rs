//! The columns that a rule of a mapping names, and where they stand in a file.

use super::node::KeyPath;
use crate::Refusal;

/// Every column that the rules for one file name, numbered.
#[derive(Debug, Default)]
pub(super) struct Slots {
    named: Vec<Named>,
}

#[derive(Debug)]
struct Named {
    column: String,
    at: KeyPath,
    is_optional: bool,
}

impl Slots {
    /// The number of a column; `at` is the key that names it.
    pub(super) fn slot(&mut self, column: &str, at: &KeyPath, is_optional: bool) -> usize {
        let known = self.named.iter_mut().position(|named| named.column == column);
        match known {
            Some(slot) => {
                // Whoever can't do without it decides.
                if !is_optional && self.named[slot].is_optional {
                    self.named[slot].is_optional = false;
                    self.named[slot].at = at.clone();
                }
                slot
            }
            None => {
                self.named.push(Named { column: column.to_owned(), at: at.clone(), is_optional });
                self.named.len() - 1
            }
        }
    }

    /// Names that a file must have.
    pub(super) fn required(&self) -> impl Iterator<Item = &str> {
        self.named.iter().filter(|named| !named.is_optional).map(|named| named.column.as_str())
    }

    /// The name of a column.
    pub(super) fn name(&self, slot: usize) -> &str {
        &self.named[slot].column
    }

    /// Where each column stands under a header.
    pub(super) fn places(&self, header: &[String], file: &str) -> Result<Vec<Option<usize>>, Refusal> {
        let place = |named: &Named| {
            let place = header.iter().position(|name| *name == named.column);
            if place.is_none() && !named.is_optional {
                let (column, columns) = (&named.column, header.join(", "));
                let problem = format!(
                    "names column \"{column}\" that \"{file}\" doesn't have: expected one of {columns}"
                );
                return Err(named.at.refusal(problem));
            }
            Ok(place)
        };
        self.named.iter().map(place).collect()
    }
}
