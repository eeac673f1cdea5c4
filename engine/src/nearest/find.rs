//! The nearest offices of a register in their order.

use domain::ellipsoid::{geodesic, shortest_geodesic};
use domain::{Ecef, Metres};

use super::collector::{Collector, Found};
use super::gate::Gate;
use super::search::search_base;
use crate::Error;
use crate::asked::Groups;
use crate::query::{Budget, Finding, Findings, NearestQuery, Plan};
use crate::register::{Register, Statuses};

/// Finds the nearest offices.
pub(crate) fn find(
    register: Register<'_>,
    query: &NearestQuery,
    statuses: &Statuses,
    budget: &Budget,
) -> Result<Findings, Error> {
    let groups = Groups::of(query, register.base);
    let gate = Gate::of(register, query, &groups, statuses)?;
    let mut collector = Collector::new(query.limit, query.radius);
    let from_overlay = register.overlay.search(register.base, query, &statuses.overlay, &mut collector);
    let outcome = search_base(&gate, Ecef::of(query.from), &mut collector, budget)?;
    let mut offices = register.by_distance(collector.into_candidates(), query.from, query.limit)?;
    offices.retain(|(distance, found)| {
        let is_within =
            |radius| is_within(radius, *distance, || geodesic(query.from, register.position(*found)));
        query.radius.is_none_or(is_within) && is_certain(*distance, outcome.cut_off_at_m)
    });
    let finding =
        |(distance, found): (Metres, Found)| Finding { number: found.number(), distance, journey: None };
    Ok(Findings {
        offices: offices.into_iter().map(finding).collect(),
        complete: outcome.cut_off_at_m.is_none(),
        plan: Plan { examined: outcome.plan.examined + from_overlay, ..outcome.plan },
    })
}

/// More than the near geodesic is off.
const TOLD_TO_M: f64 = 1e-5;

/// Whether an office lies within a radius, by its geodesic where the distance doesn't tell.
fn is_within(radius: Metres, distance: Metres, geodesic: impl Fn() -> Metres) -> bool {
    let is_told = (distance.0 - radius.0).abs() > TOLD_TO_M;
    if is_told { distance <= radius } else { geodesic() <= radius }
}

/// Whether nothing that a search missed, which was cut off at a chord, can be nearer.
fn is_certain(distance: Metres, cut_off_at_m: Option<f64>) -> bool {
    cut_off_at_m.is_none_or(|chord_m| distance.0 + TOLD_TO_M < shortest_geodesic(chord_m).0)
}
