//! How long it takes to fill the bytes of a minute for all schedules, and to compile a day of them, with the answers
//! compared: `cargo run --release --package benches --example hours -- --json FILE`.

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, ensure};
use chrono::{DateTime, Utc};
use clap::Parser;
use domain::UtcMinute;
use domain::hours::{BUILT_IN_HOLIDAYS_CSV, CalendarDay, DayKind};
use domain::id::CalendarId;
use domain::{Calendars, HoursExpression, Schedule};
use engine::HoursIndex;
use fastrand::Rng;
use serde::Serialize;

/// Measures `HoursIndex`, and compares it with evaluation.
#[derive(Parser)]
struct Arguments {
    /// Numbers of distinct schedules
    #[arg(long, default_value = "20,5000,50000", value_delimiter = ',')]
    schedules: Vec<usize>,
    /// Minutes that are filled, spread over two weeks
    #[arg(long, default_value_t = 2_000)]
    minutes: usize,
    /// File for the results as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// One number of schedules.
#[derive(Serialize)]
struct Row {
    schedules: usize,
    fill_p50_us: f64,
    fill_p99_us: f64,
    /// The first day, whose day of the week nothing was known of.
    first_day_ms: f64,
    /// The middle one of the days from the fourth week on, when the weeks are known.
    later_day_ms: f64,
    evaluate_minute_us: f64,
    compared: usize,
    mismatches: usize,
}

#[derive(Serialize)]
struct Report {
    machine: String,
    command: &'static str,
    rows: Vec<Row>,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let calendars = national()?;
    let mut rows = Vec::new();
    for count in &arguments.schedules {
        let row = measure(*count, arguments.minutes, &calendars)?;
        println!(
            "{:6} schedules: fill p50 {:7.1} us p99 {:7.1} us, a day {:7.2} ms at first and {:6.2} ms later, \
             a minute by evaluation {:8.0} us; {} of {} differ",
            row.schedules,
            row.fill_p50_us,
            row.fill_p99_us,
            row.first_day_ms,
            row.later_day_ms,
            row.evaluate_minute_us,
            row.mismatches,
            row.compared,
        );
        rows.push(row);
    }
    let mismatches: usize = rows.iter().map(|row| row.mismatches).sum();
    if let Some(path) = &arguments.json {
        let command = "cargo run --release --package benches --example hours";
        let text = serde_json::to_string_pretty(&Report { machine: machine(), command, rows })?;
        std::fs::write(path, text + "\n").with_context(|| path.display().to_string())?;
    }
    ensure!(mismatches == 0, "{mismatches} bytes differ from evaluation");
    Ok(())
}

fn machine() -> String {
    let cpus = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("unknown");
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{cores} x {}", model.trim_start_matches([' ', '\t', ':']))
}

/// The national calendar as it is built in.
fn national() -> anyhow::Result<Calendars> {
    let mut calendars = Calendars::default();
    for row in BUILT_IN_HOLIDAYS_CSV.lines().skip(1) {
        let date = row.split(',').next().context("a row has a date")?.parse()?;
        calendars.add(&CalendarId::national(), CalendarDay::whole(date, DayKind::Closed, "วันหยุด"))?;
    }
    Ok(calendars)
}

/// Distinct hours of a day, of which most have a lunch break, some a Saturday, and few go over midnight.
fn expression(random: &mut Rng) -> anyhow::Result<HoursExpression> {
    let time = |minute: u32| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
    let (opens, closes) = (420 + random.u32(0..150), 900 + random.u32(0..240));
    let (lunch, end) = (690 + random.u32(0..40), 750 + random.u32(0..45));
    let [from, to, noon, after] = [opens, closes, lunch, end].map(time);
    let text = match random.usize(..10) {
        0..=4 => format!("Mo-Fr {from}-{noon},{after}-{to}; PH off"),
        5 | 6 => format!("Mo-Fr {from}-{to}; PH off"),
        7 => format!("Mo-Fr {from}-{noon},{after}-{to}; Sa {from}-{noon}; PH off"),
        8 => format!("Mo-Sa {from}-{to}"),
        _ => format!("Mo-Su {to}-{}", time(opens % 360)),
    };
    Ok(HoursExpression::parse(&text)?)
}

fn schedules(count: usize, calendars: &Calendars) -> anyhow::Result<Vec<Schedule>> {
    let mut random = Rng::with_seed(20_261_123);
    let view = calendars.view(&CalendarId::national());
    let mut distinct = std::collections::BTreeMap::new();
    while distinct.len() < count {
        let hours = expression(&mut random)?;
        distinct.insert(hours.as_str().to_owned(), hours);
    }
    let mut zones = (0..count).map(|_| match random.usize(..50) {
        0 => chrono_tz::Europe::Berlin,
        _ => chrono_tz::Asia::Bangkok,
    });
    let mut schedule = |hours| {
        let zone = zones.next().unwrap_or(chrono_tz::Asia::Bangkok);
        Schedule::new(Some(hours), view.clone(), Vec::new(), zone)
    };
    Ok(distinct.into_values().map(&mut schedule).collect())
}

fn measure(count: usize, minutes: usize, calendars: &Calendars) -> anyhow::Result<Row> {
    let schedules = schedules(count, calendars)?;
    let classes = (0..count).map(|number| (number * 64 / count) as u8).collect();
    let index = HoursIndex::new(schedules.clone(), classes);
    let monday = UtcMinute::of(DateTime::parse_from_rfc3339("2026-11-30T00:00:00+07:00")?.to_utc());
    let mut days = Vec::new();
    for day in 0..35 {
        let started = Instant::now();
        index.warm(monday.plus(day * 1440));
        days.push(started.elapsed().as_secs_f64() * 1e3);
    }
    // The index keeps fewer days than were compiled by now.
    (0..14).for_each(|day| index.warm(monday.plus(day * 1440)));
    let mut random = Rng::with_seed(7);
    let mut asked: Vec<UtcMinute> = (0..14 * 1440).map(|minute| monday.plus(minute)).collect();
    random.shuffle(&mut asked);
    asked.truncate(minutes);
    let mut fills = Vec::new();
    for minute in &asked {
        let started = Instant::now();
        black_box(index.at(*minute));
        fills.push(started.elapsed().as_secs_f64() * 1e6);
    }
    let (mut compared, mut mismatches, mut evaluations) = (0, 0, Vec::new());
    for minute in asked.iter().take(20) {
        let table = index.at(*minute);
        let start: DateTime<Utc> = minute.start().context("a time")?;
        let started = Instant::now();
        let statuses: Vec<_> = schedules.iter().map(|schedule| schedule.status_at(start)).collect();
        evaluations.push(started.elapsed().as_secs_f64() * 1e6);
        compared += statuses.len();
        mismatches += (0u32..).zip(&statuses).filter(|(at, status)| table.status(*at) != **status).count();
    }
    Ok(Row {
        schedules: count,
        fill_p50_us: quantile(&mut fills, 0.5),
        fill_p99_us: quantile(&mut fills, 0.99),
        first_day_ms: days[0],
        later_day_ms: quantile(&mut days[21..], 0.5),
        evaluate_minute_us: quantile(&mut evaluations, 0.5),
        compared,
        mismatches,
    })
}

fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * share) as usize]
}
