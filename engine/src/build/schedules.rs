//! Interning: doors with the same rules share one schedule.

use std::collections::{BTreeMap, HashMap};

use domain::hours::Exception;
use domain::{HoursExpression, Offer, ProcedureId, ServicePoint};

use super::classes::classes_of;
use crate::format::hours::StoredSchedule;
use crate::format::records;
use crate::format::sections::SectionWriter;
use crate::format::{search, tables};

/// Distinct schedules, numbered in the order in which they were met.
pub(super) struct ScheduleInterner<'r> {
    numbers: HashMap<StoredSchedule, u32>,
    /// How many points and offers keep each.
    doors: Vec<u64>,
    exceptions: HashMap<&'r str, Vec<&'r Exception>>,
}

impl<'r> ScheduleInterner<'r> {
    pub(super) fn new(exceptions: &'r [Exception]) -> Self {
        let mut by_point: HashMap<&str, Vec<&Exception>> = HashMap::new();
        for exception in exceptions {
            by_point.entry(exception.service_point.as_str()).or_default().push(exception);
        }
        Self { numbers: HashMap::new(), doors: Vec::new(), exceptions: by_point }
    }

    /// The schedule of the point itself.
    pub(super) fn of_point(&mut self, point: &ServicePoint) -> u32 {
        self.number(point, point.hours.as_ref(), None)
    }

    /// The schedule of a procedure at a point; none when it is the point's own.
    pub(super) fn of_offer(&mut self, point: &ServicePoint, offer: &Offer) -> Option<u32> {
        let has_exceptions = self.exceptions.get(point.id.as_str()).is_some_and(|all| {
            all.iter().any(|exception| exception.procedure.as_ref() == Some(&offer.procedure))
        });
        let own = offer.hours.is_some() || has_exceptions;
        own.then(|| self.number(point, offer.hours.as_ref().or(point.hours.as_ref()), Some(&offer.procedure)))
    }

    fn number(
        &mut self,
        point: &ServicePoint,
        hours: Option<&HoursExpression>,
        procedure: Option<&ProcedureId>,
    ) -> u32 {
        let exceptions = self.exceptions.get(point.id.as_str()).into_iter().flatten();
        let concerned = exceptions
            .filter(|exception| exception.procedure.is_none() || exception.procedure.as_ref() == procedure);
        let schedule = StoredSchedule::new(point, hours, concerned.copied());
        let next = self.numbers.len() as u32;
        let number = *self.numbers.entry(schedule).or_insert(next);
        if number == next {
            self.doors.push(0);
        }
        self.doors[number as usize] += 1;
        number
    }

    pub(super) fn finish(self) -> Schedules {
        let by_number: BTreeMap<u32, StoredSchedule> =
            self.numbers.into_iter().map(|(schedule, number)| (number, schedule)).collect();
        let schedules: Vec<StoredSchedule> = by_number.into_values().collect();
        let classes = classes_of(&schedules, &self.doors);
        Schedules { schedules, classes }
    }
}

/// All distinct schedules, with the class of each.
pub(super) struct Schedules {
    schedules: Vec<StoredSchedule>,
    /// Class of each schedule, 0 to 63.
    pub(super) classes: Vec<u8>,
}

impl Schedules {
    pub(super) fn len(&self) -> usize {
        self.schedules.len()
    }

    pub(super) fn finish(&self, search_file: &mut SectionWriter, records_file: &mut SectionWriter) {
        search_file.add(search::SCHEDULE_CLASS, "", &self.classes);
        let mut table = records_file.table(tables::SCHEDULES);
        for schedule in &self.schedules {
            records::push(&mut table, schedule);
        }
        table.finish();
    }
}
