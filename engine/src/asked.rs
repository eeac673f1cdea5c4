//! What an office offers of what was asked: the doors that count, and when someone is served behind them.

use chrono_tz::Tz;
use domain::service::{Arrival, Coming, Counter, Visit, earliest_round};
use domain::{ProcedureId, Status, UtcMinute};

use crate::Error;
use crate::hours::{HoursIndex, StatusTable};
use crate::overlay::OverlayPoint;
use crate::query::{HoursSource, NearestQuery};
use crate::snapshot::Snapshot;

/// A door by the number of its schedule, in the index of the snapshot or of the overlay, and the counter behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Door {
    pub(crate) schedule: u32,
    pub(crate) source: HoursSource,
    counter_minutes: u32,
    last_acceptance_minutes: Option<u32>,
}

impl Door {
    /// The door of an office, where nothing in particular is asked for.
    fn of_point(schedule: u32) -> Self {
        Self { schedule, source: HoursSource::Unit, counter_minutes: 0, last_acceptance_minutes: None }
    }

    fn counter(&self, zone: Tz) -> Counter {
        Counter::new(self.counter_minutes, self.last_acceptance_minutes, zone)
    }

    fn earliest(&self, at: UtcMinute, coming: &Coming, hours: &HoursIndex) -> Option<Visit> {
        let counter = self.counter(hours.schedule(self.schedule).zone());
        counter.earliest(at, coming, hours.pieces_from(self.schedule, at))
    }
}

/// What an office offers of what was asked.
pub(crate) struct Asked {
    point: Door,
    /// The doors of each group of procedures.
    groups: Vec<Vec<Door>>,
    pub(crate) ids: Vec<ProcedureId>,
}

impl Asked {
    /// Of a point of the snapshot.
    pub(crate) fn of_base(base: &Snapshot, ordinal: u32, query: &NearestQuery) -> Result<Self, Error> {
        let mut asked = Self::of_point(base.point_schedule(ordinal));
        let offered = base.offered(ordinal);
        if query.procedures.is_empty() {
            asked.ids = offered.iter().map(|p| base.procedure_id(*p)).collect::<Result<_, _>>()?;
        }
        for group in &query.procedures {
            let mut doors = Vec::new();
            for id in group {
                let procedure = base.find_procedure(id.as_str())?;
                if let Some(procedure) = procedure.filter(|p| offered.binary_search(p).is_ok()) {
                    asked.add_id(id);
                    let terms = base.offer_terms(ordinal, procedure)?;
                    doors.push(Door {
                        schedule: terms.schedule,
                        source: if terms.has_own_hours { HoursSource::Procedure } else { HoursSource::Unit },
                        counter_minutes: base.counter_minutes(procedure),
                        last_acceptance_minutes: terms.last_acceptance_minutes,
                    });
                }
            }
            asked.groups.push(doors);
        }
        Ok(asked)
    }

    /// Of a point of the overlay.
    pub(crate) fn of_overlay(
        base: &Snapshot,
        entry: &OverlayPoint,
        query: &NearestQuery,
    ) -> Result<Self, Error> {
        let mut asked = Self::of_point(entry.schedule);
        if query.procedures.is_empty() {
            asked.ids = entry.offers.iter().map(|(offer, _)| offer.procedure.clone()).collect();
        }
        for group in &query.procedures {
            let mut doors = Vec::new();
            for id in group {
                for (offer, schedule) in entry.offers.iter().filter(|(offer, _)| offer.procedure == *id) {
                    asked.add_id(id);
                    let procedure = base.find_procedure(id.as_str())?;
                    doors.push(Door {
                        schedule: *schedule,
                        source: match offer.hours {
                            Some(_) => HoursSource::Procedure,
                            None => HoursSource::Unit,
                        },
                        counter_minutes: procedure.map_or(0, |procedure| base.counter_minutes(procedure)),
                        last_acceptance_minutes: offer.last_acceptance_minutes,
                    });
                }
            }
            asked.groups.push(doors);
        }
        Ok(asked)
    }

    fn of_point(schedule: u32) -> Self {
        Self { point: Door::of_point(schedule), groups: Vec::new(), ids: Vec::new() }
    }

    fn add_id(&mut self, id: &ProcedureId) {
        if !self.ids.contains(id) {
            self.ids.push(id.clone());
        }
    }

    /// The door whose state is that of the whole question: of each group the best one, as any of its procedures will
    /// do; of these the worst, as all groups are needed. The first one asked for wins among equals. Without
    /// procedures: the office's own door.
    pub(crate) fn decisive(&self, statuses: &StatusTable) -> Door {
        let rank = |door: &Door| match statuses.status(door.schedule) {
            Status::Open => 0,
            Status::Unknown => 1,
            Status::Closed => 2,
        };
        let mut worst: Option<Door> = None;
        for group in &self.groups {
            let best = group.iter().copied().min_by_key(rank);
            if let Some(best) = best
                && worst.is_none_or(|worst| rank(&best) > rank(&worst))
            {
                worst = Some(best);
            }
        }
        worst.unwrap_or(self.point)
    }

    /// From the beginning of the first case to the end of the last one, of each group the procedure that ends first.
    /// None: nothing certain within the horizon, or one arrives too late.
    pub(crate) fn visit(&self, arrival: Arrival, coming: &Coming, hours: &HoursIndex) -> Option<Visit> {
        if !arrival.in_time {
            return None;
        }
        if self.groups.is_empty() {
            return self.point.earliest(arrival.at, coming, hours);
        }
        earliest_round(self.groups.len(), arrival.at, |group, at| {
            let visits = self.groups[group].iter().filter_map(|door| door.earliest(at, coming, hours));
            visits.min_by_key(|visit| (visit.done, visit.starts))
        })
    }
}
