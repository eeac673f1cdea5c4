//! The plan of a search over a snapshot: by the number of candidates, whatever the answer is ranked by.

use super::forest::{Tree, TreeNumber};
use super::gate::Gate;
use crate::ordinals::Ordinals;
use crate::query::PlanKind;

/// Up to so many postings a scan is cheaper than a walk: two leaves' worth of points against a heap of nodes.
const SCAN_POSTINGS: usize = 64;
/// Up to so many offices that the words match, or that stand in the areas, each is looked at; more of them gate a walk.
const SCAN_MATCHES: usize = 2_048;

/// Where the points that may pass a gate are looked for.
pub(crate) enum Candidates<'g> {
    /// Each of a few pinned points.
    Few {
        /// Why they are few.
        kind: PlanKind,
        /// The points.
        ordinals: Ordinals,
    },
    /// Trees, whose postings offer what is asked for.
    Trees {
        /// One for each procedure that will do, or the one of everyone.
        trees: Vec<Tree<'g>>,
        /// The group of procedures that they are of.
        group: Option<usize>,
        /// Whether their postings are so few that each is looked at.
        are_small: bool,
    },
}

impl<'g> Candidates<'g> {
    pub(crate) fn of(gate: &Gate<'g>) -> Self {
        let forest = gate.snapshot.forest();
        let (group, numbers) = drivers(gate);
        let trees: Vec<Tree<'g>> = numbers.into_iter().map(|number| forest.tree(number)).collect();
        let postings: usize = trees.iter().map(|tree| tree.postings.len()).sum();
        let few = SCAN_MATCHES.min(postings);
        let in_areas = fewer(in_areas(gate), allowed(gate));
        match (&gate.text, in_areas) {
            (Some(matches), _) if matches.len() <= few => {
                // Those from there on have no pin.
                let pinned = matches.as_slice().partition_point(|at| (*at as usize) < gate.snapshot.pinned());
                let ordinals = Ordinals::ascending(matches.as_slice()[..pinned].to_vec());
                Self::Few { kind: PlanKind::Text, ordinals }
            }
            (_, Some(ordinals)) if ordinals.len() <= few => Self::Few { kind: PlanKind::Area, ordinals },
            _ => Self::Trees { trees, group, are_small: postings <= SCAN_POSTINGS },
        }
    }

    pub(crate) fn kind(&self) -> PlanKind {
        match self {
            Self::Few { kind, .. } => *kind,
            Self::Trees { are_small: true, .. } => PlanKind::Scan,
            Self::Trees { trees, .. } if trees.len() > 1 => PlanKind::Merge,
            Self::Trees { .. } => PlanKind::Tree,
        }
    }
}

/// The pinned points that stand in the areas; none: anywhere will do.
fn in_areas(gate: &Gate<'_>) -> Option<Ordinals> {
    let standing = || gate.areas.iter().flat_map(|area| gate.snapshot.points_in(*area)).copied();
    (!gate.areas.is_empty()).then(|| ascending(standing()))
}

/// The pinned points that may do what is bound to a place; none: anyone may.
fn allowed(gate: &Gate<'_>) -> Option<Ordinals> {
    let pinned = gate.snapshot.pinned() as u32;
    let allowed = gate.fewest_allowed()?;
    let end = allowed.as_slice().partition_point(|ordinal| *ordinal < pinned);
    Some(Ordinals::ascending(allowed.as_slice()[..end].to_vec()))
}

fn fewer(a: Option<Ordinals>, b: Option<Ordinals>) -> Option<Ordinals> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if a.len() <= b.len() { a } else { b }),
        (a, b) => a.or(b),
    }
}

fn ascending(ordinals: impl Iterator<Item = u32>) -> Ordinals {
    let mut list: Vec<u32> = ordinals.collect();
    list.sort_unstable();
    list.dedup();
    Ordinals::ascending(list)
}

/// The group of procedures with the fewest postings, and its trees; or the tree of everyone.
fn drivers(gate: &Gate<'_>) -> (Option<usize>, Vec<TreeNumber>) {
    let forest = gate.snapshot.forest();
    let trees_of = |group: &Vec<u32>| -> Vec<TreeNumber> {
        let mut distinct = group.clone();
        distinct.sort_unstable();
        distinct.dedup();
        distinct.into_iter().map(TreeNumber::of_procedure).collect()
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
