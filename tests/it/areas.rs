//! The subdistricts as published, with another library's point in polygon.

use std::fs;
use std::io::Read;

use domain::{AreaCode, Position};
use engine::Areas;
use flate2::read::GzDecoder;
use geo::{BoundingRect, Contains, Coord, Intersects, LineString, MultiPolygon, Point, Polygon, Rect};
use serde_json::Value;

use crate::register::shared_data;

const RANDOM_PLACES: usize = 20_000;

/// An area as read here: by no code of the indexer.
struct Published {
    code: AreaCode,
    shape: MultiPolygon,
    bounds: Rect,
}

#[test]
fn every_place_is_in_the_same_subdistrict_as_by_another_library() {
    let Some(data) = shared_data() else {
        eprintln!("DID NOT RUN: ../shared/data is not here");
        return;
    };
    let dir = data.join("boundaries");
    let packed = fs::read(dir.join("subdistricts.geojson.gz")).expect("a file");
    let published = published(&packed);
    let (layer, unusable) = indexer::boundaries::read_subdistricts(&dir).expect("a layer");
    assert_eq!((layer.len(), published.len(), unusable.len()), (7_425, 7_425, 0));
    let areas = Areas::new(layer);

    let vertices: Vec<Coord> = published
        .iter()
        .flat_map(|area| area.shape.0.iter().flat_map(|part| part.exterior().0.clone()))
        .collect();
    let (mut inside, mut random) = (0, Random(0x2545_f491_4f6c_dd1d));
    for number in 0..RANDOM_PLACES {
        // Half of the places lie anywhere in the country's bounds, and half within a kilometre of some border.
        let place = if number % 2 == 0 {
            Point::new(random.between(97.3, 105.7), random.between(5.6, 20.5))
        } else {
            let Coord { x, y } = vertices[random.between(0.0, vertices.len() as f64) as usize];
            Point::new(x + random.between(-0.01, 0.01), y + random.between(-0.01, 0.01))
        };
        let here = Position::from_degrees(place.y(), place.x()).expect("in range");
        let found = areas.locate(here).map(|located| located.subdistrict);
        inside += usize::from(found.is_some());
        let mut near = published.iter().filter(|area| area.bounds.intersects(&place));
        let on_a_border = |area: &&Published| area.shape.intersects(&place) && !area.shape.contains(&place);
        let around = near.clone().find(|area| area.shape.contains(&place)).map(|area| area.code);
        assert!(found == around || near.any(|area| on_a_border(&area)), "{found:?}, expected {around:?}");
    }
    assert!(inside > RANDOM_PLACES / 2, "{inside}");
}

/// The areas of a packed file, in the order of their codes.
fn published(packed: &[u8]) -> Vec<Published> {
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text).expect("gzip");
    let collection: Value = serde_json::from_str(&text).expect("JSON");
    let mut areas: Vec<Published> =
        collection["features"].as_array().into_iter().flatten().map(area).collect();
    areas.sort_by_key(|area| area.code);
    areas
}

fn area(feature: &Value) -> Published {
    let geometry = &feature["geometry"];
    let parts = geometry["coordinates"].as_array().expect("coordinates");
    let shape: MultiPolygon = if geometry["type"] == "Polygon" {
        polygon(parts).into()
    } else {
        parts.iter().map(|part| polygon(array(part))).collect()
    };
    let bounds = shape.bounding_rect().expect("an extent");
    Published {
        code: feature["properties"]["code"].as_str().expect("a code").parse().expect("a code"),
        shape,
        bounds,
    }
}

fn polygon(rings: &[Value]) -> Polygon {
    let number = |value: &Value| value.as_f64().expect("a number");
    let coord = |point: &Value| Coord { x: number(&point[0]), y: number(&point[1]) };
    let mut rings = rings.iter().map(|ring| LineString::new(array(ring).iter().map(coord).collect()));
    let outer = rings.next().expect("an outer ring");
    Polygon::new(outer, rings.collect())
}

fn array(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        low + (high - low) * (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}
