//! How long the pin doctor takes for one edit of an office, as a back office asks it:
//!
//! ```sh
//! cargo run --release --package benches --example pins_edit -- \
//!     --source register --mapping dla-register --boundaries boundaries
//! ```

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Parser;
use indexer::ReadOptions;
use pins::{Country, Doctor, Office};

/// Measures how long the pin doctor takes for one edit.
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
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let options = ReadOptions { mappings: &arguments.mapping, ..ReadOptions::default() };
    let records = indexer::read_source_with(&arguments.source, &options)?.records;
    let subdistricts = indexer::boundaries::read_subdistricts_with_people(&arguments.boundaries)?;
    let country = Country::new(subdistricts.areas);
    let people: HashMap<_, _> =
        subdistricts.people.into_iter().map(|(code, people)| (code, people as f64)).collect();
    let offices: Vec<Office<'_>> = records.points.iter().map(Office::new).collect();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
    let doctor = Doctor::new(&country, today).with_people(people);

    let started = Instant::now();
    let register = doctor.register(&offices);
    println!("{} offices compared with each other in {:?}", offices.len(), started.elapsed());
    let mut taken: Vec<Duration> = offices
        .iter()
        .enumerate()
        .map(|(number, office)| {
            let started = Instant::now();
            std::hint::black_box(register.examine(office, Some(number)));
            started.elapsed()
        })
        .collect();
    taken.sort_unstable();
    let at = |share: usize| taken[taken.len() * share / 1_000].as_secs_f64() * 1e6;
    println!("an edit: p50 {:.0} µs, p99 {:.0} µs, slowest {:.0} µs", at(500), at(990), at(999));
    Ok(())
}
