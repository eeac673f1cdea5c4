//! What a search reads again and again, each record in as few cache lines as it can be.

use bytemuck::{Pod, Zeroable};

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

/// A node of a tree: half a line.
#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct Node {
    /// Lower corner of the box around the points below, in earth-centred metres, rounded down.
    pub(crate) low: [f32; 3],
    /// Upper corner, rounded up.
    pub(crate) high: [f32; 3],
    /// A bit for each schedule class below it.
    pub(crate) classes: u64,
}
