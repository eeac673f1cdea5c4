//! Which ids a table has, and in which rows.

use std::collections::HashMap;

/// Ids of the kept rows of a table, numbered in the order of the rows.
#[derive(Default)]
pub(super) struct RowIds {
    ordinals: HashMap<String, u32>,
    rows: Vec<u64>,
}

impl RowIds {
    /// Adds the id of a row that is kept, and gives its number.
    pub(super) fn add(&mut self, id: &str, row: u64) -> u32 {
        let ordinal = self.rows.len() as u32;
        self.ordinals.insert(id.to_owned(), ordinal);
        self.rows.push(row);
        ordinal
    }

    /// The number of an id.
    pub(super) fn ordinal(&self, id: &str) -> Option<u32> {
        self.ordinals.get(id).copied()
    }

    /// The row of an id.
    pub(super) fn row_of(&self, id: &str) -> Option<u64> {
        self.ordinal(id).map(|ordinal| self.rows[ordinal as usize])
    }

    /// How many ids there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }
}
