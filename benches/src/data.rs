//! The seeded data set.

use chrono::{DateTime, TimeDelta, Utc};
use domain::hours::CalendarView;
use domain::{
    Calendars, HoursExpression, Offer, Position, Procedure, ProcedureId, Schedule, ServicePoint,
    ServicePointId, Status,
};
use engine::Records;
use fastrand::Rng;

/// Changes every place and offer when it changes.
const SEED: u64 = 20_261_123;
const CLUSTERS: usize = 930;
const KINDS: usize = 60;
/// Procedures of each class.
pub(crate) const POPULAR: usize = 20;
pub(crate) const MEDIUM: usize = 400;
pub(crate) const RARE: usize = 200;

/// Twenty kinds of hours as offices keep them.
pub(crate) const HOURS: [&str; 20] = [
    "Mo-Fr 08:30-16:30; PH off",
    "Mo-Fr 08:30-12:00,13:00-16:30; PH off",
    "Mo-Fr 08:00-16:00; PH off",
    "Mo-Fr 08:30-16:30; Sa 09:00-12:00; PH off",
    "Mo-Fr 09:00-15:30; PH off",
    "24/7",
    "Mo-Su 08:00-20:00",
    "Mo-Fr 07:30-15:30; PH off",
    "Mo-Sa 08:30-16:30; PH off",
    "Mo-Fr 10:00-18:00; PH off",
    "Tu-Sa 08:30-16:30",
    "Mo-Fr 08:30-15:00; PH off",
    "Mo-Su 10:00-19:00",
    "Mo-Fr 08:30-16:00; PH off",
    "Sa-Su 09:00-17:00",
    "Mo-Fr 16:30-20:00; PH off",
    "Mo,We,Fr 09:00-12:00",
    "Tu,Th 13:00-16:00",
    "Mo-Fr 08:00-17:00",
    "We 09:00-12:00",
];

/// A number of a range, evenly drawn.
pub(crate) fn between(random: &mut Rng, low: f64, high: f64) -> f64 {
    low + (high - low) * random.f64()
}

/// Everything that all systems are built from. Points are named by their index, procedures too.
pub(crate) struct World {
    pub(crate) places: Vec<Position>,
    pub(crate) hours: Vec<usize>,
    /// Points of each procedure, ascending.
    pub(crate) offered_by: Vec<Vec<u32>>,
    /// Of each kind of hours.
    pub(crate) schedules: Vec<Schedule>,
}

impl World {
    pub(crate) fn generate(points: usize) -> Self {
        let mut random = Rng::with_seed(SEED);
        let centres: Vec<(f64, f64)> = (0..CLUSTERS)
            .map(|_| (between(&mut random, 5.8, 20.2), between(&mut random, 97.6, 105.4)))
            .collect();
        let mut world = Self {
            places: Vec::with_capacity(points),
            hours: Vec::with_capacity(points),
            offered_by: vec![Vec::new(); POPULAR + MEDIUM + RARE],
            schedules: HOURS.iter().map(|hours| schedule(hours)).collect(),
        };
        for point in 0..points as u32 {
            // The square of an even draw puts most points into the first clusters, as people live.
            let centre =
                centres[(between(&mut random, 0.0, 1.0).powi(2) * CLUSTERS as f64) as usize % CLUSTERS];
            let spread = |random: &mut Rng| between(random, -0.3, 0.3) * between(random, 0.0, 1.0);
            let (latitude, longitude) = (centre.0 + spread(&mut random), centre.1 + spread(&mut random));
            world.places.push(Position::from_degrees(latitude, longitude).expect("in range"));
            // Standard office hours are the most common by far.
            let hours = if random.usize(..3) == 0 { random.usize(..HOURS.len()) } else { random.usize(..3) };
            world.hours.push(hours);
            world.add_offers(point, random.usize(..KINDS), &mut random);
        }
        for procedure in POPULAR + MEDIUM..POPULAR + MEDIUM + RARE {
            let mut offices: Vec<u32> =
                (0..5 + random.usize(..44)).map(|_| random.usize(..points) as u32).collect();
            offices.sort_unstable();
            offices.dedup();
            world.offered_by[procedure] = offices;
        }
        world
    }

    /// An office offers the bundle of its kind, of each procedure nine times in ten.
    fn add_offers(&mut self, point: u32, kind: usize, random: &mut Rng) {
        for procedure in 0..POPULAR {
            // From nine tenths of the kinds down to a quarter.
            if kind * 100 < KINDS * (90 - procedure * 3) && random.usize(..10) > 0 {
                self.offered_by[procedure].push(point);
            }
        }
        for procedure in 0..MEDIUM {
            // One, two or three kinds of 60 offer it.
            let kinds = 1 + procedure % 3;
            if (kind + procedure * 7) % KINDS < kinds && random.usize(..10) > 0 {
                self.offered_by[POPULAR + procedure].push(point);
            }
        }
    }

    /// The status of each kind of hours at an instant.
    pub(crate) fn statuses(&self, at: DateTime<Utc>) -> Vec<Status> {
        self.schedules.iter().map(|schedule| schedule.status_at(at)).collect()
    }

    /// Minutes of one week at which the share of open points lies in a range, evenly spread, at most `count`.
    pub(crate) fn minutes_with_open_share(
        &self,
        share: std::ops::Range<f64>,
        count: usize,
    ) -> Vec<DateTime<Utc>> {
        let monday = DateTime::parse_from_rfc3339("2026-11-30T00:00:00+07:00").expect("an instant").to_utc();
        let mut of_hours = vec![0usize; HOURS.len()];
        for hours in &self.hours {
            of_hours[*hours] += 1;
        }
        let open_share = |at: DateTime<Utc>| {
            let statuses = self.statuses(at);
            let open = of_hours.iter().zip(&statuses).filter(|(_, status)| **status == Status::Open);
            open.map(|(points, _)| points).sum::<usize>() as f64 / self.hours.len() as f64
        };
        let quarters = (0..7 * 96).map(|quarter| monday + TimeDelta::minutes(quarter * 15 + 7));
        let fitting: Vec<DateTime<Utc>> = quarters.filter(|at| share.contains(&open_share(*at))).collect();
        fitting.iter().step_by(fitting.len().div_ceil(count).max(1)).copied().collect()
    }

    /// Minutes that a case of a procedure takes: 5 to 60.
    pub(crate) fn counter_minutes(&self, procedure: usize) -> u32 {
        [5, 10, 15, 20, 30, 60][procedure % 6]
    }

    /// The same as records for the engine.
    pub(crate) fn records(&self) -> Records {
        let point_id = |index: usize| ServicePointId::new(&format!("p{index:08}")).expect("an id");
        let procedure_id = |index: usize| ProcedureId::new(&procedure_name(index)).expect("an id");
        let hours: Vec<HoursExpression> =
            HOURS.iter().map(|text| HoursExpression::parse(text).expect("hours")).collect();
        let points = (0..self.places.len())
            .map(|index| point(point_id(index), self.places[index], hours[self.hours[index]].clone()))
            .collect();
        let mut offers = Vec::new();
        for (procedure, offices) in self.offered_by.iter().enumerate() {
            let offer = |office: &u32| Offer::plain(point_id(*office as usize), procedure_id(procedure));
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

/// Id of a procedure in the engine.
pub(crate) fn procedure_name(index: usize) -> String {
    format!("do{index:04}")
}

fn schedule(hours: &str) -> Schedule {
    let hours = HoursExpression::parse(hours).expect("hours");
    Schedule::new(Some(hours), CalendarView::default(), Vec::new(), chrono_tz::Asia::Bangkok)
}

fn point(id: ServicePointId, place: Position, hours: HoursExpression) -> ServicePoint {
    let name = format!("สำนักงานบริการ {id}");
    ServicePoint { position: Some(place), hours: Some(hours), ..ServicePoint::named(id, name) }
}
