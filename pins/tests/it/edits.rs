//! One office at a time, as a back office examines it at every edit.

use domain::ServicePointId;
use pins::seeded::Random;
use pins::{Code, Doctor, Office};

use super::ground::{at, country, today, units};

#[test]
fn an_office_is_found_the_same_at_an_edit_as_in_the_whole_register() {
    let country = country();
    let mut units = units(&mut Random(7));
    // Some are wrong, and two share a pin.
    units[3].point.position = Some(at(17.05, 103.05));
    units[4].point.position = Some(at(17.05, 103.05));
    units[5].point.position = Some(at(13.7563, 100.5018));
    let offices: Vec<Office<'_>> = units.iter().map(|unit| Office::new(&unit.point)).collect();
    let doctor = Doctor::new(&country, today());
    let register = doctor.register(&offices);
    for (number, found) in register.examine_all().into_iter().enumerate() {
        assert_eq!(register.examine(&offices[number], Some(number)), found, "{number}");
    }
}

#[test]
fn an_edit_is_examined_without_a_change_of_the_register() {
    let country = country();
    let units = units(&mut Random(7));
    let offices: Vec<Office<'_>> = units.iter().map(|unit| Office::new(&unit.point)).collect();
    let doctor = Doctor::new(&country, today());
    let register = doctor.register(&offices);
    let before = register.examine_all();
    let mut edited = units[9].point.clone();
    let text = [units[9].position.longitude_degrees(), units[9].position.latitude_degrees()];
    edited.position = None;
    let swapped = Office::with_text(&edited, &text[0].to_string(), &text[1].to_string());
    let found = register.examine(&swapped, Some(9));
    assert!(found.has(Code::Swapped), "{found:?}");
    assert_eq!(found.repair.and_then(|repair| repair.position), Some(units[9].position));
    assert_eq!(register.examine_all(), before);
}

#[test]
fn a_new_record_of_a_unit_that_is_there_already_is_told() {
    let country = country();
    let units = units(&mut Random(7));
    let offices: Vec<Office<'_>> = units.iter().map(|unit| Office::new(&unit.point)).collect();
    let doctor = Doctor::new(&country, today());
    let register = doctor.register(&offices);
    let mut new = units[2].point.clone();
    new.id = ServicePointId::new("new").expect("an id");
    new.name_th = new.name_th.replace("องค์การบริหารส่วนตำบล", "อบต.");
    let found = register.examine(&Office::new(&new), None);
    assert_eq!(found.number, offices.len());
    let codes: Vec<Code> = found.evidence.iter().map(|evidence| evidence.code).collect();
    assert!(codes.contains(&Code::SameUnit) && codes.contains(&Code::SharedPin), "{codes:?}");
}
