//! Gaps between subdistricts, and overlaps of them.

use std::collections::HashSet;

use domain::ellipsoid::{Metres, metres_per_degree};
use domain::{AreaCode, Position};
use engine::Areas;
use engine::rings::{longest_edge, middle};
use geo::winding_order::{Winding, WindingOrder};
use geo::{Coord, GeodesicArea, Line, LineString, Polygon};

use super::mesh::{self, VertexKey};
use super::{Boundary, dissolve, position};

/// How far beside an edge it is asked what lies there.
const BESIDE_M: f64 = 0.01;

/// A gap or an overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct Misfit {
    /// A place at it: the middle of its longest edge.
    pub place: Position,
    /// Its extent in square metres.
    pub square_metres: f64,
    /// The areas that overlap; none where it is a gap.
    pub areas: Vec<AreaCode>,
}

/// Gaps and overlaps, and where they are.
pub(super) struct Compared {
    /// The largest first.
    pub(super) misfits: Vec<Misfit>,
    /// The vertices around them, and those of outlines along which another area begins within twice the reach.
    pub(super) vertices: HashSet<VertexKey>,
}

/// Every ring of edges that only one area has, other than the rings around all areas: inside of it there is no area, or
/// more than one.
///
/// Borders that cross where neither has a vertex count together with what is next to them.
pub(super) fn between(subdistricts: &[&Boundary], reach: Metres) -> Compared {
    let areas = Areas::new(subdistricts.iter().map(|boundary| boundary.area()).collect());
    let rings = dissolve::rings(subdistricts.iter().map(|boundary| &boundary.shape));
    let mut compared = Compared { misfits: Vec::new(), vertices: HashSet::new() };
    for ring in &rings {
        if let Some(misfit) = of_ring(ring, &areas) {
            compared.misfits.push(misfit);
            compared.vertices.extend(ring.coords().copied().map(mesh::key));
        } else {
            // A gap or overlap that reaches the outside is a part of the outline of all areas.
            let inland = ring.lines().filter(|edge| is_beside_another(*edge, reach, &areas));
            compared.vertices.extend(inland.flat_map(|edge| [edge.start, edge.end]).map(mesh::key));
        }
    }
    compared.misfits.sort_by(|a, b| {
        let places = |misfit: &Misfit| (misfit.place.latitude_degrees(), misfit.place.longitude_degrees());
        b.square_metres.total_cmp(&a.square_metres).then(places(a).0.total_cmp(&places(b).0))
    });
    compared
}

/// The left side of an edge has one area more than its right side.
fn of_ring(ring: &LineString, areas: &Areas) -> Option<Misfit> {
    let edge = longest_edge(ring)?;
    let around = |side: f64| beside(edge, side).map(|there| areas.all_around(there)).unwrap_or_default();
    let right = around(-1.0);
    let is_gap = right.is_empty() && ring.winding_order() == Some(WindingOrder::Clockwise);
    if !is_gap && right.is_empty() {
        return None;
    }
    let square_metres = Polygon::new(ring.clone(), vec![]).geodesic_area_signed().abs();
    let overlapping = if is_gap { Vec::new() } else { around(1.0) };
    Some(Misfit { place: position(&middle(edge).0)?, square_metres, areas: overlapping })
}

/// Whether there is an area close to the right of an outline, where the outside should be.
fn is_beside_another(edge: Line, reach: Metres, areas: &Areas) -> bool {
    let is_area = |share: f64, away_m: f64| {
        place_beside(edge, share, -away_m).is_some_and(|there| areas.locate(there).is_some())
    };
    let along = [0.1, 0.5, 0.9];
    along.iter().any(|share| [BESIDE_M, reach.0, 2.0 * reach.0].iter().any(|away_m| is_area(*share, *away_m)))
}

/// The place beside the middle of an edge, to its left for 1, to its right for -1.
fn beside(edge: Line, side: f64) -> Option<Position> {
    place_beside(edge, 0.5, side * BESIDE_M)
}

/// The place so many metres to the left of an edge, at a share of its length.
fn place_beside(edge: Line, share: f64, left_m: f64) -> Option<Position> {
    let middle = edge.start + edge.delta() * share;
    let (north, east) = metres_per_degree(middle.y);
    let (east_m, north_m) = (edge.dx() * east.0, edge.dy() * north.0);
    let step = left_m / f64::hypot(east_m, north_m);
    position(&Coord { x: middle.x - north_m * step / east.0, y: middle.y + east_m * step / north.0 })
}
