//! `cargo xtask bench build`: from CSV to a published snapshot, with time and memory.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use serde::Serialize;

use crate::data::{self, Size, World};
use crate::files::{beside_this_program, bytes_below};
use crate::measure::machine;

/// How often the memory of the indexer is read. The kernel keeps the peak, so none is missed.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Measures `indexer build`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Number of service points
    #[arg(long, default_value = "100k", value_parser = crate::parse_points)]
    points: usize,
    /// Most offers of a point
    #[arg(long, default_value_t = 2)]
    offers: usize,
    /// Directory of polygons for `--boundaries`
    #[arg(long, value_name = "DIR")]
    boundaries: Option<PathBuf>,
    /// File for the result as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// A measured build.
#[derive(Serialize)]
struct Report {
    machine: String,
    points: usize,
    offers: usize,
    boundaries: bool,
    source_bytes: u64,
    index_bytes: u64,
    seconds: f64,
    peak_memory_bytes: u64,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let dir = tempfile::tempdir()?;
    let (source, index) = (dir.path().join("source"), dir.path().join("index"));
    fs::create_dir(&source)?;
    let offers = write_source(&World::generate(Size::of(arguments.points)), arguments.offers, &source)?;
    let indexer = beside_this_program("indexer")?;
    let mut call = Command::new(indexer);
    call.arg("build").arg("--source").arg(&source).arg("--out").arg(&index);
    if let Some(boundaries) = &arguments.boundaries {
        call.arg("--boundaries").arg(boundaries);
    }
    let started = Instant::now();
    let (status, peak_memory_bytes) = watched(call.spawn()?)?;
    let seconds = started.elapsed().as_secs_f64();
    ensure!(status.success(), "indexer build: {status}");

    let snapshot = engine::open_current(&index)?;
    let counts = snapshot.manifest().counts;
    let expected = (arguments.points as u64, arguments.points as u64, offers as u64);
    ensure!((counts.service_points, counts.pinned, counts.offers) == expected, "{counts:?}");
    let report = Report {
        machine: machine(),
        points: arguments.points,
        offers,
        boundaries: arguments.boundaries.is_some(),
        source_bytes: bytes_below(&source)?,
        index_bytes: bytes_below(&index)?,
        seconds,
        peak_memory_bytes,
    };
    let mib = |bytes: u64| bytes / (1 << 20);
    println!(
        "{} points, {offers} offers: {seconds:.1} s, {} MiB of memory, source {} MiB, index {} MiB",
        report.points,
        mib(peak_memory_bytes),
        mib(report.source_bytes),
        mib(report.index_bytes)
    );
    if let Some(path) = &arguments.json {
        fs::write(path, serde_json::to_string_pretty(&report)?)
            .with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Writes the tables as CSV and gives the number of offers.
fn write_source(world: &World, most_offers: usize, dir: &Path) -> anyhow::Result<usize> {
    let file = |name: &str| File::create(dir.join(name)).map(BufWriter::new);
    let mut points = file("service_points.csv")?;
    writeln!(points, "id,code,name_th,type,ministry,department,lat,lon,address,postcode,phone,hours")?;
    for (number, place) in world.places.iter().enumerate() {
        let (kind, hours, name) = (number % 60, world.hours_of(number), world.name(number));
        let (lat, lon) = (place.latitude_degrees(), place.longitude_degrees());
        writeln!(
            points,
            "p{number:08},{number:013},{name},kind{kind},กระทรวงมหาดไทย,กรม {kind},{lat:.6},{lon:.6},\
             เลขที่ {number} ถนนสายหลัก,{:05},0 4200 {:04},\"{hours}\"",
            10_000 + number % 90_000,
            number % 10_000
        )?;
    }
    let mut procedures = file("procedures.csv")?;
    writeln!(procedures, "id,title_th")?;
    for number in 0..world.offered_by.len() {
        writeln!(procedures, "{},งานที่ {number}", data::procedure_name(number))?;
    }
    let mut offers = file("offers.csv")?;
    writeln!(offers, "service_point_id,procedure_id")?;
    let (mut count, mut of_point) = (0, vec![0; world.places.len()]);
    for (procedure, offices) in world.offered_by.iter().enumerate() {
        for office in offices {
            let taken = &mut of_point[*office as usize];
            if *taken < most_offers {
                *taken += 1;
                count += 1;
                writeln!(offers, "p{office:08},{}", data::procedure_name(procedure))?;
            }
        }
    }
    for mut file in [points, procedures, offers] {
        file.flush()?;
    }
    Ok(count)
}

/// Waits for a program and gives the most memory that it held at a time.
fn watched(mut child: Child) -> anyhow::Result<(ExitStatus, u64)> {
    let path = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        // Gone once the program has ended.
        if let Ok(text) = fs::read_to_string(&path) {
            peak = peak.max(peak_of(&text).unwrap_or_default());
        }
        if let Some(status) = child.try_wait()? {
            ensure!(peak > 0, "{path} told no peak of memory: this measurement needs Linux");
            return Ok((status, peak));
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

fn peak_of(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib << 10)
}
