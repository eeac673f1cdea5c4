//! Which ids a table has, and in which rows.

use std::collections::HashMap;

use crate::source::Place;

/// Ids of the kept rows of a table, numbered in the order of the rows.
#[derive(Default)]
pub(super) struct RowIds {
    ordinals: HashMap<String, u32>,
    places: Vec<Place>,
}

impl RowIds {
    /// Adds the id of a row that is kept, and gives its number.
    pub(super) fn add(&mut self, id: &str, place: Place) -> u32 {
        let ordinal = self.places.len() as u32;
        self.ordinals.insert(id.to_owned(), ordinal);
        self.places.push(place);
        ordinal
    }

    /// The number of an id.
    pub(super) fn ordinal(&self, id: &str) -> Option<u32> {
        self.ordinals.get(id).copied()
    }

    /// Where an id stands.
    pub(super) fn place_of(&self, id: &str) -> Option<Place> {
        self.ordinal(id).map(|ordinal| self.places[ordinal as usize])
    }

    /// How many ids there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }
}
