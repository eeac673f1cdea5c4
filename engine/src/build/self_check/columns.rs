//! Records and columns: that they are as they went in, and agree with each other.

use domain::Ecef;

use super::{Input, fault};
use crate::build::offers;
use crate::build::places::has_gone;
use crate::jurisdiction;
use crate::query::Facet;
use crate::{Error, Snapshot};

/// Compares a snapshot with what went in.
pub(super) fn check_against(snapshot: &Snapshot, input: &Input<'_>) -> Result<(), Error> {
    let records = input.records;
    let (count, found) = (records.points.len(), snapshot.points());
    if found != count {
        return Err(fault(format!("{count} service points went in, {found} are there")));
    }
    for (ordinal, point) in (0..).zip(&records.points) {
        if !snapshot.holds(ordinal, point)? {
            return Err(fault(format!("service point {} isn't stored as it went in", point.id)));
        }
        let schedule = snapshot.hours().schedule(snapshot.point_schedule(ordinal));
        if (schedule.calendar(), schedule.zone()) != (&point.calendar, point.zone) {
            return Err(fault(format!("service point {} doesn't keep its calendar and clock", point.id)));
        }
    }
    for (ordinal, procedure) in (0..).zip(&records.procedures) {
        if snapshot.procedure_by_id(procedure.id.as_str())?.as_ref() != Some(procedure) {
            return Err(fault(format!("procedure {} isn't found by its id as it went in", procedure.id)));
        }
        if snapshot.counter_minutes(ordinal) != procedure.counter_minutes.unwrap_or(0) {
            return Err(fault(format!("procedure {} takes other minutes than it says", procedure.id)));
        }
    }
    if digest_of_offers(snapshot)? != input.offers {
        return Err(fault("the offers aren't those that went in"));
    }
    Ok(())
}

fn digest_of_offers(snapshot: &Snapshot) -> Result<u64, Error> {
    let mut procedures = Vec::with_capacity(snapshot.procedures());
    for ordinal in 0..snapshot.procedures() as u32 {
        procedures.push(offers::hash_of(snapshot.procedure(ordinal)?.id.as_str()));
    }
    let mut digest = 0u64;
    for ordinal in 0..snapshot.points() as u32 {
        let point = offers::hash_of(snapshot.tie_key(ordinal)?.1);
        for procedure in snapshot.offered(ordinal) {
            digest = digest.wrapping_add(offers::digest_of(point, procedures[procedure as usize]));
        }
    }
    Ok(digest)
}

/// Compares the columns with the records.
pub(super) fn check(snapshot: &Snapshot) -> Result<(), Error> {
    check_order_by_id(snapshot)?;
    check_served(snapshot)?;
    let mut with_area = 0;
    for ordinal in 0..snapshot.points() as u32 {
        let point = snapshot.point(ordinal)?;
        let is_pinned = (ordinal as usize) < snapshot.pinned();
        let position = is_pinned.then(|| snapshot.position(ordinal));
        if position != point.position {
            return Err(fault(format!("service point {} doesn't stand where its record says", point.id)));
        }
        if position.is_some_and(|position| snapshot.spots()[ordinal as usize].ecef_m != Ecef::of(position).0)
        {
            return Err(fault(format!("service point {} is measured from another place", point.id)));
        }
        for facet in [Facet::Kind, Facet::Ministry, Facet::Department] {
            let expected = facet.of(&point).and_then(|word| snapshot.symbol(word));
            let found = Some(snapshot.facets(ordinal)[facet as usize])
                .filter(|symbol| *symbol != crate::format::NO_SYMBOL);
            if expected != found || expected.is_none() && facet.of(&point).is_some() {
                return Err(fault(format!("service point {} is filtered by another {facet:?}", point.id)));
            }
        }
        let found = snapshot.found_area(ordinal).map(|located| located.subdistrict);
        let area = point.subdistrict.or(found).filter(|_| !has_gone(&point));
        if snapshot.area(ordinal) != area {
            return Err(fault(format!("service point {} stands in another area", point.id)));
        }
        if let Some(area) = area.filter(|_| is_pinned) {
            with_area += 1;
            if snapshot.points_in(area).binary_search(&ordinal).is_err() {
                return Err(fault(format!("service point {} isn't among those of {area}", point.id)));
            }
        }
    }
    let listed: usize = snapshot.areas_with_points().map(|area| snapshot.points_in(area).len()).sum();
    if listed != with_area {
        return Err(fault(format!("{listed} service points are listed by area, {with_area} have one")));
    }
    Ok(())
}

/// Who serves which area is what the records say, or what names and kinds tell.
fn check_served(snapshot: &Snapshot) -> Result<(), Error> {
    let expected = jurisdiction::sorted_rows(snapshot.points(), |ordinals| {
        let mut rows = Vec::new();
        for ordinal in ordinals {
            let ordinal = ordinal as u32;
            rows.extend(jurisdiction::rows_of(ordinal, &snapshot.point(ordinal)?));
        }
        Ok::<_, Error>(rows)
    })?;
    let mut found = snapshot.served().rows();
    for row in expected {
        if found.next() != Some(row) {
            return Err(fault(format!("area {} isn't served by who serves it", row.0)));
        }
    }
    if found.next().is_some() {
        return Err(fault("an area is served by someone who doesn't serve it"));
    }
    for ordinal in 0..snapshot.procedures() as u32 {
        let procedure = snapshot.procedure(ordinal)?;
        if snapshot.jurisdiction(ordinal) != procedure.jurisdiction {
            return Err(fault(format!("procedure {} has another jurisdiction", procedure.id)));
        }
    }
    Ok(())
}

/// Ids ascend strictly in the order by id, so a search by halves finds every one.
fn check_order_by_id(snapshot: &Snapshot) -> Result<(), Error> {
    let by_id = snapshot.points_by_id();
    if by_id.len() != snapshot.points() {
        return Err(fault(format!("{} of {} service points have an id", by_id.len(), snapshot.points())));
    }
    let id = |ordinal: u32| match (ordinal as usize) < snapshot.points() {
        true => Ok(snapshot.tie_key(ordinal)?.1),
        false => Err(fault(format!("the order by id names service point number {ordinal}"))),
    };
    for two in by_id.windows(2) {
        if id(two[0])? >= id(two[1])? {
            return Err(fault(format!(
                "service point {} isn't in its place in the order by id",
                id(two[1])?
            )));
        }
    }
    Ok(())
}
