//! Whether a position lies within rings that no grid was made of, and how near they come: for a territory that one office
//! drew.

use domain::ellipsoid::metres_per_degree;
use domain::{Metres, Position};
use geo::{Coord, Line};

use super::borders::square_from_origin;
use super::{coord, outline};

/// Whether a position lies in an odd number of rings, by the border rule of [`Areas`](super::Areas).
pub(crate) fn is_within<'r>(rings: impl Iterator<Item = &'r [Position]>, position: Position) -> bool {
    outline::is_inside(rings.flat_map(edges), coord(position))
}

/// Whether a ring comes as near to a position as that, to within a metre where it is short.
pub(crate) fn is_within_reach<'r>(
    reach: Metres,
    rings: impl Iterator<Item = &'r [Position]>,
    position: Position,
) -> bool {
    let (point, (north, east)) = (coord(position), metres_per_degree(position.latitude_degrees()));
    let in_metres =
        |vertex: Coord| Coord { x: (vertex.x - point.x) * east.0, y: (vertex.y - point.y) * north.0 };
    let mut edges = rings.flat_map(edges).filter(|edge| edge.start != edge.end);
    edges.any(|edge| square_from_origin(in_metres(edge.start), in_metres(edge.end)) <= reach.0 * reach.0)
}

/// The edges of a ring, closed or not.
fn edges(ring: &[Position]) -> impl Iterator<Item = Line> + '_ {
    let ends = ring.iter().cycle().skip(1);
    ring.iter().zip(ends).map(|(start, end)| Line::new(coord(*start), coord(*end)))
}
