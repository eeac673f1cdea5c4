//! A territory as an office drew it, beside or instead of areas with a code.

use crate::{AreaCode, Position};

/// The outline of a territory, and the subdistricts that it covers or cuts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnTerritory {
    /// Polygons in any order, each an outer ring and its holes, closed or not: what lies in an odd number of rings is
    /// within.
    pub polygons: Vec<Vec<Vec<Position>>>,
    /// By code, each once; empty until it was laid over the polygons of subdistricts.
    pub parts: Vec<TerritoryPart>,
}

/// A subdistrict that an outline covers or cuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerritoryPart {
    /// The subdistrict.
    pub subdistrict: AreaCode,
    /// How much of it.
    pub share: Share,
}

/// How much of a subdistrict an outline covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// All of it, but for what two drawings of one border differ by.
    Whole,
    /// A part of it.
    Part,
    /// No more than two drawings of one border differ by.
    Edge,
}

impl Share {
    /// All of them; their places are what is stored.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Part, Self::Edge];
}

impl DrawnTerritory {
    /// Polygons that were not laid over subdistricts yet.
    #[must_use]
    pub fn of(polygons: Vec<Vec<Vec<Position>>>) -> Self {
        Self { polygons, parts: Vec::new() }
    }

    /// All rings.
    pub fn rings(&self) -> impl Iterator<Item = &[Position]> {
        self.polygons.iter().flatten().map(Vec::as_slice)
    }

    /// How much of a subdistrict it covers; none: nothing.
    #[must_use]
    pub fn share_of(&self, subdistrict: AreaCode) -> Option<Share> {
        let place = self.parts.binary_search_by_key(&subdistrict, |part| part.subdistrict).ok()?;
        Some(self.parts[place].share)
    }

    /// The subdistricts that it covers wholly.
    pub fn wholly(&self) -> impl Iterator<Item = AreaCode> + '_ {
        self.parts.iter().filter(|part| part.share == Share::Whole).map(|part| part.subdistrict)
    }
}
