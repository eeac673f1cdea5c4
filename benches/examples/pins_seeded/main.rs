//! What the pin doctor finds of errors that were put into good pins of a register, and how its probabilities compare with
//! what is true:
//!
//! ```sh
//! cargo run --release --package benches --example pins_seeded -- \
//!     --source register --mapping dla-register --boundaries boundaries
//! ```

mod calibration;
#[path = "../pins_register/mod.rs"]
mod pins_register;
mod register;
mod repairs;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Parser;
use domain::Position;
use pins::claim::Claim;
use pins::seeded::{Random, Seed, Truth};
use pins::{Country, Diagnosis, Doctor, Office};
use pins_register::RegisterFiles;
use register::{Record, Register};

/// Measures what the pin doctor finds of seeded errors.
#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    register: RegisterFiles,
    /// Errors of each kind
    #[arg(long, default_value_t = 1_000)]
    errors: usize,
    /// File for the diagram of reliability
    #[arg(long, value_name = "FILE")]
    diagram: Option<PathBuf>,
    /// File for how often repairs were better than the pin
    #[arg(long, value_name = "FILE")]
    repairs: Option<PathBuf>,
}

/// What was found of a kind.
#[derive(Default)]
struct Count {
    seeded: usize,
    told: usize,
    wrongly: usize,
    /// Pins that are probably more than a kilometre off, and more than five.
    doubted: [usize; 2],
    /// Repairs within 100 m, and all that are no beginning.
    mended: [usize; 2],
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let country = Country::new(indexer::boundaries::read_subdistricts(&arguments.register.boundaries)?.0);
    let register = Register::of(arguments.register.records()?, &country);
    println!("{} pins that are taken as right", register.good.len());
    let mut counts: BTreeMap<Seed, Count> = BTreeMap::new();
    let mut repairs = repairs::Repairs::default();
    let mut calibration = calibration::Calibration::default();
    for (number, seed) in (1..).zip(Seed::ALL) {
        run(seed, &register, &country, &arguments, number, &mut counts, &mut repairs);
    }
    table(&counts);
    if let Some(path) = &arguments.repairs {
        std::fs::write(path, repairs.file()?)?;
    }
    calibration.measure(&register, &country);
    print!("{}", calibration.table());
    if let Some(path) = &arguments.diagram {
        std::fs::write(path, calibration.diagram())?;
    }
    Ok(())
}

/// Puts errors of one kind into the register, and counts what is found.
fn run(
    seed: Seed,
    register: &Register,
    country: &Country,
    arguments: &Arguments,
    number: u64,
    counts: &mut BTreeMap<Seed, Count>,
    repairs: &mut repairs::Repairs,
) {
    let mut random = Random(number);
    let mut chosen: Vec<usize> = (0..register.good.len()).collect();
    for place in (1..chosen.len()).rev() {
        chosen.swap(place, random.below(place + 1));
    }
    // Pins that stay as they are, as a copy of one that changes too is no copy.
    let others = chosen[chosen.len() / 2..].iter().map(|place| register.good[*place].position);
    let others: Vec<Position> = others.collect();
    let mut records = register.records();
    let mut seeded: BTreeMap<usize, Position> = BTreeMap::new();
    for good in chosen.into_iter().map(|place| &register.good[place]) {
        if seeded.len() == arguments.errors {
            break;
        }
        let truth =
            Truth { position: good.position, subdistrict: good.subdistrict, country, others: &others };
        let Some([latitude, longitude]) = seed.into_pin(&truth, &mut random) else { continue };
        if seed.has_a_twin() {
            records.push(records[good.number].hidden_copy());
        }
        records[good.number].write(&latitude, &longitude);
        seeded.insert(good.number, good.position);
    }
    let offices: Vec<Office<'_>> = records.iter().map(Record::office).collect();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
    let diagnoses = Doctor::new(country, today).examine(&offices);
    for (diagnosis, good) in diagnoses.iter().zip(&register.good) {
        repairs.count(diagnosis, offices[diagnosis.number].position(), good.position);
        match seeded.get(&diagnosis.number) {
            Some(truth) => count_seeded(seed, diagnosis, *truth, counts),
            None => count_wrong(None, diagnosis, seed == Seed::Duplicate, counts),
        }
    }
}

fn count_seeded(seed: Seed, diagnosis: &Diagnosis, truth: Position, counts: &mut BTreeMap<Seed, Count>) {
    let is_told = seed.codes().iter().any(|code| diagnosis.has(*code));
    let count = counts.entry(seed).or_default();
    count.seeded += 1;
    count.told += usize::from(is_told);
    if let Some(wrong) = diagnosis.wrong {
        count.doubted[0] += usize::from(wrong.by_1_km > 0.5);
        count.doubted[1] += usize::from(wrong.by_5_km > 0.5);
    }
    let repair = diagnosis.repair.as_ref().filter(|repair| repair.kind != pins::RepairKind::Subdistrict);
    if let Some(position) = repair.and_then(|repair| repair.position) {
        count.mended[1] += 1;
        count.mended[0] += usize::from(pins::country::distance(position, truth).0 < 100.0);
    }
    count_wrong(Some(seed), diagnosis, false, counts);
}

/// Counts the rules that are wrong about a pin with an error, or with none.
fn count_wrong(
    seed: Option<Seed>,
    diagnosis: &Diagnosis,
    is_partner: bool,
    counts: &mut BTreeMap<Seed, Count>,
) {
    for other in Seed::ALL {
        let is_right =
            seed.is_some_and(|seed| seed.also_is(other)) || (is_partner && other == Seed::Duplicate);
        if !is_right && other.codes().iter().any(|code| diagnosis.has(*code)) {
            counts.entry(other).or_default().wrongly += 1;
        }
    }
}

fn table(counts: &BTreeMap<Seed, Count>) {
    println!(
        "| error | seeded | recall | precision | P(> 1 km) > ½ | P(> 5 km) > ½ | repairs within 100 m |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (seed, count) in counts {
        let share = |part: usize, of: usize| {
            if of == 0 { "–".to_owned() } else { format!("{:.3}", part as f64 / of as f64) }
        };
        let (recall, precision) = if seed.codes().is_empty() {
            ("–".to_owned(), "–".to_owned())
        } else {
            (share(count.told, count.seeded), share(count.told, count.told + count.wrongly))
        };
        println!(
            "| {seed:?} | {} | {recall} | {precision} | {} | {} | {} of {} |",
            count.seeded,
            share(count.doubted[0], count.seeded),
            share(count.doubted[1], count.seeded),
            count.mended[0],
            count.mended[1],
        );
    }
}

/// The only subdistrict that a claim names.
fn only(claim: &Claim) -> Option<domain::AreaCode> {
    match &claim.subdistricts[..] {
        [only] => Some(only.area),
        _ => None,
    }
}
