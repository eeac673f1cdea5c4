//! Changes since the snapshot: points that were added, moved, edited or removed, searched together with it.

use std::collections::HashMap;

use domain::change::Changed;
use domain::hours::Exception;
use domain::service_point::Visibility;
use domain::{AreaCode, Change, ChangeNumber, Ecef, Offer, Schedule, ServicePoint, ServicePointId};
use roaring::RoaringBitmap;
use rstar::RTree;
use rstar::primitives::GeomWithData;

use crate::nearest::{Collector, Found};
use crate::query::{Facet, NearestQuery, OpenFilter};
use crate::snapshot::Snapshot;
use crate::{Located, text};

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
}

/// A point as it is since a change.
#[derive(Clone)]
pub(crate) struct OverlayPoint {
    pub(crate) point: ServicePoint,
    pub(crate) schedule: Schedule,
    /// Each offer with its schedule here.
    pub(crate) offers: Vec<(Offer, Schedule)>,
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
    pub fn apply(&mut self, base: &Snapshot, change: Change) {
        self.change = change.number;
        match change.what {
            Changed::ServicePoint { point, offers, exceptions } => {
                self.remove(base, &point.id);
                if point.visibility == Visibility::Shown {
                    self.insert(with_schedules(base, *point, offers, &exceptions));
                }
            }
            Changed::ServicePointRemoved(id) => self.remove(base, &id),
        }
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

    /// Hands every point that passes and may be among the nearest to the collector; says how many it looked at.
    pub(crate) fn search(&self, query: &NearestQuery, collector: &mut Collector) -> u64 {
        let from = Ecef::of(query.from);
        let mut examined = 0;
        for neighbour in self.tree.nearest_neighbor_iter(from.0) {
            let chord_m = from.chord_m(Ecef(*neighbour.geom()));
            if chord_m > collector.reach_m() {
                break;
            }
            examined += 1;
            if self.get(neighbour.data).is_some_and(|point| point.passes(query)) {
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

    fn passes(&self, query: &NearestQuery) -> bool {
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
        let text =
            || query.text.as_deref().is_none_or(|t| text::text_matches(&text::names_of(&self.point), t));
        facets && area() && self.passes_hours(query) && text()
    }

    fn passes_hours(&self, query: &NearestQuery) -> bool {
        let passes = |schedule: &Schedule| {
            query.open == OpenFilter::Any || query.open.passes(schedule.status_at(query.at))
        };
        if query.procedures.is_empty() {
            return passes(&self.schedule);
        }
        query.procedures.iter().all(|group| {
            self.offers.iter().any(|(offer, schedule)| group.contains(&offer.procedure) && passes(schedule))
        })
    }
}

fn with_schedules(
    base: &Snapshot,
    point: ServicePoint,
    offers: Vec<Offer>,
    exceptions: &[Exception],
) -> OverlayPoint {
    let calendar = base.calendars().view(&point.calendar);
    let special = |procedure: Option<&domain::ProcedureId>| -> Vec<Exception> {
        let concerned = |exception: &&Exception| {
            exception.procedure.is_none() || exception.procedure.as_ref() == procedure
        };
        exceptions.iter().filter(concerned).cloned().collect()
    };
    let schedule = Schedule::new(point.hours.clone(), calendar.clone(), special(None), point.zone);
    let offers = offers
        .into_iter()
        .map(|offer| {
            let hours = offer.hours.clone().or_else(|| point.hours.clone());
            let schedule =
                Schedule::new(hours, calendar.clone(), special(Some(&offer.procedure)), point.zone);
            (offer, schedule)
        })
        .collect();
    let found = point.position.and_then(|position| base.areas().and_then(|areas| areas.locate(position)));
    OverlayPoint { point, schedule, offers, found }
}
