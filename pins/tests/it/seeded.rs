//! Errors put into the pins of a made-up register: what is found of them.

use domain::service_point::Visibility;
use domain::{AreaCode, Position, ServicePoint, ServicePointId};
use engine::Area;
use pins::seeded::{Random, Seed, Truth};
use pins::transformation::FAR;
use pins::{Code, Country, Diagnosis, Doctor, Office, RepairKind};

use super::ground::{at, country, today, units};

/// Errors of each kind. `benches/examples/pins_seeded` puts 1,000 into the real register.
const ERRORS: usize = 40;
/// What is found where one unit after the other has an error: with the numbers of those.
fn examined(seed: Seed, country: &Country) -> Vec<(Position, Diagnosis)> {
    let mut random = Random(7);
    let units = units(&mut random);
    let positions: Vec<Position> = units.iter().map(|unit| unit.position).collect();
    // Pins that stay as they are.
    let others = &positions[2 * ERRORS..];
    let mut points: Vec<ServicePoint> = units.iter().map(|unit| unit.point.clone()).collect();
    let mut texts: Vec<Option<[String; 2]>> = vec![None; units.len()];
    let mut seeded = Vec::new();
    for (number, unit) in units.iter().enumerate() {
        if seeded.len() == ERRORS {
            break;
        }
        let truth = Truth { position: unit.position, subdistrict: unit.subdistrict, country, others };
        let Some([latitude, longitude]) = seed.into_pin(&truth, &mut random) else { continue };
        let degrees = |text: &str| text.parse::<f64>().expect("a number");
        let position = Position::from_degrees(degrees(&latitude), degrees(&longitude)).ok();
        // Minutes that are hardly more than their decimals leave a pin where it was, and nothing tells that.
        let outside = position.and_then(|position| country.outside(unit.subdistrict, position));
        let is_angle = matches!(seed, Seed::DegreesMinutes | Seed::DegreesSeconds | Seed::DecimalMinutes);
        if is_angle && outside.is_some_and(|outside| outside <= FAR) {
            continue;
        }
        if seed.has_a_twin() {
            let mut twin = unit.point.clone();
            twin.visibility = Visibility::Hidden;
            twin.id = ServicePointId::new(&format!("{}-old", twin.id)).expect("an id");
            points.push(twin);
            texts.push(None);
        }
        points[number].position = position;
        texts[number] = points[number].position.is_none().then_some([latitude, longitude]);
        seeded.push((number, unit.position));
    }
    let offices: Vec<Office<'_>> = points
        .iter()
        .zip(&texts)
        .map(|(point, text)| match text {
            Some([latitude, longitude]) => Office::with_text(point, latitude, longitude),
            None => Office::new(point),
        })
        .collect();
    let diagnoses = Doctor::new(country, today()).examine(&offices);
    seeded.into_iter().map(|(number, truth)| (truth, diagnoses[number].clone())).collect()
}

#[test]
fn every_kind_of_error_is_told_by_its_rule() {
    let country = country();
    for seed in Seed::ALL.into_iter().filter(|seed| !seed.codes().is_empty()) {
        let examined = examined(seed, &country);
        assert_eq!(examined.len(), ERRORS, "{seed:?}");
        let told =
            examined.iter().filter(|(_, found)| seed.codes().iter().any(|code| found.has(*code))).count();
        assert!(told as f64 >= 0.97 * ERRORS as f64, "{seed:?}: {told} of {ERRORS}");
    }
}

#[test]
fn a_slip_that_is_undone_brings_the_pin_back() {
    let country = country();
    for (seed, kind) in [
        (Seed::Swap, RepairKind::Swap),
        (Seed::Utm, RepairKind::Utm),
        (Seed::DegreesMinutes, RepairKind::DegreesMinutes),
        (Seed::Sign, RepairKind::Sign),
        (Seed::Datum, RepairKind::Datum),
    ] {
        for (truth, found) in examined(seed, &country) {
            let repair = found.repair.unwrap_or_else(|| panic!("{seed:?} {truth:?}: no repair"));
            assert_eq!(repair.kind, kind, "{seed:?} {truth:?}");
            let position = repair.position.expect("a position");
            let off = pins::country::distance(position, truth);
            assert!(off.0 < 60.0, "{seed:?} {truth:?}: {position:?}, {off:?}");
        }
    }
}

#[test]
fn the_farther_a_pin_is_moved_the_likelier_it_is_called_wrong() {
    let country = country();
    let mean = |metres| {
        let examined = examined(Seed::Shift(metres), &country);
        let sum: f64 = examined.iter().filter_map(|(_, found)| Some(found.wrong?.by_1_km)).sum();
        sum / examined.len() as f64
    };
    let means = [50, 5_000, 20_000].map(mean);
    assert!(means.windows(2).all(|pair| pair[0] < pair[1]), "{means:?}");
    assert!(means[0] < 0.3 && means[2] > 0.95, "{means:?}");
}

#[test]
fn a_pin_where_its_record_says_has_nothing_against_it() {
    let country = country();
    let units = units(&mut Random(7));
    let offices: Vec<Office<'_>> = units.iter().map(|unit| Office::new(&unit.point)).collect();
    for found in Doctor::new(&country, today()).examine(&offices) {
        let codes: Vec<Code> = found.evidence.iter().map(|evidence| evidence.code).collect();
        // Districts here are strips that break at the end of a row, and one of a hundred made-up pins lies on a lattice of
        // pixels by chance.
        let is_chance = |code: &Code| matches!(code, Code::FarFromPeers | Code::FarClick);
        assert!(codes.iter().all(is_chance), "{codes:?}");
        assert!(found.wrong.is_some_and(|wrong| wrong.by_5_km < wrong.by_1_km + 1e-9), "{found:?}");
    }
}

#[test]
fn a_mission_abroad_is_right_outside_thailand() {
    let country = country();
    let mut point = ServicePoint::named(
        ServicePointId::new("berlin").expect("an id"),
        "สถานเอกอัครราชทูต ณ กรุงเบอร์ลิน".to_owned(),
    );
    point.position = Some(at(52.452_96, 13.337_82));
    let found = Doctor::new(&country, today()).examine(&[Office::new(&point)]).remove(0);
    assert_eq!((found.evidence, found.wrong), (Vec::new(), None));
}

/// Two subdistricts of a district side by side, and nothing around them: 17.331 is 17°33.1′, which is in the first.
#[test]
fn minutes_are_no_reason_where_they_lead_only_to_the_district() {
    let codes = ["380101", "380102"].map(|code| code.parse::<AreaCode>().expect("a code"));
    let square = |(number, code): (usize, AreaCode)| {
        let (south, west) = (17.5, 103.5 + 0.1 * number as f64);
        let (north, east) = (south + 0.1, west + 0.1);
        Area { code, rings: vec![vec![at(south, west), at(south, east), at(north, east), at(north, west)]] }
    };
    let country = Country::new(codes.into_iter().enumerate().map(square).collect());
    let office = |code: AreaCode| {
        let id = ServicePointId::new(&code.to_string()).expect("an id");
        let mut point = ServicePoint::named(id, "ที่ทำการ".to_owned());
        point.subdistrict = Some(code);
        point.position = Some(at(17.331, 103.331));
        point
    };
    let points = codes.map(office);
    for (point, is_told) in points.iter().zip([true, false]) {
        let found = &Doctor::new(&country, today()).examine(&[Office::new(point)])[0];
        assert_eq!(found.has(Code::DegreesMinutes), is_told, "{}: {found:?}", point.id);
    }
}
