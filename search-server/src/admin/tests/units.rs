//! Units over HTTP: listed, exported, read, changed, added, merged and put back.

use axum::http::Method;
use registry::{Role, TokenScope};
use serde_json::{Value, json};

use super::back_office::{Answer, BackOffice, Client, unit};

const UNITS: &str = "/admin/v1/service-points";

fn path(id: &str) -> String {
    format!("{UNITS}/{id}")
}

/// A client that shows which version it has seen.
async fn seeing(office: &BackOffice, client: &Client, path: &str) -> Client {
    let seen = office.get(client, path).await;
    client.with("if-match", seen.has_status(200).header("etag"))
}

async fn patch(office: &BackOffice, client: &Client, id: &str, fields: &Value) -> Answer {
    let client = seeing(office, client, &path(id)).await;
    office.send(&client, Method::PATCH, &path(id), Some(fields)).await
}

fn ids(answer: &Answer) -> Vec<String> {
    let results = answer.json()["results"].as_array().expect("results").clone();
    results.iter().map(|one| one["id"].as_str().expect("an id").to_owned()).collect()
}

#[tokio::test]
async fn a_list_has_what_one_may_read_and_can_be_narrowed_sorted_and_paged() {
    let office = BackOffice::new().await;
    let administrator = office.signed_in(&[Role::Administrator]).await;
    for (query, expected) in [
        ("", vec!["unit-a", "unit-a1", "unit-b"]),
        ("?order=desc", vec!["unit-b", "unit-a1", "unit-a"]),
        ("?department=department-a", vec!["unit-a", "unit-a1"]),
        ("?area=3801", vec!["unit-b"]),
        ("?q=unit-a1+%E0%B8%AA%E0%B8%B3%E0%B8%99%E0%B8%B1%E0%B8%81", vec!["unit-a1"]),
        ("?pin=yes", vec![]),
        ("?procedure=procedure-b", vec!["unit-b"]),
        ("?code_state=none&sort=name&limit=2", vec!["unit-a", "unit-a1"]),
        ("?skip=2", vec!["unit-b"]),
    ] {
        let found = office.get(&administrator, &format!("{UNITS}{query}")).await;
        assert_eq!(ids(found.has_status(200)), expected, "{query}");
    }
    let first = office.get(&administrator, &format!("{UNITS}?limit=2")).await.json();
    assert_eq!(first["total"], 3);
    let next = first["next"].as_str().expect("a next page").replace('~', "%7E");
    let second = office.get(&administrator, &format!("{UNITS}?limit=2&cursor={next}")).await;
    assert_eq!(ids(&second), ["unit-b"]);
    for (role, expected) in [
        (Role::Officer(unit("unit-a")), vec!["unit-a", "unit-a1"]),
        (Role::Officer(unit("unit-a1")), vec!["unit-a1"]),
        (Role::Manager("department-b".to_owned()), vec!["unit-b"]),
        (Role::Manager("ministry".to_owned()), vec!["unit-a", "unit-a1", "unit-b"]),
    ] {
        let client = office.signed_in(std::slice::from_ref(&role)).await;
        let found = office.get(&client, UNITS).await;
        assert_eq!(ids(&found), expected, "{role:?}");
        assert_eq!(found.json()["total"], expected.len());
        let facets = office.get(&client, &format!("{UNITS}/facets")).await.json();
        let counted: u64 = facets["department"]
            .as_array()
            .expect("words")
            .iter()
            .map(|one| one["count"].as_u64().unwrap_or(0))
            .sum();
        assert_eq!(counted, expected.len() as u64, "{role:?}");
    }
    office.get(&Client::default(), UNITS).await.has_status(401);
    for (query, parameter) in [
        ("?sort=size", "sort"),
        ("?limit=0", "limit"),
        ("?cursor=x", "cursor"),
        ("?area=9", "area"),
        ("?ministri=x", "ministri"),
    ] {
        let refused = office.get(&administrator, &format!("{UNITS}{query}")).await;
        assert_eq!(refused.has_status(400).json()["errors"][0]["parameter"], parameter, "{query}");
    }
}

#[tokio::test]
async fn an_export_has_the_list_with_a_thai_header_and_no_formula() {
    let office = BackOffice::new().await;
    let administrator = office.signed_in(&[Role::Administrator]).await;
    let fields = json!({"name_th": "=HYPERLINK(1)", "phone": "+66 2 123 4567", "address": "1, ถนน \"ใหญ่\""});
    patch(&office, &administrator, "unit-b", &fields).await.has_status(200);
    let export = office.get(&administrator, &format!("{UNITS}/export.csv")).await;
    export.has_status(200);
    assert!(export.header("content-type").starts_with("text/csv"));
    let lines: Vec<&str> = export.body.split("\r\n").collect();
    assert!(lines[0].starts_with(
        "\u{feff}รหัสหน่วยงาน (13 หลัก),ประเภท,ประเภทย่อย,หน่วยงาน,สถานะ Authorize Code,ระดับ,แก้ไขล่าสุด"
    ));
    assert_eq!(lines.len(), 5, "a header, three units and the end");
    let changed = lines.iter().find(|line| line.ends_with(",unit-b")).expect("its line");
    assert!(changed.contains(",'=HYPERLINK(1),ยังไม่ออก,"), "{changed}");
    assert!(changed.contains(",+66 2 123 4567,") && changed.contains("\"1, ถนน \"\"ใหญ่\"\"\""), "{changed}");
    assert!(lines[1].contains(" น.\",2026-11-27T09:00:00+07:00,"), "{}", lines[1]);
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    let own = office.get(&officer, &format!("{UNITS}/export.csv")).await;
    assert!(own.body.contains("unit-a1") && !own.body.contains("unit-b"), "{}", own.body);
}

#[tokio::test]
async fn a_unit_is_changed_in_the_version_that_was_seen_and_its_past_stays() {
    let office = BackOffice::new().await;
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    let before = office.get(&officer, &path("unit-a")).await;
    let (change, seen) =
        (before.json()["change"].as_u64().expect("a number"), before.header("etag").to_owned());
    assert_eq!(seen, format!("\"{change}\""));
    let fields = json!({
        "phone": "๐ ๔๒๔๙ ๑๒๓๔ต่อ๑๒",
        "hours": "จันทร์-ศุกร์ 08.30-16.30 น. ปิดรับบัตรคิว 15.30 น.",
        "pin": {"lat": 18.25, "lon": 103.5},
        "exceptions": [{"date_from": "2026-12-29", "hours": "off", "reason": "ปิดปรับปรุง"}],
        "reason": "เบอร์เดิมเลิกใช้",
    });
    let changed = patch(&office, &officer, "unit-a", &fields).await;
    let card = changed.has_status(200).json();
    assert_eq!(card["data"]["phone"], "0 4249 1234 ต่อ 12");
    assert_eq!(card["data"]["hours"], "Mo-Fr 08:30-16:30");
    assert_eq!(card["services"][0]["last_acceptance_minutes"], 60);
    assert_eq!(card["data"]["exceptions"][0]["date_to"], "2026-12-29");
    assert_eq!(card["edited_by"], officer.person.as_str());
    assert_ne!(changed.header("etag"), seen);

    let late = office
        .send(&officer.with("if-match", &seen), Method::PATCH, &path("unit-a"), Some(&json!({"phone": null})))
        .await;
    let conflict = late.has_status(412).json();
    assert_eq!(
        (&conflict["conflict"]["your_change"], &conflict["conflict"]["current_change"]),
        (&json!(change), &card["change"])
    );
    assert_eq!(conflict["conflict"]["current"]["phone"], "0 4249 1234 ต่อ 12");
    office
        .send(&officer, Method::PATCH, &path("unit-a"), Some(&json!({"phone": null})))
        .await
        .has_status(428);

    let then = office.get(&officer, &format!("{}?as_of={change}", path("unit-a"))).await.json();
    assert_eq!((&then["data"]["phone"], &then["change"]), (&Value::Null, &json!(change)));
    let then =
        office.get(&officer, &format!("{}?as_of=2026-11-27T09:30:00%2B07:00", path("unit-a"))).await.json();
    assert_eq!(then["change"], change);
    office.get(&officer, &format!("{}?as_of=2020-01-01T00:00:00Z", path("unit-a"))).await.has_status(404);

    let history = office.get(&officer, &format!("{}/history", path("unit-a"))).await.json();
    let newest = &history["results"][0];
    assert_eq!((&newest["cause"], &newest["reason"]), (&json!("edit"), &json!("เบอร์เดิมเลิกใช้")));
    let fields: Vec<&str> = newest["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|one| one["field"].as_str().expect("a field"))
        .collect();
    assert_eq!(fields, ["exceptions", "hours", "offers.procedure-a", "phone", "pin"]);
    assert_eq!(history["results"].as_array().map(Vec::len), Some(2));
    let compared = office.get(&officer, &format!("{}/compare?from={change}", path("unit-a"))).await.json();
    assert_eq!(compared["differences"], newest["changes"]);
}

#[tokio::test]
async fn what_cannot_be_read_is_named_with_its_value_and_nothing_is_written() {
    let office = BackOffice::new().await;
    let administrator = office.signed_in(&[Role::Administrator]).await;
    let coded = patch(&office, &administrator, "unit-b", &json!({"code": "1234567890123"})).await;
    coded.has_status(200);
    let before = office.get(&administrator, &path("unit-a")).await.header("etag").to_owned();
    for (fields, parameter, told) in [
        (json!({"code": "12"}), "code", "\"12\" is not a unit code"),
        (json!({"code": "๑๒๓๔๕๖๗๘๙๐๑๒๓"}), "code", "the code of unit-b"),
        (json!({"postcode": "3815"}), "postcode", "\"3815\" is not a postcode"),
        (json!({"phone": "ไม่มี"}), "phone", "is not a telephone number"),
        (json!({"email": "a b@c"}), "email", "is not an e-mail address"),
        (json!({"website": "javascript:alert(1)"}), "website", "is not a web address"),
        (json!({"hours": "เปิดทุกวันเวลาเหมาะสม"}), "hours", "can't be read as opening hours"),
        (json!({"pin": {"lat": 91.0, "lon": 0.0}}), "pin", "91"),
        (json!({"pin": {"lat": "x", "lon": 0.0}}), "pin.lat", "invalid type"),
        (json!({"subdistrict_code": "3804"}), "subdistrict_code", "expected 6 digits"),
        (json!({"subdistrict_code": "389999"}), "subdistrict_code", "389999"),
        (json!({"serves": ["38", "zz"]}), "serves", "zz"),
        (json!({"name_th": "  "}), "name_th", "is empty"),
        (json!({"name_th": null}), "name_th", "is empty"),
        (json!({"calendar": "nobody"}), "calendar", "there is no calendar"),
        (json!({"timezone": "Asia/Nowhere"}), "timezone", "is not a time zone"),
        (json!({"parent_id": "unit-a"}), "parent_id", "the unit itself"),
        (json!({"parent_id": "unit-a1"}), "parent_id", "stands below"),
        (json!({"parent_id": "unit-z"}), "parent_id", "there is no unit"),
        (
            json!({"exceptions": [{"date_from": "2026-12-29", "procedure_id": "procedure-b"}]}),
            "exceptions",
            "isn't linked",
        ),
        (json!({"exceptions": [{"date_from": "29/12/2569"}]}), "exceptions[0].date_from", "is no day"),
        (json!({"name_th": "a\u{0}b"}), "name_th", "U+0000"),
        (json!({"reason": "ก".repeat(1_001)}), "reason", "too many"),
    ] {
        let refused = patch(&office, &administrator, "unit-a", &fields).await;
        let error = refused.has_status(400).json()["errors"][0].clone();
        assert_eq!(error["parameter"], parameter, "{fields}: {error}");
        assert!(error["detail"].as_str().is_some_and(|detail| detail.contains(told)), "{fields}: {error}");
    }
    patch(&office, &administrator, "unit-a", &json!({"colour": "red"})).await.has_status(400);
    assert_eq!(office.get(&administrator, &path("unit-a")).await.header("etag"), before);
}

#[tokio::test]
async fn a_hidden_unit_needs_a_reason_and_a_guessed_id_opens_nothing() {
    let office = BackOffice::new().await;
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    let set = async |client: &Client, id: &str, body: &Value| {
        let administrator = office.signed_in(&[Role::Administrator]).await;
        let seen = office.get(&administrator, &path(id)).await.header("etag").to_owned();
        let path = format!("{}/visibility", path(id));
        office.send(&client.with("if-match", &seen), Method::PUT, &path, Some(body)).await
    };
    let refused = set(&officer, "unit-a", &json!({"status": "hidden"})).await;
    assert_eq!(refused.has_status(400).json()["errors"][0]["parameter"], "reason");
    set(&officer, "unit-a", &json!({"status": "gone", "reason": "x"})).await.has_status(400);
    let hidden = set(&officer, "unit-a", &json!({"status": "hidden", "reason": "ยุบหน่วย"})).await;
    office.approve(&hidden).await;
    assert_eq!(office.get(&officer, &path("unit-a")).await.json()["data"]["status"], "hidden");
    let shown = set(&officer, "unit-a", &json!({"status": "shown"})).await;
    assert_eq!(shown.has_status(200).json()["data"]["status"], "shown");
    assert_eq!(
        set(&officer, "unit-b", &json!({"status": "shown"})).await.has_status(403).code(),
        "forbidden"
    );
    office.get(&officer, &path("unit-b")).await.has_status(403);
    office.get(&officer, &path("unit-z")).await.has_status(404);
    let reader = office.program(&officer.person, TokenScope::Read).await;
    assert_eq!(set(&reader, "unit-a", &json!({"status": "shown"})).await.has_status(403).code(), "forbidden");
}

#[tokio::test]
async fn a_unit_is_added_only_after_a_search_that_also_finds_hidden_ones() {
    let office = BackOffice::new().await;
    let manager = office.signed_in(&[Role::Manager("department-a".to_owned())]).await;
    let post = async |path: &str, body: &Value| office.send(&manager, Method::POST, path, Some(body)).await;
    let twins = format!("{UNITS}/twins");
    patch(&office, &manager, "unit-a", &json!({"name_th": "องค์การบริหารส่วนตำบลเซกา"})).await.has_status(200);
    let seen = seeing(&office, &manager, &path("unit-a")).await;
    let hide = json!({"status": "hidden", "reason": "ซ้ำ"});
    let visibility = format!("{}/visibility", path("unit-a"));
    office.approve(&office.send(&seen, Method::PUT, &visibility, Some(&hide)).await).await;
    let found = post(&twins, &json!({"name_th": "อบต.เซกา", "subdistrict_code": "380401"})).await;
    let twin = found.has_status(200).json()["results"][0].clone();
    assert_eq!(
        (&twin["id"], &twin["status"], &twin["may_show"]),
        (&json!("unit-a"), &json!("hidden"), &json!(true))
    );

    let new =
        json!({"name_th": "ศูนย์ราชการแห่งใหม่", "subdistrict_code": "380402", "department": "department-a"});
    let wanted = json!({"name_th": new["name_th"], "subdistrict_code": new["subdistrict_code"]});
    let found = post(&twins, &wanted).await;
    let word = found.has_status(200).json()["searched"].as_str().expect("a word").to_owned();
    let add = |word: &str, unit: &Value| json!({"searched": word, "unit": unit});
    assert_eq!(post(UNITS, &add("0", &new)).await.has_status(422).code(), "search_first");
    let other = json!({"name_th": "อื่น", "subdistrict_code": "380402", "department": "department-a"});
    assert_eq!(post(UNITS, &add(&word, &other)).await.has_status(422).code(), "search_first");
    let elsewhere =
        json!({"name_th": new["name_th"], "subdistrict_code": "380402", "department": "department-b"});
    assert_eq!(post(UNITS, &add(&word, &elsewhere)).await.has_status(403).code(), "forbidden");
    let added = post(UNITS, &add(&word, &new)).await;
    let location = added.has_status(201).header("location").to_owned();
    assert_eq!(office.get(&manager, &location).await.has_status(200).json(), added.json());
    // The word was used.
    assert_eq!(post(UNITS, &add(&word, &new)).await.has_status(422).code(), "search_first");
    let found = post(&twins, &wanted).await.json();
    assert_eq!(
        (&found["results"][0]["id"], &found["results"][0]["score"]),
        (&added.json()["id"], &json!(1.0))
    );
}

#[tokio::test]
async fn manuals_are_linked_as_a_list_one_by_one_from_another_unit_and_at_many_units() {
    let office = BackOffice::new().await;
    let administrator = office.signed_in(&[Role::Administrator]).await;
    let offers = |id: &str| format!("{}/offers", path(id));
    let body = json!({"offers": [{"procedure": "procedure-b", "copies_required": false, "note": "ชั้น 2"}], "reason": "ปรับปรุง"});
    let seen = seeing(&office, &administrator, &offers("unit-a")).await;
    let set = office.send(&seen, Method::PUT, &offers("unit-a"), Some(&body)).await;
    let set = set.has_status(200).json();
    assert_eq!(set["summary"], json!({"added": ["procedure-b"], "removed": ["procedure-a"], "changed": []}));
    assert_eq!(
        (&set["results"][0]["title_th"], &set["results"][0]["note"]),
        (&json!("เรื่องของ procedure-b"), &json!("ชั้น 2"))
    );
    let copies = office.get(&administrator, &path("unit-a")).await.json()["copies"].clone();
    assert_eq!(copies, json!({"offers": 1, "known": 1, "without_copies": 1, "share": 1.0}));

    let one = format!("{}/procedure-a", offers("unit-a"));
    let seen = seeing(&office, &administrator, &offers("unit-a")).await;
    office.send(&seen, Method::PUT, &one, Some(&json!({}))).await.has_status(200);
    office.send(&seen, Method::PUT, &one, Some(&json!({}))).await.has_status(412);
    let seen = seeing(&office, &administrator, &offers("unit-a")).await;
    let unknown =
        office.send(&seen, Method::PUT, &format!("{}/nothing", offers("unit-a")), Some(&json!({}))).await;
    assert_eq!(unknown.has_status(422).code(), "refused");
    let gone = office.send(&seen, Method::DELETE, &one, None).await;
    assert_eq!(gone.has_status(200).json()["summary"]["removed"], json!(["procedure-a"]));
    let seen = seeing(&office, &administrator, &offers("unit-a")).await;
    office.send(&seen, Method::DELETE, &one, None).await.has_status(404);

    let seen = seeing(&office, &administrator, &offers("unit-a1")).await;
    let copied = office
        .send(&seen, Method::POST, &format!("{}/copy-from/unit-a", offers("unit-a1")), Some(&json!({})))
        .await;
    let copied = copied.has_status(200).json();
    assert_eq!(copied["summary"]["added"], json!(["procedure-b"]));
    assert_eq!(copied["results"][1]["note"], Value::Null, "remarks stay with the other one");

    let officer = office.signed_in(&[Role::Officer(unit("unit-b"))]).await;
    let mass =
        json!({"units": ["unit-a", "unit-b", "unit-z"], "add": ["procedure-a"], "remove": ["procedure-b"]});
    let done = office
        .send(&officer, Method::POST, "/admin/v1/offers/mass", Some(&mass))
        .await
        .has_status(200)
        .json();
    let results: Vec<&str> = done["results"]
        .as_array()
        .expect("results")
        .iter()
        .map(|one| one["result"].as_str().expect("a word"))
        .collect();
    assert_eq!(results, ["forbidden", "changed", "not_found"]);
    let links = office.get(&officer, &offers("unit-b")).await.json();
    assert_eq!(links["results"][0]["procedure"], "procedure-a");
    let batch = done["batch"].as_str().expect("a name").replace(' ', "%20").replace(':', "%3A");
    let undo = format!("/admin/v1/batches/{batch}/undo");
    let undone = office.send(&officer, Method::POST, &undo, Some(&json!({}))).await;
    assert_eq!(undone.has_status(200).json()["changes"].as_array().map(Vec::len), Some(1));
    let links = office.get(&officer, &offers("unit-b")).await.json();
    assert_eq!(links["results"][0]["procedure"], "procedure-b");
    let nobody = office.signed_in(&[Role::Auditor]).await;
    let refused =
        office.send(&nobody, Method::POST, "/admin/v1/offers/mass", Some(&mass)).await.has_status(200).json();
    assert_eq!(refused["batch"], Value::Null);
}

#[tokio::test]
async fn links_are_compared_with_units_of_the_same_kind() {
    let office = BackOffice::new().await;
    let administrator = office.signed_in(&[Role::Administrator]).await;
    let of_kind = format!("{}/of-kind", path("unit-a"));
    assert_eq!(office.get(&administrator, &of_kind).await.has_status(422).code(), "refused");
    for id in ["unit-a", "unit-b"] {
        patch(&office, &administrator, id, &json!({"type": "district_office"})).await.has_status(200);
    }
    let compared = office.get(&administrator, &of_kind).await.has_status(200).json();
    assert_eq!((&compared["units"], &compared["area"]), (&json!(1), &json!("38")));
    assert_eq!(compared["missing"][0]["procedure"], "procedure-b");
    assert_eq!(compared["only_here"][0]["procedure"], "procedure-a");
}

#[tokio::test]
async fn merged_twins_keep_their_manuals_and_a_merge_is_undone_as_one_act() {
    let office = BackOffice::new().await;
    let administrator = office.signed_in(&[Role::Administrator]).await;
    let merge = format!("{}/merge", path("unit-a"));
    let into = office.get(&administrator, &path("unit-b")).await.json()["change"].as_u64().expect("a number");
    let seen = seeing(&office, &administrator, &path("unit-a")).await;
    let body = |change: u64| json!({"into": "unit-b", "into_change": change, "reason": "หน่วยเดียวกัน"});
    assert_eq!(
        office.send(&seen, Method::POST, &merge, Some(&body(into - 1))).await.has_status(409).code(),
        "conflict"
    );
    let merged = office.send(&seen, Method::POST, &merge, Some(&body(into))).await.has_status(200).json();
    // The unit, its successor and the unit below it.
    assert_eq!(merged["changes"].as_array().map(Vec::len), Some(3));
    let card = office.get(&administrator, &path("unit-b")).await.json();
    assert_eq!(
        (card["services"].as_array().map(Vec::len), &card["data"]["aliases"]),
        (Some(2), &json!(["สำนักงาน unit-a"]))
    );
    let gone = office.get(&administrator, &path("unit-a")).await.json();
    assert_eq!(gone["data"]["succeeded_by"], "unit-b");
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    let batch = merged["batch"].as_str().expect("a name").replace(' ', "%20").replace(':', "%3A");
    let undo = format!("/admin/v1/batches/{batch}/undo");
    office.send(&officer, Method::POST, &undo, Some(&json!({}))).await.has_status(403);
    office
        .send(&administrator, Method::POST, &undo, Some(&json!({"reason": "ผิดหน่วย"})))
        .await
        .has_status(200);
    let back = office.get(&administrator, &path("unit-a")).await.json();
    assert_eq!(
        (&back["data"]["succeeded_by"], back["services"].as_array().map(Vec::len)),
        (&Value::Null, Some(1))
    );
}

#[tokio::test]
async fn a_change_is_undone_by_a_new_one_unless_a_later_one_would_be_lost() {
    let office = BackOffice::new().await;
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    let first = patch(&office, &officer, "unit-a", &json!({"phone": "1567"})).await.json()["change"].clone();
    let second = patch(&office, &officer, "unit-a", &json!({"phone": "1111"})).await.json()["change"].clone();
    let undo = async |client: &Client, change: &Value| {
        office.send(client, Method::POST, &format!("/admin/v1/changes/{change}/undo"), Some(&json!({}))).await
    };
    assert_eq!(undo(&officer, &first).await.has_status(409).code(), "conflict");
    undo(&officer, &second).await.has_status(200);
    let card = office.get(&officer, &path("unit-a")).await.json();
    assert_eq!(card["data"]["phone"], "1567");
    undo(&officer, &json!(999_999)).await.has_status(404);
    undo(&officer, &json!("x")).await.has_status(404);
    // The first change of another unit.
    let administrator = office.signed_in(&[Role::Administrator]).await;
    let other = office.get(&administrator, &path("unit-b")).await.json()["change"].clone();
    assert_eq!(undo(&officer, &other).await.has_status(403).code(), "forbidden");

    let log = "/admin/v1/changes?limit=1";
    assert_eq!(office.get(&officer, log).await.has_status(403).code(), "forbidden");
    let auditor = office.signed_in(&[Role::Auditor]).await;
    let page =
        office.get(&auditor, "/admin/v1/changes?kind=service_point&limit=1").await.has_status(200).json();
    assert_eq!((&page["results"][0]["cause"], &page["results"][0]["refers_to"]), (&json!("undo"), &second));
    assert!(page["next"].is_u64());
}

#[tokio::test]
async fn a_personal_value_is_erased_in_all_versions_by_an_administrator_alone() {
    let office = BackOffice::new().await;
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    patch(&office, &officer, "unit-a", &json!({"phone": "081 000 0000", "reason": "คุณสมชายขอ"}))
        .await
        .has_status(200);
    let erase = async |client: &Client, what: &Value| {
        office.send(client, Method::POST, "/admin/v1/erasures", Some(what)).await
    };
    let phone = json!({"service_point": "unit-a", "what": "phone"});
    erase(&officer, &phone).await.has_status(403);
    let administrator = office.signed_in(&[Role::Administrator]).await;
    assert_eq!(erase(&administrator, &phone).await.has_status(200).json()["values"], 1);
    let reasons = json!({"service_point": "unit-a", "what": "change_reasons"});
    assert_eq!(erase(&administrator, &reasons).await.has_status(200).json()["values"], 1);
    let history = office.get(&officer, &format!("{}/history", path("unit-a"))).await;
    assert!(!history.body.contains("081") && !history.body.contains("สมชาย"), "{}", history.body);
    erase(&administrator, &json!({"service_point": "unit-a", "what": "note"})).await.has_status(400);
    erase(&administrator, &json!({"service_point": "unit-a", "what": "colour"})).await.has_status(400);
    let token = office.program(&administrator.person, TokenScope::Write).await;
    assert_eq!(erase(&token, &phone).await.has_status(403).code(), "forbidden");
}
