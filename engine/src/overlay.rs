//! Changes since the snapshot: points and procedures that were added, edited or removed, searched together with it.
//!
//! What a change costs grows with the changes since the snapshot, not with the snapshot.

mod gate;
mod point;
mod procedures;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use analyzers::{Scratch, Vocabulary};
use domain::change::Changed;
use domain::hours::{CalendarDay, Exception};
use domain::id::CalendarId;
use domain::service_point::Visibility;
use domain::{
    Calendars, Change, ChangeNumber, Ecef, HoursExpression, Offer, ProcedureId, Schedule, ServicePoint,
    ServicePointId,
};
use roaring::RoaringBitmap;
use rstar::RTree;
use rstar::primitives::GeomWithData;

pub(crate) use gate::OverlayGate;
pub(crate) use point::OverlayPoint;
pub(crate) use procedures::ChangedProcedures;

use crate::asked::Groups;
use crate::build::Term;
use crate::format::hours::StoredSchedule;
use crate::hours::HoursIndex;
use crate::jurisdiction::{self, Charge};
use crate::names::{self, Label, Names, NamesView};
use crate::nearest::{Collector, Found, STEPS_PER_LOOK};
use crate::snapshot::Snapshot;
use crate::synonyms::{self, Synonyms};
use crate::text::{CutNames, names_of};
use crate::{Budget, Error};

/// Up to so many points that offer what is asked for, each is looked at; more of them are walked nearest-first.
const SCAN_POINTS: u64 = 64;

/// The changes on top of one snapshot.
#[derive(Clone, Default)]
pub struct Overlay {
    change: ChangeNumber,
    /// Ordinals of the snapshot that no longer hold.
    replaced: RoaringBitmap,
    /// How many of those have a pin and offer a procedure of the snapshot, by its ordinal.
    replaced_offering: HashMap<u32, u32>,
    /// None: removed since.
    points: Vec<Option<Arc<OverlayPoint>>>,
    places: HashMap<ServicePointId, u32>,
    tree: RTree<GeomWithData<[f64; 3], u32>>,
    /// The places of the pinned points that offer a procedure.
    by_procedure: HashMap<ProcedureId, RoaringBitmap>,
    /// The schedules of the points here.
    hours: HoursIndex,
    schedule_numbers: HashMap<Arc<StoredSchedule>, u32>,
    /// The register's own vocabulary, where a change brought one.
    synonyms: Option<Arc<Synonyms>>,
    /// What the points here are called, with the words of `synonyms`; made at the first question after a change.
    names: OnceLock<Arc<Names>>,
    /// What a change of a calendar replaces; none: no calendar was changed.
    calendars: Option<ChangedCalendars>,
    procedures: ChangedProcedures,
    /// What kinds of offices and organisations are called now; none: by their ids.
    terms: BTreeMap<String, Option<Term>>,
}

/// The calendars as they are now, and the snapshot's schedules by them.
#[derive(Clone)]
struct ChangedCalendars {
    calendars: Calendars,
    base_hours: Arc<HoursIndex>,
}

/// What a search of the overlay came to.
pub(crate) struct Searched {
    /// Points looked at.
    pub(crate) examined: u64,
    /// None: everything was looked at. Otherwise nothing was missed that has a shorter chord than this, in metres.
    pub(crate) cut_off_at_m: Option<f64>,
}

impl Overlay {
    /// The overlay of a snapshot to which nothing has happened yet.
    #[must_use]
    pub fn new(base: &Snapshot) -> Self {
        Self { change: base.change(), ..Self::default() }
    }

    /// The last change that it knows.
    #[must_use]
    pub fn change(&self) -> ChangeNumber {
        self.change
    }

    /// Takes a change on top of the snapshot and all earlier ones. An offer of a procedure that isn't known is left out,
    /// and a procedure that is removed takes its offers with it.
    ///
    /// # Errors
    /// When the change is a table of citizens' words with entries that can't be used ([`Error::is_unusable_synonyms`]);
    /// then everything stays as it was.
    pub fn apply(&mut self, base: &Snapshot, change: Change) -> Result<(), Error> {
        if let Changed::Synonyms(table) = &change.what {
            self.synonyms = Some(Arc::new(synonyms::read(Some(table))?));
        }
        self.names = OnceLock::new();
        self.change = change.number;
        match change.what {
            Changed::Synonyms(_) => {}
            Changed::ServicePoint { point, offers, exceptions } => {
                self.remove(base, &point.id);
                if point.visibility == Visibility::Shown {
                    let point = self.with_schedules(base, *point, offers, &exceptions);
                    self.insert(point);
                }
            }
            Changed::ServicePointRemoved(id) => self.remove(base, &id),
            Changed::CalendarDays { calendar, days } => self.change_calendar(base, &calendar, days),
            Changed::CalendarRefines { calendar, refines } => self.refine_calendar(base, &calendar, refines),
            Changed::Named { id, name_th, name_en } => {
                let term = name_th.map(|name_th| Term { id: id.clone(), name_th, name_en });
                self.terms.insert(id, term);
            }
            Changed::Procedure(procedure) => self.procedures.set(base, *procedure),
            Changed::ProcedureRemoved(id) => self.remove_procedure(base, &id),
        }
        Ok(())
    }

    fn remove(&mut self, base: &Snapshot, id: &ServicePointId) {
        if let Some(ordinal) = base.find_point(id) {
            let is_first = self.replaced.insert(ordinal);
            if is_first && (ordinal as usize) < base.pinned() {
                for procedure in base.offered(ordinal) {
                    *self.replaced_offering.entry(procedure).or_default() += 1;
                }
            }
        }
        let Some(place) = self.places.remove(id) else { return };
        let Some(removed) = self.points[place as usize].take() else { return };
        if let Some(position) = removed.point.position {
            self.tree.remove(&GeomWithData::new(Ecef::of(position).0, place));
        }
        for (offer, _) in &removed.offers {
            if let Some(places) = self.by_procedure.get_mut(&offer.procedure) {
                places.remove(place);
            }
        }
    }

    fn insert(&mut self, point: OverlayPoint) {
        let place = self.points.len() as u32;
        if let Some(position) = point.point.position {
            self.tree.insert(GeomWithData::new(Ecef::of(position).0, place));
            for (offer, _) in &point.offers {
                self.by_procedure.entry(offer.procedure.clone()).or_default().insert(place);
            }
        }
        self.places.insert(point.point.id.clone(), place);
        self.points.push(Some(Arc::new(point)));
    }

    fn remove_procedure(&mut self, base: &Snapshot, id: &ProcedureId) {
        self.procedures.remove(base, id);
        self.by_procedure.remove(id);
        for point in self.points.iter_mut().flatten() {
            if point.offers.iter().any(|(offer, _)| offer.procedure == *id) {
                Arc::make_mut(point).offers.retain(|(offer, _)| offer.procedure != *id);
            }
        }
    }

    fn with_schedules(
        &mut self,
        base: &Snapshot,
        mut point: ServicePoint,
        mut offers: Vec<Offer>,
        exceptions: &[Exception],
    ) -> OverlayPoint {
        offers.retain(|offer| self.procedures.are_known(base, &offer.procedure));
        let schedule = self.schedule_number(base, &point, point.hours.as_ref(), None, exceptions);
        let offers = offers.into_iter().map(|offer| {
            let hours = offer.hours.as_ref().or(point.hours.as_ref());
            let number = self.schedule_number(base, &point, hours, Some(&offer.procedure), exceptions);
            (offer, number)
        });
        let offers = offers.collect();
        let found = point.position.and_then(|position| base.areas().and_then(|areas| areas.locate(position)));
        let names = CutNames::new(base.analyzer(), &names_of(&point));
        if let Some(areas) = base.areas() {
            jurisdiction::lay_over_areas(&mut point, areas);
        }
        let charge = Charge::of(&point);
        OverlayPoint { point, schedule, offers, found, charge, names }
    }

    fn schedule_number(
        &mut self,
        base: &Snapshot,
        point: &ServicePoint,
        hours: Option<&HoursExpression>,
        procedure: Option<&ProcedureId>,
        exceptions: &[Exception],
    ) -> u32 {
        let concerned = || {
            let concerns = |e: &&Exception| e.procedure.is_none() || e.procedure.as_ref() == procedure;
            exceptions.iter().filter(concerns)
        };
        let key = StoredSchedule::new(point, hours, concerned());
        if let Some(number) = self.schedule_numbers.get(&key) {
            return *number;
        }
        let calendar = self.calendars(base).view(&point.calendar);
        let schedule = Schedule::new(hours.cloned(), calendar, concerned().cloned().collect(), point.zone);
        let number = self.hours.add(schedule);
        self.schedule_numbers.insert(Arc::new(key), number);
        number
    }

    fn change_calendar(&mut self, base: &Snapshot, calendar: &CalendarId, days: Vec<CalendarDay>) {
        let mut calendars = self.calendars(base).clone();
        let dates: Vec<_> = days.iter().map(|day| day.date).collect();
        for day in days {
            calendars.set(calendar, day);
        }
        self.hours = self.hours.with_changed_days(&calendars, calendar, &dates);
        let base_hours = self.base_hours(base).with_changed_days(&calendars, calendar, &dates);
        self.calendars = Some(ChangedCalendars { calendars, base_hours: Arc::new(base_hours) });
    }

    fn refine_calendar(&mut self, base: &Snapshot, calendar: &CalendarId, refines: Option<CalendarId>) {
        let mut calendars = self.calendars(base).clone();
        calendars.refine(calendar, refines);
        self.hours = self.hours.with_calendar(&calendars, calendar);
        let base_hours = self.base_hours(base).with_calendar(&calendars, calendar);
        self.calendars = Some(ChangedCalendars { calendars, base_hours: Arc::new(base_hours) });
    }

    /// What kinds of offices and organisations are called, given what the snapshot calls them.
    pub(crate) fn terms(&self, mut written: Vec<Term>) -> Vec<Term> {
        if self.terms.is_empty() {
            return written;
        }
        written.retain(|term| !self.terms.contains_key(&term.id));
        written.extend(self.terms.values().flatten().cloned());
        written.sort_by(|a, b| a.id.cmp(&b.id));
        written
    }

    pub(crate) fn calendars<'o>(&'o self, base: &'o Snapshot) -> &'o Calendars {
        self.calendars.as_ref().map_or(base.calendars(), |changed| &changed.calendars)
    }

    /// The snapshot's hours by the calendars as they are now.
    pub(crate) fn base_hours<'o>(&'o self, base: &'o Snapshot) -> &'o HoursIndex {
        self.calendars.as_ref().map_or(base.hours(), |changed| &changed.base_hours)
    }

    /// The hours of the points that it holds.
    pub(crate) fn hours(&self) -> &HoursIndex {
        &self.hours
    }

    /// What happened to procedures.
    pub(crate) fn procedures(&self) -> &ChangedProcedures {
        &self.procedures
    }

    /// How many offices with a pin offer a procedure now.
    pub(crate) fn offices_offering(&self, base: &Snapshot, id: &ProcedureId) -> u32 {
        let here = self.by_procedure.get(id).map_or(0, RoaringBitmap::len) as u32;
        let written = self.procedures.offices_in(base, id);
        let replaced = base.procedure_ordinal(id).and_then(|ordinal| self.replaced_offering.get(&ordinal));
        // Of a procedure that was removed, the snapshot's offers count for nothing.
        written.saturating_sub(replaced.copied().unwrap_or_default()) + here
    }

    /// Citizens' words for official ones.
    pub(crate) fn vocabulary<'o>(&'o self, base: &'o Snapshot) -> &'o Vocabulary {
        self.synonyms.as_deref().map_or(base.vocabulary(), |own| own)
    }

    /// What the points that it holds are called, by their places, its procedures, numbered behind those of the snapshot in
    /// the order of their ids, and the words of a vocabulary that a change brought.
    pub(crate) fn names(&self, base: &Snapshot) -> NamesView<'_> {
        self.names.get_or_init(|| Arc::new(self.named(base))).view()
    }

    fn named(&self, base: &Snapshot) -> Names {
        let (segmenter, mut scratch) = (base.analyzer().segmenter(), Scratch::default());
        let mut labels: Vec<Label> = Vec::new();
        let mut areas = vec![0; self.points.len()];
        for (place, point) in (0u32..).zip(&self.points) {
            let Some(point) = point else { continue };
            areas[place as usize] = point.area_of_names();
            labels.extend(names::of_office(place, &point.point, segmenter, &mut scratch));
        }
        if let Some(own) = &self.synonyms {
            labels.extend(names::of_synonyms(own, base.names(), segmenter, &mut scratch));
        }
        let mut procedures: Vec<Label> = Vec::new();
        for (number, procedure) in (base.procedures() as u32..).zip(self.procedures.present()) {
            let offices = self.procedures.offices_in(base, &procedure.id);
            procedures.extend(names::of_procedure(number, procedure, offices, segmenter, &mut scratch));
        }
        let vocabulary = self.vocabulary(base);
        let called = Names::new(&procedures, Vec::new());
        labels.extend(names::of_synonyms(vocabulary, called.view(), segmenter, &mut scratch));
        labels.extend(procedures);
        Names::new(&labels, areas)
    }

    pub(crate) fn replaced(&self) -> &RoaringBitmap {
        &self.replaced
    }

    /// A point that the overlay holds.
    pub(crate) fn find(&self, id: &ServicePointId) -> Option<&OverlayPoint> {
        self.places.get(id).and_then(|place| self.get(*place))
    }

    /// How many places there are; of a point that was removed since, the place stays empty.
    pub(crate) fn places(&self) -> u32 {
        self.points.len() as u32
    }

    pub(crate) fn get(&self, place: u32) -> Option<&OverlayPoint> {
        self.points.get(place as usize)?.as_deref()
    }

    /// All points that it holds.
    pub(crate) fn points(&self) -> impl Iterator<Item = &OverlayPoint> {
        self.points.iter().flatten().map(|point| &**point)
    }

    /// The pinned points that may pass a gate, by their places.
    pub(crate) fn pinned_points(&self, groups: &Groups<'_>) -> impl Iterator<Item = (u32, &OverlayPoint)> {
        let pinned = |point: &&OverlayPoint| point.point.position.is_some();
        let fewest = self.fewest(groups);
        let places = (0u32..self.points.len() as u32)
            .filter(move |place| fewest.as_ref().is_none_or(|fewest| fewest.contains(*place)));
        places.filter_map(move |place| Some((place, self.get(place).filter(pinned)?)))
    }

    /// The pinned points that offer anything of the group of procedures that fewest offer; none: no procedure is asked
    /// for.
    fn fewest(&self, groups: &Groups<'_>) -> Option<RoaringBitmap> {
        let offering = |id: &ProcedureId| self.by_procedure.get(id).cloned().unwrap_or_default();
        let of_group = |ids: Vec<&ProcedureId>| {
            ids.into_iter().fold(RoaringBitmap::new(), |places, id| places | offering(id))
        };
        groups.ids().map(of_group).min_by_key(RoaringBitmap::len)
    }

    /// Hands every point that passes and may be among the nearest to the collector.
    ///
    /// It comes after the snapshot and looks at few points, so it has the time that is kept for telling.
    pub(crate) fn search(
        &self,
        gate: &OverlayGate<'_>,
        from: Ecef,
        collector: &mut Collector,
        budget: &Budget,
    ) -> Searched {
        match self.fewest(gate.groups()) {
            Some(places) if places.len() <= SCAN_POINTS.max(self.tree.size() as u64 / 8) => {
                self.scan(&places, gate, from, collector, budget)
            }
            _ => self.walk(gate, from, collector, budget),
        }
    }

    fn scan(
        &self,
        places: &RoaringBitmap,
        gate: &OverlayGate<'_>,
        from: Ecef,
        collector: &mut Collector,
        budget: &Budget,
    ) -> Searched {
        let mut examined = 0u64;
        for place in places {
            if examined.is_multiple_of(STEPS_PER_LOOK) && budget.is_over() {
                return Searched { examined, cut_off_at_m: Some(0.0) };
            }
            examined += 1;
            let Some(point) = self.get(place) else { continue };
            let Some(position) = point.point.position else { continue };
            let chord_m = from.chord_m(Ecef::of(position));
            if chord_m <= collector.reach_m() && gate.passes(point) {
                collector.take(chord_m, Found::Overlay(place));
            }
        }
        Searched { examined, cut_off_at_m: None }
    }

    fn walk(
        &self,
        gate: &OverlayGate<'_>,
        from: Ecef,
        collector: &mut Collector,
        budget: &Budget,
    ) -> Searched {
        let mut examined = 0u64;
        for neighbour in self.tree.nearest_neighbor_iter(from.0) {
            let chord_m = from.chord_m(Ecef(*neighbour.geom()));
            if chord_m > collector.reach_m() {
                break;
            }
            if examined.is_multiple_of(STEPS_PER_LOOK) && budget.is_over() {
                return Searched { examined, cut_off_at_m: Some(chord_m) };
            }
            examined += 1;
            if self.get(neighbour.data).is_some_and(|point| gate.passes(point)) {
                collector.take(chord_m, Found::Overlay(neighbour.data));
            }
        }
        Searched { examined, cut_off_at_m: None }
    }
}
