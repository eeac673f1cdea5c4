//! Shapes whose outlines touch or cross themselves, made into polygons that are as they should be.

use std::collections::HashMap;

use geo::winding_order::{Winding, WindingOrder};
use geo::{BooleanOps, BoundingRect, Contains, Coord, Intersects, LineString, MultiPolygon, Polygon};

use super::{Boundary, nesting, snap};
use engine::rings::{self, Repairs};

/// Cuts outlines where they touch themselves, and where they cross; a line says what was done.
pub(super) fn mend(boundary: &mut Boundary, repairs: &mut Repairs, lines: &mut Vec<String>) {
    split_touching(boundary, repairs, lines);
    if let Some(place) = rings::first_crossing(&boundary.shape) {
        let Boundary { code, shape, .. } = &*boundary;
        let at = at(place);
        match uncrossed(shape) {
            Some(cut) => {
                let (before, after) = (shape.0.len(), cut.0.len());
                lines.push(format!(
                    "{code}: its outline crosses itself at {at}: what lies in an odd number of rings is kept, \
                     {after} polygons instead of {before}"
                ));
                repairs.crossed += 1;
                boundary.shape = cut;
            }
            None => lines.push(format!("{code}: its outline crosses itself at {at}: left as it is")),
        }
    } else if let Some(place) = nested(&boundary.shape) {
        let united = united(&boundary.shape);
        lines.push(format!("{}: one of its polygons covers another at {}: united", boundary.code, at(place)));
        repairs.crossed += 1;
        boundary.shape = united;
    }
}

fn at(place: Coord) -> String {
    format!("{:.5},{:.5}", place.y, place.x)
}

/// The shape without crossings. Bringing a crossing to whole steps may make a new one, though hardly twice.
fn uncrossed(shape: &MultiPolygon) -> Option<MultiPolygon> {
    let mut cut = united(shape);
    for _ in 0..2 {
        if rings::first_crossing(&cut).is_none() {
            return Some(cut);
        }
        cut = united(&cut);
    }
    rings::first_crossing(&cut).is_none().then_some(cut)
}

/// In each polygon what lies in an odd number of its rings, and all that together.
fn united(shape: &MultiPolygon) -> MultiPolygon {
    let nothing = MultiPolygon::new(vec![]);
    let parts = shape.iter().map(|polygon| polygon.union(&nothing));
    let united = parts.reduce(|united, part| united.union(&part)).unwrap_or(nothing);
    // What is done on the way to this is not a repair of the source.
    let united = rings::clean(&rings::mapped(&united, snap::on_step), &mut Repairs::default());
    split(&united).unwrap_or(united)
}

/// A place where one polygon lies in another.
fn nested(shape: &MultiPolygon) -> Option<Coord> {
    shape.iter().enumerate().find_map(|(index, inner)| {
        let place = rings::middle(rings::longest_edge(inner.exterior())?);
        let mut others = shape.iter().enumerate().filter(|(other, _)| *other != index);
        let is_around = |outer: &Polygon| {
            outer.bounding_rect().is_some_and(|bounds| bounds.intersects(&place)) && outer.contains(&place)
        };
        others.any(|(_, outer)| is_around(outer)).then_some(place.0)
    })
}

/// Cuts outlines that come to one vertex twice, so that each ring is simple.
pub(super) fn split_touching(boundary: &mut Boundary, repairs: &mut Repairs, lines: &mut Vec<String>) {
    if let Some(shape) = split(&boundary.shape) {
        let (before, after) = (rings::of(&boundary.shape).count(), rings::of(&shape).count());
        let code = boundary.code;
        lines.push(format!(
            "{code}: its outline touches itself: cut there, {after} rings instead of {before}"
        ));
        repairs.split += 1;
        boundary.shape = shape;
    }
}

/// The shape with simple rings; none if they are so already.
fn split(shape: &MultiPolygon) -> Option<MultiPolygon> {
    let mut has_changed = false;
    let mut polygons = Vec::new();
    for polygon in shape {
        let of_polygon = [polygon.exterior()].into_iter().chain(polygon.interiors());
        let simple: Vec<Vec<LineString>> = of_polygon.map(simple_rings).collect();
        if simple.iter().all(|rings| rings.len() == 1) {
            polygons.push(polygon.clone());
            continue;
        }
        has_changed = true;
        polygons.extend(nesting::of_lines(simple.concat()).into_iter().filter_map(directed));
    }
    has_changed.then(|| MultiPolygon::new(polygons))
}

/// An outer ring and its holes as a polygon, each in its direction.
fn directed(rings: Vec<LineString>) -> Option<Polygon> {
    let mut rings = rings.into_iter();
    let mut outer = rings.next()?;
    outer.make_winding_order(WindingOrder::CounterClockwise);
    let clockwise = |mut hole: LineString| {
        hole.make_winding_order(WindingOrder::Clockwise);
        hole
    };
    Some(Polygon::new(outer, rings.map(clockwise).collect()))
}

/// The rings that a ring consists of, none of which comes to a vertex twice. What has no extent is left out.
fn simple_rings(ring: &LineString) -> Vec<LineString> {
    let (mut path, mut places, mut simple) = (Vec::new(), HashMap::new(), Vec::new());
    for vertex in ring.coords().copied() {
        let key = (vertex.x.to_bits(), vertex.y.to_bits());
        if let Some(place) = places.get(&key).copied() {
            let around: Vec<Coord> = path.drain(place..).collect();
            places.retain(|_, at| *at < place);
            if around.len() > 2 {
                simple.push(closed(around));
            }
        }
        places.insert(key, path.len());
        path.push(vertex);
    }
    simple.retain(|ring: &LineString| ring.winding_order().is_some());
    simple
}

fn closed(mut vertices: Vec<Coord>) -> LineString {
    vertices.push(vertices[0]);
    LineString::new(vertices)
}
