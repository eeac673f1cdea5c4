//! Keeping pages for reading without a network, and the site among a device's programs.

use super::{get, site};
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use tower::ServiceExt;

#[tokio::test]
async fn every_page_says_when_it_was_made_where_it_is_read_without_a_network() {
    for (url, text) in [
        ("/find?procedure=card-renewal&place=380401", "ไม่มีอินเทอร์เน็ตตอนนี้ นี่คือหน้าที่เก็บไว้เมื่อ"),
        ("/en/service-points/lunch", "You are offline. This page was kept on"),
    ] {
        get(url).await.shows(&[r#"<p id="kept" hidden"#, "data-when=\"", text]);
    }
    get("/saved").await.has_status(200).shows(&[
        r#"<div id="kept" hidden"#,
        "ลองอีกครั้ง",
        r#"data-island="saved" hidden"#,
    ]);
    get("/en/saved").await.has_status(200).shows(&["Saved pages", "<noscript>"]);
}

#[tokio::test]
async fn the_site_can_be_put_among_a_devices_programs_in_both_languages() {
    get("/").await.shows(&[r#"<link rel="manifest" href="/manifest.webmanifest">"#]);
    get("/en/").await.shows(&[r#"<link rel="manifest" href="/en/manifest.webmanifest">"#]);
    for (path, start, name) in [
        ("/manifest.webmanifest", "/", "ปักหมุด – ค้นหาจุดบริการของรัฐ"),
        ("/en/manifest.webmanifest", "/en/", "Pakmut – Find a government office"),
    ] {
        let manifest: serde_json::Value = serde_json::from_str(&get(path).await.html).expect("JSON");
        assert_eq!((&manifest["start_url"], &manifest["name"]), (&start.into(), &name.into()));
        assert_eq!(manifest["display"], "standalone");
        for icon in manifest["icons"].as_array().expect("icons") {
            let (bytes, side) = picture(icon["src"].as_str().expect("an address")).await;
            assert!(bytes.starts_with(b"\x89PNG"), "{icon}");
            assert_eq!(icon["sizes"], format!("{side}x{side}"));
        }
    }
}

/// The bytes of a PNG and how wide it says that it is.
async fn picture(path: &str) -> (Vec<u8>, u32) {
    let request = Request::builder().uri(path).body(Body::empty()).expect("a request");
    let answer = site().router.clone().oneshot(request).await.expect("an answer");
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "image/png");
    let bytes = to_bytes(answer.into_body(), 1 << 20).await.expect("a body").to_vec();
    let width = bytes[16..20].try_into().expect("four bytes");
    (bytes, u32::from_be_bytes(width))
}
