//! What an office offers of what was asked: the doors that count, and when someone is served behind them.

use domain::service::{Arrival, Coming, Counter, Visit, earliest_round};
use domain::{ProcedureId, Status, UtcMinute};

use crate::Error;
use crate::format::records::OfferTerms;
use crate::hours::{Ahead, StatusTable};
use crate::nearest::ProcedureGroups;
use crate::overlay::OverlayPoint;
use crate::query::{HoursSource, NearestQuery};
use crate::register::Register;
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
    /// The door of a procedure at an office.
    fn new(terms: OfferTerms, counter_minutes: u32) -> Self {
        Self {
            schedule: terms.schedule,
            source: if terms.has_own_hours { HoursSource::Procedure } else { HoursSource::Unit },
            counter_minutes,
            last_acceptance_minutes: terms.last_acceptance_minutes,
        }
    }

    /// The door of an office, where nothing in particular is asked for.
    fn of_point(schedule: u32) -> Self {
        Self { schedule, source: HoursSource::Unit, counter_minutes: 0, last_acceptance_minutes: None }
    }

    fn earliest(&self, at: UtcMinute, coming: &Coming, hours: &Ahead<'_>) -> Option<Visit> {
        let schedule = hours.schedule(self.schedule);
        if schedule.is_unknown() {
            return None;
        }
        let counter = Counter::new(self.counter_minutes, self.last_acceptance_minutes, schedule.zone());
        counter.earliest(at, coming, hours.pieces(self.schedule, at))
    }
}

/// The groups of procedures of a question: those of them that there are.
pub(crate) struct Groups<'q>(Vec<Vec<Member<'q>>>);

/// A procedure of a group.
struct Member<'q> {
    id: &'q ProcedureId,
    /// Its ordinal in the snapshot, where the offers there hold.
    ordinal: Option<u32>,
    counter_minutes: u32,
}

impl<'q> Groups<'q> {
    pub(crate) fn of(query: &'q NearestQuery, register: Register<'_>) -> Self {
        let group =
            |ids: &'q Vec<ProcedureId>| ids.iter().filter_map(|id| Member::of(id, register)).collect();
        Self(query.procedures.iter().map(group).collect())
    }

    /// Whether no procedure is asked for.
    pub(crate) fn are_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ordinals of each group, where the snapshot's offers hold.
    pub(crate) fn ordinals(&self) -> ProcedureGroups {
        let ordinals = |group: &Vec<Member<'_>>| group.iter().filter_map(|member| member.ordinal).collect();
        self.0.iter().map(ordinals).collect()
    }

    /// The ids of each group.
    pub(crate) fn ids(&self) -> impl Iterator<Item = Vec<&'q ProcedureId>> + '_ {
        self.0.iter().map(|group| group.iter().map(|member| member.id).collect())
    }

    /// The minutes of a case of a procedure of the snapshot.
    pub(crate) fn counter_minutes(&self, ordinal: u32) -> u32 {
        let mut members = self.0.iter().flatten();
        members.find(|member| member.ordinal == Some(ordinal)).map_or(0, |member| member.counter_minutes)
    }

    /// The least minutes that the cases of all groups take, one after the other.
    pub(crate) fn least_minutes(&self) -> u32 {
        let least = |group: &Vec<Member<'_>>| group.iter().map(|member| member.counter_minutes).min();
        self.0.iter().filter_map(least).sum()
    }
}

impl<'q> Member<'q> {
    /// None: there is no such procedure.
    fn of(id: &'q ProcedureId, register: Register<'_>) -> Option<Self> {
        let (base, procedures) = (register.base, register.overlay.procedures());
        let ordinal = base.procedure_ordinal(id);
        match procedures.get(id) {
            None => ordinal.map(|own| Self { id, ordinal, counter_minutes: base.counter_minutes(own) }),
            Some(changed) => changed.map(|procedure| Self {
                id,
                ordinal: ordinal.filter(|ordinal| procedures.keep_offers_of(*ordinal)),
                counter_minutes: procedure.counter_minutes.unwrap_or(0),
            }),
        }
    }
}

/// What an office offers of what was asked.
pub(crate) struct Asked {
    point: Door,
    /// The doors of each group of procedures.
    groups: Vec<Vec<Door>>,
    /// The procedures asked for that it offers.
    pub(crate) ids: Vec<ProcedureId>,
}

impl Asked {
    /// Of a point of the snapshot.
    pub(crate) fn of_base(base: &Snapshot, ordinal: u32, groups: &Groups<'_>) -> Result<Self, Error> {
        let mut asked = Self::of_point(base.point_schedule(ordinal));
        let offered = base.offered(ordinal);
        for group in &groups.0 {
            let mut doors = Vec::new();
            for Member { id, ordinal: procedure, counter_minutes } in group {
                if let Some(procedure) = procedure.filter(|procedure| offered.contains(*procedure)) {
                    asked.add_id(id);
                    doors.push(Door::new(base.offer_terms(ordinal, procedure)?, *counter_minutes));
                }
            }
            asked.groups.push(doors);
        }
        Ok(asked)
    }

    /// Of a point of the overlay.
    pub(crate) fn of_overlay(entry: &OverlayPoint, groups: &Groups<'_>) -> Self {
        let mut asked = Self::of_point(entry.schedule);
        for group in &groups.0 {
            let mut doors = Vec::new();
            for Member { id, counter_minutes, .. } in group {
                for (offer, schedule) in entry.offers.iter().filter(|(offer, _)| offer.procedure == **id) {
                    asked.add_id(id);
                    let terms = OfferTerms {
                        schedule: *schedule,
                        has_own_hours: offer.hours.is_some(),
                        last_acceptance_minutes: offer.last_acceptance_minutes,
                    };
                    doors.push(Door::new(terms, *counter_minutes));
                }
            }
            asked.groups.push(doors);
        }
        asked
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
    pub(crate) fn visit(&self, arrival: Arrival, coming: &Coming, hours: &Ahead<'_>) -> Option<Visit> {
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
