//! The sample as citizens meet it, and its facts against the register they come from.

use std::fs;

use crate::harness::{Server, sample_index};
use crate::register::shared_data;

const AT: &str = "at=2026-12-08T10:00:00%2B07:00";
const MARK: &str = " <span class=\"sample\">ข้อมูลตัวอย่าง</span>";

/// The names of the offices on an answer page, best first.
fn offices(page: &str) -> Vec<&str> {
    let links = page.split("<a href=\"/service-points/").skip(1);
    links.filter_map(|link| link.split_once("\">")?.1.split_once("</a>")).map(|(name, _)| name).collect()
}

#[test]
fn local_administrations_are_those_of_the_register_with_the_pins_they_reported() {
    let Some(data) = shared_data() else {
        eprintln!("DID NOT RUN: ../shared/data is not here");
        return;
    };
    let index = sample_index();
    let server = Server::start(index.path());
    let register = fs::read_to_string(data.join("lao_register.csv")).expect("text");
    let mut count = 0;
    for row in register.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [code, name, kind, "38", district, _, same_named, lat, lon, _] = cells[..] else { continue };
        count += 1;
        let office = server.get(&format!("/v1/service-points/lao-{code}?{AT}")).json();
        assert_eq!((office["name_th"].as_str(), office["type"].as_str()), (Some(name), Some(kind)), "{code}");
        assert_eq!(office["lat"].as_f64(), lat.parse().ok(), "{name}");
        assert_eq!(office["lon"].as_f64(), lon.parse().ok(), "{name}");
        let subdistrict = office["area"]["subdistrict"].as_str().unwrap_or_default();
        assert!(subdistrict.starts_with(district), "{name}: {office}");
        assert!(same_named.is_empty() || subdistrict == same_named, "{name}: {office}");
    }
    assert_eq!(count, 58);
    server.assert_clean_log();
}

#[test]
fn common_questions_of_the_province_have_answers_that_make_sense() {
    let index = sample_index();
    let server = Server::start(index.path());
    for (procedure, place, best) in [
        ("driving-licence-renewal", "3801", "สำนักงานขนส่งจังหวัดบึงกาฬ"),
        // Nearer by road is not the point: the branch answers for the district.
        ("land-transfer", "3806", "สำนักงานที่ดินจังหวัดบึงกาฬ สาขาเซกา"),
        ("land-transfer", "3808", "สำนักงานที่ดินจังหวัดบึงกาฬ"),
        ("passport", "3801", "สำนักงานหนังสือเดินทางชั่วคราว หนองคาย"),
        ("social-security-39", "3804", "สำนักงานประกันสังคมจังหวัดบึงกาฬ"),
        ("emergency-care", "3806", "โรงพยาบาลบึงโขงหลง"),
        ("crime-report", "3802", "สถานีตำรวจภูธรพรเจริญ"),
        ("farmer-registration", "3803", "สำนักงานเกษตรอำเภอโซ่พิสัย"),
        ("old-age-allowance", "3807", "เทศบาลตำบลศรีวิไล"),
    ] {
        let page = server.get(&format!("/find?procedure={procedure}&place={place}&{AT}"));
        assert_eq!(page.status, 200, "{procedure} {place}");
        assert_eq!(offices(page.text()).first(), Some(&best), "{procedure} {place}");
    }
    let online = server.get("/find?procedure=income-tax-online");
    assert!(online.text().contains("ไม่ต้องไปที่สำนักงาน") && offices(online.text()).is_empty());
    server.assert_clean_log();
}

#[test]
fn a_name_or_title_that_nobody_confirmed_is_marked_wherever_it_stands() {
    let index = sample_index();
    let server = Server::start(index.path());
    let branch = format!("สำนักงานที่ดินจังหวัดบึงกาฬ สาขาเซกา</a>{MARK}");
    let title = format!("การรับแจ้งเอกสารหาย{MARK}");
    for (path, text) in [
        (format!("/find?procedure=land-transfer&place=3806&{AT}"), &branch),
        (format!("/find?procedure=land-transfer&place=3801&{AT}"), &branch),
        (format!("/find?procedure=lost-document-report&place=3801&{AT}"), &title),
        (format!("/service-points/police-3801?{AT}"), &title),
        ("/search?q=%E0%B9%81%E0%B8%88%E0%B9%89%E0%B8%87%E0%B8%AB%E0%B8%B2%E0%B8%A2".to_owned(), &title),
    ] {
        let page = server.get(&path);
        assert!(page.text().contains(text.as_str()), "{text} is not in {path}: {}", page.text());
    }
    let confirmed = server.get(&format!("/find?procedure=land-transfer&place=3801&{AT}"));
    assert!(confirmed.text().contains("สำนักงานที่ดินจังหวัดบึงกาฬ</a></h2>"), "{}", confirmed.text());
}

#[test]
fn a_merged_unit_leads_to_its_successor_and_a_hidden_desk_nowhere() {
    let index = sample_index();
    let server = Server::start(index.path());
    for path in ["/service-points/lao-wisit", "/v1/service-points/lao-wisit"] {
        let moved = server.get(path);
        assert_eq!(moved.status, 308, "{path}");
        assert!(
            moved.header("location").is_some_and(|to| to.ends_with("/service-points/lao-4380104")),
            "{path}"
        );
    }
    for path in ["/service-points/dopa-3805-desk", "/v1/service-points/dopa-3805-desk"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}
