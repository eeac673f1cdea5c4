//! What is written into the log, and read from it.

use domain::change::Changed;
use domain::{ChangeNumber, UnitCode};
use registry::{Author, Cause, Edit, Error, Kind, Record};

use crate::places::on_both;
use crate::world::{at, office, office_key, officer, procedure, procedure_key, record};

const NONE: ChangeNumber = ChangeNumber(0);

#[test]
fn an_office_is_what_the_last_edit_says_and_its_history_stays() {
    on_both(async |place| {
        let register = place.register().await;
        let mut author = officer();
        author.reason = Some("ย้ายที่ทำการ".to_owned());
        let edits = vec![
            Edit::set(procedure(1, "ทำบัตรประชาชน"), NONE),
            Edit::set(record(office(1, "ที่ว่าการอำเภอเซกา", &[1])), NONE),
        ];
        let numbers = register.append(edits, &author).await.expect("nothing is in the way");
        assert_eq!(numbers, [Some(ChangeNumber(1)), Some(ChangeNumber(2))]);
        let renamed = record(office(1, "อำเภอเซกา", &[]));
        let later = Author::new("person:malee", at(7), Cause::Edit);
        let edit = Edit::set(renamed.clone(), ChangeNumber(2));
        assert_eq!(register.append(vec![edit], &later).await.expect("no conflict"), [Some(ChangeNumber(3))]);

        let history = register.history(&office_key(1)).await.expect("the log can be read");
        let told: Vec<_> = history
            .iter()
            .map(|e| (e.number.0, e.base.0, e.actor.as_str(), e.at, e.reason.as_deref()))
            .collect();
        assert_eq!(
            told,
            [(2, 0, "person:somchai", at(0), Some("ย้ายที่ทำการ")), (3, 2, "person:malee", at(7), None)]
        );
        assert_eq!(history[1].record, Some(renamed.clone()));
        let then = register.as_of(&office_key(1), ChangeNumber(2)).await.expect("the log can be read");
        assert_eq!(then.and_then(|entry| entry.record), Some(record(office(1, "ที่ว่าการอำเภอเซกา", &[1]))));
        let contents = register.contents(None).await.expect("the log can be read");
        assert_eq!((contents.points.len(), contents.offers.len(), contents.change.0), (1, 0, 3));
        let contents = register.contents(Some(ChangeNumber(2))).await.expect("the log can be read");
        assert_eq!((contents.points[0].name_th.as_str(), contents.offers.len()), ("ที่ว่าการอำเภอเซกา", 1));
    });
}

#[test]
fn an_edit_of_an_old_version_is_a_conflict_that_holds_both_and_writes_nothing() {
    on_both(async |place| {
        let register = place.register().await;
        let first = Edit::set(record(office(1, "เซกา", &[])), NONE);
        register.append(vec![first], &officer()).await.expect("a new office");
        let theirs = Edit::set(record(office(1, "ของคนอื่น", &[])), ChangeNumber(1));
        register.append(vec![theirs], &officer()).await.expect("the newest version");

        let yours = record(office(1, "ของเรา", &[]));
        let edits =
            vec![Edit::set(record(office(2, "ใหม่", &[])), NONE), Edit::set(yours.clone(), ChangeNumber(1))];
        let refused = register.append(edits, &officer()).await.expect_err("an old version");
        assert_eq!(
            refused.to_string(),
            "service_point office 1 was changed meanwhile: your version is of change 1, the newest is 2 of \
             2026-11-27T02:00:00.250+00:00 by person:somchai; nothing was written"
        );
        let Error::Conflict(conflict) = refused else { panic!("{refused}") };
        let theirs = conflict.theirs.and_then(|entry| entry.record);
        assert_eq!((conflict.yours, theirs), (Some(yours), Some(record(office(1, "ของคนอื่น", &[])))));
        assert_eq!(register.current(&office_key(2)).await.expect("readable"), None);
        assert_eq!(register.head().await.expect("readable").number, ChangeNumber(2));
    });
}

#[test]
fn what_already_is_so_is_no_change() {
    on_both(async |place| {
        let register = place.register().await;
        let same = || Edit::set(record(office(1, "เซกา", &[])), NONE);
        register.append(vec![same()], &officer()).await.expect("a new office");
        let again = Edit { base: ChangeNumber(1), ..same() };
        assert_eq!(register.append(vec![again], &officer()).await.expect("no conflict"), [None]);
        let nothing = Edit::remove(office_key(9), NONE);
        assert_eq!(register.append(vec![nothing], &officer()).await.expect("no conflict"), [None]);
        assert_eq!(register.head().await.expect("readable").number, ChangeNumber(1));
    });
}

#[test]
fn a_procedure_that_is_removed_takes_its_offers_with_it_and_one_undo_brings_all_back() {
    on_both(async |place| {
        let register = place.register().await;
        let offices = [office(1, "หนึ่ง", &[1, 2]), office(2, "สอง", &[2]), office(3, "สาม", &[1])];
        let procedures = [procedure(1, "ก"), procedure(2, "ข")];
        let records = procedures.into_iter().chain(offices.clone().map(record));
        register.append(records.map(|r| Edit::set(r, NONE)).collect(), &officer()).await.expect("all new");

        let act = Author { batch: Some("act 1".to_owned()), ..officer() };
        let removal = Edit::remove(procedure_key(1), ChangeNumber(1));
        assert_eq!(register.append(vec![removal], &act).await.expect("no conflict"), [Some(ChangeNumber(6))]);
        let contents = register.contents(None).await.expect("readable");
        let offered: Vec<_> =
            contents.offers.iter().map(|o| (o.service_point.as_str(), o.procedure.as_str())).collect();
        assert_eq!(offered, [("office 1", "procedure-2"), ("office 2", "procedure-2")]);

        let changes = register.feed_after(ChangeNumber(5), 100).await.expect("readable");
        assert_eq!(changes.until, ChangeNumber(8));
        assert!(matches!(changes.changes[0].what, Changed::ProcedureRemoved(_)));
        assert!(
            matches!(&changes.changes[2].what, Changed::ServicePoint { offers, .. } if offers.is_empty())
        );

        register.undo_batch("act 1", &officer()).await.expect("nobody changed it since");
        let contents = register.contents(None).await.expect("readable");
        let all: Vec<_> = offices.into_iter().flat_map(|office| office.offers).collect();
        assert_eq!(contents.offers, all);
        assert_eq!(contents.procedures.len(), 2);
    });
}

#[test]
fn what_the_rules_forbid_is_refused_with_the_record_and_the_reason() {
    on_both(async |place| {
        let register = place.register().await;
        let twice = || Edit::set(record(office(1, "เซกา", &[])), NONE);
        let mut offering_twice = office(1, "เซกา", &[1, 1]);
        offering_twice.point.phone = Some("1".to_owned());
        let other = Edit { key: office_key(2), ..twice() };
        for (edits, expected) in [
            (
                vec![twice(), twice()],
                "service_point office 1: stands twice in one act: expected one change of a record",
            ),
            (
                vec![Edit::set(record(office(1, "เซกา", &[7])), NONE)],
                "service_point office 1: offers procedure-7, which is no procedure of the register: add it first",
            ),
            (
                vec![Edit::set(procedure(1, "ก"), NONE), Edit::set(record(offering_twice), NONE)],
                "service_point office 1: offers procedure-1 twice: expected once",
            ),
            (
                vec![Edit::set(record(office(1, "เซ\0กา", &[])), NONE)],
                "service_point office 1: holds the character U+0000: expected a text without it",
            ),
            (vec![other], "service_point office 2: the record given for it is service_point office 1"),
        ] {
            let refused = register.append(edits, &officer()).await.expect_err(expected);
            assert_eq!(refused.to_string(), expected);
        }
        let undo = register.undo(ChangeNumber(4), &officer()).await.expect_err("no such change");
        assert_eq!(undo.to_string(), "there is no change 4 in the register");
        assert_eq!(register.head().await.expect("readable").number, NONE);
    });
}

#[test]
fn an_undo_is_a_change_of_its_own_and_never_loses_a_later_edit() {
    on_both(async |place| {
        let register = place.register().await;
        for (name, base) in [("หนึ่ง", 0), ("สอง", 1), ("สาม", 2)] {
            let edit = Edit::set(record(office(1, name, &[])), ChangeNumber(base));
            register.append(vec![edit], &officer()).await.expect("the newest version");
        }
        let undo = Author::new("person:malee", at(9), Cause::Undo);
        let refused = register.undo(ChangeNumber(2), &undo).await.expect_err("it was changed after that");
        assert!(matches!(refused, Error::Conflict(_)), "{refused}");
        assert_eq!(register.undo(ChangeNumber(3), &undo).await.expect("the newest"), Some(ChangeNumber(4)));
        let now = register.current(&office_key(1)).await.expect("readable").expect("it is there");
        assert_eq!((now.refers_to, now.cause), (Some(ChangeNumber(3)), Cause::Undo));
        assert_eq!(now.record, Some(record(office(1, "สอง", &[]))));
        // An older version can be put back by whoever has seen the newest.
        let restored = register.restore(&office_key(1), ChangeNumber(1), ChangeNumber(4), &undo).await;
        assert_eq!(restored.expect("the newest"), Some(ChangeNumber(5)));
        let now = register.current(&office_key(1)).await.expect("readable").expect("it is there");
        assert_eq!(now.record, Some(record(office(1, "หนึ่ง", &[]))));
        assert_eq!(now.key.kind, Kind::ServicePoint);
        assert!(matches!(now.record, Some(Record::ServicePoint(_))));
    });
}

#[test]
fn a_code_is_given_to_one_unit_and_what_was_imported_twice_can_still_be_edited() {
    on_both(async |place| {
        let register = place.register().await;
        let coded = |number: u32, code: &str, name: &str| {
            let mut office = office(number, name, &[]);
            office.point.code = UnitCode::new(code).ok();
            record(office)
        };
        let imported = Author { cause: Cause::Import, ..officer() };
        let twice = (1..=2).map(|number| Edit::set(coded(number, "1234567890123", "เซกา"), NONE)).collect();
        let numbers = register.append(twice, &imported).await.expect("a source may be wrong");
        let [Some(first), Some(second)] = numbers[..] else { panic!("{numbers:?}") };
        let renamed = Edit::set(coded(1, "1234567890123", "อำเภอเซกา"), first);
        register.append(vec![renamed], &officer()).await.expect("it had the code before");
        let third = Edit::set(coded(3, "1234567890123", "บึงกาฬ"), NONE);
        let refused = register.append(vec![third], &officer()).await;
        let Err(Error::Refused { reason, .. }) = &refused else { panic!("{refused:?}") };
        assert!(reason.contains("1234567890123") && reason.contains("office 1"), "{reason}");
        let both = vec![
            Edit::set(coded(4, "9999999999999", "ก"), NONE),
            Edit::set(coded(5, "9999999999999", "ข"), NONE),
        ];
        let refused = register.append(both, &officer()).await;
        assert!(matches!(refused, Err(Error::Refused { .. })), "{refused:?}");
        let given_on = vec![
            Edit::set(coded(2, "8888888888888", "เซกา"), second),
            Edit::set(coded(6, "7777777777777", "ค"), NONE),
        ];
        register.append(given_on, &officer()).await.expect("codes of their own");
    });
}
