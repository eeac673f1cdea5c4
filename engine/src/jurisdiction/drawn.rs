//! Territories that offices drew: laid over subdistricts when they come in, compared with a point when it is asked for.

use std::sync::Arc;

use domain::ellipsoid::metres_per_degree;
use domain::jurisdiction::{DrawnTerritory, Extent, Home, Share, TerritoryPart};
use domain::{AreaCode, Metres, Position, ServicePoint};
use geo::{
    Area as _, BooleanOps, BoundingRect, Coord, Euclidean, Length, LineString, MultiPolygon, Polygon, Rect,
};

use crate::areas::{UNCERTAIN_WITHIN, is_within, is_within_reach};
use crate::{Area, Areas};

/// How thick, on average, what two drawings of one border differ by may be: as wide as a road with its verges. A municipality
/// that follows a border drawn anew isn't meant to hold a strip of every neighbour.
const SAME_BORDER: Metres = Metres(30.0);

/// How a territory holds a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// All of it.
    Whole,
    /// The part of it that is asked for.
    Part,
    /// Some of it: nobody can tell whether it is what is asked for.
    Perhaps,
}

impl Hold {
    /// How much of an area it is.
    pub(crate) fn extent(self) -> Extent {
        match self {
            Self::Whole => Extent::Whole,
            Self::Part | Self::Perhaps => Extent::Part,
        }
    }
}

/// How what was drawn holds a place that may be the one that decides.
pub(crate) fn hold(drawn: &DrawnTerritory, place: AreaCode, home: &Home) -> Option<Hold> {
    let share = drawn.share_of(place)?;
    match (share, home.at) {
        (Share::Whole, _) => Some(Hold::Whole),
        (Share::Part, None) => Some(Hold::Perhaps),
        (Share::Edge, None) => None,
        (Share::Part | Share::Edge, Some(point))
            if is_within_reach(UNCERTAIN_WITHIN, drawn.rings(), point) =>
        {
            Some(Hold::Perhaps)
        }
        (Share::Part | Share::Edge, Some(point)) => is_within(drawn.rings(), point).then_some(Hold::Part),
    }
}

/// Lays the territories that points drew over subdistricts: which of them each covers or cuts. The others stay as they are.
pub fn lay_over(points: &mut [ServicePoint], subdistricts: &[Area]) {
    let drawn: Vec<&mut Arc<DrawnTerritory>> =
        points.iter_mut().filter_map(|point| point.territory.as_mut()).collect();
    if drawn.is_empty() {
        return;
    }
    let bounded = bounded(subdistricts);
    for territory in drawn {
        let parts = parts(territory, &bounded);
        if parts != territory.parts {
            Arc::make_mut(territory).parts = parts;
        }
    }
}

/// Lays what a point drew over the areas of a snapshot.
pub(crate) fn lay_over_areas(point: &mut ServicePoint, areas: &Areas) {
    if let Some(territory) = &point.territory {
        let near = near(territory, areas);
        lay_over(std::slice::from_mut(point), &near);
    }
}

/// How many areas of a snapshot a territory covers or cuts.
pub(crate) fn count_under(territory: &DrawnTerritory, areas: &Areas) -> usize {
    parts(territory, &bounded(&near(territory, areas))).len()
}

fn near(territory: &DrawnTerritory, areas: &Areas) -> Vec<Area> {
    let around = bounds(territory.rings());
    around.map(|around| areas.reaching([around.min().y, around.max().y], around.min().x)).unwrap_or_default()
}

fn bounded(subdistricts: &[Area]) -> Vec<(Rect, &Area)> {
    let bound = |area: &'_ Area| bounds(area.rings.iter().map(Vec::as_slice));
    subdistricts.iter().filter_map(|area| Some((bound(area)?, area))).collect()
}

fn parts(territory: &DrawnTerritory, subdistricts: &[(Rect, &Area)]) -> Vec<TerritoryPart> {
    let Some(around) = bounds(territory.rings()) else { return Vec::new() };
    let near = subdistricts.iter().filter(|(own, _)| are_together(*own, around));
    let part = |(_, area): &(Rect, &Area)| {
        Some(TerritoryPart { subdistrict: area.code, share: share(territory, area)? })
    };
    let mut parts: Vec<TerritoryPart> = near.filter_map(part).collect();
    // Of a subdistrict that stands there twice, one that is cut counts.
    parts.sort_by_key(|part| (part.subdistrict, part.share != Share::Part));
    parts.dedup_by_key(|part| part.subdistrict);
    parts
}

/// How much of a subdistrict a territory covers.
fn share(territory: &DrawnTerritory, area: &Area) -> Option<Share> {
    let origin = *area.rings.iter().flatten().next()?;
    let own = flat(area.rings.iter().map(Vec::as_slice), origin);
    let drawn = flat(territory.rings(), origin);
    let covered = own.intersection(&drawn);
    if covered.unsigned_area() == 0.0 {
        return None;
    }
    let is_little = |shape: &MultiPolygon| shape.iter().all(is_thin);
    Some(match (is_little(&own.difference(&drawn)), is_little(&covered)) {
        (true, _) => Share::Whole,
        (false, true) => Share::Edge,
        (false, false) => Share::Part,
    })
}

/// Whether a shape is no thicker on average than two drawings of one border are apart: a strip's area is its length by
/// its thickness, and its outline is twice as long as it is.
fn is_thin(shape: &Polygon) -> bool {
    let outline: f64 =
        [shape.exterior()].into_iter().chain(shape.interiors()).map(|ring| Euclidean.length(ring)).sum();
    2.0 * shape.unsigned_area() <= SAME_BORDER.0 * outline
}

/// Rings on a plane of metres around a position: what lies in an odd number of them is in the polygon.
fn flat<'r>(rings: impl Iterator<Item = &'r [Position]>, origin: Position) -> Polygon {
    let (north, east) = metres_per_degree(origin.latitude_degrees());
    let coord = |position: &Position| Coord {
        x: (position.longitude_degrees() - origin.longitude_degrees()) * east.0,
        y: (position.latitude_degrees() - origin.latitude_degrees()) * north.0,
    };
    let mut rings = rings.map(|ring| ring.iter().map(coord).collect::<LineString>());
    let first = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
    Polygon::new(first, rings.collect())
}

fn bounds<'r>(rings: impl Iterator<Item = &'r [Position]>) -> Option<Rect> {
    let coord =
        |position: &Position| Coord { x: position.longitude_degrees(), y: position.latitude_degrees() };
    rings.flatten().map(coord).collect::<LineString>().bounding_rect()
}

fn are_together(a: Rect, b: Rect) -> bool {
    a.min().x <= b.max().x && b.min().x <= a.max().x && a.min().y <= b.max().y && b.min().y <= a.max().y
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ServicePointId;

    fn rectangle([south, west, north, east]: [f64; 4]) -> Vec<Position> {
        let corners = [(south, west), (south, east), (north, east), (north, west)];
        corners.map(|(lat, lon)| Position::from_degrees(lat, lon).expect("in range")).to_vec()
    }

    fn code(number: u32) -> AreaCode {
        AreaCode::from_number(number).expect("a code")
    }

    /// Two subdistricts side by side, of a tenth of a degree each.
    fn subdistricts() -> Vec<Area> {
        [(380_401, 103.0), (380_402, 103.1)]
            .map(|(number, west)| Area {
                code: code(number),
                rings: vec![rectangle([18.0, west, 18.1, west + 0.1])],
            })
            .to_vec()
    }

    fn laid(rings: Vec<Vec<Position>>) -> DrawnTerritory {
        let mut point = ServicePoint::named(ServicePointId::new("a").expect("an id"), "ก".to_owned());
        point.territory = Some(Arc::new(DrawnTerritory::of(vec![rings])));
        let mut points = [point];
        lay_over(&mut points, &subdistricts());
        let [point] = points;
        Arc::unwrap_or_clone(point.territory.expect("a territory"))
    }

    fn shares(rings: Vec<Vec<Position>>) -> Vec<(u32, Share)> {
        laid(rings).parts.iter().map(|part| (part.subdistrict.number(), part.share)).collect()
    }

    #[test]
    fn an_outline_covers_cuts_or_leaves_out_a_subdistrict() {
        let (first, second) = (380_401, 380_402);
        for (rings, expected) in [
            (vec![[17.9, 102.9, 18.2, 103.3]], vec![(first, Share::Whole), (second, Share::Whole)]),
            (vec![[18.0, 103.0, 18.1, 103.1]], vec![(first, Share::Whole)]),
            (vec![[18.0, 103.0, 18.1, 103.15]], vec![(first, Share::Whole), (second, Share::Part)]),
            (vec![[18.02, 103.02, 18.03, 103.03]], vec![(first, Share::Part)]),
            // A hole as large as half of it.
            (vec![[18.0, 103.0, 18.1, 103.1], [18.01, 103.01, 18.09, 103.07]], vec![(first, Share::Part)]),
            // The common border drawn twenty metres off.
            (vec![[18.0, 103.0, 18.1, 103.1002]], vec![(first, Share::Whole), (second, Share::Edge)]),
            (vec![[18.0, 103.0, 18.1, 103.0998]], vec![(first, Share::Whole)]),
            (vec![[10.0, 103.0, 10.1, 103.1]], vec![]),
        ] {
            let rings: Vec<Vec<Position>> = rings.into_iter().map(rectangle).collect();
            assert_eq!(shares(rings.clone()), expected, "{rings:?}");
        }
    }

    #[test]
    fn a_point_tells_on_which_side_of_an_outline_a_place_lies_and_a_subdistrict_alone_does_not() {
        let drawn = laid(vec![rectangle([18.0, 103.0, 18.1, 103.15])]);
        let cut = code(380_402);
        let at = |lon: f64| Home::of(cut).at(Position::from_degrees(18.05, lon).expect("in range"));
        assert_eq!(hold(&drawn, cut, &Home::of(cut)), Some(Hold::Perhaps));
        assert_eq!(hold(&drawn, cut, &at(103.12)), Some(Hold::Part));
        assert_eq!(hold(&drawn, cut, &at(103.18)), None);
        // A hundred metres beyond it, as a pin is set by eye.
        assert_eq!(hold(&drawn, cut, &at(103.151)), Some(Hold::Perhaps));
        assert_eq!(hold(&drawn, code(380_401), &Home::of(code(380_401))), Some(Hold::Whole));
        assert_eq!(hold(&drawn, code(380_403), &Home::of(code(380_403))), None);
    }
}
