//! A register of offices with hours of known meaning: the records, and the door of each office and procedure.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use domain::hours::{CalendarDay, DayKind, Exception, ExceptionHours, MinuteSpan};
use domain::id::CalendarId;
use domain::{Calendars, HoursExpression, Offer, ProcedureId, ServicePointId};
use engine::Records;
use fastrand::Rng;

use super::clock::{Chain, Door, Holiday, Known, Meaning, Place, Special};
use super::phrases::{self, Phrase};
use crate::world;

/// Calendars by name, each with those that it refines, the nearest first.
const CALENDARS: [(&str, &[usize]); 4] =
    [("national", &[]), ("southern-border", &[0]), ("th-94", &[1, 0]), ("berlin", &[])];

pub(crate) struct Register {
    phrases: Vec<Phrase>,
    calendars: Vec<Vec<Holiday>>,
    offices: Vec<Office>,
}

struct Office {
    hours: usize,
    /// The hours of the one procedure; none: the office's.
    procedure_hours: Option<usize>,
    calendar: usize,
    place: Place,
    specials: Vec<Special>,
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub(crate) fn office_id(office: usize) -> ServicePointId {
    ServicePointId::new(&format!("o{office}")).expect("an id")
}

pub(crate) fn procedure_id() -> ProcedureId {
    ProcedureId::new("p").expect("an id")
}

impl Register {
    /// Offices with so many phrases between them, the real ones first.
    pub(crate) fn generate(phrases: usize, offices: usize, random: &mut Rng) -> Self {
        let mut texts = HashSet::new();
        let mut pool = phrases::real();
        pool.truncate(phrases);
        texts.extend(pool.iter().map(|phrase| phrase.text.clone()));
        while pool.len() < phrases {
            let phrase = phrases::generated(random);
            if texts.insert(phrase.text.clone()) {
                pool.push(phrase);
            }
        }
        let calendars = (0..CALENDARS.len()).map(|_| holidays(random)).collect();
        let mut register = Self { phrases: pool, calendars, offices: Vec::new() };
        for number in 0..offices {
            let office = register.office(number, random);
            register.offices.push(office);
        }
        register
    }

    fn office(&self, number: usize, random: &mut Rng) -> Office {
        let (place, calendar) = match random.usize(..12) {
            0 => (Place::Berlin, 3),
            1 => (Place::NewYork, 0),
            2 => (Place::Kathmandu, 0),
            3 | 4 => (Place::Bangkok, 1 + random.usize(..2)),
            _ => (Place::Bangkok, 0),
        };
        let own = random.bool().then(|| 1 + random.usize(..self.phrases.len() - 1));
        // Few distinct schedules are asked for: then an exception would be one more each.
        let may_be_special = self.phrases.len() > 100 && random.usize(..10) == 0;
        let specials = if may_be_special { self.specials(random) } else { Vec::new() };
        Office { hours: number % self.phrases.len(), procedure_hours: own, calendar, place, specials }
    }

    fn specials(&self, random: &mut Rng) -> Vec<Special> {
        let special = |_| {
            let from = a_day(random);
            let hours = match random.usize(..4) {
                0 => None,
                1 => Some(Meaning::NothingSaid),
                _ => Some(phrases::real()[2 + random.usize(..18)].meaning.clone()),
            };
            Special { of_procedure: random.bool(), from, to: from + Days::new(random.u64(..4)), hours }
        };
        (0..1 + 2).map(special).collect()
    }

    pub(crate) fn offices(&self) -> usize {
        self.offices.len()
    }

    /// The door of an office, or that of the procedure at it.
    pub(crate) fn door(&self, office: usize, of_procedure: bool) -> Door<'_> {
        let own = &self.offices[office];
        let hours = own.procedure_hours.filter(|_| of_procedure).unwrap_or(own.hours);
        let chain: Chain<'_> = std::iter::once(own.calendar)
            .chain(CALENDARS[own.calendar].1.iter().copied())
            .map(|calendar| (CALENDARS[calendar].0, self.calendars[calendar].as_slice()))
            .collect();
        let specials = own.specials.iter().rev().filter(|special| of_procedure || !special.of_procedure);
        Door { hours: &self.phrases[hours].meaning, chain, specials: specials.collect(), place: own.place }
    }

    pub(crate) fn described(&self, office: usize) -> String {
        let own = &self.offices[office];
        let hours = |phrase: usize| &self.phrases[phrase].text;
        format!(
            "{:?}, procedure {:?}, {} in {:?}, {:?}",
            hours(own.hours),
            own.procedure_hours.map(hours),
            CALENDARS[own.calendar].0,
            own.place,
            own.specials
        )
    }

    pub(crate) fn calendars(&self) -> Calendars {
        let mut calendars = Calendars::default();
        for ((name, chain), days) in CALENDARS.iter().zip(&self.calendars) {
            let id = CalendarId::new(name).expect("an id");
            let refined =
                chain.first().map(|calendar| CalendarId::new(CALENDARS[*calendar].0).expect("an id"));
            calendars.refine(&id, refined);
            for day in days {
                let kind = match day.says {
                    Known::Open => DayKind::Open,
                    Known::Closed => DayKind::Closed,
                    Known::Unknown => DayKind::Unknown,
                };
                let span = MinuteSpan { from: day.span.0 as u16, to: day.span.1 as u16 };
                let day = CalendarDay { span, ..CalendarDay::whole(day.date, kind, "วันหยุด") };
                calendars.add(&id, day).expect("one entry a date");
            }
        }
        calendars
    }

    pub(crate) fn records(&self) -> Records {
        let mut records = Records { calendars: self.calendars(), ..Records::default() };
        records.procedures.push(world::procedure("p"));
        for (number, office) in self.offices.iter().enumerate() {
            let mut point = world::point(office_id(number).as_str(), None);
            point.hours = world::hours(&self.phrases[office.hours].text);
            point.calendar = CalendarId::new(CALENDARS[office.calendar].0).expect("an id");
            point.zone = match office.place {
                Place::Bangkok => chrono_tz::Asia::Bangkok,
                Place::Kathmandu => chrono_tz::Asia::Kathmandu,
                Place::Berlin => chrono_tz::Europe::Berlin,
                Place::NewYork => chrono_tz::America::New_York,
            };
            let hours = office.procedure_hours.and_then(|own| world::hours(&self.phrases[own].text));
            records.offers.push(Offer { hours, ..world::offer(&point, "p") });
            for special in &office.specials {
                records.exceptions.push(self.exception(number, special));
            }
            records.points.push(point);
        }
        records
    }

    fn exception(&self, office: usize, special: &Special) -> Exception {
        Exception {
            service_point: office_id(office),
            procedure: special.of_procedure.then(procedure_id),
            from: special.from,
            to: special.to,
            hours: match &special.hours {
                None => ExceptionHours::Closed,
                Some(Meaning::NothingSaid) => ExceptionHours::Unknown,
                Some(meaning) => {
                    let is_same =
                        |phrase: &&Phrase| format!("{:?}", phrase.meaning) == format!("{meaning:?}");
                    let phrase = phrases::real().iter().find(is_same).cloned().expect("a real phrase");
                    ExceptionHours::Hours(HoursExpression::parse(&phrase.text).expect("hours"))
                }
            },
            reason: None,
            announced_on: None,
        }
    }
}

/// A day on which questions are asked, or one beside it.
fn a_day(random: &mut Rng) -> NaiveDate {
    let around = date(DAYS[random.usize(..DAYS.len())]);
    around - Days::new(1) + Days::new(random.u64(..3))
}

/// Days of which something may go wrong: ends of months and years, the leap day, changes of clocks, ordinary ones.
pub(crate) const DAYS: [&str; 12] = [
    "2026-11-23",
    "2026-11-30",
    "2026-12-31",
    "2027-01-01",
    "2027-02-28",
    "2027-03-14",
    "2027-03-28",
    "2027-10-31",
    "2027-11-07",
    "2028-02-28",
    "2028-02-29",
    "2028-03-01",
];

fn holidays(random: &mut Rng) -> Vec<Holiday> {
    let mut days: Vec<Holiday> = Vec::new();
    for _ in 0..14 {
        let date = a_day(random);
        let says = [Known::Closed, Known::Closed, Known::Unknown, Known::Open][random.usize(..4)];
        let span = [(0, 1440), (0, 1440), (720, 1440), (0, 720), (613, 947)][random.usize(..5)];
        if days.iter().all(|day| day.date != date) {
            days.push(Holiday { date, says, span });
        }
    }
    days
}
