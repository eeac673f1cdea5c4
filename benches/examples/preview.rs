//! How long an officer waits to see what a change means: offices spread evenly over a register, each moved by two
//! kilometres, and each hidden.
//!
//! `cargo run --release --package benches --example preview -- INDEX BOUNDARIES`

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use chrono::DateTime;
use domain::change::Changed;
use domain::service_point::Visibility;
use domain::travel::Means;
use domain::{Change, Metres, Position, ServicePoint};
use engine::preview::{PreviewQuery, Universe, preview};
use engine::{Areas, Budget, OpenFilter, QueryEngine, View};

/// Offices that are changed.
const OFFICES: usize = 200;
/// Degrees of latitude in two kilometres.
const TWO_KILOMETRES: f64 = 0.018;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let index = arguments.next().context("expected the folder of an index")?;
    let boundaries = arguments.next().context("expected the folder of its boundaries")?;
    let view = View::new(Arc::new(engine::open_current(Path::new(&index))?));
    let subdistricts = indexer::boundaries::read_subdistricts_with_people(Path::new(&boundaries))?;
    let people = subdistricts.people.into_iter().collect();
    let started = Instant::now();
    let universe = Universe::of(&Areas::new(subdistricts.areas));
    println!("{} hexagons made once in {:?}", universe.places().len(), started.elapsed());
    let at = DateTime::parse_from_rfc3339("2026-12-08T10:00:00+07:00")?.to_utc();
    let query =
        PreviewQuery { at, open: OpenFilter::Any, travel: Means::Car, reach: Metres(20_000.0), people };
    view.prepare(at);
    for (name, change) in [("moved", moved as fn(&mut ServicePoint)), ("hidden", hidden)] {
        let (mut times, mut most) = (Vec::new(), 0);
        for number in 0..OFFICES {
            let ordinal = number * view.base().pinned() / OFFICES;
            let id = view.base().point(ordinal as u32)?.id;
            let office = view.office(id.as_str())?.context("a point of the snapshot has no record")?;
            let mut point = office.point.clone();
            change(&mut point);
            let offers = office.offers.iter().map(|(offer, ..)| offer.clone()).collect();
            let what = Changed::ServicePoint { point: Box::new(point), offers, exceptions: Vec::new() };
            let after = view.with_change(Change { number: view.change().next(), what })?;
            let started = Instant::now();
            let shown = preview((&view, &after), &[id], &universe, &query, &Budget::unlimited())?;
            times.push(started.elapsed());
            most = most.max(shown.consequences.len());
        }
        times.sort_unstable();
        let at = |share: usize| -> Duration { times[(times.len() * share / 100).min(times.len() - 1)] };
        println!(
            "{name}: p50 {:?}, p99 {:?}, longest {:?}; at most {most} answers change",
            at(50),
            at(99),
            at(100)
        );
    }
    Ok(())
}

fn moved(point: &mut ServicePoint) {
    if let Some(at) = point.position {
        let latitude = at.latitude_degrees() + TWO_KILOMETRES;
        point.position = Position::from_degrees(latitude, at.longitude_degrees()).ok().or(point.position);
    }
}

fn hidden(point: &mut ServicePoint) {
    point.visibility = Visibility::Hidden;
}
