//! What a point offers, in as few bytes as it takes: how many procedures, then each by its gap to the one before, ascending.
//!
//! With 32 of 1,200 procedures a point, a row takes 33 bytes where whole numbers would take 130.

/// Bits of a gap in a byte; the highest bit says that more follow (LEB128, as in DWARF 5, section 7.6).
const BITS: u32 = 7;
const MORE: u8 = 1 << BITS;

/// The procedures of a set, ascending.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfferRow<'r>(&'r [u8]);

fn push(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= u32::from(MORE) {
        bytes.push(number as u8 | MORE);
        number >>= BITS;
    }
    bytes.push(number as u8);
}

impl<'r> OfferRow<'r> {
    /// The set that begins with these bytes.
    pub(crate) fn of(bytes: &'r [u8]) -> Self {
        Self(bytes)
    }

    /// Appends the bytes of a set of ascending procedures.
    pub(crate) fn write(procedures: impl ExactSizeIterator<Item = u32>, bytes: &mut Vec<u8>) {
        // There are no more than ordinals.
        push(procedures.len() as u32, bytes);
        let mut before = 0;
        for procedure in procedures {
            push(procedure - before, bytes);
            before = procedure;
        }
    }

    /// Whether a procedure is in the set.
    pub(crate) fn contains(self, procedure: u32) -> bool {
        self.into_iter().find(|own| *own >= procedure) == Some(procedure)
    }
}

impl<'r> IntoIterator for OfferRow<'r> {
    type Item = u32;
    type IntoIter = Procedures<'r>;

    fn into_iter(self) -> Procedures<'r> {
        let mut bytes = self.0.iter();
        let left = next(&mut bytes).unwrap_or(0);
        Procedures { bytes, left, before: 0 }
    }
}

/// The procedures of an [`OfferRow`], ascending.
#[derive(Clone, Debug)]
pub(crate) struct Procedures<'r> {
    bytes: std::slice::Iter<'r, u8>,
    left: u32,
    before: u32,
}

/// The next number; none where the bytes end.
fn next(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u32> {
    let (mut number, mut shift) = (0u32, 0);
    loop {
        let byte = *bytes.next()?;
        number |= u32::from(byte & !MORE).checked_shl(shift).unwrap_or(0);
        if byte & MORE == 0 {
            return Some(number);
        }
        shift += BITS;
    }
}

impl Iterator for Procedures<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        self.before = self.before.wrapping_add(next(&mut self.bytes)?);
        Some(self.before)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_row_has_the_procedures_that_went_in(
            set in prop::collection::btree_set(prop_oneof![0u32..300, any::<u32>()], 0..40), other in 0u32..300,
        ) {
            let mut bytes = Vec::new();
            OfferRow::write(set.iter().copied(), &mut bytes);
            // Another set follows.
            bytes.extend([2, 1, 1]);
            let row = OfferRow::of(&bytes);
            prop_assert_eq!(row.into_iter().collect::<BTreeSet<u32>>(), set.clone());
            prop_assert!(set.iter().all(|procedure| row.contains(*procedure)));
            prop_assert_eq!(row.contains(other), set.contains(&other));
        }

        #[test]
        fn no_bytes_are_too_odd_to_read(bytes in prop::collection::vec(any::<u8>(), 0..50)) {
            prop_assert!(OfferRow::of(&bytes).into_iter().count() <= bytes.len());
        }
    }
}
