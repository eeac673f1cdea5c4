//! How one travels, and what the first office is best in.

use domain::travel::Means;
use engine::Rank;

use crate::pages::asking::{Asking, Way};
use crate::pages::messages::Choice as ChoiceMessages;
use crate::pages::page::Page;
use crate::pages::problem::Problem;
use crate::pages::visit::Visit;

const TRAVEL: &str = "travel";
const RANK: &str = "rank";

const RANKS: [Rank; 2] = [Rank::Distance, Rank::Soonest];

/// Both together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) travel: Means,
    pub(super) rank: Rank,
}

/// One thing to choose, as a page offers it.
pub(super) struct Offered {
    pub(super) name: &'static str,
    /// What is chosen.
    pub(super) chosen: &'static str,
    pub(super) ways: Vec<Way>,
}

/// Nothing chosen: by car, the nearest first.
impl Default for Choice {
    fn default() -> Self {
        Self { travel: Means::Car, rank: Rank::Distance }
    }
}

fn travel_label(travel: Means, words: &ChoiceMessages) -> &String {
    match travel {
        Means::Walk => &words.walk,
        Means::Motorcycle => &words.motorcycle,
        Means::Car => &words.car,
    }
}

/// The word in the address.
fn rank_word(rank: Rank) -> &'static str {
    match rank {
        Rank::Distance => "distance",
        Rank::Soonest => "soonest",
    }
}

fn rank_label(rank: Rank, words: &ChoiceMessages) -> &String {
    match rank {
        Rank::Distance => &words.distance,
        Rank::Soonest => &words.soonest,
    }
}

impl Choice {
    /// What a visit chose.
    pub(super) fn of(visit: &Visit) -> Result<Self, Problem> {
        let nothing = Self::default();
        let travel = one_of(visit, TRAVEL, Means::ALL, Means::as_str)?.unwrap_or(nothing.travel);
        let rank = one_of(visit, RANK, &RANKS, rank_word)?.unwrap_or(nothing.rank);
        Ok(Self { travel, rank })
    }

    /// The parameters that carry it on; none where nothing was chosen.
    pub(super) fn parameters(self) -> Vec<(&'static str, &'static str)> {
        let nothing = Self::default();
        let travel = (self.travel != nothing.travel).then(|| (TRAVEL, self.travel.as_str()));
        let rank = (self.rank != nothing.rank).then(|| (RANK, rank_word(self.rank)));
        travel.into_iter().chain(rank).collect()
    }
}

/// The ways to the same question with another choice.
pub(super) fn offered(choice: Choice, asking: &Asking, page: &Page) -> Vec<Offered> {
    let words: &'static ChoiceMessages = &page.m.choice;
    let travel = Means::ALL.iter().map(|travel| {
        let asking = asking.with(TRAVEL, Some(travel.as_str()));
        asking.way(travel_label(*travel, words).clone(), *travel == choice.travel)
    });
    let rank = RANKS.map(|rank| {
        let asking = asking.with(RANK, Some(rank_word(rank)));
        asking.way(rank_label(rank, words).clone(), rank == choice.rank)
    });
    vec![
        Offered { name: &words.travel, chosen: travel_label(choice.travel, words), ways: travel.collect() },
        Offered { name: &words.rank, chosen: rank_label(choice.rank, words), ways: rank.into() },
    ]
}

/// The same question, with the office first where one is done first.
pub(super) fn soonest(asking: &Asking) -> Asking {
    asking.with(RANK, Some(rank_word(Rank::Soonest)))
}

fn one_of<T: Copy>(
    visit: &Visit,
    name: &str,
    all: &[T],
    as_str: impl Fn(T) -> &'static str,
) -> Result<Option<T>, Problem> {
    let Some(text) = visit.params.get(name) else { return Ok(None) };
    let known = all.iter().copied().find(|value| as_str(*value) == text);
    known.map(Some).ok_or_else(|| Problem::bad_value(visit, name, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_read_and_carried_on() {
        for (query, choice, parameters) in [
            ("", Choice::default(), ""),
            ("travel=car&rank=distance", Choice::default(), ""),
            ("travel=walk", Choice { travel: Means::Walk, ..Choice::default() }, "travel=walk"),
            (
                "rank=soonest&travel=motorcycle",
                Choice { travel: Means::Motorcycle, rank: Rank::Soonest },
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
