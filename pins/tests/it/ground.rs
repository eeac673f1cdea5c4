//! A made-up register: an office in each subdistrict of two real provinces, which are squares here.

use chrono::NaiveDate;
use domain::area::{AreaLevel, Gazetteer};
use domain::{AreaCode, Position, ServicePoint, ServicePointId};
use engine::Area;
use pins::Country;
use pins::seeded::Random;

/// Sides of a square, in degrees: 11 km.
const SIDE: f64 = 0.1;

/// An office whose pin is right.
pub(crate) struct Unit {
    pub(crate) point: ServicePoint,
    pub(crate) position: Position,
    pub(crate) subdistrict: AreaCode,
}

pub(crate) fn at(latitude: f64, longitude: f64) -> Position {
    Position::from_degrees(latitude, longitude).expect("in range")
}

/// The subdistricts of Nong Khai and Bueng Kan, by their codes, in rows of twelve.
fn codes() -> Vec<AreaCode> {
    let places = Gazetteer::built_in().places().iter().map(|place| place.code);
    let here = places.filter(|code| {
        let province = code.at(AreaLevel::Province).map(AreaCode::number);
        code.level() == AreaLevel::Subdistrict && matches!(province, Some(38 | 43))
    });
    here.collect()
}

fn corner(number: usize) -> (f64, f64) {
    (17.0 + SIDE * (number / 12) as f64, 103.0 + SIDE * (number % 12) as f64)
}

pub(crate) fn country() -> Country {
    let square = |(number, code): (usize, AreaCode)| {
        let (south, west) = corner(number);
        let (north, east) = (south + SIDE, west + SIDE);
        Area { code, rings: vec![vec![at(south, west), at(south, east), at(north, east), at(north, west)]] }
    };
    Country::new(codes().into_iter().enumerate().map(square).collect())
}

pub(crate) fn units(random: &mut Random) -> Vec<Unit> {
    let gazetteer = Gazetteer::built_in();
    let name = |code: AreaCode, level| {
        code.at(level).and_then(|area| gazetteer.place(area)).map_or("", |place| place.name_th)
    };
    let unit = |(number, code): (usize, AreaCode)| {
        let (south, west) = corner(number);
        let mut within = || (SIDE * (0.1 + 0.8 * random.share()) * 1e6).round() / 1e6;
        let position = at(south + within(), west + within());
        let id = ServicePointId::new(&code.to_string()).expect("an id");
        let title = format!("องค์การบริหารส่วนตำบล{}", name(code, AreaLevel::Subdistrict));
        let mut point = ServicePoint::named(id, title);
        point.address = Some(format!(
            "อำเภอ{} จังหวัด{}",
            name(code, AreaLevel::District),
            name(code, AreaLevel::Province)
        ));
        point.position = Some(position);
        Unit { point, position, subdistrict: code }
    };
    codes().into_iter().enumerate().map(unit).collect()
}

/// The day on which registers are examined.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day")
}
