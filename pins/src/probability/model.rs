//! How densely each origin lays pins at a place, and what follows for one that is there.

use super::parameters::{Parameters, StratumShares};
use super::scene::{Candidate, Cell, Scene};
use super::stratum::Precision;
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

/// Half a cell of 1.1 km: how far rounding blurs a border.
const ROUNDED_BORDER_M: f64 = 400.0;

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
    /// How likely the middle of its subdistrict is nearer to the office than the pin is.
    pub middle_is_nearer: f64,
    /// How likely it is of each origin, in the order of [`Origin::ALL`].
    pub shares: [f64; 6],
    /// How likely each displacement is.
    pub displacements: Vec<f64>,
    /// How likely it is good and the border is drawn off by each of the lengths.
    pub borders: [f64; 2],
    /// How densely pins lie here, a square metre: the likelihood.
    pub density: f64,
}

/// What is asked of an office that stands somewhere, as shares: beyond a kilometre, beyond five, metres from the pin, and
/// nearer to the middle than to the pin.
type Asked = [f64; 4];

/// How densely an origin lays pins here, and what that says about the office, times the density.
#[derive(Clone, Copy, Debug, Default)]
struct Laid {
    density: f64,
    asked: Asked,
}

impl Laid {
    fn add(&mut self, density: f64, asked: Asked) {
        self.density += density;
        self.asked = [0, 1, 2, 3].map(|part| self.asked[part] + density * asked[part]);
    }
}

/// A candidate with its offices spread over its cells.
struct Spread<'s> {
    candidate: &'s Candidate,
    /// The share of its offices in each cell.
    shares: Vec<f64>,
    /// How densely they stand at the pin, a square metre, if it lies inside.
    at_pin: f64,
    /// Of all of its offices.
    asked: Asked,
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
        let stratum = &self.parameters.strata[scene.stratum.index()];
        let shares = stratum.share.all();
        let spread: Vec<Spread<'_>> =
            scene.candidates.iter().map(|candidate| self.spread(candidate)).collect();
        let scales = self.displaced(&spread);
        let displaced = sum(&scales, &stratum.lengths);
        let anywhere = 1.0 / ANYWHERE_SQUARE_METRES;
        let origins = [
            self.good(scene, &spread),
            self.elsewhere(scene, &spread),
            middle(scene, &spread),
            larger_middle(scene, &spread),
            displaced,
            Laid { density: anywhere, asked: [1.0, 1.0, ANYWHERE_M, 1.0].map(|part| part * anywhere) },
        ];
        let parts: Vec<f64> = origins.iter().zip(shares).map(|(laid, share)| laid.density * share).collect();
        let density: f64 = parts.iter().sum();
        let [by_1_km, by_5_km, off_m, middle_is_nearer] = [0, 1, 2, 3].map(|part| {
            let parts = origins.iter().zip(shares).map(|(laid, share)| laid.asked[part] * share);
            parts.sum::<f64>() / density
        });
        Weighed {
            wrong: Wrong { by_1_km: by_1_km.clamp(0.0, 1.0), by_5_km: by_5_km.clamp(0.0, 1.0) },
            off_m,
            middle_is_nearer: middle_is_nearer.clamp(0.0, 1.0),
            shares: [0, 1, 2, 3, 4, 5].map(|origin| parts[origin] / density),
            displacements: displacements(&scales, stratum, displaced.density, parts[4] / density),
            borders: self.borders(scene, parts[0] / density),
            density,
        }
    }

    /// How densely offices stand in a ring, so far towards where the district is settled. No unit.
    pub(super) fn office_density(&self, ring: usize, towards_km: f64) -> f64 {
        self.parameters.office_density[ring] * (self.parameters.towards_per_km * towards_km).exp()
    }

    fn spread<'s>(&self, candidate: &'s Candidate) -> Spread<'s> {
        let density = |cell: &Cell| self.office_density(usize::from(cell.ring), f64::from(cell.towards_km));
        let mut shares: Vec<f64> = candidate.cells.iter().map(density).collect();
        let all: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= all);
        let mut of_all = [0.0; 4];
        for (share, cell) in shares.iter().zip(&candidate.cells) {
            let asked = asked(candidate, *cell);
            of_all = [0, 1, 2, 3].map(|part| of_all[part] + share * asked[part]);
        }
        let here = self.office_density(candidate.ring, candidate.towards_km);
        Spread { candidate, shares, at_pin: here / (all * candidate.cell_square_metres), asked: of_all }
    }

    fn good(&self, scene: &Scene, spread: &[Spread<'_>]) -> Laid {
        let mut laid = Laid::default();
        for of in spread {
            let candidate = of.candidate;
            if scene.stratum.precision == Precision::Coarse {
                let cells = candidate.cells.iter().zip(&of.shares);
                for (cell, share) in cells.filter(|(cell, _)| cell.rounds_to_pin) {
                    let density = candidate.weight * share / scene.rounding_square_metres;
                    laid.add(density, asked(candidate, *cell));
                }
            } else {
                laid.density += candidate.weight * self.inside(scene, candidate) * of.at_pin;
            }
        }
        laid
    }

    /// The office itself still stands where its record says.
    fn elsewhere(&self, scene: &Scene, spread: &[Spread<'_>]) -> Laid {
        let Some((there, share)) = &scene.elsewhere else { return Laid::default() };
        let density = share * self.inside(scene, there) * self.spread(there).at_pin;
        all(spread, |_| density)
    }

    /// How much of the offices at the pin belong to a candidate, as borders are drawn off.
    fn inside(&self, scene: &Scene, candidate: &Candidate) -> f64 {
        if scene.stratum.precision.is_rounded() {
            return normal_below(candidate.depth_m / ROUNDED_BORDER_M);
        }
        let borders = self.parameters.borders.iter();
        borders.map(|border| border.share * normal_below(candidate.depth_m / border.metres)).sum()
    }

    /// How likely a pin that is good so likely is beside a border drawn off by each length.
    fn borders(&self, scene: &Scene, good: f64) -> [f64; 2] {
        let Some(only) = scene.only().filter(|_| !scene.stratum.precision.is_rounded()) else {
            return [0.0; 2];
        };
        let all = self.inside(scene, only);
        if all < f64::MIN_POSITIVE {
            return [0.0; 2];
        }
        self.parameters
            .borders
            .map(|border| good * border.share * normal_below(only.depth_m / border.metres) / all)
    }

    fn displaced(&self, spread: &[Spread<'_>]) -> Vec<Laid> {
        let mut scales = vec![Laid::default(); self.parameters.displacements.len()];
        for of in spread {
            let lengths = self.parameters.displacements.iter();
            let lengths_m: Vec<f64> = lengths.map(|length| length.metres_in(of.candidate.radius_m)).collect();
            for (cell, share) in of.candidate.cells.iter().zip(&of.shares) {
                let (share, asked) = (of.candidate.weight * share, asked(of.candidate, *cell));
                for (laid, length_m) in scales.iter_mut().zip(&lengths_m) {
                    laid.add(share * normal(f64::from(cell.to_pin_m), *length_m), asked);
                }
            }
        }
        scales
    }
}

/// Every candidate lays pins here at its own density, wherever in it the office stands.
fn all(spread: &[Spread<'_>], density: impl Fn(&Candidate) -> f64) -> Laid {
    let mut laid = Laid::default();
    for of in spread {
        laid.add(of.candidate.weight * density(of.candidate), of.asked);
    }
    laid
}

fn middle(scene: &Scene, spread: &[Spread<'_>]) -> Laid {
    all(spread, |candidate| normal(candidate.to_middle_m, scene.middle_m))
}

fn larger_middle(scene: &Scene, spread: &[Spread<'_>]) -> Laid {
    let middles = &scene.to_larger_middles_m;
    let densities = middles.iter().map(|to_middle_m| normal(*to_middle_m, scene.middle_m));
    let density = densities.sum::<f64>() / middles.len().max(1) as f64;
    all(spread, |_| density)
}

fn sum(scales: &[Laid], shares: &[f64]) -> Laid {
    let mut sum = Laid::default();
    for (laid, share) in scales.iter().zip(shares) {
        sum.density += share * laid.density;
        sum.asked = [0, 1, 2, 3].map(|part| sum.asked[part] + share * laid.asked[part]);
    }
    sum
}

fn displacements(scales: &[Laid], stratum: &StratumShares, all: f64, displaced: f64) -> Vec<f64> {
    let of = |(laid, share): (&Laid, &f64)| {
        if all > 0.0 { laid.density * share / all * displaced } else { 0.0 }
    };
    scales.iter().zip(&stratum.lengths).map(of).collect()
}

/// What is asked of an office in a cell: a cell is as wide as its square.
fn asked(candidate: &Candidate, cell: Cell) -> Asked {
    let (width, to_pin_m) = (candidate.cell_square_metres.sqrt(), f64::from(cell.to_pin_m));
    let beyond = |metres: f64| ((to_pin_m - metres) / width + 0.5).clamp(0.0, 1.0);
    let [near, far] = THRESHOLDS.map(|threshold| beyond(threshold.0));
    [near, far, to_pin_m, beyond(f64::from(cell.to_middle_m))]
}

/// Density of a normal distribution of the plane, the same in every direction, a square metre.
fn normal(distance_m: f64, deviation_m: f64) -> f64 {
    let squared = deviation_m * deviation_m;
    (-distance_m * distance_m / (2.0 * squared)).exp() / (2.0 * std::f64::consts::PI * squared)
}

/// The share of a normal distribution below a number of standard deviations, to 1e-4 (the logistic of Bowling et al. 2009,
/// doi:10.3926/jiem.2009.v2n1.p114-127: enough for a border).
fn normal_below(deviations: f64) -> f64 {
    1.0 / (1.0 + (-(0.070_56 * deviations.powi(3) + 1.597_6 * deviations)).exp())
}
