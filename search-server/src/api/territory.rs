//! What a unit drew of its territory, as maps read it.

use domain::Position;
use domain::jurisdiction::DrawnTerritory;
use serde_json::{Value, json};

/// A GeoJSON geometry.
pub(crate) fn geometry(drawn: &DrawnTerritory) -> Value {
    let corner = |position: &Position| [position.longitude_degrees(), position.latitude_degrees()];
    let ring = |ring: &Vec<Position>| ring.iter().map(corner).collect::<Vec<_>>();
    let polygon = |polygon: &Vec<Vec<Position>>| polygon.iter().map(ring).collect::<Vec<_>>();
    let coordinates: Vec<_> = drawn.polygons.iter().map(polygon).collect();
    json!({ "type": "MultiPolygon", "coordinates": coordinates })
}
