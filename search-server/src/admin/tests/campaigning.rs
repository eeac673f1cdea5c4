//! Campaigns: who runs one, who confirmed, who is late, and whom to remind.

use axum::http::Method;
use domain::service_point::UpdatedAt;
use registry::{Key, Kind, Record, Role};
use serde_json::{Value, json};

use super::back_office::{Answer, BackOffice, Client, unit};

async fn begin(office: &BackOffice, who: &Client, campaign: &Value) -> Answer {
    office.send(who, Method::POST, "/admin/v1/campaigns", Some(campaign)).await
}

fn campaign(area: Option<&str>, deadline: &str) -> Value {
    json!({"title_th": "=ตรวจข้อมูล", "task": "data", "area": area, "begins_on": "2026-01-01", "deadline": deadline})
}

fn id(answer: &Answer) -> String {
    answer.json()["id"].as_str().expect("an id").to_owned()
}

async fn confirm(office: &BackOffice, who: &Client, id: &str, task: &str) -> Answer {
    let seen = office.get(who, &format!("/admin/v1/service-points/{id}/pictures")).await;
    let who = who.with("if-match", seen.header("etag"));
    let path = format!("/admin/v1/service-points/{id}/confirmations");
    office.send(&who, Method::POST, &path, Some(&json!({ "task": task }))).await
}

fn supervisor(code: &str) -> Role {
    Role::Supervisor(code.parse().expect("a code"))
}

#[tokio::test]
async fn a_supervisor_runs_a_campaign_for_the_own_area_only() {
    let office = BackOffice::new().await;
    for (role, area, status) in [
        (supervisor("38"), Some("38"), 201),
        (supervisor("38"), Some("3804"), 201),
        (supervisor("3804"), Some("38"), 403),
        (supervisor("38"), None, 403),
        (Role::Officer(unit("unit-a")), Some("380401"), 403),
        (Role::Auditor, Some("38"), 403),
        (Role::Administrator, None, 201),
    ] {
        let who = office.signed_in(std::slice::from_ref(&role)).await;
        let answer = begin(&office, &who, &campaign(area, "2999-12-31")).await;
        assert_eq!(answer.status.as_u16(), status, "{role:?} {area:?}: {}", answer.body);
    }
    let manager = office.signed_in(&[Role::Manager("ministry".to_owned())]).await;
    let own =
        json!({"title_th": "ก", "task": "pin", "organisation": "department-a", "deadline": "2999-12-31"});
    begin(&office, &manager, &own).await.has_status(201);
    for (bad, named) in [
        (json!({"title_th": " ", "task": "data", "deadline": "2999-12-31"}), "title_th"),
        (json!({"title_th": "ก", "task": "all", "deadline": "2999-12-31"}), "task"),
        (json!({"title_th": "ก", "task": "data", "area": "9", "deadline": "2999-12-31"}), "area"),
        (
            json!({"title_th": "ก", "task": "data", "begins_on": "2026-01-02", "deadline": "2026-01-01"}),
            "deadline",
        ),
        (json!({"title_th": "ก", "task": "manuals", "area": "38", "deadline": "2999-12-31"}), "task"),
    ] {
        let administrator = office.signed_in(&[Role::Administrator]).await;
        let answer = begin(&office, &administrator, &bad).await;
        assert_eq!(answer.has_status(400).json()["errors"][0]["parameter"], named, "{bad}");
    }
}

#[tokio::test]
async fn a_unit_confirms_and_the_campaign_counts_it() {
    let office = BackOffice::new().await;
    let administrator = office.signed_in(&[Role::Administrator]).await;
    let over = id(begin(&office, &administrator, &campaign(None, "2026-06-30")).await.has_status(201));
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    let confirmed = confirm(&office, &officer, "unit-a", "data").await;
    assert_eq!(confirmed.has_status(201).json()["of"], "unit-a");
    let key = Key::new(Kind::ServicePoint, "unit-a");
    let entry = office.registry.current(&key).await.expect("readable").expect("it is there");
    let Some(Record::ServicePoint(unit_a)) = entry.record else { panic!("it was removed") };
    let said = unit_a.point.updated_at.as_ref().map(UpdatedAt::as_str);
    assert_eq!(said, confirmed.json()["confirmed_on"].as_str());
    assert_eq!(format!("\"{}\"", entry.number.0), confirmed.header("etag"));
    let card = office.get(&officer, "/admin/v1/service-points/unit-a").await.json();
    let on = &confirmed.json()["confirmed_on"];
    assert_eq!(card["confirmed"], json!([{"task": "data", "confirmed_on": on}]));
    let other = officer.with("if-match", "\"1\"");
    let data = json!({"task": "data"});
    let path = "/admin/v1/service-points/unit-b/confirmations";
    office.send(&other, Method::POST, path, Some(&data)).await.has_status(403);
    confirm(&office, &officer, "unit-a", "everything").await.has_status(400);
    assert_eq!(confirm(&office, &officer, "unit-a", "pin").await.has_status(422).code(), "refused");
    let path = "/admin/v1/service-points/unit-a/confirmations";
    let stale = officer.with("if-match", "\"1\"");
    let stale = office.send(&stale, Method::POST, path, Some(&json!({"task": "data"}))).await;
    assert_eq!(stale.has_status(412).code(), "conflict");

    let progress = async |who: &Client, query: &str| {
        office.get(who, &format!("/admin/v1/campaigns/{over}/progress{query}")).await
    };
    let told = progress(&administrator, "").await.has_status(200).json();
    assert_eq!((&told["asked"], &told["done"], &told["late"]), (&json!(3), &json!(1), &json!(2)));
    assert_eq!(told["parts"][0]["id"], "38");
    let own = office.signed_in(&[supervisor("3804")]).await;
    progress(&own, "").await.has_status(403);
    let told = progress(&own, "?area=3804").await.has_status(200).json();
    assert_eq!((&told["asked"], &told["done"]), (&json!(2), &json!(1)));
    let auditor = office.signed_in(&[Role::Auditor]).await;
    progress(&auditor, "?level=subdistrict").await.has_status(200);

    let units = format!("/admin/v1/campaigns/{over}/units");
    let due = office.get(&administrator, &units).await.has_status(200).json();
    let ids: Vec<_> = due["results"].as_array().expect("a list").iter().map(|one| &one["id"]).collect();
    assert_eq!(
        (ids, &due["results"][0]["is_late"]),
        (vec![&json!("unit-a1"), &json!("unit-b")], &json!(true))
    );
    let done = office.get(&administrator, &format!("{units}?state=done")).await.json();
    assert_eq!((&done["total"], &done["results"][0]["confirmed_by"]), (&json!(1), &json!(officer.person)));
}

#[tokio::test]
async fn reminders_are_a_table_without_formulas() {
    let office = BackOffice::new().await;
    let administrator = office.signed_in(&[Role::Administrator]).await;
    let id = id(begin(&office, &administrator, &campaign(Some("38"), "2027-08-31")).await.has_status(201));
    let path = format!("/admin/v1/campaigns/{id}/reminders.csv");
    let file = office.get(&administrator, &path).await;
    file.has_status(200);
    assert!(file.header("content-type").starts_with("text/csv"));
    let lines: Vec<&str> = file.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!((file.body.starts_with('\u{feff}'), lines.len()), (true, 4));
    assert!(lines[1].contains("'=ตรวจข้อมูล") && lines[1].contains("31 ส.ค. 70"), "{}", lines[1]);
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    office.get(&officer, &path).await.has_status(403);
}

#[tokio::test]
async fn an_agency_confirms_its_list_of_manuals_unless_one_was_changed_since() {
    let office = BackOffice::new().await;
    let manager = office.signed_in(&[Role::Manager("department-a".to_owned())]).await;
    let path = "/admin/v1/organisations/department-a/manuals-confirmation";
    let send = async |who: &Client, path: &str, change: u64| {
        office.send(who, Method::POST, path, Some(&json!({ "change": change }))).await
    };
    assert_eq!(send(&manager, path, 1).await.has_status(409).code(), "conflict");
    assert_eq!(send(&manager, path, 1_000_000).await.has_status(400).code(), "invalid_parameters");
    let last = office.registry.head().await.expect("readable").number.0;
    let confirmed = send(&manager, path, last).await;
    assert_eq!(confirmed.has_status(201).json()["task"], "manuals");
    let other = "/admin/v1/organisations/department-b/manuals-confirmation";
    send(&manager, other, last).await.has_status(403);
    let administrator = office.signed_in(&[Role::Administrator]).await;
    send(&administrator, "/admin/v1/organisations/nobody/manuals-confirmation", last).await.has_status(404);
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    send(&officer, path, last).await.has_status(403);
    let manuals =
        json!({"title_th": "ก", "task": "manuals", "begins_on": "2026-01-01", "deadline": "2999-12-31"});
    let id = id(begin(&office, &administrator, &manuals).await.has_status(201));
    office.get(&administrator, &format!("/admin/v1/campaigns/{id}/progress")).await.has_status(200);
    let units = office.get(&administrator, &format!("/admin/v1/campaigns/{id}/units")).await;
    assert_eq!(units.has_status(404).code(), "no_units");
}

#[tokio::test]
async fn a_campaign_is_taken_back_by_whoever_may_run_it_in_the_version_that_was_seen() {
    let office = BackOffice::new().await;
    let administrator = office.signed_in(&[Role::Administrator]).await;
    let begun = begin(&office, &administrator, &campaign(Some("38"), "2999-12-31")).await;
    let path = format!("/admin/v1/campaigns/{}", id(&begun));
    let end = async |who: &Client| office.send(who, Method::DELETE, &path, None).await;
    assert_eq!(end(&administrator).await.has_status(428).code(), "if_match_required");
    assert_eq!(end(&administrator.with("if-match", "\"1\"")).await.has_status(412).code(), "conflict");
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    end(&officer.with("if-match", begun.header("etag"))).await.has_status(403);
    end(&administrator.with("if-match", begun.header("etag"))).await.has_status(204);
    office.get(&administrator, &path).await.has_status(404);
    let list = office.get(&officer, "/admin/v1/campaigns").await.has_status(200).json();
    assert_eq!(list["results"], json!([]));
}

#[tokio::test]
async fn whoever_confirmed_a_unit_takes_it_back_and_nobody_elses() {
    let office = BackOffice::new().await;
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    let confirmed = confirm(&office, &officer, "unit-a", "data").await.has_status(201).json();
    let batch = confirmed["batch"].as_str().expect("an act").replace(' ', "%20").replace(':', "%3A");
    let undo = format!("/admin/v1/batches/{batch}/undo");
    let other = office.signed_in(&[Role::Officer(unit("unit-b"))]).await;
    office.send(&other, Method::POST, &undo, Some(&json!({}))).await.has_status(403);
    office.send(&officer, Method::POST, &undo, Some(&json!({}))).await.has_status(200);
    let card = office.get(&officer, "/admin/v1/service-points/unit-a").await.json();
    assert_eq!((&card["confirmed"], &card["data"]["updated_at"]), (&json!([]), &json!(null)));
}
