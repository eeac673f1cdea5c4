//! How near what lies in a box can be: of one node, and of sixteen siblings at once.

use domain::Ecef;

use crate::format::FAN_OUT;
use crate::format::search_records::{Node, Siblings};

/// The largest f32 that is not above the value, so that a box never excludes its points.
pub(crate) fn rounded_down(value: f64) -> f32 {
    let near = value as f32;
    if f64::from(near) > value { near.next_down() } else { near }
}

/// The smallest f32 that is not below the value.
pub(crate) fn rounded_up(value: f64) -> f32 {
    let near = value as f32;
    if f64::from(near) < value { near.next_up() } else { near }
}

/// A chord in metres that no point below a node undercuts.
pub(crate) fn least_chord_m(Node { low, high, .. }: &Node, from: Ecef) -> f64 {
    let mut sum = 0.0;
    for axis in 0..3 {
        let outside = (f64::from(low[axis]) - from.0[axis]).max(from.0[axis] - f64::from(high[axis]));
        sum += outside.max(0.0).powi(2);
    }
    sum.sqrt()
}

/// A place as the siblings are compared with it: between the numbers next to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rounded {
    below: [f32; 3],
    above: [f32; 3],
}

impl Rounded {
    /// Takes back what rounding may have added: each of a difference, its square, two sums, a root and this product is off
    /// by 2^-24 at most, relatively, and so the chord by less than 5 times that.
    const SHRINK: f32 = 1.0 - 1.0 / (1 << 20) as f32;

    pub(crate) fn of(place: Ecef) -> Self {
        Self { below: place.0.map(rounded_down), above: place.0.map(rounded_up) }
    }

    /// For each of the siblings a chord in metres that no point below it undercuts, at most two metres and a millionth
    /// shorter than [`least_chord_m`]; infinite where there is none.
    pub(crate) fn least_chords_m(&self, siblings: &Siblings) -> [f32; FAN_OUT] {
        let mut chords_m = [0.0f32; FAN_OUT];
        for axis in 0..3 {
            let (low, high) = (&siblings.low[axis], &siblings.high[axis]);
            for place in 0..FAN_OUT {
                let (before, behind) = (low[place] - self.above[axis], self.below[axis] - high[place]);
                // Not `max`, which has to be told apart from what isn't a number, as nothing here is.
                let outside = if before > behind { before } else { behind };
                let outside = if outside > 0.0 { outside } else { 0.0 };
                chords_m[place] += outside * outside;
            }
        }
        chords_m.map(|squares| squares.sqrt() * Self::SHRINK)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A coordinate on earth or near it.
    fn metres() -> impl Strategy<Value = f64> {
        prop_oneof![-6.4e6..6.4e6, -1.0..1.0, Just(0.0)]
    }

    fn place() -> impl Strategy<Value = [f64; 3]> {
        [metres(), metres(), metres()]
    }

    fn node() -> impl Strategy<Value = Node> {
        let size = prop_oneof![Just(0.0), 0.0..10.0, 0.0..1e6];
        (place(), [size.clone(), size.clone(), size]).prop_map(|(corner, size)| Node {
            low: corner.map(rounded_down),
            high: std::array::from_fn(|axis| rounded_up(corner[axis] + size[axis])),
            classes: 1,
        })
    }

    proptest! {
        #[test]
        fn the_bounds_of_siblings_are_below_those_of_each_and_near_them(
            nodes in prop::collection::vec(node(), 1..=FAN_OUT), from in place(),
            near in any::<prop::sample::Index>(), moved in [-2.0..2.0, -2.0..2.0, -2.0..2.0],
        ) {
            // From anywhere, and from beside a box.
            let beside = std::array::from_fn(|axis| f64::from(near.get(&nodes).low[axis]) + moved[axis]);
            for from in [Ecef(from), Ecef(beside)] {
                let together = Rounded::of(from).least_chords_m(&Siblings::of(&nodes));
                for (place, chord_m) in together.iter().copied().map(f64::from).enumerate() {
                    match nodes.get(place) {
                        Some(node) => {
                            let alone = least_chord_m(node, from);
                            prop_assert!(chord_m <= alone && alone <= chord_m * (1.0 + 2e-6) + 2.0, "{chord_m} {alone}");
                        }
                        None => prop_assert_eq!(chord_m, f64::INFINITY),
                    }
                }
            }
        }

        #[test]
        fn siblings_give_back_each_node(nodes in prop::collection::vec(node(), 0..=FAN_OUT)) {
            let siblings = Siblings::of(&nodes);
            for place in 0..FAN_OUT {
                prop_assert_eq!(siblings.node(place), nodes.get(place).copied().unwrap_or(Node::EMPTY));
            }
        }
    }
}
