//! Every role with every action on every kind of target, against a table that people can read.

use chrono::TimeDelta;
use domain::{AreaCode, ServicePointId};
use registry::{Action, Grant, Role, Target, TokenScope, UnitPlace, may};

use crate::world::at;

/// `o`: where the role is for something. `a`: everywhere. `-`: nowhere.
/// Officer, manager, supervisor, administrator, auditor.
const EXPECTED: [(&str, &str); 20] = [
    ("find", "aaaaa"),
    ("read", "oooaa"),
    ("edit", "oooa-"),
    ("move_pin", "oooa-"),
    ("set_visibility", "oooa-"),
    ("link", "oooa-"),
    ("export", "oooaa"),
    ("undo", "oooa-"),
    ("add", "-ooa-"),
    ("merge", "-ooa-"),
    ("review", "-ooa-"),
    ("invite", "-ooa-"),
    ("edit_procedure", "-o-a-"),
    ("confirm_manuals", "-o-a-"),
    ("campaign", "-ooa-"),
    ("edit_calendar", "---a-"),
    ("appoint", "---a-"),
    ("read_log", "---aa"),
    ("read_people", "---aa"),
    ("erase", "---a-"),
];

fn id(text: &str) -> ServicePointId {
    ServicePointId::new(text).expect("an id")
}

fn area(code: &str) -> AreaCode {
    code.parse().expect("a code")
}

/// The roles, each with the words that make a target its own.
fn roles() -> [(Role, &'static str); 5] {
    [
        (Role::Officer(id("seka")), "officer"),
        (Role::Manager("land".to_owned()), "manager"),
        (Role::Supervisor(area("38")), "supervisor"),
        (Role::Administrator, "administrator"),
        (Role::Auditor, "auditor"),
    ]
}

fn unit(units: &[&str], organisations: &[&str], subdistrict: Option<&str>) -> UnitPlace {
    UnitPlace {
        units: units.iter().map(|unit| id(unit)).collect(),
        organisations: organisations.iter().map(|&name| name.to_owned()).collect(),
        subdistrict: subdistrict.map(area),
    }
}

/// Units, each with the roles whose own it is.
fn units() -> Vec<(UnitPlace, Vec<&'static str>)> {
    vec![
        (unit(&["seka"], &["local", "interior"], Some("380401")), vec!["officer", "supervisor"]),
        (unit(&["desk", "seka"], &["local"], None), vec!["officer"]),
        // An id that begins as the own one is another one.
        (unit(&["seka-2"], &["land", "interior"], Some("390101")), vec!["manager"]),
        (unit(&["other"], &["land"], Some("380101")), vec!["manager", "supervisor"]),
        (unit(&["other"], &["interior"], Some("103801")), vec![]),
        (unit(&["other"], &[], None), vec![]),
        (UnitPlace::default(), vec![]),
    ]
}

#[test]
fn every_role_may_do_what_the_table_says_and_nothing_else() {
    assert_eq!(Action::ALL.len(), EXPECTED.len(), "the table has a row for every action");
    let (own_manual, other_manual) = (["land".to_owned(), "interior".to_owned()], ["interior".to_owned()]);
    let mut cases = 0;
    for action in Action::ALL {
        let row = EXPECTED.iter().find(|(word, _)| *word == action.as_str());
        let (word, reaches) = row.expect("the table has a row for every action");
        for ((role, name), reach) in roles().into_iter().zip(reaches.chars()) {
            let allowed = |is_own: bool| reach == 'a' || (reach == 'o' && is_own);
            let grants = [Grant { role, until: None }];
            let mut check = |target: Target<'_>, is_own: bool| {
                cases += 1;
                let outcome = may(&grants, *action, target, at(0));
                assert_eq!(outcome, allowed(is_own), "{name} {word} {target:?}");
                // Nobody's role outlasts its end, and a role that ends later still holds.
                let until = |minute| [Grant { until: Some(at(minute)), ..grants[0].clone() }];
                assert!(!may(&until(0), *action, target, at(0)), "{name} {word} {target:?} after its end");
                assert_eq!(may(&until(1), *action, target, at(0)), outcome);
                assert!(!may(&[], *action, target, at(0)), "somebody without roles: {word} {target:?}");
            };
            for (unit, own_of) in &units() {
                check(Target::Unit(unit), own_of.contains(&name));
            }
            check(Target::Procedure(&own_manual), name == "manager");
            check(Target::Procedure(&other_manual), false);
            check(Target::Procedure(&[]), false);
            check(Target::Area(area("38")), name == "supervisor");
            check(Target::Area(area("380401")), name == "supervisor");
            check(Target::Area(area("39")), false);
            check(Target::Register, false);
        }
    }
    assert_eq!(cases, 20 * 5 * 14);
}

#[test]
fn several_roles_allow_what_any_of_them_allows() {
    let all: Vec<Grant> = roles().into_iter().map(|(role, _)| Grant { role, until: None }).collect();
    for first in &all {
        for second in &all {
            let both = [first.clone(), second.clone()];
            for action in Action::ALL {
                for (unit, _) in &units() {
                    for target in [Target::Unit(unit), Target::Register] {
                        let one = |grant: &Grant| may(std::slice::from_ref(grant), *action, target, at(0));
                        assert_eq!(may(&both, *action, target, at(0)), one(first) || one(second));
                    }
                }
            }
        }
    }
}

#[test]
fn an_auditor_writes_nothing_and_a_token_for_reading_neither() {
    let auditor = [Grant { role: Role::Auditor, until: Some(at(0) + TimeDelta::days(1)) }];
    for action in Action::ALL {
        for (unit, _) in &units() {
            let audited = may(&auditor, *action, Target::Unit(unit), at(0));
            assert_eq!(audited, action.only_reads(), "{action:?}");
        }
        assert_eq!(TokenScope::Read.allows(*action), action.only_reads(), "{action:?}");
    }
    for action in [Action::Appoint, Action::Invite, Action::Erase] {
        assert!(!TokenScope::Write.allows(action), "{action:?}");
    }
    assert!(TokenScope::Write.allows(Action::Edit) && TokenScope::Write.allows(Action::Read));
}
