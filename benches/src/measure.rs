//! Timing one system on one class, with its answers compared.

use std::fmt;
use std::fs;
use std::time::{Duration, Instant};

use anyhow::Result;
use serde::Serialize;

use crate::questions::Question;
use crate::systems::System;

/// Questions that are asked however long they take.
const FEWEST: usize = 10;

/// One system on one class.
#[derive(Serialize)]
pub(crate) struct Row {
    pub(crate) system: &'static str,
    pub(crate) class: &'static str,
    pub(crate) p50_us: f64,
    pub(crate) p95_us: f64,
    pub(crate) p99_us: f64,
    /// Of one thread.
    pub(crate) qps: f64,
    /// Of two threads.
    pub(crate) qps_2_threads: f64,
    /// How many were asked within the time for a system and class.
    pub(crate) questions: usize,
    pub(crate) mismatches: usize,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { system, class, p50_us, p95_us, p99_us, qps, qps_2_threads, questions, mismatches } = self;
        write!(
            f,
            "{class:15} {system:12} p50 {p50_us:9.1}  p95 {p95_us:9.1}  p99 {p99_us:9.1} us  {qps:9.0}/s  \
             2 threads {qps_2_threads:9.0}/s  {mismatches} of {questions} differ"
        )
    }
}

/// A class with its questions and the right answers.
pub(crate) struct Asked {
    pub(crate) class: &'static str,
    pub(crate) questions: Vec<Question>,
    pub(crate) expected: Vec<Vec<u32>>,
}

/// Asks the questions once to warm up and compare, once by the clock, and once in two threads. A slow system is asked
/// fewer: as many as it answers in `time` when it warms up.
pub(crate) fn run(system: &dyn System, asked: &Asked, time: Duration) -> Result<Row> {
    let mut session = system.session()?;
    let (started, mut questions, mut mismatches) = (Instant::now(), 0, 0);
    for (question, expected) in asked.questions.iter().zip(&asked.expected) {
        if questions >= FEWEST && started.elapsed() > time {
            break;
        }
        mismatches += usize::from(session.answer(question)? != *expected);
        questions += 1;
    }
    let those = &asked.questions[..questions];
    let micros = times(those, |question| session.answer(question))?;
    let qps = 1e6 * micros.len() as f64 / micros.iter().sum::<f64>();
    drop(session);
    let [p50_us, p95_us, p99_us] = percentiles(micros);
    Ok(Row {
        system: system.name(),
        class: asked.class,
        p50_us,
        p95_us,
        p99_us,
        qps,
        qps_2_threads: in_two_threads(system, those)?,
        questions,
        mismatches,
    })
}

/// Microseconds of each question.
pub(crate) fn times<Q, A>(questions: &[Q], mut ask: impl FnMut(&Q) -> Result<A>) -> Result<Vec<f64>> {
    let time = |question| {
        let started = Instant::now();
        std::hint::black_box(ask(question)?);
        Ok(started.elapsed().as_secs_f64() * 1e6)
    };
    questions.iter().map(time).collect()
}

/// The 50th, 95th and 99th of a hundred.
///
/// # Panics
/// When there are no times.
pub(crate) fn percentiles(mut micros: Vec<f64>) -> [f64; 3] {
    micros.sort_by(f64::total_cmp);
    [0.5, 0.95, 0.99].map(|share| micros[((micros.len() - 1) as f64 * share) as usize])
}

/// Questions a second when two threads ask all of them.
fn in_two_threads(system: &dyn System, questions: &[Question]) -> Result<f64> {
    let mut sessions = [system.session()?, system.session()?];
    let started = Instant::now();
    std::thread::scope(|scope| {
        let askers: Vec<_> = sessions
            .iter_mut()
            .map(|session| scope.spawn(|| questions.iter().try_for_each(|q| session.answer(q).map(drop))))
            .collect();
        askers.into_iter().try_for_each(|asker| asker.join().expect("an asker returns its errors"))
    })?;
    Ok(2.0 * questions.len() as f64 / started.elapsed().as_secs_f64())
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

/// Processes that want to run, on average over a minute: other work makes every figure worse. None: not on Linux.
pub(crate) fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split_whitespace().next()?.parse().ok()
}
