//! The place that decides who is responsible: where someone is registered, where a plot lies, where something happened.

use crate::vocabulary;
use crate::{AreaCode, Position};

vocabulary! {
    /// How surely the place is known.
    HomeCertainty("certainty of the deciding place") {
        /// It is the one that was said.
        Certain = "certain",
        /// A border is so near that it may lie in any of these.
        NearBorder = "near_border",
        /// Several have the name that was said.
        SameName = "same_name",
    }
}

/// The subdistrict that decides; several where nobody can tell which of them it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    /// Subdistricts, ascending, each once; none: the place lies in no subdistrict.
    pub subdistricts: Vec<AreaCode>,
    /// How surely they are known.
    pub certainty: HomeCertainty,
    /// The point itself, where it was told: what an office drew is compared with it. Nobody keeps it.
    pub at: Option<Position>,
}

impl Home {
    /// A subdistrict that was said.
    #[must_use]
    pub fn of(subdistrict: AreaCode) -> Self {
        Self { subdistricts: vec![subdistrict], certainty: HomeCertainty::Certain, at: None }
    }

    /// One of several; certain where it is only one.
    #[must_use]
    pub fn one_of(mut subdistricts: Vec<AreaCode>, why_several: HomeCertainty) -> Self {
        subdistricts.sort_unstable();
        subdistricts.dedup();
        let certainty = if subdistricts.len() > 1 { why_several } else { HomeCertainty::Certain };
        Self { subdistricts, certainty, at: None }
    }

    /// The same place, known by the point itself.
    #[must_use]
    pub fn at(self, point: Position) -> Self {
        Self { at: Some(point), ..self }
    }
}
