//! The questions of each class.

use chrono::{DateTime, Utc};
use domain::{Position, Status};
use fastrand::Rng;

use crate::data::{MEDIUM, POPULAR, RARE, World, between};

/// Answers wanted.
pub(crate) const K: usize = 10;
/// Minutes that the questions of one class share.
const MINUTES: usize = 4;

/// "The nearest that offer this procedure and are open then."
pub(crate) struct Question {
    pub(crate) from: Position,
    pub(crate) procedure: usize,
    pub(crate) at: DateTime<Utc>,
    /// Status of each kind of hours then; the rivals get it for nothing.
    pub(crate) statuses: Vec<Status>,
}

/// A class of questions: how common the procedure is, and whether most or few points are open.
#[derive(Clone, Copy)]
pub(crate) struct Class {
    pub(crate) name: &'static str,
    procedures: (usize, usize),
    mostly_open: bool,
}

impl Class {
    pub(crate) const ALL: [Self; 6] = [
        Self { name: "popular/open", procedures: (0, POPULAR), mostly_open: true },
        Self { name: "popular/closed", procedures: (0, POPULAR), mostly_open: false },
        Self { name: "medium/open", procedures: (POPULAR, MEDIUM), mostly_open: true },
        Self { name: "medium/closed", procedures: (POPULAR, MEDIUM), mostly_open: false },
        Self { name: "rare/open", procedures: (POPULAR + MEDIUM, RARE), mostly_open: true },
        Self { name: "rare/closed", procedures: (POPULAR + MEDIUM, RARE), mostly_open: false },
    ];

    pub(crate) fn questions(self, world: &World, count: usize) -> Vec<Question> {
        let mut random = Rng::with_seed(self.name.len() as u64);
        let share = if self.mostly_open { 0.5..1.1 } else { 0.0..0.1 };
        let minutes = world.minutes_with_open_share(share, MINUTES);
        (0..count)
            .map(|index| {
                let near = world.places[random.usize(..world.places.len())];
                let mut moved = |degrees: f64| degrees + between(&mut random, -0.05, 0.05);
                let (latitude, longitude) = (moved(near.latitude_degrees()), moved(near.longitude_degrees()));
                let at = minutes[index % minutes.len()];
                Question {
                    from: Position::from_degrees(latitude, longitude).expect("in range"),
                    procedure: self.procedures.0 + random.usize(..self.procedures.1),
                    at,
                    statuses: world.statuses(at),
                }
            })
            .collect()
    }
}
