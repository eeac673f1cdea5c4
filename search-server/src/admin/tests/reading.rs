//! What editors ask while somebody types: places and hours in any notation.

use axum::http::Method;
use registry::Role;
use serde_json::{Value, json};

use super::back_office::{Answer, BackOffice, unit};

async fn asked(path: &str, body: Value) -> Answer {
    let office = BackOffice::new().await;
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    office.send(&officer, Method::POST, path, Some(&body)).await
}

async fn hours(body: Value) -> Value {
    asked("/admin/v1/hours/read", body).await.has_status(200).json()
}

#[tokio::test]
async fn a_place_is_read_in_the_notation_that_it_was_pasted_in() {
    let read = async |text: &str| {
        asked("/admin/v1/positions/read", json!({ "text": text })).await.has_status(200).json()
    };
    for (text, notation) in [
        ("18.7883, 98.9853", "decimal"),
        ("98.9853 18.7883", "decimal"),
        ("47Q 498450.881 2077403.645", "utm-47"),
        ("https://maps.google.com/?q=18.7883,98.9853", "google"),
    ] {
        let expected = json!({
            "readings": [{"lat": 18.7883, "lon": 98.9853, "notation": notation}],
            "fault": null,
        });
        assert_eq!(read(text).await, expected, "{text}");
    }
    let unread = read("https://maps.app.goo.gl/AbCdEf123").await;
    assert_eq!((&unread["readings"], &unread["fault"]["code"]), (&json!([]), &json!("short-link")));
    let long = "9".repeat(2_001);
    let refused = asked("/admin/v1/positions/read", json!({ "text": long })).await;
    assert_eq!(refused.has_status(400).code(), "invalid_parameters");
}

#[tokio::test]
async fn hours_in_thai_come_back_as_text_sentences_week_and_days() {
    let told = hours(json!({"text": "จันทร์-ศุกร์ 08.30-16.30 น. พัก 12.00-13.00 น. เว้นวันหยุดราชการ"})).await;
    assert_eq!(told["osm"], "Mo-Fr 08:30-12:00,13:00-16:30; PH off");
    assert!(told["sentence_th"].as_str().is_some_and(|said| said.contains("จันทร์")), "{told}");
    assert!(told["sentence_en"].as_str().is_some_and(|said| said.contains("Monday")), "{told}");
    assert_eq!(told["lunch"], json!({"from": "12:00", "to": "13:00"}));
    assert_eq!(told["week"]["mo"], json!([{"from": "08:30", "to": "16:30"}]));
    assert_eq!(
        (&told["week"]["su"], &told["holidays"], &told["faults"]),
        (&json!([]), &json!([]), &json!([]))
    );
    assert_eq!(told["preview"].as_array().map(Vec::len), Some(14));
}

#[tokio::test]
async fn a_form_becomes_the_text_that_is_read_as_the_same_form() {
    let day = json!([{"from": "08:30", "to": "16:30"}]);
    let week = json!({"mo": day, "tu": day, "we": day, "th": day, "fr": day, "sa": [], "su": [{"from": "22:00", "to": "02:00"}]});
    let lunch = json!({"from": "12:00", "to": "13:00"});
    let told = hours(json!({"week": week, "lunch": lunch, "holidays": []})).await;
    assert_eq!(told["osm"], "Mo-Fr 08:30-12:00,13:00-16:30; Su 22:00-02:00; PH off");
    let again = hours(json!({"text": told["osm"]})).await;
    for field in ["osm", "week", "lunch", "holidays", "sentence_th", "preview"] {
        assert_eq!(again[field], told[field], "{field}");
    }
}

#[tokio::test]
async fn a_special_day_shows_in_the_days_to_come_with_its_reason() {
    let far =
        json!({"date_from": "2000-01-01", "date_to": "2999-12-31", "hours": "off", "reason": "ย้ายสำนักงาน"});
    let told = hours(json!({"text": "24/7", "special_days": [far]})).await;
    for day in told["preview"].as_array().expect("days") {
        let shown = (&day["status"], &day["decided_by"], &day["reason"], &day["spans"]);
        assert_eq!(shown, (&json!("closed"), &json!("exception"), &json!("ย้ายสำนักงาน"), &json!([])), "{day}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_with_its_place() {
    let told = hours(json!({"text": "จันทร์-ศุกร์ 08.30-16.30 น. ยกเว้นวันพระใหญ่"})).await;
    assert_eq!((&told["osm"], &told["preview"]), (&Value::Null, &json!([])));
    let fault = &told["faults"][0];
    assert_eq!(fault["field"], "text");
    assert!(fault["position"].as_u64().is_some_and(|place| place > 20), "{fault}");
    assert!(fault["found"].as_str().is_some_and(|found| !found.is_empty()), "{fault}");

    let week = json!({"mo": [{"from": "8.30", "to": "25:00"}], "tu": [{"from": "08:30", "to": "12:00"}, {"from": "11:00", "to": "16:30"}]});
    let told = hours(json!({"week": week})).await;
    assert_eq!(told["faults"][0]["field"], "week.mo[0].to");
    let week = json!({"tu": [{"from": "08:30", "to": "12:00"}, {"from": "11:00", "to": "16:30"}]});
    let lunch = json!({"from": "13:00", "to": "12:00"});
    let told = hours(json!({"week": week, "lunch": lunch, "special_days": [{"date_from": "2026-12-29", "hours": "วันพระ"}]})).await;
    let fields: Vec<&str> =
        told["faults"].as_array().into_iter().flatten().filter_map(|fault| fault["field"].as_str()).collect();
    assert_eq!(fields, ["week.tu[1]", "lunch", "special_days[0]"]);
}

#[tokio::test]
async fn a_text_or_a_week_is_expected_and_not_both() {
    for body in [
        json!({}),
        json!({"text": "24/7", "week": {}}),
        json!({"text": "24/7", "lunch": {"from": "12:00", "to": "13:00"}}),
        json!({"text": "24/7", "calendar": ""}),
        json!({"text": "24/7", "timezone": "Asia/Nowhere"}),
    ] {
        let refused = asked("/admin/v1/hours/read", body.clone()).await;
        assert_eq!(refused.has_status(400).code(), "invalid_parameters", "{body}");
    }
}
