//! The search over a snapshot by distance: a scan of few candidates, or a best-first walk.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};
use std::ops::Range;

use domain::Ecef;

use super::collector::{Collector, Found};
use super::forest::{Below, NodeAt, Tree};
use super::gate::Gate;
use super::plan::Candidates;
use crate::Error;
use crate::format::LEAF_POSTINGS;
use crate::query::{Budget, Plan};

/// Nodes or postings between two looks at the clock: under 0.1 ms, and the clock costs less than one node.
pub(crate) const STEPS_PER_LOOK: u64 = 64;

/// Nodes that wait at the same time in most walks, so that their list doesn't grow step by step.
const HEAP_CAPACITY: usize = 256;

/// How a search over the snapshot ended.
pub(crate) struct Outcome {
    /// What was done.
    pub(crate) plan: Plan,
    /// None: everything was looked at. Otherwise nothing was missed that has a shorter chord than this, in metres.
    pub(crate) cut_off_at_m: Option<f64>,
}

/// Hands every point of the snapshot that passes the gate and may be among the nearest to the collector.
pub(crate) fn search_base(
    gate: &Gate<'_>,
    from: Ecef,
    collector: &mut Collector,
    budget: &Budget,
) -> Result<Outcome, Error> {
    let candidates = Candidates::of(gate);
    let kind = candidates.kind();
    let mut search = Search { gate, from, collector, budget, seen: None, examined: 0, nodes: 0 };
    let cut_off_at_m = match candidates {
        Candidates::Few { ordinals, .. } => search.scan(ordinals.as_slice())?,
        Candidates::Trees { trees, group } => search.walk(&trees, group)?,
    };
    Ok(Outcome { plan: Plan { kind, examined: search.examined, nodes: search.nodes }, cut_off_at_m })
}

/// A node to look at, nearest first. Chords of nodes are never NaN and not negative, so their bits order as they do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pending {
    least_chord_bits: u64,
    tree: usize,
    node: NodeAt,
}

impl Pending {
    fn least_chord_m(self) -> f64 {
        f64::from_bits(self.least_chord_bits)
    }
}

struct Search<'s> {
    gate: &'s Gate<'s>,
    from: Ecef,
    collector: &'s mut Collector,
    budget: &'s Budget,
    /// Points that were taken, where several trees are walked: one that offers two of the procedures stands in two.
    seen: Option<HashSet<u32>>,
    examined: u64,
    nodes: u64,
}

impl Search<'_> {
    /// Looks at each candidate.
    fn scan(&mut self, ordinals: &[u32]) -> Result<Option<f64>, Error> {
        for ordinal in ordinals.iter().copied() {
            if self.examined.is_multiple_of(STEPS_PER_LOOK) && self.budget.is_spent() {
                return Ok(Some(0.0));
            }
            self.examined += 1;
            let chord_m = self.from.chord_m(self.gate.ecef(ordinal));
            if chord_m <= self.collector.reach_m() && self.gate.passes(ordinal)? {
                self.collector.take(chord_m, Found::Base(ordinal));
            }
        }
        Ok(None)
    }

    /// Walks trees nearest-first until no node is within reach.
    fn walk(&mut self, trees: &[Tree<'_>], driver: Option<usize>) -> Result<Option<f64>, Error> {
        let passing_classes = self.gate.passing_classes();
        self.seen = (trees.len() > 1).then(HashSet::new);
        let mut heap = BinaryHeap::with_capacity(HEAP_CAPACITY);
        for (index, tree) in trees.iter().enumerate() {
            for node in tree.roots() {
                self.push(&mut heap, tree, index, node, passing_classes);
            }
        }
        let mut steps = 0u64;
        while let Some(Reverse(next)) = heap.pop() {
            if next.least_chord_m() > self.collector.reach_m() {
                break;
            }
            if steps.is_multiple_of(STEPS_PER_LOOK) && self.budget.is_spent() {
                return Ok(Some(next.least_chord_m()));
            }
            steps += 1;
            let tree = &trees[next.tree];
            match tree.below(next.node) {
                Below::Nodes { level, indices } => {
                    for index in indices {
                        self.push(&mut heap, tree, next.tree, NodeAt { level, index }, passing_classes);
                    }
                }
                Below::Postings(range) => self.look_at_leaf(tree, range, driver)?,
            }
        }
        Ok(None)
    }

    fn push(
        &mut self,
        heap: &mut BinaryHeap<Reverse<Pending>>,
        tree: &Tree<'_>,
        index: usize,
        node: NodeAt,
        passing_classes: u64,
    ) {
        self.nodes += 1;
        if tree.classes(node) & passing_classes == 0 {
            return;
        }
        let least_chord_m = tree.least_chord_m(node, self.from);
        if least_chord_m <= self.collector.reach_m() {
            heap.push(Reverse(Pending { least_chord_bits: least_chord_m.to_bits(), tree: index, node }));
        }
    }

    /// Looks at the postings of a leaf: first at what holds at their doors, then at how far those are that pass. In two
    /// rounds, because the points of one don't wait for each other to arrive from memory.
    fn look_at_leaf(
        &mut self,
        tree: &Tree<'_>,
        range: Range<usize>,
        driver: Option<usize>,
    ) -> Result<(), Error> {
        self.examined += range.len() as u64;
        let mut passing = [0; LEAF_POSTINGS];
        let mut count = 0;
        for posting in range {
            let ordinal = tree.postings[posting];
            passing[count] = ordinal;
            count += usize::from(self.gate.passes_door(ordinal, tree.own_schedules.map(|own| own[posting])));
        }
        for ordinal in &passing[..count] {
            let chord_m = self.from.chord_m(self.gate.ecef(*ordinal));
            if chord_m <= self.collector.reach_m()
                && self.gate.passes_rest(*ordinal, driver)?
                && self.seen.as_mut().is_none_or(|seen| seen.insert(*ordinal))
            {
                self.collector.take(chord_m, Found::Base(*ordinal));
            }
        }
        Ok(())
    }
}
