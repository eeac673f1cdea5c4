//! Fits the parameters to a register: expectation maximisation over the model of `pins/src/probability/model.rs`.

use super::model::{Model, Weighed};
use super::parameters::{Parameters, Shares};
use super::scene::{RINGS, Scene, Stratum};

/// Pins that every stratum is taken to have besides its own, divided as all strata together are: of few pins no share is 0.
const PRIOR_PINS: f64 = 5.0;

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
        let model = Model::new(&fit.parameters);
        let weighed: Vec<Weighed> = scenes.iter().map(|scene| model.weigh(scene)).collect();
        let logarithms = weighed.iter().map(|weighed| weighed.density.ln());
        fit.mean_log_likelihood.push(logarithms.sum::<f64>() / scenes.len() as f64);
        fit.parameters = maximised(&fit.parameters, scenes, &weighed);
    }
    fit
}

fn maximised(before: &Parameters, scenes: &[Scene], weighed: &[Weighed]) -> Parameters {
    let mut after = before.clone();
    let all = sums(weighed.iter());
    let total: f64 = all.iter().sum();
    for (stratum, shares) in Stratum::ALL.iter().zip(&mut after.strata) {
        let of_stratum = scenes.iter().zip(weighed).filter(|(scene, _)| scene.stratum == *stratum);
        let own: Vec<&Weighed> = of_stratum.map(|(_, weighed)| weighed).collect();
        let sums = sums(own.iter().copied());
        let pins = own.len() as f64 + PRIOR_PINS;
        shares.pins = own.len() as u64;
        shares.share =
            Shares::from_all([0, 1, 2, 3, 4, 5].map(|o| (sums[o] + PRIOR_PINS * all[o] / total) / pins));
    }
    let displaced: f64 = weighed.iter().flat_map(|weighed| &weighed.displacements).sum();
    for (number, length) in after.displacements.iter_mut().enumerate() {
        length.share = weighed.iter().map(|weighed| weighed.displacements[number]).sum::<f64>() / displaced;
    }
    after.office_density = density(before, scenes, weighed);
    after
}

fn sums<'w>(weighed: impl Iterator<Item = &'w Weighed>) -> [f64; 6] {
    weighed.fold([0.0; 6], |sums, weighed| {
        [0, 1, 2, 3, 4, 5].map(|origin| sums[origin] + weighed.shares[origin])
    })
}

/// Offices counted in each ring over those expected if they stood everywhere alike, by how likely each pin is good.
fn density(before: &Parameters, scenes: &[Scene], weighed: &[Weighed]) -> [f64; RINGS.len()] {
    let (mut counted, mut expected) = ([1.0; RINGS.len()], [1.0; RINGS.len()]);
    for (scene, weighed) in scenes.iter().zip(weighed) {
        let Some(ring) = scene.pin_ring() else { continue };
        let good = weighed.shares[0];
        counted[ring] += good;
        let shares = scene.ring_shares();
        let mass: f64 =
            shares.iter().zip(before.office_density).map(|(share, density)| share * density).sum();
        for (expected, share) in expected.iter_mut().zip(shares) {
            *expected += good * share / mass;
        }
    }
    let mut density = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(|ring| counted[ring] / expected[ring]);
    // The scale is free; the middle is 1.
    let middle = density[0];
    density.iter_mut().for_each(|ring| *ring /= middle);
    density
}
