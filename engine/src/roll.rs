//! Every office with what it offers, for whoever compares all of them.

use std::collections::HashMap;

use domain::{ProcedureId, ServicePoint};

use crate::Error;
use crate::register::Register;

/// Every office, hidden ones aside, in no order that means anything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roll {
    /// The offices.
    pub points: Vec<ServicePoint>,
    /// What each of them offers, as places in `procedures`.
    pub offered: Vec<Vec<u32>>,
    /// All procedures that any of them offers, and perhaps others.
    pub procedures: Vec<ProcedureId>,
}

/// # Errors
/// When the data is damaged.
pub(crate) fn roll(register: Register<'_>) -> Result<Roll, Error> {
    let Register { base, overlay, .. } = register;
    let mut roll = Roll::default();
    for ordinal in 0..base.procedures() as u32 {
        roll.procedures.push(base.procedure(ordinal)?.id);
    }
    for ordinal in (0..base.points() as u32).filter(|ordinal| !overlay.replaced().contains(*ordinal)) {
        let keeps = |own: &u32| overlay.procedures().keep_offers_of(*own);
        roll.offered.push(base.offered(ordinal).into_iter().filter(keeps).collect());
        roll.points.push(base.point(ordinal)?);
    }
    let places = roll.procedures.iter().zip(0..).map(|(id, place)| (id.clone(), place));
    let mut places: HashMap<ProcedureId, u32> = places.collect();
    for entry in overlay.points() {
        let mut offered = Vec::with_capacity(entry.offers.len());
        for (offer, _) in &entry.offers {
            let next = roll.procedures.len() as u32;
            let place = *places.entry(offer.procedure.clone()).or_insert(next);
            if place == next {
                roll.procedures.push(offer.procedure.clone());
            }
            offered.push(place);
        }
        roll.offered.push(offered);
        roll.points.push(entry.point.clone());
    }
    Ok(roll)
}
