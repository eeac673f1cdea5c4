//! One place for what should be one place: vertices less than a centimetre apart.

use std::collections::HashMap;

use geo::Coord;

use super::Boundary;
use engine::rings::{self, Repairs};

/// Coordinates are whole numbers of steps. A step is a centimetre, less than any survey of a border can tell.
const STEPS_PER_DEGREE: f64 = 1e7;

/// Vertices that are nearer than this in both directions become one. Below one, so that what is on whole steps stays.
const SAME_STEPS: f64 = 0.99;

/// Brings all vertices to whole steps, those that are the same place to the same.
pub(super) fn snap(boundaries: &mut [Boundary], repairs: &mut Repairs) {
    let mut places = Places::default();
    for boundary in boundaries {
        let shape = rings::mapped(&boundary.shape, |vertex| places.of(vertex));
        boundary.shape = rings::clean(&shape, repairs);
    }
}

/// The nearest place on whole steps.
pub(super) fn on_step(vertex: Coord) -> Coord {
    let (x, y) = step(vertex);
    // A zero without its sign is one place with the other.
    Coord { x: x as f64 / STEPS_PER_DEGREE + 0.0, y: y as f64 / STEPS_PER_DEGREE + 0.0 }
}

fn step(vertex: Coord) -> (i64, i64) {
    ((vertex.x * STEPS_PER_DEGREE).round() as i64, (vertex.y * STEPS_PER_DEGREE).round() as i64)
}

#[derive(Default)]
struct Places {
    /// Of each step that was met: the first vertex there, and the step that it was brought to.
    steps: HashMap<(i64, i64), (Coord, (i64, i64))>,
}

impl Places {
    fn of(&mut self, vertex: Coord) -> Coord {
        let here = step(vertex);
        let (_, place) = self.steps.get(&here).copied().unwrap_or_else(|| {
            let place = self.near(vertex, here).unwrap_or(here);
            self.steps.insert(here, (vertex, place));
            (vertex, place)
        });
        on_step(Coord { x: place.0 as f64, y: place.1 as f64 } / STEPS_PER_DEGREE)
    }

    /// A step next to this one that stays where it is: along a chain of near vertices they would all come to its start.
    fn near(&self, vertex: Coord, (x, y): (i64, i64)) -> Option<(i64, i64)> {
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        let is_same = |step: &(i64, i64)| {
            self.steps.get(step).is_some_and(|(first, place)| {
                let apart = (*first - vertex) * STEPS_PER_DEGREE;
                place == step && apart.x.abs() < SAME_STEPS && apart.y.abs() < SAME_STEPS
            })
        };
        around.filter(|step| *step != (x, y)).find(is_same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vertices_a_hair_apart_become_one_and_others_stay() {
        let mut places = Places::default();
        let at = |x: f64| Coord { x, y: 18.0 };
        let first = places.of(at(103.000_000_149));
        assert_eq!(first, at(103.000_000_1));
        // On the other side of where the steps are parted.
        assert_eq!(places.of(at(103.000_000_151)), first);
        assert_eq!(places.of(at(103.000_000_3)), at(103.000_000_3));
        for steps in 0..100 {
            let on_step = on_step(at(104.0 + f64::from(steps) / STEPS_PER_DEGREE));
            assert_eq!(places.of(on_step), on_step);
        }
    }
}
