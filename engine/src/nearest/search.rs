//! The search over a snapshot by distance: a scan of few candidates, or a best-first walk.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};
use std::ops::Range;

use domain::Ecef;

use super::bounds::Rounded;
use super::collector::{Collector, Found};
use super::forest::{Below, NodeAt, Tree};
use super::gate::Gate;
use super::plan::{Candidates, Matches};
use crate::format::LEAF_POSTINGS;
use crate::format::search_records::Posting;
use crate::query::Plan;
use crate::{Budget, Error};

/// Nodes or postings between two looks at the clock: under 0.1 ms, and the clock costs less than one node.
pub(crate) const STEPS_PER_LOOK: u64 = 64;

/// Nodes that wait at the same time in most walks, so that their list doesn't grow step by step.
const HEAP_CAPACITY: usize = 256;

/// Most leaves that are looked at together, where few of their points pass: those arrive from memory at the same time, and
/// at most three leaves are looked at that a walk leaf by leaf might have left out.
const LEAVES_AT_ONCE: usize = 4;
/// Few are less than one in so many: at night 4 % pass and leaves by fours save a quarter of the time, by day more than
/// half do and they cost a quarter more.
const FEW_ONE_IN: usize = 4;

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
    let mut kind = candidates.kind();
    let mut search = Search::new(gate, from, collector, budget);
    let cut_off_at_m = match candidates {
        Candidates::Few(matches) => search.scan(&matches.ordinals)?,
        Candidates::Trees { trees, group, are_small: true, .. } => search.scan_postings(&trees, group)?,
        Candidates::Trees { trees, group, matches, .. } => {
            let patience = matches.as_ref().map_or(u64::MAX, Matches::patience);
            match (search.walk(&trees, group, patience)?, matches) {
                (Walked::GaveUp, Some(matches)) => {
                    kind = matches.kind();
                    search.look_for(&trees, group, &matches.ordinals)?
                }
                (Walked::GaveUp, None) => unreachable!("without matches a walk has all patience"),
                (Walked::To(cut_off_at_m), _) => cut_off_at_m,
            }
        }
    };
    Ok(Outcome { plan: Plan { kind, examined: search.examined, nodes: search.nodes }, cut_off_at_m })
}

/// A node to look at, nearest first. Chords of nodes are never NaN and not negative, so their bits order as they do.
/// Twelve bytes, because most of what a heap does is moving them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pending {
    least_chord_bits: u32,
    tree: u32,
    /// Its level in the upper eight bits; of the most points that a snapshot can hold, indices take 21.
    node: u32,
}

impl Pending {
    const INDEX_BITS: u32 = 24;

    fn new(least_chord_m: f32, tree: usize, node: NodeAt) -> Self {
        Self {
            least_chord_bits: least_chord_m.to_bits(),
            // There are as many trees as procedures, whose ordinals are u32.
            tree: tree as u32,
            node: node.level << Self::INDEX_BITS | node.index,
        }
    }

    fn least_chord_m(self) -> f64 {
        f32::from_bits(self.least_chord_bits).into()
    }

    fn node(self) -> NodeAt {
        let index = self.node & ((1 << Self::INDEX_BITS) - 1);
        NodeAt { level: self.node >> Self::INDEX_BITS, index }
    }
}

/// How a walk ended.
enum Walked {
    /// To its end, or to a chord in metres that no point which was missed undercuts.
    To(Option<f64>),
    /// It had looked at as many postings as it may.
    GaveUp,
}

/// A leaf to look at.
#[derive(Clone)]
struct Leaf {
    tree: usize,
    postings: Range<usize>,
}

/// A posting whose class passes.
#[derive(Clone, Copy, Default)]
struct Candidate {
    ordinal: u32,
    tree: u32,
    /// Its place among the postings of the tree.
    place: u32,
}

struct Search<'s> {
    gate: &'s Gate<'s>,
    from: Ecef,
    rounded: Rounded,
    collector: &'s mut Collector,
    budget: &'s Budget,
    passing_classes: u64,
    /// The group of procedures that the trees are of: who stands in one of them offers it.
    driver: Option<usize>,
    /// Points that were taken, where several trees are walked: one that offers two of the procedures stands in two.
    seen: Option<HashSet<u32>>,
    /// Room for the candidates of the leaves that are looked at together, with their chords.
    candidates: Vec<Candidate>,
    chords_m: Vec<f64>,
    /// How many leaves are looked at together next.
    leaves_at_once: usize,
    examined: u64,
    nodes: u64,
}

impl<'s> Search<'s> {
    fn new(gate: &'s Gate<'s>, from: Ecef, collector: &'s mut Collector, budget: &'s Budget) -> Self {
        Self {
            gate,
            from,
            rounded: Rounded::of(from),
            collector,
            budget,
            passing_classes: gate.passing_classes(),
            driver: None,
            seen: None,
            candidates: Vec::new(),
            chords_m: Vec::new(),
            leaves_at_once: 1,
            examined: 0,
            nodes: 0,
        }
    }

    /// Looks at each of a few points.
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

    /// Looks at every posting of small trees.
    fn scan_postings(&mut self, trees: &[Tree<'_>], driver: Option<usize>) -> Result<Option<f64>, Error> {
        self.begin(trees, driver);
        for (index, tree) in trees.iter().enumerate() {
            for start in (0..tree.postings.len()).step_by(LEAF_POSTINGS) {
                if self.budget.is_spent() {
                    return Ok(Some(0.0));
                }
                let end = (start + LEAF_POSTINGS).min(tree.postings.len());
                self.look_at(trees, &[Leaf { tree: index, postings: start..end }])?;
            }
        }
        Ok(None)
    }

    /// Walks trees nearest-first until no node is within reach, or so many postings were looked at.
    fn walk(&mut self, trees: &[Tree<'_>], driver: Option<usize>, patience: u64) -> Result<Walked, Error> {
        self.begin(trees, driver);
        let mut heap = BinaryHeap::with_capacity(HEAP_CAPACITY);
        for (index, tree) in trees.iter().enumerate() {
            let (level, roots) = tree.roots();
            self.push(&mut heap, tree, index, level, roots);
        }
        let mut leaves: Vec<Leaf> = Vec::with_capacity(LEAVES_AT_ONCE);
        let mut steps = 0u64;
        loop {
            let next = heap.pop().filter(|Reverse(next)| next.least_chord_m() <= self.collector.reach_m());
            if next.is_none() || leaves.len() >= self.leaves_at_once {
                self.look_at(trees, &leaves)?;
                leaves.clear();
            }
            let Some(Reverse(next)) = next else { return Ok(Walked::To(None)) };
            if self.examined > patience {
                return Ok(Walked::GaveUp);
            }
            if steps.is_multiple_of(STEPS_PER_LOOK) && self.budget.is_spent() {
                self.look_at(trees, &leaves)?;
                return Ok(Walked::To(Some(next.least_chord_m())));
            }
            steps += 1;
            let index = next.tree as usize;
            match trees[index].below(next.node()) {
                Below::Nodes { level, indices } => {
                    self.push(&mut heap, &trees[index], index, level, indices);
                }
                Below::Postings(postings) => leaves.push(Leaf { tree: index, postings }),
            }
        }
    }

    fn begin(&mut self, trees: &[Tree<'_>], driver: Option<usize>) {
        self.driver = driver;
        self.seen = (trees.len() > 1).then(HashSet::new);
        self.candidates.resize(LEAVES_AT_ONCE * LEAF_POSTINGS, Candidate::default());
    }

    /// Puts siblings on the heap, if anything below them may be near and pass. Their chords are computed before anything
    /// is decided, so that no node waits for another to arrive from memory.
    fn push(
        &mut self,
        heap: &mut BinaryHeap<Reverse<Pending>>,
        tree: &Tree<'_>,
        number: usize,
        level: u32,
        indices: Range<u32>,
    ) {
        if indices.is_empty() {
            // The roots of a tree of nobody.
            return;
        }
        self.nodes += indices.len() as u64;
        let siblings = tree.siblings(level, indices.start);
        let chords_m = self.rounded.least_chords_m(siblings);
        for ((chord_m, classes), index) in chords_m.into_iter().zip(siblings.classes).zip(indices) {
            if classes & self.passing_classes != 0 && f64::from(chord_m) <= self.collector.reach_m() {
                heap.push(Reverse(Pending::new(chord_m, number, NodeAt { level, index })));
            }
        }
    }

    /// Looks for the only points that can pass among the postings of trees, after a walk that gave up: what that took is
    /// taken again, but its reach holds.
    fn look_for(
        &mut self,
        trees: &[Tree<'_>],
        driver: Option<usize>,
        ordinals: &[u32],
    ) -> Result<Option<f64>, Error> {
        self.begin(trees, driver);
        self.collector.forget();
        for (number, tree) in trees.iter().enumerate() {
            let (mut place, mut count) = (0, 0);
            for some in ordinals.chunks(STEPS_PER_LOOK as usize) {
                if self.budget.is_spent() {
                    return Ok(Some(0.0));
                }
                self.examined += some.len() as u64;
                for ordinal in some.iter().copied() {
                    place += galloped(&tree.postings[place..], ordinal);
                    let Some(posting) = tree.postings.get(place) else { break };
                    self.candidates[count] = Candidate { ordinal, tree: number as u32, place: place as u32 };
                    let passes = posting.class_bit() & self.passing_classes != 0;
                    count += usize::from(posting.ordinal() == ordinal && passes);
                }
                self.take(trees, count)?;
                count = 0;
            }
        }
        Ok(None)
    }

    /// Looks at the postings of leaves: at their classes first, which lie side by side.
    fn look_at(&mut self, trees: &[Tree<'_>], leaves: &[Leaf]) -> Result<(), Error> {
        look_ahead(trees, leaves);
        let (mut count, mut examined) = (0, 0);
        for Leaf { tree, postings } in leaves {
            examined += postings.len();
            for (place, posting) in (postings.start as u32..).zip(&trees[*tree].postings[postings.clone()]) {
                // Both numbers come from 32 bits.
                self.candidates[count] = Candidate { ordinal: posting.ordinal(), tree: *tree as u32, place };
                count += usize::from(posting.class_bit() & self.passing_classes != 0);
            }
        }
        self.examined += examined as u64;
        self.leaves_at_once = if count * FEW_ONE_IN < examined { LEAVES_AT_ONCE } else { 1 };
        self.take(trees, count)
    }

    /// Takes those of the first candidates that pass, in two rounds, so that no point waits for another to arrive from
    /// memory: where they stand, and everything else of those that are near.
    fn take(&mut self, trees: &[Tree<'_>], count: usize) -> Result<(), Error> {
        self.chords_m.clear();
        let (from, gate) = (self.from, self.gate);
        let chord_m = |candidate: &Candidate| from.chord_m(gate.ecef(candidate.ordinal));
        self.chords_m.extend(self.candidates[..count].iter().map(chord_m));
        for number in 0..count {
            let (chord_m, Candidate { ordinal, tree, place }) =
                (self.chords_m[number], self.candidates[number]);
            let schedule = trees[tree as usize].own_schedules.map(|own| own[place as usize]);
            if chord_m <= self.collector.reach_m()
                && self.gate.passes_door(ordinal, schedule)
                && self.gate.passes_rest(ordinal, self.driver)?
                && self.seen.as_mut().is_none_or(|seen| seen.insert(ordinal))
            {
                self.collector.take(chord_m, Found::Base(ordinal));
            }
        }
        Ok(())
    }
}

/// Looks once at every line of memory of some leaves, so that they arrive side by side.
fn look_ahead(trees: &[Tree<'_>], leaves: &[Leaf]) {
    /// Postings that lie in one line.
    const LINE: usize = 64 / size_of::<Posting>();
    let ordinals = leaves.iter().flat_map(|Leaf { tree, postings }| {
        let all = &trees[*tree].postings[postings.clone()];
        all.iter().step_by(LINE).chain(all.last()).map(|posting| posting.ordinal())
    });
    std::hint::black_box(ordinals.fold(0, |all, ordinal| all ^ ordinal));
}

/// How many postings come before an ordinal, by steps that double.
fn galloped(postings: &[Posting], ordinal: u32) -> usize {
    let mut step = 1;
    while postings.get(step).is_some_and(|posting| posting.ordinal() < ordinal) {
        step *= 2;
    }
    let (from, to) = (step / 2, (step + 1).min(postings.len()));
    from + postings[from..to].partition_point(|posting| posting.ordinal() < ordinal)
}
