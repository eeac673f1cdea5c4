//! How much farther citizens would go.

use std::collections::BTreeMap;

use domain::AreaCode;

use super::{Consequence, Universe};

/// Added metres and minutes over the answers that change from an office to an office; negative where it gets nearer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Added {
    /// In metres.
    pub metres: Figures,
    /// In minutes.
    pub minutes: Figures,
}

/// Figures of a distribution; none of an empty one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// The largest.
    pub worst: Option<f64>,
    /// That of the middle; of two, their mean.
    pub median: Option<f64>,
    /// The mean over the people who live there, where anybody said how many do: those of a subdistrict are spread evenly over
    /// its hexagons.
    pub weighted: Option<f64>,
}

impl Added {
    pub(super) fn of(
        consequences: &[Consequence],
        universe: &Universe,
        people: &BTreeMap<AreaCode, u64>,
    ) -> Self {
        let mut metres = Vec::new();
        let mut minutes = Vec::new();
        for one in consequences {
            let (Some(before), Some(after)) = (&one.before, &one.after) else { continue };
            let weight = universe.people_in_one(one.subdistrict, people);
            metres.push((after.distance.0 - before.distance.0, weight));
            minutes.push(((after.time - before.time).as_seconds_f64() / 60.0, weight));
        }
        Self { metres: Figures::of(metres), minutes: Figures::of(minutes) }
    }
}

impl Figures {
    /// Of values with the people behind each.
    fn of(mut values: Vec<(f64, Option<f64>)>) -> Self {
        values.sort_by(|a, b| a.0.total_cmp(&b.0));
        let middle = values.len() / 2;
        let median = match values.len() {
            0 => None,
            count if count % 2 == 1 => Some(values[middle].0),
            _ => Some(f64::midpoint(values[middle - 1].0, values[middle].0)),
        };
        let known = || values.iter().filter_map(|(value, weight)| Some((value, (*weight)?)));
        let all: f64 = known().map(|(_, weight)| weight).sum();
        let sum: f64 = known().map(|(value, weight)| value * weight).sum();
        Self {
            worst: values.last().map(|(value, _)| *value),
            median,
            weighted: (all > 0.0).then(|| sum / all),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_those_of_all_answers_and_the_mean_is_that_of_people() {
        let of = |values: &[(f64, Option<f64>)]| Figures::of(values.to_vec());
        assert_eq!(of(&[]), Figures::default());
        let figures = of(&[(10.0, Some(1.0)), (-2.0, Some(3.0)), (4.0, None)]);
        assert_eq!((figures.worst, figures.median, figures.weighted), (Some(10.0), Some(4.0), Some(1.0)));
        assert_eq!(of(&[(1.0, None), (2.0, None)]).median, Some(1.5));
        assert_eq!(of(&[(1.0, None)]).weighted, None);
    }
}
