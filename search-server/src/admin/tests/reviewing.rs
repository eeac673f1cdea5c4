//! Four eyes: what waits, who decides, and what is seen before.

use axum::http::Method;
use chrono::Utc;
use domain::service_point::Visibility;
use domain::{ChangeNumber, Position, ServicePoint};
use registry::{Author, Cause, Edit, Key, Kind, Office, Reason, Record, Role};
use serde_json::{Value, json};

use super::back_office::{Answer, BackOffice, Client, importer, unit};

const UNIT: &str = "/admin/v1/service-points/unit-a";

/// An officer of a unit, the supervisor of its province, and the manager of another department.
async fn people(office: &BackOffice) -> [Client; 3] {
    [
        office.signed_in(&[Role::Officer(unit("unit-a"))]).await,
        office.signed_in(&[Role::Supervisor("38".parse().expect("a code"))]).await,
        office.signed_in(&[Role::Manager("department-b".to_owned())]).await,
    ]
}

/// The unit as it is, with its version.
async fn present(office: &BackOffice) -> (Office, ChangeNumber) {
    let key = Key::new(Kind::ServicePoint, "unit-a");
    let entry = office.registry.current(&key).await.expect("readable").expect("it is there");
    match entry.record {
        Some(Record::ServicePoint(unit)) => (*unit, entry.number),
        _ => panic!("it was removed"),
    }
}

/// Edits the unit at once.
async fn edit(office: &BackOffice, change: impl FnOnce(&mut ServicePoint)) {
    let (mut unit, number) = present(office).await;
    change(&mut unit.point);
    let edit = Edit::set(Record::ServicePoint(Box::new(unit)), number);
    office.registry.append(vec![edit], &importer()).await.expect("the newest version");
}

/// Somebody proposes to hide the unit.
async fn hide(office: &BackOffice, who: &Client) -> String {
    let (mut unit, number) = present(office).await;
    unit.point.visibility = Visibility::Hidden;
    let edit = Edit::set(Record::ServicePoint(Box::new(unit)), number);
    let author = Author::new(&who.person, Utc::now(), Cause::Edit);
    let author = Author { reason: Some("ยุบหน่วยงาน".to_owned()), ..author };
    let findings = json!({"pins": [], "preview": null});
    let waits = office.registry.wait(vec![edit], &author, &[Reason::Hidden], &findings).await;
    waits.expect("it could be written")
}

async fn decide(office: &BackOffice, who: &Client, review: &str, what: &str, words: Option<&str>) -> Answer {
    let body = words.map(|words| json!({ "words": words }));
    office.send(who, Method::POST, &format!("/admin/v1/reviews/{review}/{what}"), body.as_ref()).await
}

async fn listed(office: &BackOffice, who: &Client, query: &str) -> Vec<(String, bool)> {
    let list = office.get(who, &format!("/admin/v1/reviews{query}")).await.has_status(200).json();
    let results = list["results"].as_array().expect("a list").clone();
    let told = |one: &Value| {
        (one["id"].as_str().unwrap_or_default().to_owned(), one["may_decide"].as_bool().unwrap_or_default())
    };
    results.iter().map(told).collect()
}

#[tokio::test]
async fn hiding_waits_until_somebody_else_approves_it() {
    let office = BackOffice::new().await;
    let [officer, supervisor, other] = people(&office).await;
    let review = hide(&office, &officer).await;
    assert_eq!(present(&office).await.0.point.visibility, Visibility::Shown, "before somebody decides");

    assert_eq!(listed(&office, &officer, "").await, [(review.clone(), false)]);
    assert_eq!(listed(&office, &supervisor, "").await, [(review.clone(), true)]);
    assert_eq!(listed(&office, &supervisor, "?mine=1").await, []);
    assert_eq!(listed(&office, &other, "").await, []);
    let path = format!("/admin/v1/reviews/{review}");
    office.get(&other, &path).await.has_status(403);
    let told = office.get(&supervisor, &path).await.has_status(200).json();
    assert_eq!(told["reasons"], json!([{"code": "hidden"}]));
    assert_eq!((&told["why"], &told["is_stale"]), (&json!("ยุบหน่วยงาน"), &json!(false)));
    assert_eq!(
        told["edits"][0]["changes"],
        json!([{"field": "status", "before": "shown", "after": "hidden"}])
    );

    let own = decide(&office, &officer, &review, "approve", None).await;
    assert_eq!(own.has_status(403).code(), "forbidden", "an officer decides about nothing");
    assert_eq!(decide(&office, &other, &review, "approve", None).await.has_status(403).code(), "forbidden");
    let approved = decide(&office, &supervisor, &review, "approve", Some("โทรถามแล้ว")).await;
    let number = approved.has_status(200).json()["changes"][0].as_u64().expect("a number");
    let entry = office.registry.entry(ChangeNumber(number)).await.expect("readable").expect("in the log");
    assert_eq!((&entry.actor, entry.approved_by.as_ref()), (&officer.person, Some(&supervisor.person)));
    assert_eq!(present(&office).await.0.point.visibility, Visibility::Hidden);
    let again = decide(&office, &supervisor, &review, "approve", None).await;
    assert_eq!(again.has_status(409).code(), "decided");
    assert_eq!(listed(&office, &supervisor, "").await, []);
    assert_eq!(listed(&office, &supervisor, "?state=approved").await, [(review, false)]);
}

#[tokio::test]
async fn nobody_approves_their_own_change_administrators_neither() {
    let office = BackOffice::new().await;
    let administrator = office.signed_in(&[Role::Administrator]).await;
    let review = hide(&office, &administrator).await;
    for what in ["approve", "return"] {
        let own = decide(&office, &administrator, &review, what, Some("x")).await;
        assert_eq!(own.has_status(403).code(), "own_change", "{what}");
    }
    decide(&office, &administrator, &review, "withdraw", None).await.has_status(204);
    let told = office.get(&administrator, &format!("/admin/v1/reviews/{review}")).await.json();
    assert_eq!(
        (&told["state"], &told["decision"]["by"]),
        (&json!("withdrawn"), &json!(administrator.person))
    );
}

#[tokio::test]
async fn a_change_of_a_unit_that_was_edited_meanwhile_is_shown_beside_it_and_sent_back() {
    let office = BackOffice::new().await;
    let [officer, supervisor, _] = people(&office).await;
    let review = hide(&office, &officer).await;
    edit(&office, |point| point.phone = Some("0 4200 0004".to_owned())).await;
    let late = decide(&office, &supervisor, &review, "approve", None).await;
    assert_eq!(late.has_status(409).code(), "conflict");
    let path = format!("/admin/v1/reviews/{review}");
    let told = office.get(&supervisor, &path).await.json();
    assert_eq!((&told["state"], &told["is_stale"]), (&json!("waiting"), &json!(true)));
    let meanwhile = &told["edits"][0]["meanwhile"];
    assert_eq!(*meanwhile, json!([{"field": "phone", "before": null, "after": "0 4200 0004"}]));
    let empty = decide(&office, &supervisor, &review, "return", Some(" ")).await;
    assert_eq!(empty.has_status(400).code(), "invalid_parameters");
    let other = decide(&office, &supervisor, &review, "withdraw", None).await;
    assert_eq!(other.has_status(403).code(), "forbidden");
    decide(&office, &supervisor, &review, "return", Some("มีคนแก้แล้ว")).await.has_status(204);
    let told = office.get(&officer, &path).await.json();
    assert_eq!((&told["state"], &told["decision"]["words"]), (&json!("returned"), &json!("มีคนแก้แล้ว")));
    let key = Key::new(Kind::ServicePoint, "unit-a");
    let now = office.registry.current(&key).await.expect("readable").expect("it is there");
    assert_eq!(now.approved_by, None, "nothing of it was written");
}

#[tokio::test]
async fn a_check_tells_what_would_wait_and_changes_nothing() {
    let office = BackOffice::new().await;
    let [officer, ..] = people(&office).await;
    edit(&office, |point| point.position = Position::from_degrees(17.95, 103.95).ok()).await;
    let before = present(&office).await.1;
    let check = async |body: Value| {
        office.send(&officer, Method::POST, &format!("{UNIT}/check?preview=1"), Some(&body)).await
    };
    let pin = |lat: f64| json!({"pin": {"lat": lat, "lon": 103.95}});
    let far = check(pin(18.5)).await.has_status(200).json();
    assert_eq!(far["waits_because"][0]["code"], "moved");
    assert!(far["waits_because"][0]["metres"].as_f64().is_some_and(|metres| metres > 60_000.0), "{far}");
    assert_eq!((&far["preview"], &far["pin"]["has_boundaries"]), (&Value::Null, &json!(false)));
    assert!(far["pin"]["after"]["evidence"].is_array(), "the doctor was asked: {far}");
    for near in [pin(17.9555), json!({}), json!({"address": "1 หมู่ 2"})] {
        assert_eq!(check(near.clone()).await.has_status(200).json()["waits_because"], json!([]), "{near}");
    }
    for (bad, named) in [(pin(118.0), "pin"), (json!({"subdistrict_code": "9"}), "subdistrict_code")] {
        assert_eq!(check(bad).await.has_status(400).json()["errors"][0]["parameter"], named);
    }
    check(json!({"telephone": "1"})).await.has_status(400);
    assert_eq!(present(&office).await.1, before);
}

#[tokio::test]
async fn a_token_that_reads_decides_nothing() {
    let office = BackOffice::new().await;
    let [officer, supervisor, _] = people(&office).await;
    let review = hide(&office, &officer).await;
    let reader = office.program(&supervisor.person, registry::TokenScope::Read).await;
    for what in ["approve", "return"] {
        let refused = decide(&office, &reader, &review, what, Some("x")).await;
        assert_eq!(refused.has_status(403).code(), "forbidden", "{what}");
    }
    let own = office.program(&officer.person, registry::TokenScope::Read).await;
    assert_eq!(decide(&office, &own, &review, "withdraw", None).await.has_status(403).code(), "forbidden");
}

/// Changes something of the unit over HTTP, in the version that it has now.
async fn change(office: &BackOffice, who: &Client, method: Method, path: &str, body: &Value) -> Answer {
    let seen = office.get(who, UNIT).await;
    let who = who.with("if-match", seen.header("etag"));
    office.send(&who, method, path, Some(body)).await
}

#[tokio::test]
async fn a_far_move_and_hiding_wait_a_near_move_and_a_first_pin_do_not() {
    let office = BackOffice::new().await;
    let [officer, supervisor, _] = people(&office).await;
    let pin = |lat: f64| json!({"pin": {"lat": lat, "lon": 103.95}});
    for (lat, status) in [(17.95, 200), (17.956, 200), (17.97, 202), (17.957, 200)] {
        let answer = change(&office, &officer, Method::PATCH, UNIT, &pin(lat)).await;
        assert_eq!(answer.status.as_u16(), status, "{lat}: {}", answer.body);
    }
    let hiding = json!({"status": "hidden", "reason": "ยุบหน่วยงาน"});
    let hidden = change(&office, &officer, Method::PUT, &format!("{UNIT}/visibility"), &hiding).await;
    let review = hidden.has_status(202).json()["review"].as_str().expect("a name").to_owned();
    assert_eq!(listed(&office, &supervisor, "").await.len(), 2);
    let told = office.get(&supervisor, &format!("/admin/v1/reviews/{review}")).await.json();
    assert_eq!((&told["reasons"], &told["is_stale"]), (&json!([{"code": "hidden"}]), &json!(false)));
    decide(&office, &supervisor, &review, "approve", None).await.has_status(200);
    assert_eq!(present(&office).await.0.point.visibility, Visibility::Hidden);
    // The move was made of a version that is gone.
    let stale = listed(&office, &supervisor, "").await.remove(0).0;
    let told = office.get(&supervisor, &format!("/admin/v1/reviews/{stale}")).await.json();
    assert_eq!((&told["is_stale"], &told["findings"]["pins"][0]["id"]), (&json!(true), &json!("unit-a")));
    assert_eq!(
        decide(&office, &supervisor, &stale, "approve", None).await.has_status(409).code(),
        "conflict"
    );
    let history = office.get(&supervisor, &format!("{UNIT}/history")).await;
    let by = format!("\"approved_by\":\"{}\"", supervisor.person);
    assert!(history.has_status(200).body.contains(&by), "{}", history.body);
}
