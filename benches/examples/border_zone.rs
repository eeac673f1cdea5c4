//! How well the marked zone along borders tells where a coarse layer is wrong:
//! `cargo run --release --package benches --example border_zone -- --boundaries DIR --finer DIR`.

use std::path::{Path, PathBuf};

use anyhow::ensure;
use clap::Parser;
use domain::ellipsoid::{geodesic, metres_per_degree};
use domain::{AreaCode, Position};
use engine::{Area, Areas};
use rstar::primitives::Line;
use rstar::{AABB, RTree};

/// Compares two layers at random positions, and the distance of those that differ from the borders of the coarse one.
#[derive(Parser)]
struct Arguments {
    /// Directory with the coarse layer, which is asked for the zone
    #[arg(long, value_name = "DIR")]
    boundaries: PathBuf,
    /// Directory with the layer that is taken to be right
    #[arg(long, value_name = "DIR")]
    finer: PathBuf,
    /// Positions in an area of either layer
    #[arg(long, default_value_t = 1_000_000)]
    points: usize,
    /// Positions whose zone is compared with the distance to every border around
    #[arg(long, default_value_t = 20_000)]
    compared: usize,
}

/// A position that lies in different areas of the layers.
struct Differing {
    position: Position,
    coarse: Option<AreaCode>,
    finer: Option<AreaCode>,
    is_marked: bool,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let coarse_layer = read(&arguments.boundaries)?;
    let borders = RTree::bulk_load(edges(&coarse_layer));
    let (coarse, finer) = (Areas::new(coarse_layer), Areas::new(read(&arguments.finer)?));
    let mut positions = Positions::within(&borders);

    let (mut both, mut marked, mut differing) = (0_usize, 0_usize, Vec::new());
    let (mut compared, mut wrong) = (0, 0);
    while both < arguments.points {
        let position = positions.next();
        let (found, right) = (coarse.locate(position), finer.locate(position));
        let (area, expected) = (found.map(|found| found.subdistrict), right.map(|right| right.subdistrict));
        if area.is_none() && expected.is_none() {
            continue;
        }
        both += 1;
        let is_marked = found.is_some_and(|found| found.uncertain);
        marked += usize::from(is_marked);
        if found.is_some() && compared < arguments.compared {
            compared += 1;
            let distance_m = distance_m(&borders, position);
            let is_clear = (distance_m - engine::areas::UNCERTAIN_WITHIN.0).abs() > 1.0;
            wrong += usize::from(is_clear && is_marked != (distance_m < engine::areas::UNCERTAIN_WITHIN.0));
        }
        if area != expected {
            differing.push(Differing { position, coarse: area, finer: expected, is_marked });
        }
    }
    println!("{wrong} of {compared} positions have another zone than by the distance to every edge around");
    let share = |part: usize, of: usize| 100.0 * part as f64 / of as f64;
    println!(
        "{both} positions in an area of either layer: {:.2} % in the same area, {:.2} % in the marked zone",
        share(both - differing.len(), both),
        share(marked, both)
    );
    report("that differ", &borders, &differing.iter().collect::<Vec<_>>());
    let is_inside = |differing: &&Differing| differing.coarse.is_some() && differing.finer.is_some();
    report(
        "of those, in an area of both layers",
        &borders,
        &differing.iter().filter(is_inside).collect::<Vec<_>>(),
    );
    report(
        "of those, in an area of the coarse layer",
        &borders,
        &differing.iter().filter(|differing| differing.coarse.is_some()).collect::<Vec<_>>(),
    );
    ensure!(wrong == 0, "{wrong} zones differ");
    Ok(())
}

fn report(what: &str, borders: &RTree<Edge>, differing: &[&Differing]) {
    let marked = differing.iter().filter(|differing| differing.is_marked).count();
    let mut distances: Vec<f64> =
        differing.iter().map(|differing| distance_m(borders, differing.position)).collect();
    distances.sort_by(f64::total_cmp);
    let within = |metres: f64| {
        let within = distances.partition_point(|distance| *distance <= metres);
        100.0 * within as f64 / distances.len() as f64
    };
    println!(
        "{} positions {what}: {:.1} % marked; distance to the coarse border: {:.1} % within 150 m, {:.1} % within 200 m, \
         {:.1} % within 300 m, {:.1} % within 500 m, {:.1} % within 1000 m; 90 % within {:.0} m",
        differing.len(),
        100.0 * marked as f64 / differing.len() as f64,
        within(150.0),
        within(200.0),
        within(300.0),
        within(500.0),
        within(1000.0),
        distances.get(distances.len() * 9 / 10).copied().unwrap_or_default(),
    );
}

fn read(dir: &Path) -> anyhow::Result<Vec<Area>> {
    let (layer, unusable) = indexer::boundaries::read_subdistricts(dir)?;
    ensure!(unusable.is_empty(), "{}", unusable.join("\n"));
    Ok(layer)
}

type Edge = Line<[f64; 2]>;

fn edges(layer: &[Area]) -> Vec<Edge> {
    let place = |at: &Position| [at.longitude_degrees(), at.latitude_degrees()];
    let rings = layer.iter().flat_map(|area| &area.rings);
    rings.flat_map(|ring| ring.windows(2).map(|ends| Line::new(place(&ends[0]), place(&ends[1])))).collect()
}

/// The geodesic to the nearest place on any edge around, which is looked for ever farther.
fn distance_m(borders: &RTree<Edge>, position: Position) -> f64 {
    let at = [position.longitude_degrees(), position.latitude_degrees()];
    let (north, east) = metres_per_degree(at[1]);
    let mut reach_m = 200.0;
    loop {
        let (dx, dy) = (reach_m / east.0, reach_m / north.0);
        let around = AABB::from_corners([at[0] - dx, at[1] - dy], [at[0] + dx, at[1] + dy]);
        let near = borders.locate_in_envelope_intersecting(around);
        let nearest = near.map(|edge| nearest_m(edge, position)).fold(f64::INFINITY, f64::min);
        if nearest <= reach_m {
            return nearest;
        }
        reach_m *= 2.0;
    }
}

/// The geodesic to the nearest place on an edge, by halving it towards the nearer half: no plane is involved.
fn nearest_m(edge: &Edge, position: Position) -> f64 {
    let distance_at = |share: f64| {
        let [x, y] = [0, 1].map(|axis| edge.from[axis] + share * (edge.to[axis] - edge.from[axis]));
        Position::from_degrees(y, x).map_or(f64::INFINITY, |on_edge| geodesic(on_edge, position).0)
    };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..40 {
        let (a, b) = (low + (high - low) * 0.382, low + (high - low) * 0.618);
        if distance_at(a) < distance_at(b) { high = b } else { low = a }
    }
    distance_at((low + high) / 2.0).min(distance_at(0.0)).min(distance_at(1.0))
}

/// Random positions in bounds, the same in every run.
struct Positions {
    state: u64,
    low: [f64; 2],
    high: [f64; 2],
}

impl Positions {
    fn within(borders: &RTree<Edge>) -> Self {
        let bounds = borders.root().envelope();
        Self { state: 0x2545_f491_4f6c_dd1d, low: bounds.lower(), high: bounds.upper() }
    }

    fn next(&mut self) -> Position {
        loop {
            let [longitude, latitude] = [0, 1].map(|axis| self.between(self.low[axis], self.high[axis]));
            if let Ok(position) = Position::from_degrees(latitude, longitude) {
                return position;
            }
        }
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        low + (high - low) * (self.state >> 11) as f64 / (1_u64 << 53) as f64
    }
}
