//! How long tiles of a map take: the tiles of each zoom around the offices of a snapshot, with and without filters.
//!
//! `cargo run --release --package benches --example tiles -- INDEX`

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::DateTime;
use domain::Position;
use engine::{Budget, NearestQuery, OpenFilter, QueryEngine, Tile, View};

/// Tiles of each zoom, around offices that stand evenly along the register.
const TILES: usize = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let dir = std::env::args().nth(1).ok_or("expected the folder of an index")?;
    let view = View::new(Arc::new(engine::open_current(Path::new(&dir))?));
    let at = DateTime::parse_from_rfc3339("2026-12-08T10:00:00+07:00")?.to_utc();
    let any = NearestQuery::from_here(Position::from_degrees(0.0, 0.0)?, at);
    let kind = view.base().point(0)?.kind.map(|kind| kind.to_string());
    let procedure = view.all_procedures()?.first().map(|procedure| procedure.id.clone());
    let procedures = vec![procedure.into_iter().collect::<Vec<_>>()];
    let questions = [
        ("all", any.clone()),
        ("open", NearestQuery { open: OpenFilter::Only, ..any.clone() }),
        ("kind", NearestQuery { kinds: kind.into_iter().collect(), ..any.clone() }),
        ("procedure", NearestQuery { procedures: procedures.clone(), ..any.clone() }),
        ("procedure, open", NearestQuery { procedures, open: OpenFilter::Only, ..any.clone() }),
    ];
    let started = Instant::now();
    view.prepare_map();
    view.prepare(at);
    println!("{} offices; got ready in {:?}", view.base().pinned(), started.elapsed());
    let mut longest_of_all = Duration::ZERO;
    for (name, query) in &questions {
        for zoom in [0, 3, 5, 7, 9, 11, 13, 14, 16] {
            let mut times = Vec::new();
            let mut steps = 0;
            for number in 0..TILES {
                let ordinal = number * view.base().pinned() / TILES;
                let Some(tile) = tile_of(&view, ordinal as u32, zoom)? else { continue };
                let started = Instant::now();
                let offices = view.offices_in(tile, query, &Budget::unlimited())?;
                let borders = view.borders_in(tile);
                times.push(started.elapsed());
                steps = steps.max(offices.map_or(0, |offices| offices.steps));
                std::hint::black_box(borders);
            }
            times.sort_unstable();
            let longest = *times.last().ok_or("no office lies in a tile")?;
            longest_of_all = longest_of_all.max(longest);
            println!(
                "{name} zoom {zoom}: median {:?}, longest {longest:?}, {steps} steps",
                times[times.len() / 2]
            );
        }
    }
    println!("longest of all: {longest_of_all:?}");
    Ok(())
}

fn tile_of(view: &View, ordinal: u32, zoom: u8) -> Result<Option<Tile>, Box<dyn Error>> {
    let Some(position) = view.base().point(ordinal)?.position else { return Ok(None) };
    let world = Tile::new(0, 0, 0).ok_or("no tile")?;
    let [x, y] = world.place_of(position).map(|at| at * f64::from(1_u32 << zoom));
    Ok(Tile::new(zoom, x as u32, y as u32))
}
