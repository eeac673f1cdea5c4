//! What pages say about hours: the state of a door, the week, the days ahead.

use super::get;

fn at(time: &str) -> String {
    format!("at=2026-12-{time}:00%2B07:00")
}

#[tokio::test]
async fn the_state_of_a_door_is_said_in_plain_words() {
    for (office, time, thai, english) in [
        ("lunch", "09T08:00", "ยังไม่เปิด เปิด 08:30", "Not open yet, opens 08:30"),
        ("lunch", "09T11:29", "เปิดอยู่ ปิด 12:00", "Open, closes 12:00"),
        ("lunch", "09T11:30", "ใกล้ปิด: ปิด 12:00 อีก 30 นาที", "Closing soon: closes 12:00, in 30 min"),
        ("lunch", "09T16:18", "ใกล้ปิด: ปิด 16:30 อีก 12 นาที", "Closing soon: closes 16:30, in 12 min"),
        ("lunch", "09T12:00", "พักเที่ยง เปิดอีกครั้ง 13:00", "Lunch break, opens again 13:00"),
        ("tea", "09T10:30", "ปิดพัก เปิดอีกครั้ง 10:45", "On a break, opens again 10:45"),
        ("lunch", "08T17:00", "ปิดแล้ว เปิดวันพุธ 9 ธ.ค. 08:30", "Closed for the day, opens Wed 9 Dec 08:30"),
        ("lunch", "09T16:30", "ปิดแล้ว เปิดวันศุกร์ 11 ธ.ค. 08:30", "Closed for the day, opens Fri 11 Dec 08:30"),
        ("lunch", "12T10:00", "ปิด เปิดวันจันทร์ 14 ธ.ค. 08:30", "Closed, opens Mon 14 Dec 08:30"),
        ("lunch", "10T10:00", "พฤหัส 10 ธ.ค. 69 · วันรัฐธรรมนูญ", "Thu 10 Dec 2026 · Constitution Day"),
        (
            "tea",
            "15T10:00",
            "วันหัวหน้าตัดสินใจ: หัวหน้าหน่วยงานเป็นผู้กำหนดว่าจะเปิดหรือไม่",
            "Hours not known, ask before you go",
        ),
        ("script", "10T10:00", "เปิดตลอดเวลา", "Always open"),
        (
            "unknown",
            "09T10:00",
            r#"ไม่ทราบเวลา <a href="tel:1548">โทรถามก่อน</a>"#,
            r#"Hours not known, <a href="tel:1548">call first</a>"#,
        ),
    ] {
        get(&format!("/service-points/{office}?{}", at(time))).await.has_status(200).shows(&[thai]);
        get(&format!("/en/service-points/{office}?{}", at(time))).await.has_status(200).shows(&[english]);
    }
}

#[tokio::test]
async fn an_office_says_its_hours_as_a_sentence_and_who_said_so() {
    get("/service-points/lunch").await.shows(&[
        "วันจันทร์–ศุกร์ 08:30–12:00 และ 13:00–16:30 น.",
        "ที่มาของเวลา: ข้อมูลของสำนักงาน ยืนยันล่าสุด พุธ 10 มิ.ย. 69",
        "<strong>วันนี้</strong>",
    ]);
    get("/en/service-points/lunch")
        .await
        .shows(&["Mon", "Source of the hours: the office&#39;s data, last confirmed Wed 10 Jun 2026"]);
    get("/service-points/holiday").await.shows(&["ไม่ทราบว่ายืนยันล่าสุดเมื่อไร"]);
    get("/service-points/tea").await.shows(&["ที่มาของเวลา: ข้อมูลตัวอย่าง ไม่ใช่เวลาจริง"]);
    get("/service-points/weeks").await.shows(&["เขียนไว้ว่า week 01-53/2 Mo 09:00-12:00"]);
    get("/service-points/unknown").await.hides(&["ที่มาของเวลา", "วันหยุดและวันพิเศษใน 2 สัปดาห์นี้"]);
}

#[tokio::test]
async fn holidays_and_special_days_of_two_weeks_are_told_ahead() {
    let holiday = "<span class=\"whole\">พฤหัส 10 ธ.ค. 69</span> · วันรัฐธรรมนูญ · <strong>ปิด</strong>";
    let fortnight_before = get(&format!("/service-points/lunch?{}", "at=2026-11-27T10:00:00%2B07:00")).await;
    fortnight_before.shows(&["วันหยุดและวันพิเศษใน 2 สัปดาห์นี้", holiday]).hides(&["ไม่มีเท่าที่เราทราบ"]);
    get("/service-points/lunch?at=2026-11-26T10:00:00%2B07:00")
        .await
        .shows(&["วันหยุดและวันพิเศษใน 2 สัปดาห์นี้", "ไม่มีเท่าที่เราทราบ"])
        .hides(&["วันรัฐธรรมนูญ"]);
    let tea = get(&format!("/service-points/tea?{}", at("09T10:00"))).await;
    tea.shows(&[
        holiday,
        "· วันหัวหน้าตัดสินใจ · <strong>หัวหน้าหน่วยงานเป็นผู้กำหนด โทรถามก่อน</strong>",
        "<span class=\"whole\">พุธ 16 ธ.ค. 69</span> · ย้ายห้อง · <strong>09:00–11:00</strong>",
        "· เวลาเป็นกรณีพิเศษ · <strong>ยังไม่ทราบเวลา โทรถามก่อน</strong>",
    ]);
    get(&format!("/service-points/holiday?{}", at("09T10:00"))).await.shows(&[holiday]);
    // One that never closes has no holidays; a service with hours of its own has them.
    get(&format!("/service-points/script?{}", at("09T10:00")))
        .await
        .shows(&[holiday])
        .hides(&["<h3 class=\"coming\">", "ไม่มีเท่าที่เราทราบ"]);
}

#[tokio::test]
async fn each_service_says_until_when_it_takes_cases() {
    let takes = "รับเรื่องถึง 11:30 และ 16:00 (หยุดรับก่อนปิด 30 นาที)";
    get(&format!("/service-points/lunch?{}", at("09T10:00"))).await.shows(&[takes]).hides(&["วันนี้รับเรื่อง"]);
    // It takes no case on a holiday, so only the rule is told.
    get(&format!("/service-points/lunch?{}", at("10T10:00"))).await.shows(&["<p>หยุดรับเรื่องก่อนปิด 30 นาที</p>"]);
    get(&format!("/en/service-points/lunch?{}", at("09T10:00")))
        .await
        .shows(&["Takes cases until 11:30 and 16:00"]);
}
