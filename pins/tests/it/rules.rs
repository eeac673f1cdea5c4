//! What each rule says of a record that is wrong in one way.

use std::sync::Arc;

use domain::service_point::UpdatedAt;
use domain::{HoursExpression, ServicePoint};
use pins::country::Water;
use pins::seeded::Random;
use pins::{Code, Diagnosis, Doctor, Evidence, Office};

use super::ground::{Unit, at, country, today, units};

/// The unit that is changed.
const NUMBER: usize = 20;

fn found(change: impl Fn(&mut ServicePoint, &[Unit])) -> Vec<Evidence> {
    let country = country();
    let units = units(&mut Random(7));
    let mut points: Vec<ServicePoint> = units.iter().map(|unit| unit.point.clone()).collect();
    change(&mut points[NUMBER], &units);
    let offices: Vec<Office<'_>> = points.iter().map(Office::new).collect();
    Doctor::new(&country, today()).examine(&offices).swap_remove(NUMBER).evidence
}

fn hours(text: &str) -> Option<HoursExpression> {
    Some(HoursExpression::parse(text).expect("hours"))
}

/// A change of a record, and the rule that tells it.
type Case = (Code, fn(&mut ServicePoint, &[Unit]));

const CASES: [Case; 15] = [
    (Code::NoPin, |point, _| point.position = None),
    (Code::Zero, |point, _| point.position = Some(at(0.0, 0.0))),
    (Code::Equal, |point, _| point.position = Some(at(17.5, 17.5))),
    (Code::FamousDefault, |point, _| point.position = Some(at(51.505, -0.09))),
    (Code::SharedPin, |point, units| point.position = Some(units[NUMBER + 1].position)),
    (Code::FewDecimals, |point, units| {
        let round = |degrees: f64| (degrees * 1e2).round() / 1e2;
        let here = units[NUMBER].position;
        point.position = Some(at(round(here.latitude_degrees()), round(here.longitude_degrees())));
    }),
    // Pixels of zoom 10 and 11 in the same square.
    (Code::FarClick, |point, units| {
        point.position = pins::map_click::clicked(units[NUMBER].position, 10, 8);
    }),
    (Code::ClaimsDisagree, |point, _| point.postcode = Some("10200".to_owned())),
    (Code::OutsideNamedArea, |point, units| {
        point.subdistrict = Some(units[NUMBER].subdistrict);
        point.name_th.clone_from(&units[NUMBER + 1].point.name_th);
    }),
    (Code::NamesDiffer, |point, _| point.name_en = Some("Chiang Mai Municipality".to_owned())),
    (Code::ImpossibleHours, |point, _| point.hours = hours("Mo 08:00-08:30")),
    (Code::ImpossibleHours, |point, _| point.hours = hours("Mo-Fr 22:00-24:00")),
    (Code::ImpossibleHours, |point, _| point.hours = hours("Mo-Su off")),
    (Code::Stale, |point, _| point.updated_at = Some(UpdatedAt::new("2025-08-01").expect("a day"))),
    (Code::SameUnit, |point, units| {
        point.name_th = units[NUMBER + 1].point.name_th.replace("องค์การบริหารส่วนตำบล", "อบต.");
        point.address.clone_from(&units[NUMBER + 1].point.address);
    }),
];

#[test]
fn every_way_to_be_wrong_is_told_by_its_rule_in_both_languages_with_a_source() {
    for (code, change) in CASES {
        let found = found(change);
        let told = found.iter().find(|evidence| evidence.code == code);
        let told = told.unwrap_or_else(|| panic!("{code:?}: {found:?}"));
        let has_thai = told.message_th.chars().any(|c| ('\u{e01}'..='\u{e5b}').contains(&c));
        assert!(has_thai && told.message_en.ends_with('.') && !code.source().is_empty(), "{told:?}");
    }
}

#[test]
fn hours_of_an_office_that_is_open_by_day_are_possible() {
    for text in ["Mo-Fr 08:30-16:30; PH off", "24/7", "Mo-Fr 08:30-12:00,13:00-16:30", "Sa 09:00-12:00"] {
        let found = found(|point, _| point.hours = hours(text));
        assert!(found.iter().all(|evidence| evidence.code != Code::ImpossibleHours), "{text}: {found:?}");
    }
}

#[test]
fn a_pin_in_a_lake_is_told_with_its_name_where_polygons_say_so() {
    let units = units(&mut Random(7));
    let here = units[NUMBER].position;
    let around = |north: f64, east: f64| at(here.latitude_degrees() + north, here.longitude_degrees() + east);
    let lake = Water {
        name_th: "บึงโขงหลง".to_owned(),
        name_en: "Bueng Khong Long".to_owned(),
        rings: vec![vec![around(-0.01, -0.01), around(-0.01, 0.01), around(0.01, 0.01), around(0.01, -0.01)]],
    };
    let country = country().with_waters(vec![lake]);
    let offices: Vec<Office<'_>> = units.iter().map(|unit| Office::new(&unit.point)).collect();
    let found: Vec<Diagnosis> = Doctor::new(&country, today()).examine(&offices);
    let wet: Vec<usize> =
        found.iter().filter(|found| found.has(Code::InWater)).map(|found| found.number).collect();
    assert_eq!(wet, [NUMBER]);
    assert!(found[NUMBER].evidence.iter().any(|evidence| evidence.message_th.contains("บึงโขงหลง")));
}

/// What nearly all offices of a kind have and one lacks, and what it alone has.
#[test]
fn procedures_that_are_missing_and_odd_for_the_kind_are_named() {
    let country = country();
    let mut units = units(&mut Random(7));
    units.iter_mut().for_each(|unit| unit.point.kind = Some(Arc::from("sao")));
    let offices: Vec<Office<'_>> = units
        .iter()
        .enumerate()
        .map(|(number, unit)| {
            let own = match number {
                NUMBER => vec!["birth", "passport"],
                21 => vec![],
                _ => vec!["birth", "allowance"],
            };
            Office { procedures: Some(own), ..Office::new(&unit.point) }
        })
        .collect();
    let found = Doctor::new(&country, today()).examine(&offices);
    let message = |number: usize, code| {
        let evidence = found[number].evidence.iter().find(|evidence| evidence.code == code);
        evidence.map(|evidence| evidence.message_en.clone()).unwrap_or_default()
    };
    let unusual = message(NUMBER, Code::UnusualProcedures);
    assert!(unusual.contains("allowance") && unusual.contains("passport"), "{unusual}");
    assert!(message(21, Code::NoProcedures).contains("usually have 2"));
    assert_eq!(message(22, Code::UnusualProcedures), "");
}

/// Where everyone else is, and how many people live there.
#[test]
fn a_pin_far_from_the_others_of_its_kind_is_told() {
    let far = |point: &mut ServicePoint, _: &[Unit]| point.position = Some(at(19.9, 99.9));
    assert!(found(far).iter().any(|evidence| evidence.code == Code::FarFromPeers));
    let near: Vec<Code> = found(|_, _| {}).iter().map(|evidence| evidence.code).collect();
    assert_eq!(near, []);
}

#[test]
fn numbers_that_are_no_position_and_that_nothing_explains_are_told() {
    let country = country();
    let mut units = units(&mut Random(7));
    units[NUMBER].point.position = None;
    let mut offices: Vec<Office<'_>> = units.iter().map(|unit| Office::new(&unit.point)).collect();
    offices[NUMBER] = Office::with_text(&units[NUMBER].point, "999", "888");
    let found = Doctor::new(&country, today()).examine(&offices).swap_remove(NUMBER);
    assert!(found.has(Code::NotAPosition) && !found.has(Code::NoPin), "{found:?}");
    assert!(found.wrong.is_some_and(|wrong| wrong.by_5_km == 1.0), "{found:?}");
}

#[test]
fn every_rule_stands_in_the_documentation_as_it_is() {
    let documentation = include_str!("../../../docs/pin-doctor.md");
    for code in Code::ALL {
        let (text, severity) = (code.as_str(), code.severity().as_str());
        let (th, en, source) = (code.title_th(), code.title_en(), code.source());
        let line = format!("| `{text}` | {severity} | {en} · {th} | {source} |");
        assert!(documentation.contains(&line), "docs/pin-doctor.md lacks this line:\n{line}");
    }
}
