//! What cards say about going there: how long it takes, and whether one is served.

use axum::http::Method;

use super::{Page, get, send};

const LUNCH_WALK: &str = "procedure=card-new&travel=walk";
const PASSPORT: &str = "procedure=passport";

async fn find(prefix: &str, question: &str, time: &str) -> Page {
    get(&format!("{prefix}/find?{question}&place=380401&at=2026-12-{time}:00%2B07:00")).await
}

/// The card of the first office.
fn best(page: &Page) -> &str {
    let (_, after) = page.html.split_once("<section class=\"best\"").expect("an office");
    after.split("</section>").next().unwrap_or_default()
}

#[tokio::test]
async fn a_card_says_whether_one_who_sets_out_is_served() {
    for (question, time, thai, english) in [
        (PASSPORT, "09T10:00", "ถึงแล้วทันรับบริการ เสร็จราว 10:25", "You get there in time, done about 10:25"),
        (LUNCH_WALK, "09T10:00", "ถึงแล้วทันรับบริการ<", "You get there in time<"),
        (LUNCH_WALK, "09T16:12", "ไปถึงไม่ทัน ปิดก่อน 7 นาที", "Too late: closes 7 min before you get there"),
        (
            LUNCH_WALK,
            "09T11:50",
            "ถึง 12:15 พักเที่ยง รอถึง 13:00",
            "You get there at 12:15, lunch break, wait until 13:00",
        ),
        (LUNCH_WALK, "09T08:00", "ไปถึงก่อนเปิด รอถึง 08:30", "You get there before it opens, wait until 08:30"),
        (
            PASSPORT,
            "09T16:10",
            "ไปถึงแล้วหมดเวลารับเรื่อง (รับถึง 16:00)",
            "You get there after the last case is taken (until 16:00)",
        ),
        (
            PASSPORT,
            "09T11:40",
            "ไปถึงแล้วหมดเวลารับเรื่อง (รับถึง 11:30) รอถึง 13:00",
            "You get there after the last case is taken (until 11:30), wait until 13:00",
        ),
    ] {
        for (prefix, sentence) in [("", thai), ("/en", english)] {
            let page = find(prefix, question, time).await;
            assert!(
                best(&page).contains(sentence),
                "{question} {time}: {sentence} is not in {}",
                best(&page)
            );
            page.hides(&["เลยเวลารับเรื่องแล้ว", "No longer takes cases", "<p>รับเรื่องถึง"]);
        }
    }
}

#[tokio::test]
async fn what_the_state_of_the_door_says_is_not_said_again() {
    for (question, time, state) in [
        (LUNCH_WALK, "12T10:00", "ปิด เปิดวันจันทร์ 14 ธ.ค. 08:30"),
        (LUNCH_WALK, "09T17:00", "ปิดแล้ว เปิดวันศุกร์ 11 ธ.ค. 08:30"),
        ("procedure=passport&open=any", "15T10:00", "หัวหน้าหน่วยงานเป็นผู้กำหนดว่าจะเปิดหรือไม่"),
    ] {
        let page = find("", question, time).await;
        assert!(best(&page).contains(state), "{}", best(&page));
        assert!(!best(&page).contains("class=\"arrival\""), "{}", best(&page));
    }
    let unknown = find("", "procedure=card-renewal", "09T10:00").await;
    assert_eq!(unknown.html.matches("ไม่ทราบเวลา <a href=\"tel:1548\">โทรถามก่อน</a>").count(), 1);
}

#[tokio::test]
async fn the_way_is_told_by_the_means_chosen_where_one_knows_from_where() {
    for (travel, thai, english) in [
        ("walk", "เดินราว 25 นาที", "about 25 min on foot"),
        ("motorcycle", "ขี่มอเตอร์ไซค์ราว 4 นาที", "about 4 min by motorcycle"),
        ("car", "ขับรถราว 5 นาที", "about 5 min by car"),
    ] {
        let question = format!("procedure=card-new&travel={travel}");
        for (prefix, journey) in [("", thai), ("/en", english)] {
            let page = find(prefix, &question, "09T10:00").await;
            page.shows(&[journey, "aria-current=\"true\""]);
        }
    }
    find("", LUNCH_WALK, "09T10:00").await.shows(&[
        "<summary>เวลาเหล่านี้คิดอย่างไร</summary>",
        "คิดว่าออกเดินทาง พุธ 9 ธ.ค. 69 เวลา 10:00",
        "ประมาณจากระยะทางเส้นตรงและความเร็วทั่วไป",
    ]);
    get("/find?procedure=card-renewal&at=2026-12-09T10:00:00%2B07:00")
        .await
        .shows(&["รับเรื่องถึง 11:30"])
        .hides(&[
            "ราว",
            "class=\"arrival\"",
            "aria-label=\"เรียงตาม\"",
            "<summary>เวลาเหล่านี้คิดอย่างไร</summary>",
        ]);
    get("/find?procedure=online").await.hides(&["ราว", "aria-label=\"เดินทางโดย\""]);
}

#[tokio::test]
async fn what_is_done_soonest_comes_first_when_that_is_asked_for() {
    let nearest = find("", "procedure=card-renewal", "09T12:10").await;
    assert!(best(&nearest).contains("พักเที่ยง</a>"), "{}", best(&nearest));
    nearest.shows(&["ใกล้ที่สุดจากตำบลเซกา"]);
    let soonest = find("", "procedure=card-renewal&rank=soonest", "09T12:10").await;
    assert!(best(&soonest).contains("วันหยุด</a>"), "{}", best(&soonest));
    soonest.shows(&["เสร็จเร็วที่สุดเมื่อไปจากตำบลเซกา"]).hides(&["ใกล้ที่สุดจากตำบลเซกา"]);
    find("/en", "procedure=card-renewal&rank=soonest", "09T12:10")
        .await
        .shows(&["Done soonest from Seka Subdistrict"]);
    // Nothing is certain: then the first one is just the nearest.
    find("", "procedure=allowance&rank=soonest", "09T12:10").await.hides(&["เสร็จเร็วที่สุดเมื่อ"]);
}

#[tokio::test]
async fn links_keep_how_one_travels_and_never_a_position() {
    let page = find("", "procedure=card-renewal&open=only&travel=walk&rank=soonest", "09T10:00").await;
    page.shows(&[
        r#"<input type="hidden" name="travel" value="walk">"#,
        r#"<input type="hidden" name="rank" value="soonest">"#,
    ]);
    // To the other language, to now, to another order, to closed offices.
    for kept in ["href=\"/en/find?", "href=\"/find?"] {
        let ways = page.html.split(kept).skip(1).filter_map(|rest| rest.split('"').next());
        let keeping = ways.filter(|way| way.contains("travel=walk") && way.contains("rank=soonest"));
        assert!(keeping.count() >= 1, "{kept} in {}", page.html);
    }
    page.shows(&["open=any&#38;at="]);
    let form = "procedure=card-renewal&lat=17.950099&lon=103.950099&travel=walk&rank=soonest";
    send(Method::POST, "/find", form)
        .await
        .has_status(200)
        .shows(&[
            "เสร็จเร็วที่สุดเมื่อไปจากตำแหน่งของคุณ",
            r#"<input type="hidden" name="travel" value="motorcycle">"#,
        ])
        .hides(&["lat=", "lon=", "17.950099"]);
}

#[tokio::test]
async fn minutes_at_the_counter_and_days_until_the_result_are_told_apart() {
    find("", PASSPORT, "09T10:00")
        .await
        .shows(&["ใช้เวลาที่เคาน์เตอร์ราว 20 นาที <span class=\"sample\">", "<p>รู้ผลใน 15 วัน</p>"]);
    find("/en", PASSPORT, "09T10:00")
        .await
        .shows(&["Takes about 20 min at the counter", "Result within 15 days"]);
    find("", "procedure=card-new", "09T10:00").await.hides(&["ใช้เวลาที่เคาน์เตอร์", "รู้ผลใน"]);
}
