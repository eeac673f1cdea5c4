//! What an office offers of what was asked: the doors that count, and when someone is served behind them.

use domain::service::{Arrival, Coming, Counter, Visit, earliest_round};
use domain::{ProcedureId, Status, UtcMinute};

use crate::Error;
use crate::format::records::OfferTerms;
use crate::hours::{Ahead, StatusTable};
use crate::jurisdiction::{Allowed, Bound};
use crate::nearest::ProcedureGroups;
use crate::ordinals::Ordinals;
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

/// The groups of procedures of a question: those of them that there are, and who may do them.
pub(crate) struct Groups<'q> {
    members: Vec<Vec<Member<'q>>>,
    /// None: the question names no place that decides.
    allowed: Option<Allowed>,
}

/// A procedure of a group.
struct Member<'q> {
    id: &'q ProcedureId,
    /// Its ordinal in the snapshot, where the offers there hold.
    ordinal: Option<u32>,
    counter_minutes: u32,
    /// None: any office may do it.
    bound: Option<Bound>,
}

impl<'q> Groups<'q> {
    pub(crate) fn of(query: &'q NearestQuery, register: Register<'_>) -> Self {
        let group =
            |ids: &'q Vec<ProcedureId>| ids.iter().filter_map(|id| Member::of(id, register)).collect();
        Self {
            members: query.procedures.iter().map(group).collect(),
            allowed: query.home.as_ref().map(|home| Allowed::at(home, register)),
        }
    }

    /// Whether no procedure is asked for.
    pub(crate) fn are_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The ordinals of each group, where the snapshot's offers hold.
    pub(crate) fn ordinals(&self) -> ProcedureGroups {
        let ordinals = |group: &Vec<Member<'_>>| group.iter().filter_map(|member| member.ordinal).collect();
        self.members.iter().map(ordinals).collect()
    }

    /// The ids of each group.
    pub(crate) fn ids(&self) -> impl Iterator<Item = Vec<&'q ProcedureId>> + '_ {
        self.members.iter().map(|group| group.iter().map(|member| member.id).collect())
    }

    /// The ids of each group that a point of the overlay may do.
    pub(crate) fn ids_for(&self, entry: &OverlayPoint) -> impl Iterator<Item = Vec<&'q ProcedureId>> {
        self.members.iter().map(move |group| {
            let lets = |member: &&Member<'q>| self.lets_overlay(entry, member);
            group.iter().filter(lets).map(|member| member.id).collect()
        })
    }

    /// For each group, and in it for each ordinal as [`Groups::ordinals`] gives them: the only points of the snapshot that may
    /// do it; none: any may.
    pub(crate) fn only(&self) -> Vec<Vec<Option<&Ordinals>>> {
        let only = |member: &Member<'q>| {
            let (allowed, bound) = (self.allowed.as_ref()?, member.bound?);
            Some(allowed.of_base(bound))
        };
        let of_group = |group: &Vec<Member<'q>>| {
            group.iter().filter(|member| member.ordinal.is_some()).map(only).collect()
        };
        self.members.iter().map(of_group).collect()
    }

    fn lets_base(&self, ordinal: u32, member: &Member<'_>) -> bool {
        let (Some(allowed), Some(bound)) = (&self.allowed, member.bound) else { return true };
        allowed.holds_base(ordinal, bound)
    }

    fn lets_overlay(&self, entry: &OverlayPoint, member: &Member<'_>) -> bool {
        let (Some(allowed), Some(bound)) = (&self.allowed, member.bound) else { return true };
        allowed.holds_overlay(entry, bound)
    }

    /// The minutes of a case of a procedure of the snapshot.
    pub(crate) fn counter_minutes(&self, ordinal: u32) -> u32 {
        let mut members = self.members.iter().flatten();
        members.find(|member| member.ordinal == Some(ordinal)).map_or(0, |member| member.counter_minutes)
    }

    /// The least minutes that the cases of all groups take, one after the other.
    pub(crate) fn least_minutes(&self) -> u32 {
        let least = |group: &Vec<Member<'_>>| group.iter().map(|member| member.counter_minutes).min();
        self.members.iter().filter_map(least).sum()
    }
}

impl<'q> Member<'q> {
    /// None: there is no such procedure.
    fn of(id: &'q ProcedureId, register: Register<'_>) -> Option<Self> {
        let (base, procedures) = (register.base, register.overlay.procedures());
        let ordinal = base.procedure_ordinal(id);
        match procedures.get(id) {
            None => ordinal.map(|own| Self {
                id,
                ordinal,
                counter_minutes: base.counter_minutes(own),
                bound: Bound::of(base.jurisdiction(own)),
            }),
            Some(changed) => changed.map(|procedure| Self {
                id,
                ordinal: ordinal.filter(|ordinal| procedures.keep_offers_of(*ordinal)),
                counter_minutes: procedure.counter_minutes.unwrap_or(0),
                bound: Bound::of(procedure.jurisdiction),
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
        for group in &groups.members {
            let mut doors = Vec::new();
            for member in group {
                let Member { id, ordinal: procedure, counter_minutes, .. } = member;
                if let Some(procedure) = procedure.filter(|procedure| offered.contains(*procedure))
                    && groups.lets_base(ordinal, member)
                {
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
        for group in &groups.members {
            let mut doors = Vec::new();
            let lets = |member: &&Member<'_>| groups.lets_overlay(entry, member);
            for Member { id, counter_minutes, .. } in group.iter().filter(lets) {
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
        if self.groups.is_empty() {
            return self.point.earliest(arrival.at, coming, hours).filter(|_| arrival.in_time);
        }
        let all: Vec<usize> = (0..self.groups.len()).collect();
        self.visit_for(&all, arrival, coming, hours)
    }

    /// The same for some of the groups, by their places.
    pub(crate) fn visit_for(
        &self,
        groups: &[usize],
        arrival: Arrival,
        coming: &Coming,
        hours: &Ahead<'_>,
    ) -> Option<Visit> {
        if !arrival.in_time {
            return None;
        }
        earliest_round(groups.len(), arrival.at, |number, at| {
            let doors = self.groups[groups[number]].iter();
            let visits = doors.filter_map(|door| door.earliest(at, coming, hours));
            visits.min_by_key(|visit| (visit.done, visit.starts))
        })
    }
}
