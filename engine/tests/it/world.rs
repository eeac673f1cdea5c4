//! Small generated registers.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::hours::{CalendarDay, DayKind, Exception, ExceptionHours, MinuteSpan};
use domain::id::{CalendarId, GroupId};
use domain::procedure::Procedure;
use domain::service_point::{ServicePoint, Visibility};
use domain::{ChangeNumber, HoursExpression, Offer, Position, ProcedureId, ServicePointId, UnitCode};
use engine::{Records, Snapshot, publish};

/// Seven kinds of hours, one of them unknown.
pub(crate) const HOURS: [&str; 7] = [
    "Mo-Fr 08:30-16:30",
    "Mo-Fr 08:30-12:00,13:00-16:30; PH off",
    "Mo-Fr 08:30-16:30; Sa 09:00-12:00",
    "24/7",
    "Mo-Su 20:00-02:00",
    "Mo-Fr,PH 10:00-20:00",
    "",
];

/// A sequence of numbers that looks random and is the same on every run (SplitMix64).
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

pub(crate) fn position(latitude: f64, longitude: f64) -> Position {
    Position::from_degrees(latitude, longitude).expect("in range")
}

pub(crate) fn instant(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).expect("an instant").to_utc()
}

pub(crate) fn point(id: &str, place: Option<Position>) -> ServicePoint {
    ServicePoint {
        id: ServicePointId::new(id).expect("an id"),
        code: None,
        name_th: format!("สำนักงาน {id}"),
        name_en: None,
        kind: None,
        subtype: None,
        category: None,
        level: None,
        ministry: None,
        department: None,
        agency: None,
        parent: None,
        position: place,
        address: None,
        subdistrict: None,
        postcode: None,
        phone: None,
        email: None,
        website: None,
        hours: None,
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

pub(crate) fn procedure(id: &str) -> Procedure {
    Procedure {
        id: ProcedureId::new(id).expect("an id"),
        group: None,
        title_th: format!("งาน {id}"),
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

pub(crate) fn offer(point: &ServicePoint, procedure: &str) -> Offer {
    Offer {
        service_point: point.id.clone(),
        procedure: ProcedureId::new(procedure).expect("an id"),
        hours: None,
        last_acceptance_minutes: None,
        copies_required: None,
        note: None,
        updated_at: None,
        sample_fields: Vec::new(),
    }
}

pub(crate) fn hours(text: &str) -> Option<HoursExpression> {
    (!text.is_empty()).then(|| HoursExpression::parse(text).expect(text))
}

/// A register of `count` points: clusters in Thailand, a few embassies, some on the antimeridian and the poles, some
/// at one and the same place; procedures from one that most offer to one that four do; a holiday and exceptions.
pub(crate) fn register(count: usize, seed: u64) -> Records {
    let mut random = Seeded(seed);
    let mut records = Records::default();
    for id in PROCEDURES {
        records.procedures.push(procedure(id));
    }
    for member in &mut records.procedures[..2] {
        member.group = Some(GroupId::new("card").expect("an id"));
    }
    for (date, kind) in [("2026-12-07", DayKind::Closed), ("2026-12-11", DayKind::Unknown)] {
        let date = date.parse().expect("a date");
        let day =
            CalendarDay {
                date, kind, span: MinuteSpan::DAY, name_th: "วันหยุด".to_owned(), name_en: None
            };
        records.calendars.add(&CalendarId::national(), day).expect("no conflict");
    }
    let centres: Vec<(f64, f64)> =
        (0..12).map(|_| (random.between(6.0, 20.0), random.between(98.0, 105.0))).collect();
    for index in 0..count {
        let place = place(&mut random, &centres);
        let point = generated_point(index, place, &mut random);
        add_offers(&mut records, &point, &mut random);
        if random.below(20) == 0 {
            records.exceptions.push(exception(&point, &mut random));
        }
        records.points.push(point);
    }
    records
}

/// From common to rare.
pub(crate) const PROCEDURES: [&str; 6] = ["birth", "card-new", "card-renewal", "land", "marriage", "rare"];

fn place(random: &mut Seeded, centres: &[(f64, f64)]) -> Option<Position> {
    Some(match random.below(40) {
        0 => return None,
        1 => position(random.between(-90.0, 90.0), random.between(-180.0, 180.0)),
        2 => position(random.between(-5.0, 5.0), if random.below(2) == 0 { 179.99 } else { -179.99 }),
        3 => position(if random.below(2) == 0 { 90.0 } else { -89.999 }, random.between(-180.0, 180.0)),
        // Equal positions: only code and id tell the points apart.
        4 | 5 => position(18.36, 103.65),
        _ => {
            let (latitude, longitude) = centres[random.below(centres.len())];
            position(latitude + random.between(-0.3, 0.3), longitude + random.between(-0.3, 0.3))
        }
    })
}

fn generated_point(index: usize, place: Option<Position>, random: &mut Seeded) -> ServicePoint {
    let mut point = point(&format!("p{index:05}"), place);
    point.hours = hours(HOURS[random.below(HOURS.len())]);
    point.kind = Some(["district_office", "municipality", "land_office"][random.below(3)].to_owned());
    point.ministry = (random.below(4) > 0).then(|| "กระทรวงมหาดไทย".to_owned());
    if random.below(3) == 0 {
        let code = format!("{:013}", random.below(1_000_000_000));
        point.code = Some(UnitCode::new(&code).expect("13 digits"));
    }
    if random.below(30) == 0 {
        point.zone = chrono_tz::Europe::Berlin;
    }
    if random.below(50) == 0 {
        point.visibility = Visibility::Hidden;
    }
    point
}

fn add_offers(records: &mut Records, point: &ServicePoint, random: &mut Seeded) {
    for (rank, id) in PROCEDURES.iter().enumerate() {
        // Offered by about 2/3, 1/4, 1/9, …, and the rarest by one in 700.
        let one_in = if *id == "rare" { 700 } else { (rank + 1).pow(2).max(1) };
        if random.below(one_in * 3) < 2 {
            let mut offer = offer(point, id);
            if random.below(4) == 0 {
                offer.hours = hours(HOURS[random.below(HOURS.len())]);
            }
            records.offers.push(offer);
        }
    }
}

fn exception(point: &ServicePoint, random: &mut Seeded) -> Exception {
    Exception {
        service_point: point.id.clone(),
        procedure: (random.below(2) == 0).then(|| ProcedureId::new("birth").expect("an id")),
        from: "2026-12-08".parse().expect("a date"),
        to: "2026-12-09".parse().expect("a date"),
        hours: match random.below(3) {
            0 => ExceptionHours::Closed,
            1 => ExceptionHours::Unknown,
            _ => ExceptionHours::Hours(HoursExpression::parse("06:00-22:00").expect("hours")),
        },
        reason: None,
    }
}

/// Publishes the records in a directory and opens them.
pub(crate) fn published(records: &Records, dir: &Path) -> Arc<Snapshot> {
    publish(records.clone(), ChangeNumber(0), Vec::new(), dir).expect("published");
    Arc::new(engine::open_current(dir).expect("opened"))
}
