//! The questions of each class.

use std::ops::Range;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::{Position, Status};
use fastrand::Rng;

use crate::data::{MEDIUM, POPULAR, RARE, World, between};

/// Answers wanted.
pub(crate) const K: usize = 10;
/// Minutes that the questions of one class share.
const MINUTES: usize = 4;

/// A minute, and what holds then. The rivals get it for nothing.
pub(crate) struct Minute {
    pub(crate) at: DateTime<Utc>,
    /// Whether each schedule is open.
    pub(crate) open: Vec<bool>,
    /// The same as bits, the first in the lowest bit of the first byte.
    #[cfg_attr(not(feature = "rivals"), expect(dead_code, reason = "only a database is told in bits"))]
    pub(crate) open_bits: Vec<u8>,
    /// Share of the points that is open.
    #[cfg_attr(not(feature = "rivals"), expect(dead_code, reason = "only widening searches start from it"))]
    pub(crate) share: f64,
}

impl Minute {
    fn of(world: &World, at: DateTime<Utc>) -> Self {
        let open: Vec<bool> = world.statuses(at).iter().map(|status| *status == Status::Open).collect();
        let bits = |eight: &[bool]| eight.iter().rev().fold(0, |byte, open| byte << 1 | u8::from(*open));
        let open_points = world.hours.iter().filter(|hours| open[**hours as usize]).count();
        Self {
            at,
            open_bits: open.chunks(8).map(bits).collect(),
            share: open_points as f64 / world.points() as f64,
            open,
        }
    }
}

/// "The nearest that offer this procedure and are open then."
pub(crate) struct Question {
    pub(crate) from: Position,
    pub(crate) procedure: usize,
    pub(crate) minute: Arc<Minute>,
    /// What the office's name must hold.
    pub(crate) words: Option<Words>,
}

/// Whole words of names: the head, the place, or both.
pub(crate) struct Words {
    head: Option<&'static str>,
    place: Option<String>,
}

impl Words {
    /// Words of the name of a point: every third time its head, which many share, its place, which few share, or both.
    fn of(world: &World, point: usize, turn: usize) -> Self {
        let (head, place) = world.name_parts(point);
        Self { head: (turn % 3 != 1).then_some(head), place: (!turn.is_multiple_of(3)).then_some(place) }
    }

    /// As one would type them.
    pub(crate) fn text(&self) -> String {
        self.head.into_iter().chain(self.place.as_deref()).collect::<Vec<_>>().join(" ")
    }

    fn match_name(&self, world: &World, point: usize) -> bool {
        let (head, place) = world.name_parts(point);
        self.head.is_none_or(|wanted| wanted == head)
            && self.place.as_ref().is_none_or(|wanted| *wanted == place)
    }
}

impl Question {
    /// Whether the name of a point holds the words.
    pub(crate) fn matches_name(&self, world: &World, point: u32) -> bool {
        self.words.as_ref().is_none_or(|words| words.match_name(world, point as usize))
    }

    /// Whether a point is open at the question's minute.
    pub(crate) fn is_open(&self, world: &World, point: u32) -> bool {
        self.minute.open[world.hours[point as usize] as usize]
    }
}

/// A class of questions: how common the procedure is, and whether most or few points are open.
#[derive(Clone)]
pub(crate) struct Class {
    pub(crate) name: &'static str,
    procedures: Range<usize>,
    open_share: Range<f64>,
}

impl Class {
    /// The six classes.
    pub(crate) fn all() -> [Self; 6] {
        let [mostly_open, mostly_closed] = [0.5..1.1, 0.0..0.1];
        let class = |name, procedures, open_share: &Range<f64>| Self {
            name,
            procedures,
            open_share: open_share.clone(),
        };
        [
            class("popular/open", POPULAR, &mostly_open),
            class("popular/closed", POPULAR, &mostly_closed),
            class("medium/open", MEDIUM, &mostly_open),
            class("medium/closed", MEDIUM, &mostly_closed),
            class("rare/open", RARE, &mostly_open),
            class("rare/closed", RARE, &mostly_closed),
        ]
    }

    /// So many questions, from places near points; `words` adds words of names.
    ///
    /// # Panics
    /// When the world has no minute at which the class's share of points is open.
    pub(crate) fn questions(&self, world: &World, count: usize, words: bool) -> Vec<Question> {
        // Another seed for each class.
        let mix = |seed: u64, byte: u8| seed.wrapping_mul(31).wrapping_add(byte.into());
        let mut random = Rng::with_seed(self.name.bytes().fold(7, mix));
        let minutes = world.minutes_with_open_share(&self.open_share, MINUTES);
        assert!(!minutes.is_empty(), "{}: no minute has {:?} of the points open", self.name, self.open_share);
        let minutes: Vec<Arc<Minute>> =
            minutes.into_iter().map(|at| Arc::new(Minute::of(world, at))).collect();
        (0..count)
            .map(|index| {
                let point = random.usize(..world.points());
                let near = world.places[point];
                let mut moved = |degrees: f64| degrees + between(&mut random, -0.05, 0.05);
                let (latitude, longitude) = (moved(near.latitude_degrees()), moved(near.longitude_degrees()));
                let from = Position::from_degrees(latitude, longitude).expect("in range");
                Question {
                    // As the API does.
                    from: from.cut_to_six_decimals(),
                    procedure: random.usize(self.procedures.clone()),
                    minute: Arc::clone(&minutes[index % minutes.len()]),
                    words: words.then(|| Words::of(world, point, index)),
                }
            })
            .collect()
    }
}
