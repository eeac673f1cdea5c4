//! How suggestions are ordered: points for the match, for the kind, and for being near. The one with the most is first.
//!
//! | points | for |
//! |---|---|
//! | 4 | the name, or what tells it from others of its kind, is what was typed |
//! | 2 | one of them begins with it |
//! | 1 | another word ends the name with it |
//! | 0 | another word begins with it |
//! | 1 | what follows the name names its place |
//! | 4 | to offices, where the text is a word for a kind of office |
//! | 0 to 4 | the weight of the procedure, the kind of office or the level of the area |
//! | 0 to -6 | the distance: -3 at 20 km, and -6 where the position is unknown |
//! | -1.5 | each likely slip; twice that for any other |
//! | -1 | words in another order |
//! | -0.5, -1, -3 | a Latin word for a kind of office, the other layout of the keyboard, another kind of local administration |
//!
//! The figures are chosen, not measured: an exact name outweighs any distance between two that only begin with the text,
//! and one likely slip costs less than the step from a beginning to a name.

use domain::Position;
use domain::ellipsoid::geodesic;

use crate::names::{Far, Suffix};

const WHOLE: f32 = 4.0;
const BEGINNING: f32 = 2.0;
const END: f32 = 1.0;
pub(super) const PLACE: f32 = 1.0;
pub(super) const KIND: f32 = 4.0;
pub(super) const OTHER_ORDER: f32 = -1.0;
const SLIP: f32 = -1.5;
const WEIGHTS_A_POINT: f32 = 64.0;
const FARTHEST: f32 = -6.0;
const HALF_FARTHEST_KM: f32 = 20.0;
const KM_A_DEGREE: f64 = 111.2;

/// Points for how a beginning of a word matches. `is_ended`: the name ends where the text does.
pub(super) fn of_match(suffix: &Suffix, is_ended: bool) -> f32 {
    match (suffix.is_first || suffix.is_distinctive, is_ended) {
        (true, true) => WHOLE,
        (true, false) => BEGINNING,
        (false, true) => END,
        (false, false) => 0.0,
    }
}

pub(super) fn of_weight(suffix: &Suffix) -> f32 {
    f32::from(suffix.weight) / WEIGHTS_A_POINT
}

pub(super) fn of_slips(cost: u32) -> f32 {
    SLIP * cost as f32
}

pub(super) fn of_reading(far: Far) -> f32 {
    match far {
        Far::Typed => 0.0,
        Far::Latin => -0.5,
        Far::OtherLayout => -1.0,
        Far::OtherKind => -3.0,
    }
}

/// Nearness as it is needed to choose among many: over a plane, which is right to a percent within a country.
#[derive(Clone, Copy)]
pub(super) struct Near {
    latitude_degrees: f64,
    longitude_degrees: f64,
    shrinking: f64,
}

impl Near {
    pub(super) fn to(from: Position) -> Self {
        let latitude_degrees = from.latitude_degrees();
        let shrinking = latitude_degrees.to_radians().cos();
        Self { latitude_degrees, longitude_degrees: from.longitude_degrees(), shrinking }
    }

    pub(super) fn points(&self, position: Option<[f64; 2]>) -> f32 {
        let Some([latitude, longitude]) = position else { return FARTHEST };
        let north = latitude - self.latitude_degrees;
        let east = (longitude - self.longitude_degrees) * self.shrinking;
        of_distance((KM_A_DEGREE * north.hypot(east)) as f32)
    }
}

fn of_distance(km: f32) -> f32 {
    FARTHEST * km / (km + HALF_FARTHEST_KM)
}

/// Points for the distance, by the geodesic.
pub(super) fn of_nearness(from: Position, position: Option<[f64; 2]>) -> f32 {
    let to = position.and_then(|[latitude, longitude]| Position::from_degrees(latitude, longitude).ok());
    to.map_or(FARTHEST, |to| of_distance((geodesic(from, to).0 / 1e3) as f32))
}
