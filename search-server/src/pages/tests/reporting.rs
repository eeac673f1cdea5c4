//! Reports of mistakes, from the form to the file.

use std::fs;
use std::sync::Arc;

use axum::http::Method;
use serde_json::Value;
use tempfile::TempDir;

use super::register::{Site, site_of};
use super::{Page, get, send_to};
use crate::reports::Reports;
use crate::site;

const PHONE: &str = "/service-points/lunch/report";

fn reporting() -> (Site, TempDir) {
    let dir = tempfile::tempdir().expect("a folder");
    let reports = Reports::in_folder(dir.path(), Vec::new()).expect("opened");
    (site_of(site::Site { reports: Some(Arc::new(reports)), ..site::Site::default() }), dir)
}

fn tickets(dir: &TempDir) -> Vec<Value> {
    let file = fs::read_to_string(dir.path().join("tickets.jsonl")).expect("a file");
    file.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

async fn post(site: &Site, url: &str, form: &str) -> Page {
    send_to(site, Method::POST, url, form, &[("sec-fetch-site", "same-origin")]).await
}

#[tokio::test]
async fn a_form_stands_beside_each_field_only_where_somebody_takes_reports() {
    let (site, _dir) = reporting();
    let page = send_to(&site, Method::GET, "/service-points/lunch", "", &[]).await;
    for field in ["name", "hours", "phone", "position", "area", "other"] {
        page.shows(&[&format!(r#"href="/service-points/lunch/report?field={field}""#)]);
    }
    page.shows(&["report?field=procedure&#38;procedure=card-renewal"]);
    let page = send_to(&site, Method::GET, "/en/procedures/card-renewal", "", &[]).await;
    page.shows(&[r#"href="/en/procedures/card-renewal/report?field=fee""#]);
    get("/service-points/lunch").await.hides(&["/report"]);
    get(PHONE).await.has_status(404);
}

#[tokio::test]
async fn what_is_reported_becomes_a_ticket_that_tells_nothing_of_its_sender() {
    let (site, dir) = reporting();
    let form = send_to(&site, Method::GET, &format!("{PHONE}?field=phone"), "", &[]).await;
    form.has_status(200).shows(&[
        "0 4200 0001 ต่อ 5",
        r#"<option value="phone" selected>"#,
        r#"method="post""#,
    ]);
    assert_eq!(form.caching, "no-store");
    let sent =
        post(&site, PHONE, "field=phone&text=0+4200+0009%0D%0A%E0%B8%8A%E0%B8%B1%E0%B9%89%E0%B8%99+2").await;
    assert_eq!(sent.has_status(303).location, "/service-points/lunch/report/thanks");
    send_to(&site, Method::GET, &sent.location, "", &[]).await.has_status(200).shows(&["ขอบคุณ"]);
    let about = "/en/service-points/lunch/report";
    post(&site, about, "field=procedure&procedure=passport&text=no+longer").await.has_status(303);
    let tickets = tickets(&dir);
    assert_eq!(tickets.len(), 2);
    let keys: Vec<&String> = tickets[0].as_object().expect("an object").keys().collect();
    let all = [
        "change",
        "field",
        "id",
        "language",
        "procedure",
        "received_on",
        "record",
        "shown",
        "snapshot",
        "text",
    ];
    assert_eq!(keys, all);
    assert_eq!(tickets[0]["text"], "0 4200 0009\nชั้น 2");
    assert_eq!((&tickets[0]["id"], &tickets[0]["field"]), (&"lunch".into(), &"phone".into()));
    assert_eq!(tickets[0]["received_on"].as_str().map(str::len), Some("2026-12-08".len()));
    assert_eq!((&tickets[1]["procedure"], &tickets[1]["language"]), (&"passport".into(), &"en".into()));
}

#[tokio::test]
async fn what_cannot_be_a_ticket_is_explained_and_what_was_typed_stays() {
    let (site, dir) = reporting();
    let long = format!("field=phone&text={}", "a".repeat(501));
    for (form, says) in [
        ("field=phone", "เขียนว่าที่ถูกต้องคืออะไร"),
        ("field=phone&text=%FF%FE+...", "เขียนว่าที่ถูกต้องคืออะไร"),
        ("text=x", "เลือกว่าข้อมูลไหนไม่ถูกต้อง"),
        ("field=fee&text=x", "เลือกว่าข้อมูลไหนไม่ถูกต้อง"),
        (long.as_str(), "ข้อความยาวเกินไป"),
        ("field=phone&text=1-2345-67890-12-1", "เลขประจำตัวประชาชน"),
        ("field=phone&text=me@example.com", "อีเมล"),
        ("field=phone&text=https://example.com", "ลบลิงก์"),
    ] {
        post(&site, PHONE, form).await.has_status(400).shows(&[says, r#"role="alert""#]);
    }
    post(&site, PHONE, "field=phone&text=%3Cb%3E%20https://a")
        .await
        .shows(&["&#60;b&#62; https://a</textarea>"]);
    post(&site, PHONE, "field=email&text=new@example.go.th").await.has_status(303);
    post(&site, "/service-points/no-such/report", "field=phone&text=x").await.has_status(404);
    assert_eq!(tickets(&dir).len(), 1);
}

#[tokio::test]
async fn other_sites_and_machines_leave_no_ticket() {
    let (site, dir) = reporting();
    let form = "field=phone&text=x";
    for headers in [
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("host", "a.go.th"), ("origin", "https://evil.example")],
        vec![("host", "a.go.th"), ("origin", "null")],
    ] {
        send_to(&site, Method::POST, PHONE, form, &headers).await.has_status(403);
    }
    // Whoever fills in what people don't see is thanked, and that is all.
    post(&site, PHONE, &format!("{form}&homepage=x")).await.has_status(303);
    assert_eq!(tickets(&dir).len(), 0);
    let own = [("host", "a.go.th"), ("origin", "http://a.go.th")];
    send_to(&site, Method::POST, PHONE, form, &own).await.has_status(303);
    assert_eq!(tickets(&dir).len(), 1);
}

#[tokio::test]
async fn too_many_reports_are_refused_with_the_time_to_wait() {
    let (site, dir) = reporting();
    let mut refused = 0;
    for _ in 0..20 {
        let page = post(&site, PHONE, "field=phone&text=x").await;
        if page.status.as_u16() == 429 {
            page.shows(&["รอ 10 นาที", "x</textarea>"]);
            refused += 1;
        }
    }
    assert_eq!(tickets(&dir).len() + refused, 20);
    assert!(refused > 0);
}
