//! One moment of the register: a snapshot and the changes on top of it. This is what questions are asked of.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::ellipsoid::{geodesic, shortest_geodesic};
use domain::hours::State;
use domain::id::GroupId;
use domain::travel::{Destination, Journey, StraightLine, TravelModel};
use domain::{AreaCode, ChangeNumber, Ecef, Position, Procedure, ProcedureId, ServicePointId, UtcMinute};

use crate::asked::{Asked, Groups};
use crate::build::{Term, places};
use crate::hours::{Ahead, HoursIndex, StatusTable};
use crate::nearest::{Collector, Found, Gate, search_base};
use crate::overlay::OverlayPoint;
use crate::query::{
    Budget, Facet, Hit, Location, NearestAnswer, NearestQuery, OfficeRecord, Plan, QueryEngine, Rank,
    ScoredProcedure, Service,
};
use crate::ranked::{Done, Outcome, Ranked};
use crate::soonest::{self, Register};
use crate::{Error, Overlay, Snapshot};

/// A snapshot and its overlay, as one register.
pub struct View {
    base: Arc<Snapshot>,
    overlay: Overlay,
    travel: Arc<dyn TravelModel>,
}

impl View {
    /// A snapshot to which nothing has happened yet.
    #[must_use]
    pub fn new(base: Arc<Snapshot>) -> Self {
        let overlay = Overlay::new(&base);
        Self::with_overlay(base, overlay)
    }

    /// A snapshot with changes.
    #[must_use]
    pub fn with_overlay(base: Arc<Snapshot>, overlay: Overlay) -> Self {
        Self { base, overlay, travel: Arc::new(StraightLine) }
    }

    /// The same register with journeys by another model than the straight line.
    #[must_use]
    pub fn with_travel(self, travel: Arc<dyn TravelModel>) -> Self {
        Self { travel, ..self }
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

    /// The offices that a search by distance found, measured.
    fn measured(&self, collector: Collector, query: &NearestQuery) -> Vec<Ranked> {
        let measured = collector.into_candidates().filter_map(|found| {
            let distance = geodesic(query.from, self.position(found)?);
            Some(Ranked { done: Done::NEVER, distance, found })
        });
        measured.filter(|one| query.radius.is_none_or(|radius| one.distance <= radius)).collect()
    }

    /// Sorts by end, distance, code and id.
    fn sort(&self, ranked: &mut [Ranked]) -> Result<(), Error> {
        // A sort can't return an error: the first damaged record is kept aside.
        let mut failure = None;
        ranked.sort_by(|a, b| {
            let order = a.done.cmp(&b.done).then(a.distance.0.total_cmp(&b.distance.0));
            order.then_with(|| match (self.tie_key(a.found), self.tie_key(b.found)) {
                (Ok(a), Ok(b)) => a.cmp(&b),
                (Err(error), _) | (_, Err(error)) => {
                    failure.get_or_insert(error);
                    std::cmp::Ordering::Equal
                }
            })
        });
        failure.map_or(Ok(()), Err)
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
        Ranked { distance, found, .. }: Ranked,
        journey: Journey,
        asked_for: &AskedFor<'_>,
    ) -> Result<Hit, Error> {
        let AskedFor { query, groups, statuses } = asked_for;
        let (point, asked, area) = match found {
            Found::Base(ordinal) => {
                let asked = Asked::of_base(&self.base, ordinal, groups)?;
                (self.base.point(ordinal)?, asked, self.base.found_area(ordinal))
            }
            Found::Overlay(place) => {
                let entry = self.overlay.get(place).expect("a search gives places that the overlay gave");
                (entry.point.clone(), Asked::of_overlay(&self.base, entry, groups), entry.found)
            }
        };
        let (hours, table) = match found {
            Found::Base(_) => (self.base_hours(), &statuses.base),
            Found::Overlay(_) => (self.overlay.hours(), &statuses.overlay),
        };
        let decisive = asked.decisive(table);
        let state = hours.state(decisive.schedule, table);
        let text = hours.schedule(decisive.schedule).hours().map(|hours| hours.as_str().to_owned());
        let arrival = query.coming.arrival(journey.time);
        let ahead = Ahead::new(hours, arrival.at, query.coming.horizon(), false);
        let visit = asked.visit(arrival, &query.coming, &ahead);
        Ok(Hit {
            distance,
            state: state.unwrap_or(State::NOTHING_KNOWN),
            hours_source: decisive.source,
            hours: text,
            service: Service::new(&query.coming, arrival, journey, visit),
            procedures: if groups.are_empty() { self.offered(found)? } else { asked.ids },
            found: area,
            point,
        })
    }

    /// All procedures of an office.
    fn offered(&self, found: Found) -> Result<Vec<ProcedureId>, Error> {
        match found {
            Found::Base(ordinal) => self
                .base
                .offered(ordinal)
                .iter()
                .map(|procedure| self.base.procedure_id(*procedure))
                .collect(),
            Found::Overlay(place) => {
                let offers = self.overlay.get(place).into_iter().flat_map(|entry| &entry.offers);
                Ok(offers.map(|(offer, _)| offer.procedure.clone()).collect())
            }
        }
    }

    /// The way to each of the offices.
    fn journeys(&self, ranked: &[Ranked], query: &NearestQuery) -> Vec<Journey> {
        let destination = |one: &Ranked| {
            let position = self.position(one.found).expect("what is searched by distance is pinned");
            Destination { position, distance: one.distance }
        };
        let destinations: Vec<Destination> = ranked.iter().map(destination).collect();
        self.travel.journeys(query.travel, query.from, &destinations)
    }

    /// The nearest offices, in no order, and more than asked for where only the geodesic tells which are nearer.
    fn search_by_distance(
        &self,
        asked_for: &AskedFor<'_>,
        gate: &Gate<'_>,
        budget: &Budget,
    ) -> Result<Outcome, Error> {
        let query = asked_for.query;
        let mut collector = Collector::new(query.limit, query.radius);
        let from_overlay = self.overlay.search(query, &asked_for.statuses.overlay, &mut collector);
        let outcome = search_base(gate, Ecef::of(query.from), &mut collector, budget)?;
        let mut ranked = self.measured(collector, query);
        if let Some(chord_m) = outcome.cut_off_at_m {
            let certain = shortest_geodesic(chord_m);
            ranked.retain(|one| one.distance < certain);
        }
        let plan = Plan { examined: outcome.plan.examined + from_overlay, ..outcome.plan };
        Ok(Outcome { ranked, plan, complete: outcome.cut_off_at_m.is_none() })
    }

    /// The offices at which one is done first, likewise.
    fn search_by_time(
        &self,
        asked_for: &AskedFor<'_>,
        gate: &Gate<'_>,
        budget: &Budget,
    ) -> Result<Outcome, Error> {
        let register = Register {
            base: &self.base,
            base_hours: self.base_hours(),
            overlay: &self.overlay,
            overlay_statuses: &asked_for.statuses.overlay,
            travel: &*self.travel,
        };
        soonest::search(register, asked_for.query, &asked_for.groups, gate, budget)
    }
}

/// A question, with what is looked up once for all offices.
struct AskedFor<'q> {
    query: &'q NearestQuery,
    groups: Groups<'q>,
    statuses: Statuses,
}

/// What holds at the minute of a question.
struct Statuses {
    base: Arc<StatusTable>,
    overlay: Arc<StatusTable>,
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
        let groups = Groups::of(query, &self.base)?;
        let ordinals = groups.ordinals();
        let asked_for = AskedFor { query, groups, statuses };
        let gate = Gate::new(&self.base, &asked_for.statuses.base, query, ordinals, self.overlay.replaced())?;
        let Outcome { mut ranked, plan, complete } = match query.rank {
            Rank::Distance => self.search_by_distance(&asked_for, &gate, budget)?,
            Rank::Soonest => self.search_by_time(&asked_for, &gate, budget)?,
        };
        self.sort(&mut ranked)?;
        ranked.truncate(query.limit);
        let journeys = self.journeys(&ranked, query);
        let hits = ranked
            .into_iter()
            .zip(journeys)
            .map(|(one, journey)| self.describe(one, journey, &asked_for))
            .collect::<Result<_, _>>()?;
        Ok(NearestAnswer { hits, complete, plan })
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
