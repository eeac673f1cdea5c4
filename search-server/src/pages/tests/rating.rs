//! Ratings and reports, from the form to the register; and pictures that are kept here.

use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use chrono::{DateTime, Utc};
use domain::{ChangeNumber, ServicePoint, ServicePointId};
use registry::{Author, Cause, Edit, Office, Record, Registry, TicketFilter};
use tempfile::TempDir;

use super::register::{Site, site_of};
use super::{Page, get, send_to};
use crate::pictures::Pictures;
use crate::ratings::Ratings;
use crate::reports::Reports;
use crate::site;

const RATE: &str = "/service-points/lunch/rate";

fn id(id: &str) -> ServicePointId {
    ServicePointId::new(id).expect("an id")
}

/// The pages over a register that has the office, too.
async fn with_register() -> (Site, Registry, TempDir) {
    let dir = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", dir.path().join("register.db").display());
    let register = Registry::create(&url).await.expect("a register");
    let point = ServicePoint::named(id("lunch"), "พักเที่ยง".to_owned());
    let office = Office { point, offers: Vec::new(), exceptions: Vec::new() };
    let edit = Edit::set(Record::ServicePoint(Box::new(office)), ChangeNumber(0));
    let author = Author::new("import", DateTime::<Utc>::UNIX_EPOCH, Cause::Import);
    register.append(vec![edit], &author).await.expect("a new unit");
    let site = site_of(site::Site {
        reports: Some(Arc::new(Reports::in_register(register.clone(), Vec::new()))),
        ratings: Some(Arc::new(Ratings::new(register.clone(), Vec::new(), Duration::from_secs(30)))),
        ..site::Site::default()
    });
    (site, register, dir)
}

async fn post(site: &Site, url: &str, form: &str) -> Page {
    send_to(site, Method::POST, url, form, &[("sec-fetch-site", "same-origin")]).await
}

#[tokio::test]
async fn a_visit_is_rated_and_the_average_shown_from_the_fifth_on() {
    let (site, register, _dir) = with_register().await;
    let office = async || send_to(&site, Method::GET, "/service-points/lunch", "", &[]).await;
    office().await.shows(&[r#"href="/service-points/lunch/rate""#, "ตั้งแต่ 5 คน"]);
    send_to(&site, Method::GET, RATE, "", &[]).await.has_status(200).shows(&["ดีมาก", r#"name="stars""#]);
    for stars in [5, 4, 1, 5] {
        let form = format!("stars={stars}&text=Friendly+staff");
        let sent = post(&site, RATE, &form).await;
        assert_eq!(sent.has_status(303).location, "/service-points/lunch/rate/thanks");
    }
    office().await.hides(&["จาก 5 คะแนน"]);
    post(&site, "/en/service-points/lunch/rate", "stars=3").await.has_status(303);
    office().await.shows(&["3.6 จาก 5 คะแนน จากผู้ใช้บริการ 5 คน"]);
    let ratings = register.ratings(&id("lunch"), 0, 10).await.expect("readable");
    let words: Vec<_> = ratings.iter().filter_map(|rating| rating.words.as_deref()).collect();
    assert_eq!((ratings.len(), words), (5, vec!["Friendly staff"; 4]));
    assert_eq!(ratings.iter().filter(|rating| rating.language == "en").count(), 1);
    office().await.hides(&["Friendly staff"]);
}

#[tokio::test]
async fn what_is_no_rating_is_explained_and_other_sites_and_machines_leave_none() {
    let (site, register, _dir) = with_register().await;
    let long = format!("stars=3&text={}", "a".repeat(501));
    for (form, says) in [
        ("text=x", "เลือกคะแนน"),
        ("stars=6&text=x", "เลือกคะแนน"),
        (long.as_str(), "ข้อความยาวเกินไป"),
        ("stars=3&text=1-2345-67890-12-1", "เลขประจำตัวประชาชน"),
        ("stars=3&text=me@example.com", "อีเมล"),
        ("stars=3&text=www.example.com", "ลบลิงก์"),
    ] {
        post(&site, RATE, form).await.has_status(400).shows(&[says, r#"role="alert""#]);
    }
    post(&site, RATE, "stars=3&homepage=x").await.has_status(303);
    let other = [("sec-fetch-site", "cross-site")];
    send_to(&site, Method::POST, RATE, "stars=3", &other).await.has_status(403);
    assert_eq!(register.score(&id("lunch")).await.expect("readable").count, 0);
    let mut refused = 0;
    for _ in 0..12 {
        refused += usize::from(post(&site, RATE, "stars=3").await.status.as_u16() == 429);
    }
    let kept = register.score(&id("lunch")).await.expect("readable").count as usize;
    assert!(refused > 0 && kept + refused == 12, "{kept} kept, {refused} refused");
    get(RATE).await.has_status(404);
}

#[tokio::test]
async fn where_there_is_a_register_reports_are_tickets_of_it() {
    let (site, register, _dir) = with_register().await;
    let sent = post(&site, "/service-points/lunch/report", "field=phone&text=0+4200+0009").await;
    sent.has_status(303);
    let tickets = register.tickets(&TicketFilter::default(), 0, 10).await.expect("readable");
    assert_eq!(tickets.len(), 1);
    let report = &tickets[0].report;
    assert_eq!((report.record.id.as_str(), report.field.as_str()), ("lunch", "phone"));
    assert_eq!((report.words.as_str(), report.shown.as_deref()), ("0 4200 0009", Some("0 4200 0001 ต่อ 5")));
}

#[tokio::test]
async fn a_picture_that_is_kept_here_is_served_for_good() {
    let dir = tempfile::tempdir().expect("a folder");
    let pictures = Pictures::open(dir.path()).expect("a folder");
    let mut file = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(8, 8, image::Rgb([9, 9, 9]));
    picture.write_to(&mut file, image::ImageFormat::Png).expect("encoded");
    let address = pictures.keep(&file.into_inner()).expect("kept");
    let site = site_of(site::Site { kept_pictures: Some(Arc::new(pictures)), ..site::Site::default() });
    let small = crate::pictures::small(&address).expect("its own");
    for path in [address.as_str(), &small] {
        let answer = fetch(&site, path).await;
        assert_eq!(answer.0, 200, "{path}");
        assert_eq!(answer.1, "public, max-age=31536000, immutable", "{path}");
    }
    for path in ["/pictures/x.jpg", "/pictures/..%2Fregister.db", "/pictures/"] {
        assert_eq!(fetch(&site, path).await.0, 404, "{path}");
    }
}

async fn fetch(site: &Site, path: &str) -> (u16, String) {
    use tower::ServiceExt;
    let request = axum::http::Request::get(path).body(axum::body::Body::empty()).expect("a request");
    let answer = site.router.clone().oneshot(request).await.expect("an answer");
    let caching = answer.headers().get("cache-control").and_then(|value| value.to_str().ok());
    (answer.status().as_u16(), caching.unwrap_or_default().to_owned())
}
