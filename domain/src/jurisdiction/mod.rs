//! Who is responsible for a case: an office whose territory holds the place that decides.

mod drawn;
mod home;
mod territory;
mod why;

pub use drawn::{DrawnTerritory, Share, TerritoryPart};
pub use home::{Home, HomeCertainty};
pub use territory::Territory;
pub use why::{Choice, Extent, Why, accepts, ambiguous, any_office, likely, outside, perhaps, unclaimed};

use crate::vocabulary;

vocabulary! {
    /// What is known about who is responsible.
    Standing("status") {
        /// One authority says that it is.
        Found = "found",
        /// One is, as far as its name and kind tell; it didn't say so.
        Likely = "likely",
        /// Several may be.
        Ambiguous = "ambiguous",
        /// Nobody is known to be: a gap of the register.
        None = "none",
        /// Any office that does it will do, as far as the register tells.
        NotApplicable = "not_applicable",
    }
}
