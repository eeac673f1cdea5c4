//! Areas over HTTP: where a position lies, the area of each office, and questions by area codes.

use std::fs;

use domain::Position;
use domain::ellipsoid::geodesic;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Server, succeeds, utf8};

const AT: &str = "at=2026-12-08T10:00:00%2B07:00";

/// Offices in the squares of [`boundaries`]: one where it says, one elsewhere, one that doesn't say, one in no area and
/// one without a pin.
const OFFICES: &str = "\
id,name_th,subdistrict_code,lat,lon
says,ก,380101,18.25,103.25
elsewhere,ข,380101,18.25,103.75
silent,ค,,18.75,103.25
abroad,ง,,17.97,102.61
pinless,จ,380401,,
";

/// Four squares of half a degree around 18.5 N, 103.5 E, each with the code of a real subdistrict.
fn boundaries() -> Value {
    let squares =
        [("380101", 103.0, 18.0), ("380102", 103.5, 18.0), ("380401", 103.0, 18.5), ("430101", 103.5, 18.5)];
    let feature = |(code, west, south): (&str, f64, f64)| {
        let (east, north) = (west + 0.5, south + 0.5);
        json!({
            "type": "Feature",
            "properties": {"code": code, "name_th": "ตำบล", "name_en": "Subdistrict", "postcode": "38000"},
            "geometry": {"type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]]},
        })
    };
    json!({"type": "FeatureCollection", "features": squares.map(feature)})
}

/// An index of the offices, with the polygons or without.
pub(crate) fn index(with_boundaries: bool) -> TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    let path = |name: &str| dir.path().join(name);
    fs::create_dir(path("source")).expect("created");
    fs::create_dir(path("boundaries")).expect("created");
    fs::write(path("source/service_points.csv"), OFFICES).expect("written");
    fs::write(path("boundaries/subdistricts.geojson"), boundaries().to_string()).expect("written");
    let (source, out, areas) = (path("source"), path("index"), path("boundaries"));
    let mut call = vec!["build", "--source", utf8(&source), "--out", utf8(&out)];
    if with_boundaries {
        call.extend(["--boundaries", utf8(&areas)]);
    }
    succeeds(&call);
    dir
}

fn serve(dir: &TempDir) -> Server {
    Server::start(&dir.path().join("index"))
}

fn ids(answer: &Value) -> Vec<&str> {
    let results = answer["results"].as_array().into_iter().flatten();
    results.filter_map(|office| office["id"].as_str()).collect()
}

#[test]
fn a_position_is_located_with_its_subdistrict_district_and_province() {
    let dir = index(true);
    let server = serve(&dir);
    for (position, subdistrict, uncertain) in [
        ("lat=18.25&lon=103.25", Some("380101"), false),
        ("lat=18.25&lon=103.501", Some("380102"), true),
        ("lat=18.5&lon=103.25", Some("380401"), true),
        ("lat=18.75&lon=103.75", Some("430101"), false),
        ("lat=13.75&lon=100.5", None, false),
        ("lat=17.9995&lon=103.25", None, true),
        ("lat=-90&lon=180", None, false),
    ] {
        let reply = server.get(&format!("/v1/areas/locate?{position}"));
        assert_eq!(reply.status, 200, "{position}: {}", reply.text());
        let (area, found_uncertain) = (&reply.json()["area"], &reply.json()["uncertain"]);
        assert_eq!(area["subdistrict"].as_str(), subdistrict, "{position}");
        assert_eq!(found_uncertain, uncertain, "{position}");
        let Some(code) = subdistrict else { continue };
        assert_eq!((&area["district"], &area["province"]), (&json!(code[..4]), &json!(code[..2])));
    }
    let area = server.get("/v1/areas/locate?lat=18.25&lon=103.25").json()["area"].clone();
    assert_eq!(area["subdistrict_th"], "บึงกาฬ");
    assert_eq!(area["district_th"], "เมืองบึงกาฬ");
    assert_eq!(area["province_en"], "Bueng Kan");
    assert_eq!(area["postcodes"], json!(["38000"]));
    for (query, parameter) in [("lat=18", "lon"), ("lat=91&lon=0", "lat"), ("lat=1&lon=1&near=38", "near")] {
        let reply = server.get(&format!("/v1/areas/locate?{query}"));
        assert_eq!(reply.status, 400, "{query}");
        assert_eq!(reply.json()["errors"][0]["parameter"], parameter, "{query}");
    }
    server.assert_clean_log();
}

#[test]
fn every_office_has_the_area_that_it_claims_and_the_one_that_its_pin_lies_in() {
    let dir = index(true);
    let server = serve(&dir);
    let nowhere = Value::Null;
    for (id, subdistrict, basis, found) in [
        ("says", json!("380101"), json!("claimed"), json!("380101")),
        ("elsewhere", json!("380101"), json!("claimed"), json!("380102")),
        ("silent", json!("380401"), json!("found"), json!("380401")),
        ("abroad", nowhere.clone(), nowhere.clone(), nowhere.clone()),
        ("pinless", json!("380401"), json!("claimed"), nowhere.clone()),
    ] {
        let record = server.get(&format!("/v1/service-points/{id}")).json();
        let area = &record["area"];
        assert_eq!(area["subdistrict"], subdistrict, "{id}");
        assert_eq!((&area["basis"], &area["found"]["subdistrict"]), (&basis, &found), "{id}");
        let near = server.get(&format!("/v1/nearest?lat=18.25&lon=103.25&{AT}")).json();
        let hit = near["results"].as_array().into_iter().flatten().find(|hit| hit["id"] == id);
        assert!(hit.is_none_or(|hit| hit["area"] == *area), "{id}: {hit:?}");
    }
    server.assert_clean_log();
}

#[test]
fn only_offices_of_the_areas_are_answers() {
    let dir = index(true);
    let server = serve(&dir);
    for (areas, expected) in [
        ("area=38", vec!["says", "elsewhere", "silent"]),
        ("area=3801", vec!["says", "elsewhere"]),
        ("area=380102", vec![]),
        ("area=380401&area=43", vec!["silent"]),
        ("area=380401&area=380101", vec!["says", "elsewhere", "silent"]),
        ("area=10", vec![]),
    ] {
        let reply = server.get(&format!("/v1/nearest?lat=18.25&lon=103.25&{AT}&{areas}"));
        assert_eq!(ids(&reply.json()), expected, "{areas}: {}", reply.text());
    }
    let body = json!({"near": "380101", "area": ["3801", "380401"], "limit": 1});
    assert_eq!(ids(&server.post("/v1/nearest", &body).json()), ["says"]);
    server.assert_clean_log();
}

#[test]
fn a_question_may_be_asked_from_an_area() {
    let (with, without) = (index(true), index(false));
    let (with, without) = (serve(&with), serve(&without));
    // With polygons the middle of the square, without them the median of the pins that claim the area.
    for (server, area, place) in [
        (&with, "380101", (18.25, 103.25)),
        (&with, "430101", (18.75, 103.75)),
        (&without, "380101", (18.25, 103.5)),
        (&without, "38", (18.25, 103.5)),
    ] {
        let reply = server.get(&format!("/v1/nearest?near={area}&{AT}&limit=10")).json();
        let hits = reply["results"].as_array().expect("hits");
        assert_eq!(hits.len(), 4, "{area}");
        for hit in hits {
            let number = |name: &str| hit[name].as_f64().expect("a number");
            let position =
                |(latitude, longitude)| Position::from_degrees(latitude, longitude).expect("in range");
            let expected = geodesic(position(place), position((number("lat"), number("lon"))));
            assert!((number("distance_m") - expected.0).abs() < 0.01, "{area}: {hit}, expected {expected:?}");
        }
    }
    assert_eq!(
        without.get(&format!("/v1/nearest?near=430101&{AT}")).status,
        400,
        "nothing tells where it is"
    );
    with.assert_clean_log();
    without.assert_clean_log();
}

#[test]
fn a_code_that_no_area_has_is_a_bad_parameter() {
    let dir = index(true);
    let server = serve(&dir);
    for (query, parameter, code, hint) in [
        ("near=9999", "near", "not_found", "no area has the code 9999"),
        ("near=4303", "near", "not_found", "today 3801"),
        ("near=380", "near", "invalid", "2, 4 or 6 digits"),
        ("near=38&near=43", "near", "repeated", "one value"),
        ("near=38&lat=18&lon=103", "near", "invalid", "one or the other"),
        ("lat=18&lon=103&area=380199", "area", "not_found", "380199"),
        ("lat=18&lon=103&area=38,43", "area", "invalid", "38,43"),
    ] {
        let reply = server.get(&format!("/v1/nearest?{query}"));
        assert_eq!(reply.status, 400, "{query}: {}", reply.text());
        let error = &reply.json()["errors"][0];
        assert_eq!((&error["parameter"], &error["code"]), (&json!(parameter), &json!(code)), "{query}");
        assert!(error["detail"].as_str().is_some_and(|detail| detail.contains(hint)), "{query}: {error}");
    }
    server.assert_clean_log();
}

#[test]
fn without_polygons_no_position_is_located() {
    let dir = index(false);
    let server = serve(&dir);
    let reply = server.get("/v1/areas/locate?lat=18.25&lon=103.25");
    assert_eq!((reply.status, &reply.json()["code"]), (404, &json!("no_boundaries")));
    let record = server.get("/v1/service-points/silent").json();
    assert_eq!(record["area"], Value::Null);
    server.assert_clean_log();
}
