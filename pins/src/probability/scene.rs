//! One pin and the places where its office may stand, measured once.

use domain::area::AreaLevel;
use domain::{AreaCode, Position};

use super::stratum::Stratum;
use crate::claim::Claim;
use crate::country::{Country, distance};
use crate::shape::{Place, Shape};
use crate::written::Written;

/// Edges of the rings around the middle of a subdistrict in which offices are counted, in radii of a circle of its size.
pub const RINGS: [f64; 11] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.25, 1.6, f64::INFINITY];

/// Places that a subdistrict is sampled by where it is the only one, and where there are many: 120 are 0.7 km apart in one
/// of the usual size.
const PLACES: usize = 120;
const PLACES_OF_MANY: usize = 40;
const MANY: usize = 4;

/// Standard deviation of a pin on the middle of an area: drawings of the area differ, and two decimals round it.
const MIDDLE_M: f64 = 150.0;
const ROUNDED_MIDDLE_M: f64 = 400.0;

/// A middle that is nearer to where a district is settled lies in no direction from there. Metres.
const NO_DIRECTION_M: f64 = 500.0;

/// A subdistrict in which the office may stand.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// How likely it is this one, before the pin is looked at.
    pub(super) weight: f64,
    pub(super) cells: Vec<Cell>,
    pub(super) cell_square_metres: f64,
    /// Of a circle of its size.
    pub(super) radius_m: f64,
    /// The pin: its ring, how far it is towards where the district is settled, and how deep inside it lies; negative outside.
    pub(super) ring: usize,
    pub(super) towards_km: f64,
    pub(super) depth_m: f64,
    /// From the pin to the middle.
    pub(super) to_middle_m: f64,
}

/// A part of a subdistrict.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) ring: u8,
    /// How far from the middle it is towards where the district is settled.
    pub(super) towards_km: f32,
    pub(super) to_middle_m: f32,
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
        Self::of_stratum(country, claim, pin, written.decimals, Stratum::of(pin, written, is_shared))
    }

    /// The same where it is known how the pin was set.
    #[must_use]
    pub fn of_stratum(
        country: &Country,
        claim: &Claim,
        pin: Position,
        decimals: u8,
        stratum: Stratum,
    ) -> Option<Self> {
        let measure = Measure { country, pin, decimals };
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
            middle_m: if stratum.precision.is_rounded() { ROUNDED_MIDDLE_M } else { MIDDLE_M },
        })
    }

    /// How far outside of its subdistrict the pin is, in metres; none where the office can be in several.
    #[must_use]
    pub fn outside_m(&self) -> Option<f64> {
        self.only().map(|only| (-only.depth_m).max(0.0))
    }

    /// The only subdistrict that the office can be in. For the fit.
    pub(super) fn only(&self) -> Option<&Candidate> {
        let [only] = &self.candidates[..] else { return None };
        Some(only)
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
    decimals: u8,
}

impl Measure<'_> {
    fn candidate(&self, code: AreaCode, shape: &Shape, weight: f64, count: usize) -> Candidate {
        let (radius_m, pin) = (shape.radius_m(), shape.place(self.pin));
        let [east, north] = self.towards(code, shape);
        let towards_km = |place: Place| (place[0] * east + place[1] * north) / 1_000.0;
        let half_cell = self.half_cell_degrees();
        let places = shape.places(count);
        let cells = places.iter().map(|place| {
            let there = shape.position(*place);
            let north = (there.latitude_degrees() - self.pin.latitude_degrees()).abs();
            let east = (there.longitude_degrees() - self.pin.longitude_degrees()).abs();
            let to_middle_m = place[0].hypot(place[1]);
            Cell {
                ring: ring(to_middle_m / radius_m) as u8,
                towards_km: towards_km(*place) as f32,
                to_middle_m: to_middle_m as f32,
                to_pin_m: (place[0] - pin[0]).hypot(place[1] - pin[1]) as f32,
                rounds_to_pin: north <= half_cell && east <= half_cell,
            }
        });
        let depth_m = self.country.reach(code, self.pin).map_or(f64::NEG_INFINITY, |reach| {
            if reach.is_inside { reach.border.0 } else { -reach.border.0 }
        });
        let to_middle_m = pin[0].hypot(pin[1]);
        Candidate {
            weight,
            cells: cells.collect(),
            cell_square_metres: shape.square_metres / places.len() as f64,
            radius_m,
            ring: ring(to_middle_m / radius_m),
            towards_km: towards_km(pin),
            depth_m,
            to_middle_m,
        }
    }

    /// The direction from the middle of a subdistrict to where its district is settled, east and north.
    fn towards(&self, code: AreaCode, shape: &Shape) -> Place {
        let settled = code.parent().and_then(|district| self.country.settled(district));
        let Some([east, north]) = settled.map(|there| shape.place(there)) else { return [0.0; 2] };
        let length_m = east.hypot(north);
        if length_m < NO_DIRECTION_M { [0.0; 2] } else { [east / length_m, north / length_m] }
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
