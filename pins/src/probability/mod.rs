//! How likely a pin is wrong by more than a kilometre, and by more than five.
//!
//! A model of how pins come about, of which nothing but what the register itself shows was used to fit the parameters
//! (`pins/data/model.toml`, written by `benches/examples/pins_fit`). An office stands somewhere in the subdistrict that its record names; a pin
//!
//! - is where it stands,
//! - is where the office of another subdistrict of the district stands, taken for this one,
//! - is the middle of the subdistrict or the district, as whoever had no position filled it in,
//! - is off it by a displacement of one of several lengths, in any direction,
//! - or has nothing to do with it.
//!
//! Each of these says how densely pins lie at a place. How often each happens depends on how the pin was set (its decimals, the
//! zoom of the map that it was clicked on) and on whether another unit has it too. Offices stand densest around the middle of
//! their subdistrict and towards where its district is settled. By Bayes' rule a pin then has a share of each, and each a share of true places that are
//! farther than a kilometre. `docs/decisions/0030-pin-probability.md` has the measurements.

mod fit;
mod model;
mod parameters;
mod scene;
mod stratum;

pub use fit::{Fit, fit, mean_log_likelihood};
pub use model::{Model, Origin, Weighed};
pub use parameters::{Border, Displacement, Parameters, Shares, StratumShares};
pub use scene::{RINGS, Scene, ring};
pub use stratum::{Precision, Stratum};

use domain::Metres;

/// The distances that a pin is judged by.
pub const THRESHOLDS: [Metres; 2] = [Metres(1_000.0), Metres(5_000.0)];

/// How likely a pin is wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wrong {
    /// By more than a kilometre, 0 to 1.
    pub by_1_km: f64,
    /// By more than five kilometres, 0 to 1.
    pub by_5_km: f64,
}

impl Wrong {
    /// Nothing else is possible.
    pub const CERTAINLY: Self = Self { by_1_km: 1.0, by_5_km: 1.0 };

    /// At least as likely as the other says.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self { by_1_km: self.by_1_km.max(other.by_1_km), by_5_km: self.by_5_km.max(other.by_5_km) }
    }

    /// It is known how far.
    #[must_use]
    pub fn by(off_m: f64) -> Self {
        let [by_1_km, by_5_km] = THRESHOLDS.map(|threshold| if off_m > threshold.0 { 1.0 } else { 0.0 });
        Self { by_1_km, by_5_km }
    }
}
