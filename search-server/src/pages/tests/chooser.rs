//! The chooser of the moment, as forms and links use it.

use axum::http::Method;

use super::{address_at, get, send};

const FIND: &str = "/find?procedure=card-renewal&place=380401";

#[tokio::test]
async fn a_typed_day_and_time_are_answered_and_stay_in_links_as_one_moment() {
    for date in ["2026-12-09", "2569-12-09", "9/12/2569", "9/12/2026"] {
        let page = get(&format!("{FIND}&open=only&date={date}&time=10:00")).await;
        page.has_status(200)
            .shows(&["คำตอบสำหรับ พุธ 9 ธ.ค. 69 เวลา 10:00", "เปิดอยู่ ปิด 12:00"])
            .shows(&[r#"value="2026-12-09" required"#, r#"value="10:00" required"#])
            .shows(&[r#"href="/service-points/lunch?at=2026-12-09T10%3A00%3A00%2B07%3A00""#])
            .hides(&["date=", "time=1"]);
    }
}

#[tokio::test]
async fn the_chooser_keeps_the_question_and_leads_back_to_now() {
    let page = get(&format!("{FIND}&open=only&travel=walk&at=2026-12-09T10:00:00%2B07:00")).await;
    page.shows(&[
        r#"<a class="go" href="/find?procedure=card-renewal&#38;place=380401&#38;open=only&#38;travel=walk">ดูคำตอบสำหรับตอนนี้</a>"#,
        r#"<form action="/find" method="get">"#,
        r#"<input type="hidden" name="open" value="only">"#,
        r#"<input type="hidden" name="travel" value="walk">"#,
        "พรุ่งนี้เช้า 09:00",
    ]);
    let now = get(address_at(&page.html, r#"<a class="go" href=""#).replace("&#38;", "&").as_str()).await;
    now.has_status(200).shows(&["ตอนนี้ "]).hides(&["คำตอบสำหรับ พุธ"]);
    get("/en/search?q=card&date=2026-12-09&time=13:00")
        .await
        .has_status(200)
        .shows(&["Answer for Wed 9 Dec 2026, 13:00", r#"<input type="hidden" name="q" value="card">"#]);
    get("/").await.hides(&["<details"]);
}

#[tokio::test]
async fn nonsense_is_answered_beside_its_field_and_the_page_is_still_of_use() {
    let page = get(&format!("{FIND}&date=31/02/2569&time=%3Cnoon%3E")).await;
    page.has_status(400).shows(&[
        "<title>ผิดพลาด: ",
        "<details name=\"asked\" open>",
        r#"role="alert">อ่านวันเวลาที่เลือกไม่ได้ คำตอบข้างล่างนี้เป็นของตอนนี้"#,
        r#"id="date-error">“31/02/2569” ไม่ใช่วันที่ที่เราอ่านได้"#,
        r#"id="time-error">“&#60;noon&#62;” ไม่ใช่เวลาที่เราอ่านได้"#,
        r#"aria-describedby="date-hint date-error" aria-invalid="true" autofocus"#,
        "ใกล้ที่สุดจากตำบลเซกา",
    ]);
    assert_eq!(page.html.matches(" autofocus").count(), 1);
    get("/en/service-points/lunch?date=2026-12-09&time=")
        .await
        .has_status(400)
        .shows(&[
            "Enter a time such as 13:00",
            r#"aria-describedby="time-error" aria-invalid="true" autofocus"#,
        ])
        .hides(&["date-error"]);
    let long = get(&format!("{FIND}&time=10:00&date={}", "9".repeat(500))).await;
    long.has_status(400).shows(&[&"9".repeat(40)]).hides(&[&"9".repeat(41)]);
}

#[tokio::test]
async fn a_position_goes_with_the_chooser_in_forms_alone() {
    let form = "procedure=card-renewal&lat=17.950099&lon=103.950099&date=2569-12-09&time=11%3A45";
    let page = send(Method::POST, "/find", form).await;
    page.has_status(200)
        .shows(&["ใกล้ตำแหน่งของคุณที่สุด", "ใกล้ปิด: ปิด 12:00 อีก 15 นาที", r#"<form action="/find" method="post">"#])
        .hides(&["lat=", "lon=", "17.950099"]);
    // Nine forms keep the position: to now, the fields, only open offices, filters, three means and two orders; and one for
    // each of two to four presets.
    let kept = page.html.matches(r#"name="lat" value="17.95""#).count();
    assert!((11..=13).contains(&kept), "{kept}");
    let wrong = send(Method::POST, "/en/find", &form.replace("11%3A45", "noon")).await;
    wrong.has_status(400).shows(&["Nearest to you", "time-error"]).hides(&["17.950099"]);
    assert_eq!(wrong.caching, "no-store");
}

#[tokio::test]
async fn an_unknown_way_to_travel_or_to_rank_is_refused() {
    get(&format!("{FIND}&travel=boat")).await.has_status(400).shows(&["boat", "travel"]);
    get(&format!("/en{FIND}&rank=cheapest")).await.has_status(400).shows(&["cheapest", "rank"]);
}
