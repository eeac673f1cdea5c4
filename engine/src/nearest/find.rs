//! The nearest offices of a register in their order.

use domain::ellipsoid::{NEAR_GEODESIC_ERROR_M, shortest_geodesic};
use domain::{Ecef, Metres};

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
    let mut offices = register.by_distance(collector.into_candidates(), query.from, query.limit)?;
    if query.radius.is_some() || cut_off_at_m.is_some() {
        for (distance, found) in &mut offices {
            distance.get_or_insert_with(|| register.distance(query.from, from, *found));
        }
    }
    offices.retain(|(distance, found)| {
        distance.is_none_or(|distance| {
            let is_within = |radius| register.is_within(radius, query.from, distance, *found);
            query.radius.is_none_or(is_within) && is_certain(distance, cut_off_at_m)
        })
    });
    let finding = |(distance, found): (Option<Metres>, Found)| Finding {
        number: found.number(),
        distance,
        journey: None,
    };
    Ok(Findings {
        offices: offices.into_iter().map(finding).collect(),
        complete: cut_off_at_m.is_none(),
        plan: Plan { examined: outcome.plan.examined + overlay.examined, ..outcome.plan },
    })
}

/// Whether nothing that a search missed, which was cut off at a chord, can be nearer.
fn is_certain(distance: Metres, cut_off_at_m: Option<f64>) -> bool {
    cut_off_at_m.is_none_or(|chord_m| distance.0 + NEAR_GEODESIC_ERROR_M < shortest_geodesic(chord_m).0)
}
