//! What is searched: the snapshot and the changes on top of it, and the order in which offices stand.

use std::cmp::Ordering;

use domain::ellipsoid::{NEAR_GEODESIC_ERROR_M, chord_beyond_reach_m, geodesic, near_geodesic};
use domain::service::Span;
use domain::travel::{Journey, TravelModel};
use domain::{Ecef, Metres, Position, Procedure, ProcedureId, UnitCode, UtcMinute};

use crate::Error;
use crate::hours::{HoursIndex, StatusTable};
use crate::names::NamesView;
use crate::nearest::Found;
use crate::overlay::{Overlay, OverlayPoint};
use crate::query::NearestQuery;
use crate::snapshot::Snapshot;

/// Everything that is searched.
#[derive(Clone, Copy)]
pub(crate) struct Register<'r> {
    pub(crate) base: &'r Snapshot,
    /// The hours of the snapshot's doors, by the calendars as they are now.
    pub(crate) base_hours: &'r HoursIndex,
    pub(crate) overlay: &'r Overlay,
    pub(crate) travel: &'r dyn TravelModel,
}

/// What holds at the minute of a question.
pub(crate) struct Statuses {
    pub(crate) base: std::sync::Arc<StatusTable>,
    pub(crate) overlay: std::sync::Arc<StatusTable>,
}

impl Statuses {
    /// What holds when a question asks for it.
    pub(crate) fn of(register: Register<'_>, query: &NearestQuery) -> Self {
        match query.during.as_slice() {
            [] => Self::at(register, UtcMinute::of(query.at)),
            spans => Self::during(register, spans),
        }
    }

    pub(crate) fn at(register: Register<'_>, minute: UtcMinute) -> Self {
        Self { base: register.base_hours.at(minute), overlay: register.overlay.hours().at(minute) }
    }

    /// What holds at any minute of some spans.
    fn during(register: Register<'_>, spans: &[Span]) -> Self {
        let of = |hours: &HoursIndex| std::sync::Arc::new(hours.during(spans));
        Self { base: of(register.base_hours), overlay: of(register.overlay.hours()) }
    }
}

/// When one is done; never is later than anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Done(i64);

impl Done {
    /// Nothing is certain.
    pub(crate) const NEVER: Self = Self(i64::MAX);

    pub(crate) fn at(minute: UtcMinute) -> Self {
        Self(minute.0)
    }
}

/// An office with the end of the last case there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranked {
    pub(crate) done: Done,
    /// The geodesic.
    pub(crate) distance: Metres,
    pub(crate) found: Found,
    pub(crate) journey: Journey,
}

impl<'r> Register<'r> {
    /// Where an office stands.
    ///
    /// # Panics
    /// If it has no pin, as what a search gives has.
    pub(crate) fn position(self, found: Found) -> Position {
        match found {
            Found::Base(ordinal) => self.base.position(ordinal),
            Found::Overlay(place) => self.changed(place).point.position.expect("what is searched has a pin"),
        }
    }

    /// The same as earth-centred coordinates.
    fn ecef(self, found: Found) -> Ecef {
        match found {
            Found::Base(ordinal) => Ecef(self.base.spots()[ordinal as usize].ecef_m),
            Found::Overlay(_) => Ecef::of(self.position(found)),
        }
    }

    /// A point of the overlay.
    ///
    /// # Panics
    /// If the overlay has none there, as it has for what a search gives.
    pub(crate) fn changed(self, place: u32) -> &'r OverlayPoint {
        self.overlay.get(place).expect("a search gives places that the overlay gave")
    }

    /// A procedure as it is now.
    pub(crate) fn procedure(self, id: &ProcedureId) -> Result<Option<Procedure>, Error> {
        match self.overlay.procedures().get(id) {
            Some(changed) => Ok(changed.cloned()),
            None => self.base.procedure_by_id(id.as_str()),
        }
    }

    /// The first `limit` offices in the order of distance, code and id, given the chord to each, with the distances that
    /// were measured for that.
    ///
    /// Chords tell the order, except where two are so near each other that only the geodesic does.
    pub(crate) fn by_distance(
        self,
        mut offices: Vec<(f64, Found)>,
        from: Position,
        limit: usize,
    ) -> Result<Vec<(Option<Metres>, Found)>, Error> {
        offices.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let exact = |found: Found| geodesic(from, self.position(found));
        let mut nearest = Vec::with_capacity(limit.min(offices.len()));
        for near in offices.chunk_by(|a, b| b.0 <= chord_beyond_reach_m(a.0)) {
            if nearest.len() >= limit {
                break;
            }
            match near {
                [(_, found)] => nearest.push((None, *found)),
                several => {
                    let mut several: Vec<(Metres, Found)> =
                        several.iter().map(|one| (exact(one.1), one.1)).collect();
                    self.sort_by_key(&mut several, |one| (Done::NEVER, one.0, one.1))?;
                    nearest.extend(several.into_iter().map(|(distance, found)| (Some(distance), found)));
                }
            }
        }
        nearest.truncate(limit);
        Ok(nearest)
    }

    /// The distance to an office, to within [`NEAR_GEODESIC_ERROR_M`].
    pub(crate) fn distance(self, from: Position, here: Ecef, found: Found) -> Metres {
        near_geodesic(here, self.ecef(found)).unwrap_or_else(|| geodesic(from, self.position(found)))
    }

    /// Whether an office lies within a radius, by its geodesic where its distance doesn't tell.
    pub(crate) fn is_within(self, radius: Metres, from: Position, distance: Metres, found: Found) -> bool {
        let is_told = (distance.0 - radius.0).abs() > NEAR_GEODESIC_ERROR_M;
        if is_told { distance <= radius } else { geodesic(from, self.position(found)) <= radius }
    }

    /// Puts offices in the order of their ends, then distance, code and id; the geodesic decides where distances don't.
    pub(crate) fn sort_by_end(self, offices: &mut [Ranked], from: Position) -> Result<(), Error> {
        let order = |a: &Ranked, b: &Ranked| {
            a.done.cmp(&b.done).then(a.distance.0.total_cmp(&b.distance.0)).then(a.found.cmp(&b.found))
        };
        offices.sort_unstable_by(order);
        let is_undecided = |a: &Ranked, b: &Ranked| {
            a.done == b.done && b.distance.0 - a.distance.0 <= 2.0 * NEAR_GEODESIC_ERROR_M
        };
        for near in offices.chunk_by_mut(is_undecided).filter(|near| near.len() > 1) {
            for one in near.iter_mut() {
                one.distance = geodesic(from, self.position(one.found));
            }
            self.sort_by_key(near, |one| (one.done, one.distance, one.found))?;
        }
        Ok(())
    }

    fn sort_by_key<T>(
        self,
        offices: &mut [T],
        key: impl Fn(&T) -> (Done, Metres, Found),
    ) -> Result<(), Error> {
        // A sort can't return an error: the first damaged record is kept aside.
        let mut failure = None;
        offices.sort_by(|a, b| {
            let ((done_a, distance_a, a), (done_b, distance_b, b)) = (key(a), key(b));
            let order = done_a.cmp(&done_b).then(distance_a.0.total_cmp(&distance_b.0));
            order.then_with(|| match (self.tie_key(a), self.tie_key(b)) {
                (Ok(a), Ok(b)) => a.cmp(&b),
                (Err(error), _) | (_, Err(error)) => {
                    failure.get_or_insert(error);
                    Ordering::Equal
                }
            })
        });
        failure.map_or(Ok(()), Err)
    }

    /// What everything in the snapshot is called, or in the changes since.
    pub(crate) fn names(self, of_overlay: bool) -> NamesView<'r> {
        if of_overlay { self.overlay.names(self.base) } else { self.base.names() }
    }

    /// Whether any procedure's title or alias has a word.
    pub(crate) fn has_procedure_word(self, word: &str) -> Result<bool, Error> {
        let changed = self.overlay.procedures().titles(self.base)?;
        let changes = changed.map(|titles| &titles.index);
        self.base.procedure_text().has_word(self.base.analyzer(), word, changes)
    }

    /// Its id.
    pub(crate) fn id(self, found: Found) -> Result<&'r str, Error> {
        Ok(self.tie_key(found)?.1)
    }

    /// Code, empty where there is none, and id.
    fn tie_key(self, found: Found) -> Result<(&'r str, &'r str), Error> {
        match found {
            Found::Base(ordinal) => self.base.tie_key(ordinal),
            Found::Overlay(place) => {
                let point = &self.changed(place).point;
                Ok((point.code.as_ref().map_or("", UnitCode::as_str), point.id.as_str()))
            }
        }
    }
}
