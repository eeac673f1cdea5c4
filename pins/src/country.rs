//! The country's subdistricts: which is around a position, how far it is to one, how large each is and where its middle.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use domain::area::AreaLevel;
use domain::ellipsoid::{Ecef, Metres, geodesic, near_geodesic};
use domain::{AreaCode, Position};
use engine::areas::Reach;
use engine::{Area, Areas};

use crate::shape::Shape;

/// Polygons of subdistricts, ready to be asked.
pub struct Country {
    areas: Areas,
    /// By number of the code; districts and provinces are runs of it.
    shapes: BTreeMap<u32, Shape>,
    /// By number of the district: the mean of the middles of its subdistricts.
    settled: BTreeMap<u32, Position>,
    waters: Vec<(Water, Shape)>,
}

/// A sea, a lake or a reservoir.
#[derive(Clone, Debug, PartialEq)]
pub struct Water {
    /// What it is called in Thai.
    pub name_th: String,
    /// What it is called in English.
    pub name_en: String,
    /// Its rings: what lies in an odd number of them is water.
    pub rings: Vec<Vec<Position>>,
}

impl Country {
    /// The country of these subdistricts.
    #[must_use]
    pub fn new(subdistricts: Vec<Area>) -> Self {
        let mut shapes: BTreeMap<u32, Shape> = BTreeMap::new();
        for area in &subdistricts {
            if let Some(shape) = Shape::of(area) {
                // Of two parts of one code, the larger one stands for it.
                let kept = shapes.entry(area.code.number()).or_insert_with(|| shape.clone());
                if shape.square_metres > kept.square_metres {
                    *kept = shape;
                }
            }
        }
        let settled = settled(&shapes);
        Self { areas: Areas::new(subdistricts), shapes, settled, waters: Vec::new() }
    }

    /// Knows where no office can stand.
    #[must_use]
    pub fn with_waters(mut self, waters: Vec<Water>) -> Self {
        let shapes = waters.into_iter().filter_map(|water| Some((Shape::of_rings(&water.rings)?, water)));
        self.waters = shapes.map(|(shape, water)| (water, shape)).collect();
        self
    }

    /// The water around a position, and how far it is to the shore.
    #[must_use]
    pub fn water(&self, position: Position) -> Option<(&Water, Metres)> {
        self.waters.iter().find_map(|(water, shape)| {
            let place = shape.place(position);
            let is_near = place[0].hypot(place[1]) <= shape.reach_m;
            (is_near && shape.contains(place)).then(|| (water, Metres(shape.to_edge_m(place))))
        })
    }

    /// Whether there is any polygon: without one, nothing can be said about where a position lies.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    /// The subdistrict around a position.
    #[must_use]
    pub fn subdistrict(&self, position: Position) -> Option<AreaCode> {
        self.areas.locate(position).map(|located| located.subdistrict)
    }

    /// How near a border a position may as well lie on its other side.
    #[must_use]
    pub fn uncertain_within(&self) -> Metres {
        self.areas.uncertain_within()
    }

    /// The subdistricts that have a polygon, ascending.
    pub fn codes(&self) -> impl Iterator<Item = AreaCode> {
        self.shapes.keys().filter_map(|number| AreaCode::from_number(*number))
    }

    /// The shape of a subdistrict.
    #[must_use]
    pub fn shape(&self, subdistrict: AreaCode) -> Option<&Shape> {
        self.shapes.get(&subdistrict.number())
    }

    /// The subdistricts of an area that have a polygon, ascending; a subdistrict is its own.
    pub fn subdistricts(&self, area: AreaCode) -> impl Iterator<Item = (AreaCode, &Shape)> {
        let codes = self.shapes.range(numbers(area));
        codes.filter_map(|(number, shape)| Some((AreaCode::from_number(*number)?, shape)))
    }

    /// Where the people of a district are: subdistricts are drawn around people, so there are more of them where more live,
    /// and the mean of their middles lies nearer to those than the middle of the district.
    #[must_use]
    pub fn settled(&self, district: AreaCode) -> Option<Position> {
        self.settled.get(&district.number()).copied()
    }

    /// How a position lies to a subdistrict.
    #[must_use]
    pub fn reach(&self, subdistrict: AreaCode, position: Position) -> Option<Reach> {
        self.areas.reach(subdistrict, position)
    }

    /// How far outside of an area of any level a position is; nothing inside. None: the area has no polygon.
    #[must_use]
    pub fn outside(&self, area: AreaCode, position: Position) -> Option<Metres> {
        if self.subdistrict(position).is_some_and(|around| area.contains(around)) {
            return Some(Metres(0.0));
        }
        // A subdistrict can't be nearer than its middle less its own reach.
        let mut nearest: Option<Metres> = None;
        for (code, shape) in self.subdistricts(area) {
            let least = distance(position, shape.centroid).0 - shape.reach_m;
            if nearest.is_some_and(|nearest| least > nearest.0) {
                continue;
            }
            if let Some(reach) = self.areas.reach(code, position) {
                let outside = reach.outside();
                nearest = Some(nearest.map_or(outside, |nearest| Metres(nearest.0.min(outside.0))));
            }
        }
        nearest
    }

    /// The middle of an area of any level: that of its subdistricts, each by its size.
    #[must_use]
    pub fn centroid(&self, area: AreaCode) -> Option<Position> {
        let (mut weight, mut latitude, mut longitude) = (0.0, 0.0, 0.0);
        for (_, shape) in self.subdistricts(area) {
            weight += shape.square_metres;
            latitude += shape.square_metres * shape.centroid.latitude_degrees();
            longitude += shape.square_metres * shape.centroid.longitude_degrees();
        }
        Position::from_degrees(latitude / weight, longitude / weight).ok()
    }
}

fn settled(shapes: &BTreeMap<u32, Shape>) -> BTreeMap<u32, Position> {
    let mut sums: BTreeMap<u32, [f64; 3]> = BTreeMap::new();
    for (number, shape) in shapes {
        let middle = shape.centroid;
        let district = AreaCode::from_number(*number).and_then(AreaCode::parent);
        let Some(district) = district else { continue };
        let sum = sums.entry(district.number()).or_default();
        *sum = [sum[0] + middle.latitude_degrees(), sum[1] + middle.longitude_degrees(), sum[2] + 1.0];
    }
    let mean = |(district, [latitude, longitude, count]): (u32, [f64; 3])| {
        Some((district, Position::from_degrees(latitude / count, longitude / count).ok()?))
    };
    sums.into_iter().filter_map(mean).collect()
}

/// The geodesic, by the shorter way of reckoning where both are near.
#[must_use]
pub fn distance(from: Position, to: Position) -> Metres {
    near_geodesic(Ecef::of(from), Ecef::of(to)).unwrap_or_else(|| geodesic(from, to))
}

/// The numbers of the subdistricts in an area.
fn numbers(area: AreaCode) -> RangeInclusive<u32> {
    let scale = 10_u32.pow((AreaLevel::Subdistrict.digits() - area.level().digits()) as u32);
    area.number() * scale..=area.number() * scale + (scale - 1)
}
