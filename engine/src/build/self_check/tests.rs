//! Each kind of fault, put into a snapshot between writing and checking: it is found and named, and nothing is published.

use std::fs;
use std::path::Path;

use domain::hours::{Exception, ExceptionHours};
use domain::{
    AreaCode, ChangeNumber, HoursExpression, Offer, Position, Procedure, ProcedureId, ServicePoint,
    ServicePointId, UnitCode,
};

use super::{CheckExtent, RecordKind, check};
use crate::build::publish::stage_with;
use crate::build::{Records, publish};
use crate::format::manifest::Manifest;
use crate::format::search_records::{Posting, Siblings, Spot};
use crate::format::sections::doctor;
use crate::format::{OFFICE_TEXT_DIR, PROCEDURE_TEXT_DIR, RECORDS_FILE, SEARCH_FILE, search, tables};
use crate::{open_current, stage};

const POINTS: usize = 400;

/// A grid of offices. All do the first procedure, each third one the second, some of them at other hours.
fn register() -> Records {
    let mut records = Records::default();
    for (id, minutes) in [("card", 15), ("land", 60)] {
        let id = ProcedureId::new(id).expect("an id");
        let title = format!("งานที่ {id}");
        records.procedures.push(Procedure { counter_minutes: Some(minutes), ..Procedure::titled(id, title) });
    }
    for number in 0..POINTS {
        let point = point(number);
        for (every, procedure) in (1..).step_by(2).zip(&records.procedures) {
            if number.is_multiple_of(every) {
                let mut offer = Offer::plain(point.id.clone(), procedure.id.clone());
                offer.hours = number.is_multiple_of(6).then(|| hours("Mo-Fr 09:00-11:00"));
                records.offers.push(offer);
            }
        }
        records.points.push(point);
    }
    records.exceptions.push(Exception {
        service_point: records.points[7].id.clone(),
        procedure: None,
        from: "2026-11-23".parse().expect("a date"),
        to: "2026-11-23".parse().expect("a date"),
        hours: ExceptionHours::Closed,
        reason: None,
        announced_on: None,
    });
    records
}

fn point(number: usize) -> ServicePoint {
    let id = ServicePointId::new(&format!("p{number:03}")).expect("an id");
    let (row, column) = (number / 20, number % 20);
    let place = Position::from_degrees(13.0 + row as f64 / 50.0, 100.0 + column as f64 / 50.0);
    ServicePoint {
        position: place.ok(),
        code: UnitCode::new(&format!("{:013}", 1_000 + number)).ok(),
        kind: Some(["district_office", "land_office"][number % 2].into()),
        subdistrict: AreaCode::from_number(100_101 + number as u32 / 100),
        hours: Some(hours(["Mo-Fr 08:30-16:30", "24/7"][number % 2])),
        ..ServicePoint::named(id, format!("สำนักงานเขต {number}"))
    }
}

fn hours(text: &str) -> HoursExpression {
    HoursExpression::parse(text).expect("hours")
}

fn in_search<T: bytemuck::Pod>(section: &'static str, change: fn(&mut [T])) -> impl Fn(&Path) {
    move |dir| doctor(&dir.join(SEARCH_FILE), section, change)
}

/// Puts in the place of a text index that of other records.
fn with_index_of(folder: &'static str, other: fn(&mut Records)) -> impl Fn(&Path) {
    move |dir| {
        let mut records = register();
        other(&mut records);
        let elsewhere = tempfile::tempdir().expect("a directory");
        let manifest = publish(records, ChangeNumber(0), Vec::new(), elsewhere.path()).expect("published");
        let from = elsewhere.path().join("snapshots").join(manifest.id).join(folder);
        let names = |dir: &Path| crate::text::file_names(dir).expect("files");
        names(&dir.join(folder))
            .iter()
            .for_each(|name| fs::remove_file(dir.join(folder).join(name)).expect("removed"));
        for name in names(&from) {
            fs::copy(from.join(&name), dir.join(folder).join(&name)).expect("copied");
        }
    }
}

/// Tries to publish a register with a fault on top of one that is published; gives the message.
fn refused(fault: &dyn Fn(&Path)) -> String {
    let dir = tempfile::tempdir().expect("a directory");
    let published = publish(Records::default(), ChangeNumber(1), Vec::new(), dir.path()).expect("published");
    let doctored = |building: &Path| {
        fault(building);
        Manifest::reseal(building);
        Ok(())
    };
    let staged = stage_with(register(), ChangeNumber(2), Vec::new(), dir.path(), doctored);
    let error = staged.expect_err("a fault");
    assert!(error.is_self_check(), "{error}");
    assert_eq!(open_current(dir.path()).expect("the old one").manifest().id, published.id);
    let left: Vec<String> = crate::text::file_names(&dir.path().join("snapshots")).expect("files");
    assert_eq!(left, [published.id], "nothing is left of what was refused");
    error.to_string()
}

/// The posting of a point so many places away.
fn moved(posting: Posting, by: i32) -> Posting {
    let class = posting.class_bit().trailing_zeros() as u8;
    Posting::new(posting.ordinal().wrapping_add_signed(by), class)
}

/// Does something to a snapshot that is about to be checked.
type Fault = Box<dyn Fn(&Path)>;

#[test]
fn every_kind_of_fault_is_found_and_named() {
    let everyone = "the tree of everyone";
    let faults: Vec<(&str, Fault)> = vec![
        (everyone, Box::new(in_search::<Posting>(search::POSTINGS, |all| all.swap(3, 4)))),
        // The postings of `card` come after those of everyone, those of `land` after them.
        (
            "doesn't stand in the tree of procedure card, which it offers",
            Box::new(in_search::<Posting>(search::POSTINGS, |all| {
                all[POINTS + 5] = moved(all[POINTS + 5], 1);
            })),
        ),
        (
            "stands in the tree of procedure land, which it doesn't offer",
            Box::new(in_search::<Posting>(search::POSTINGS, |all| {
                all[2 * POINTS + 9] = moved(all[2 * POINTS + 9], -1);
            })),
        ),
        (
            "has the class of another schedule in the tree of everyone",
            Box::new(in_search::<Posting>(search::POSTINGS, |all| all[7] = Posting::new(7, 63))),
        ),
        (
            "keeps other hours in the tree of procedure",
            Box::new(in_search::<u32>(search::POSTING_SCHEDULES, |all| all[0] ^= 1)),
        ),
        (
            "stops taking cases earlier in the tree of procedure card",
            Box::new(in_search::<u32>(search::LEAST_ACCEPTANCE_MINUTES, |all| all[0] += 1)),
        ),
        (
            "procedure land takes other minutes than it says",
            Box::new(in_search::<u32>(search::COUNTER_MINUTES, |all| all[1] = 5)),
        ),
        (
            "outside of a box above it in the tree of everyone",
            Box::new(in_search::<Siblings>(search::NODES, |all| all[0].low[0][2] += 100.0)),
        ),
        (
            "outside of a box above it in the tree of procedure land",
            Box::new(in_search::<Siblings>(search::NODES, |all| {
                if let Some(last) = all.last_mut() {
                    last.high[2][0] -= 100.0;
                }
            })),
        ),
        (
            "outside of the classes of schedules of a node above it",
            Box::new(in_search::<Siblings>(search::NODES, |all| all[0].classes[1] = 0)),
        ),
        (
            "0 of 400 postings can be reached in the tree of procedure card",
            Box::new(in_search::<[u32; 2]>(search::LEVELS, |all| all[1][1] = 0)),
        ),
        ("isn't served by who serves it", Box::new(in_search::<u32>(search::SERVED_BY, |all| all[3] ^= 1))),
        (
            "procedure land has another jurisdiction",
            Box::new(in_search::<u8>(search::JURISDICTIONS, |all| all[1] = 2)),
        ),
        (
            "isn't in its place in the order by id",
            Box::new(in_search::<u32>(search::POINTS_BY_ID, |all| all.swap(10, 11))),
        ),
        (
            "is measured from another place",
            Box::new(in_search::<Spot>(search::SPOTS, |all| all[20].ecef_m[1] += 0.5)),
        ),
        (
            "doesn't stand where its record says",
            Box::new(in_search::<[f64; 2]>(search::POINT_DEGREES, |all| all[20][1] += 1e-7)),
        ),
        (
            "is filtered by another Kind",
            Box::new(in_search::<[u32; 3]>(search::POINT_FACETS, |all| all[5][0] ^= 1)),
        ),
        ("stands in another area", Box::new(in_search::<Spot>(search::SPOTS, |all| all[5].area += 1))),
        ("isn't among those of", Box::new(in_search::<u32>(search::POINTS_BY_AREA, <[u32]>::reverse))),
        (
            "the offers aren't those that went in",
            Box::new(in_search::<u8>(search::OFFER_SETS, |all| all[0] ^= 1)),
        ),
        (
            "isn't stored as it went in",
            Box::new(in_search::<Spot>(search::SPOTS, |all| all[0].schedule ^= 1)),
        ),
        (
            "isn't stored as it went in",
            Box::new(|dir: &Path| doctor::<u8>(&dir.join(RECORDS_FILE), tables::DETAILS, |all| all[0] ^= 1)),
        ),
        (
            "isn't stored as it went in",
            Box::new(|dir: &Path| {
                doctor::<u8>(&dir.join(RECORDS_FILE), tables::SUMMARIES, |all| all[0] ^= 1);
            }),
        ),
        (
            "isn't in the index of words by its names",
            Box::new(with_index_of(OFFICE_TEXT_DIR, |records| records.points[30].name_th.push('ก'))),
        ),
        (
            "399 service points are in the index of words, 400 should be",
            Box::new(with_index_of(OFFICE_TEXT_DIR, |records| {
                records.points.pop();
            })),
        ),
        (
            "procedure land isn't the first for its title_th",
            Box::new(with_index_of(PROCEDURE_TEXT_DIR, |records| {
                records.procedures[1].title_th = "ขอสูติบัตร".to_owned();
            })),
        ),
    ];
    for (expected, fault) in faults {
        let message = refused(&*fault);
        assert!(message.contains(expected), "expected {expected:?} in {message:?}");
    }
}

#[test]
fn a_search_that_misses_an_office_is_found_by_brute_force() {
    // Classes that no tree knows of: each door passes by itself, and no node shows that it has one that does.
    let message = refused(&in_search::<u8>(search::SCHEDULE_CLASS, |all| all.fill(63)));
    assert!(message.contains("has the class of another schedule"), "{message}");
}

#[test]
fn an_odd_name_is_quarantined_and_published_all_the_same() {
    let mut records = register();
    for (place, name) in [(3, "…"), (4, "---"), (5, "☎"), (6, "ก"), (7, "(๑)")] {
        records.points[place].name_th = name.to_owned();
    }
    records.points[8].name_en = Some("!!".to_owned());
    records.procedures[0].title_th = "???".to_owned();
    records.procedures[1].aliases = vec!["โฉนด".to_owned(), "//".to_owned()];
    let dir = tempfile::tempdir().expect("a directory");
    let staged = stage(records, ChangeNumber(0), Vec::new(), dir.path()).expect("no fault of the engine");
    let told: Vec<(RecordKind, &str, &str, &str)> = staged
        .quarantined()
        .iter()
        .map(|one| (one.kind, one.id.as_str(), one.column, one.value.as_str()))
        .collect();
    let point = RecordKind::ServicePoint;
    assert_eq!(
        told,
        [
            (point, "p003", "name_th", "…"),
            (point, "p004", "name_th", "---"),
            (point, "p005", "name_th", "☎"),
            (point, "p008", "name_en", "!!"),
            (RecordKind::Procedure, "card", "title_th", "???"),
            (RecordKind::Procedure, "land", "aliases", "//"),
        ]
    );
    let manifest = staged.publish().expect("published");
    assert_eq!(manifest.counts.service_points, POINTS as u64);
    let snapshot = open_current(dir.path()).expect("opened");
    let extent = CheckExtent { questions: 50, titles: usize::MAX, names_by_question: true };
    let checked = check(snapshot, extent).expect("no fault");
    // Each has a Thai name and a code, and one has an English name that is known not to find it.
    assert_eq!((checked.names, checked.titles, checked.questions), (2 * POINTS - 3, 2, 50));
    assert_eq!(checked.quarantined.len(), 6);
}

#[test]
fn what_is_staged_and_not_published_leaves_nothing() {
    let dir = tempfile::tempdir().expect("a directory");
    drop(stage(register(), ChangeNumber(0), Vec::new(), dir.path()).expect("staged"));
    assert!(open_current(dir.path()).err().is_some_and(|error| error.is_missing()));
    assert!(crate::text::file_names(&dir.path().join("snapshots")).expect("files").is_empty());
}
