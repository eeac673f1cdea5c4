//! The import firewall: what it refuses, and that it never repeats a value.

use indexer::{Refusal, read_source};

use super::source;

const SECRET: &str = "hunter2";

#[test]
fn a_secret_refuses_the_import_and_no_message_holds_it() {
    for (file, text, expected) in [
        ("service_points.csv", "id,name_th,Password\na,ก,hunter2\n", "service_points.csv: Password: "),
        ("service_points.csv", "id,name_th,รหัสผ่าน\na,ก,\n", "service_points.csv: รหัสผ่าน: "),
        (
            "service_points.csv",
            "id,name_th,Authorize Code\na,ก,hunter2\n",
            "service_points.csv: Authorize Code: ",
        ),
        ("service_points.csv", "id,name_th\na,ก password: hunter2\n", "service_points.csv: row 2, name_th: "),
        (
            "service_points.csv",
            "id,name_th,colour\na,ก,\nb,ข,pwd=hunter2\n",
            "service_points.csv: row 3, colour: ",
        ),
        ("service_points.csv", "id,name_th\na,ก,,token: hunter2\n", "service_points.csv: row 2, column 4: "),
        (
            "offers.csv",
            "service_point_id,procedure_id,note\na,p,รหัสผ่าน: hunter2\n",
            "offers.csv: row 2, note: ",
        ),
        (
            "procedures.csv",
            "id,title_th,steps\np,ก,ขอ|password : hunter2\n",
            "procedures.csv: row 2, steps: ",
        ),
        ("users.csv", "name,api_key\na,hunter2\n", "users.csv: api_key: "),
        ("users.CSV", "name,note\na,\"x\nsecret = hunter2\"\n", "users.CSV: row 2, note: "),
        ("users.csv", "admin,password: hunter2\n", "users.csv: column 2: "),
    ] {
        let refusal = read_source(source(&[(file, text.as_bytes())]).path()).expect_err(text);
        assert!(
            matches!(refusal, Refusal::ForbiddenColumn { .. } | Refusal::ForbiddenValue { .. }),
            "{refusal}"
        );
        assert!(refusal.to_string().starts_with(expected), "{refusal}");
        assert!(!format!("{refusal} {refusal:?}").contains(SECRET), "{refusal}");
    }
}

#[test]
fn titles_and_aliases_are_never_judged() {
    let text = "id,title_th,title_en,aliases\np,ลืมรหัสผ่าน: ขอใหม่,Password: reset,token: new|รหัสผ่าน\n";
    let checked = read_source(source(&[("procedures.csv", text.as_bytes())]).path()).expect("a source");
    assert_eq!(checked.records.procedures.len(), 1);
    assert!(checked.defects.is_empty());
}

#[test]
fn the_firewall_comes_before_every_other_refusal_of_the_same_files() {
    let dir =
        source(&[("service_points.csv", b"id,id,note\n"), ("users.csv", b"id,note\n1,password: hunter2\n")]);
    let refusal = read_source(dir.path()).expect_err("a secret");
    assert!(matches!(refusal, Refusal::ForbiddenValue { .. }), "{refusal}");
}
