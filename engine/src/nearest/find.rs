//! The nearest offices of a register in their order.

use domain::Ecef;
use domain::ellipsoid::{geodesic, shortest_geodesic};

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
    let groups = Groups::of(query, register.base)?;
    let gate = Gate::of(register, query, &groups, statuses)?;
    let mut collector = Collector::new(query.limit, query.radius);
    let from_overlay = register.overlay.search(register.base, query, &statuses.overlay, &mut collector);
    let outcome = search_base(&gate, Ecef::of(query.from), &mut collector, budget)?;
    let mut offices = collector.into_candidates();
    retain_measured(register, query, outcome.cut_off_at_m, &mut offices);
    register.sort_by_distance(&mut offices, query)?;
    offices.truncate(query.limit);
    let finding = |(_, found): (f64, Found)| Finding { number: found.number(), journey: None };
    Ok(Findings {
        offices: offices.into_iter().map(finding).collect(),
        complete: outcome.cut_off_at_m.is_none(),
        plan: Plan { examined: outcome.plan.examined + from_overlay, ..outcome.plan },
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
