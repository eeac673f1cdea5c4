//! The outline of what a unit is responsible for, as somebody drew it on a map.

use std::sync::Arc;

use domain::ServicePoint;
use domain::jurisdiction::DrawnTerritory;
use engine::rings;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::Engine;

/// Rings of corners: longitude, latitude, and perhaps a height, which nothing is made of.
type Rings = Vec<Vec<Vec<f64>>>;

/// A GeoJSON geometry on WGS 84: longitude first.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "type")]
pub(crate) enum Outline {
    /// An outer ring and its holes.
    Polygon { coordinates: Rings },
    /// Several of them.
    MultiPolygon { coordinates: Vec<Rings> },
}

impl Outline {
    /// What was drawn.
    ///
    /// # Errors
    /// What could be meant in two ways, or lies nowhere in Thailand.
    pub(super) fn read(&self) -> Result<DrawnTerritory, String> {
        let polygons: Vec<&Rings> = match self {
            Self::Polygon { coordinates } => vec![coordinates],
            Self::MultiPolygon { coordinates } => coordinates.iter().collect(),
        };
        // A corner without two numbers lies nowhere.
        let corner = |corner: &Vec<f64>| corner.first_chunk().copied().unwrap_or([f64::NAN; 2]);
        let polygon = |rings: &&Rings| rings.iter().map(|ring| ring.iter().map(corner).collect()).collect();
        let polygons: rings::Polygons = polygons.iter().map(polygon).collect();
        rings::drawn(&polygons).map(DrawnTerritory::of)
    }
}

/// What is wrong with where a unit drew its outline: without subdistricts nobody could tell what it means, and the next snapshot
/// wouldn't be made.
///
/// # Errors
/// There are no subdistricts, or it lies in none.
pub(super) fn expect_in_subdistricts(engine: &Engine, drawn: &DrawnTerritory) -> Result<(), String> {
    match engine.subdistricts_under(drawn) {
        None => {
            Err("the register has no outlines of subdistricts: expected some before a territory is drawn"
                .to_owned())
        }
        Some(0) => Err("what was drawn lies in no subdistrict: expected one in Thailand, on land".to_owned()),
        Some(_) => Ok(()),
    }
}

/// Takes an outline into a unit; one that is there already stays as it is, with what it was laid over.
pub(super) fn set(point: &mut ServicePoint, drawn: Option<DrawnTerritory>) -> Option<Arc<DrawnTerritory>> {
    let is_there = match (&point.territory, &drawn) {
        (Some(own), Some(drawn)) => own.polygons == drawn.polygons,
        _ => false,
    };
    if !is_there {
        point.territory = drawn.map(Arc::new);
    }
    point.territory.clone().filter(|_| !is_there)
}
