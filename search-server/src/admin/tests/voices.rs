//! What citizens say, as units read it.

use axum::http::Method;
use chrono::NaiveDate;
use domain::ChangeNumber;
use registry::{Key, Kind, NewTicket, Role};
use serde_json::{Value, json};

use super::back_office::{BackOffice, unit};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 27).expect("a day")
}

#[tokio::test]
async fn words_of_ratings_are_read_by_the_unit_and_those_who_answer_for_it() {
    let office = BackOffice::new().await;
    let rate = async |stars, words| {
        office.registry.rate(&unit("unit-a"), stars, words, "th", day()).await.expect("a rating");
    };
    rate(4, Some("คิวยาว")).await;
    rate(1, None).await;
    let path = "/admin/v1/service-points/unit-a/ratings";
    for (role, status) in [
        (Role::Officer(unit("unit-a")), 200),
        (Role::Supervisor("3804".parse().expect("a code")), 200),
        (Role::Manager("department-a".to_owned()), 200),
        (Role::Auditor, 200),
        (Role::Officer(unit("unit-b")), 403),
        (Role::Supervisor("3801".parse().expect("a code")), 403),
    ] {
        let who = office.signed_in(std::slice::from_ref(&role)).await;
        office.get(&who, path).await.has_status(status);
    }
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    let told = office.get(&officer, &format!("{path}?limit=1")).await.json();
    assert_eq!(
        (&told["count"], &told["average"], &told["is_shown"]),
        (&json!(2), &json!(2.5), &json!(false))
    );
    assert_eq!((&told["by_stars"], &told["next"]), (&json!([1, 0, 0, 1, 0]), &json!(1)));
    let all = office.get(&officer, path).await.json();
    let with_words = all["results"].as_array().expect("a list").iter().find(|one| one["words"] == "คิวยาว");
    let id = with_words.expect("it is there")["id"].as_str().expect("an id").to_owned();
    let erase = format!("{path}/{id}/words");
    office.send(&officer, Method::DELETE, &erase, None).await.has_status(403);
    let administrator = office.signed_in(&[Role::Administrator]).await;
    office.send(&administrator, Method::DELETE, &erase, None).await.has_status(204);
    office.send(&administrator, Method::DELETE, &erase, None).await.has_status(404);
    assert!(!office.get(&officer, path).await.body.contains("คิวยาว"));
}

fn ticket(kind: Kind, id: &str, words: &str) -> NewTicket {
    NewTicket {
        received_on: day(),
        record: Key::new(kind, id),
        field: "phone".to_owned(),
        procedure: None,
        shown: None,
        words: words.to_owned(),
        language: "th".to_owned(),
        snapshot: "s".to_owned(),
        change: ChangeNumber(1),
        asked_by: None,
    }
}

#[tokio::test]
async fn reports_are_listed_for_those_who_may_mend_the_record_and_decided_once() {
    let office = BackOffice::new().await;
    let report =
        async |kind, id, words| office.registry.report(&ticket(kind, id, words)).await.expect("kept");
    let own = report(Kind::ServicePoint, "unit-a", "ก").await;
    let other = report(Kind::ServicePoint, "unit-b", "ข").await;
    let manual = report(Kind::Procedure, "procedure-a", "ค").await;
    let list = async |role: Role, query: &str| -> Vec<String> {
        let who = office.signed_in(&[role]).await;
        let told = office.get(&who, &format!("/admin/v1/tickets{query}")).await.has_status(200).json();
        let results = told["results"].as_array().expect("a list").iter();
        let mut ids: Vec<_> = results.map(|one| one["id"].as_str().unwrap_or_default().to_owned()).collect();
        ids.sort_unstable();
        ids
    };
    let sorted = |ids: &[&String]| {
        let mut ids: Vec<String> = ids.iter().map(|id| (*id).clone()).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(list(Role::Officer(unit("unit-a")), "").await, sorted(&[&own]));
    assert_eq!(list(Role::Supervisor("38".parse().expect("a code")), "").await, sorted(&[&own, &other]));
    assert_eq!(list(Role::Manager("department-a".to_owned()), "").await, sorted(&[&own, &manual]));
    assert_eq!(list(Role::Auditor, "").await, sorted(&[&own, &other, &manual]));
    assert_eq!(list(Role::Auditor, "?service_point=unit-b").await, sorted(&[&other]));
    assert_eq!(list(Role::Auditor, "?state=closed").await, [""; 0]);

    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    let send = async |id: &str, what: &str, words: Option<&str>| {
        let body = words.map(|words| json!({ "words": words }));
        let path = format!("/admin/v1/tickets/{id}/{what}");
        office.send(&officer, Method::POST, &path, body.as_ref()).await
    };
    send(&own, "answer", Some("")).await.has_status(400);
    let answered = send(&own, "answer", Some("แก้แล้ว")).await.has_status(200).json();
    assert_eq!((&answered["state"], &answered["answer"]["by"]), (&json!("answered"), &json!(officer.person)));
    assert_eq!(send(&own, "close", None).await.has_status(409).code(), "decided");
    send(&other, "close", None).await.has_status(403);
    send(&manual, "close", None).await.has_status(403);
    send("ticket-0", "close", None).await.has_status(404);
    office.get(&officer, &format!("/admin/v1/tickets/{other}")).await.has_status(403);
}

#[tokio::test]
async fn a_question_of_the_back_office_tells_who_asks_and_a_report_of_a_citizen_nothing() {
    let office = BackOffice::new().await;
    let supervisor = office.signed_in(&[Role::Supervisor("38".parse().expect("a code"))]).await;
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    let report = ticket(Kind::ServicePoint, "unit-a", "ก");
    let reported = office.registry.report(&report).await.expect("kept");
    let question = json!({"words": "ข"});
    let path = "/admin/v1/service-points/unit-a/pin-question";
    let asked = office.send(&supervisor, Method::POST, path, Some(&question)).await.has_status(201).json();
    let asked = asked["ticket"].as_str().expect("a ticket");
    for (id, by) in [(reported.as_str(), Value::Null), (asked, json!(supervisor.person))] {
        let told = office.get(&officer, &format!("/admin/v1/tickets/{id}")).await.has_status(200).json();
        assert_eq!((&told["asked_by"], &told["asked_by_name"]), (&by, &Value::Null));
    }
}

#[tokio::test]
async fn the_share_without_photocopies_is_told_to_everyone_who_signed_in() {
    let office = BackOffice::new().await;
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    let told = office.get(&officer, "/admin/v1/copies?level=district").await.has_status(200).json();
    let areas: Vec<_> = told["results"].as_array().expect("a list").iter().map(|one| &one["area"]).collect();
    assert_eq!(areas, [&json!("3801"), &json!("3804")]);
    assert_eq!((&told["results"][1]["units"], &told["results"][1]["share"]), (&json!(2), &json!(null)));
    office.get(&officer, "/admin/v1/copies?level=village").await.has_status(400);
    let nobody = office.signed_in(&[]).await;
    office.get(&nobody, "/admin/v1/copies").await.has_status(403);
}
