//! Journeys over roads, by a routing service that the operator runs.
//!
//! Whatever goes wrong there, there is an answer: what the service doesn't say is the straight line's estimate, and is
//! marked as one. A position is sent to the configured service and nobody else, cut after five decimals, about a metre.

mod client;
mod failure;
mod osrm;
mod settings;
mod valhalla;

use std::sync::Arc;

use chrono::TimeDelta;
use domain::travel::{Basis, Destination, Journey, Means, StraightLine, TravelModel};
use domain::{Metres, Position};

use client::Client;
use failure::{Failure, Failures};
pub(crate) use settings::{File, Settings};
use settings::{Service, Url};

/// Most destinations in a request: `osrm-routed` takes 100 locations unless told otherwise, and one is the origin.
const MOST_AT_ONCE: usize = 99;
/// Destinations that a search asks for together: a request costs far more than a few of them too many.
const WORTH_ASKING_TOGETHER: usize = 64;

/// Top speeds in metres per second: on foot a fast walk, else the highest limits of Thai roads, 110 and 120 km/h
/// (กฎกระทรวงกำหนดอัตราความเร็วของยานพาหนะบนทางหลวงแผ่นดินหรือทางหลวงชนบทที่กำหนด พ.ศ. 2564).
const TOP_SPEEDS: [f64; 3] = [2.0, 110.0 / 3.6, 120.0 / 3.6];

/// A journey said to take longer than this many seconds, 366 days, is none.
const LONGEST_S: f64 = 366.0 * 86_400.0;

/// The model that the settings ask for; the straight line where there are none.
pub(crate) fn model(settings: Option<Settings>) -> Arc<dyn TravelModel> {
    match settings {
        Some(settings) => Arc::new(Routed::new(settings)),
        None => Arc::new(StraightLine),
    }
}

/// Journeys by a routing service.
struct Routed {
    service: Service,
    client: Client,
    failures: Failures,
}

impl Routed {
    fn new(settings: Settings) -> Self {
        let client = Client::new(settings.time);
        Self { service: settings.service, client, failures: Failures::default() }
    }

    fn chunk(&self, means: Means, from: Position, to: &[Destination]) -> Vec<Journey> {
        let seconds = match self.seconds(means, from, to) {
            Ok(seconds) => seconds,
            Err(failure) => {
                self.failures.report(failure, to.len());
                return to.iter().map(|to| estimate(means, to)).collect();
            }
        };
        let missing = seconds.iter().filter(|seconds| seconds.is_none()).count();
        if missing > 0 {
            failure::count(failure::NO_ROUTE, missing);
        }
        let journey = |(to, seconds): (&Destination, Option<f64>)| match seconds {
            Some(seconds) => route(means, to, seconds),
            None => estimate(means, to),
        };
        to.iter().zip(seconds).map(journey).collect()
    }

    /// The seconds to each destination; none where there is no way.
    fn seconds(&self, means: Means, from: Position, to: &[Destination]) -> Result<Vec<Option<f64>>, Failure> {
        if self.failures.is_paused() {
            return Err(Failure::Paused);
        }
        let seconds = match &self.service {
            Service::Osrm(profiles) => {
                let url = profiles.of(means).ok_or(Failure::NoProfile)?;
                osrm::seconds(&self.client, url, means, from, to)?
            }
            Service::Valhalla(url) => valhalla::seconds(&self.client, url, means, from, to)?,
        };
        let is_time = |seconds: &f64| (0.0..=LONGEST_S).contains(seconds);
        let is_whole = seconds.len() == to.len() && seconds.iter().flatten().all(is_time);
        if is_whole { Ok(seconds) } else { Err(Failure::Malformed) }
    }
}

impl TravelModel for Routed {
    fn least_time(&self, means: Means, distance: Metres) -> TimeDelta {
        least_time(means, distance)
    }

    fn at_once(&self) -> usize {
        WORTH_ASKING_TOGETHER
    }

    fn journeys(&self, means: Means, from: Position, to: &[Destination]) -> Vec<Journey> {
        to.chunks(MOST_AT_ONCE).flat_map(|chunk| self.chunk(means, from, chunk)).collect()
    }
}

/// Straight there at top speed.
fn least_time(means: Means, distance: Metres) -> TimeDelta {
    milliseconds(distance.0 / TOP_SPEEDS[means as usize])
}

fn milliseconds(seconds: f64) -> TimeDelta {
    // Distances on the earth and times below the longest one fit by far.
    TimeDelta::milliseconds((seconds * 1000.0).ceil() as i64)
}

/// A route found faster than the bound is wrong, or ends at a road that is nearer than the door.
fn route(means: Means, to: &Destination, seconds: f64) -> Journey {
    Journey { time: milliseconds(seconds).max(least_time(means, to.distance)), basis: Basis::Route }
}

fn estimate(means: Means, to: &Destination) -> Journey {
    let time = StraightLine::time(means, to.distance).max(least_time(means, to.distance));
    Journey { time, basis: Basis::Estimate }
}

/// A coordinate cut after five decimals.
fn cut(degrees: f64) -> String {
    let mut text = format!("{degrees:.6}");
    text.pop();
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_estimate_is_faster_than_the_bound_and_the_bound_never_falls() {
        for means in Means::ALL {
            let mut last = TimeDelta::zero();
            for metres in (0..100_000).step_by(250) {
                let distance = Metres(f64::from(metres));
                let least = least_time(*means, distance);
                assert!(least >= last && least <= StraightLine::time(*means, distance), "{means:?} {metres}");
                last = least;
            }
        }
    }

    #[test]
    fn a_route_that_is_too_fast_takes_the_least_time() {
        let position = Position::from_degrees(18.0, 103.0).expect("a position");
        let to = Destination { position, distance: Metres(1_000.0) };
        for (means, seconds, milliseconds) in [
            (Means::Car, 29.0, 30_000),
            (Means::Car, 31.0, 31_000),
            (Means::Motorcycle, 0.0, 32_728),
            (Means::Walk, 499.0, 500_000),
            (Means::Walk, 720.000_4, 720_001),
        ] {
            let journey = route(means, &to, seconds);
            assert_eq!(
                (journey.time.num_milliseconds(), journey.basis),
                (milliseconds, Basis::Route),
                "{means:?}"
            );
        }
    }

    #[test]
    fn a_position_is_cut_after_five_decimals() {
        for (degrees, text) in
            [(17.987_659, "17.98765"), (-0.000_009, "-0.00000"), (103.0, "103.00000"), (18.36, "18.36000")]
        {
            assert_eq!(cut(degrees), text);
        }
    }
}
