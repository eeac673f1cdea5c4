//! Timing one system on one class, with its answers compared.

use std::fmt;
use std::fs;
use std::time::Instant;

use serde::Serialize;

use crate::questions::{Class, Question};
use crate::systems::System;

/// The results of a run.
#[derive(Serialize)]
pub(crate) struct Report {
    pub(crate) machine: String,
    pub(crate) points: usize,
    pub(crate) rows: Vec<Row>,
}

/// One system on one class.
#[derive(Serialize)]
pub(crate) struct Row {
    system: &'static str,
    class: &'static str,
    p50_us: f64,
    p99_us: f64,
    qps: f64,
    pub(crate) mismatches: usize,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { system, class, p50_us, p99_us, qps, mismatches } = self;
        write!(
            f,
            "{class:15} {system:12} p50 {p50_us:9.1} us  p99 {p99_us:9.1} us  {qps:9.0}/s  {mismatches} differ"
        )
    }
}

/// Asks all questions once to warm up and compare, then once more by the clock.
pub(crate) fn run(system: &dyn System, class: Class, questions: &[Question], expected: &[Vec<u32>]) -> Row {
    let differs = |(question, expected): (&Question, &Vec<u32>)| system.answer(question) != *expected;
    let mismatches = questions.iter().zip(expected).filter(|pair| differs(*pair)).count();
    let mut micros: Vec<f64> = questions
        .iter()
        .map(|question| {
            let started = Instant::now();
            std::hint::black_box(system.answer(question));
            started.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    let qps = 1e6 * micros.len() as f64 / micros.iter().sum::<f64>();
    micros.sort_by(f64::total_cmp);
    let at = |share: f64| micros[((micros.len() - 1) as f64 * share) as usize];
    Row { system: system.name(), class: class.name, p50_us: at(0.5), p99_us: at(0.99), qps, mismatches }
}

/// Processor and number of cores, as far as the system tells.
pub(crate) fn machine() -> String {
    let model = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?.to_owned();
        Some(line.split_once(':')?.1.trim().to_owned())
    });
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!("{}, {cores} cores", model.unwrap_or_else(|| "unknown processor".to_owned()))
}
