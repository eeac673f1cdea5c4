//! Filters of an answer: open, kind, agency, distance.

use axum::http::Method;

use super::{get, send};

const MORNING: &str = "at=2026-12-09T10:00:00%2B07:00";
const FIND: &str = "/find?procedure=card-renewal&place=380401";

#[tokio::test]
async fn an_answer_is_narrowed_by_distance_and_widened_again() {
    let all = get(&format!("{FIND}&{MORNING}")).await;
    all.has_status(200).shows(&[">กรอง<", "ไม่เกิน 5 กม.", "ไม่บอกเวลา"]);
    let near = get(&format!("{FIND}&radius_m=5000&travel=walk&{MORNING}")).await;
    near.has_status(200)
        .shows(&["กรองอยู่ 1 ข้อ", r#"<option value="5000" selected>"#, "เลิกกรองทั้งหมด", "พักเที่ยง"])
        .hides(&["ไม่บอกเวลา"])
        // The form of the filters keeps how one travels.
        .shows(&[r#"<input type="hidden" name="travel" value="walk">"#]);
    let none = get(&format!("{FIND}&radius_m=10&{MORNING}")).await;
    none.has_status(200).shows(&[
        "ไม่มีแห่งไหนที่ตรงกับตัวกรองที่เลือก",
        r#"href="/find?procedure=card-renewal&#38;place=380401&#38;at="#,
        "ไม่เกิน 10 ม.",
    ]);
    get(&format!("/en{FIND}&radius_m=10"))
        .await
        .shows(&["No office matches the filters chosen", "Up to 10 m"]);
}

#[tokio::test]
async fn a_filter_that_no_office_has_is_refused_by_name() {
    for (filter, name) in
        [("type=palace", "type"), ("department=none", "department"), ("radius_m=far", "radius_m")]
    {
        let value = filter.split('=').next_back().unwrap_or_default();
        get(&format!("{FIND}&{filter}")).await.has_status(400).shows(&[value, name]);
        get(&format!("/search?q=passport&{filter}")).await.has_status(400).shows(&[value, name]);
    }
}

#[tokio::test]
async fn filters_keep_a_position_in_forms_alone() {
    let form = "procedure=card-renewal&lat=17.950099&lon=103.950099&radius_m=2000";
    let page = send(Method::POST, "/find", form).await;
    page.has_status(200).shows(&["กรองอยู่ 1 ข้อ", "จากตำแหน่งของคุณ"]).hides(&["lat=", "lon=", "17.950099"]);
    // A page for a position isn't kept on the device; the office that it names is.
    page.shows(&["data-keep"]);
    get(FIND).await.hides(&["data-keep"]);
}

#[tokio::test]
async fn nothing_open_leads_to_the_other_times_and_to_what_is_done_soonest() {
    get("/find?procedure=card-new&place=380401&open=only&at=2026-12-12T10:00:00%2B07:00").await.shows(&[
        "ไม่มีแห่งไหนที่เปิดอยู่ในเวลานี้",
        "ดูทุกแห่ง พร้อมเวลาที่จะเปิด",
        "ดูแห่งที่ทำเสร็จได้เร็วที่สุด",
        "rank=soonest",
    ]);
}

#[tokio::test]
async fn what_to_bring_stands_with_the_answer() {
    get(&format!("{FIND}&{MORNING}")).await.shows(&[
        "สิ่งที่ต้องเตรียม",
        r#"<input type="checkbox"> <span>บัตรเดิม</span>"#,
        "ไม่มีค่าธรรมเนียม",
        "เวลาทำการ: ",
    ]);
}
