//! Small generated registers.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::hours::{CalendarDay, DayKind, Exception, ExceptionHours};
use domain::id::{CalendarId, GroupId};
use domain::jurisdiction::DrawnTerritory;
use domain::procedure::{Jurisdiction, Procedure};
use domain::service_point::{ServicePoint, Visibility};
use domain::{
    AreaCode, ChangeNumber, HoursExpression, Offer, Position, ProcedureId, ServicePointId, UnitCode,
};
use engine::{Area, Records, Snapshot, publish};
use fastrand::Rng;

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

/// A number of a range, evenly drawn.
pub(crate) fn between(random: &mut Rng, low: f64, high: f64) -> f64 {
    low + (high - low) * random.f64()
}

pub(crate) fn position(latitude: f64, longitude: f64) -> Position {
    Position::from_degrees(latitude, longitude).expect("in range")
}

pub(crate) fn instant(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).expect("an instant").to_utc()
}

pub(crate) fn point(id: &str, place: Option<Position>) -> ServicePoint {
    let named = ServicePoint::named(ServicePointId::new(id).expect("an id"), format!("สำนักงาน {id}"));
    ServicePoint { position: place, ..named }
}

pub(crate) fn procedure(id: &str) -> Procedure {
    Procedure::titled(ProcedureId::new(id).expect("an id"), format!("งาน {id}"))
}

pub(crate) fn offer(point: &ServicePoint, procedure: &str) -> Offer {
    Offer::plain(point.id.clone(), ProcedureId::new(procedure).expect("an id"))
}

pub(crate) fn hours(text: &str) -> Option<HoursExpression> {
    (!text.is_empty()).then(|| HoursExpression::parse(text).expect(text))
}

/// The squares of a degree that the world has for subdistricts, by the corner in their south-west: fifteen rows of
/// eight, a row a province.
pub(crate) const SQUARES: [std::ops::Range<u32>; 2] = [6..21, 98..106];

/// The subdistrict of the square with a corner in the south-west.
pub(crate) fn square(south: u32, west: u32) -> AreaCode {
    AreaCode::from_number((south + 10) * 10_000 + 100 + (west - 97)).expect("six digits")
}

fn squares() -> Vec<Area> {
    let [rows, columns] = SQUARES;
    let corners = rows.flat_map(|south| columns.clone().map(move |west| (south, west)));
    let area = |(south, west): (u32, u32)| {
        let corner = |north: u32, east: u32| position(f64::from(south + north), f64::from(west + east));
        let ring = vec![corner(0, 0), corner(0, 1), corner(1, 1), corner(1, 0)];
        Area { code: square(south, west), rings: vec![ring] }
    };
    corners.map(area).collect()
}

/// A register of `count` points: clusters in Thailand, a few embassies, some on the antimeridian and the poles, some
/// at one and the same place; procedures from one that most offer to one that four do; a holiday and exceptions.
pub(crate) fn register(count: usize, seed: u64) -> Records {
    let mut random = Rng::with_seed(seed);
    let mut records = Records::default();
    records.boundaries.subdistricts = squares();
    for (id, counter_minutes) in
        PROCEDURES.iter().zip([Some(20), Some(45), None, Some(240), Some(5), Some(0)])
    {
        records.procedures.push(Procedure { counter_minutes, ..procedure(id) });
    }
    for member in &mut records.procedures[..2] {
        member.group = Some(GroupId::new("card").expect("an id"));
    }
    for (date, kind) in [("2026-12-07", DayKind::Closed), ("2026-12-11", DayKind::Unknown)] {
        let date = date.parse().expect("a date");
        let day = CalendarDay::whole(date, kind, "วันหยุด");
        records.calendars.add(&CalendarId::national(), day).expect("no conflict");
    }
    let centres: Vec<(f64, f64)> =
        (0..12).map(|_| (between(&mut random, 6.0, 20.0), between(&mut random, 98.0, 105.0))).collect();
    for index in 0..count {
        let place = place(&mut random, &centres);
        let point = generated_point(index, place, &mut random);
        add_offers(&mut records, &point, &mut random);
        if random.usize(..20) == 0 {
            records.exceptions.push(exception(&point, &mut random));
        }
        records.points.push(point);
    }
    records
}

/// The same register with jurisdictions, and offices that serve areas of all levels, or what they drew, or both, or none. Their
/// names tell nothing, but that some are offices of the state.
pub(crate) fn with_territories(mut records: Records, seed: u64) -> Records {
    let mut random = Rng::with_seed(seed ^ 0x7e44);
    let jurisdictions = [
        Some(Jurisdiction::District),
        Some(Jurisdiction::Any),
        None,
        Some(Jurisdiction::Province),
        Some(Jurisdiction::Local),
        Some(Jurisdiction::Assigned),
    ];
    for (procedure, jurisdiction) in records.procedures.iter_mut().zip(jurisdictions) {
        procedure.jurisdiction = jurisdiction;
    }
    for point in &mut records.points {
        point.serves = (0..random.usize(..4)).map(|_| some_area(&mut random)).collect();
        if random.usize(..4) == 0 {
            let middle = (between(&mut random, 10.0, 14.0), between(&mut random, 99.0, 102.0));
            point.territory = Some(drawn(middle, 1.4, &mut random));
        }
        if random.usize(..5) == 0 {
            point.name_th = format!("ที่ว่าการอำเภอ {}", point.id);
        }
    }
    records
}

/// One or two polygons around a position, as far as `reach` degrees, one in three with a hole.
pub(crate) fn drawn((latitude, longitude): (f64, f64), reach: f64, random: &mut Rng) -> Arc<DrawnTerritory> {
    let mut polygons = Vec::new();
    for _ in 0..1 + random.usize(..2) {
        let radius = between(random, 0.2, 1.0) * reach;
        let mut rings =
            vec![ring((latitude, longitude + polygons.len() as f64 * 2.1 * reach), radius, random)];
        if random.usize(..3) == 0 {
            rings.push(ring(
                (latitude, longitude + polygons.len() as f64 * 2.1 * reach),
                radius / 4.0,
                random,
            ));
        }
        polygons.push(rings);
    }
    Arc::new(DrawnTerritory::of(polygons))
}

/// A ring of equal angles, turned by chance.
fn ring((latitude, longitude): (f64, f64), radius: f64, random: &mut Rng) -> Vec<Position> {
    let (corners, turn) = (3 + random.usize(..5), random.f64());
    let corner = |number: usize| {
        let angle = std::f64::consts::TAU * (number as f64 / corners as f64 + turn);
        position(latitude + radius * angle.sin(), longitude + radius * angle.cos())
    };
    (0..corners).map(corner).collect()
}

/// A province, district or subdistrict of the few squares that homes are drawn from as well.
fn some_area(random: &mut Rng) -> AreaCode {
    let around: Vec<AreaCode> =
        std::iter::successors(Some(some_square(random)), |area| area.parent()).collect();
    around[random.usize(..3)]
}

/// One of twelve subdistricts.
pub(crate) fn some_square(random: &mut Rng) -> AreaCode {
    square(10 + random.u32(..4), 99 + random.u32(..3))
}

/// A position within a square of the world.
pub(crate) fn within_square(code: AreaCode, random: &mut Rng) -> Position {
    let number = code.number();
    let (south, west) = (number / 10_000 - 10, number % 100 + 97);
    position(f64::from(south) + random.f64(), f64::from(west) + random.f64())
}

/// From common to rare.
pub(crate) const PROCEDURES: [&str; 6] = ["birth", "card-new", "card-renewal", "land", "marriage", "rare"];

fn place(random: &mut Rng, centres: &[(f64, f64)]) -> Option<Position> {
    Some(match random.usize(..40) {
        0 => return None,
        1 => position(between(random, -90.0, 90.0), between(random, -180.0, 180.0)),
        2 => position(between(random, -5.0, 5.0), if random.usize(..2) == 0 { 179.99 } else { -179.99 }),
        3 => position(if random.usize(..2) == 0 { 90.0 } else { -89.999 }, between(random, -180.0, 180.0)),
        // Equal positions: only code and id tell the points apart.
        4 | 5 => position(18.36, 103.65),
        _ => {
            let (latitude, longitude) = centres[random.usize(..centres.len())];
            position(latitude + between(random, -0.3, 0.3), longitude + between(random, -0.3, 0.3))
        }
    })
}

fn generated_point(index: usize, place: Option<Position>, random: &mut Rng) -> ServicePoint {
    let mut point = point(&format!("p{index:05}"), place);
    point.hours = hours(HOURS[random.usize(..HOURS.len())]);
    point.kind = Some(["district_office", "municipality", "land_office"][random.usize(..3)].into());
    point.ministry = (random.usize(..4) > 0).then(|| "กระทรวงมหาดไทย".into());
    if random.usize(..3) == 0 {
        let code = format!("{:013}", random.usize(..1_000_000_000));
        point.code = Some(UnitCode::new(&code).expect("13 digits"));
    }
    if random.usize(..30) == 0 {
        point.zone = chrono_tz::Europe::Berlin;
    }
    if random.usize(..50) == 0 {
        point.visibility = Visibility::Hidden;
    }
    if random.usize(..3) == 0 {
        // A claim that has nothing to do with the pin.
        point.subdistrict = Some(square(6 + random.u32(..4), 98 + random.u32(..4)));
    }
    point
}

fn add_offers(records: &mut Records, point: &ServicePoint, random: &mut Rng) {
    for (rank, id) in PROCEDURES.iter().enumerate() {
        // Offered by about 2/3, 1/4, 1/9, …, and the rarest by one in 700.
        let one_in = if *id == "rare" { 700 } else { (rank + 1).pow(2).max(1) };
        if random.usize(..one_in * 3) < 2 {
            let mut offer = offer(point, id);
            if random.usize(..4) == 0 {
                offer.hours = hours(HOURS[random.usize(..HOURS.len())]);
            }
            if random.usize(..4) == 0 {
                offer.last_acceptance_minutes = Some([0, 10, 30, 60, 300][random.usize(..5)]);
            }
            records.offers.push(offer);
        }
    }
}

fn exception(point: &ServicePoint, random: &mut Rng) -> Exception {
    Exception {
        service_point: point.id.clone(),
        procedure: (random.usize(..2) == 0).then(|| ProcedureId::new("birth").expect("an id")),
        from: "2026-12-08".parse().expect("a date"),
        to: "2026-12-09".parse().expect("a date"),
        hours: match random.usize(..3) {
            0 => ExceptionHours::Closed,
            1 => ExceptionHours::Unknown,
            _ => ExceptionHours::Hours(HoursExpression::parse("06:00-22:00").expect("hours")),
        },
        reason: None,
        announced_on: None,
    }
}

/// Publishes the records in a directory and opens them.
pub(crate) fn published(records: &Records, dir: &Path) -> Arc<Snapshot> {
    publish(records.clone(), ChangeNumber(0), Vec::new(), dir).expect("published");
    Arc::new(engine::open_current(dir).expect("opened"))
}
