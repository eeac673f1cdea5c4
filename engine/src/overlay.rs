//! Changes since the snapshot: points that were added, moved, edited or removed, searched together with it.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use analyzers::{Scratch, Vocabulary};
use domain::change::Changed;
use domain::hours::{CalendarDay, Exception};
use domain::id::CalendarId;
use domain::service_point::Visibility;
use domain::{
    AreaCode, Calendars, Change, ChangeNumber, Ecef, HoursExpression, Offer, ProcedureId, Schedule,
    ServicePoint, ServicePointId,
};
use roaring::RoaringBitmap;
use rstar::RTree;
use rstar::primitives::GeomWithData;

use crate::format::hours::StoredSchedule;
use crate::hours::{HoursIndex, StatusTable};
use crate::names::{self, Label, Names, NamesView};
use crate::nearest::{Collector, Found};
use crate::query::{Facet, NearestQuery, OpenFilter};
use crate::snapshot::Snapshot;
use crate::synonyms::{self, Synonyms};
use crate::text::names_of;
use crate::{Error, Located};

/// The changes on top of one snapshot.
#[derive(Clone, Default)]
pub struct Overlay {
    change: ChangeNumber,
    /// Ordinals of the snapshot that no longer hold.
    replaced: RoaringBitmap,
    /// None: removed since.
    points: Vec<Option<OverlayPoint>>,
    places: HashMap<ServicePointId, u32>,
    tree: RTree<GeomWithData<[f64; 3], u32>>,
    /// The schedules of the points here.
    hours: HoursIndex,
    schedule_numbers: HashMap<StoredSchedule, u32>,
    /// The register's own vocabulary, where a change brought one.
    synonyms: Option<Arc<Synonyms>>,
    /// What the points here are called, with the words of `synonyms`; made at the first question after a change.
    names: OnceLock<Arc<Names>>,
    /// What a change of a calendar replaces; none: no calendar was changed.
    calendars: Option<ChangedCalendars>,
}

/// The calendars as they are now, and the snapshot's schedules by them.
#[derive(Clone)]
struct ChangedCalendars {
    calendars: Calendars,
    base_hours: Arc<HoursIndex>,
}

/// A point as it is since a change.
#[derive(Clone)]
pub(crate) struct OverlayPoint {
    pub(crate) point: ServicePoint,
    /// The number of its schedule in the overlay.
    pub(crate) schedule: u32,
    /// Each offer with the number of its schedule.
    pub(crate) offers: Vec<(Offer, u32)>,
    /// The subdistrict that its pin lies in.
    pub(crate) found: Option<Located>,
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

    /// Takes a change on top of the snapshot and all earlier ones.
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
        }
        Ok(())
    }

    fn remove(&mut self, base: &Snapshot, id: &ServicePointId) {
        if let Some(ordinal) = base.find_point(id) {
            self.replaced.insert(ordinal);
        }
        let Some(place) = self.places.remove(id) else { return };
        if let Some(removed) = self.points[place as usize].take()
            && let Some(position) = removed.point.position
        {
            self.tree.remove(&GeomWithData::new(Ecef::of(position).0, place));
        }
    }

    fn insert(&mut self, point: OverlayPoint) {
        let place = self.points.len() as u32;
        if let Some(position) = point.point.position {
            self.tree.insert(GeomWithData::new(Ecef::of(position).0, place));
        }
        self.places.insert(point.point.id.clone(), place);
        self.points.push(Some(point));
    }

    fn with_schedules(
        &mut self,
        base: &Snapshot,
        point: ServicePoint,
        offers: Vec<Offer>,
        exceptions: &[Exception],
    ) -> OverlayPoint {
        let schedule = self.schedule_number(base, &point, point.hours.as_ref(), None, exceptions);
        let offers = offers.into_iter().map(|offer| {
            let hours = offer.hours.as_ref().or(point.hours.as_ref());
            let number = self.schedule_number(base, &point, hours, Some(&offer.procedure), exceptions);
            (offer, number)
        });
        let offers = offers.collect();
        let found = point.position.and_then(|position| base.areas().and_then(|areas| areas.locate(position)));
        OverlayPoint { point, schedule, offers, found }
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
        self.schedule_numbers.insert(key, number);
        number
    }

    fn change_calendar(&mut self, base: &Snapshot, calendar: &CalendarId, days: Vec<CalendarDay>) {
        let mut calendars = self.calendars(base).clone();
        for day in days {
            calendars.set(calendar, day);
        }
        self.hours = self.hours.with_calendars(&calendars);
        let base_hours = Arc::new(base.hours().with_calendars(&calendars));
        self.calendars = Some(ChangedCalendars { calendars, base_hours });
    }

    fn calendars<'o>(&'o self, base: &'o Snapshot) -> &'o Calendars {
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

    /// Citizens' words for official ones.
    pub(crate) fn vocabulary<'o>(&'o self, base: &'o Snapshot) -> &'o Vocabulary {
        self.synonyms.as_deref().map_or(base.vocabulary(), |own| own)
    }

    /// What the points that it holds are called, by their places, and the words of a vocabulary that a change brought.
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
        Names::new(&labels, areas)
    }

    pub(crate) fn replaced(&self) -> &RoaringBitmap {
        &self.replaced
    }

    /// A point that the overlay holds.
    pub(crate) fn find(&self, id: &ServicePointId) -> Option<&OverlayPoint> {
        self.places.get(id).and_then(|place| self.get(*place))
    }

    pub(crate) fn get(&self, place: u32) -> Option<&OverlayPoint> {
        self.points.get(place as usize)?.as_ref()
    }

    /// All points that it holds.
    pub(crate) fn points(&self) -> impl Iterator<Item = &OverlayPoint> {
        self.points.iter().flatten()
    }

    /// The pinned points that it holds, by their places.
    pub(crate) fn pinned_points(&self) -> impl Iterator<Item = (u32, &OverlayPoint)> {
        let pinned = |point: &&OverlayPoint| point.point.position.is_some();
        (0u32..)
            .zip(&self.points)
            .filter_map(move |(place, point)| Some((place, point.as_ref().filter(pinned)?)))
    }

    /// Hands every point that passes and may be among the nearest to the collector; says how many it looked at.
    pub(crate) fn search(
        &self,
        base: &Snapshot,
        query: &NearestQuery,
        statuses: &StatusTable,
        collector: &mut Collector,
    ) -> u64 {
        let from = Ecef::of(query.from);
        let mut examined = 0;
        for neighbour in self.tree.nearest_neighbor_iter(from.0) {
            let chord_m = from.chord_m(Ecef(*neighbour.geom()));
            if chord_m > collector.reach_m() {
                break;
            }
            examined += 1;
            if self.get(neighbour.data).is_some_and(|point| point.passes(base, query, statuses)) {
                collector.take(chord_m, Found::Overlay(neighbour.data));
            }
        }
        examined
    }
}

impl OverlayPoint {
    /// The subdistrict that it says it stands in, or else the one that its pin lies in.
    pub(crate) fn area(&self) -> Option<AreaCode> {
        self.point.subdistrict.or(self.found.map(|found| found.subdistrict))
    }

    /// The number of the area that it says it stands in, see [`names::area_of`].
    fn area_of_names(&self) -> u32 {
        names::area_of(&self.point, self.found.map_or(0, |found| found.subdistrict.number()))
    }

    pub(crate) fn passes(&self, base: &Snapshot, query: &NearestQuery, statuses: &StatusTable) -> bool {
        let allowed = |words: &[String], facet: Facet| {
            words.is_empty() || facet.of(&self.point).is_some_and(|word| words.iter().any(|w| w == word))
        };
        let facets = allowed(&query.kinds, Facet::Kind)
            && allowed(&query.ministries, Facet::Ministry)
            && allowed(&query.departments, Facet::Department);
        let area = || {
            let stands_in = |area: &AreaCode| self.area().is_some_and(|own| area.contains(own));
            query.areas.is_empty() || query.areas.iter().any(stands_in)
        };
        let text = || {
            let names = || names_of(&self.point);
            let matches = |text| base.analyzer().names_match(&names(), self.area_of_names(), text);
            query.text.as_deref().is_none_or(matches)
        };
        facets && area() && self.passes_hours(query, statuses) && text()
    }

    fn passes_hours(&self, query: &NearestQuery, statuses: &StatusTable) -> bool {
        let passes =
            |schedule: u32| query.open == OpenFilter::Any || query.open.passes(statuses.status(schedule));
        if query.procedures.is_empty() {
            return passes(self.schedule);
        }
        query.procedures.iter().all(|group| {
            self.offers.iter().any(|(offer, schedule)| group.contains(&offer.procedure) && passes(*schedule))
        })
    }
}
