//! How densely each origin lays pins at a place, and what follows for one that is there.

use super::parameters::{Displacement, Parameters};
use super::scene::{Candidate, Cell, Precision, Scene};
use super::{THRESHOLDS, Wrong};

/// How a pin came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// It is where the office stands.
    Good,
    /// It is where an office of another subdistrict of the district stands.
    Elsewhere,
    /// It is the middle of the subdistrict.
    Middle,
    /// It is the middle of the district or the province.
    LargerMiddle,
    /// It is off by a displacement.
    Displaced,
    /// It is anywhere.
    Anywhere,
}

impl Origin {
    /// All of them, in the order of [`Weighed::shares`].
    pub const ALL: [Self; 6] =
        [Self::Good, Self::Elsewhere, Self::Middle, Self::LargerMiddle, Self::Displaced, Self::Anywhere];
}

/// Square metres of a box around the country, from 5° to 21° N and 97° to 106° E, that a pin of no meaning lies in.
const ANYWHERE_SQUARE_METRES: f64 = 1.72e12;

/// How far a pin of no meaning is off, expected: half the width of that box.
const ANYWHERE_M: f64 = 500_000.0;

/// A model with its parameters.
#[derive(Clone, Copy, Debug)]
pub struct Model<'p> {
    parameters: &'p Parameters,
}

/// A pin, weighed.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// How likely it is wrong.
    pub wrong: Wrong,
    /// How far it is off, expected, in metres.
    pub off_m: f64,
    /// How likely it is of each origin, in the order of [`Origin::ALL`].
    pub shares: [f64; 6],
    /// How likely each displacement is.
    pub displacements: Vec<f64>,
    /// How densely pins lie here, a square metre: the likelihood.
    pub density: f64,
}

/// How densely an origin lays pins here, and how much of that belongs to offices beyond each threshold.
#[derive(Clone, Copy, Debug, Default)]
struct Laid {
    density: f64,
    /// Share beyond a kilometre, beyond five, and the mean distance in metres, each times the density.
    beyond: Beyond,
}

/// Share beyond a kilometre, beyond five, and the distance in metres.
type Beyond = [f64; 3];

impl Laid {
    fn add(&mut self, density: f64, beyond: Beyond) {
        self.density += density;
        self.beyond = [0, 1, 2].map(|part| self.beyond[part] + density * beyond[part]);
    }
}

impl Default for Model<'static> {
    fn default() -> Self {
        Self { parameters: Parameters::fitted() }
    }
}

impl<'p> Model<'p> {
    /// A model of given parameters.
    #[must_use]
    pub fn new(parameters: &'p Parameters) -> Self {
        Self { parameters }
    }

    /// Weighs a pin.
    #[must_use]
    pub fn weigh(&self, scene: &Scene) -> Weighed {
        let shares = self.parameters.strata[scene.stratum.index()].share.all();
        let scales = self.displaced(scene);
        let mut displaced = Laid::default();
        for (laid, length) in scales.iter().zip(&self.parameters.displacements) {
            let share = length.share;
            displaced.density += share * laid.density;
            displaced.beyond = [0, 1, 2].map(|part| displaced.beyond[part] + share * laid.beyond[part]);
        }
        let anywhere = 1.0 / ANYWHERE_SQUARE_METRES;
        let origins = [
            self.good(scene),
            self.elsewhere(scene),
            self.middle(scene),
            self.larger_middle(scene),
            displaced,
            Laid { density: anywhere, beyond: [anywhere, anywhere, anywhere * ANYWHERE_M] },
        ];
        let parts: Vec<f64> = origins.iter().zip(shares).map(|(laid, share)| laid.density * share).collect();
        let density: f64 = parts.iter().sum();
        let beyond = [0, 1, 2].map(|part| {
            let parts = origins.iter().zip(shares).map(|(laid, share)| laid.beyond[part] * share);
            parts.sum::<f64>() / density
        });
        let of_displaced = |(laid, length): (&Laid, &Displacement)| {
            if displaced.density > 0.0 {
                laid.density * length.share / displaced.density * parts[4] / density
            } else {
                0.0
            }
        };
        Weighed {
            wrong: Wrong { by_1_km: beyond[0].clamp(0.0, 1.0), by_5_km: beyond[1].clamp(0.0, 1.0) },
            off_m: beyond[2],
            shares: [0, 1, 2, 3, 4, 5].map(|origin| parts[origin] / density),
            displacements: scales.iter().zip(&self.parameters.displacements).map(of_displaced).collect(),
            density,
        }
    }

    fn ring_density(&self, ring: usize) -> f64 {
        self.parameters.office_density[ring]
    }

    /// What makes the density of offices in a subdistrict whole.
    fn mass(&self, candidate: &Candidate) -> f64 {
        let cells = candidate.cells.iter().map(|cell| self.ring_density(usize::from(cell.ring)));
        cells.sum::<f64>() * candidate.cell_square_metres
    }

    /// The share of a candidate's offices in a cell.
    fn share(&self, candidate: &Candidate, mass: f64, cell: Cell) -> f64 {
        self.ring_density(usize::from(cell.ring)) * candidate.cell_square_metres / mass
    }

    fn good(&self, scene: &Scene) -> Laid {
        let mut laid = Laid::default();
        for candidate in &scene.candidates {
            let mass = self.mass(candidate);
            if scene.stratum.precision == Precision::Coarse {
                for cell in candidate.cells.iter().filter(|cell| cell.rounds_to_pin) {
                    let share = self.share(candidate, mass, *cell);
                    laid.add(
                        candidate.weight * share / scene.rounding_square_metres,
                        beyond(candidate, *cell),
                    );
                }
            } else {
                laid.density +=
                    candidate.weight * candidate.inside * self.ring_density(candidate.ring) / mass;
            }
        }
        laid
    }

    /// The office itself still stands where its record says.
    fn elsewhere(&self, scene: &Scene) -> Laid {
        let Some((there, share)) = &scene.elsewhere else { return Laid::default() };
        let density = share * there.inside * self.ring_density(there.ring) / self.mass(there);
        let mut laid = Laid::default();
        for candidate in &scene.candidates {
            laid.add(candidate.weight * density, self.beyond_all(candidate));
        }
        laid
    }

    fn middle(&self, scene: &Scene) -> Laid {
        let mut laid = Laid::default();
        for candidate in &scene.candidates {
            let density = normal(candidate.to_middle_m, scene.middle_m);
            laid.add(candidate.weight * density, self.beyond_all(candidate));
        }
        laid
    }

    fn larger_middle(&self, scene: &Scene) -> Laid {
        let mut laid = Laid::default();
        let share = 1.0 / scene.to_larger_middles_m.len().max(1) as f64;
        for to_middle_m in &scene.to_larger_middles_m {
            for candidate in &scene.candidates {
                let density = share * candidate.weight * normal(*to_middle_m, scene.middle_m);
                laid.add(density, self.beyond_all(candidate));
            }
        }
        laid
    }

    fn displaced(&self, scene: &Scene) -> Vec<Laid> {
        let mut scales = vec![Laid::default(); self.parameters.displacements.len()];
        for candidate in &scene.candidates {
            let mass = self.mass(candidate);
            let lengths = self.parameters.displacements.iter();
            let lengths_m: Vec<f64> = lengths.map(|length| length.metres_in(candidate.radius_m)).collect();
            for cell in &candidate.cells {
                let share = candidate.weight * self.share(candidate, mass, *cell);
                let beyond = beyond(candidate, *cell);
                for (laid, length_m) in scales.iter_mut().zip(&lengths_m) {
                    laid.add(share * normal(f64::from(cell.to_pin_m), *length_m), beyond);
                }
            }
        }
        scales
    }

    /// How many of a candidate's offices are farther from the pin than each threshold.
    fn beyond_all(&self, candidate: &Candidate) -> Beyond {
        let mass = self.mass(candidate);
        candidate.cells.iter().fold([0.0; 3], |sum, cell| {
            let (share, beyond) = (self.share(candidate, mass, *cell), beyond(candidate, *cell));
            [0, 1, 2].map(|part| sum[part] + share * beyond[part])
        })
    }
}

/// How much of a cell is farther from the pin than each threshold: a cell is as wide as its square.
fn beyond(candidate: &Candidate, cell: Cell) -> Beyond {
    let (width, to_pin_m) = (candidate.cell_square_metres.sqrt(), f64::from(cell.to_pin_m));
    let [near, far] = THRESHOLDS.map(|threshold| ((to_pin_m - threshold.0) / width + 0.5).clamp(0.0, 1.0));
    [near, far, to_pin_m]
}

/// Density of a normal distribution of the plane, the same in every direction, a square metre.
fn normal(distance_m: f64, deviation_m: f64) -> f64 {
    let squared = deviation_m * deviation_m;
    (-distance_m * distance_m / (2.0 * squared)).exp() / (2.0 * std::f64::consts::PI * squared)
}
