//! Slips that make of a good position the numbers that were written, undone.

use domain::ellipsoid::Metres;
use domain::{AreaCode, Position};

use crate::case::{Agreement, Case};
use crate::country::distance;
use crate::evidence::Code;
use crate::projection;
use crate::written::Written;

/// A slip, undone: a position that would be where the record says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Explained {
    /// The slip.
    pub code: Code,
    /// Where the pin is once it is undone.
    pub position: Position,
    /// How well that agrees with the record.
    pub agreement: Agreement,
}

/// The slip that explains what was written: undone it brings the pin to where the record says, from where it doesn't say.
/// Where several do, the one that agrees best, then the simplest.
#[must_use]
pub fn explained(case: &Case<'_>) -> Option<Explained> {
    let written = case.written()?;
    if case.is_abroad() {
        return None;
    }
    let pin = written.position();
    if pin.is_some_and(|pin| !is_far_outside(case, pin)) {
        return None;
    }
    let before = pin.map_or(Agreement::None, |pin| case.agreement(pin));
    let needed = needed(case, before)?;
    let mut best: Option<Explained> = None;
    for (code, undone) in undone(written) {
        for position in undone {
            let agreement = case.agreement(position);
            let is_better = best.is_none_or(|best| agreement > best.agreement);
            if agreement >= needed && is_better {
                best = Some(Explained { code, position, agreement });
            }
        }
    }
    best
}

/// A pin that is less far outside of what its record names is one that was set carelessly, more often than any of the slips:
/// they move a pin by tens of kilometres.
pub const FAR: Metres = Metres(1_000.0);

fn is_far_outside(case: &Case<'_>, pin: Position) -> bool {
    let subdistricts: Vec<AreaCode> = case.claim.subdistricts.iter().map(|named| named.area).collect();
    let larger = case.claim.district.or(case.claim.province).map(|named| named.area);
    let areas = if subdistricts.is_empty() { larger.into_iter().collect() } else { subdistricts };
    areas.iter().filter_map(|area| case.country.outside(*area, pin)).all(|outside| outside > FAR)
}

/// The least agreement at which a slip explains anything. Of numbers that are no place in Thailand any place that the record
/// allows will do; a pin in the country has to come to its own subdistrict, or to its district from another province: other
/// slips than these would bring it there too rarely.
fn needed(case: &Case<'_>, before: Agreement) -> Option<Agreement> {
    let best = case.best_agreement();
    match before {
        Agreement::None => Some(best.min(Agreement::District)),
        before if before >= best => None,
        _ if best == Agreement::Subdistrict => Some(best),
        Agreement::Country if best == Agreement::District => Some(best),
        _ => None,
    }
}

fn undone(written: Written) -> Vec<(Code, Vec<Position>)> {
    let Written { latitude, longitude, .. } = written;
    let at = |latitude: f64, longitude: f64| Position::from_degrees(latitude, longitude).ok();
    let grid = |easting: f64, northing: f64| {
        [47, 48].into_iter().filter_map(move |zone| projection::from_utm(zone, easting, northing))
    };
    let both = |undo: fn(f64) -> Option<f64>| at(undo(latitude)?, undo(longitude)?);
    vec![
        (Code::Swapped, at(longitude, latitude).into_iter().collect()),
        (
            Code::Sign,
            [at(-latitude, longitude), at(latitude, -longitude), at(-latitude, -longitude)]
                .into_iter()
                .flatten()
                .collect(),
        ),
        (Code::Utm, grid(longitude, latitude).chain(grid(latitude, longitude)).collect()),
        (
            Code::DegreesMinutes,
            [
                both(projection::minutes_and_seconds_in_decimals),
                both(projection::minutes_in_decimals),
                both(projection::packed),
            ]
            .into_iter()
            .flatten()
            .collect(),
        ),
    ]
}

/// How far two positions of one place may be apart: the transformation is given to 3 m, and people don't stand on the same
/// corner of a building.
const SAME_PLACE: Metres = Metres(60.0);

/// The shift of a datum that leads from a pin to where another record has the same unit, and where that is.
#[must_use]
pub fn datum_shift(pin: Position, elsewhere: Position) -> Option<Position> {
    let shifted = [projection::from_indian_1975(pin), projection::from_grid_on_indian_1975(pin)];
    shifted.into_iter().find(|shifted| distance(*shifted, elsewhere) <= SAME_PLACE)
}
