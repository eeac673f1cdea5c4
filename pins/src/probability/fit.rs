//! Fits the parameters to a register: expectation maximisation over the model of `pins/src/probability/model.rs`.

use super::model::{Model, Weighed};
use super::parameters::{Parameters, Shares};
use super::scene::{RINGS, Scene};
use super::stratum::{Precision, Stratum};

/// Pins that a precision is taken to have besides its own, divided as all pins together are, and a stratum divided as its
/// precision is: of few pins no share is 0.
const PRIOR_PINS: f64 = 5.0;

/// Displaced pins that a precision is taken to have besides its own, of the lengths of all.
const PRIOR_DISPLACED: f64 = 15.0;

/// What a fit came to.
#[derive(Clone, Debug)]
pub struct Fit {
    /// The parameters.
    pub parameters: Parameters,
    /// The mean logarithm of the likelihood after each round, in nats a pin.
    pub mean_log_likelihood: Vec<f64>,
}

/// Fits the parameters in so many rounds.
#[must_use]
pub fn fit(scenes: &[Scene], start: Parameters, rounds: usize) -> Fit {
    let mut fit = Fit { parameters: start, mean_log_likelihood: Vec::new() };
    for _ in 0..rounds {
        let weighed = weighed(scenes, &fit.parameters);
        fit.mean_log_likelihood.push(mean_log(&weighed));
        fit.parameters = maximised(&fit.parameters, scenes, &weighed);
    }
    let weighed = weighed(scenes, &fit.parameters);
    fit.parameters.two_of_three_within_radii = two_of_three(scenes, &weighed).unwrap_or(1.0);
    fit
}

/// Within how many radii of the middle two of three good pins lie.
fn two_of_three(scenes: &[Scene], weighed: &[Weighed]) -> Option<f64> {
    let of = |(scene, weighed): (&Scene, &Weighed)| {
        let only = scene.only().filter(|_| !scene.stratum.precision.is_rounded())?;
        Some((only.to_middle_m / only.radius_m, weighed.shares[0]))
    };
    let mut good: Vec<(f64, f64)> = scenes.iter().zip(weighed).filter_map(of).collect();
    good.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut left = good.iter().map(|(_, share)| share).sum::<f64>() * 2.0 / 3.0;
    let last = good.into_iter().find(|(_, share)| {
        left -= share;
        left < 0.0
    });
    last.map(|(radii, _)| radii)
}

/// The mean logarithm of the likelihood of pins, in nats a pin.
#[must_use]
pub fn mean_log_likelihood(scenes: &[Scene], parameters: &Parameters) -> f64 {
    mean_log(&weighed(scenes, parameters))
}

fn weighed(scenes: &[Scene], parameters: &Parameters) -> Vec<Weighed> {
    let model = Model::new(parameters);
    scenes.iter().map(|scene| model.weigh(scene)).collect()
}

fn mean_log(weighed: &[Weighed]) -> f64 {
    weighed.iter().map(|weighed| weighed.density.ln()).sum::<f64>() / weighed.len().max(1) as f64
}

fn maximised(before: &Parameters, scenes: &[Scene], weighed: &[Weighed]) -> Parameters {
    let mut after = before.clone();
    let pairs = || scenes.iter().zip(weighed);
    let of_all = divided(sums(weighed.iter()), [0.0; 6], 0.0);
    let lengths_of_all = lengths(weighed.iter(), &vec![0.0; before.displacements.len()], 0.0);
    for precision in Precision::ALL {
        let own = || pairs().filter(|(scene, _)| scene.stratum.precision == precision);
        let shares = divided(sums(own().map(|(_, weighed)| weighed)), of_all, PRIOR_PINS);
        let lengths = lengths(own().map(|(_, weighed)| weighed), &lengths_of_all, PRIOR_DISPLACED);
        for is_shared in [false, true] {
            let stratum = Stratum { precision, is_shared };
            let own = || own().filter(|(scene, _)| scene.stratum == stratum);
            let target = &mut after.strata[stratum.index()];
            target.pins = own().count() as u64;
            let own = sums(own().map(|(_, weighed)| weighed));
            target.share = Shares::from_all(divided(own, shares, PRIOR_PINS));
            target.lengths.clone_from(&lengths);
        }
    }
    let sides = weighed.iter().fold([0.0; 2], |sum, weighed| [0, 1].map(|n| sum[n] + weighed.borders[n]));
    let all_sides: f64 = sides.iter().sum();
    for (border, side) in after.borders.iter_mut().zip(sides) {
        border.share = side / all_sides;
    }
    spread(before, &mut after, scenes, weighed);
    after
}

fn sums<'w>(weighed: impl Iterator<Item = &'w Weighed>) -> [f64; 6] {
    weighed.fold([0.0; 6], |sums, weighed| {
        [0, 1, 2, 3, 4, 5].map(|origin| sums[origin] + weighed.shares[origin])
    })
}

/// Shares of sums, with so many more that are divided as a prior is.
fn divided(sums: [f64; 6], prior: [f64; 6], pins: f64) -> [f64; 6] {
    let all = sums.iter().sum::<f64>() + pins;
    [0, 1, 2, 3, 4, 5].map(|origin| (sums[origin] + pins * prior[origin]) / all)
}

fn lengths<'w>(weighed: impl Iterator<Item = &'w Weighed>, prior: &[f64], pins: f64) -> Vec<f64> {
    let mut sums: Vec<f64> = prior.iter().map(|share| pins * share).collect();
    for weighed in weighed {
        sums.iter_mut().zip(&weighed.displacements).for_each(|(sum, share)| *sum += share);
    }
    let all: f64 = sums.iter().sum();
    sums.into_iter().map(|sum| sum / all).collect()
}

/// Where offices stand, by the pins that are good: counted in each ring over those expected if they stood everywhere alike
/// but for the direction, then a step of Newton's method for the direction.
fn spread(before: &Parameters, after: &mut Parameters, scenes: &[Scene], weighed: &[Weighed]) {
    let model = Model::new(before);
    let (mut counted, mut expected) = ([1.0; RINGS.len()], [1.0; RINGS.len()]);
    let (mut slope, mut bend) = (0.0, f64::EPSILON);
    for (scene, weighed) in scenes.iter().zip(weighed) {
        let Some(only) = scene.only().filter(|_| !scene.stratum.precision.is_rounded()) else { continue };
        let good = weighed.shares[0];
        let (mut mass, mut mean, mut square) = (0.0, 0.0, 0.0);
        let mut by_ring = [0.0; RINGS.len()];
        for cell in &only.cells {
            let (ring, towards_km) = (usize::from(cell.ring), f64::from(cell.towards_km));
            let density = model.office_density(ring, towards_km);
            by_ring[ring] += density / before.office_density[ring];
            mass += density;
            mean += density * towards_km;
            square += density * towards_km * towards_km;
        }
        counted[only.ring] += good;
        expected.iter_mut().zip(by_ring).for_each(|(sum, density)| *sum += good * density / mass);
        let mean = mean / mass;
        slope += good * (only.towards_km - mean);
        bend += good * (square / mass - mean * mean);
    }
    after.towards_per_km = before.towards_per_km + slope / bend;
    after.office_density = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(|ring| counted[ring] / expected[ring]);
    // The scale is free; the middle is 1.
    let middle = after.office_density[0];
    after.office_density.iter_mut().for_each(|ring| *ring /= middle);
}
