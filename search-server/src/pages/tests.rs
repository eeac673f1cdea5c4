//! The pages as a browser asks for them.

mod chooser;
mod going;
mod hours;
mod keeping;
mod narrowing;
mod rating;
mod records;
mod register;
mod reporting;
mod searching;

use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use tower::ServiceExt;

use register::{Site, site};

const WEDNESDAY_MORNING: &str = "at=2026-12-09T10:00:00%2B07:00";
const WEDNESDAY_NOON: &str = "at=2026-12-09T12:10:00%2B07:00";
const HOLIDAY: &str = "at=2026-12-10T10:00:00%2B07:00";
const SATURDAY: &str = "at=2026-12-12T10:00:00%2B07:00";

/// An answer, as far as pages differ in it.
struct Page {
    status: StatusCode,
    location: String,
    caching: String,
    html: String,
}

impl Page {
    #[track_caller]
    fn shows(&self, texts: &[&str]) -> &Self {
        for text in texts {
            assert!(self.html.contains(text), "{text} is not in\n{}", self.html);
        }
        self
    }

    #[track_caller]
    fn hides(&self, texts: &[&str]) -> &Self {
        for text in texts {
            assert!(!self.html.contains(text), "{text} is in\n{}", self.html);
        }
        self
    }

    #[track_caller]
    fn has_status(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.html);
        self
    }
}

async fn send(method: Method, url: &str, form: &str) -> Page {
    send_to(&site(), method, url, form, &[]).await
}

async fn send_to(site: &Site, method: Method, url: &str, form: &str, headers: &[(&str, &str)]) -> Page {
    let headers =
        headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value));
    let request = headers
        .method(method)
        .uri(url)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form.to_owned()))
        .expect("a request");
    let answer = site.router.clone().oneshot(request).await.expect("an answer");
    let value = |name| {
        let value = answer.headers().get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let (location, caching) = (value(header::LOCATION), value(header::CACHE_CONTROL));
    let status = answer.status();
    let body = to_bytes(answer.into_body(), 1 << 20).await.expect("a body");
    Page { status, location, caching, html: String::from_utf8(body.to_vec()).expect("UTF-8") }
}

async fn get(url: &str) -> Page {
    send(Method::GET, url, "").await
}

/// The address that follows a text in a page.
fn address_at<'p>(html: &'p str, before: &str) -> &'p str {
    let (_, after) = html.split_once(before).expect(before);
    after.split('"').next().unwrap_or_default()
}

#[tokio::test]
async fn the_first_page_asks_one_question_and_offers_common_tasks_in_both_languages() {
    let thai = get("/").await;
    thai.has_status(200).shows(&[
        r#"<html lang="th">"#,
        "ต้องการทำเรื่องอะไร",
        r#"action="/search""#,
        r#"href="/find?procedure=card-renewal""#,
        "ต่อบัตร",
        "บัตรใบแรก",
        r#"href="/en/""#,
        "ข้อมูลตัวอย่าง",
    ]);
    assert_eq!(thai.caching, "no-cache");
    get("/en/").await.has_status(200).shows(&[
        r#"<html lang="en">"#,
        "What do you need to get done?",
        r#"action="/en/search""#,
        r#"href="/en/find?procedure=card-renewal""#,
        "English card-renewal",
        r#"href="/""#,
    ]);
    assert_eq!(get("/en").await.has_status(308).location, "/en/");
}

#[tokio::test]
async fn every_page_is_well_formed_and_needs_no_script() {
    for url in [
        "/",
        "/search?q=ทำบัตร",
        "/search?q=xyzzy",
        "/find?procedure=card-renewal",
        "/find?procedure=allowance&place=380401",
        "/find?procedure=online",
        "/service-points/lunch",
        "/service-points/lunch?date=31/02/2569&time=noon",
        "/service-points/unknown",
        "/procedures/card-renewal",
        "/saved",
        "/areas",
        "/areas/38",
        "/areas/380401",
        "/credits",
        "/nothing-here",
    ] {
        for prefix in ["", "/en"] {
            let page =
                get(&format!("{prefix}{}", url.replace("ทำบัตร", "%E0%B8%9A%E0%B8%B1%E0%B8%95%E0%B8%A3")))
                    .await;
            assert_eq!(page.html.matches("<h1").count(), 1, "{url}");
            page.shows(&["<main id=\"content\">", "<title>", "class=\"skip\"", "</html>"]);
            page.hides(&[" style=", "onclick", "<script>", "http-equiv"]);
            for tag in [
                "ul", "div", "section", "details", "form", "p", "a", "table", "select", "h2", "h3", "span",
                "dl", "li",
            ] {
                let opened = page.html.matches(&format!("<{tag}>")).count()
                    + page.html.matches(&format!("<{tag} ")).count();
                assert_eq!(opened, page.html.matches(&format!("</{tag}>")).count(), "<{tag}> of {url}");
            }
        }
    }
}

#[tokio::test]
async fn words_lead_to_tasks_and_words_that_match_nothing_to_the_common_ones() {
    let words = "%E0%B8%95%E0%B9%88%E0%B8%AD%E0%B8%9A%E0%B8%B1%E0%B8%95%E0%B8%A3"; // ต่อบัตร
    get(&format!("/search?q={words}"))
        .await
        .has_status(200)
        .shows(&[r#"href="/find?procedure=card-renewal""#, "การขอมีบัตรใหม่"]);
    get("/search?q=%3Cscript%3Exyzzy")
        .await
        .has_status(200)
        .shows(&["ไม่พบเรื่องที่ตรงกับ “&#60;script&#62;xyzzy”", "เรื่องที่ทำบ่อย", "/find?procedure=allowance"])
        .hides(&["<script>xyzzy"]);
    assert_eq!(get("/search?q=+").await.has_status(303).location, "/");
    assert_eq!(get("/en/search").await.has_status(303).location, "/en/");
    get(&format!("/search?q={}", "a".repeat(201))).await.has_status(400).shows(&["200"]);
}

#[tokio::test]
async fn the_nearest_office_is_the_answer_with_its_state_in_words() {
    let find = "/find?procedure=card-renewal&place=380401";
    get(&format!("{find}&{WEDNESDAY_MORNING}")).await.has_status(200).shows(&[
        "ใกล้ที่สุดจากตำบลเซกา",
        "พักเที่ยง",
        "เปิดอยู่ ปิด 12:00",
        "ถึงแล้วทันรับบริการ",
        "1.1 กม.",
        r#"href="tel:042000001""#,
        "https://www.google.com/maps/dir/?api=1&#38;destination=17.95,103.95",
        r#"rel="noreferrer""#,
        "แห่งอื่นที่ทำเรื่องนี้ได้",
        r#"ไม่ทราบเวลา <a href="tel:1548">โทรถามก่อน</a>"#,
        "คำตอบสำหรับ พุธ 9 ธ.ค. 69 เวลา 10:00",
        r#"<option value="380401" selected>"#,
        "แสดงเฉพาะที่เปิดอยู่",
    ]);
    get(&format!("/en{find}&{WEDNESDAY_NOON}")).await.has_status(200).shows(&[
        "Lunch break, opens again 13:00",
        "Lunch Office",
        r#"<span lang="th">วันหยุด</span>"#,
        "1.1 km",
        "Answer for Wed 9 Dec 2026, 12:10",
    ]);
    get(&format!("{find}&{HOLIDAY}")).await.shows(&[
        "ปิด เปิดวันศุกร์ 11 ธ.ค. 08:30",
        "พฤหัส 10 ธ.ค. 69 · วันรัฐธรรมนูญ",
        "ปิด เปิดวันพุธ 16 ธ.ค. 09:00",
    ]);
    get(&format!("{find}&{SATURDAY}")).await.shows(&["ปิด เปิดวันจันทร์ 14 ธ.ค. 08:30"]);
}

#[tokio::test]
async fn a_state_after_the_last_acceptance_says_so() {
    get("/find?procedure=card-renewal&place=380401&at=2026-12-09T16:10:00%2B07:00")
        .await
        .shows(&["ใกล้ปิด: ปิด 16:30 อีก 20 นาที", "ไปถึงแล้วหมดเวลารับเรื่อง (รับถึง 16:00)"]);
}

#[tokio::test]
async fn without_a_place_one_is_asked_for_and_all_offices_are_listed_if_they_are_few() {
    get(&format!("/find?procedure=card-renewal&{WEDNESDAY_MORNING}")).await.has_status(200).shows(&[
        "ใช้ตำแหน่งของฉัน",
        r#"<optgroup label="อำเภอเซกา">"#,
        r#"<option value="3804">อำเภอเซกา ทั้งหมด</option>"#,
        r#"<label for="place">คุณอยู่ที่ไหน</label>"#,
        "ทุกแห่งที่ทำเรื่องนี้ได้",
        "ไม่บอกเวลา",
    ]);
    assert_eq!(get("/find").await.has_status(303).location, "/");
}

#[tokio::test]
async fn a_group_is_found_by_the_word_for_all_of_it() {
    get(&format!("/find?procedure=card&place=380401&{WEDNESDAY_MORNING}")).await.has_status(200).shows(&[
        "<h1>ทำบัตร</h1>",
        r#"href="/procedures/card-new?"#,
        r#"href="/procedures/card-renewal?"#,
        "เปิดอยู่ ปิด 12:00",
    ]);
}

#[tokio::test]
async fn a_procedure_of_the_house_registration_is_answered_with_the_office_in_charge() {
    let page = get("/find?procedure=allowance&place=380401").await;
    page.has_status(200).shows(&[
        "เรื่องนี้ต้องทำที่เทศบาลหรือ อบต. (ในกรุงเทพฯ คือสำนักงานเขต) ตามทะเบียนบ้านของคุณ",
        "ตำบลที่มีชื่อคุณในทะเบียนบ้าน",
        "สำนักงานที่ดูแลตำบลเซกา",
    ]);
    let (far, near) = (page.html.find("ดูแลเซกา"), page.html.find("พักเที่ยง"));
    assert!(far.is_some() && far < near, "the office in charge stands before the nearer one");
}

#[tokio::test]
async fn what_can_be_done_online_says_that_there_is_no_need_to_go() {
    get("/find?procedure=online")
        .await
        .has_status(200)
        .shows(&["ไม่ต้องไปที่สำนักงาน", r#"href="https://example.go.th/tax""#])
        .hides(&["<select", "position-"]);
}

#[tokio::test]
async fn nothing_open_and_nobody_to_ask_lead_further() {
    get("/find?procedure=card-new&place=380401&open=only&at=2026-12-12T10:00:00%2B07:00")
        .await
        .has_status(200)
        .shows(&["ไม่มีแห่งไหนที่เปิดอยู่ในเวลานี้", "place=380401&#38;open=any&#38;at=2026-12-12"]);
    get("/find?procedure=nobody&place=380401")
        .await
        .has_status(200)
        .shows(&["ยังไม่มีสำนักงานที่แจ้งว่าทำเรื่องนี้ได้", r#"href="/procedures/nobody""#]);
    get("/find?procedure=no-such").await.has_status(404).shows(&["ไม่พบเรื่องนี้", "no-such", r#"id="q""#]);
    for place in ["999", "99", "เซกา", "100101"] {
        let encoded: String = form_urlencoded::byte_serialize(place.as_bytes()).collect();
        get(&format!("/find?procedure=card-new&place={encoded}")).await.has_status(400).shows(&[
            "ไม่รู้จักสถานที่นี้",
            place,
            r#"href="/find?procedure=card-new""#,
        ]);
    }
    get("/find?procedure=card-new&open=maybe").await.has_status(400).shows(&["maybe", "open"]);
    get("/?at=yesterday").await.has_status(400).shows(&["yesterday"]);
    get("/find?procedure=card-new&place=380401&at=2026-12-09T10:00:00+07:00").await.has_status(200);
}

#[tokio::test]
async fn a_position_is_cut_and_stays_out_of_links_and_caches() {
    let form = "procedure=card-renewal&lat=17.950099&lon=103.950099&at=2026-12-09T10:00:00%2B07:00";
    let page = send(Method::POST, "/find", form).await;
    page.has_status(200)
        .shows(&["ใกล้ตำแหน่งของคุณที่สุด", "เปิดอยู่ ปิด 12:00", r#"name="lat" value="17.95""#])
        .shows(&[r#"href="/en/find?procedure=card-renewal&#38;at=2026-12-09T10%3A00%3A00%2B07%3A00""#])
        .hides(&["lat=", "lon=", "17.950099"]);
    assert_eq!(page.caching, "no-store");
    for form in ["procedure=card-renewal", "procedure=card-renewal&lat=95&lon=1", "lat=NaN&lon=1"] {
        let page = send(Method::POST, "/en/find", form).await;
        page.has_status(400).shows(&["This location can&#39;t be used", "/en/find"]).hides(&["95", "NaN"]);
    }
}

#[tokio::test]
async fn the_page_of_an_office_shows_its_week_and_marks_what_is_made_up() {
    get(&format!("/service-points/lunch?{WEDNESDAY_NOON}")).await.has_status(200).shows(&[
        "<h1>พักเที่ยง</h1>",
        "Lunch Office",
        "พักเที่ยง เปิดอีกครั้ง 13:00",
        "<span class=\"whole\">พฤหัส 10 ธ.ค. 69</span>",
        "<tr class=\"open today\" aria-current=\"date\"><th scope=\"row\"><strong>วันที่เลือก</strong>",
        "<span class=\"whole\">08:30–12:00</span>, <span class=\"whole\">13:00–16:30</span>",
        "ตำบลเซกา",
        "จังหวัดบึงกาฬ",
        "โทร 0 4200 0001 ต่อ 5</a> <span class=\"sample\">ข้อมูลตัวอย่าง</span>",
        "ดูเส้นทาง</a> <span class=\"sample\">",
        "รับเรื่องถึง 11:30 และ 16:00 (หยุดรับก่อนปิด 30 นาที)",
        r#"href="/procedures/card-renewal?at="#,
        "สำนักงานยืนยันข้อมูลล่าสุด พุธ 10 มิ.ย. 69",
    ]);
    get(&format!("/en/service-points/holiday?{WEDNESDAY_NOON}")).await.has_status(200).shows(&[
        r#"<h1><span lang="th">วันหยุด</span></h1>"#,
        "Open, closes 16:30",
        "Holiday: Constitution Day",
        "Telephone not known",
    ]);
    get("/service-points/unknown")
        .await
        .shows(&[
            r#"ไม่ทราบเวลา <a href="tel:1548">โทรถามก่อน</a>"#,
            r#"href="tel:1548""#,
            "mailto:ask@example.go.th",
        ])
        .hides(&[r#"href="javascript"#]);
    get("/service-points/nowhere").await.shows(&["ยังไม่มีตำแหน่งบนแผนที่", "ยังไม่ได้แจ้งว่าทำเรื่องอะไรได้บ้าง"]);
}

#[tokio::test]
async fn markup_in_the_register_is_shown_and_not_run() {
    get(&format!("/service-points/script?{WEDNESDAY_MORNING}"))
        .await
        .has_status(200)
        .shows(&["&#60;script&#62;alert(1)&#60;/script&#62;", "&#60;b&#62;ชั้น 2&#60;/b&#62;", "เปิดตลอดเวลา"])
        .shows(&["เวลาของเรื่องนี้ไม่เหมือนเวลาของสำนักงาน", "09:00–10:00", "ไม่ต้องใช้สำเนา"])
        .hides(&["<script>", "<b>"]);
}

#[tokio::test]
async fn an_office_that_was_merged_leads_to_its_successor_for_good() {
    let page = get("/service-points/merged").await;
    let successor =
        "/service-points/%E0%B9%80%E0%B8%9B%E0%B8%B4%E0%B8%94%20%E0%B9%80%E0%B8%94%E0%B8%B4%E0%B8%A1";
    assert_eq!(page.has_status(308).location, successor);
    assert_eq!(get("/en/service-points/merged").await.location, format!("/en{successor}"));
    get("/service-points/no-such").await.has_status(404).shows(&["ไม่พบสำนักงานนี้", "no-such"]);
}

#[tokio::test]
async fn the_page_of_a_procedure_lists_what_to_bring_and_says_what_is_unknown() {
    get("/procedures/card-renewal").await.has_status(200).shows(&[
        "<h1>การขอมีบัตรใหม่</h1>",
        "คนทั่วไปเรียกว่า ทำบัตร, ต่อบัตร",
        r#"<input type="checkbox"> <span>บัตรเดิม</span>"#,
        "<li>ยื่นคำขอ</li>",
        "ไม่มีค่าธรรมเนียม <span class=\"sample\">",
        r#"href="/find?procedure=card-renewal""#,
        "ทำที่แห่งไหนก็ได้",
    ]);
    get("/en/procedures/allowance").await.has_status(200).shows(&[
        "<dt>Fee</dt><dd><span>Not known</span></dd>",
        "Oct-Nov",
        "the municipality or subdistrict administration",
        "We don&#39;t know which documents are needed",
    ]);
    get("/procedures/online").await.shows(&["ไม่ต้องไปที่สำนักงาน"]).hides(&["หาสำนักงานใกล้ฉัน"]);
    get("/procedures/no-such").await.has_status(404).shows(&["no-such"]);
}

#[tokio::test]
async fn assets_are_kept_for_good_under_the_hash_of_their_content() {
    let page = get("/find?procedure=card-renewal").await;
    let stylesheet = get(address_at(&page.html, r#"<link rel="stylesheet" href=""#)).await;
    stylesheet.has_status(200);
    assert_eq!(stylesheet.caching, "public, max-age=31536000, immutable");
    get("/favicon.svg").await.has_status(200);
    get("/assets/app-0000000000000000.css").await.has_status(404);
}

#[tokio::test]
async fn a_wrong_address_is_a_page_too() {
    get("/en/nothing?at=2026-12-09T10:00:00%2B07:00").await.has_status(404).shows(&[
        "Page not found",
        r#"action="/en/search""#,
        r#"href="/nothing?at="#,
    ]);
    get("/english").await.has_status(404).shows(&[r#"<html lang="th">"#]);
}
