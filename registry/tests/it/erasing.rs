//! Personal values can be erased everywhere, and the chain stays whole.

use domain::ChangeNumber;
use domain::hours::{Exception, ExceptionHours};
use registry::{Author, Cause, Edit, ImportOptions, Office, Personal, Record};

use crate::places::on_both;
use crate::world::{at, office, office_id, office_key, officer, procedure, procedure_id, record};

const PHONE: &str = "081 000 0000";

fn reachable(name: &str) -> Office {
    let mut office = office(1, name, &[]);
    office.point.phone = Some(PHONE.to_owned());
    office.point.email = Some("seka@example.org".to_owned());
    office
}

#[test]
fn an_erased_number_stands_nowhere_and_the_log_still_proves_itself() {
    on_both(async |place| {
        let register = place.register().await;
        let importer = Author::new("indexer", at(0), Cause::Import);
        let import = async |name: &str| {
            let records = vec![record(reachable(name))];
            register.import(records, ImportOptions::default(), &importer, |_| {}).await.expect("an import")
        };
        import("เซกา").await;
        let edit = Edit::set(record(reachable("อำเภอเซกา")), ChangeNumber(1));
        register.append(vec![edit], &officer()).await.expect("the newest version");
        // The source says something new that differs: what it said is kept beside the log.
        import("ที่ว่าการอำเภอเซกา").await;

        let erasure = Author::new("person:malee", at(5), Cause::Erasure);
        let erased = register.erase(&office_key(1), &Personal::Phone, &erasure).await.expect("an erasure");
        assert_eq!(erased, 2);
        let history = register.history(&office_key(1)).await.expect("readable");
        for entry in &history {
            let Some(Record::ServicePoint(office)) = &entry.record else { panic!("{entry:?}") };
            assert_eq!((&office.point.phone, office.point.email.is_some()), (&None, true));
        }
        assert_eq!(history.last().map(|entry| entry.cause), Some(Cause::Erasure));
        let verification = register.verify(None).await.expect("readable");
        assert_eq!((verification.faults, verification.erased), (Vec::new(), 2));
        assert!(!everything(&place.url).await.contains(PHONE));
        // Erased again, nothing is left to erase.
        let again = register.erase(&office_key(1), &Personal::Phone, &erasure).await.expect("an erasure");
        assert_eq!(again, 0);
    });
}

#[test]
fn notes_and_reasons_can_be_erased_one_by_one() {
    on_both(async |place| {
        let register = place.register().await;
        let importer = Author::new("indexer", at(0), Cause::Import);
        let import = async |name: &str| {
            let mut office = office(1, name, &[0, 1]);
            office.offers[0].note = Some("ถามหาคุณสมชาย".to_owned());
            office.offers[1].note = Some("ชั้นสอง".to_owned());
            let day = "2026-12-29".parse().expect("a day");
            office.exceptions.push(Exception {
                service_point: office_id(1),
                procedure: None,
                from: day,
                to: day,
                hours: ExceptionHours::Closed,
                reason: Some("เจ้าหน้าที่ลาป่วย".to_owned()),
                announced_on: None,
            });
            let records = vec![procedure(0, "ก"), procedure(1, "ข"), record(office)];
            let options =
                ImportOptions { has_offers: true, has_exceptions: true, ..ImportOptions::default() };
            register.import(records, options, &importer, |_| {}).await.expect("an import")
        };
        import("เซกา").await;
        let renamed = match register.current(&office_key(1)).await.expect("readable") {
            Some(entry) => match entry.record {
                Some(Record::ServicePoint(mut office)) => {
                    office.point.name_th = "อำเภอเซกา".to_owned();
                    Edit::set(Record::ServicePoint(office), entry.number)
                }
                other => panic!("{other:?}"),
            },
            None => panic!("it was imported"),
        };
        let author =
            Author { reason: Some("คุณสมหญิงโทรมา".to_owned()), ..officer() };
        register.append(vec![renamed], &author).await.expect("the newest version");
        import("ที่ว่าการอำเภอเซกา").await;

        let erasure = Author::new("person:malee", at(5), Cause::Erasure);
        let note = Personal::Note { procedure: procedure_id(0).to_string() };
        for (what, word) in
            [(note, "สมชาย"), (Personal::ExceptionReasons, "ลาป่วย"), (Personal::ChangeReasons, "สมหญิง")]
        {
            assert!(everything(&place.url).await.contains(word), "{word}");
            register.erase(&office_key(1), &what, &erasure).await.expect("an erasure");
            assert!(!everything(&place.url).await.contains(word), "{word}");
        }
        assert!(everything(&place.url).await.contains("ชั้นสอง"));
        assert_eq!(register.verify(None).await.expect("readable").faults, []);
    });
}

/// All texts of all tables.
async fn everything(url: &str) -> String {
    use sqlx::Row;
    let pool = sqlx::AnyPool::connect(url).await.expect("the database is there");
    let mut all = String::new();
    for sql in ["SELECT body FROM change_log", "SELECT value FROM private_value", "SELECT body FROM imported"]
    {
        for row in sqlx::query(sql).fetch_all(&pool).await.expect("readable") {
            all.extend(row.try_get::<Option<String>, _>(0).expect("a text"));
        }
    }
    pool.close().await;
    all
}
