//! Offices without a pin: no search by distance gives them, so they are found by their names alone.

use std::sync::Arc;

use chrono::TimeDelta;
use domain::UtcMinute;
use domain::hours::State;
use domain::service::Arrival;
use domain::travel::{Basis, Journey};

use crate::asked::{Asked, Groups};
use crate::hours::{HoursIndex, StatusTable};
use crate::nearest::Gate;
use crate::overlay::OverlayGate;
use crate::query::{Hit, NearestQuery, Service, Summary};
use crate::register::{Register, Statuses};
use crate::{Budget, Error, Located};

/// Those that pass every condition of a question but a radius, the shortest name first, then by code and id. None
/// without words.
pub(crate) fn named(register: Register<'_>, query: &NearestQuery) -> Result<Vec<Hit>, Error> {
    let Some(text) = query.text.as_deref() else { return Ok(Vec::new()) };
    let base = register.base;
    let groups = Groups::of(query, register);
    let statuses = Statuses::at(register, UtcMinute::of(query.at));
    let budget = Budget::unlimited();
    // Both are found without a limit of time.
    let gate = Gate::of(register, query, &groups, &statuses, &budget)?;
    let matches = base.points_matching(text, None, &budget)?;
    let (Some(gate), Some(matches)) = (gate, matches) else { return Ok(Vec::new()) };
    let mut hits = Vec::new();
    for ordinal in matches.as_slice().iter().copied() {
        if ordinal as usize >= base.pinned() && gate.passes(ordinal)? {
            let asked = Asked::of_base(base, ordinal, &groups)?;
            let place = (base.summary(ordinal)?, base.found_area(ordinal));
            hits.push(hit(query, asked, place, (register.base_hours, &statuses.base)));
        }
    }
    let overlay_gate = OverlayGate::new(base, query, &groups, &statuses.overlay);
    for entry in register.overlay.points().filter(|entry| entry.point.position.is_none()) {
        if overlay_gate.passes(entry) {
            let asked = Asked::of_overlay(entry, &groups);
            let place = (Summary::from(&entry.point), entry.found);
            hits.push(hit(query, asked, place, (register.overlay.hours(), &statuses.overlay)));
        }
    }
    let letters = |hit: &Hit| hit.point.name_th.chars().count();
    hits.sort_by(|a, b| {
        let code = |hit: &Hit| hit.point.code.as_ref().map(|code| code.as_str().to_owned());
        letters(a).cmp(&letters(b)).then(code(a).cmp(&code(b))).then(a.point.id.cmp(&b.point.id))
    });
    hits.truncate(query.limit);
    Ok(hits)
}

/// What is told of an office that nobody knows the way to.
pub(crate) fn hit(
    query: &NearestQuery,
    asked: Asked,
    (point, found): (Summary, Option<Located>),
    (hours, table): (&HoursIndex, &StatusTable),
) -> Hit {
    let decisive = asked.decisive(table);
    let state = hours.state(decisive.schedule, table);
    let arrival = Arrival { at: UtcMinute::of(query.at), in_time: true };
    let journey = Journey { time: TimeDelta::zero(), basis: Basis::Estimate };
    Hit {
        why: None,
        distance: None,
        procedures: asked.ids,
        state: state.unwrap_or_else(|| Arc::new(State::NOTHING_KNOWN)),
        hours_source: decisive.source,
        hours: hours.schedule(decisive.schedule).hours().cloned(),
        service: Service::new(&query.coming, arrival, journey, None),
        point,
        found,
    }
}
