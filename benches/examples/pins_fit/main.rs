//! Fits the parameters of the pin doctor's model to a register, and writes them with their figures:
//!
//! ```sh
//! cargo run --release --package benches --example pins_fit -- \
//!     --source register --mapping dla-register --boundaries boundaries --out pins/data/model.toml
//! ```

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use clap::Parser;
use indexer::ReadOptions;
use pins::claim::Claim;
use pins::country::Country;
use pins::office::Office;
use pins::probability::{Fit, Model, Parameters, RINGS, Scene, Stratum, fit};

/// Lengths of displacements. Shorter ones aren't told from the error of a good pin by anything in the register.
const RADII: [f64; 4] = [0.4, 0.8, 1.6, 3.2];
const METRES: [f64; 8] = [1_000.0, 2_000.0, 4_000.0, 8_000.0, 16_000.0, 32_000.0, 100_000.0, 400_000.0];

/// Fits the parameters of the pin doctor's model to a register.
#[derive(Parser)]
struct Arguments {
    /// Source directory of the register
    #[arg(long, value_name = "DIR")]
    source: PathBuf,
    /// Mapping of its files
    #[arg(long)]
    mapping: Vec<String>,
    /// Directory with subdistricts.geojson or subdistricts.geojson.gz
    #[arg(long, value_name = "DIR")]
    boundaries: PathBuf,
    /// File to write the parameters to
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Rounds of expectation maximisation
    #[arg(long, default_value_t = 60)]
    rounds: usize,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let options = ReadOptions { mappings: &arguments.mapping, ..ReadOptions::default() };
    let records = indexer::read_source_with(&arguments.source, &options)?.records;
    let country = Country::new(indexer::boundaries::read_subdistricts(&arguments.boundaries)?.0);
    let offices: Vec<Office<'_>> = records.points.iter().map(Office::new).collect();
    let scenes = scenes(&country, &offices);
    let fit = fit(&scenes, Parameters::unfitted(&RADII, &METRES), arguments.rounds);
    let file = file(&fit, &scenes, offices.len());
    print!("{}", file.lines().take_while(|line| line.starts_with('#')).collect::<Vec<_>>().join("\n"));
    println!();
    fs::write(&arguments.out, file)?;
    Ok(())
}

fn scenes(country: &Country, offices: &[Office<'_>]) -> Vec<Scene> {
    let mut counts: HashMap<[u64; 2], usize> = HashMap::new();
    let key = |office: &Office<'_>| {
        office.position().map(|at| [at.latitude_degrees().to_bits(), at.longitude_degrees().to_bits()])
    };
    for office in offices {
        if let Some(key) = key(office) {
            *counts.entry(key).or_default() += 1;
        }
    }
    let scene = |office: &Office<'_>| {
        let (position, written) = (office.position()?, office.written?);
        let is_shared = key(office).is_some_and(|key| counts[&key] > 1);
        Scene::of(country, &Claim::of(office.point), position, written, is_shared)
    };
    offices.iter().filter_map(scene).collect()
}

/// The parameters as they are committed, behind the figures of the fit.
fn file(fit: &Fit, scenes: &[Scene], units: usize) -> String {
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
        "mean log likelihood: {:.4} at first, {:.4} at last",
        first.unwrap_or(&0.0),
        last.unwrap_or(&0.0)
    ));
    let model = Model::new(&fit.parameters);
    let mut sums: HashMap<Option<Stratum>, [f64; 3]> = HashMap::new();
    for scene in scenes {
        let wrong = model.weigh(scene).wrong;
        for key in [None, Some(scene.stratum)] {
            let sum = sums.entry(key).or_default();
            *sum = [sum[0] + 1.0, sum[1] + wrong.by_1_km, sum[2] + wrong.by_5_km];
        }
    }
    for key in std::iter::once(None).chain(Stratum::ALL.map(Some)) {
        let name = key.map_or("all", |stratum| fit.parameters.strata[stratum.index()].name.as_str());
        let [pins, by_1_km, by_5_km] = sums.get(&key).copied().unwrap_or_default();
        let mean = |sum: f64| if pins > 0.0 { 100.0 * sum / pins } else { 0.0 };
        line(format!(
            "{name}: {pins} pins, wrong by > 1 km {:.1} %, by > 5 km {:.1} %",
            mean(by_1_km),
            mean(by_5_km)
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
    rounded.displacements.iter_mut().for_each(|length| round(&mut length.share));
    for stratum in &mut rounded.strata {
        let mut shares = stratum.share.all();
        shares.iter_mut().for_each(round);
        stratum.share = pins::probability::Shares::from_all(shares);
    }
    rounded
}
