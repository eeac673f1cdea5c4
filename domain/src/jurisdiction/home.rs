//! The place that decides who is responsible: where someone is registered, where a plot lies, where something happened.

use crate::AreaCode;
use crate::vocabulary::vocabulary;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// Subdistricts, ascending, each once; none: the place lies in no subdistrict.
    pub subdistricts: Vec<AreaCode>,
    /// How surely they are known.
    pub certainty: HomeCertainty,
}

impl Home {
    /// A subdistrict that was said.
    #[must_use]
    pub fn of(subdistrict: AreaCode) -> Self {
        Self { subdistricts: vec![subdistrict], certainty: HomeCertainty::Certain }
    }

    /// One of several; certain where it is only one.
    #[must_use]
    pub fn one_of(mut subdistricts: Vec<AreaCode>, why_several: HomeCertainty) -> Self {
        subdistricts.sort_unstable();
        subdistricts.dedup();
        let certainty = if subdistricts.len() > 1 { why_several } else { HomeCertainty::Certain };
        Self { subdistricts, certainty }
    }
}
