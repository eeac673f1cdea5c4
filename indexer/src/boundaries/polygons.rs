//! The polygons of a shapefile.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use engine::rings::Polygons;
use shapefile::{PolygonRing, Shape, ShapeReader, ShapeType};

use super::features::{self, Found};
use super::files::unreadable;
use super::package::{Package, Part};
use super::{attributes, nesting, projection};
use crate::Refusal;

/// Reads a shapefile; one of points or lines is passed over.
pub(super) fn read(package: &Package, part: &Part, found: &mut Found) -> Result<(), Refusal> {
    let mut reader = open(package, part)?;
    let kind = reader.header().shape_type;
    if !matches!(kind, ShapeType::Polygon | ShapeType::PolygonZ | ShapeType::PolygonM) {
        found.notes.push(format!("{}: passed over: it holds {kind}, not Polygon", part.name()));
        return Ok(());
    }
    let Some(table) = package.beside(part, "dbf") else {
        let expected = Path::new(&part.name()).with_extension("dbf").display().to_string();
        return Err(Refusal::MissingAttributes { path: part.shown.clone(), expected });
    };
    match package.beside(part, "prj") {
        Some(prj) => projection::check_prj(prj)?,
        None => found.notes.push(format!(
            "{}: no .prj file says what its coordinates are: taken as longitude and latitude on WGS 84",
            part.name()
        )),
    }
    let rows = attributes::read(table, package.beside(part, "cpg"))?;
    let refused = |reason: String| Refusal::NotAShapefile { path: part.shown.clone(), reason };
    let shapes: Result<Vec<Shape>, _> = reader.iter_shapes().collect();
    let shapes = shapes.map_err(|error| refused(error.to_string()))?;
    if shapes.len() != rows.len() {
        let (shapes, table, rows) = (shapes.len(), table.name(), rows.len());
        return Err(refused(format!(
            "it has {shapes} polygons and {table} has {rows} rows: expected as many"
        )));
    }
    let file = part.name();
    for (number, (shape, row)) in (1..).zip(shapes.into_iter().zip(rows)) {
        features::take(&file, number, row, Ok(polygons(shape)), found);
    }
    Ok(())
}

fn open(package: &Package, part: &Part) -> Result<ShapeReader<BufReader<File>>, Refusal> {
    let buffered = |part: &Part| File::open(&part.path).map(BufReader::new).map_err(unreadable(&part.shown));
    let shapes = buffered(part)?;
    let reader = match package.beside(part, "shx") {
        Some(index) => ShapeReader::with_shx(shapes, buffered(index)?),
        None => ShapeReader::new(shapes),
    };
    reader.map_err(|error| Refusal::NotAShapefile { path: part.shown.clone(), reason: error.to_string() })
}

/// The rings of a shape as polygons. Not every program keeps the rule which direction an outer ring has.
fn polygons(shape: Shape) -> Polygons {
    let rings = match shape {
        Shape::Polygon(polygon) => positions(polygon.rings(), |point| [point.x, point.y]),
        Shape::PolygonZ(polygon) => positions(polygon.rings(), |point| [point.x, point.y]),
        Shape::PolygonM(polygon) => positions(polygon.rings(), |point| [point.x, point.y]),
        _ => Vec::new(),
    };
    nesting::of_positions(rings)
}

/// The positions of rings, backwards: outer rings of a shapefile run clockwise.
fn positions<P>(rings: &[PolygonRing<P>], place: impl Fn(&P) -> [f64; 2]) -> Vec<Vec<[f64; 2]>> {
    let ring = |ring: &PolygonRing<P>| ring.points().iter().rev().map(&place).collect();
    rings.iter().map(ring).collect()
}
