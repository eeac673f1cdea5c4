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

/// A column that lists are narrowed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// The ministry.
    Ministry,
    /// The department.
    Department,
    /// The kind.
    Kind,
    /// The finer kind.
    Subtype,
    /// The category.
    Category,
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

impl Facet {
    /// Its place among the columns of words.
    fn column(self) -> usize {
        match self {
            Self::Ministry => 0,
            Self::Department => 1,
            Self::Kind => 2,
            Self::Subtype => 3,
            Self::Category => 4,
        }
    }

    /// A filter without what it says of this column and those below it: other words of it may be chosen instead.
    fn freed(self, filter: &PointFilter) -> PointFilter {
        let mut freed = filter.clone();
        match self {
            Self::Ministry => (freed.ministry, freed.department) = (None, None),
            Self::Department => freed.department = None,
            Self::Kind => (freed.kind, freed.subtype) = (None, None),
            Self::Subtype => freed.subtype = None,
            Self::Category => freed.category = None,
        }
        freed
    }
}

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
        Ok(Facets {
            ministries: self.facet(Facet::Ministry, filter, scope, now).await?,
            departments: self.facet(Facet::Department, filter, scope, now).await?,
            kinds: self.facet(Facet::Kind, filter, scope, now).await?,
            subtypes: self.facet(Facet::Subtype, filter, scope, now).await?,
            categories: self.facet(Facet::Category, filter, scope, now).await?,
        })
    }

    async fn facet(
        &self,
        facet: Facet,
        filter: &PointFilter,
        scope: &Scope,
        now: DateTime<Utc>,
    ) -> Result<Vec<FacetValue>, Error> {
        let asked = self.asked(&facet.freed(filter), scope, now).await?;
        let counted =
            self.on_held(asked, move |held, passing| held.words_of(facet.column(), passing)).await?;
        let value = |(word, count): (Arc<str>, u64)| FacetValue { word: word.to_string(), count };
        Ok(counted.into_iter().map(value).collect())
    }
}
