//! What a list can be narrowed to further, and how many points each word would leave.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::conditions::PointFilter;
use crate::Error;
use crate::registry::Registry;
use crate::scope::Scope;

/// A word with how many points have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The word.
    pub word: String,
    /// How many points.
    pub count: u64,
}

/// The words of each column, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Ministries.
    pub ministries: Vec<FacetValue>,
    /// Departments.
    pub departments: Vec<FacetValue>,
    /// Kinds.
    pub kinds: Vec<FacetValue>,
    /// Finer kinds.
    pub subtypes: Vec<FacetValue>,
    /// Categories.
    pub categories: Vec<FacetValue>,
}

/// A column of words, and the columns that are freed when other words of it may be chosen: itself and what lies below it.
const COLUMNS: [(usize, &[usize]); 5] = [(0, &[0, 1]), (1, &[1]), (2, &[2, 3]), (3, &[3]), (4, &[4])];

impl Registry {
    /// The words of each column among the points that pass the rest of a filter, within what whoever asks may read.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn facets(
        &self,
        filter: &PointFilter,
        scope: &Scope,
        now: DateTime<Utc>,
    ) -> Result<Facets, Error> {
        let asked = self.asked(filter, scope, now).await?;
        let counted = self.on_held(asked, |held, passing| held.words_of(&COLUMNS, passing)).await?;
        let [ministries, departments, kinds, subtypes, categories] = counted.map(values);
        Ok(Facets { ministries, departments, kinds, subtypes, categories })
    }
}

fn values(counted: Vec<(Arc<str>, u64)>) -> Vec<FacetValue> {
    counted.into_iter().map(|(word, count)| FacetValue { word: word.to_string(), count }).collect()
}
