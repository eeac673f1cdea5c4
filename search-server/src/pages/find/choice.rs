//! How one travels, and what the first office is best in.

use crate::pages::asking::{Asking, Way};
use crate::pages::messages::Choice as ChoiceMessages;
use crate::pages::page::Page;
use crate::pages::problem::Problem;
use crate::pages::visit::Visit;

const TRAVEL: &str = "travel";
const RANK: &str = "rank";

/// How one travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Travel {
    Walk,
    Motorcycle,
    #[default]
    Car,
}

/// What the first office is best in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Rank {
    #[default]
    Distance,
    Soonest,
}

/// Both together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) travel: Travel,
    pub(super) rank: Rank,
}

/// One thing to choose, as a page offers it.
pub(super) struct Offered {
    pub(super) name: &'static str,
    pub(super) ways: Vec<Way>,
}

impl Travel {
    const ALL: [Self; 3] = [Self::Walk, Self::Motorcycle, Self::Car];

    fn as_str(self) -> &'static str {
        match self {
            Self::Walk => "walk",
            Self::Motorcycle => "motorcycle",
            Self::Car => "car",
        }
    }

    fn label(self, words: &ChoiceMessages) -> &String {
        match self {
            Self::Walk => &words.walk,
            Self::Motorcycle => &words.motorcycle,
            Self::Car => &words.car,
        }
    }
}

impl Rank {
    const ALL: [Self; 2] = [Self::Distance, Self::Soonest];

    fn as_str(self) -> &'static str {
        match self {
            Self::Distance => "distance",
            Self::Soonest => "soonest",
        }
    }

    fn label(self, words: &ChoiceMessages) -> &String {
        match self {
            Self::Distance => &words.distance,
            Self::Soonest => &words.soonest,
        }
    }
}

impl Choice {
    /// What a visit chose. Nothing chosen: by car, the nearest first.
    pub(super) fn of(visit: &Visit) -> Result<Self, Problem> {
        let travel = one_of(visit, TRAVEL, &Travel::ALL, Travel::as_str)?;
        let rank = one_of(visit, RANK, &Rank::ALL, Rank::as_str)?;
        Ok(Self { travel, rank })
    }

    /// The parameters that carry it on; none where nothing was chosen.
    pub(super) fn parameters(self) -> Vec<(&'static str, &'static str)> {
        let travel = (self.travel != Travel::default()).then(|| (TRAVEL, self.travel.as_str()));
        let rank = (self.rank != Rank::default()).then(|| (RANK, self.rank.as_str()));
        travel.into_iter().chain(rank).collect()
    }
}

/// The ways to the same question with another choice.
pub(super) fn offered(choice: Choice, asking: &Asking, page: &Page) -> Vec<Offered> {
    let words = &page.m.choice;
    let travel = Travel::ALL.map(|travel| {
        let asking = asking.with(TRAVEL, Some(travel.as_str()));
        asking.way(travel.label(words).clone(), travel == choice.travel)
    });
    let rank = Rank::ALL.map(|rank| {
        let asking = asking.with(RANK, Some(rank.as_str()));
        asking.way(rank.label(words).clone(), rank == choice.rank)
    });
    vec![
        Offered { name: &words.travel, ways: travel.into() },
        Offered { name: &words.rank, ways: rank.into() },
    ]
}

fn one_of<T: Copy + Default>(
    visit: &Visit,
    name: &str,
    all: &[T],
    as_str: impl Fn(T) -> &'static str,
) -> Result<T, Problem> {
    let Some(text) = visit.params.get(name) else { return Ok(T::default()) };
    let known = all.iter().copied().find(|value| as_str(*value) == text);
    known.ok_or_else(|| Problem::bad_value(visit, name, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_read_and_carried_on() {
        for (query, choice, parameters) in [
            ("", Choice::default(), ""),
            ("travel=car&rank=distance", Choice::default(), ""),
            ("travel=walk", Choice { travel: Travel::Walk, ..Choice::default() }, "travel=walk"),
            (
                "rank=soonest&travel=motorcycle",
                Choice { travel: Travel::Motorcycle, rank: Rank::Soonest },
                "travel=motorcycle rank=soonest",
            ),
        ] {
            let visit = Visit::of(&format!("/find?{query}").parse().expect("a URI"));
            let read = Choice::of(&visit).ok().expect(query);
            assert_eq!(read, choice, "{query}");
            let pairs: Vec<_> =
                read.parameters().iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(pairs.join(" "), parameters, "{query}");
        }
        for query in ["travel=boat", "rank=cheapest", "travel=Walk"] {
            assert!(
                Choice::of(&Visit::of(&format!("/find?{query}").parse().expect("a URI"))).is_err(),
                "{query}"
            );
        }
    }
}
