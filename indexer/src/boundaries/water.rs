//! Seas, lakes and reservoirs of a `boundaries/` directory.

use std::path::Path;

use geojson::{Feature, JsonValue};
use pins::country::Water;

use super::package::Part;
use super::{features, files, position};
use crate::Refusal;
use engine::rings::{self, Repairs};

/// The waters of `water.geojson` or `water.geojson.gz`, and a message for each feature that can't be used; none where there is
/// no such file. A feature is a polygon with `name_th` and `name_en`; one without a name is just water.
///
/// # Errors
/// [`Refusal`] when the file can't be read.
pub fn read_waters(dir: &Path) -> Result<(Vec<Water>, Vec<String>), Refusal> {
    let Some(path) = files::water(dir) else { return Ok((Vec::new(), Vec::new())) };
    let part = Part::of(path);
    let (mut waters, mut unusable) = (Vec::new(), Vec::new());
    for (number, feature) in (1..).zip(features::collection(&part)?.features) {
        match water(feature) {
            Ok(water) => waters.push(water),
            Err(reason) => unusable.push(format!("{}: feature {number}: {reason}", part.name())),
        }
    }
    Ok((waters, unusable))
}

fn water(feature: Feature) -> Result<Water, String> {
    let name = |property: &str, otherwise: &str| {
        let text = feature.property(property).and_then(JsonValue::as_str).map(str::trim);
        text.filter(|text| !text.is_empty()).unwrap_or(otherwise).to_owned()
    };
    let (name_th, name_en) = (name("name_th", "แหล่งน้ำ"), name("name_en", "water"));
    let shape = rings::repair(&features::polygons(feature.geometry)?, &mut Repairs::default());
    if shape.0.is_empty() {
        return Err("nothing with an extent in it: expected longitude and latitude in degrees".to_owned());
    }
    let rings = rings::of(&shape).map(|ring| ring.coords().filter_map(position).collect()).collect();
    Ok(Water { name_th, name_en, rings })
}
