//! Manuals, organisations, kinds of offices and calendars over HTTP.

use axum::http::Method;
use registry::Role;
use serde_json::{Value, json};

use super::back_office::{Answer, BackOffice, Client};

async fn seeing(office: &BackOffice, client: &Client, path: &str) -> Client {
    client.with("if-match", office.get(client, path).await.has_status(200).header("etag"))
}

async fn put(office: &BackOffice, client: &Client, path: &str, body: &Value) -> Answer {
    office.send(client, Method::PUT, path, Some(body)).await
}

#[tokio::test]
async fn a_manual_is_changed_and_added_by_the_department_that_answers_for_it() {
    let office = BackOffice::new().await;
    let manager = office.signed_in(&[Role::Manager("department-a".to_owned())]).await;
    let (own, other) = ("/admin/v1/procedures/procedure-a", "/admin/v1/procedures/procedure-b");
    let fields = json!({"fee_thb": 100.5, "documents": ["บัตรเดิม"], "season": "Oct-Nov", "jurisdiction": "local", "reason": "ประกาศใหม่"});
    let seen = seeing(&office, &manager, own).await;
    let changed = office.send(&seen, Method::PATCH, own, Some(&fields)).await.has_status(200).json();
    assert_eq!((&changed["data"]["fee_thb"], &changed["data"]["season"]), (&json!(100.5), &json!("Oct-Nov")));
    office.send(&seen, Method::PATCH, own, Some(&fields)).await.has_status(412);
    let seen = seeing(&office, &manager, other).await;
    assert_eq!(
        office.send(&seen, Method::PATCH, other, Some(&fields)).await.has_status(403).code(),
        "forbidden"
    );
    let seen = seeing(&office, &manager, own).await;
    for (fields, parameter) in [
        (json!({"fee_thb": -1.0}), "fee_thb"),
        (json!({"counter_minutes": 100_001}), "counter_minutes"),
        (json!({"season": "ปลายปี"}), "season"),
        (json!({"channel": "fax"}), "channel"),
        (json!({"url": "ftp://x"}), "url"),
        (json!({"title_th": null}), "title_th"),
    ] {
        let refused = office.send(&seen, Method::PATCH, own, Some(&fields)).await;
        assert_eq!(refused.has_status(400).json()["errors"][0]["parameter"], parameter, "{fields}");
    }
    let given_away = json!({"department": "department-b"});
    assert_eq!(
        office.send(&seen, Method::PATCH, own, Some(&given_away)).await.has_status(403).code(),
        "forbidden"
    );

    let new = json!({"id": "procedure-new", "procedure": {"title_th": "การขออนุญาตใหม่", "department": "department-a"}});
    let added = office.send(&manager, Method::POST, "/admin/v1/procedures", Some(&new)).await;
    assert_eq!(added.has_status(201).header("location"), "/admin/v1/procedures/procedure-new");
    assert_eq!(
        office.send(&manager, Method::POST, "/admin/v1/procedures", Some(&new)).await.has_status(409).code(),
        "conflict"
    );
    let found =
        office.get(&manager, "/admin/v1/procedures?department=department-a&missing_at=unit-a").await.json();
    assert_eq!((&found["total"], &found["results"][0]["id"]), (&json!(1), &json!("procedure-new")));
    let owners = office.get(&manager, "/admin/v1/procedures/facets").await.has_status(200).json();
    assert_eq!(owners["department"][0], json!({"word": "department-a", "count": 2}));
    let history = office.get(&manager, &format!("{own}/history")).await.has_status(200).json();
    assert_eq!(history["results"][0]["reason"], "ประกาศใหม่");
    office.get(&manager, &format!("{other}/history")).await.has_status(403);
}

#[tokio::test]
async fn organisations_and_kinds_are_a_tree_without_circles() {
    let office = BackOffice::new().await;
    let administrator = office.signed_in(&[Role::Administrator]).await;
    let all = office.get(&administrator, "/admin/v1/organisations").await.has_status(200).json();
    assert_eq!(all["results"].as_array().map(Vec::len), Some(3));
    let ministry = "/admin/v1/organisations/ministry";
    let named = json!({"name_th": "กระทรวงใหม่"});
    put(&office, &administrator, ministry, &named).await.has_status(428);
    let change = all["results"][2]["change"].as_u64().expect("a number");
    let seen = administrator.with("if-match", &format!("\"{change}\""));
    assert_eq!(put(&office, &seen, ministry, &named).await.has_status(200).json()["name_th"], "กระทรวงใหม่");
    put(&office, &seen, ministry, &named).await.has_status(412);
    let new = "/admin/v1/organisations/division";
    let below = |parent: &str| json!({"name_th": "กอง", "parent_id": parent});
    put(&office, &administrator, new, &below("nobody")).await.has_status(400);
    let added = put(&office, &administrator, new, &below("department-a")).await;
    let seen = administrator.with("if-match", added.has_status(200).header("etag"));
    put(&office, &seen, new, &below("division")).await.has_status(400);
    let kind =
        put(&office, &administrator, "/admin/v1/office-types/counter", &json!({"name_th": "เคาน์เตอร์"})).await;
    kind.has_status(200);
    let manager = office.signed_in(&[Role::Manager("ministry".to_owned())]).await;
    assert_eq!(put(&office, &manager, new, &below("department-b")).await.has_status(403).code(), "forbidden");
}

#[tokio::test]
async fn a_calendar_says_what_it_refines_and_what_holds_on_its_dates() {
    let office = BackOffice::new().await;
    let administrator = office.signed_in(&[Role::Administrator]).await;
    let calendar = "/admin/v1/calendars/th-38";
    put(&office, &administrator, calendar, &json!({"refines": "national"})).await.has_status(200);
    put(&office, &administrator, "/admin/v1/calendars/national", &json!({"refines": "th-38"}))
        .await
        .has_status(400);
    put(&office, &administrator, "/admin/v1/calendars/th-39", &json!({"refines": "th-39"}))
        .await
        .has_status(400);
    let date = format!("{calendar}/dates/2026-12-29");
    let day = json!({"kind": "closed", "name_th": "งานกาชาด", "from_minute": 720});
    let set = put(&office, &administrator, &date, &day).await;
    let told = set.has_status(200).json();
    assert_eq!((&told["days"][0]["from_minute"], &told["days"][0]["to_minute"]), (&json!(720), &json!(1440)));
    put(&office, &administrator, &date, &day).await.has_status(428);
    for (day, parameter) in [
        (json!({"kind": "maybe", "name_th": "x"}), "kind"),
        (json!({"kind": "open", "name_th": " "}), "name_th"),
        (json!({"kind": "open", "name_th": "x", "from_minute": 800, "to_minute": 700}), "from_minute"),
    ] {
        let refused = put(&office, &administrator, &format!("{calendar}/dates/2026-12-30"), &day).await;
        assert_eq!(refused.has_status(400).json()["errors"][0]["parameter"], parameter, "{day}");
    }
    put(&office, &administrator, &format!("{calendar}/dates/29-12"), &day).await.has_status(400);
    let listed = office.get(&administrator, "/admin/v1/calendars").await.has_status(200).json();
    assert_eq!((&listed["results"][1]["id"], &listed["results"][1]["dates"]), (&json!("th-38"), &json!(1)));
    let seen = administrator.with("if-match", set.header("etag"));
    office.send(&seen, Method::DELETE, &date, None).await.has_status(204);
    office.send(&seen, Method::DELETE, &date, None).await.has_status(404);
    let dates =
        office.get(&administrator, &format!("{calendar}/dates?from=2026-01-01")).await.has_status(200).json();
    assert_eq!(dates["results"], json!([]));
    let auditor = office.signed_in(&[Role::Auditor]).await;
    assert_eq!(put(&office, &auditor, &date, &day).await.has_status(403).code(), "forbidden");
}
