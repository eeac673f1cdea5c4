//! The nearest offices of a register in their order.

use domain::Ecef;
use domain::ellipsoid::{geodesic, shortest_geodesic};

use super::collector::{Collector, Found};
use super::gate::Gate;
use super::search::search_base;
use crate::asked::Groups;
use crate::overlay::OverlayGate;
use crate::query::{Finding, Findings, NearestQuery, Plan, PlanKind};
use crate::register::{Register, Statuses};
use crate::{Budget, Error};

/// Finds the nearest offices.
pub(crate) fn find(
    register: Register<'_>,
    query: &NearestQuery,
    statuses: &Statuses,
    budget: &Budget,
) -> Result<Findings, Error> {
    let groups = Groups::of(query, register);
    let Some(gate) = Gate::of(register, query, &groups, statuses, budget)? else {
        return Ok(Findings::none_in_time(PlanKind::Text));
    };
    let from = Ecef::of(query.from);
    let mut collector = Collector::new(query.limit, query.radius);
    let outcome = search_base(&gate, from, &mut collector, budget)?;
    // What lies beyond isn't certain.
    collector.shorten_reach(outcome.cut_off_at_m);
    let overlay_gate = OverlayGate::new(register.base, query, &groups, &statuses.overlay);
    let overlay = register.overlay.search(&overlay_gate, from, &mut collector, budget);
    let cut_off_at_m = [outcome.cut_off_at_m, overlay.cut_off_at_m].into_iter().flatten().reduce(f64::min);
    let mut offices = collector.into_candidates();
    retain_measured(register, query, cut_off_at_m, &mut offices);
    register.sort_by_distance(&mut offices, query)?;
    offices.truncate(query.limit);
    let finding = |(_, found): (f64, Found)| Finding { number: found.number(), journey: None };
    Ok(Findings {
        offices: offices.into_iter().map(finding).collect(),
        complete: cut_off_at_m.is_none(),
        plan: Plan { examined: outcome.plan.examined + overlay.examined, ..outcome.plan },
    })
}

/// Keeps what lies within the radius, and, where the search was cut off, what nothing that was missed can be nearer
/// than.
fn retain_measured(
    register: Register<'_>,
    query: &NearestQuery,
    cut_off_at_m: Option<f64>,
    offices: &mut Vec<(f64, Found)>,
) {
    let certain = cut_off_at_m.map(shortest_geodesic);
    if query.radius.is_none() && certain.is_none() {
        return;
    }
    offices.retain(|(_, found)| {
        let distance = geodesic(query.from, register.position(*found));
        query.radius.is_none_or(|radius| distance <= radius)
            && certain.is_none_or(|certain| distance < certain)
    });
}
