//! What an operator's settings make of the site, seen from outside.

use std::fs;

use serde_json::Value;

use crate::harness::{Server, sample_index, utf8};

const REPORT: &str = "/service-points/dopa-3804/report";
const FORM: &str = "application/x-www-form-urlencoded";

#[test]
fn what_was_reported_is_in_the_file_and_nowhere_else_and_one_sender_is_stopped() {
    let (index, dir) = (sample_index(), tempfile::tempdir().expect("a folder"));
    let reports = dir.path().join("reports");
    let settings = format!("[reports]\ndir = {:?}\n", utf8(&reports));
    let server = Server::start_with(index.path(), &settings);
    let form = server.get(&format!("{REPORT}?field=phone"));
    assert_eq!((form.status, form.header("referrer-policy")), (200, Some("same-origin")));
    assert_eq!(server.get("/").header("referrer-policy"), Some("no-referrer"));
    let statuses: Vec<u16> = (0..12)
        .map(|number| server.post_text(REPORT, FORM, &format!("field=phone&text=xyzzy-{number}")).status)
        .collect();
    let taken = statuses.iter().filter(|status| **status == 303).count();
    assert!(
        (1..12).contains(&taken) && statuses[taken..].iter().all(|status| *status == 429),
        "{statuses:?}"
    );
    let long = format!("field=phone&text={}", "x".repeat(1 << 15));
    assert_eq!(server.post_text(REPORT, FORM, &long).status, 413);
    let file = fs::read_to_string(reports.join("tickets.jsonl")).expect("a file");
    let texts: Vec<Value> =
        file.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["text"].clone()).collect();
    assert_eq!(texts, (0..taken).map(|number| format!("xyzzy-{number}")).collect::<Vec<_>>());
    assert!(!file.contains("127.0.0.1"), "{file}");
    let log = server.stop();
    assert!(!log.contains("xyzzy") && !log.contains("WARN") && !log.contains("ERROR"), "{log}");
}

#[test]
fn the_folder_of_reports_may_be_typed() {
    let (index, dir) = (sample_index(), tempfile::tempdir().expect("a folder"));
    let reports = dir.path().join("reports");
    let server = Server::start_reporting(index.path(), &reports);
    assert_eq!(server.post_text(REPORT, FORM, "field=phone&text=xyzzy").status, 303);
    let file = fs::read_to_string(reports.join("tickets.jsonl")).expect("a file");
    assert!(file.lines().count() == 1 && file.contains("xyzzy"), "{file}");
    server.assert_clean_log();
}

#[test]
fn addresses_that_leave_the_site_begin_with_the_one_of_the_settings() {
    let index = sample_index();
    let server = Server::start_with(index.path(), "public_url = \"https://pakmut.go.th\"\n");
    let sitemap = server.get("/sitemap.xml");
    assert_eq!(sitemap.header("content-type"), Some("application/xml"));
    assert_eq!(sitemap.header("cache-control"), Some("public, max-age=3600"));
    assert!(sitemap.text().contains("<loc>https://pakmut.go.th/sitemaps/offices-1.xml</loc>"));
    assert!(server.get("/robots.txt").text().ends_with("Sitemap: https://pakmut.go.th/sitemap.xml\n"));
    let page = server.get("/service-points/dopa-3804?at=2026-12-08T10:00:00%2B07:00");
    let canonical = "<link rel=\"canonical\" href=\"https://pakmut.go.th/service-points/dopa-3804\">";
    assert!(page.text().contains(canonical) && !page.text().contains("127.0.0.1"), "{}", page.text());
    let data = page.text().split_once("<script type=\"application/ld+json\">").expect("linked data").1;
    let data: Value = serde_json::from_str(data.split("</script>").next().expect("an end")).expect("JSON");
    assert_eq!(data["@type"], "GovernmentOffice");
    let services = data["hasOfferCatalog"]["itemListElement"].as_array().expect("services");
    assert!(!services.is_empty());
    assert_eq!(services[0]["itemOffered"]["@type"], "GovernmentService");
    // A Tuesday; Thursday is a holiday.
    let days = data["openingHoursSpecification"].as_array().expect("days");
    let of = |date: &str| {
        let day = days.iter().find(|day| day["validFrom"] == date).expect(date);
        (day["opens"].as_str().expect("a time"), day["closes"].as_str().expect("a time"))
    };
    assert_eq!((of("2026-12-08"), of("2026-12-10")), (("08:30", "16:30"), ("00:00", "00:00")));
    server.assert_clean_log();
}

#[test]
fn a_base_map_on_the_disk_is_given_out_in_parts_and_one_elsewhere_is_let_in() {
    let (index, dir) = (sample_index(), tempfile::tempdir().expect("a folder"));
    let map = dir.path().join("map.pmtiles");
    fs::write(&map, b"PMTiles and more").expect("written");
    let settings = format!("[base_map]\npmtiles = {:?}\nattribution = \"x\"\n", utf8(&map));
    let server = Server::start_with(index.path(), &settings);
    let part = server.get_with("/base-map.pmtiles", &[("range", "bytes=0-6")]);
    assert_eq!((part.status, part.text()), (206, "PMTiles"));
    let policy =
        |server: &Server| server.get("/").header("content-security-policy").expect("a policy").to_owned();
    assert!(!policy(&server).contains("http"), "{}", policy(&server));
    server.assert_clean_log();
    let elsewhere = "[base_map]\ntiles = \"https://tiles.go.th/{z}/{x}/{y}.png\"\nattribution = \"x\"\n";
    let server = Server::start_with(index.path(), elsewhere);
    assert!(policy(&server).contains("connect-src 'self' https://tiles.go.th;"), "{}", policy(&server));
    assert_eq!(server.get("/base-map.pmtiles").status, 404);
}

#[test]
fn settings_that_cannot_be_served_by_are_refused_by_name() {
    let (index, dir) = (sample_index(), tempfile::tempdir().expect("a folder"));
    let file = dir.path().join("file");
    fs::write(&file, "").expect("written");
    let below = format!("[reports]\ndir = {:?}\n", utf8(&file.join("below")));
    for (text, named) in [
        (below.as_str(), "reports can't be kept"),
        ("public_url = \"pakmut.go.th\"\n", "public_url"),
        ("[base_map]\ntiles = \"https://a/{z}\"\nattribution = \"x\"\n", "base_map.tiles"),
        ("[pictures]\norigins = [\"https://a/b\"]\n", "origins"),
    ] {
        let refusal = Server::refusal_with(index.path(), text);
        assert!(refusal.contains(named), "{text}: {refusal}");
    }
}
