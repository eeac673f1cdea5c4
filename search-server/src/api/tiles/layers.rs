//! The layers of a tile, as Mapbox Vector Tiles 2.1 have them.

use domain::Status;
use engine::{BorderLine, Cluster, Marker, Tile, TileOffices};
use fast_mvt::{MvtCoord, MvtFeatureBuilder, MvtGeomType, MvtResult, MvtTileBuilder, MvtValueRef};

use super::labels::{self, Label};

/// Units a side of a tile: what the format has unless it says otherwise.
const EXTENT: f64 = 4096.0;

/// A tile's layers; those without a feature are left out.
///
/// # Panics
/// Never: names of layers are distinct, and every line has two ends.
pub(super) fn encode(tile: Tile, borders: &[BorderLine], offices: &TileOffices) -> Vec<u8> {
    layers(tile, borders, offices).expect("distinct layers of whole features")
}

fn layers(tile: Tile, borders: &[BorderLine], offices: &TileOffices) -> MvtResult<Vec<u8>> {
    let mut built = MvtTileBuilder::new();
    built = layer(built, "boundaries", MvtGeomType::LineString, borders.iter(), border)?;
    built = layer(built, "areas", MvtGeomType::Point, labels::within(tile), label)?;
    built = layer(built, "clusters", MvtGeomType::Point, offices.clusters.iter(), |feature, cluster| {
        self::cluster(feature, tile, cluster)
    })?;
    built = layer(built, "service_points", MvtGeomType::Point, offices.markers.iter(), |feature, marker| {
        self::marker(feature, tile, marker)
    })?;
    Ok(built.encode())
}

fn layer<T>(
    tile: MvtTileBuilder,
    name: &str,
    geometry: MvtGeomType,
    features: impl Iterator<Item = T>,
    add: impl Fn(&mut MvtFeatureBuilder, T) -> MvtResult<()>,
) -> MvtResult<MvtTileBuilder> {
    let mut features = features.peekable();
    if features.peek().is_none() {
        return Ok(tile);
    }
    let mut layer = tile.layer(name)?;
    for one in features {
        let mut feature = layer.feature_of(geometry);
        add(&mut feature, one)?;
        layer = feature.end();
    }
    Ok(layer.end())
}

fn border(feature: &mut MvtFeatureBuilder, line: &BorderLine) -> MvtResult<()> {
    feature.line(line.places.iter().map(|place| unit(*place)))?;
    feature.tag_ref("level", MvtValueRef::String(line.level.as_str()))?;
    Ok(())
}

fn label(feature: &mut MvtFeatureBuilder, (label, place): (&Label, [f64; 2])) -> MvtResult<()> {
    feature.points([unit(place)])?;
    feature.tag_ref("code", MvtValueRef::String(&label.place.code.to_string()))?;
    feature.tag_ref("name_th", MvtValueRef::String(label.place.name_th))?;
    feature.tag_ref("name_en", MvtValueRef::String(label.place.name_en))?;
    feature.tag_ref("level", MvtValueRef::String(label.place.code.level().as_str()))?;
    Ok(())
}

fn cluster(feature: &mut MvtFeatureBuilder, tile: Tile, cluster: &Cluster) -> MvtResult<()> {
    feature.points([within(tile.place_of(cluster.position))])?;
    feature.tag_uint("count", cluster.count)?;
    Ok(())
}

fn marker(feature: &mut MvtFeatureBuilder, tile: Tile, office: &Marker) -> MvtResult<()> {
    feature.points([within(tile.place_of(office.position))])?;
    feature.tag_ref("id", MvtValueRef::String(office.id.as_str()))?;
    feature.tag_ref("name_th", MvtValueRef::String(&office.name_th))?;
    for (name, value) in [("name_en", &office.name_en), ("type", &office.kind)] {
        if let Some(value) = value {
            feature.tag_ref(name, MvtValueRef::String(value))?;
        }
    }
    let status = match office.status {
        Status::Open => "open",
        Status::Closed => "closed",
        Status::Unknown => "unknown",
    };
    feature.tag_ref("status", MvtValueRef::String(status))?;
    Ok(())
}

fn unit(place: [f64; 2]) -> MvtCoord {
    // What is drawn lies in the tile and a little around it, far from the ends of i32.
    let [x, y] = place.map(|at| (at * EXTENT).round() as i32);
    MvtCoord { x, y }
}

/// In the tile, so that no map takes it for a neighbour's: the middle of several can lie just beyond a side.
fn within(place: [f64; 2]) -> MvtCoord {
    unit(place.map(|at| at.clamp(0.0, 1.0 - 1.0 / EXTENT)))
}
