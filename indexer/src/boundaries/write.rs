//! The files of a `boundaries/` directory.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use geo::{Coord, LineString, MultiPolygon, Polygon};
use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, JsonObject};
use serde_json::json;

use super::Boundary;
use super::features::Found;
use super::files::LAYERS;
use super::import::ImportError;

/// Writes a file per level in the order of the codes, in place of those of an earlier import.
pub(super) fn write(found: &Found, out: &Path) -> Result<(), ImportError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        |source| ImportError::Unwritable { path, source }
    };
    fs::create_dir_all(out).map_err(failed(out))?;
    let mut renames = Vec::new();
    for (level, name) in LAYERS {
        let features = found.of_level(level).map(feature).collect();
        let attribution = found.attributions.join("; ");
        let foreign_members = (!attribution.is_empty())
            .then(|| JsonObject::from_iter([("attribution".to_owned(), json!(attribution))]));
        let collection = FeatureCollection { bbox: None, features, foreign_members };
        let part = out.join(format!("{name}.geojson.gz.part"));
        pack(&collection, &part).map_err(failed(&part))?;
        renames.push((part, name));
    }
    // All are whole by now, so that only a fault between two renames could leave layers of two imports.
    for (part, name) in renames {
        let path = out.join(format!("{name}.geojson.gz"));
        fs::rename(&part, &path).map_err(failed(&path))?;
        // A plain file of an earlier import would be read instead.
        let plain = out.join(format!("{name}.geojson"));
        if plain.is_file() {
            fs::remove_file(&plain).map_err(failed(&plain))?;
        }
    }
    Ok(())
}

fn pack(collection: &FeatureCollection, path: &Path) -> io::Result<()> {
    let mut packed = BufWriter::new(GzEncoder::new(File::create(path)?, Compression::default()));
    serde_json::to_writer(&mut packed, collection)?;
    packed.write_all(b"\n")?;
    packed.into_inner()?.finish()?.sync_all()
}

fn feature(boundary: &Boundary) -> Feature {
    let Boundary { code, name_th, name_en, postcode, population, shape } = boundary;
    let mut properties = JsonObject::from_iter([
        ("code".to_owned(), json!(code.to_string())),
        ("name_th".to_owned(), json!(name_th)),
        ("name_en".to_owned(), json!(name_en)),
        ("postcode".to_owned(), json!(postcode)),
    ]);
    properties.extend(population.map(|population| ("population".to_owned(), json!(population))));
    Feature { geometry: Some(geometry(shape)), properties: Some(properties), ..Feature::default() }
}

/// Polygons as GeoJSON.
pub(super) fn geometry(shape: &MultiPolygon) -> Geometry {
    Geometry::new(GeometryValue::MultiPolygon { coordinates: shape.iter().map(rings).collect() })
}

fn rings(polygon: &Polygon) -> Vec<Vec<geojson::Position>> {
    let point = |coord: &Coord| geojson::Position::from([coord.x, coord.y]);
    let ring = |ring: &LineString| ring.coords().map(point).collect();
    [polygon.exterior()].into_iter().chain(polygon.interiors()).map(ring).collect()
}
