//! What was fitted: `pins/data/model.toml`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::scene::RINGS;
use super::stratum::Stratum;

const FITTED: &str = include_str!("../../data/model.toml");

/// Parameters of the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// How densely offices stand in each of the rings of [`RINGS`] against the others; their scale doesn't matter.
    pub office_density: [f64; RINGS.len()],
    /// How much denser they stand a kilometre farther towards where the district is settled, as a logarithm.
    pub towards_per_km: f64,
    /// Two of three offices stand so near to the middle, in radii of a circle of the subdistrict's size.
    pub two_of_three_within_radii: f64,
    /// How far beyond the border, as it is drawn, offices stand.
    pub borders: [Border; 2],
    /// Lengths of displacements.
    pub displacements: Vec<Displacement>,
    /// How often each origin happens, for each stratum of [`Stratum::all`].
    pub strata: Vec<StratumShares>,
}

/// How far a border, as it is drawn, is from where offices take it to be: a standard deviation, and how many borders are that
/// far off.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Border {
    /// In metres.
    pub metres: f64,
    /// How often.
    pub share: f64,
}

/// A length of displacements: a standard deviation along each axis. One of its parts is 0: pins are set at a wrong village of
/// the subdistrict, and by a wrong digit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Displacement {
    /// In radii of a circle of the subdistrict's size.
    pub radii: f64,
    /// In metres.
    pub metres: f64,
}

impl Displacement {
    /// Its length in a subdistrict.
    #[must_use]
    pub fn metres_in(self, radius_m: f64) -> f64 {
        self.radii * radius_m + self.metres
    }
}

/// How often each origin of a pin happens in a stratum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StratumShares {
    /// That of [`Stratum::name`].
    pub name: String,
    /// Pins that the shares were fitted on.
    pub pins: u64,
    /// The shares.
    pub share: Shares,
    /// How often each length of [`Parameters::displacements`] happens among displaced pins.
    pub lengths: Vec<f64>,
}

/// How often each origin of a pin happens; together 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shares {
    /// Where the office stands.
    pub good: f64,
    /// Where an office of another subdistrict of the district stands.
    pub elsewhere: f64,
    /// The middle of the subdistrict.
    pub middle: f64,
    /// The middle of the district or the province.
    pub larger_middle: f64,
    /// Off by a displacement.
    pub displaced: f64,
    /// Anything.
    pub anywhere: f64,
}

impl Shares {
    /// The shares in the order of [`super::Origin`].
    #[must_use]
    pub fn all(self) -> [f64; 6] {
        [self.good, self.elsewhere, self.middle, self.larger_middle, self.displaced, self.anywhere]
    }

    /// Shares in that order.
    #[must_use]
    pub fn from_all([good, elsewhere, middle, larger_middle, displaced, anywhere]: [f64; 6]) -> Self {
        Self { good, elsewhere, middle, larger_middle, displaced, anywhere }
    }
}

impl Parameters {
    /// Those that were fitted.
    ///
    /// # Panics
    /// When the committed file isn't whole; a test reads it.
    #[must_use]
    pub fn fitted() -> &'static Self {
        static PARAMETERS: LazyLock<Parameters> = LazyLock::new(|| {
            let parameters: Parameters =
                toml::from_str(FITTED).expect("the committed file is read by a test");
            assert_eq!(parameters.strata.len(), Stratum::all().count());
            parameters
        });
        &PARAMETERS
    }

    /// Where a fit starts: offices everywhere alike, every origin possible.
    #[must_use]
    pub fn unfitted(radii: &[f64], metres: &[f64], borders_m: [f64; 2]) -> Self {
        let by_radii = radii.iter().map(|radii| Displacement { radii: *radii, metres: 0.0 });
        let by_metres = metres.iter().map(|metres| Displacement { radii: 0.0, metres: *metres });
        let displacements: Vec<Displacement> = by_radii.chain(by_metres).collect();
        let lengths = vec![1.0 / displacements.len() as f64; displacements.len()];
        let share = Shares::from_all([0.6, 0.02, 0.1, 0.02, 0.2, 0.06]);
        let stratum = |stratum: Stratum| StratumShares {
            name: stratum.name(),
            pins: 0,
            share,
            lengths: lengths.clone(),
        };
        Self {
            office_density: [1.0; RINGS.len()],
            towards_per_km: 0.0,
            two_of_three_within_radii: (2.0_f64 / 3.0).sqrt(),
            borders: borders_m.map(|metres| Border { metres, share: 0.5 }),
            displacements,
            strata: Stratum::all().map(stratum).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fitted_parameters_are_read_and_their_shares_are_whole() {
        let parameters = Parameters::fitted();
        let is_one = |sum: f64| (sum - 1.0).abs() < 2e-3;
        assert!(is_one(parameters.borders.iter().map(|border| border.share).sum()));
        for (stratum, shares) in Stratum::all().zip(&parameters.strata) {
            assert_eq!(shares.name, stratum.name());
            assert!(is_one(shares.share.all().iter().sum()), "{shares:?}");
            assert!(is_one(shares.lengths.iter().sum()), "{shares:?}");
            assert_eq!(shares.lengths.len(), parameters.displacements.len());
        }
    }
}
