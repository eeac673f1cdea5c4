//! Searches against brute force, for questions drawn from the snapshot's own points.

use chrono::{DateTime, TimeDelta, Utc};
use domain::area::AreaLevel;
use domain::jurisdiction::Home;
use domain::service::Coming;
use domain::{Metres, Position, ProcedureId};

use super::{fault, in_parallel};
use crate::query::{NearestQuery, OpenFilter, QueryEngine, Rank};
use crate::{Budget, Comparison, Error, Snapshot, View};

/// Minutes that questions are about: a working morning, lunch, a weekend and a night, on two days that have to be
/// compiled.
const INSTANTS: [&str; 4] =
    ["2026-11-23T03:15:00Z", "2026-11-23T05:30:00Z", "2026-11-22T04:00:00Z", "2026-11-22T16:45:00Z"];

/// Questions by words, time or home are about no more than the offices within this distance: brute force cuts the names,
/// evaluates the hours and reads the territory of each of them.
const NEARBY: Metres = Metres(20_000.0);

/// Compares so many questions, or one from each pinned point if there are fewer; says how many.
pub(super) fn check(view: &View, most: usize) -> Result<usize, Error> {
    let pinned = view.base().pinned();
    let count = most.min(pinned);
    in_parallel(count, |range| {
        for number in range {
            let ordinal = (number * pinned / count) as u32;
            let query = question(view.base(), ordinal, number as u64)?;
            let findings = view.find(&query, &Budget::unlimited())?;
            if view.compare(&query, &findings, &Budget::unlimited())? != Comparison::Equal {
                let id = view.base().tie_key(ordinal)?.1;
                let reason =
                    format!("a search around service point {id} differs from brute force: {query:?}");
                return Err(fault(reason));
            }
        }
        Ok(Vec::<()>::new())
    })?;
    Ok(count)
}

fn question(snapshot: &Snapshot, ordinal: u32, seed: u64) -> Result<NearestQuery, Error> {
    let mut draw = Draw(seed);
    let point = snapshot.point(ordinal)?;
    let pin = snapshot.position(ordinal);
    let mut query = NearestQuery::from_here(origin(&mut draw, pin), instant(&mut draw));
    query.limit = [1, 3, 10, 100][draw.below(4)];
    query.open = [OpenFilter::Any, OpenFilter::Only, OpenFilter::Possible][draw.below(3)];
    query.procedures = procedures(snapshot, ordinal, &mut draw);
    if draw.below(4) == 0 {
        query.kinds.extend(point.kind.as_deref().map(str::to_owned));
    }
    if draw.below(4) == 0 {
        let area = snapshot.area(ordinal);
        query.areas.extend(area.and_then(|area| if draw.below(2) == 0 { area.parent() } else { Some(area) }));
    }
    match draw.below(16) {
        0 => {
            query.text = Some(point.name_th);
            query.radius = Some(NEARBY);
        }
        1 => {
            query.rank = Rank::Soonest;
            query.coming = Coming::leaving(query.at);
            query.radius = Some(NEARBY);
        }
        2 | 3 => query.radius = Some(Metres(draw.part() * 400_000.0)),
        _ => {}
    }
    if draw.below(4) == 0 {
        let own = snapshot.area(ordinal).filter(|area| area.level() == AreaLevel::Subdistrict);
        query.home = own.map(Home::of);
        query.radius =
            Some(query.radius.map_or(NEARBY, |radius| if radius < NEARBY { radius } else { NEARBY }));
    }
    Ok(query)
}

/// From the point itself, from nearby, from anywhere, or from where maps have a seam.
fn origin(draw: &mut Draw, pin: Position) -> Position {
    let anywhere = (draw.part() * 180.0 - 90.0, draw.part() * 360.0 - 180.0);
    let (latitude, longitude) = match draw.below(8) {
        0 => anywhere,
        1 => [(90.0, 0.0), (-90.0, 0.0), (0.0, 180.0), (13.0, -180.0)][draw.below(4)],
        2 | 3 => (pin.latitude_degrees(), pin.longitude_degrees()),
        _ => (
            pin.latitude_degrees() + (draw.part() - 0.5) / 2.0,
            pin.longitude_degrees() + (draw.part() - 0.5) / 2.0,
        ),
    };
    Position::from_degrees(latitude, longitude).unwrap_or(pin)
}

fn instant(draw: &mut Draw) -> DateTime<Utc> {
    let text = INSTANTS[draw.below(INSTANTS.len())];
    let known = DateTime::parse_from_rfc3339(text).map_or(DateTime::UNIX_EPOCH, |at| at.to_utc());
    known + TimeDelta::minutes(draw.below(90) as i64)
}

/// None, one that the point offers, one of two, or two.
fn procedures(snapshot: &Snapshot, ordinal: u32, draw: &mut Draw) -> Vec<Vec<ProcedureId>> {
    let offered: Vec<u32> = snapshot.offered(ordinal).into_iter().collect();
    let Some(last) = offered.len().checked_sub(1) else { return Vec::new() };
    let mut own = || snapshot.procedure_ids().id(offered[draw.below(last + 1)]).clone();
    let (one, other) = (own(), own());
    match draw.below(4) {
        0 => Vec::new(),
        1 => vec![vec![one, other]],
        2 => vec![vec![one], vec![other]],
        _ => vec![vec![one]],
    }
}

/// Numbers that look random and are the same for the same seed (SplitMix64, public domain, S. Vigna 2015).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        // Under `count`, which is an usize.
        (self.next() % count as u64) as usize
    }

    /// At least 0 and under 1.
    fn part(&mut self) -> f64 {
        // 53 bits are what an f64 holds.
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}
