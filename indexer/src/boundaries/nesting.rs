//! Which rings are holes in which: what lies in an odd number of rings is inside.

use engine::rings::{Polygons, longest_edge, middle};
use geo::{BoundingRect, Coord, Intersects, LineString, Point, Polygon, Rect};

/// A ring as it is asked whether others lie in it.
struct Ring {
    polygon: Polygon,
    bounds: Option<Rect>,
    /// A place on the ring where no other ring has a vertex.
    place: Option<Point>,
}

impl Ring {
    fn of(ring: LineString) -> Self {
        let place = longest_edge(&ring).map(middle);
        let polygon = Polygon::new(ring, vec![]);
        Self { bounds: polygon.bounding_rect(), polygon, place }
    }

    fn is_around(&self, place: &Point) -> bool {
        self.bounds.is_some_and(|bounds| bounds.intersects(place)) && self.polygon.intersects(place)
    }
}

/// For each ring the ring that it is a hole of, or none if it is an outer ring.
fn parents(rings: Vec<LineString>) -> Vec<Option<usize>> {
    let rings: Vec<Ring> = rings.into_iter().map(Ring::of).collect();
    let around = |index: usize| -> Vec<usize> {
        let Some(place) = rings[index].place else { return Vec::new() };
        (0..rings.len()).filter(|other| *other != index && rings[*other].is_around(&place)).collect()
    };
    let around: Vec<Vec<usize>> = (0..rings.len()).map(around).collect();
    let parent = |outer: &Vec<usize>| {
        // The innermost of those around it is in most of the others.
        let innermost = outer.iter().copied().max_by_key(|ring| around[*ring].len());
        innermost.filter(|_| outer.len() % 2 == 1)
    };
    around.iter().map(parent).collect()
}

/// Rings of a shapefile as polygons, each an outer ring and its holes.
pub(super) fn of_positions(rings: Vec<Vec<[f64; 2]>>) -> Polygons {
    if rings.len() < 2 {
        return rings.into_iter().map(|ring| vec![ring]).collect();
    }
    let coord = |at: &[f64; 2]| Coord { x: at[0], y: at[1] };
    let lines = rings.iter().map(|ring| LineString::new(ring.iter().map(coord).collect())).collect();
    grouped(rings, &parents(lines))
}

/// Rings of one area as polygons.
pub(super) fn of_lines(rings: Vec<LineString>) -> Vec<Vec<LineString>> {
    let parents = parents(rings.clone());
    grouped(rings, &parents)
}

fn grouped<R>(rings: Vec<R>, parents: &[Option<usize>]) -> Vec<Vec<R>> {
    let mut groups: Vec<Vec<R>> = Vec::new();
    let mut group_of = vec![usize::MAX; rings.len()];
    let mut holes = Vec::new();
    for (index, ring) in rings.into_iter().enumerate() {
        if let Some(parent) = parents[index] {
            holes.push((parent, ring));
        } else {
            group_of[index] = groups.len();
            groups.push(vec![ring]);
        }
    }
    for (parent, ring) in holes {
        match groups.get_mut(group_of[parent]) {
            Some(group) => group.push(ring),
            // Rings that cross have no clear order: what is around such a hole may be a hole itself.
            None => groups.push(vec![ring]),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, size: f64) -> Vec<[f64; 2]> {
        let corners = [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size), (0.0, 0.0)];
        corners.iter().map(|(x, y)| [west + x, (10.0 - size) / 2.0 + y]).collect()
    }

    #[test]
    fn an_island_on_a_lake_is_an_outer_ring_whatever_its_direction() {
        let mut lake = square(2.0, 6.0);
        for _ in 0..2 {
            lake.reverse();
            let rings = vec![square(4.0, 2.0), lake.clone(), square(0.0, 10.0), square(20.0, 1.0)];
            let polygons = of_positions(rings);
            let sizes: Vec<usize> = polygons.iter().map(Vec::len).collect();
            assert_eq!(sizes, [1, 2, 1]);
            assert_eq!(polygons[1][1], lake);
        }
    }
}
