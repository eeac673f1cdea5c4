//! One moment of the register: a snapshot and the changes on top of it. This is what questions are asked of.

use std::collections::BTreeSet;
use std::sync::Arc;

use analyzers::Vocabulary;
use chrono::{DateTime, Utc};
use domain::travel::{StraightLine, TravelModel};
use domain::{AreaCode, ChangeNumber, Position, Procedure, ProcedureId, ServicePointId, UtcMinute};

use crate::build::{Term, places};
use crate::describe::Describer;
use crate::nearest::{self, Found};
use crate::overlay::OverlayPoint;
use crate::query::{
    Budget, Facet, Finding, Findings, Hit, Location, NearestQuery, OfficeRecord, QueryEngine, Rank,
    ScoredProcedure,
};
use crate::register::{Register, Statuses};
use crate::suggest::{self, FoundOffice, OfficeQuery, SuggestQuery, Suggestion};
use crate::{Error, Overlay, Snapshot, soonest};

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

    /// Citizens' words for official ones, as they are now: the built-in tables and the register's own.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        self.overlay.vocabulary(&self.base)
    }

    fn register(&self) -> Register<'_> {
        Register {
            base: &self.base,
            base_hours: self.overlay.base_hours(&self.base),
            overlay: &self.overlay,
            travel: &*self.travel,
        }
    }

    /// The id of an office that a question found.
    ///
    /// # Errors
    /// When its record is damaged.
    ///
    /// # Panics
    /// If this register has no such office.
    pub fn id_of(&self, finding: Finding) -> Result<&str, Error> {
        self.register().id(Found::of_number(finding.number))
    }
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
        self.register().base_hours.warm(minute);
        self.overlay.hours().warm(minute);
    }

    fn is_prepared(&self, at: DateTime<Utc>) -> bool {
        let minute = UtcMinute::of(at);
        self.register().base_hours.is_warm(minute) && self.overlay.hours().is_warm(minute)
    }

    fn find(&self, query: &NearestQuery, budget: &Budget) -> Result<Findings, Error> {
        let register = self.register();
        let statuses = Statuses::at(register, UtcMinute::of(query.at));
        match query.rank {
            Rank::Distance => nearest::find(register, query, &statuses, budget),
            Rank::Soonest => soonest::find(register, query, &statuses, budget),
        }
    }

    fn describe(&self, query: &NearestQuery, offices: &[Finding]) -> Result<Vec<Hit>, Error> {
        Describer::new(self.register(), query).describe(offices)
    }

    fn procedures_of(&self, id_or_group: &str) -> Result<Vec<ProcedureId>, Error> {
        let ids = self.base.procedure_ids();
        if let Some(ordinal) = ids.find(id_or_group) {
            return Ok(vec![ids.id(ordinal).clone()]);
        }
        Ok(ids.of_group(id_or_group).map(|ordinal| ids.id(ordinal).clone()).collect())
    }

    fn find_procedures(&self, words: &str, limit: usize) -> Result<Vec<ScoredProcedure>, Error> {
        self.base
            .procedures_matching(words, limit)?
            .into_iter()
            .map(|(ordinal, score)| Ok(ScoredProcedure { procedure: self.base.procedure(ordinal)?, score }))
            .collect()
    }

    fn suggest(&self, query: &SuggestQuery) -> Result<Vec<Suggestion>, Error> {
        suggest::suggestions(self.register(), query)
    }

    fn find_offices(&self, query: &OfficeQuery) -> Result<Vec<FoundOffice>, Error> {
        suggest::offices(self.register(), query)
    }

    fn did_you_mean(&self, words: &str) -> Result<Option<String>, Error> {
        suggest::meant(self.register(), words)
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
            offers.push((offer, record, self.register().base_hours.schedule(number).clone()));
        }
        let schedule = self.register().base_hours.schedule(self.base.point_schedule(ordinal)).clone();
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
