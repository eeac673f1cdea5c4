//! How many positions a second are located among the subdistricts, with the answers compared:
//! `cargo run --release --package benches --example locate -- --boundaries DIR`.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::ensure;
use clap::Parser;
use domain::{AreaCode, Position};
use engine::{Area, Areas};
use geo::{BoundingRect, Contains, Coord, Intersects, LineString, Point, Polygon};
use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};

/// Measures `Areas::locate`, and compares it with another library's point in polygon.
#[derive(Parser)]
struct Arguments {
    /// Directory with subdistricts.geojson or subdistricts.geojson.gz
    #[arg(long, value_name = "DIR")]
    boundaries: PathBuf,
    /// Directory with a finer layer of the same areas; prints how many positions lie in the same area of both
    #[arg(long, value_name = "DIR")]
    finer: Option<PathBuf>,
    /// Positions in an area; the compared ones are spread evenly over degrees in the bounds of all areas until there
    /// are as many in an area
    #[arg(long, default_value_t = 1_000_000)]
    points: usize,
}

type Ring = GeomWithData<Rectangle<[f64; 2]>, (AreaCode, Polygon)>;

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let layer = read(&arguments.boundaries)?;
    let oracle = RTree::bulk_load(layer.iter().flat_map(rings).collect());
    let started = Instant::now();
    let areas = Areas::new(layer);
    println!("{} areas, built in {:.2} s", areas.codes().len(), started.elapsed().as_secs_f64());

    let positions = positions(&oracle, |position| areas.locate(position).is_some(), arguments.points);
    let found: Vec<Option<AreaCode>> =
        positions.iter().map(|position| areas.locate(*position).map(|located| located.subdistrict)).collect();
    // Positions outside of all areas are answered sooner, and would flatter.
    let inside = positions.iter().zip(&found).filter(|(_, found)| found.is_some());
    let inside: Vec<Position> = inside.map(|(position, _)| *position).collect();
    let started = Instant::now();
    let mut uncertain = 0;
    for position in &inside {
        uncertain += usize::from(black_box(areas.locate(*position)).is_some_and(|located| located.uncertain));
    }
    let per_second = inside.len() as f64 / started.elapsed().as_secs_f64();
    println!("{per_second:.0} positions/s over {} in an area, {uncertain} of them uncertain", inside.len());

    let differ = positions
        .iter()
        .zip(&found)
        .filter(|(position, found)| !agrees(&oracle, **position, **found))
        .count();
    println!("{differ} of {} differ from the point in polygon of the crate geo", positions.len());
    if let Some(finer) = arguments.finer {
        let finer = Areas::new(read(&finer)?);
        let finer =
            positions.iter().map(|position| finer.locate(*position).map(|located| located.subdistrict));
        let (mut same, mut both) = (0_usize, 0_usize);
        for (finer, found) in finer.zip(&found) {
            same += usize::from(finer.is_some() && finer == *found);
            both += usize::from(finer.is_some() || found.is_some());
        }
        let share = 100.0 * same as f64 / both as f64;
        println!(
            "{share:.2} % of {both} positions in an area of either layer lie in the same area of the finer layer"
        );
    }
    ensure!(differ == 0, "{differ} answers differ");
    Ok(())
}

fn read(dir: &Path) -> anyhow::Result<Vec<Area>> {
    let (layer, unusable) = indexer::boundaries::read_subdistricts(dir)?;
    ensure!(unusable.is_empty(), "{}", unusable.join("\n"));
    Ok(layer)
}

fn rings(area: &Area) -> impl Iterator<Item = Ring> {
    area.rings.iter().filter_map(|ring| {
        let coord = |at: &Position| Coord { x: at.longitude_degrees(), y: at.latitude_degrees() };
        let polygon = Polygon::new(LineString::new(ring.iter().map(coord).collect()), vec![]);
        let bounds = polygon.bounding_rect()?;
        let corners = Rectangle::from_corners(bounds.min().into(), bounds.max().into());
        Some(GeomWithData::new(corners, (area.code, polygon)))
    })
}

/// Random positions in the bounds of all rings, the same in every run, until `points` of them count.
fn positions(oracle: &RTree<Ring>, counts: impl Fn(Position) -> bool, points: usize) -> Vec<Position> {
    let bounds = oracle.root().envelope();
    let (low, high) = (bounds.lower(), bounds.upper());
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut between = |low: f64, high: f64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        low + (high - low) * (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let (mut positions, mut counted) = (Vec::new(), 0);
    while counted < points {
        let (longitude, latitude) = (between(low[0], high[0]), between(low[1], high[1]));
        let Ok(position) = Position::from_degrees(latitude, longitude) else { continue };
        counted += usize::from(counts(position));
        positions.push(position);
    }
    positions
}

/// Whether the lowest code with an odd number of rings around the position was found; on a ring, either side will do.
fn agrees(oracle: &RTree<Ring>, position: Position, found: Option<AreaCode>) -> bool {
    let point = Point::new(position.longitude_degrees(), position.latitude_degrees());
    let (mut around, mut is_on_a_ring): (Vec<AreaCode>, bool) = (Vec::new(), false);
    for ring in oracle.locate_all_at_point([point.x(), point.y()]) {
        let (code, polygon) = &ring.data;
        if polygon.contains(&point) {
            around.push(*code);
        } else {
            is_on_a_ring |= polygon.intersects(&point);
        }
    }
    around.sort_unstable();
    let odd = around.chunk_by(PartialEq::eq).find(|rings| rings.len() % 2 == 1).map(|rings| rings[0]);
    is_on_a_ring || odd == found
}
