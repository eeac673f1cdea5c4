//! Gaps between subdistricts, and overlaps of them.

use domain::ellipsoid::metres_per_degree;
use domain::{AreaCode, Position};
use engine::Areas;
use geo::winding_order::{Winding, WindingOrder};
use geo::{Coord, GeodesicArea, Line, LineString, Polygon};

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

/// Every ring of edges that only one area has, other than the rings around all areas: inside of it there is no area, or
/// more than one. The largest first.
///
/// Borders that cross where neither has a vertex count together with what is next to them.
pub(super) fn between(subdistricts: &[&Boundary]) -> Vec<Misfit> {
    let areas = Areas::new(subdistricts.iter().map(|boundary| boundary.area()).collect());
    let rings = dissolve::rings(subdistricts.iter().map(|boundary| &boundary.shape));
    let mut misfits: Vec<Misfit> = rings.iter().filter_map(|ring| of_ring(ring, &areas)).collect();
    misfits.sort_by(|a, b| {
        let places = |misfit: &Misfit| (misfit.place.latitude_degrees(), misfit.place.longitude_degrees());
        b.square_metres.total_cmp(&a.square_metres).then(places(a).0.total_cmp(&places(b).0))
    });
    misfits
}

/// The left side of an edge has one area more than its right side.
fn of_ring(ring: &LineString, areas: &Areas) -> Option<Misfit> {
    let edge = dissolve::longest_edge(ring)?;
    let around = |side: f64| beside(edge, side).map(|there| areas.all_around(there)).unwrap_or_default();
    let right = around(-1.0);
    let is_gap = right.is_empty() && ring.winding_order() == Some(WindingOrder::Clockwise);
    if !is_gap && right.is_empty() {
        return None;
    }
    let square_metres = Polygon::new(ring.clone(), vec![]).geodesic_area_signed().abs();
    let overlapping = if is_gap { Vec::new() } else { around(1.0) };
    Some(Misfit { place: position(&dissolve::middle(edge).0)?, square_metres, areas: overlapping })
}

/// The place beside the middle of an edge, to its left for 1, to its right for -1.
fn beside(edge: Line, side: f64) -> Option<Position> {
    let middle = dissolve::middle(edge).0;
    let (north, east) = metres_per_degree(middle.y);
    let (east_m, north_m) = (edge.dx() * east.0, edge.dy() * north.0);
    let step = side * BESIDE_M / f64::hypot(east_m, north_m);
    position(&Coord { x: middle.x - north_m * step / east.0, y: middle.y + east_m * step / north.0 })
}
