//! Sentences in the search.

use axum::http::Method;

use super::{get, send};

const THURSDAY: &str = "at=2026-12-10T10:00:00%2B07:00";

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[tokio::test]
async fn a_sentence_is_shown_in_parts_that_can_be_removed_and_changed() {
    let words = encoded("ทำบัตรประชาชน อำเภอเซกา วันเสาร์");
    let page = get(&format!("/search?q={words}&{THURSDAY}")).await;
    page.has_status(200).shows(&[
        "เราเข้าใจว่า",
        "อำเภอเซกา",
        "เสาร์ 12 ธ.ค. 69",
        "เอาสถานที่ออก",
        "เอาเวลาออก",
        "เปลี่ยนเป็น",
    ]);
    let without_place = encoded("ทำบัตรประชาชน วันเสาร์");
    page.shows(&[&format!("/search?q={without_place}")]);
    let tomorrow = encoded("ทำบัตรประชาชน อำเภอเซกา พรุ่งนี้");
    page.shows(&[&format!("/search?q={tomorrow}")]);
}

#[tokio::test]
async fn the_moment_is_said_once_where_a_sentence_says_its_own() {
    let asked = |text: &str| format!("/search?q={}&{THURSDAY}", encoded(text));
    let page = get(&asked("ทำบัตรประชาชน อำเภอเซกา วันเสาร์")).await;
    page.has_status(200).shows(&["เสาร์ 12 ธ.ค. 69", "นับจาก พฤหัส 10 ธ.ค. 69"]).hides(&["คำตอบสำหรับ พฤหัส"]);
    get(&asked("ทำบัตรประชาชน อำเภอเซกา")).await.shows(&["คำตอบสำหรับ พฤหัส 10 ธ.ค. 69"]).hides(&["นับจาก"]);
}

#[tokio::test]
async fn a_task_alone_is_chosen_from_a_list_as_before() {
    get("/search?q=xyzzy+คาถา").await.has_status(200).hides(&["เราเข้าใจว่า"]);
}

#[tokio::test]
async fn a_place_that_is_typed_apart_becomes_one_of_the_words() {
    let (task, place) = (encoded("ทำบัตรประชาชน"), encoded("เซกา"));
    let page = get(&format!("/en/search?q={task}&where={place}&{THURSDAY}")).await;
    let words = encoded("ทำบัตรประชาชน เซกา");
    page.has_status(303);
    assert!(page.location.starts_with(&format!("/en/search?q={words}&at=2026-12-10")), "{}", page.location);
    assert_eq!(get(&format!("/search?where={place}")).await.location, format!("/search?q={place}"));
}

#[tokio::test]
async fn whoever_says_a_task_alone_is_asked_where_they_are() {
    let page = get(&format!("/search?q={}", encoded("ทำพาสปอร์ต"))).await;
    page.has_status(200).shows(&["คุณอยู่ที่ไหน", r#"name="where""#, "ใช้ตำแหน่งของฉัน", "เอาเรื่องออก"]);
}

#[tokio::test]
async fn a_position_alone_is_answered_with_the_offices_around() {
    let form = format!("q={}&lat=17.9512&lon=103.9534", encoded("ใกล้ฉัน"));
    let page = send(Method::POST, "/search", &form).await;
    page.has_status(200).shows(&["ใกล้ตำแหน่งของคุณที่สุด", "กม."]);
    let task = send(Method::POST, "/search", &form.replace(&encoded("ใกล้ฉัน"), &encoded("ทำพาสปอร์ต"))).await;
    task.has_status(200).shows(&["ใกล้ตำแหน่งของคุณที่สุด", "class=\"best\""]);
    get("/").await.shows(&[r#"action="/search" method="post" hidden"#, r#"name="q" value="ใกล้ฉัน""#]);
}

#[tokio::test]
async fn a_position_comes_in_the_body_and_leaves_in_no_link() {
    let words = encoded("ทำบัตรประชาชน แถวนี้");
    let page = send(Method::POST, "/search", &format!("q={words}&lat=17.9512&lon=103.9534")).await;
    page.has_status(200).shows(&["ใกล้คุณ"]);
    assert_eq!(page.caching, "no-store");
    for link in page.html.split("href=\"").skip(1) {
        let address = link.split('"').next().unwrap_or_default();
        assert!(!address.contains("17.95"), "{address}");
    }
    send(Method::POST, "/search", &format!("q={words}&lat=x")).await.has_status(400);
}
