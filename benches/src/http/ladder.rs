//! From rate to rate up to the highest at which a server keeps its latency.

use std::fmt;

use anyhow::Result;
use serde::Serialize;

use super::client::{self, Load, Outcome};
use crate::measure::percentiles;

/// The latency that has to be kept by 99 of 100 requests.
const MOST_P99_MS: f64 = 10.0;
/// Requests a second at first, and times what each next step is.
const FIRST_RATE: f64 = 500.0;
const STEP: f64 = 2.0;
/// Halvings of the gap between the last rate that was kept and the first that wasn't.
const HALVINGS: usize = 4;
/// Times a rate is tried before it counts as not kept: other work on the machine disturbs one in a few.
const TRIES: usize = 2;

/// One rate.
#[derive(Serialize)]
pub(super) struct Trial {
    /// Requests a second.
    rate: f64,
    answered_per_s: f64,
    p50_ms: Option<f64>,
    p99_ms: Option<f64>,
    unanswered: usize,
    kept: bool,
}

impl Trial {
    fn of(rate: f64, outcome: Outcome) -> Self {
        let Outcome { micros, unanswered, answered_per_s } = outcome;
        let times = (!micros.is_empty()).then(|| percentiles(micros).map(|micros| micros / 1e3));
        let kept = unanswered == 0 && times.is_some_and(|[_, _, p99]| p99 <= MOST_P99_MS);
        let [p50_ms, p99_ms] = [0, 2].map(|at| times.map(|times| times[at]));
        Self { rate, answered_per_s, p50_ms, p99_ms, unanswered, kept }
    }
}

impl fmt::Display for Trial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rate, answered_per_s, p50_ms, p99_ms, unanswered, kept } = self;
        let ms = |time: &Option<f64>| time.map_or("-".to_owned(), |ms| format!("{ms:.2}"));
        let (p50, p99) = (ms(p50_ms), ms(p99_ms));
        write!(
            f,
            "{rate:8.0}/s  answered {answered_per_s:8.0}/s  p50 {p50:>8} ms  p99 {p99:>8} ms  {unanswered} unanswered{}",
            if *kept { "" } else { "  NOT KEPT" }
        )
    }
}

/// All trials, and the highest rate that was kept; 0 where none was.
pub(super) fn climb(load: &Load, report: impl Fn(&Trial)) -> Result<(Vec<Trial>, f64)> {
    let mut trials = Vec::new();
    let mut is_kept = |rate: f64| -> Result<bool> {
        for _ in 0..TRIES {
            let trial = Trial::of(rate, client::at_rate(load, rate)?);
            report(&trial);
            let kept = trial.kept;
            trials.push(trial);
            if kept {
                return Ok(true);
            }
        }
        Ok(false)
    };
    let (mut highest, mut too_high) = (0.0, FIRST_RATE);
    while is_kept(too_high)? {
        highest = too_high;
        too_high *= STEP;
    }
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(highest, too_high);
        if is_kept(middle)? {
            highest = middle;
        } else {
            too_high = middle;
        }
    }
    Ok((trials, highest))
}
