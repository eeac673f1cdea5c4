//! Sets of ordinals as ascending lists: postings are such lists already, so a set is read from disk without building
//! anything, and two sets of like size are compared in one pass.

/// Ordinals, ascending, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ordinals(Vec<u32>);

impl Ordinals {
    /// The ordinals of a list.
    ///
    /// # Panics
    /// If they don't ascend, in builds that check it: a fault of the caller.
    pub(crate) fn ascending(list: Vec<u32>) -> Self {
        debug_assert!(list.is_sorted_by(|a, b| a < b), "ordinals ascend");
        Self(list)
    }

    /// Ordinals in any order, some of them more than once.
    pub(crate) fn gathered(ordinals: impl Iterator<Item = u32>) -> Self {
        let mut list: Vec<u32> = ordinals.collect();
        list.sort_unstable();
        list.dedup();
        Self(list)
    }

    /// Those below a limit.
    pub(crate) fn below(&self, limit: usize) -> &[u32] {
        &self.0[..self.0.partition_point(|ordinal| (*ordinal as usize) < limit)]
    }

    /// The same without keeping the others.
    pub(crate) fn into_below(mut self, limit: usize) -> Vec<u32> {
        self.0.truncate(self.below(limit).len());
        self.0
    }

    pub(crate) fn as_slice(&self) -> &[u32] {
        &self.0
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn contains(&self, ordinal: u32) -> bool {
        self.0.binary_search(&ordinal).is_ok()
    }

    /// Those of either set.
    pub(crate) fn union(self, other: Self) -> Self {
        match (self.is_empty(), other.is_empty()) {
            (_, true) => return self,
            (true, _) => return other,
            _ => {}
        }
        let (mut all, mut a, mut b) =
            (Vec::with_capacity(self.len() + other.len()), &self.0[..], &other.0[..]);
        while let ([first_a, rest_a @ ..], [first_b, rest_b @ ..]) = (a, b) {
            all.push(*first_a.min(first_b));
            if first_a <= first_b {
                a = rest_a;
            }
            if first_b <= first_a {
                b = rest_b;
            }
        }
        all.extend(a);
        all.extend(b);
        Self(all)
    }

    /// Those that are, or are not, in an ascending list as well.
    pub(crate) fn filtered(mut self, list: &[u32], are_in: bool) -> Self {
        let mut rest = list;
        self.0.retain(|ordinal| {
            while let [first, others @ ..] = rest
                && first < ordinal
            {
                rest = others;
            }
            (rest.first() == Some(ordinal)) == are_in
        });
        self
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn list(set: &BTreeSet<u32>) -> Vec<u32> {
        set.iter().copied().collect()
    }

    proptest! {
        #[test]
        fn they_are_the_sets_that_they_stand_for(
            a in prop::collection::btree_set(0_u32..60, 0..40), b in prop::collection::btree_set(0_u32..60, 0..40),
        ) {
            let [set_a, set_b] = [&a, &b].map(|set| Ordinals::ascending(list(set)));
            let both: BTreeSet<u32> = a.intersection(&b).copied().collect();
            let only_a: BTreeSet<u32> = a.difference(&b).copied().collect();
            let either: BTreeSet<u32> = a.union(&b).copied().collect();
            prop_assert_eq!(set_a.clone().filtered(&list(&b), true), Ordinals(list(&both)));
            prop_assert_eq!(set_a.clone().filtered(&list(&b), false), Ordinals(list(&only_a)));
            for ordinal in 0..60 {
                prop_assert_eq!(set_a.contains(ordinal), a.contains(&ordinal));
                prop_assert_eq!(set_a.clone().into_below(ordinal as usize), set_a.below(ordinal as usize));
                prop_assert_eq!(set_a.below(ordinal as usize), list(&a.range(..ordinal).copied().collect()));
            }
            let twice = list(&a).into_iter().rev().chain(list(&a));
            prop_assert_eq!(Ordinals::gathered(twice), set_a.clone());
            prop_assert_eq!(set_a.union(set_b), Ordinals(list(&either)));
        }
    }
}
