//! What a search reads again and again, each record in as few cache lines as it can be.

use std::array::from_fn;

use bytemuck::{Pod, Zeroable};

use super::FAN_OUT;

/// A point: half a line, so that a posting costs one miss and not one for each condition.
#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct Spot {
    /// Earth-centred metres; zeros where there is no pin.
    pub(crate) ecef_m: [f64; 3],
    /// Number of its schedule.
    pub(crate) schedule: u32,
    /// Number of the code of the subdistrict that it says it stands in, or else of the one that its pin lies in; 0 where
    /// neither is known.
    pub(crate) area: u32,
}

/// A point of a tree, and the class of the schedule that it keeps there: who looks at a leaf knows which of its points to
/// load. Postings order as their points do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Pod, Zeroable)]
#[repr(transparent)]
pub(crate) struct Posting(u32);

impl Posting {
    /// Bits of a class: there are 64.
    const CLASS_BITS: u32 = 6;
    /// Most points that can be told apart: 67,108,864.
    pub(crate) const MOST_POINTS: usize = 1 << (u32::BITS - Self::CLASS_BITS);

    pub(crate) fn new(ordinal: u32, class: u8) -> Self {
        Self(ordinal << Self::CLASS_BITS | u32::from(class))
    }

    pub(crate) fn ordinal(self) -> u32 {
        self.0 >> Self::CLASS_BITS
    }

    /// The class as a bit.
    pub(crate) fn class_bit(self) -> u64 {
        1 << (self.0 & ((1 << Self::CLASS_BITS) - 1))
    }
}

/// A node of a tree: what lies below it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Node {
    /// Lower corner of the box around the points below, in earth-centred metres, rounded down.
    pub(crate) low: [f32; 3],
    /// Upper corner, rounded up.
    pub(crate) high: [f32; 3],
    /// A bit for each schedule class below it.
    pub(crate) classes: u64,
}

impl Node {
    /// Holds no point yet: it is far from everything, and nothing below it passes.
    pub(crate) const EMPTY: Self = Self { low: [f32::INFINITY; 3], high: [f32::NEG_INFINITY; 3], classes: 0 };
}

/// The nodes below one node, each number of all of them side by side, so that a processor compares several at once. Where
/// there are fewer than [`FAN_OUT`], [`Node::EMPTY`] stands for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct Siblings {
    pub(crate) low: [[f32; FAN_OUT]; 3],
    pub(crate) high: [[f32; FAN_OUT]; 3],
    pub(crate) classes: [u64; FAN_OUT],
}

impl Siblings {
    /// # Panics
    /// When there are more than [`FAN_OUT`].
    pub(crate) fn of(nodes: &[Node]) -> Self {
        assert!(nodes.len() <= FAN_OUT, "{} siblings: expected {FAN_OUT} at most", nodes.len());
        let node = |place: usize| nodes.get(place).unwrap_or(&Node::EMPTY);
        Self {
            low: from_fn(|axis| from_fn(|place| node(place).low[axis])),
            high: from_fn(|axis| from_fn(|place| node(place).high[axis])),
            classes: from_fn(|place| node(place).classes),
        }
    }

    /// One of them.
    pub(crate) fn node(&self, place: usize) -> Node {
        Node {
            low: self.low.map(|axis| axis[place]),
            high: self.high.map(|axis| axis[place]),
            classes: self.classes[place],
        }
    }
}
