//! One moment of the register: a snapshot and the changes on top of it. This is what questions are asked of.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::ellipsoid::{geodesic, shortest_geodesic};
use domain::hours::State;
use domain::id::GroupId;
use domain::{
    AreaCode, ChangeNumber, Ecef, Metres, Position, Procedure, ProcedureId, ServicePoint, ServicePointId,
    Status,
};

use crate::build::{Term, places};
use crate::hours::{HoursIndex, StatusTable, UtcMinute};
use crate::nearest::{Collector, Found, Gate, search_base};
use crate::overlay::OverlayPoint;
use crate::query::{
    Budget, Facet, Hit, HoursSource, Location, NearestAnswer, NearestQuery, OfficeRecord, QueryEngine,
    ScoredProcedure,
};
use crate::{Error, Overlay, Snapshot};

/// A snapshot and its overlay, as one register.
pub struct View {
    base: Arc<Snapshot>,
    overlay: Overlay,
}

impl View {
    /// A snapshot to which nothing has happened yet.
    #[must_use]
    pub fn new(base: Arc<Snapshot>) -> Self {
        let overlay = Overlay::new(&base);
        Self { base, overlay }
    }

    /// A snapshot with changes.
    #[must_use]
    pub fn with_overlay(base: Arc<Snapshot>, overlay: Overlay) -> Self {
        Self { base, overlay }
    }

    /// The snapshot.
    #[must_use]
    pub fn base(&self) -> &Snapshot {
        &self.base
    }

    /// The hours of the snapshot's doors, by the calendars as they are now.
    fn base_hours(&self) -> &HoursIndex {
        self.overlay.base_hours(&self.base)
    }

    /// The candidates by distance, code and id.
    fn ranked(&self, collector: Collector, query: &NearestQuery) -> Result<Vec<(Metres, Found)>, Error> {
        let mut ranked: Vec<(Metres, Found)> = collector
            .into_candidates()
            .filter_map(|found| Some((geodesic(query.from, self.position(found)?), found)))
            .filter(|(distance, _)| query.radius.is_none_or(|radius| *distance <= radius))
            .collect();
        // A sort can't return an error: the first damaged record is kept aside.
        let mut failure = None;
        ranked.sort_by(|a, b| {
            a.0.0.total_cmp(&b.0.0).then_with(|| match (self.tie_key(a.1), self.tie_key(b.1)) {
                (Ok(a), Ok(b)) => a.cmp(&b),
                (Err(error), _) | (_, Err(error)) => {
                    failure.get_or_insert(error);
                    std::cmp::Ordering::Equal
                }
            })
        });
        match failure {
            Some(error) => Err(error),
            None => Ok(ranked),
        }
    }

    fn position(&self, found: Found) -> Option<Position> {
        match found {
            Found::Base(ordinal) => Some(self.base.position(ordinal)),
            Found::Overlay(place) => self.overlay.get(place)?.point.position,
        }
    }

    fn tie_key(&self, found: Found) -> Result<(&str, &str), Error> {
        match found {
            Found::Base(ordinal) => self.base.tie_key(ordinal),
            Found::Overlay(place) => {
                let point = self.overlay.get(place).map(|entry| &entry.point);
                let code = point.and_then(|point| point.code.as_ref()).map_or("", domain::UnitCode::as_str);
                Ok((code, point.map_or("", |point| point.id.as_str())))
            }
        }
    }

    fn describe(
        &self,
        distance: Metres,
        found: Found,
        query: &NearestQuery,
        statuses: &Statuses,
    ) -> Result<Hit, Error> {
        let (point, asked, area) = match found {
            Found::Base(ordinal) => {
                let point = self.base.point(ordinal)?;
                let asked = self.asked_of_base(ordinal, &point, query)?;
                (point, asked, self.base.found_area(ordinal))
            }
            Found::Overlay(place) => {
                let entry =
                    self.overlay.get(place).expect("the collector holds places that the overlay gave");
                (entry.point.clone(), asked_of_overlay(entry, query), entry.found)
            }
        };
        let (hours, table) = match found {
            Found::Base(_) => (self.base_hours(), &statuses.base),
            Found::Overlay(_) => (self.overlay.hours(), &statuses.overlay),
        };
        let decisive = asked.decisive(table);
        let state = hours.state(decisive.schedule, table);
        let text = hours.schedule(decisive.schedule).hours().map(|hours| hours.as_str().to_owned());
        Ok(Hit {
            distance,
            state: state.unwrap_or(State::NOTHING_KNOWN),
            hours_source: decisive.source,
            hours: text,
            procedures: asked.ids,
            found: area,
            point,
        })
    }

    /// What a point of the snapshot offers of what was asked.
    fn asked_of_base(
        &self,
        ordinal: u32,
        point: &ServicePoint,
        query: &NearestQuery,
    ) -> Result<Asked, Error> {
        let mut asked = Asked::of_point(self.base.point_schedule(ordinal));
        let offered = self.base.offered(ordinal);
        if query.procedures.is_empty() {
            asked.ids = offered.iter().map(|p| self.base.procedure_id(*p)).collect::<Result<_, _>>()?;
        }
        for group in &query.procedures {
            let mut offers = Vec::new();
            for id in group {
                let procedure = self.base.find_procedure(id.as_str())?;
                if let Some(procedure) = procedure.filter(|p| offered.binary_search(p).is_ok()) {
                    let (offer, schedule) = self.base.offer(ordinal, procedure, (&point.id, id))?;
                    asked.add_id(id);
                    offers.push(Door::new(schedule, offer.hours.is_some()));
                }
            }
            asked.groups.push(offers);
        }
        Ok(asked)
    }
}

/// What holds at the minute of a question.
struct Statuses {
    base: Arc<StatusTable>,
    overlay: Arc<StatusTable>,
}

/// A door by the number of its schedule, in the index of the snapshot or of the overlay.
#[derive(Clone, Copy)]
struct Door {
    schedule: u32,
    source: HoursSource,
}

impl Door {
    fn new(schedule: u32, has_own_hours: bool) -> Self {
        let source = if has_own_hours { HoursSource::Procedure } else { HoursSource::Unit };
        Self { schedule, source }
    }
}

/// What an office offers of what was asked.
struct Asked {
    point: Door,
    /// The doors of each group of procedures.
    groups: Vec<Vec<Door>>,
    ids: Vec<ProcedureId>,
}

impl Asked {
    fn of_point(schedule: u32) -> Self {
        Self { point: Door::new(schedule, false), groups: Vec::new(), ids: Vec::new() }
    }

    fn add_id(&mut self, id: &ProcedureId) {
        if !self.ids.contains(id) {
            self.ids.push(id.clone());
        }
    }

    /// The door whose state is that of the whole question: of each group the best one, as any of its procedures will
    /// do; of these the worst, as all groups are needed. The first one asked for wins among equals. Without
    /// procedures: the office's own door.
    fn decisive(&self, statuses: &StatusTable) -> Door {
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
}

fn asked_of_overlay(entry: &OverlayPoint, query: &NearestQuery) -> Asked {
    let mut asked = Asked::of_point(entry.schedule);
    if query.procedures.is_empty() {
        asked.ids = entry.offers.iter().map(|(offer, _)| offer.procedure.clone()).collect();
    }
    for group in &query.procedures {
        let mut doors = Vec::new();
        for id in group {
            for (offer, schedule) in entry.offers.iter().filter(|(offer, _)| offer.procedure == *id) {
                asked.add_id(id);
                doors.push(Door::new(*schedule, offer.hours.is_some()));
            }
        }
        asked.groups.push(doors);
    }
    asked
}

impl QueryEngine for View {
    fn snapshot_id(&self) -> &str {
        &self.base.manifest().id
    }

    fn change(&self) -> ChangeNumber {
        self.overlay.change()
    }

    fn prepare(&self, at: DateTime<Utc>) {
        let minute = UtcMinute::of(at);
        self.base_hours().warm(minute);
        self.overlay.hours().warm(minute);
    }

    fn nearest(&self, query: &NearestQuery, budget: &Budget) -> Result<NearestAnswer, Error> {
        let minute = UtcMinute::of(query.at);
        let statuses =
            Statuses { base: self.base_hours().at(minute), overlay: self.overlay.hours().at(minute) };
        let gate = Gate::new(&self.base, &statuses.base, query, self.overlay.replaced())?;
        let mut collector = Collector::new(query.limit, query.radius);
        let from_overlay = self.overlay.search(&self.base, query, &statuses.overlay, &mut collector);
        let outcome = search_base(&gate, Ecef::of(query.from), &mut collector, budget)?;
        let mut ranked = self.ranked(collector, query)?;
        if let Some(chord_m) = outcome.cut_off_at_m {
            let certain = shortest_geodesic(chord_m);
            ranked.retain(|(distance, _)| *distance < certain);
        }
        ranked.truncate(query.limit);
        let hits = ranked
            .into_iter()
            .map(|(distance, found)| self.describe(distance, found, query, &statuses))
            .collect::<Result<_, _>>()?;
        let mut plan = outcome.plan;
        plan.examined += from_overlay;
        Ok(NearestAnswer { hits, complete: outcome.cut_off_at_m.is_none(), plan })
    }

    fn procedures_of(&self, id_or_group: &str) -> Result<Vec<ProcedureId>, Error> {
        if let Some(ordinal) = self.base.find_procedure(id_or_group)? {
            return Ok(vec![self.base.procedure_id(ordinal)?]);
        }
        if GroupId::new(id_or_group).is_err() {
            return Ok(Vec::new());
        }
        self.base.procedures_of_group(id_or_group)
    }

    fn find_procedures(&self, words: &str, limit: usize) -> Result<Vec<ScoredProcedure>, Error> {
        self.base
            .procedures_matching(words, limit)?
            .into_iter()
            .map(|(ordinal, score)| Ok(ScoredProcedure { procedure: self.base.procedure(ordinal)?, score }))
            .collect()
    }

    fn procedure(&self, id: &str) -> Result<Option<Procedure>, Error> {
        self.base.procedure_by_id(id)
    }

    fn all_procedures(&self) -> Result<Vec<Procedure>, Error> {
        (0..self.base.procedures() as u32).map(|ordinal| self.base.procedure(ordinal)).collect()
    }

    fn office(&self, id: &str) -> Result<Option<OfficeRecord>, Error> {
        let Ok(id) = ServicePointId::new(id) else { return Ok(None) };
        if let Some(entry) = self.overlay.find(&id) {
            let mut offers = Vec::new();
            for (offer, schedule) in &entry.offers {
                if let Some(procedure) = self.base.procedure_by_id(offer.procedure.as_str())? {
                    let schedule = self.overlay.hours().schedule(*schedule).clone();
                    offers.push((offer.clone(), procedure, schedule));
                }
            }
            return Ok(Some(OfficeRecord {
                point: entry.point.clone(),
                schedule: self.overlay.hours().schedule(entry.schedule).clone(),
                found: entry.found,
                offers,
            }));
        }
        let Some(ordinal) = self.base.find_point(&id).filter(|at| !self.overlay.replaced().contains(*at))
        else {
            return Ok(None);
        };
        let mut offers = Vec::new();
        for procedure in self.base.offered(ordinal) {
            let record = self.base.procedure(*procedure)?;
            let (offer, number) = self.base.offer(ordinal, *procedure, (&id, &record.id))?;
            offers.push((offer, record, self.base_hours().schedule(number).clone()));
        }
        let schedule = self.base_hours().schedule(self.base.point_schedule(ordinal)).clone();
        let found = self.base.found_area(ordinal);
        Ok(Some(OfficeRecord { point: self.base.point(ordinal)?, schedule, found, offers }))
    }

    fn terms(&self) -> Result<Vec<Term>, Error> {
        self.base.terms()
    }

    fn knows(&self, facet: Facet, value: &str) -> bool {
        let in_overlay = || self.overlay.points().any(|entry| facet.of(&entry.point) == Some(value));
        self.base.knows(facet, value) || in_overlay()
    }

    fn locate(&self, position: Position) -> Location {
        let Some(areas) = self.base.areas() else { return Location::NoBoundaries };
        let outside = || Location::Outside { uncertain: areas.is_near_border(position) };
        areas.locate(position).map_or_else(outside, Location::Inside)
    }

    fn place(&self, area: AreaCode) -> Option<Position> {
        let added = || {
            let pins = self.overlay.points().filter_map(|entry| entry.area().zip(entry.point.position));
            places::medians(pins).get(&area.number()).copied()
        };
        self.base.place(area).or_else(added)
    }

    fn areas_with_offices(&self) -> Vec<AreaCode> {
        let added = self.overlay.points().filter(|entry| entry.point.position.is_some());
        let areas: BTreeSet<AreaCode> =
            self.base.areas_with_points().chain(added.filter_map(OverlayPoint::area)).collect();
        areas.into_iter().collect()
    }
}
