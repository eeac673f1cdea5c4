//! What a snapshot has to prove before it is published: that what went in can be found.

use std::path::Path;

use chrono::DateTime;
use domain::AreaCode;

use super::Records;
use crate::query::{Budget, NearestQuery};
use crate::{Error, QueryEngine, Snapshot, View};

/// Points looked up by place and by name; a full proof is a command of its own.
const SAMPLE: usize = 2_000;

/// Opens the snapshot in a directory as a server would and looks everything up by id, a sample by place and name.
pub(super) fn run(dir: &Path, records: &Records) -> Result<(), Error> {
    let snapshot = Snapshot::open(dir)?;
    let (count, found) = (records.points.len(), snapshot.points());
    if found != count {
        return Err(Error::self_check(format!("{count} service points went in, {found} are there")));
    }
    // Each record is there, and ids ascend strictly in the order by id: so a search by halves finds every one.
    for (ordinal, point) in (0..).zip(&records.points) {
        if !snapshot.holds(ordinal, point)? {
            let reason = format!("service point {} isn't stored as it went in", point.id);
            return Err(Error::self_check(reason));
        }
    }
    let by_id = snapshot.points_by_id();
    let id =
        |place: usize| by_id.get(place).and_then(|ordinal| Some(&records.points.get(*ordinal as usize)?.id));
    if let Some(place) = (1..count).find(|place| id(place - 1) >= id(*place)) {
        let reason = format!("service point {:?} isn't in its place in the order by id", id(place));
        return Err(Error::self_check(reason));
    }
    for procedure in &records.procedures {
        if snapshot.procedure_by_id(procedure.id.as_str())?.as_ref() != Some(procedure) {
            return Err(Error::self_check(format!(
                "procedure {} isn't found by its id as it went in",
                procedure.id
            )));
        }
    }
    let view = View::new(snapshot.into());
    let step = count.div_ceil(SAMPLE).max(1);
    for point in records.points.iter().step_by(step) {
        check_place_and_name(&view, point)?;
    }
    Ok(())
}

fn check_place_and_name(view: &View, point: &domain::ServicePoint) -> Result<(), Error> {
    let at = DateTime::UNIX_EPOCH;
    if let Some(position) = point.position {
        let query = NearestQuery { limit: 1, ..NearestQuery::from_here(position, at) };
        let answer = view.nearest(&query, &Budget::unlimited())?;
        let found = answer.hits.first().filter(|hit| hit.distance == Some(domain::Metres(0.0)));
        let found = found
            .ok_or_else(|| Error::self_check(format!("nothing is nearest to the place of {}", point.id)))?;
        let areas: Vec<AreaCode> = found.area().into_iter().collect();
        let within = view.nearest(&NearestQuery { areas, ..query }, &Budget::unlimited())?;
        if within.hits.first().is_none_or(|hit| hit.distance != Some(domain::Metres(0.0))) {
            return Err(Error::self_check(format!(
                "nothing in its area is nearest to the place of {}",
                point.id
            )));
        }
    }
    let ordinal = view.base().find_point(&point.id);
    if ordinal.is_none() {
        return Err(Error::self_check(format!("service point {} isn't found by its id", point.id)));
    }
    // A name of nothing but punctuation has no token to be found by.
    if analyzers::words(&point.name_th).is_empty() {
        return Ok(());
    }
    if ordinal.map(|ordinal| view.base().finds_point(&point.name_th, ordinal)).transpose()? == Some(true) {
        return Ok(());
    }
    Err(Error::self_check(format!("service point {} isn't found by its name", point.id)))
}
