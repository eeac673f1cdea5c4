//! Slips that make of a good position the numbers that were written, undone.

use domain::Position;
use domain::ellipsoid::Metres;

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
    /// How far away it would be by another reading of the kind that agrees as well: 18.22017 is 18°22.017′ or 18°22′01.7″.
    pub or_else: Metres,
}

/// How far a pin has to be from where its record says before a slip is taken for the reason: the more slips of a kind there are
/// and the fewer numbers can be read so, the less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needed {
    /// Outside, as far as borders can tell.
    Outside,
    /// Outside by [`FAR`].
    Far,
    /// In another province.
    OtherProvince,
}

/// Numbers read in another way.
struct Reading {
    code: Code,
    position: Position,
    needed: Needed,
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
    let before = pin.map_or(Agreement::None, |pin| case.agreement(pin));
    let Some(agreement_needed) = agreement_needed(case, before) else { return in_place(case, written) };
    let outside_m = pin.and_then(|pin| case.outside(pin)).map_or(f64::INFINITY, |outside| outside.0);
    let is_far = |needed: Needed| match needed {
        Needed::Outside => true,
        Needed::Far => outside_m > FAR.0,
        Needed::OtherProvince => before < Agreement::Province,
    };
    let mut best: Option<Explained> = None;
    for Reading { code, position, .. } in readings(written).into_iter().filter(|read| is_far(read.needed)) {
        let agreement = case.agreement(position);
        let is_better = best.is_none_or(|best| agreement > best.agreement);
        // Minutes move a pin so little that it may as well lie beyond the country's border for another reason.
        let agreement_needed =
            if code == Code::DegreesMinutes { case.best_agreement() } else { agreement_needed };
        if agreement >= agreement_needed && is_better {
            best = Some(Explained { code, position, agreement, or_else: Metres(0.0) });
        } else if let Some(best) =
            best.as_mut().filter(|best| best.code == code && best.agreement == agreement)
        {
            best.or_else = Metres(best.or_else.0.max(distance(best.position, position).0));
        }
    }
    best
}

/// A pin that is less far outside of what its record names is one that was set carelessly, more often than any of the slips:
/// they move a pin by tens of kilometres.
pub const FAR: Metres = Metres(1_000.0);

/// The least agreement at which a slip explains anything. Of numbers that are no place in Thailand any place that the record
/// allows will do; a pin in the country has to come to its own subdistrict, or to its district from another province: other
/// slips than these would bring it there too rarely.
fn agreement_needed(case: &Case<'_>, before: Agreement) -> Option<Agreement> {
    let best = case.best_agreement();
    match before {
        Agreement::None => Some(best.min(Agreement::District)),
        before if before >= best => None,
        _ if best == Agreement::Subdistrict => Some(best),
        Agreement::Country if best == Agreement::District => Some(best),
        _ => None,
    }
}

/// Minutes and seconds that hardly differ from their decimals leave a pin where its record says. They are told where it is
/// outside by less than borders can tell, and in a register where nearly every pin with as few decimals can be read so.
fn in_place(case: &Case<'_>, written: Written) -> Option<Explained> {
    let is_outside = case.outside(case.position()?).is_some_and(|outside| outside.0 > 0.0);
    let is_habit = is_short(written) && case.peers.writes_minutes();
    if !is_outside && !is_habit {
        return None;
    }
    let position = both(written, projection::minutes_and_seconds_in_decimals)?;
    let agreement = case.agreement(position);
    let is_known = case.best_agreement() == Agreement::Subdistrict && agreement == Agreement::Subdistrict;
    let is_better = case.outside(position).is_some_and(|outside| outside.0 == 0.0);
    let or_else = Metres(0.0);
    (is_known && is_better).then_some(Explained { code: Code::DegreesMinutes, position, agreement, or_else })
}

/// Whether there are just the decimals for whole seconds.
pub(crate) fn is_short(written: Written) -> bool {
    (3..=4).contains(&written.decimals)
}

/// Most decimals of minutes with a fraction, as instruments show them: 18°22.017′.
const DECIMALS_OF_MINUTES: u8 = 5;

fn readings(written: Written) -> Vec<Reading> {
    let Written { latitude, longitude, .. } = written;
    let at = |latitude: f64, longitude: f64| Position::from_degrees(latitude, longitude).ok();
    let grid = |easting: f64, northing: f64| {
        [47, 48].into_iter().filter_map(move |zone| projection::from_utm(zone, easting, northing))
    };
    let minutes = if written.decimals <= DECIMALS_OF_MINUTES { Needed::Far } else { Needed::OtherProvince };
    let far = |position: Option<Position>, code| (position, code, Needed::Far);
    let one = [
        far(at(longitude, latitude), Code::Swapped),
        far(at(-latitude, longitude), Code::Sign),
        far(at(latitude, -longitude), Code::Sign),
        far(at(-latitude, -longitude), Code::Sign),
    ];
    let metres = grid(longitude, latitude).chain(grid(latitude, longitude));
    let angles = [
        (both(written, projection::minutes_and_seconds_in_decimals), Code::DegreesMinutes, Needed::Outside),
        (both(written, projection::minutes_in_decimals), Code::DegreesMinutes, minutes),
        (both(written, projection::packed), Code::DegreesMinutes, Needed::Far),
    ];
    one.into_iter()
        .chain(metres.map(|position| far(Some(position), Code::Utm)))
        .chain(angles)
        .filter_map(|(position, code, needed)| Some(Reading { code, position: position?, needed }))
        .collect()
}

fn both(written: Written, undo: fn(f64) -> Option<f64>) -> Option<Position> {
    Position::from_degrees(undo(written.latitude)?, undo(written.longitude)?).ok()
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
