//! What the place that decides costs: the same questions for the nearest offices with and without a home, everything that is
//! told of an answer included.
//!
//! `cargo run --release --package benches --example home -- INDEX PROCEDURE`

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::DateTime;
use domain::area::{AreaLevel, Gazetteer};
use domain::jurisdiction::Home;
use domain::{Position, ProcedureId};
use engine::{Budget, NearestQuery, OpenFilter, QueryEngine, View};

/// Questions of each kind.
const QUESTIONS: usize = 20_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let dir = arguments.next().ok_or("expected the folder of an index")?;
    let procedure = ProcedureId::new(&arguments.next().ok_or("expected a procedure")?)?;
    let view = View::new(Arc::new(engine::open_current(Path::new(&dir))?));
    let at = DateTime::parse_from_rfc3339("2026-12-08T10:00:00+07:00")?.to_utc();
    view.prepare(at);
    let places = Gazetteer::built_in().places().iter();
    let subdistricts: Vec<_> = places.filter(|place| place.code.level() == AreaLevel::Subdistrict).collect();
    for open in [OpenFilter::Any, OpenFilter::Only] {
        for with_home in [false, true] {
            let mut random = fastrand::Rng::with_seed(9);
            let mut times = Vec::with_capacity(QUESTIONS);
            for _ in 0..QUESTIONS {
                let from = Position::from_degrees(6.0 + 14.0 * random.f64(), 98.0 + 7.0 * random.f64())?;
                let home = Home::of(subdistricts[random.usize(..subdistricts.len())].code);
                let query = NearestQuery {
                    procedures: vec![vec![procedure.clone()]],
                    open,
                    home: with_home.then_some(home),
                    ..NearestQuery::from_here(from, at)
                };
                let started = Instant::now();
                let answer = view.nearest(&query, &Budget::unlimited())?;
                let responsible = view.responsible(&query)?;
                times.push(started.elapsed());
                std::hint::black_box((answer, responsible));
            }
            times.sort_unstable();
            let of = |share: f64| -> Duration { times[((times.len() - 1) as f64 * share) as usize] };
            println!("{open:?} home {with_home}: p50 {:?}, p99 {:?}", of(0.5), of(0.99));
        }
    }
    Ok(())
}
