//! The size and the middle of an area, and places spread over it evenly.

use domain::Position;
use domain::ellipsoid::metres_per_degree;
use engine::Area;

/// An area as a plane figure around its centroid. Over a subdistrict, at most 100 km wide, the plane is the ellipsoid to
/// within 1 %.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its centre of mass, which may lie outside a bent one.
    pub centroid: Position,
    /// How large it is.
    pub square_metres: f64,
    /// From the centroid to the vertex farthest away.
    pub reach_m: f64,
    /// Rings in metres east and north of the centroid, closed.
    rings: Vec<Vec<[f64; 2]>>,
    metres_per_degree: [f64; 2],
}

/// A place in an area: metres east and north of its centroid.
pub type Place = [f64; 2];

impl Shape {
    /// The shape of an area; none where it has no extent.
    pub(crate) fn of(area: &Area) -> Option<Self> {
        Self::of_rings(&area.rings)
    }

    /// The shape of rings: what lies in an odd number of them is inside.
    pub(crate) fn of_rings(positions: &[Vec<Position>]) -> Option<Self> {
        let first = positions.first()?.first()?;
        let (north, east) = metres_per_degree(first.latitude_degrees());
        let plane = |position: &Position| {
            [
                (position.longitude_degrees() - first.longitude_degrees()) * east.0,
                (position.latitude_degrees() - first.latitude_degrees()) * north.0,
            ]
        };
        let mut rings: Vec<Vec<[f64; 2]>> = Vec::new();
        for ring in positions {
            let mut ring: Vec<[f64; 2]> = ring.iter().map(plane).collect();
            if let Some(start) = ring.first().copied().filter(|start| ring.last() != Some(start)) {
                ring.push(start);
            }
            rings.push(ring);
        }
        let [x, y, square_metres] = mass(&rings)?;
        for vertex in rings.iter_mut().flatten() {
            *vertex = [vertex[0] - x, vertex[1] - y];
        }
        let reach_m = rings.iter().flatten().map(|[x, y]| x.hypot(*y)).fold(0.0, f64::max);
        let centroid = Position::from_degrees(
            first.latitude_degrees() + y / north.0,
            first.longitude_degrees() + x / east.0,
        );
        Some(Self {
            centroid: centroid.ok()?,
            square_metres,
            reach_m,
            rings,
            metres_per_degree: [east.0, north.0],
        })
    }

    /// The radius of a circle of its size.
    #[must_use]
    pub fn radius_m(&self) -> f64 {
        (self.square_metres / std::f64::consts::PI).sqrt()
    }

    /// A position as metres east and north of the centroid.
    #[must_use]
    pub fn place(&self, position: Position) -> Place {
        let [east, north] = self.metres_per_degree;
        [
            (position.longitude_degrees() - self.centroid.longitude_degrees()) * east,
            (position.latitude_degrees() - self.centroid.latitude_degrees()) * north,
        ]
    }

    /// Whether a place lies inside: in an odd number of rings.
    #[must_use]
    pub fn contains(&self, [x, y]: Place) -> bool {
        self.crossings(y).into_iter().filter(|crossing| *crossing < x).count() % 2 == 1
    }

    /// How far it is from a place to the nearest edge, in metres.
    #[must_use]
    pub fn to_edge_m(&self, [x, y]: Place) -> f64 {
        let to_edge = |edge: &[Place]| {
            let ([x0, y0], [x1, y1]) = (edge[0], edge[1]);
            let (east, north) = (x1 - x0, y1 - y0);
            let along = ((x - x0) * east + (y - y0) * north) / (east * east + north * north);
            let along = if along.is_finite() { along.clamp(0.0, 1.0) } else { 0.0 };
            (x - x0 - along * east).hypot(y - y0 - along * north)
        };
        self.rings.iter().flat_map(|ring| ring.windows(2)).map(to_edge).fold(f64::INFINITY, f64::min)
    }

    /// The position of a place; the centroid for what would lie beyond a pole.
    #[must_use]
    pub fn position(&self, [x, y]: Place) -> Position {
        let [east, north] = self.metres_per_degree;
        let there = Position::from_degrees(
            self.centroid.latitude_degrees() + y / north,
            self.centroid.longitude_degrees() + x / east,
        );
        there.unwrap_or(self.centroid)
    }

    /// Places on a square grid over the area, about `count` of them; at least the centroid.
    #[must_use]
    pub fn places(&self, count: usize) -> Vec<Place> {
        let step = (self.square_metres / count as f64).sqrt();
        let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
        for [_, y] in self.rings.iter().flatten() {
            (south, north) = (south.min(*y), north.max(*y));
        }
        let mut places = Vec::with_capacity(count);
        let rows = ((north - south) / step).ceil() as usize;
        for row in 0..rows {
            let y = south + (row as f64 + 0.5) * step;
            let mut crossings = self.crossings(y);
            crossings.sort_unstable_by(f64::total_cmp);
            for span in crossings.chunks_exact(2) {
                let mut x = ((span[0] / step - 0.5).ceil() + 0.5) * step;
                while x < span[1] {
                    places.push([x, y]);
                    x += step;
                }
            }
        }
        if places.is_empty() {
            places.push([0.0, 0.0]);
        }
        places
    }

    /// Where outlines cross a parallel.
    fn crossings(&self, y: f64) -> Vec<f64> {
        let edges = self.rings.iter().flat_map(|ring| ring.windows(2));
        let crossed = edges.filter(|edge| (edge[0][1] > y) != (edge[1][1] > y));
        crossed
            .map(|edge| {
                let ([x0, y0], [x1, y1]) = (edge[0], edge[1]);
                x0 + (y - y0) / (y1 - y0) * (x1 - x0)
            })
            .collect()
    }
}

/// Centre of mass and size of what lies in an odd number of rings that don't cross: the largest ring counts, and every other
/// one adds or takes away as its direction says against that of the largest.
fn mass(rings: &[Vec<[f64; 2]>]) -> Option<[f64; 3]> {
    let parts: Vec<[f64; 3]> = rings.iter().map(|ring| moments(ring)).collect();
    let largest = parts.iter().max_by(|a, b| a[2].abs().total_cmp(&b[2].abs()))?;
    let sign = largest[2].signum();
    let [x, y, size] = parts
        .iter()
        .fold([0.0; 3], |[x, y, size], part| [x + sign * part[0], y + sign * part[1], size + sign * part[2]]);
    (size > 0.0).then(|| [x / size, y / size, size])
}

/// First moments and signed size of a ring (shoelace).
fn moments(ring: &[[f64; 2]]) -> [f64; 3] {
    ring.windows(2).fold([0.0; 3], |[x, y, size], edge| {
        let ([x0, y0], [x1, y1]) = (edge[0], edge[1]);
        let cross = (x0 * y1 - x1 * y0) / 2.0;
        [x + cross * (x0 + x1) / 3.0, y + cross * (y0 + y1) / 3.0, size + cross]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(corners: &[(f64, f64)]) -> Shape {
        let at = |(latitude, longitude): &(f64, f64)| {
            Position::from_degrees(*latitude, *longitude).expect("in range")
        };
        let area =
            Area { code: "380101".parse().expect("a code"), rings: vec![corners.iter().map(at).collect()] };
        Shape::of(&area).expect("an extent")
    }

    #[test]
    fn a_square_has_its_middle_its_size_and_places_all_over_it() {
        let square = shape(&[(17.0, 103.0), (17.0, 103.1), (17.1, 103.1), (17.1, 103.0)]);
        let (north, east) = metres_per_degree(17.0);
        assert!((square.square_metres / (0.01 * north.0 * east.0) - 1.0).abs() < 1e-9);
        assert!((square.centroid.latitude_degrees() - 17.05).abs() < 1e-9);
        let places = square.places(100);
        assert!((80..=120).contains(&places.len()), "{}", places.len());
        let mean = places.iter().map(|[x, _]| x).sum::<f64>() / places.len() as f64;
        assert!(mean.abs() < 600.0, "{mean}");
        assert!(places.iter().all(|place| square.contains(*place)));
        assert!(!square.contains([0.0, 6_000.0]) && !square.contains([-6_000.0, 0.0]));
        let half = 0.05 * north.0;
        assert!((square.to_edge_m([0.0, half - 300.0]) - 300.0).abs() < 1e-3);
        assert!((square.to_edge_m([0.0, half + 200.0]) - 200.0).abs() < 1e-3);
    }

    #[test]
    fn a_place_and_its_position_are_the_same() {
        let triangle = shape(&[(17.0, 103.0), (17.0, 103.2), (17.1, 103.0)]);
        let there = triangle.position([1_234.0, -567.0]);
        let [x, y] = triangle.place(there);
        assert!((x - 1_234.0).abs() < 1e-3 && (y + 567.0).abs() < 1e-3);
    }

    #[test]
    fn a_line_is_no_shape() {
        let line = Area {
            code: "380101".parse().expect("a code"),
            rings: vec![vec![Position::from_degrees(17.0, 103.0).expect("in range"); 3]],
        };
        assert!(Shape::of(&line).is_none());
    }
}
