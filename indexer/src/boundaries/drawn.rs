//! Outlines of territories that units drew. Unlike boundaries they are not mended: who drew one knows what was meant.

use std::path::Path;

use domain::Position;
use engine::rings;
use geojson::feature::Id;
use geojson::{Feature, JsonValue};

use super::features;
use super::package::Part;
use crate::Refusal;

/// A feature: whose it is, and its polygons or what is wrong with them.
pub(crate) struct Drawn {
    /// The id of the unit; empty where there is none.
    pub(crate) unit: String,
    /// Polygons, each an outer ring and its holes.
    pub(crate) polygons: Result<Vec<Vec<Vec<Position>>>, String>,
}

/// The features of a file, in their order.
pub(crate) fn read(path: &Path) -> Result<Vec<Drawn>, Refusal> {
    let collection = features::collection(&Part::of(path.to_owned()))?;
    Ok(collection.features.into_iter().map(drawn).collect())
}

fn drawn(feature: Feature) -> Drawn {
    let own = feature.properties.as_ref().and_then(|properties| properties.get("id")).and_then(text);
    let member = || match feature.id.as_ref()? {
        Id::String(id) => Some(id.trim().to_owned()),
        Id::Number(id) => Some(id.to_string()),
    };
    let unit = own.or_else(member).unwrap_or_default();
    Drawn {
        unit,
        polygons: features::polygons(feature.geometry).and_then(|polygons| rings::drawn(&polygons)),
    }
}

fn text(value: &JsonValue) -> Option<String> {
    match value {
        JsonValue::String(text) => Some(text.trim().to_owned()),
        JsonValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_names_its_unit_and_has_polygons_or_what_is_wrong_with_them() {
        for (geometry, expected) in [
            (r#"{"type":"Polygon","coordinates":[[[103,18],[104,18],[104,19]]]}"#, None),
            (r#"{"type":"Polygon","coordinates":[]}"#, Some("no extent")),
            (r#"{"type":"Polygon","coordinates":[[[103],[104,18],[104,19]]]}"#, Some("not in Thailand")),
            (r#"{"type":"Point","coordinates":[103,18]}"#, Some("a Point: expected a polygon")),
            ("null", Some("no geometry")),
        ] {
            let feature = format!(r#"{{"type":"Feature","properties":{{"id":7}},"geometry":{geometry}}}"#);
            let read = drawn(serde_json::from_str(&feature).expect("a feature"));
            assert_eq!(read.unit, "7");
            let found = read.polygons.err();
            match expected {
                None => assert_eq!(found, None, "{geometry}"),
                Some(part) => {
                    let is_named = found.as_deref().is_some_and(|text| text.contains(part));
                    assert!(is_named, "{geometry}: {found:?}");
                }
            }
        }
    }
}
