//! Whatever is altered behind the register's back is found.

use domain::ChangeNumber;
use registry::{Edit, Registry};

use crate::places::{Place, on_both};
use crate::world::{office, officer, procedure, record};

async fn filled(place: &Place) -> Registry {
    let register = place.register().await;
    let mut sixth = office(6, "หก", &[1]);
    sixth.point.phone = Some("0 4200 0004".to_owned());
    let records =
        [procedure(1, "ก"), record(office(1, "หนึ่ง", &[1])), record(office(2, "สอง", &[])), record(sixth)];
    for one in records {
        register.append(vec![Edit::set(one, ChangeNumber(0))], &officer()).await.expect("a new record");
    }
    register
}

#[test]
fn whatever_was_altered_is_found() {
    let broken = "the entry doesn't have its hash: it, or one before it, was altered";
    let cases = [
        ("UPDATE change_log SET body = replace(body, 'หนึ่ง', 'อื่น') WHERE number = 2", vec![(2, broken)]),
        ("UPDATE change_log SET actor = 'person:other' WHERE number = 3", vec![(3, broken)]),
        (
            "DELETE FROM change_log WHERE number = 2",
            vec![
                (3, "stands where 2 was expected: entries are missing"),
                (3, broken),
                (2, "service_point office 1 isn't held by the newest entry about it"),
            ],
        ),
        (
            "DELETE FROM private_value WHERE number = 4; DELETE FROM current_record WHERE number = 4;
             DELETE FROM change_log WHERE number = 4",
            vec![(4, "the end of the log was noted there, but the last entry is 3")],
        ),
        ("UPDATE private_value SET value = '1'", vec![(4, "the value of its phone was altered")]),
        ("DELETE FROM private_value", vec![(4, "the value of its phone is missing, and wasn't erased")]),
        (
            "INSERT INTO private_value (number, path, salt, value) VALUES (2, 'email', '', 'x')",
            vec![(2, "1 personal values belong to nothing in it")],
        ),
        (
            "UPDATE current_record SET number = 1 WHERE id = 'office 2'",
            vec![(3, "service_point office 2 isn't held by the newest entry about it")],
        ),
    ];
    on_both(async |place| {
        let register = filled(&place).await;
        assert_eq!(register.verify(None).await.expect("readable").faults, []);
        let noted = register.head().await.expect("readable");
        assert_eq!(register.verify(Some(noted.clone())).await.expect("readable").faults, []);
        let other = registry::Head { hash: "00".to_owned(), ..noted.clone() };
        let faults = register.verify(Some(other)).await.expect("readable").faults;
        assert_eq!(faults[0].what, "its hash isn't the one that was noted down: the log was written anew");
        let later = registry::Head { number: ChangeNumber(9), ..noted };
        let faults = register.verify(Some(later)).await.expect("readable").faults;
        assert_eq!(faults[0].what, "it was noted down, but the log ends before it");
        for (sql, expected) in &cases {
            let tables = ["change_log", "private_value", "current_record"];
            for table in tables {
                place.tamper(&format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
            }
            place.tamper(sql).await;
            let faults = register.verify(None).await.expect("readable").faults;
            let told: Vec<(u64, &str)> = faults.iter().map(|f| (f.number, f.what.as_str())).collect();
            assert_eq!(told, *expected, "{sql}");
            for table in tables {
                let back = format!(
                    "DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept_{table}; DROP TABLE kept_{table}"
                );
                place.tamper(&back).await;
            }
        }
        assert_eq!(register.verify(None).await.expect("readable").faults, []);
    });
}
