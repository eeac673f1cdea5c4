//! How long the pin doctor takes for one edit of an office, as a back office asks it:
//!
//! ```sh
//! cargo run --release --package benches --example pins_edit -- \
//!     --source register --mapping dla-register --boundaries boundaries
//! ```

mod pins_register;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use clap::Parser;
use pins::{Country, Doctor, Office};
use pins_register::RegisterFiles;

/// Measures how long the pin doctor takes for one edit.
#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    register: RegisterFiles,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let records = arguments.register.records()?;
    let subdistricts = indexer::boundaries::read_subdistricts_with_people(&arguments.register.boundaries)?;
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
