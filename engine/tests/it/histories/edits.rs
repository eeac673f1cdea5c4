//! Edits as officers make them, drawn by a seed.

use std::sync::Arc;

use domain::change::Changed;
use domain::hours::{CalendarDay, DayKind, Exception, ExceptionHours};
use domain::id::{CalendarId, GroupId};
use domain::service_point::Visibility;
use domain::{HoursExpression, Offer, Procedure, ProcedureId, ServicePoint, UnitCode};
use engine::Records;
use fastrand::Rng;

use crate::world::{self, HOURS, PROCEDURES, between, position};

/// Ids of procedures that come and go.
pub(super) const COMING: [&str; 4] = ["new-business", "new-tax", "passport", "water"];

/// Words of titles and aliases.
pub(super) const TITLES: [&str; 8] = [
    "ขอมีบัตรประชาชน",
    "ต่ออายุหนังสือเดินทาง",
    "จดทะเบียนพาณิชย์ใหม่",
    "ขอติดตั้งประปา",
    "ชำระภาษีป้าย ปี 2569",
    "ขอสูติบัตร",
    "Tax clearance",
    "โอนที่ดิน",
];

const DATES: [&str; 5] = ["2026-12-03", "2026-12-07", "2026-12-09", "2026-12-10", "2026-12-14"];

/// Makes edits, one after the other.
pub(super) struct Editor {
    donor: Records,
    random: Rng,
}

impl Editor {
    pub(super) fn new(donor: Records, seed: u64) -> Self {
        Self { donor, random: Rng::with_seed(seed ^ 0xed17) }
    }

    /// The next edit of a register.
    pub(super) fn edit(&mut self, now: &Records) -> Changed {
        match self.random.usize(..12) {
            0 => Changed::ServicePointRemoved(self.any_point(now).id),
            1 => self.calendar_days(),
            2 | 3 => Changed::Procedure(Box::new(self.procedure(now))),
            4 if self.random.bool() => Changed::ProcedureRemoved(self.procedure_id()),
            _ => self.service_point(now),
        }
    }

    /// One that is there, or one that isn't.
    fn any_point(&mut self, now: &Records) -> ServicePoint {
        let from = if self.random.usize(..3) == 0 || now.points.is_empty() { &self.donor } else { now };
        from.points[self.random.usize(..from.points.len())].clone()
    }

    /// A point with one thing changed: moved, hidden, renamed, at other hours, with other offers, or all of it at once.
    fn service_point(&mut self, now: &Records) -> Changed {
        let mut point = self.any_point(now);
        let of_now = |offer: &&Offer| offer.service_point == point.id;
        let mut offers: Vec<Offer> = now.offers.iter().filter(of_now).cloned().collect();
        let own = |exception: &&Exception| exception.service_point == point.id;
        let mut exceptions: Vec<Exception> = now.exceptions.iter().filter(own).cloned().collect();
        for _ in 0..=self.random.usize(..3) {
            match self.random.usize(..8) {
                0 => point.position = Some(self.place()),
                1 => point.visibility = [Visibility::Hidden, Visibility::Shown][self.random.usize(..2)],
                2 => point.hours = self.hours(),
                3 => exceptions = vec![self.exception(&point)],
                4 => self.rename(&mut point),
                5 => {
                    point.subdistrict =
                        Some(world::square(6 + self.random.u32(..4), 98 + self.random.u32(..4)));
                }
                6 => {
                    point.calendar =
                        CalendarId::new(["national", "local"][self.random.usize(..2)]).expect("an id");
                }
                _ => offers = self.offers(&point),
            }
        }
        Changed::ServicePoint { point: Box::new(point), offers, exceptions }
    }

    fn place(&mut self) -> domain::Position {
        let random = &mut self.random;
        match random.usize(..6) {
            0 => position(18.36, 103.65),
            1 => position(between(random, -90.0, 90.0), 180.0),
            _ => position(between(random, 6.0, 20.0), between(random, 98.0, 105.0)),
        }
    }

    fn hours(&mut self) -> Option<HoursExpression> {
        // Now and then hours that no other office keeps.
        match self.random.usize(..4) {
            0 => world::hours(&format!("Mo-Fr 08:{:02}-16:30", self.random.usize(..60))),
            _ => world::hours(HOURS[self.random.usize(..HOURS.len())]),
        }
    }

    fn rename(&mut self, point: &mut ServicePoint) {
        let number = self.random.usize(..100);
        point.name_th = format!("ที่ทำการ p{number:05} ใหม่");
        point.code = UnitCode::new(&format!("{:013}", self.random.usize(..1_000_000_000))).ok();
        // Now and then another office took over, and its names find it no longer.
        let taken_over = (self.random.usize(..4) == 0)
            .then(|| self.donor.points[number % self.donor.points.len()].id.clone());
        point.succeeded_by = taken_over.filter(|id| *id != point.id);
        point.kind = Some(Arc::from(["district_office", "municipality"][self.random.usize(..2)]));
    }

    fn exception(&mut self, point: &ServicePoint) -> Exception {
        Exception {
            service_point: point.id.clone(),
            procedure: self.random.bool().then(|| self.procedure_id()),
            from: "2026-12-08".parse().expect("a date"),
            to: "2026-12-10".parse().expect("a date"),
            hours: match self.random.usize(..3) {
                0 => ExceptionHours::Closed,
                1 => ExceptionHours::Unknown,
                _ => ExceptionHours::Hours(HoursExpression::parse("10:00-18:00").expect("hours")),
            },
            reason: None,
            announced_on: None,
        }
    }

    fn offers(&mut self, point: &ServicePoint) -> Vec<Offer> {
        let mut offers = Vec::new();
        for id in PROCEDURES.iter().chain(&COMING) {
            if self.random.usize(..3) == 0 {
                let mut offer = world::offer(point, id);
                if self.random.usize(..3) == 0 {
                    offer.hours = self.hours();
                }
                if self.random.usize(..3) == 0 {
                    offer.last_acceptance_minutes = Some([0, 10, 90][self.random.usize(..3)]);
                }
                offers.push(offer);
            }
        }
        offers
    }

    fn procedure_id(&mut self) -> ProcedureId {
        let ids = [&PROCEDURES[..], &COMING].concat();
        ProcedureId::new(ids[self.random.usize(..ids.len())]).expect("an id")
    }

    /// A procedure that is new, or known by other words or minutes.
    fn procedure(&mut self, now: &Records) -> Procedure {
        let id = self.procedure_id();
        let known = now.procedures.iter().find(|one| one.id == id).cloned();
        let mut procedure = known.unwrap_or_else(|| world::procedure(id.as_str()));
        let title = |random: &mut Rng| TITLES[random.usize(..TITLES.len())].to_owned();
        match self.random.usize(..4) {
            0 => procedure.title_th = title(&mut self.random),
            1 => procedure.aliases = (0..self.random.usize(..3)).map(|_| title(&mut self.random)).collect(),
            2 => procedure.counter_minutes = [None, Some(3), Some(50), Some(200)][self.random.usize(..4)],
            _ => {
                let group = ["card", "home"][self.random.usize(..2)];
                procedure.group = self.random.bool().then(|| GroupId::new(group).expect("an id"));
            }
        }
        procedure
    }

    fn calendar_days(&mut self) -> Changed {
        if self.random.usize(..4) == 0 {
            let calendar = CalendarId::new("local").expect("an id");
            let refines = self.random.bool().then(CalendarId::national);
            return Changed::CalendarRefines { calendar, refines };
        }
        let calendar = CalendarId::new(["national", "local"][self.random.usize(..2)]).expect("an id");
        let kind = [DayKind::Closed, DayKind::Open, DayKind::Unknown][self.random.usize(..3)];
        let date = DATES[self.random.usize(..DATES.len())].parse().expect("a date");
        let withdrawn_on = (self.random.usize(..4) == 0).then(|| "2026-12-01".parse().expect("a date"));
        let day = CalendarDay {
            withdrawn_on, ..CalendarDay::whole(date, kind, "วันหยุดพิเศษ")
        };
        Changed::CalendarDays { calendar, days: vec![day] }
    }
}
