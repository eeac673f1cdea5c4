//! How long it takes to get somewhere.

use chrono::TimeDelta;

use crate::vocabulary;
use crate::{Metres, Position};

vocabulary! {
    /// How someone travels.
    Means("travel") {
        /// On foot.
        Walk = "walk",
        /// By motorcycle.
        Motorcycle = "motorcycle",
        /// By car.
        Car = "car",
    }
}

vocabulary! {
    /// What a time of travel rests on.
    Basis("basis of a journey") {
        /// The straight distance and usual speeds.
        Estimate = "estimate",
        /// A route over roads.
        Route = "route",
    }
}

/// The way to one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Journey {
    /// How long it takes; never negative.
    pub time: TimeDelta,
    /// What that rests on.
    pub basis: Basis,
}

/// A place to go to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Destination {
    /// Where it is.
    pub position: Position,
    /// The geodesic to it.
    pub distance: Metres,
}

/// Something that knows how long journeys take.
///
/// A search that ranks by time looks no further than `least_time` lets it, so that has to be a true lower bound.
pub trait TravelModel: Send + Sync {
    /// A time that no journey to a place at this straight distance undercuts. It never falls when the distance grows.
    fn least_time(&self, means: Means, distance: Metres) -> TimeDelta;

    /// How many destinations are worth asking about together.
    fn at_once(&self) -> usize {
        1
    }

    /// The journey to each destination, in their order.
    fn journeys(&self, means: Means, from: Position, to: &[Destination]) -> Vec<Journey>;
}

/// Times from the straight distance alone: so much longer is the way, so fast does one go.
///
/// The first kilometres are slow and winding, the later ones fast and straight, so that time is a sum over bands of
/// distance, and grows with it. Where figures differ the slow one is taken: who comes early waits a little, who comes
/// late finds the door closed. `docs/decisions/0017-travel-times.md` has the sources.
#[derive(Clone, Copy, Debug, Default)]
pub struct StraightLine;

/// A stretch of a journey, by the straight distance.
struct Band {
    /// Where it ends.
    to_m: f64,
    /// Length of the way over the straight distance.
    detour: f64,
    metres_per_second: [f64; 3],
}

/// Kilometres per hour as metres per second.
const fn kmh(speed: f64) -> f64 {
    speed / 3.6
}

/// Comfortable gait of women aged 70 to 79 (Bohannon and Williams Andrews, Physiotherapy 97, 2011).
const WALK: f64 = 1.13;

/// Circuity falls with distance (Giacomin and Levinson, Environment and Planning B 42, 2015); 1.42 is Thailand's mean
/// (Ballou, Rahardja and Sakai, Transportation Research A 36, 2002), and the bands lie around it. Cars within a town:
/// Bangkok's main roads from 4 to 7 p.m., 21.6 km/h (Office of Transport and Traffic Policy and Planning, 2019). The
/// other speeds are assumptions below the limits of 80 and 90 km/h.
const BANDS: [Band; 3] = [
    Band { to_m: 5_000.0, detour: 1.5, metres_per_second: [WALK, kmh(25.0), kmh(21.6)] },
    Band { to_m: 20_000.0, detour: 1.42, metres_per_second: [WALK, kmh(40.0), kmh(40.0)] },
    Band { to_m: f64::INFINITY, detour: 1.3, metres_per_second: [WALK, kmh(50.0), kmh(60.0)] },
];

impl StraightLine {
    /// The time over a straight distance.
    ///
    /// # Panics
    /// If the distance is negative or not a number.
    #[must_use]
    pub fn time(means: Means, distance: Metres) -> TimeDelta {
        assert!(distance.0 >= 0.0, "{} m is no distance", distance.0);
        let (mut seconds, mut from_m) = (0.0, 0.0);
        for band in &BANDS {
            let within_m = (distance.0.min(band.to_m) - from_m).max(0.0);
            seconds += within_m * band.detour / band.metres_per_second[means as usize];
            from_m = band.to_m;
        }
        // Half the earth on foot is under 2^53 milliseconds.
        TimeDelta::milliseconds((seconds * 1000.0).ceil() as i64)
    }
}

impl TravelModel for StraightLine {
    fn least_time(&self, means: Means, distance: Metres) -> TimeDelta {
        Self::time(means, distance)
    }

    fn journeys(&self, means: Means, _: Position, to: &[Destination]) -> Vec<Journey> {
        let journey =
            |to: &Destination| Journey { time: Self::time(means, to.distance), basis: Basis::Estimate };
        to.iter().map(journey).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journey_takes_the_time_of_its_bands() {
        for (means, metres, seconds) in [
            (Means::Car, 0.0, 0),
            (Means::Car, 2_400.0, 600),
            (Means::Car, 5_000.0, 1_250),
            (Means::Car, 20_000.0, 1_250 + 1_917),
            (Means::Car, 50_000.0, 1_250 + 1_917 + 2_340),
            (Means::Motorcycle, 2_400.0, 519),
            (Means::Walk, 1_000.0, 1_328),
        ] {
            let time = StraightLine::time(means, Metres(metres));
            assert!((time.as_seconds_f64() - f64::from(seconds)).abs() < 1.0, "{means:?} {metres}: {time}");
        }
    }

    #[test]
    fn no_means_gets_anywhere_sooner_by_going_farther() {
        for means in Means::ALL {
            let mut last = TimeDelta::zero();
            for metres in (0..60_000).step_by(250) {
                let time = StraightLine::time(*means, Metres(f64::from(metres)));
                assert!(time >= last, "{means:?} {metres}");
                last = time;
            }
        }
    }
}
