//! The plan of a search over a snapshot: by the number of candidates, whatever the answer is ranked by.

use std::borrow::Cow;

use super::forest::{Tree, TreeNumber};
use super::gate::Gate;
use crate::ordinals::Ordinals;
use crate::query::PlanKind;

/// Up to so many postings a scan is cheaper than a walk: two leaves' worth of points against a heap of nodes.
const SCAN_POSTINGS: usize = 64;
/// Up to so many offices that the words match, or that stand in the areas, each is looked at; more of them gate a walk.
const SCAN_MATCHES: usize = 2_048;
/// A walk gives up after one posting for so many matches, and the matches are looked for among the postings instead. A
/// posting of a walk costs three to five times as much as a match of such a search; so neither plan costs much more than
/// the better one would.
const MATCHES_A_STEP: usize = 4;

/// Where the points that may pass a gate are looked for.
pub(crate) enum Candidates<'g> {
    /// Each of a few pinned points.
    Few(Matches<'g>),
    /// Trees, whose postings offer what is asked for.
    Trees {
        /// One for each procedure that will do, or the one of everyone.
        trees: Vec<Tree<'g>>,
        /// The group of procedures that they are of.
        group: Option<usize>,
        /// Whether their postings are so few that each is looked at.
        are_small: bool,
        /// The only points that can pass, where words or areas were given.
        matches: Option<Matches<'g>>,
    },
}

/// The points that match the words, that stand in the areas, or that may do what is bound to a place.
pub(crate) struct Matches<'g> {
    kind: PlanKind,
    /// Ascending.
    pub(crate) ordinals: Cow<'g, [u32]>,
}

impl Matches<'_> {
    pub(crate) fn kind(&self) -> PlanKind {
        self.kind
    }

    /// The postings that a walk may look at before it gives up.
    pub(crate) fn patience(&self) -> u64 {
        (self.ordinals.len() / MATCHES_A_STEP) as u64
    }
}

impl<'g> Candidates<'g> {
    pub(crate) fn of(gate: &'g Gate<'_>) -> Self {
        let forest = gate.snapshot.forest();
        let (group, numbers) = drivers(gate);
        let trees: Vec<Tree<'g>> = numbers.into_iter().map(|number| forest.tree(number)).collect();
        let postings: usize = trees.iter().map(|tree| tree.postings.len()).sum();
        match fewest_matches(gate) {
            Some(matches) if matches.ordinals.len() <= SCAN_MATCHES.min(postings) => Self::Few(matches),
            matches => Self::Trees { trees, group, are_small: postings <= SCAN_POSTINGS, matches },
        }
    }

    pub(crate) fn kind(&self) -> PlanKind {
        match self {
            Self::Few(matches) => matches.kind,
            Self::Trees { are_small: true, .. } => PlanKind::Scan,
            Self::Trees { trees, .. } if trees.len() > 1 => PlanKind::Merge,
            Self::Trees { .. } => PlanKind::Tree,
        }
    }
}

/// The pinned points that match the words, those that stand in the areas, or those that may do what is bound to a place,
/// whichever are fewest.
fn fewest_matches<'g>(gate: &'g Gate<'_>) -> Option<Matches<'g>> {
    // Those from there on have no pin.
    let pinned = gate.snapshot.pinned();
    let text = gate.text.as_ref().map(|text| (PlanKind::Text, Cow::Borrowed(text.below(pinned))));
    let standing = || gate.areas.iter().flat_map(|area| gate.snapshot.points_in(*area)).copied();
    let in_areas = (!gate.areas.is_empty()).then(|| Ordinals::gathered(standing()));
    let by_area = in_areas.into_iter().chain(gate.fewest_allowed());
    let by_area = by_area.map(|points| (PlanKind::Area, Cow::Owned(points.into_below(pinned))));
    let all = text.into_iter().chain(by_area).map(|(kind, ordinals)| Matches { kind, ordinals });
    all.min_by_key(|matches| matches.ordinals.len())
}

/// The group of procedures with the fewest postings, and its trees; or the tree of everyone.
fn drivers(gate: &Gate<'_>) -> (Option<usize>, Vec<TreeNumber>) {
    let forest = gate.snapshot.forest();
    let trees_of = |group: &Vec<u32>| -> Vec<TreeNumber> {
        let distinct = Ordinals::gathered(group.iter().copied());
        distinct.as_slice().iter().map(|ordinal| TreeNumber::of_procedure(*ordinal)).collect()
    };
    let postings = |trees: &Vec<TreeNumber>| -> usize {
        trees.iter().map(|number| forest.tree(*number).postings.len()).sum()
    };
    let rarest = gate.groups.iter().map(trees_of).enumerate().min_by_key(|(_, trees)| postings(trees));
    match rarest {
        Some((group, trees)) => (Some(group), trees),
        None => (None, vec![TreeNumber::EVERYONE]),
    }
}
