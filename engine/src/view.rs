//! One moment of the register: a snapshot and the changes on top of it. This is what questions are asked of.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use analyzers::Vocabulary;
use chrono::{DateTime, Utc};
use domain::change::Changed;
use domain::hours::CalendarView;
use domain::id::CalendarId;
use domain::jurisdiction::{DrawnTerritory, Home};
use domain::travel::{StraightLine, TravelModel};
use domain::{AreaCode, Change, ChangeNumber, Position, Procedure, ProcedureId, ServicePointId, UtcMinute};

use crate::build::{Term, places};
use crate::describe::Describer;
use crate::directory::{self, Directory};
use crate::jurisdiction::{self, Responsible};
use crate::nearest::{self, Found};
use crate::overlay::OverlayPoint;
use crate::preview::{self, Preview, PreviewQuery};
use crate::query::{
    Facet, Finding, Findings, Hit, Location, NearestQuery, OfficeRecord, QueryEngine, Rank, ScoredProcedure,
};
use crate::register::{Register, Statuses};
use crate::roll::{self, Roll};
use crate::suggest::{self, FoundOffice, OfficeQuery, SuggestQuery, Suggestion};
use crate::text::{Titled, falling, fused, spread, titles_of, whole, with_popularity};
use crate::tiles::{self, BorderLine, Tile, TileOffices};
use crate::trip::{self, Trip};
use crate::understand::{Asker, Surroundings, Understanding, position_of};
use crate::{Area, Areas, Budget, Error, Overlay, Snapshot, soonest, understand, unpinned};

/// So many procedures are looked at, however few are asked for: which of them stand first depends on the others.
const MOST_LOOKED_AT: usize = 20;

/// A snapshot and its overlay, as one register. A copy is cheap, and stays as it is whatever comes after.
#[derive(Clone)]
pub struct View {
    base: Arc<Snapshot>,
    overlay: Arc<Overlay>,
    travel: Arc<dyn TravelModel>,
    watcher: Option<Arc<dyn Watcher>>,
}

/// Someone who sees what a register answers, such as a check of live answers.
pub trait Watcher: Send + Sync {
    /// A question was answered. Whoever asked waits for this.
    fn saw(&self, view: &View, query: &NearestQuery, findings: &Findings);
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
        Self { base, overlay: Arc::new(overlay), travel: Arc::new(StraightLine), watcher: None }
    }

    /// The register after one more change.
    ///
    /// # Errors
    /// When the change can't be taken, see [`Overlay::apply`].
    pub fn with_change(&self, change: Change) -> Result<Self, Error> {
        let mut overlay = Overlay::clone(&self.overlay);
        overlay.apply(&self.base, change)?;
        Ok(Self { overlay: Arc::new(overlay), ..self.clone() })
    }

    /// The same register, with someone who sees what it answers.
    #[must_use]
    pub fn watched_by(self, watcher: Arc<dyn Watcher>) -> Self {
        Self { watcher: Some(watcher), ..self }
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

    pub(crate) fn register(&self) -> Register<'_> {
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

impl Surroundings for View {
    fn position(&self, area: AreaCode) -> Option<Position> {
        position_of(self, area)
    }

    fn offices(&self, area: AreaCode) -> usize {
        self.base.points_in(area).len()
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
        understand::prepare();
    }

    fn prepare_map(&self) {
        self.base.border_lines();
    }

    fn is_prepared(&self, at: DateTime<Utc>) -> bool {
        let minute = UtcMinute::of(at);
        self.register().base_hours.is_warm(minute) && self.overlay.hours().is_warm(minute)
    }

    fn find(&self, query: &NearestQuery, budget: &Budget) -> Result<Findings, Error> {
        let register = self.register();
        let statuses = Statuses::of(register, query);
        let findings = match query.rank {
            Rank::Distance => nearest::find(register, query, &statuses, budget),
            Rank::Soonest => soonest::find(register, query, &statuses, budget),
        }?;
        // Brute force looks at one instant.
        if let Some(watcher) = self.watcher.as_ref().filter(|_| query.during.is_empty()) {
            watcher.saw(self, query, &findings);
        }
        Ok(findings)
    }

    fn describe(
        &self,
        query: &NearestQuery,
        offices: &[Finding],
        budget: &Budget,
    ) -> Result<Vec<Hit>, Error> {
        Describer::new(self.register(), query)?.describe(offices, budget)
    }

    fn named_without_pin(&self, query: &NearestQuery) -> Result<Vec<Hit>, Error> {
        unpinned::named(self.register(), query)
    }

    fn responsible(&self, query: &NearestQuery) -> Result<Vec<Responsible>, Error> {
        let mut procedures: Vec<Procedure> = Vec::new();
        for id in query.procedures.iter().flatten() {
            if procedures.iter().all(|known| known.id != *id) {
                procedures.extend(self.procedure(id.as_str())?);
            }
        }
        jurisdiction::responsible(self.register(), &procedures, query)
    }

    fn trip(&self, query: &NearestQuery, budget: &Budget) -> Result<Trip, Error> {
        trip::find(self.register(), query, budget)
    }

    fn home_at(&self, position: Position) -> Option<Home> {
        self.base.areas().map(|areas| jurisdiction::home_at(areas, position))
    }

    fn offices_in(
        &self,
        tile: Tile,
        query: &NearestQuery,
        budget: &Budget,
    ) -> Result<Option<TileOffices>, Error> {
        let register = self.register();
        tiles::offices_in(register, tile, query, &Statuses::of(register, query), budget)
    }

    fn borders_in(&self, tile: Tile) -> Vec<BorderLine> {
        self.base.border_lines().map_or_else(Vec::new, |borders| borders.within(tile))
    }

    fn boundaries_attribution(&self) -> Option<&str> {
        self.base.manifest().boundaries_attribution.as_deref()
    }

    fn procedures_of(&self, id_or_group: &str) -> Result<Vec<ProcedureId>, Error> {
        let changed = self.overlay.procedures();
        if let Ok(id) = ProcedureId::new(id_or_group)
            && changed.are_known(&self.base, &id)
        {
            return Ok(vec![id]);
        }
        let ids = self.base.procedure_ids();
        let own = ids.of_group(id_or_group).filter(|ordinal| !changed.have_replaced(*ordinal));
        let mut members: Vec<ProcedureId> = own.map(|ordinal| ids.id(ordinal).clone()).collect();
        let is_member = |procedure: &&Arc<Procedure>| {
            procedure.group.as_ref().is_some_and(|group| group.as_str() == id_or_group)
        };
        let joined = changed.present().filter(is_member);
        members.extend(joined.map(|procedure| procedure.id.clone()));
        members.sort_unstable();
        Ok(members)
    }

    fn find_procedures(&self, words: &str, limit: usize) -> Result<Vec<ScoredProcedure>, Error> {
        let changed = self.overlay.procedures().titles(&self.base)?;
        let changes = changed.map(|titles| &titles.index);
        let found = self.base.procedure_text().best(
            self.base.analyzer(),
            self.vocabulary(),
            words,
            limit.max(MOST_LOOKED_AT),
            changes,
        )?;
        let scored = |(titled, score): (Titled, f32)| {
            let procedure = match (titled, changed) {
                (Titled::Added(place), Some(titles)) => Procedure::clone(&titles.added[place as usize]),
                (Titled::Written(ordinal) | Titled::Added(ordinal), _) => self.base.procedure(ordinal)?,
            };
            let offices = self.overlay.offices_offering(&self.base, &procedure.id);
            Ok(ScoredProcedure { procedure, score: with_popularity(score, offices) })
        };
        let ranked = |found: Vec<(Titled, f32)>| {
            let mut ranked: Vec<_> = found.into_iter().map(scored).collect::<Result<_, Error>>()?;
            ranked.sort_by(|a: &ScoredProcedure, b: &ScoredProcedure| {
                b.score.total_cmp(&a.score).then_with(|| a.procedure.id.cmp(&b.procedure.id))
            });
            Ok::<_, Error>(ranked)
        };
        let mut readings = found.into_iter().map(ranked);
        let first = readings.next().transpose()?.unwrap_or_default();
        let mut all = match readings.next().transpose()? {
            Some(second) => fused(first, second),
            None => first,
        };
        // Who is called what was asked for stands before all others, however many they are.
        let analyzer = self.base.analyzer();
        let mut called = Vec::new();
        if self.base.procedure_text().names_any(analyzer, words, changes)? {
            let text = whole(analyzer, words);
            let is_called = |found: &ScoredProcedure| {
                titles_of(&found.procedure).any(|title| whole(analyzer, title) == text)
            };
            (called, all) = all.into_iter().partition(is_called);
        }
        let mut best = falling(called.into_iter().chain(spread(all)).collect());
        best.truncate(limit);
        Ok(best)
    }

    fn understand(&self, text: &str, asker: Asker) -> Result<Understanding, Error> {
        Understanding::of(self, self, self.vocabulary(), text, asker)
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
        let Ok(id) = ProcedureId::new(id) else { return Ok(None) };
        self.register().procedure(&id)
    }

    fn all_procedures(&self) -> Result<Vec<Procedure>, Error> {
        let changed = self.overlay.procedures();
        let ordinals = (0..self.base.procedures() as u32).filter(|ordinal| !changed.have_replaced(*ordinal));
        let mut all: Vec<Procedure> =
            ordinals.map(|ordinal| self.base.procedure(ordinal)).collect::<Result<_, Error>>()?;
        all.extend(changed.present().map(|procedure| Procedure::clone(procedure)));
        all.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        Ok(all)
    }

    fn office(&self, id: &str) -> Result<Option<OfficeRecord>, Error> {
        let Ok(id) = ServicePointId::new(id) else { return Ok(None) };
        if let Some(entry) = self.overlay.find(&id) {
            let mut offers = Vec::new();
            for (offer, schedule) in &entry.offers {
                if let Some(procedure) = self.procedure(offer.procedure.as_str())? {
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
        let changed = self.overlay.procedures();
        for procedure in self.base.offered(ordinal).into_iter().filter(|own| changed.keep_offers_of(*own)) {
            let as_it_was = self.base.procedure(procedure)?;
            let record = changed.get(&as_it_was.id).flatten().cloned().unwrap_or(as_it_was);
            let (offer, number) = self.base.offer(ordinal, procedure, (&id, &record.id))?;
            offers.push((offer, record, self.register().base_hours.schedule(number).clone()));
        }
        let schedule = self.register().base_hours.schedule(self.base.point_schedule(ordinal)).clone();
        let found = self.base.found_area(ordinal);
        Ok(Some(OfficeRecord { point: self.base.point(ordinal)?, schedule, found, offers }))
    }

    fn terms(&self) -> Result<Vec<Term>, Error> {
        Ok(self.overlay.terms(self.base.terms()?))
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

    fn directory(
        &self,
        area: Option<AreaCode>,
        query: &NearestQuery,
        listed: Range<usize>,
    ) -> Result<Directory, Error> {
        directory::directory(self.register(), area, query, listed)
    }

    fn office_count(&self) -> usize {
        directory::count(self.register())
    }

    fn office_ids(&self, listed: Range<usize>) -> Result<Vec<ServicePointId>, Error> {
        directory::ids(self.register(), listed)
    }

    fn preview(
        &self,
        changes: &[Change],
        query: &PreviewQuery,
        budget: &Budget,
    ) -> Result<Option<Preview>, Error> {
        let Some(universe) = self.base.universe() else { return Ok(None) };
        let mut overlay = Overlay::clone(&self.overlay);
        for change in changes {
            overlay.apply(&self.base, change.clone())?;
        }
        // Nobody asked what it would be like: what watches answers isn't told.
        let before = Self { watcher: None, ..self.clone() };
        let after = Self { overlay: Arc::new(overlay), ..before.clone() };
        let changed = |change: &Change| match &change.what {
            Changed::ServicePoint { point, .. } => Some(point.id.clone()),
            Changed::ServicePointRemoved(id) => Some(id.clone()),
            _ => None,
        };
        let changed: Vec<ServicePointId> = changes.iter().filter_map(changed).collect();
        preview::preview((&before, &after), &changed, universe, query, budget).map(Some)
    }

    fn calendar(&self, id: &CalendarId) -> CalendarView {
        self.overlay.calendars(&self.base).view(id)
    }

    fn subdistricts(&self) -> Vec<Area> {
        self.base.areas().map(Areas::all).unwrap_or_default()
    }

    fn subdistricts_under(&self, drawn: &DrawnTerritory) -> Option<usize> {
        self.base.areas().map(|areas| jurisdiction::count_under(drawn, areas))
    }

    fn people(&self) -> BTreeMap<AreaCode, u64> {
        self.base.areas().map(Areas::people).unwrap_or_default()
    }

    fn roll(&self) -> Result<Roll, Error> {
        roll::roll(self.register())
    }
}
