//! The seeded data set.

use chrono::{DateTime, TimeDelta, Utc};
use domain::hours::CalendarView;
use domain::id::CalendarId;
use domain::service_point::Visibility;
use domain::{
    Calendars, HoursExpression, Offer, Position, Procedure, ProcedureId, Schedule, ServicePoint,
    ServicePointId, Status,
};
use engine::Records;

/// Changes every place and offer when it changes.
const SEED: u64 = 20_261_123;
const CLUSTERS: usize = 930;
const KINDS: usize = 60;
/// Procedures of each class.
pub(crate) const POPULAR: usize = 20;
pub(crate) const MEDIUM: usize = 400;
pub(crate) const RARE: usize = 200;

/// Twenty kinds of hours as offices keep them.
const HOURS: [&str; 20] = [
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

/// A sequence of numbers that looks random and is the same on every run (SplitMix64).
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.below(1 << 30) as f64 / f64::from(1u32 << 30)
    }
}

/// Everything that all systems are built from. Points are named by their index, procedures too.
pub(crate) struct World {
    pub(crate) places: Vec<Position>,
    pub(crate) hours: Vec<usize>,
    /// Points of each procedure, ascending.
    pub(crate) offered_by: Vec<Vec<u32>>,
    schedules: Vec<Schedule>,
}

impl World {
    pub(crate) fn generate(points: usize) -> Self {
        let mut random = Seeded(SEED);
        let centres: Vec<(f64, f64)> =
            (0..CLUSTERS).map(|_| (random.between(5.8, 20.2), random.between(97.6, 105.4))).collect();
        let mut world = Self {
            places: Vec::with_capacity(points),
            hours: Vec::with_capacity(points),
            offered_by: vec![Vec::new(); POPULAR + MEDIUM + RARE],
            schedules: HOURS.iter().map(|hours| schedule(hours)).collect(),
        };
        for point in 0..points as u32 {
            // The square of an even draw puts most points into the first clusters, as people live.
            let centre = centres[(random.between(0.0, 1.0).powi(2) * CLUSTERS as f64) as usize % CLUSTERS];
            let spread = |random: &mut Seeded| random.between(-0.3, 0.3) * random.between(0.0, 1.0);
            let (latitude, longitude) = (centre.0 + spread(&mut random), centre.1 + spread(&mut random));
            world.places.push(Position::from_degrees(latitude, longitude).expect("in range"));
            // Standard office hours are the most common by far.
            let hours = if random.below(3) == 0 { random.below(HOURS.len()) } else { random.below(3) };
            world.hours.push(hours);
            world.add_offers(point, random.below(KINDS), &mut random);
        }
        for procedure in POPULAR + MEDIUM..POPULAR + MEDIUM + RARE {
            let mut offices: Vec<u32> =
                (0..5 + random.below(44)).map(|_| random.below(points) as u32).collect();
            offices.sort_unstable();
            offices.dedup();
            world.offered_by[procedure] = offices;
        }
        world
    }

    /// An office offers the bundle of its kind, of each procedure nine times in ten.
    fn add_offers(&mut self, point: u32, kind: usize, random: &mut Seeded) {
        for procedure in 0..POPULAR {
            // From nine tenths of the kinds down to a quarter.
            if kind * 100 < KINDS * (90 - procedure * 3) && random.below(10) > 0 {
                self.offered_by[procedure].push(point);
            }
        }
        for procedure in 0..MEDIUM {
            // One, two or three kinds of 60 offer it.
            let kinds = 1 + procedure % 3;
            if (kind + procedure * 7) % KINDS < kinds && random.below(10) > 0 {
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
            offers.extend(
                offices.iter().map(|office| bare_offer(point_id(*office as usize), procedure_id(procedure))),
            );
        }
        let procedures =
            (0..self.offered_by.len()).map(|index| bare_procedure(procedure_id(index))).collect();
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
    ServicePoint {
        name_th: format!("สำนักงานบริการ {id}"),
        id,
        code: None,
        name_en: None,
        kind: None,
        subtype: None,
        category: None,
        level: None,
        ministry: None,
        department: None,
        agency: None,
        parent: None,
        position: Some(place),
        address: None,
        subdistrict: None,
        postcode: None,
        phone: None,
        email: None,
        website: None,
        hours: Some(hours),
        calendar: CalendarId::national(),
        zone: chrono_tz::Asia::Bangkok,
        visibility: Visibility::Shown,
        serves: Vec::new(),
        succeeded_by: None,
        photo: None,
        updated_at: None,
        sample_fields: Vec::new(),
    }
}

fn bare_offer(service_point: ServicePointId, procedure: ProcedureId) -> Offer {
    Offer {
        service_point,
        procedure,
        hours: None,
        last_acceptance_minutes: None,
        copies_required: None,
        note: None,
        updated_at: None,
        sample_fields: Vec::new(),
    }
}

fn bare_procedure(id: ProcedureId) -> Procedure {
    Procedure {
        title_th: format!("งาน {id}"),
        id,
        group: None,
        title_en: None,
        aliases: Vec::new(),
        ministry: None,
        department: None,
        category: None,
        counter_minutes: None,
        processing_days: None,
        fee_thb: None,
        documents: Vec::new(),
        steps: Vec::new(),
        jurisdiction: None,
        jurisdiction_basis: None,
        season: None,
        channel: None,
        url: None,
        updated_at: None,
        sample_fields: Vec::new(),
    }
}
