//! One pin and the places where its office may stand, measured once.

use domain::area::AreaLevel;
use domain::{AreaCode, Position};

use crate::claim::Claim;
use crate::country::{Country, distance};
use crate::shape::Shape;
use crate::written::Written;

/// Edges of the rings around the middle of a subdistrict in which offices are counted, in radii of a circle of its size.
pub const RINGS: [f64; 11] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.25, 1.6, f64::INFINITY];

/// Places that a subdistrict is sampled by where it is the only one, and where there are many: 120 are 0.7 km apart in one
/// of the usual size.
const PLACES: usize = 120;
const PLACES_OF_MANY: usize = 40;
const MANY: usize = 4;

/// How far inside or outside of a border a good pin is blurred, as surveys and drawings of borders disagree (README of the
/// boundaries: within about 150 m), and one rounded to two decimals: half a cell of 1.1 km.
const BLUR_M: f64 = 150.0;
const ROUNDED_BLUR_M: f64 = 400.0;

/// Standard deviation of a pin on the middle of an area: drawings of the area differ, and two decimals round it.
const MIDDLE_M: f64 = 150.0;
const ROUNDED_MIDDLE_M: f64 = 400.0;

/// How finely a pin was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One decimal or none: 11 km and more.
    Coarse,
    /// Two decimals: 1.1 km.
    Rounded,
    /// Three decimals and more.
    Fine,
}

/// What decides how often each origin of a pin happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stratum {
    /// Of the pin as written.
    pub precision: Precision,
    /// Whether another unit has the same pin.
    pub is_shared: bool,
}

impl Stratum {
    /// All of them.
    pub const ALL: [Self; 6] = {
        [
            Self { precision: Precision::Coarse, is_shared: false },
            Self { precision: Precision::Coarse, is_shared: true },
            Self { precision: Precision::Rounded, is_shared: false },
            Self { precision: Precision::Rounded, is_shared: true },
            Self { precision: Precision::Fine, is_shared: false },
            Self { precision: Precision::Fine, is_shared: true },
        ]
    };

    /// That of a pin.
    #[must_use]
    pub fn of(written: Written, is_shared: bool) -> Self {
        let precision = match written.decimals {
            0 | 1 => Precision::Coarse,
            2 => Precision::Rounded,
            _ => Precision::Fine,
        };
        Self { precision, is_shared }
    }

    /// Its place in [`Stratum::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self.precision as usize * 2 + usize::from(self.is_shared)
    }
}

/// A subdistrict in which the office may stand.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// How likely it is this one, before the pin is looked at.
    pub(super) weight: f64,
    pub(super) cells: Vec<Cell>,
    pub(super) cell_square_metres: f64,
    /// Of a circle of its size.
    pub(super) radius_m: f64,
    /// The ring of the pin, and how far inside it lies: 0 outside, 1 inside.
    pub(super) ring: usize,
    pub(super) inside: f64,
    /// From the pin to the middle.
    pub(super) to_middle_m: f64,
}

/// A part of a subdistrict.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) ring: u8,
    pub(super) to_pin_m: f32,
    /// Whether rounding could have made the pin of a place here.
    pub(super) rounds_to_pin: bool,
}

/// One pin and the places where its office may stand.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What decides how often each origin happens.
    pub stratum: Stratum,
    pub(super) candidates: Vec<Candidate>,
    /// The subdistrict around the pin, where it is another one of the district, and the share of the district that it is.
    pub(super) elsewhere: Option<(Candidate, f64)>,
    /// To the middle of the district and of the province.
    pub(super) to_larger_middles_m: Vec<f64>,
    /// Area of the cell that rounds to the pin; nothing matters where it is small.
    pub(super) rounding_square_metres: f64,
    pub(super) middle_m: f64,
}

impl Scene {
    /// Measures a pin. None: nothing is known about where the office may stand.
    #[must_use]
    pub fn of(
        country: &Country,
        claim: &Claim,
        pin: Position,
        written: Written,
        is_shared: bool,
    ) -> Option<Self> {
        let stratum = Stratum::of(written, is_shared);
        let measure = Measure { country, pin, stratum, decimals: written.decimals };
        let claimed = claimed(country, claim);
        if claimed.is_empty() {
            return None;
        }
        let weight = 1.0 / claimed.len() as f64;
        let count = if claimed.len() < MANY { PLACES } else { PLACES_OF_MANY };
        let candidates: Vec<Candidate> =
            claimed.iter().map(|(code, shape)| measure.candidate(*code, shape, weight, count)).collect();
        let middles = [AreaLevel::District, AreaLevel::Province];
        let larger = middles.into_iter().filter_map(|level| country.centroid(claimed[0].0.at(level)?));
        Some(Self {
            stratum,
            candidates,
            elsewhere: measure.elsewhere(&claimed),
            to_larger_middles_m: larger.map(|middle| distance(pin, middle).0).collect(),
            rounding_square_metres: measure.rounding_square_metres(),
            middle_m: if stratum.precision == Precision::Fine { MIDDLE_M } else { ROUNDED_MIDDLE_M },
        })
    }

    /// The rings of the candidates: the share of each in their area, by how likely the candidate is. For the fit.
    #[must_use]
    pub fn ring_shares(&self) -> [f64; RINGS.len()] {
        let mut shares = [0.0; RINGS.len()];
        for candidate in &self.candidates {
            for cell in &candidate.cells {
                shares[usize::from(cell.ring)] += candidate.weight / candidate.cells.len() as f64;
            }
        }
        shares
    }

    /// The ring of the pin, where the office can be in one subdistrict only. For the fit.
    #[must_use]
    pub fn pin_ring(&self) -> Option<usize> {
        let [only] = &self.candidates[..] else { return None };
        Some(only.ring)
    }
}

/// The ring of a distance, in radii.
#[must_use]
pub fn ring(radii: f64) -> usize {
    RINGS.iter().position(|edge| radii < *edge).unwrap_or(RINGS.len() - 1)
}

/// The subdistricts that a claim leaves: those that it names, else all of its district or province.
fn claimed<'c>(country: &'c Country, claim: &Claim) -> Vec<(AreaCode, &'c Shape)> {
    let named = claim.subdistricts.iter().filter_map(|named| Some((named.area, country.shape(named.area)?)));
    let named: Vec<_> = named.collect();
    if !named.is_empty() {
        return named;
    }
    let larger = claim.district.into_iter().chain(claim.province);
    larger
        .map(|named| country.subdistricts(named.area).collect::<Vec<_>>())
        .find(|all| !all.is_empty())
        .unwrap_or_default()
}

struct Measure<'c> {
    country: &'c Country,
    pin: Position,
    stratum: Stratum,
    decimals: u8,
}

impl Measure<'_> {
    fn candidate(&self, code: AreaCode, shape: &Shape, weight: f64, count: usize) -> Candidate {
        let (radius_m, [x, y]) = (shape.radius_m(), shape.place(self.pin));
        let half_cell = self.half_cell_degrees();
        let places = shape.places(count);
        let cells = places.iter().map(|place| {
            let there = shape.position(*place);
            let north = (there.latitude_degrees() - self.pin.latitude_degrees()).abs();
            let east = (there.longitude_degrees() - self.pin.longitude_degrees()).abs();
            Cell {
                ring: ring(place[0].hypot(place[1]) / radius_m) as u8,
                to_pin_m: (place[0] - x).hypot(place[1] - y) as f32,
                rounds_to_pin: north <= half_cell && east <= half_cell,
            }
        });
        let blur = if self.stratum.precision == Precision::Fine { BLUR_M } else { ROUNDED_BLUR_M };
        let inside = self.country.reach(code, self.pin).map_or(0.0, |reach| {
            let depth = if reach.is_inside { reach.border.0 } else { -reach.border.0 };
            normal_below(depth / blur)
        });
        Candidate {
            weight,
            cells: cells.collect(),
            cell_square_metres: shape.square_metres / places.len() as f64,
            radius_m,
            ring: ring(x.hypot(y) / radius_m),
            inside,
            to_middle_m: x.hypot(y),
        }
    }

    fn elsewhere(&self, claimed: &[(AreaCode, &Shape)]) -> Option<(Candidate, f64)> {
        let around = self.country.subdistrict(self.pin)?;
        let district = claimed[0].0.parent()?;
        let is_another = district.contains(around) && claimed.iter().all(|(code, _)| *code != around);
        let shape = self.country.shape(around).filter(|_| is_another)?;
        let others = self.country.subdistricts(district).count().saturating_sub(claimed.len()).max(1);
        Some((self.candidate(around, shape, 1.0, PLACES_OF_MANY), 1.0 / others as f64))
    }

    fn half_cell_degrees(&self) -> f64 {
        0.5 * 0.1_f64.powi(i32::from(self.decimals))
    }

    fn rounding_square_metres(&self) -> f64 {
        let side_degrees = 2.0 * self.half_cell_degrees();
        let (north, east) = domain::ellipsoid::metres_per_degree(self.pin.latitude_degrees());
        side_degrees * north.0 * side_degrees * east.0
    }
}

/// The share of a normal distribution below a number of standard deviations, to 1e-4 (Abramowitz & Stegun 26.2.17 gives
/// 7.5e-8; the logistic of Bowling et al. 2009, doi:10.3926/jiem.2009.v2n1.p114-127, is enough for a blur).
fn normal_below(deviations: f64) -> f64 {
    1.0 / (1.0 + (-(0.070_56 * deviations.powi(3) + 1.597_6 * deviations)).exp())
}
