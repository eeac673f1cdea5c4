//! The packed trees of a snapshot, read in place.

use std::ops::Range;

use domain::Ecef;

use super::bounds::least_chord_m;
use crate::Error;
use crate::format::search_records::{Node, Posting, Siblings};
use crate::format::sections::{Column, SectionFile};
use crate::format::{FAN_OUT, LEAF_POSTINGS, NO_OWN_SCHEDULES, search};

/// One tree over all pinned points and one over the points of each procedure.
pub(crate) struct Forest {
    posting_starts: Column<u64>,
    postings: Column<Posting>,
    schedule_starts: Column<u64>,
    schedules: Column<u32>,
    level_starts: Column<u32>,
    levels: Column<[u32; 2]>,
    nodes: Column<Siblings>,
}

/// Names a tree of the forest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TreeNumber(u32);

impl TreeNumber {
    /// The tree over all pinned points.
    pub(crate) const EVERYONE: Self = Self(0);

    /// The tree over the points of a procedure.
    pub(crate) fn of_procedure(ordinal: u32) -> Self {
        Self(ordinal + 1)
    }
}

impl Forest {
    pub(crate) fn open(file: &SectionFile) -> Result<Self, Error> {
        Ok(Self {
            posting_starts: file.column(search::POSTING_STARTS, "")?,
            postings: file.column(search::POSTINGS, "")?,
            schedule_starts: file.column(search::POSTING_SCHEDULE_STARTS, "")?,
            schedules: file.column(search::POSTING_SCHEDULES, "")?,
            level_starts: file.column(search::LEVEL_STARTS, "")?,
            levels: file.column(search::LEVELS, "")?,
            nodes: file.column(search::NODES, "")?,
        })
    }

    /// Bytes of all trees.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.posting_starts)
            + size_of_val(&*self.postings)
            + size_of_val(&*self.schedule_starts)
            + size_of_val(&*self.schedules)
            + size_of_val(&*self.level_starts)
            + size_of_val(&*self.levels)
            + size_of_val(&*self.nodes)
    }

    pub(crate) fn tree(&self, number: TreeNumber) -> Tree<'_> {
        let tree = number.0 as usize;
        // Offsets into a mapped file fit the address space.
        let postings = self.posting_starts[tree] as usize..self.posting_starts[tree + 1] as usize;
        let levels = self.level_starts[tree] as usize..self.level_starts[tree + 1] as usize;
        let own_schedules = match self.schedule_starts[tree] {
            NO_OWN_SCHEDULES => None,
            start => Some(&self.schedules[start as usize..start as usize + postings.len()]),
        };
        Tree {
            nodes: &self.nodes,
            procedure: number.0.checked_sub(1),
            postings: &self.postings[postings],
            own_schedules,
            levels: &self.levels[levels],
        }
    }
}

/// One tree: its postings in blocks, and boxes over them.
#[derive(Clone, Copy)]
pub(crate) struct Tree<'f> {
    /// Those of all trees.
    nodes: &'f [Siblings],
    /// The procedure that its points offer; none: it is the tree of everyone.
    pub(crate) procedure: Option<u32>,
    /// Its points, ascending.
    pub(crate) postings: &'f [Posting],
    /// Schedule of each posting, where the tree has any that isn't the point's.
    pub(crate) own_schedules: Option<&'f [u32]>,
    /// First siblings and number of nodes, leaves first.
    levels: &'f [[u32; 2]],
}

/// A node of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeAt {
    pub(crate) level: u32,
    pub(crate) index: u32,
}

/// What lies under a node.
pub(crate) enum Below {
    /// Postings of the tree.
    Postings(Range<usize>),
    /// Nodes of the level below, by index.
    Nodes { level: u32, indices: Range<u32> },
}

impl Tree<'_> {
    /// The topmost nodes, at most [`FAN_OUT`]: their level and indices.
    pub(crate) fn roots(&self) -> (u32, Range<u32>) {
        let level = self.levels.len() - 1;
        (level as u32, 0..self.levels[level][1])
    }

    pub(crate) fn below(&self, node: NodeAt) -> Below {
        let index = node.index as usize;
        if node.level == 0 {
            let end = ((index + 1) * LEAF_POSTINGS).min(self.postings.len());
            return Below::Postings(index * LEAF_POSTINGS..end);
        }
        let children = self.levels[node.level as usize - 1][1];
        let first = node.index * FAN_OUT as u32;
        Below::Nodes { level: node.level - 1, indices: first..(first + FAN_OUT as u32).min(children) }
    }

    /// All postings below a node.
    pub(crate) fn postings_below(&self, node: NodeAt) -> &[Posting] {
        let width = LEAF_POSTINGS * FAN_OUT.pow(node.level);
        let start = node.index as usize * width;
        &self.postings[start..(start + width).min(self.postings.len())]
    }

    /// The box around the points below a node, in earth-centred metres.
    pub(crate) fn corners(&self, node: NodeAt) -> [[f32; 3]; 2] {
        let Node { low, high, .. } = self.node(node);
        [low, high]
    }

    /// The nodes of a level from `first` on, which is the first of its siblings.
    pub(crate) fn siblings(&self, level: u32, first: u32) -> &Siblings {
        &self.nodes[self.levels[level as usize][0] as usize + first as usize / FAN_OUT]
    }

    fn node(&self, node: NodeAt) -> Node {
        self.siblings(node.level, node.index).node(node.index as usize % FAN_OUT)
    }

    /// Classes of the schedules below a node.
    pub(crate) fn classes(&self, node: NodeAt) -> u64 {
        self.node(node).classes
    }

    /// A chord in metres that no point below the node undercuts.
    pub(crate) fn least_chord_m(&self, node: NodeAt, from: Ecef) -> f64 {
        least_chord_m(&self.node(node), from)
    }
}
