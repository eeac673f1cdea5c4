//! The tiles of a map against every office, one by one.

use std::collections::{BTreeMap, BTreeSet};

use domain::Position;
use engine::{Budget, NearestQuery, OpenFilter, QueryEngine, Tile, TileOffices, View};
use fastrand::Rng;

use crate::exactness::{hard_question, registers};
use crate::oracle::Oracle;
use crate::world::{self, instant, position};

/// From this zoom on a tile has 64 cells a side, before that 8.
const DOORS_FROM_ZOOM: u8 = 14;

/// The tile around a position; none near the poles, where there is none.
fn around(position: Position, zoom: u8) -> Option<Tile> {
    let [x, y] = Tile::new(0, 0, 0)?.place_of(position).map(|at| at * f64::from(1_u32 << zoom));
    let is_inside = |at: f64| (0.0..f64::from(1_u32 << zoom)).contains(&at);
    (is_inside(x) && is_inside(y)).then(|| Tile::new(zoom, x as u32, y as u32))?
}

fn offices_in(view: &View, tile: Tile, query: &NearestQuery) -> TileOffices {
    view.offices_in(tile, query, &Budget::unlimited()).expect("an answer").expect("time enough")
}

/// Ids and statuses of the offices that stand alone in their cell, and how many are in each other cell, ascending.
type Shown = (BTreeSet<(String, String)>, Vec<u64>);

fn shown(offices: &TileOffices) -> Shown {
    let markers = offices.markers.iter().map(|one| (one.id.to_string(), format!("{:?}", one.status)));
    let mut counts: Vec<u64> = offices.clusters.iter().map(|cluster| cluster.count).collect();
    counts.sort_unstable();
    (markers.collect(), counts)
}

/// The same by putting each office that passes into its cell.
fn expected(oracle: &Oracle, places: &BTreeMap<String, Position>, tile: Tile, query: &NearestQuery) -> Shown {
    let everywhere = NearestQuery { radius: None, limit: usize::MAX, ..query.clone() };
    let mut cells: BTreeMap<[u32; 2], Vec<(String, String)>> = BTreeMap::new();
    let side = if tile.zoom() < DOORS_FROM_ZOOM { 8.0 } else { 64.0 };
    for hit in oracle.nearest(&everywhere) {
        let place = tile.place_of(places[&hit.id]);
        if place.iter().all(|at| (0.0..1.0).contains(at)) {
            let cell = place.map(|at| (at * side) as u32);
            cells.entry(cell).or_default().push((hit.id, format!("{:?}", hit.status)));
        }
    }
    let (alone, several): (Vec<_>, Vec<_>) = cells.into_values().partition(|cell| cell.len() == 1);
    let mut counts: Vec<u64> = several.iter().map(|cell| cell.len() as u64).collect();
    counts.sort_unstable();
    (alone.into_iter().flatten().collect(), counts)
}

#[test]
fn every_office_that_passes_is_in_one_cell_of_one_tile_of_each_zoom() {
    let (mut markers, mut clustered) = (0, 0);
    for seed in 0..4 {
        for (view, records, _dir) in registers(seed) {
            let oracle = Oracle::new(&records);
            let places =
                records.points.iter().filter_map(|p| Some((p.id.to_string(), p.position?))).collect();
            let mut random = Rng::with_seed(seed);
            for number in 0..80 {
                let query = hard_question(seed * 1_000 + number);
                let near = records.points[random.usize(..records.points.len())].position;
                let zoom = [0, 1, 3, 5, 6, 7, 9, 12, 14, 17, 20][random.usize(..11)];
                let Some(tile) = near.and_then(|near| around(near, zoom)) else { continue };
                let found = shown(&offices_in(&view, tile, &query));
                assert_eq!(found, expected(&oracle, &places, tile, &query), "{tile:?} {query:?}");
                markers += found.0.len();
                clustered += found.1.iter().sum::<u64>();
            }
        }
    }
    assert!(markers > 100 && clustered > 1_000, "{markers} offices alone, {clustered} in clusters");
}

#[test]
fn a_cluster_stands_among_its_offices() {
    let mut records = world::register(0, 1);
    for (number, east) in [0.0, 0.001, 0.002].into_iter().enumerate() {
        records.points.push(world::point(&format!("p{number}"), Some(position(18.0, 103.0 + east))));
    }
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&records, dir.path()));
    let query = NearestQuery::from_here(position(0.0, 0.0), instant("2026-12-08T10:00:00+07:00"));
    let tile = around(position(18.0, 103.001), 8).expect("a tile");
    let found = offices_in(&view, tile, &query);
    assert_eq!((found.markers.len(), found.clusters.len(), found.clusters[0].count), (0, 1, 3));
    let middle = found.clusters[0].position;
    assert!((middle.latitude_degrees() - 18.0).abs() < 1e-4, "{middle:?}");
    assert!((middle.longitude_degrees() - 103.001).abs() < 1e-3, "{middle:?}");
}

#[test]
fn a_coarse_tile_is_counted_by_nodes_and_not_by_offices() {
    let count = 6_000;
    let mut records = world::register(count, 5);
    // Schedules of a class hold alike, as they do where there are no more of them than classes.
    records.exceptions.clear();
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&records, dir.path()));
    let any = NearestQuery::from_here(position(0.0, 0.0), instant("2026-12-08T10:00:00+07:00"));
    let world = Tile::new(0, 0, 0).expect("the world");
    let found = offices_in(&view, world, &any);
    let counted: u64 = found.clusters.iter().map(|cluster| cluster.count).sum();
    assert!(counted > 5_000 && found.steps < count as u64 / 3, "{} steps for {counted} offices", found.steps);
    let open = NearestQuery { open: OpenFilter::Only, ..any.clone() };
    let found = offices_in(&view, world, &open);
    let counted_open: u64 = found.clusters.iter().map(|cluster| cluster.count).sum();
    assert!((1..counted).contains(&counted_open), "{counted_open} of {counted} are open");
    assert!(found.steps < count as u64 / 3, "{} steps for those of {counted} that are open", found.steps);
    let nobody = NearestQuery { kinds: vec!["no such kind".to_owned()], open: OpenFilter::Only, ..any };
    assert_eq!(shown(&offices_in(&view, world, &nobody)), (BTreeSet::new(), Vec::new()));
}

#[test]
fn a_tile_that_takes_too_long_is_none_and_not_a_part_of_one() {
    let dir = tempfile::tempdir().expect("a directory");
    let view = View::new(world::published(&world::register(3_000, 6), dir.path()));
    let query = NearestQuery {
        kinds: vec!["municipality".to_owned()],
        ..NearestQuery::from_here(position(0.0, 0.0), instant("2026-12-08T10:00:00+07:00"))
    };
    let world = Tile::new(0, 0, 0).expect("the world");
    let spent = view.offices_in(world, &query, &Budget::of_looks(1, 1)).expect("an answer");
    assert_eq!(spent, None);
}
