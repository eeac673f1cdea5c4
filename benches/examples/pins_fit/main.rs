//! Fits the parameters of the pin doctor's model to a register, and writes them with their figures:
//!
//! ```sh
//! cargo run --release --package benches --example pins_fit -- \
//!     --source register --mapping dla-register --boundaries boundaries --out pins/data/model.toml
//! ```

#[path = "../pins_register/mod.rs"]
mod pins_register;

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use clap::Parser;
use pins::claim::Claim;
use pins::country::Country;
use pins::office::Office;
use pins::probability::{Fit, Model, Parameters, Precision, RINGS, Scene, fit, mean_log_likelihood};
use pins_register::RegisterFiles;

/// Lengths of displacements. Shorter ones aren't told from the error of a good pin by anything in the register.
const RADII: [f64; 4] = [0.4, 0.8, 1.6, 3.2];
const METRES: [f64; 8] = [1_000.0, 2_000.0, 4_000.0, 8_000.0, 16_000.0, 32_000.0, 100_000.0, 400_000.0];
/// How far borders are drawn off: within 150 m (README of the boundaries), or farther.
const BORDERS_M: [f64; 2] = [150.0, 500.0];

/// Fits the parameters of the pin doctor's model to a register.
#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    register: RegisterFiles,
    /// File to write the parameters to
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Rounds of expectation maximisation
    #[arg(long, default_value_t = 60)]
    rounds: usize,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let records = arguments.register.records()?;
    let country = Country::new(indexer::boundaries::read_subdistricts(&arguments.register.boundaries)?.0);
    let offices: Vec<Office<'_>> = records.points.iter().map(Office::new).collect();
    let (scenes, halves) = scenes(&country, &offices);
    let unfitted = || Parameters::unfitted(&RADII, &METRES, BORDERS_M);
    let held_out = halves.each_ref().map(|half| half.iter().map(|number| scenes[*number].clone()).collect());
    let held_out = held_out_log_likelihood(&held_out, unfitted, arguments.rounds);
    let fit = fit(&scenes, unfitted(), arguments.rounds);
    let file = file(&fit, &scenes, offices.len(), held_out);
    fs::write(&arguments.out, &file)?;
    file.lines().take_while(|line| line.starts_with('#')).for_each(|line| println!("{line}"));
    Ok(())
}

/// The pins of a register, and the places of those of every other district.
fn scenes(country: &Country, offices: &[Office<'_>]) -> (Vec<Scene>, [Vec<usize>; 2]) {
    let mut counts: HashMap<[u64; 2], usize> = HashMap::new();
    let key = |office: &Office<'_>| {
        office.position().map(|at| [at.latitude_degrees().to_bits(), at.longitude_degrees().to_bits()])
    };
    for office in offices {
        if let Some(key) = key(office) {
            *counts.entry(key).or_default() += 1;
        }
    }
    let (mut scenes, mut halves) = (Vec::new(), [Vec::new(), Vec::new()]);
    for office in offices {
        let (Some(position), Some(written)) = (office.position(), office.written) else { continue };
        let is_shared = key(office).is_some_and(|key| counts[&key] > 1);
        let claim = Claim::of(office.point);
        if let Some(scene) = Scene::of(country, &claim, position, written, is_shared) {
            let district = claim.district.map_or(0, |named| named.area.number());
            halves[district as usize % 2].push(scenes.len());
            scenes.push(scene);
        }
    }
    (scenes, halves)
}

/// The mean logarithm of the likelihood of each half under what was fitted to the other.
fn held_out_log_likelihood(halves: &[Vec<Scene>; 2], start: impl Fn() -> Parameters, rounds: usize) -> f64 {
    let of = |own: usize| {
        let parameters = fit(&halves[1 - own], start(), rounds).parameters;
        mean_log_likelihood(&halves[own], &parameters) * halves[own].len() as f64
    };
    (of(0) + of(1)) / (halves[0].len() + halves[1].len()) as f64
}

/// The parameters as they are committed, behind the figures of the fit.
fn file(fit: &Fit, scenes: &[Scene], units: usize, held_out: f64) -> String {
    let mut text = String::new();
    let mut line = |words: String| {
        _ = writeln!(text, "# {words}");
    };
    line(
        "Parameters of the pin doctor's model. Written by benches/examples/pins_fit; the register of local"
            .to_owned(),
    );
    line(
        "administrations (Department of Local Administration) and COD-AB boundaries, no curated position."
            .to_owned(),
    );
    line(format!(
        "{units} units, {} pins with an area to stand in, {} rounds",
        scenes.len(),
        fit.mean_log_likelihood.len()
    ));
    let (first, last) = (fit.mean_log_likelihood.first(), fit.mean_log_likelihood.last());
    line(format!(
        "mean log likelihood: {:.4} at first, {:.4} at last; {held_out:.4} of districts that were not fitted",
        first.unwrap_or(&0.0),
        last.unwrap_or(&0.0)
    ));
    let model = Model::new(&fit.parameters);
    let mut sums: HashMap<Option<Precision>, [f64; 5]> = HashMap::new();
    for scene in scenes {
        let wrong = model.weigh(scene).wrong;
        for key in [None, Some(scene.stratum.precision)] {
            let sum = sums.entry(key).or_default();
            *sum = [sum[0] + 1.0, sum[1] + wrong.by_1_km, sum[2] + wrong.by_5_km, sum[3], sum[4]];
            if let Some(outside_m) = scene.outside_m() {
                sum[3] += 1.0;
                sum[4] += f64::from(u8::from(outside_m > 1_000.0));
            }
        }
    }
    for key in std::iter::once(None).chain(Precision::ALL.map(Some)) {
        let name = key.map_or("all", Precision::as_str);
        let [pins, by_1_km, by_5_km, named, outside] = sums.get(&key).copied().unwrap_or_default();
        let mean = |sum: f64, of: f64| if of > 0.0 { 100.0 * sum / of } else { 0.0 };
        line(format!(
            "{name}: {pins} pins, {:.1} % outside of their subdistrict by > 1 km; wrong by > 1 km {:.1} %, by > 5 km {:.1} %",
            mean(outside, named),
            mean(by_1_km, pins),
            mean(by_5_km, pins)
        ));
    }
    line(format!("rings of office_density end at {RINGS:?} radii"));
    text.push('\n');
    text.push_str(&toml::to_string(&rounded(&fit.parameters)).expect("numbers and names"));
    text
}

/// Four digits: more would look known, and would change with every machine.
fn rounded(parameters: &Parameters) -> Parameters {
    let mut rounded = parameters.clone();
    let round = |value: &mut f64| *value = (*value * 1e4).round() / 1e4;
    rounded.office_density.iter_mut().for_each(round);
    round(&mut rounded.towards_per_km);
    round(&mut rounded.two_of_three_within_radii);
    rounded.borders.iter_mut().for_each(|border| round(&mut border.share));
    for stratum in &mut rounded.strata {
        let mut shares = stratum.share.all();
        shares.iter_mut().for_each(round);
        stratum.share = pins::probability::Shares::from_all(shares);
        stratum.lengths.iter_mut().for_each(round);
    }
    rounded
}
