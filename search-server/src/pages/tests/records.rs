//! The pages of offices, procedures and areas, and what machines are told of them.

use axum::http::Method;

use super::register::{site, site_of};
use super::{Page, WEDNESDAY_MORNING, address_at, get, send_to};
use crate::site::{BaseMap, Site};

const HOST: [(&str, &str); 1] = [("host", "example.go.th")];

async fn get_from_host(url: &str) -> Page {
    send_to(&site(), Method::GET, url, "", &HOST).await
}

#[tokio::test]
async fn an_office_has_four_parts_that_links_lead_to() {
    let page = get(&format!("/service-points/script?{WEDNESDAY_MORNING}")).await;
    for part in ["info", "copies", "satisfaction", "services"] {
        page.shows(&[&format!("href=\"#{part}\""), &format!("id=\"{part}\"")]);
    }
    page.shows(&[
        "ไม่ต้องใช้สำเนา 1 จาก 1 เรื่องที่สำนักงานแจ้งไว้ (100%)",
        r#"<input type="checkbox"> <span>บัตรเดิม</span>"#,
        "<li>ยื่นคำขอ</li>",
        "ไม่มีค่าธรรมเนียม",
        "ยังไม่มีคะแนน",
    ]);
    get("/service-points/lunch").await.shows(&["ยังไม่ได้แจ้งว่าเรื่องไหนต้องใช้สำเนา", "ไม่ทราบว่าต้องใช้สำเนาหรือไม่"]);
}

#[tokio::test]
async fn pages_name_themselves_by_the_address_that_everyone_reaches() {
    let page = get_from_host(&format!("/service-points/lunch?{WEDNESDAY_MORNING}")).await;
    let address = "http://example.go.th/service-points/lunch";
    page.shows(&[
        &format!(r#"<link rel="canonical" href="{address}">"#),
        r#"hreflang="en" href="http://example.go.th/en/service-points/lunch""#,
        &format!(r#"<meta property="og:url" content="{address}">"#),
        r#"<meta property="og:title" content="พักเที่ยง">"#,
        &format!(r#"data-share="{address}""#),
        &format!(r#""@id":"{address}""#),
    ]);
    let public = Site { public_url: "https://pakmut.go.th".parse().ok(), ..Site::default() };
    let page = send_to(&site_of(public), Method::GET, "/procedures/card-renewal", "", &HOST).await;
    page.shows(&[r#"<link rel="canonical" href="https://pakmut.go.th/procedures/card-renewal">"#])
        .hides(&["example"]);
    let hostile = [("host", "a\"><script>")];
    send_to(&site(), Method::GET, "/service-points/lunch", "", &hostile).await.hides(&["<script>"]);
}

#[tokio::test]
async fn an_area_lists_its_offices_and_how_many_are_open() {
    let seka = get(&format!("/areas/380401?{WEDNESDAY_MORNING}")).await;
    seka.has_status(200).shows(&[
        "<h1>ตำบลเซกา อำเภอเซกา จังหวัดบึงกาฬ</h1>",
        "2 แห่ง",
        "เปิดในเวลานั้น 2 แห่ง",
        "พักเที่ยง",
        "วันหยุด",
        r#"href="/areas/3804?at="#,
        "place=380401",
    ]);
    let district = get(&format!("/en/areas/3804?{WEDNESDAY_MORNING}")).await;
    district.shows(&["4 offices", "3 open then", "1 with unknown hours", r#"href="/en/areas/380404?at="#]);
    let province = get(&format!("/areas/38?{WEDNESDAY_MORNING}")).await;
    province.shows(&["9 แห่ง", r#"href="/areas/3801?at="#]).hides(&[r#"id="offices""#]);
    get("/areas").await.has_status(200).shows(&[r#"href="/areas/38""#, "จังหวัดบึงกาฬ"]);
    // An office without a pin is one of the area's too.
    get("/areas/380101").await.shows(&["ไม่มีหมุด"]);
    get("/areas/39").await.has_status(200).shows(&["0 แห่ง"]);
    for code in ["99", "3899", "x", "380499"] {
        get(&format!("/areas/{code}")).await.has_status(404).shows(&["ไม่พบพื้นที่นี้", code]);
    }
    get("/areas/3804?page=0").await.has_status(400);
    get("/areas/3804?page=9").await.has_status(200).shows(&["ยังไม่มีสำนักงาน"]);
}

#[tokio::test]
async fn machines_are_told_of_every_page_and_of_no_answer() {
    let robots = get_from_host("/robots.txt").await;
    robots.shows(&[
        "Disallow: /find\n",
        "Disallow: /en/search\n",
        "Sitemap: http://example.go.th/sitemap.xml",
    ]);
    let index = get_from_host("/sitemap.xml").await;
    let parts: Vec<&str> = index.html.split("<loc>http://example.go.th").skip(1).collect();
    let mut listed = String::new();
    for part in parts {
        let path = part.split("</loc>").next().unwrap_or_default();
        listed.push_str(&get_from_host(path).await.has_status(200).html);
    }
    for path in [
        "/",
        "/en/",
        "/areas/3804",
        "/en/areas/380401",
        "/procedures/card-renewal",
        "/service-points/nowhere",
    ] {
        assert!(
            listed.contains(&format!("<loc>http://example.go.th{path}</loc>")),
            "{path} is not in {listed}"
        );
    }
    assert_eq!(listed.matches("/service-points/").count(), 2 * 9);
    for path in
        ["/sitemaps/offices-2.xml", "/sitemaps/offices-0.xml", "/sitemaps/x-1.xml", "/sitemaps/offices-1"]
    {
        get_from_host(path).await.has_status(404);
    }
}

#[tokio::test]
async fn a_printed_code_is_a_picture_that_moves_on_with_its_office() {
    let page = get_from_host("/service-points/lunch").await;
    let code = get_from_host(address_at(&page.html, "<div class=\"qr\">\n<img src=\"")).await;
    code.has_status(200).shows(&["<svg", "</svg>"]);
    // The header of one visitor made the address in it.
    assert_eq!(code.caching, "no-cache");
    assert!(
        get_from_host("/service-points/merged/qr.svg").await.has_status(308).location.ends_with("/qr.svg")
    );
    get_from_host("/service-points/no-such/qr.svg").await.has_status(404);
}

#[tokio::test]
async fn who_made_what_is_named() {
    get("/credits").await.shows(&["GeoThai/data", "CC BY 4.0", "Natural Earth"]).hides(&["แผนที่พื้นหลัง"]);
    let map = BaseMap::of_tiles("https://t.go.th/{z}/{x}/{y}.png", "© <ผู้ทำแผนที่>", None).expect("a base map");
    let site = site_of(Site { base_map: Some(map), ..Site::default() });
    send_to(&site, Method::GET, "/credits", "", &[]).await.shows(&["© &#60;ผู้ทำแผนที่&#62;"]);
}

#[tokio::test]
async fn a_picture_is_shown_from_where_the_operator_said_and_led_to_elsewhere() {
    let address = "https://pictures.go.th/lunch.jpg";
    get("/service-points/lunch")
        .await
        .shows(&[&format!(r#"href="{address}" rel="noreferrer">ดูรูปของสำนักงาน"#)])
        .hides(&[&format!(r#"src="{address}""#)]);
    let trusted =
        Site { pictures: vec!["https://pictures.go.th".parse().expect("an origin")], ..Site::default() };
    let page = send_to(&site_of(trusted), Method::GET, "/service-points/lunch", "", &[]).await;
    page.shows(&[&format!(r#"src="{address}" alt="รูปของสำนักงาน""#)]);
}

#[tokio::test]
async fn an_area_lists_those_alone_that_a_question_asks_for_and_keeps_the_question() {
    let all = get(&format!("/areas/38?{WEDNESDAY_MORNING}")).await;
    all.hides(&["เฉพาะ"]);
    let some = get(&format!("/areas/38?procedure=card&open=only&{WEDNESDAY_MORNING}")).await;
    some.has_status(200).shows(&[
        "เฉพาะ",
        "ดูสำนักงานทุกแห่ง",
        r#"href="/areas/3804?procedure=card&#38;open=only&#38;at="#,
    ]);
    some.hides(&["9 แห่ง"]);
    get("/areas/38?procedure=no-such").await.has_status(400).shows(&["no-such"]);
    get("/areas/38?type=no-such").await.has_status(400);
    get("/areas/38?open=sometimes").await.has_status(400);
}
