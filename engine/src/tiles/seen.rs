//! Which points were counted already, where several trees hold them.

/// A bit a point: the points of several large trees are counted in the time that reading them takes.
pub(super) struct Seen(Vec<u64>);

impl Seen {
    /// None of so many points was seen.
    pub(super) fn none_of(points: usize) -> Self {
        Self(vec![0; points.div_ceil(64)])
    }

    /// Whether a point is seen for the first time.
    pub(super) fn is_new(&mut self, ordinal: u32) -> bool {
        let (word, bit) = (ordinal as usize / 64, 1 << (ordinal % 64));
        let is_new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        is_new
    }
}
