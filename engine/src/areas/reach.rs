//! How far a position is from the outline of an area of which one knows the code.

use domain::ellipsoid::{Metres, metres_per_degree};
use domain::{AreaCode, Position};
use geo::Coord;

use super::borders::square_from_origin;
use super::{Areas, coord};

/// A position and one area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// Whether the area is around the position, by the border rule of [`Areas`].
    pub is_inside: bool,
    /// To the nearest point of the area's outline: to within a metre over a kilometre, 1 % over 100 km.
    pub border: Metres,
}

impl Reach {
    /// How far outside the position is; nothing inside.
    #[must_use]
    pub fn outside(self) -> Metres {
        if self.is_inside { Metres(0.0) } else { self.border }
    }
}

impl Areas {
    /// How a position lies to an area; none for a code that has no outline. Parts of one code count as one area.
    #[must_use]
    pub fn reach(&self, code: AreaCode, position: Position) -> Option<Reach> {
        let point = coord(position);
        let first = self.codes.partition_point(|number| *number < code.number());
        let parts = (first..self.codes.len()).take_while(|index| self.codes[*index] == code.number());
        let (north, east) = metres_per_degree(point.y);
        let in_metres =
            |vertex: Coord| Coord { x: (vertex.x - point.x) * east.0, y: (vertex.y - point.y) * north.0 };
        let (mut is_inside, mut nearest) = (false, f64::INFINITY);
        for index in parts {
            let outline = self.outlines.get(index as u32);
            is_inside |= outline.contains(point);
            let squares = outline
                .edges()
                .filter(|edge| edge.start != edge.end)
                .map(|edge| square_from_origin(in_metres(edge.start), in_metres(edge.end)));
            nearest = squares.fold(nearest, f64::min);
        }
        nearest.is_finite().then(|| Reach { is_inside, border: Metres(nearest.sqrt()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Area;
    use proptest::prelude::*;

    fn at(latitude: f64, longitude: f64) -> Position {
        Position::from_degrees(latitude, longitude).expect("in range")
    }

    fn square(code: &str, west: f64) -> Area {
        let ring = [(17.0, west), (17.0, west + 1.0), (18.0, west + 1.0), (18.0, west)];
        Area {
            code: code.parse().expect("a code"),
            rings: vec![ring.map(|(latitude, longitude)| at(latitude, longitude)).to_vec()],
        }
    }

    proptest! {
        #[test]
        fn the_reach_of_a_square_is_that_to_its_nearest_side(
            latitude in 16.0..19.0_f64, longitude in 102.0..105.0_f64,
        ) {
            let areas = Areas::new(vec![square("380101", 103.0), square("380102", 104.0)]);
            let here = at(latitude, longitude);
            let reach = areas.reach("380101".parse().expect("a code"), here).expect("an outline");
            let (north, east) = metres_per_degree(latitude);
            let (x, y) = ((longitude - 103.5).abs() - 0.5, (latitude - 17.5).abs() - 0.5);
            prop_assert_eq!(reach.is_inside, x < 0.0 && y < 0.0);
            let expected = if reach.is_inside {
                f64::min(-x * east.0, -y * north.0)
            } else {
                f64::hypot(x.max(0.0) * east.0, y.max(0.0) * north.0)
            };
            prop_assert!((reach.border.0 - expected).abs() < 1e-3 * expected + 1e-3);
            prop_assert_eq!(areas.reach("380103".parse().expect("a code"), here), None);
        }
    }
}
