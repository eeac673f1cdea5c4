//! Offers: each point's set of procedures, interned, and what single offers say beyond that.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};

use domain::{Offer, Procedure, ServicePoint};

use super::forest::ForestBuilder;
use super::schedules::ScheduleInterner;
use crate::Error;
use crate::format::offer_rows::OfferRow;
use crate::format::records::{self, StoredOfferDetail};
use crate::format::sections::SectionWriter;
use crate::format::{search, tables};

/// One offer by its ordinals.
pub(super) struct Placed<'r> {
    pub(super) point: u32,
    pub(super) procedure: u32,
    /// The schedule, where it isn't the point's own.
    pub(super) schedule: Option<u32>,
    offer: &'r Offer,
}

/// All offers by point and procedure, each once.
pub(super) fn placed<'r>(
    offers: &'r [Offer],
    points: &[ServicePoint],
    procedures: &HashMap<&str, u32>,
    schedules: &mut ScheduleInterner<'_>,
) -> Vec<Placed<'r>> {
    let ordinals: HashMap<&str, u32> = (0u32..).zip(points).map(|(at, p)| (p.id.as_str(), at)).collect();
    let ends = |offer: &Offer| {
        let point = ordinals.get(offer.service_point.as_str())?;
        Some((*point, *procedures.get(offer.procedure.as_str())?))
    };
    let mut by_ends: Vec<((u32, u32), &Offer)> =
        offers.iter().filter_map(|offer| Some((ends(offer)?, offer))).collect();
    // The first of several offers with the same ends stays the first.
    by_ends.sort_by_key(|(ends, _)| *ends);
    by_ends.dedup_by_key(|(ends, _)| *ends);
    drop(ordinals);
    by_ends
        .into_iter()
        .map(|((point, procedure), offer)| Placed {
            point,
            procedure,
            schedule: schedules.of_offer(&points[point as usize], offer),
            offer,
        })
        .collect()
}

/// A digest of offers, whatever their order: the sum of [`digest_of`] each.
pub(super) fn digest(placed: &[Placed<'_>]) -> u64 {
    let one =
        |offer: &Offer| digest_of(hash_of(offer.service_point.as_str()), hash_of(offer.procedure.as_str()));
    placed.iter().fold(0, |sum, placed| sum.wrapping_add(one(placed.offer)))
}

/// The digest of one offer, by the hashes of its ends.
pub(super) fn digest_of(point: u64, procedure: u64) -> u64 {
    // Not symmetric, so that the ends can't be swapped; odd, so that no bit is lost.
    (point ^ procedure.rotate_left(32))
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(29)
        .wrapping_mul(point | 1)
}

/// A hash of an id, the same in every run.
pub(super) fn hash_of(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(id.as_bytes());
    hasher.finish()
}

/// Where each point's set of procedures begins among the distinct ones.
///
/// # Errors
/// When these take more bytes than can be numbered.
pub(super) fn write_sets(
    placed: &[Placed<'_>],
    points: usize,
    file: &mut SectionWriter,
) -> Result<(), Error> {
    let mut rows: Vec<u32> = Vec::with_capacity(points);
    let mut sets: Vec<u8> = Vec::new();
    let mut numbers: HashMap<Vec<u8>, u32> = HashMap::new();
    let mut rest = placed;
    for point in 0..points as u32 {
        let count = rest.iter().take_while(|offer| offer.point == point).count();
        let (own, others) = rest.split_at(count);
        rest = others;
        let mut set = Vec::new();
        OfferRow::write(own.iter().map(|offer| offer.procedure), &mut set);
        let row = match numbers.get(&set) {
            Some(row) => *row,
            None => {
                let start = u32::try_from(sets.len()).map_err(|_| Error::too_many_offers(sets.len()))?;
                sets.extend(&set);
                numbers.insert(set, start);
                start
            }
        };
        rows.push(row);
    }
    file.add(search::POINT_OFFERS, "", &rows);
    file.add(search::OFFER_SETS, "", &sets);
    Ok(())
}

/// The offers that say more than "this procedure at this point".
pub(super) fn write_details(
    placed: &[Placed<'_>],
    point_schedules: &[u32],
    search_file: &mut SectionWriter,
    records_file: &mut SectionWriter,
) {
    let mut keys: Vec<u64> = Vec::new();
    let mut table = records_file.table(tables::OFFER_DETAILS);
    for Placed { point, procedure, schedule, offer } in placed {
        let plain = Offer::plain(offer.service_point.clone(), offer.procedure.clone());
        if schedule.is_some() || **offer != plain {
            keys.push(u64::from(*point) << 32 | u64::from(*procedure));
            let schedule = schedule.unwrap_or(point_schedules[*point as usize]);
            records::push(&mut table, &StoredOfferDetail::new(offer, schedule));
        }
    }
    search_file.add(search::OFFER_DETAIL_KEYS, "", &keys);
    table.finish();
}

/// What the counters of each procedure ask for.
pub(super) fn write_counters(
    placed: &[Placed<'_>],
    procedures: &[Procedure],
    pinned: usize,
    file: &mut SectionWriter,
) {
    let minutes: Vec<u32> = procedures.iter().map(|p| p.counter_minutes.unwrap_or(0)).collect();
    let mut least = minutes.clone();
    for offer in placed.iter().filter(|offer| (offer.point as usize) < pinned) {
        if let Some(last_acceptance) = offer.offer.last_acceptance_minutes {
            let least = &mut least[offer.procedure as usize];
            *least = (*least).min(last_acceptance);
        }
    }
    file.add(search::COUNTER_MINUTES, "", &minutes);
    file.add(search::LEAST_ACCEPTANCE_MINUTES, "", &least);
}

/// One tree for all pinned points, then one for each procedure.
pub(super) fn forest(
    placed: &[Placed<'_>],
    ecef: &[domain::Ecef],
    point_schedules: &[u32],
    classes: &[u8],
    procedures: usize,
) -> ForestBuilder {
    let mut forest = ForestBuilder::default();
    let everyone: Vec<(u32, u32)> =
        (0u32..).zip(point_schedules).take(ecef.len()).map(|(p, s)| (p, *s)).collect();
    forest.add_tree(ecef, classes, &everyone, false);
    let mut by_procedure: Vec<Vec<(u32, u32)>> = vec![Vec::new(); procedures];
    let mut has_own = vec![false; procedures];
    for offer in placed.iter().filter(|offer| (offer.point as usize) < ecef.len()) {
        let schedule = offer.schedule.unwrap_or(point_schedules[offer.point as usize]);
        by_procedure[offer.procedure as usize].push((offer.point, schedule));
        has_own[offer.procedure as usize] |= offer.schedule.is_some();
    }
    for (postings, has_own) in by_procedure.iter().zip(has_own) {
        forest.add_tree(ecef, classes, postings, has_own);
    }
    forest
}
