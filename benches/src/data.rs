//! The seeded data set.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Calendars, Ecef, HoursExpression, Offer, Position, Procedure, ProcedureId, Schedule, ServicePoint,
    ServicePointId, Status,
};
use engine::Records;
use fastrand::Rng;

use crate::kinds::Kinds;
use crate::names;
use crate::schedules;

/// Changes every place and offer when it changes.
const SEED: u64 = 20_261_123;
const CLUSTERS: usize = 930;
/// Procedures of each class: the most common ones, those of 0.6 to 6 % of the points, and those of 5 to 48 points.
/// Between the first two lie 80 that no question asks for.
pub(crate) const POPULAR: std::ops::Range<usize> = 0..20;
pub(crate) const MEDIUM: std::ops::Range<usize> = 100..1_000;
pub(crate) const RARE: std::ops::Range<usize> = 1_000..1_200;
/// Points whose hours stand for those of all when minutes are looked for.
const SAMPLE: usize = 1_000;

/// A number of a range, evenly drawn.
pub(crate) fn between(random: &mut Rng, low: f64, high: f64) -> f64 {
    low + (high - low) * random.f64()
}

/// How large a world is.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) points: usize,
    /// Distinct schedules.
    pub(crate) schedules: usize,
    /// Offers of a point, on average.
    pub(crate) offers: f64,
}

impl Size {
    /// Points with 20 schedules and the offers that Zipf's law gives them.
    pub(crate) fn of(points: usize) -> Self {
        Self { points, schedules: 20, offers: Kinds::FULL_OFFERS }
    }
}

/// Everything that all systems are built from. Points are named by their index, procedures and schedules too.
pub(crate) struct World {
    pub(crate) places: Vec<Position>,
    pub(crate) ecef: Vec<Ecef>,
    /// The schedule of each point.
    pub(crate) hours: Vec<u32>,
    /// Points of each procedure, ascending.
    pub(crate) offered_by: Vec<Vec<u32>>,
    pub(crate) schedules: Vec<Schedule>,
    /// The schedules as written.
    pub(crate) texts: Vec<String>,
    kinds: Vec<u8>,
    clusters: Vec<u16>,
}

impl World {
    pub(crate) fn generate(size: Size) -> Self {
        let mut random = Rng::with_seed(SEED);
        let kinds = Kinds::draw(&mut random, size.offers, MEDIUM.end);
        let texts = schedules::texts(size.schedules);
        let mut world = Self {
            places: Vec::with_capacity(size.points),
            ecef: Vec::with_capacity(size.points),
            hours: Vec::with_capacity(size.points),
            offered_by: vec![Vec::new(); RARE.end],
            schedules: texts.iter().map(|text| schedules::schedule(text)).collect(),
            texts,
            kinds: Vec::with_capacity(size.points),
            clusters: Vec::with_capacity(size.points),
        };
        let centres: Vec<(f64, f64)> = (0..CLUSTERS)
            .map(|_| (between(&mut random, 5.8, 20.2), between(&mut random, 97.6, 105.4)))
            .collect();
        for point in 0..size.points as u32 {
            world.add_point(&centres, &mut random);
            let kind = kinds.of_point(&mut random);
            world.kinds.push(kind as u8);
            for procedure in kinds.offers(kind, &mut random) {
                world.offered_by[procedure].push(point);
            }
        }
        for procedure in RARE {
            let mut offices: Vec<u32> =
                (0..5 + random.usize(..44)).map(|_| random.usize(..size.points) as u32).collect();
            offices.sort_unstable();
            offices.dedup();
            world.offered_by[procedure] = offices;
        }
        world
    }

    fn add_point(&mut self, centres: &[(f64, f64)], random: &mut Rng) {
        // The square of an even draw puts most points into the first clusters, as people live.
        let cluster = (between(random, 0.0, 1.0).powi(2) * CLUSTERS as f64) as usize % CLUSTERS;
        let spread = |random: &mut Rng| between(random, -0.3, 0.3) * between(random, 0.0, 1.0);
        let (latitude, longitude) =
            (centres[cluster].0 + spread(random), centres[cluster].1 + spread(random));
        let place = Position::from_degrees(latitude, longitude).expect("in range");
        self.places.push(place);
        self.ecef.push(Ecef::of(place));
        self.clusters.push(cluster as u16);
        // Standard office hours are the most common by far.
        let hours = if random.usize(..3) == 0 { random.usize(..self.texts.len()) } else { random.usize(..3) };
        self.hours.push(hours as u32);
    }

    /// Number of points.
    pub(crate) fn points(&self) -> usize {
        self.places.len()
    }

    /// Offers of all points together.
    pub(crate) fn offers(&self) -> usize {
        self.offered_by.iter().map(Vec::len).sum()
    }

    /// The hours of a point as written.
    pub(crate) fn hours_of(&self, point: usize) -> &str {
        &self.texts[self.hours[point] as usize]
    }

    /// Head and place of a point's name, each without white space.
    pub(crate) fn name_parts(&self, point: usize) -> (&'static str, String) {
        (names::head(self.kinds[point].into()), names::place(self.clusters[point].into()))
    }

    /// The name of a point.
    pub(crate) fn name(&self, point: usize) -> String {
        let (head, place) = self.name_parts(point);
        format!("{head} {place} {point}")
    }

    /// The status of each schedule at an instant.
    pub(crate) fn statuses(&self, at: DateTime<Utc>) -> Vec<Status> {
        self.schedules.iter().map(|schedule| schedule.status_at(at)).collect()
    }

    /// Minutes of one week at which the share of open points lies in a range, evenly spread, at most `count`.
    pub(crate) fn minutes_with_open_share(
        &self,
        share: &std::ops::Range<f64>,
        count: usize,
    ) -> Vec<DateTime<Utc>> {
        let monday = DateTime::parse_from_rfc3339("2026-11-30T00:00:00+07:00").expect("an instant").to_utc();
        let sample = self.hours.iter().step_by(self.points().div_ceil(SAMPLE));
        let of_sample = counted(sample);
        let of_all = counted(self.hours.iter());
        let quarters = (0..7 * 96).map(|quarter| monday + TimeDelta::minutes(quarter * 15 + 7));
        let likely: Vec<DateTime<Utc>> =
            quarters.filter(|at| share.contains(&self.open_share(&of_sample, *at))).collect();
        let spread = likely.iter().step_by(likely.len().div_ceil(count).max(1));
        spread.filter(|at| share.contains(&self.open_share(&of_all, **at))).copied().collect()
    }

    /// The share of points that is open, by the number of points of each schedule.
    fn open_share(&self, points: &HashMap<u32, usize>, at: DateTime<Utc>) -> f64 {
        let is_open = |hours: u32| self.schedules[hours as usize].status_at(at) == Status::Open;
        let open: usize = points.iter().filter(|(hours, _)| is_open(**hours)).map(|(_, count)| count).sum();
        open as f64 / points.values().sum::<usize>() as f64
    }

    /// Minutes that a case of a procedure takes: 5 to 60.
    pub(crate) fn counter_minutes(&self, procedure: usize) -> u32 {
        [5, 10, 15, 20, 30, 60][procedure % 6]
    }

    /// The same as records for the engine.
    pub(crate) fn records(&self) -> Records {
        // Ids share their text, so each is made once.
        let point_ids: Vec<ServicePointId> = (0..self.points()).map(point_id).collect();
        let hours: Vec<HoursExpression> =
            self.texts.iter().map(|text| HoursExpression::parse(text).expect("hours")).collect();
        let point = |(index, id): (usize, &ServicePointId)| ServicePoint {
            position: Some(self.places[index]),
            hours: Some(hours[self.hours[index] as usize].clone()),
            ..ServicePoint::named(id.clone(), self.name(index))
        };
        let points = point_ids.iter().enumerate().map(point).collect();
        let mut offers = Vec::with_capacity(self.offers());
        for (procedure, offices) in self.offered_by.iter().enumerate() {
            let procedure = procedure_id(procedure);
            let offer = |office: &u32| Offer::plain(point_ids[*office as usize].clone(), procedure.clone());
            offers.extend(offices.iter().map(offer));
        }
        let titled = |index| Procedure {
            counter_minutes: Some(self.counter_minutes(index)),
            ..Procedure::titled(procedure_id(index), format!("งาน {index}"))
        };
        let procedures = (0..self.offered_by.len()).map(titled).collect();
        Records { points, procedures, offers, calendars: Calendars::default(), ..Records::default() }
    }
}

fn counted<'h>(hours: impl Iterator<Item = &'h u32>) -> HashMap<u32, usize> {
    let mut counts = HashMap::new();
    for hours in hours {
        *counts.entry(*hours).or_default() += 1;
    }
    counts
}

fn point_id(index: usize) -> ServicePointId {
    ServicePointId::new(&format!("p{index:08}")).expect("an id")
}

/// Id of a procedure in the engine.
pub(crate) fn procedure_id(index: usize) -> ProcedureId {
    ProcedureId::new(&procedure_name(index)).expect("an id")
}

/// The same as text.
pub(crate) fn procedure_name(index: usize) -> String {
    format!("do{index:04}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn procedures_are_as_common_as_their_class_says() {
        let world = World::generate(Size::of(20_000));
        let share = |procedure: usize| world.offered_by[procedure].len() as f64 / world.points() as f64;
        for (procedures, expected) in [(POPULAR, 0.2..0.97), (MEDIUM, 0.003..0.07), (RARE, 0.0..0.003)] {
            for procedure in procedures {
                let share = share(procedure);
                assert!(expected.contains(&share), "{procedure}: {share}");
            }
        }
        let offers = world.offers() as f64 / world.points() as f64;
        assert!((Kinds::FULL_OFFERS - 3.0..Kinds::FULL_OFFERS + 3.0).contains(&offers), "{offers}");
    }

    #[test]
    fn the_same_size_is_the_same_world() {
        let [a, b] = [300, 300].map(|points| World::generate(Size::of(points)));
        assert_eq!((a.places, a.hours, a.offered_by), (b.places, b.hours, b.offered_by));
    }
}
