//! The doubted pins of the whole register, the most harmful first: worked out on a thread of its own, and kept until offices changed.
//!
//! Examining 60,000 pins takes a while, so that nobody waits for it: whoever asks gets what is there, and asks again. No more than
//! a twentieth of a processor goes into it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use domain::{ChangeNumber, Position, ServicePoint, ServicePointId};
use pins::{Country, Diagnosis, Doctor, queue};
use registry::UnitPlace;

use crate::app::Engine;
use crate::pin_doctor::{offices, people};

/// A list is kept for so long at least, and so many times as long as it took.
const LEAST_KEPT: Duration = Duration::from_secs(10);
const KEPT_TIMES: u32 = 20;

/// Units above each other that are looked at: more than any structure has.
const MOST_ABOVE: usize = 16;

/// The organisation above each.
pub(crate) type Above = HashMap<String, String>;

/// A pin that is worth a person's time.
#[derive(Clone, Debug)]
pub(crate) struct Doubted {
    pub(crate) id: ServicePointId,
    pub(crate) name_th: String,
    /// Where its unit belongs, for whoever may do something about it.
    pub(crate) place: UnitPlace,
    /// The pin that was examined.
    pub(crate) pin: Option<Position>,
    pub(crate) diagnosis: Diagnosis,
}

/// All doubted pins of a moment.
#[derive(Debug)]
pub(crate) struct Queue {
    /// The most harmful first.
    pub(crate) doubted: Vec<Doubted>,
    /// The last change that was looked at.
    pub(crate) change: ChangeNumber,
    /// Whether there are polygons of areas: without any, little is said about where a pin lies.
    pub(crate) has_boundaries: bool,
    snapshot: String,
    today: NaiveDate,
    made: Instant,
    took: Duration,
}

/// Keeps the list; a copy keeps the same one.
#[derive(Clone, Default)]
pub(crate) struct PinQueue(Arc<Mutex<Standing>>);

#[derive(Default)]
struct Standing {
    newest: Option<Arc<Queue>>,
    is_working: bool,
}

impl PinQueue {
    /// The list as it is; none: it is being made for the first time. One that is out of date is made anew meanwhile, with the
    /// organisations above others as they are now.
    pub(crate) fn of(&self, engine: Arc<Engine>, today: NaiveDate, above: Above) -> Option<Arc<Queue>> {
        let mut standing = self.lock();
        let newest = standing.newest.clone();
        let is_stale = newest.as_ref().is_none_or(|newest| newest.is_stale(&*engine, today));
        if is_stale && !standing.is_working {
            let kept = self.clone();
            let work = move || kept.keep(made(&*engine, today, &above));
            match thread::Builder::new().name("pin-queue".to_owned()).spawn(work) {
                Ok(_) => standing.is_working = true,
                Err(error) => tracing::error!(%error, "doubted pins have no thread"),
            }
        }
        newest
    }

    fn keep(&self, made: Result<Queue, engine::Error>) {
        let mut standing = self.lock();
        standing.is_working = false;
        match made {
            Ok(queue) => {
                let (doubted, seconds) = (queue.doubted.len(), queue.took.as_secs_f64());
                tracing::info!(doubted, seconds, "pins were put in the order of their harm");
                standing.newest = Some(Arc::new(queue));
            }
            Err(error) => tracing::error!(%error, "the offices can't be read"),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Standing> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    fn is_stale(&self, engine: &Engine, today: NaiveDate) -> bool {
        let is_old = self.made.elapsed() >= LEAST_KEPT.max(self.took * KEPT_TIMES);
        let is_other = self.change != engine.change() || self.snapshot != engine.snapshot_id();
        self.today != today || (is_old && is_other)
    }
}

/// Examines every pin.
fn made(engine: &Engine, today: NaiveDate, above: &Above) -> Result<Queue, engine::Error> {
    let began = Instant::now();
    let (change, snapshot) = (engine.change(), engine.snapshot_id().to_owned());
    let country = Country::new(engine.subdistricts());
    let roll = engine.roll()?;
    let diagnoses = Doctor::new(&country, today).with_people(people(engine)).examine(&offices(&roll));
    let units = roll.points.iter().map(|point| (&point.id, point)).collect();
    let places = Places { units, organisations: above };
    let order = queue::order(&diagnoses);
    let mut diagnoses: Vec<Option<Diagnosis>> = diagnoses.into_iter().map(Some).collect();
    let mut doubted = Vec::new();
    for number in order {
        let point = &roll.points[number];
        let diagnosis = diagnoses[number].take().filter(|diagnosis| diagnosis.repair.is_some());
        let Some(diagnosis) = diagnosis.filter(|_| point.succeeded_by.is_none()) else { continue };
        doubted.push(Doubted {
            id: point.id.clone(),
            name_th: point.name_th.clone(),
            place: places.of(point),
            pin: point.position,
            diagnosis,
        });
    }
    let has_boundaries = !country.is_empty();
    let took = began.elapsed();
    Ok(Queue { doubted, change, has_boundaries, snapshot, today, made: Instant::now(), took })
}

/// Where units belong, by what stands above them.
struct Places<'r> {
    units: HashMap<&'r ServicePointId, &'r ServicePoint>,
    organisations: &'r Above,
}

impl Places<'_> {
    fn of(&self, point: &ServicePoint) -> UnitPlace {
        let mut units = vec![point.id.clone()];
        let mut above = point.parent.as_ref();
        while let Some(unit) = above.filter(|unit| units.len() < MOST_ABOVE && !units.contains(unit)) {
            units.push(unit.clone());
            above = self.units.get(unit).and_then(|unit| unit.parent.as_ref());
        }
        let mut organisations: Vec<String> = Vec::new();
        for own in [&point.ministry, &point.department, &point.agency].into_iter().flatten() {
            let mut above = Some(own.to_string());
            while let Some(id) =
                above.filter(|id| organisations.len() < MOST_ABOVE && !organisations.contains(id))
            {
                above = self.organisations.get(&id).cloned();
                organisations.push(id);
            }
        }
        UnitPlace { units, organisations, subdistrict: point.subdistrict }
    }
}
