//! The pin doctor beside the back office: what speaks against a pin that somebody is about to set.
//!
//! All offices are compared with each other once, which takes seconds, and each pin after that takes microseconds. A thread of
//! its own holds what was compared. It is made anew with a new snapshot and a new day, and where offices changed since, but no
//! oftener than [`Kept::is_stale`] says: what is asked about is always as it is given.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use domain::{AreaCode, ChangeNumber, ServicePoint};
use engine::Roll;
use pins::{Country, Diagnosis, Doctor, Office, Register};
use tokio::sync::oneshot;

use crate::app::Engine;

/// The longest wait for an answer: until everything was compared, at the first question after a start.
const PATIENCE: Duration = Duration::from_secs(15);

/// Whoever compared is asked for so long at least, and so many times as long as comparing took: at most a twentieth of a
/// processor is spent on it.
const LEAST_KEPT: Duration = Duration::from_secs(60);
const KEPT_TIMES: u32 = 20;

/// A unit as the doctor sees it.
#[derive(Clone, Debug)]
pub(crate) struct Patient {
    pub(crate) point: ServicePoint,
    /// The ids of what it offers.
    pub(crate) procedures: Vec<String>,
}

/// What was found about an edit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Examined {
    /// The unit as it is; none: it is new.
    pub(crate) before: Option<Diagnosis>,
    /// The unit as it would be.
    pub(crate) after: Diagnosis,
    /// Whether there are polygons of areas: without any, nothing is said about where a pin lies.
    pub(crate) has_boundaries: bool,
}

/// Asks the doctor; a copy asks the same one.
#[derive(Clone, Default)]
pub(crate) struct PinDoctor {
    /// None: nobody asked yet, or the last one fell ill.
    desk: Arc<Mutex<Option<Sender<Question>>>>,
}

struct Question {
    engine: Arc<Engine>,
    today: NaiveDate,
    before: Option<Patient>,
    after: Patient,
    answer: oneshot::Sender<Examined>,
}

impl PinDoctor {
    /// What speaks against a unit as it would be after an edit, and against it as it is. None: the doctor can't be asked; that is
    /// logged.
    pub(crate) async fn examine(
        &self,
        engine: Arc<Engine>,
        today: NaiveDate,
        before: Option<Patient>,
        after: Patient,
    ) -> Option<Examined> {
        let (answer, answered) = oneshot::channel();
        self.send(Question { engine, today, before, after, answer });
        match tokio::time::timeout(PATIENCE, answered).await {
            Ok(Ok(examined)) => Some(examined),
            Ok(Err(_)) => {
                tracing::error!("the pin doctor fell ill: an edit wasn't examined");
                None
            }
            Err(_) => {
                tracing::warn!("the pin doctor is still comparing offices: an edit wasn't examined");
                None
            }
        }
    }

    fn send(&self, question: Question) {
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        let unsent = match &*desk {
            Some(sender) => sender.send(question).err().map(|unsent| unsent.0),
            None => Some(question),
        };
        let Some(question) = unsent else { return };
        let (sender, questions) = channel();
        // It is there: nobody took its other end yet.
        let _ = sender.send(question);
        *desk = Some(sender);
        let practice = thread::Builder::new().name("pin-doctor".to_owned());
        if let Err(error) = practice.spawn(move || answer_all(&questions)) {
            tracing::error!(%error, "the pin doctor has no thread");
        }
    }
}

/// What was compared, and of which moment.
struct Kept {
    snapshot: String,
    change: ChangeNumber,
    today: NaiveDate,
    made: Instant,
    took: Duration,
}

impl Kept {
    fn is_stale(&self, question: &Question) -> bool {
        let is_old = self.made.elapsed() >= LEAST_KEPT.max(self.took * KEPT_TIMES);
        self.is_of_another_country(question)
            || self.today != question.today
            || (is_old && self.change != question.engine.change())
    }

    fn is_of_another_country(&self, question: &Question) -> bool {
        self.snapshot != question.engine.snapshot_id()
    }
}

/// Answers until nobody can ask any more.
fn answer_all(questions: &Receiver<Question>) {
    let Ok(mut question) = questions.recv() else { return };
    loop {
        let country = Country::new(question.engine.subdistricts());
        match answer_in(&country, question, questions) {
            Some(next) => question = next,
            None => return,
        }
    }
}

/// Answers as long as the polygons hold; gives the first question for which they don't. None: nobody asks any more.
fn answer_in(country: &Country, mut question: Question, questions: &Receiver<Question>) -> Option<Question> {
    loop {
        let made = Instant::now();
        let roll = match question.engine.roll() {
            Ok(roll) => roll,
            Err(error) => {
                tracing::error!(%error, "the offices can't be read");
                return None;
            }
        };
        let doctor = Doctor::new(country, question.today).with_people(people(&*question.engine));
        let offices = offices(&roll);
        let register = doctor.register(&offices);
        let kept = Kept {
            snapshot: question.engine.snapshot_id().to_owned(),
            change: question.engine.change(),
            today: question.today,
            made,
            took: made.elapsed(),
        };
        tracing::info!(offices = offices.len(), seconds = kept.took.as_secs_f64(), "pins were compared");
        loop {
            answer(&register, &roll, !country.is_empty(), question);
            question = questions.recv().ok()?;
            if kept.is_stale(&question) {
                break;
            }
        }
        if kept.is_of_another_country(&question) {
            return Some(question);
        }
    }
}

/// How many people live in areas, as far as anybody said: whom a wrong pin harms.
pub(crate) fn people(engine: &Engine) -> HashMap<AreaCode, f64> {
    engine.people().into_iter().map(|(area, people)| (area, people as f64)).collect()
}

pub(crate) fn offices(roll: &Roll) -> Vec<Office<'_>> {
    let offices = roll.points.iter().zip(&roll.offered).map(|(point, offered)| {
        let procedures = offered.iter().map(|place| roll.procedures[*place as usize].as_str());
        Office { procedures: Some(procedures.collect()), ..Office::new(point) }
    });
    offices.collect()
}

fn answer(register: &Register<'_>, roll: &Roll, has_boundaries: bool, question: Question) {
    let Question { before, after, answer, .. } = question;
    let place = roll.points.iter().position(|point| point.id == after.point.id);
    let examine = |patient: &Patient| {
        let procedures = patient.procedures.iter().map(String::as_str);
        let office = Office { procedures: Some(procedures.collect()), ..Office::new(&patient.point) };
        register.examine(&office, place)
    };
    let examined = Examined { before: before.as_ref().map(examine), after: examine(&after), has_boundaries };
    // Whoever asked may have gone.
    let _ = answer.send(examined);
}
