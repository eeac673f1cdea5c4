//! Importing again and again, with officers in between.

use domain::ChangeNumber;
use registry::{
    Author, Cause, Edit, ImportCounts, ImportOptions, ImportReport, Kind, Office, Record, Registry,
};

use crate::places::on_both;
use crate::world::{Draw, at, office, office_key, officer, procedure, procedure_key, record};

const WHOLE: ImportOptions =
    ImportOptions { source_wins: false, has_offers: true, has_exceptions: true, has_territories: true };

async fn import(register: &Registry, records: Vec<Record>, options: ImportOptions) -> ImportReport {
    let author = Author::new("indexer", at(0), Cause::Import);
    register.import(records, options, &author, |_| {}).await.expect("an import")
}

fn counts(added: u64, changed: u64, unchanged: u64) -> ImportCounts {
    ImportCounts { added, changed, unchanged, not_in_source: 0 }
}

fn source() -> Vec<Record> {
    let with_phone = |number, phone: &str| {
        let mut office = office(number, "เซกา", &[1]);
        office.point.phone = Some(phone.to_owned());
        record(office)
    };
    vec![procedure(1, "ก"), with_phone(1, "1"), with_phone(2, "2"), with_phone(3, "3")]
}

/// The source with something done to office 1.
fn corrected(correct: impl Fn(&mut Office)) -> Vec<Record> {
    let mut source = source();
    if let Record::ServicePoint(office) = &mut source[1] {
        correct(office);
    }
    source
}

/// An officer does something to office 1.
async fn edit(register: &Registry, change: impl Fn(&mut Office)) {
    let entry = register.current(&office_key(1)).await.expect("readable").expect("it is there");
    let Some(Record::ServicePoint(mut office)) = entry.record else { panic!("it was removed") };
    change(&mut office);
    let edit = Edit::set(Record::ServicePoint(office), entry.number);
    register.append(vec![edit], &officer()).await.expect("the newest version");
}

async fn office_1(register: &Registry) -> Office {
    let entry = register.current(&office_key(1)).await.expect("readable").expect("it is there");
    let Some(Record::ServicePoint(office)) = entry.record else { panic!("it was removed") };
    *office
}

#[test]
fn an_import_that_is_run_again_changes_nothing() {
    on_both(async |place| {
        let register = place.register().await;
        let mut draw = Draw::new(7);
        let mut records: Vec<Record> = (0..30).map(|_| draw.record()).collect();
        for record in &mut records {
            if let Record::ServicePoint(office) = record {
                office.point.succeeded_by = None;
            }
        }
        for number in 0..4 {
            records.push(procedure(number, "ก"));
        }
        records.sort_by_key(|record| (record.key().kind == Kind::ServicePoint, record.key()));
        records.dedup_by_key(|record| record.key());
        // Broken off in the middle, it goes on there.
        let half = records[..records.len() / 2].to_vec();
        let first = import(&register, half.clone(), WHOLE).await;
        assert_eq!(first.written(), half.len() as u64);
        let whole = import(&register, records.clone(), WHOLE).await;
        assert_eq!(whole.written() + first.written(), records.len() as u64);
        let head = register.head().await.expect("readable");
        let again = import(&register, records.clone(), WHOLE).await;
        assert_eq!((again.written(), again.differing_total), (0, 0));
        assert_eq!(register.head().await.expect("readable"), head);
        for one in records {
            let entry = register.current(&one.key()).await.expect("readable").expect("it is there");
            assert_eq!(entry.record, Some(one));
        }
    });
}

#[test]
fn a_corrected_source_changes_only_what_differs_and_keeps_newer_edits() {
    on_both(async |place| {
        let register = place.register().await;
        let first = import(&register, source(), WHOLE).await;
        assert_eq!(first.counts[&Kind::ServicePoint], counts(3, 0, 0));
        edit(&register, |office| office.point.phone = Some("ของเจ้าหน้าที่".to_owned())).await;

        // The source says what it said: the officer's edit stays, and that is told.
        let same = import(&register, source(), WHOLE).await;
        assert_eq!(same.counts[&Kind::ServicePoint], counts(0, 0, 3));
        let told = &same.differing[0];
        assert_eq!((told.key.id.as_str(), &told.kept[..]), ("office 1", &["point.phone".to_owned()][..]));
        assert_eq!((told.conflicts.len(), told.actor.as_str(), told.change), (0, "person:somchai", 5));

        // It corrects another field: that alone changes.
        let named = corrected(|office| office.point.name_th = "ที่ว่าการอำเภอเซกา".to_owned());
        let report = import(&register, named.clone(), WHOLE).await;
        assert_eq!(report.counts[&Kind::ServicePoint], counts(0, 1, 2));
        let now = office_1(&register).await;
        assert_eq!(now.point.name_th, "ที่ว่าการอำเภอเซกา");
        assert_eq!(now.point.phone.as_deref(), Some("ของเจ้าหน้าที่"));
        assert_eq!(import(&register, named, WHOLE).await.written(), 0);

        // It corrects the field that the officer corrected: the officer's stays, as a conflict; told once.
        let phoned = corrected(|office| {
            office.point.name_th = "ที่ว่าการอำเภอเซกา".to_owned();
            office.point.phone = Some("9".to_owned());
        });
        let report = import(&register, phoned.clone(), WHOLE).await;
        assert_eq!(
            (report.written(), &report.differing[0].conflicts[..]),
            (0, &["point.phone".to_owned()][..])
        );
        let report = import(&register, phoned.clone(), WHOLE).await;
        assert_eq!((report.differing[0].conflicts.len(), report.differing[0].kept.len()), (0, 1));

        // Whoever runs it may let the source win, and is told what that overwrote.
        let report = import(&register, phoned, ImportOptions { source_wins: true, ..WHOLE }).await;
        assert_eq!((report.written(), report.differing[0].kept.len()), (1, 1));
        assert_eq!(office_1(&register).await.point.phone.as_deref(), Some("9"));
    });
}

#[test]
fn offers_go_one_by_one_and_a_missing_table_says_nothing() {
    on_both(async |place| {
        let register = place.register().await;
        import(&register, source(), WHOLE).await;
        import(&register, vec![procedure(1, "ก"), procedure(2, "ข"), procedure(3, "ค")], WHOLE).await;
        edit(&register, |o| o.offers.extend(office(1, "", &[2]).offers)).await;
        let with_third = corrected(|o| o.offers.extend(office(1, "", &[3]).offers));
        import(&register, with_third.clone(), WHOLE).await;
        let offered = async || {
            let office = office_1(&register).await;
            office.offers.iter().map(|o| o.procedure.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(offered().await, ["procedure-1", "procedure-2", "procedure-3"]);
        // Without a table of offers nothing is said about them.
        let without = corrected(|o| o.offers.clear());
        let report = import(&register, without.clone(), ImportOptions { has_offers: false, ..WHOLE }).await;
        assert_eq!((report.written(), report.differing_total), (0, 1));
        assert_eq!(offered().await.len(), 3);
        // With an empty one those go that the source once had.
        import(&register, without, WHOLE).await;
        assert_eq!(offered().await, ["procedure-2"]);
    });
}

#[test]
fn what_somebody_removed_stays_removed_and_what_a_source_lacks_stays() {
    on_both(async |place| {
        let register = place.register().await;
        import(&register, source(), WHOLE).await;
        let removed = Edit::remove(office_key(1), ChangeNumber(2));
        register.append(vec![removed], &officer()).await.expect("the newest version");
        let report = import(&register, corrected(|o| o.point.name_th = "ใหม่".to_owned()), WHOLE).await;
        assert_eq!((report.written(), report.differing[0].is_removed), (0, true));

        let report = import(&register, source()[..2].to_vec(), WHOLE).await;
        assert_eq!(report.counts[&Kind::ServicePoint].not_in_source, 2);
        assert!(
            register.current(&office_key(3)).await.expect("readable").is_some_and(|e| e.record.is_some())
        );

        // A new office may offer what an officer removed: the offer is left out and counted.
        let now = register.current(&procedure_key(1)).await.expect("readable").expect("it is there").number;
        register.append(vec![Edit::remove(procedure_key(1), now)], &officer()).await.expect("the newest");
        let report = import(&register, vec![record(office(9, "ใหม่", &[1]))], WHOLE).await;
        assert_eq!((report.written(), report.offers_without_procedure), (1, 1));
        assert_eq!(register.verify(None).await.expect("readable").faults, []);
    });
}
