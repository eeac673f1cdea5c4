//! Journeys by a routing service: a small one that speaks the format, and what is said when it fails.

use std::fs;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::routing::{Asked, Behaviour, RoutingService, Says};
use crate::harness::{Server, sample_index, succeeds, utf8};

const HERE: &str = "lat=18.360009&lon=103.650009&at=2026-12-08T10:00:00%2B07:00";

/// A server that asks a service, by the lines of its settings.
fn server(index: &TempDir, settings: &str) -> Server {
    Server::start_with(index.path(), &format!("[travel]\n{settings}\n"))
}

fn osrm_settings(service: &RoutingService) -> String {
    format!("service = \"osrm\"\nprofiles = {{ car = \"{}/\" }}", service.url())
}

/// What OSRM says about as many destinations as were asked for: 10,000 seconds and ten more for each.
fn osrm(asked: &Asked) -> Says {
    let durations: Vec<f64> = (0..=osrm_destinations(asked)).map(osrm_seconds).collect();
    Says::Answer(200, osrm_body(&json!([durations])))
}

fn osrm_seconds(location: usize) -> f64 {
    if location == 0 { 0.0 } else { 10_000.5 + 10.0 * location as f64 }
}

fn osrm_body(durations: &Value) -> String {
    json!({"code": "Ok", "durations": durations, "sources": [], "destinations": []}).to_string()
}

fn osrm_destinations(asked: &Asked) -> usize {
    asked.line.matches(';').count()
}

/// An index of so many offices in a row.
fn index_of(offices: usize) -> TempDir {
    let (source, index) =
        (tempfile::tempdir().expect("a directory"), tempfile::tempdir().expect("a directory"));
    let row = |place: usize| format!("a{place},ก,18.4,{:.6}\n", 103.7 + place as f64 / 999.0);
    let table: String = (0..offices).map(row).collect();
    fs::write(source.path().join("service_points.csv"), format!("id,name_th,lat,lon\n{table}"))
        .expect("written");
    succeeds(&["build", "--source", utf8(source.path()), "--out", utf8(index.path())]);
    index
}

/// Minutes and basis of each journey of an answer.
fn journeys(answer: &Value) -> Vec<(i64, String)> {
    let results = answer["results"].as_array().expect("results");
    let journey = |result: &Value| {
        let service = &result["service"];
        let minutes = service["travel_min"].as_i64().expect("minutes");
        (minutes, service["travel_basis"].as_str().expect("a basis").to_owned())
    };
    results.iter().map(journey).collect()
}

/// A counter of the metrics; 0 where it isn't there.
fn fallbacks(server: &Server, reason: &str) -> u64 {
    let metrics = server.metrics();
    let name = format!("pakmut_travel_fallbacks_total{{reason=\"{reason}\"}} ");
    metrics.lines().find_map(|line| line.strip_prefix(&name)).map_or(0, |n| n.parse().expect("a number"))
}

#[test]
fn a_table_of_osrm_gives_the_times_and_one_request_has_at_most_a_hundred_locations() {
    let index = index_of(100);
    let service = RoutingService::start(osrm);
    let server = server(&index, &osrm_settings(&service));
    let answer = server.get(&format!("/v1/nearest?{HERE}&limit=100")).json();
    let expected: Vec<(i64, String)> = (0..100)
        .map(|place| ((osrm_seconds(place % 99 + 1) / 60.0).ceil() as i64, "route".to_owned()))
        .collect();
    assert_eq!(journeys(&answer), expected);
    let asked = service.take_asked();
    assert_eq!(asked.iter().map(osrm_destinations).collect::<Vec<_>>(), [99, 1]);
    let (first, last) = (&asked[0].line, &answer["results"][99]);
    assert!(first.starts_with("GET /table/v1/driving/103.65000,18.36000;"), "{first}");
    assert!(first.ends_with("?sources=0&annotations=duration"), "{first}");
    let cut = |degrees: &Value| {
        let text = format!("{:.6}", degrees.as_f64().expect("degrees"));
        text[..text.len() - 1].to_owned()
    };
    let place = format!(";{},{}?", cut(&last["lon"]), cut(&last["lat"]));
    assert!(asked[1].line.contains(&place), "{place} in {}", asked[1].line);

    let walk = server.get(&format!("/v1/nearest?{HERE}&travel=walk")).json();
    assert!(journeys(&walk).iter().all(|(_, basis)| basis == "estimate"), "{walk}");
    assert!(service.take_asked().is_empty());
    server.assert_clean_log();
}

#[test]
fn a_matrix_of_valhalla_gives_the_times() {
    let index = sample_index();
    let service = RoutingService::start(|asked| {
        let targets = asked.json()["targets"].as_array().expect("targets").len();
        let cell = |place: usize| json!({"distance": 1.5, "time": 2_000 + place, "to_index": place, "from_index": 0});
        let row: Vec<Value> = (0..targets).map(cell).collect();
        Says::Answer(200, json!({"sources_to_targets": [row], "units": "kilometers"}).to_string())
    });
    let server = server(&index, &format!("service = \"valhalla\"\nurl = \"{}\"", service.url()));
    for (travel, costing) in [("walk", "pedestrian"), ("motorcycle", "motorcycle"), ("car", "auto")] {
        let answer = server.get(&format!("/v1/nearest?{HERE}&travel={travel}&limit=2")).json();
        let asked = service.take_asked();
        assert_eq!(asked.len(), 1, "{travel}");
        assert_eq!(asked[0].line, "POST /sources_to_targets");
        let question = asked[0].json();
        assert_eq!(question["costing"], costing);
        assert_eq!(question["sources"], json!([{"lat": 18.36, "lon": 103.65}]));
        assert_eq!(answer["results"][0]["service"]["travel"], travel);
        if travel != "walk" {
            assert_eq!(journeys(&answer), [(34, "route".to_owned()), (34, "route".to_owned())], "{travel}");
        }
    }
    server.assert_clean_log();
}

#[test]
fn what_a_service_does_not_say_is_estimated_counted_and_logged_once() {
    let index = sample_index();
    let plain = Server::start(index.path());
    let path = format!("/v1/nearest?{HERE}&limit=3");
    let estimated = journeys(&plain.get(&path).json());
    assert!(estimated.iter().all(|(_, basis)| basis == "estimate"), "{estimated:?}");
    let service = RoutingService::start(osrm);
    let server = server(&index, &format!("timeout_ms = 500\n{}", osrm_settings(&service)));
    let elsewhere = service.url().to_owned();
    let failures: [(&str, Behaviour); 13] = [
        ("status", Box::new(|_| Says::Answer(500, "{}".to_owned()))),
        ("status", Box::new(|_| Says::Answer(400, json!({"code": "NoSegment"}).to_string()))),
        ("status", Box::new(move |_| Says::Elsewhere(format!("{elsewhere}/moved")))),
        ("malformed", Box::new(|_| Says::Answer(200, "no JSON".to_owned()))),
        ("malformed", Box::new(|_| Says::Answer(200, osrm_body(&json!([[0, 1, 2]]))))),
        ("malformed", Box::new(|_| Says::Answer(200, osrm_body(&json!([[0, 1, 2, 3, 4]]))))),
        ("malformed", Box::new(|_| Says::Answer(200, osrm_body(&json!([[0, 1, -2, 3]]))))),
        ("malformed", Box::new(|_| Says::Answer(200, osrm_body(&json!([[0, 1, 1e300, 3]]))))),
        ("malformed", Box::new(|_| Says::Answer(200, osrm_body(&json!([]))))),
        ("malformed", Box::new(|_| Says::Answer(200, osrm_body(&json!([[]]))))),
        ("too_long", Box::new(|_| Says::Answer(200, " ".repeat(2 << 20)))),
        ("unreachable", Box::new(|_| Says::Nothing)),
        ("slow", Box::new(|_| Says::Late(osrm_body(&json!([[0, 1, 2, 3]])), Duration::from_millis(1_500)))),
    ];
    for (case, (reason, behaviour)) in failures.into_iter().enumerate() {
        service.now_says(behaviour);
        service.take_asked();
        let before = fallbacks(&server, reason);
        assert_eq!(journeys(&server.get(&path).json()), estimated, "case {case}, {reason}");
        assert_eq!(fallbacks(&server, reason), before + 3, "case {case}, {reason}");
        assert_eq!(service.take_asked().len(), 1, "case {case}, {reason}: one request, no redirect followed");
        if matches!(reason, "unreachable" | "slow") {
            assert_eq!(journeys(&server.get(&path).json()), estimated, "case {case}: left alone");
            assert!(service.take_asked().is_empty(), "case {case}: left alone");
            thread::sleep(Duration::from_millis(1_600));
        }
    }
    let log = server.stop();
    assert_eq!(log.matches("gave no times").count(), 1, "{log}");
    assert!(!log.contains("18.36") && !log.contains("103.65"), "{log}");
}

#[test]
fn a_place_without_a_way_is_estimated_and_a_route_is_never_faster_than_the_limit() {
    let index = sample_index();
    let service = RoutingService::start(|_| Says::Answer(200, osrm_body(&json!([[0, null, 1, 7_200.1]]))));
    let server = server(&index, &osrm_settings(&service));
    let reply = server.get(&format!("/v1/nearest?{HERE}&limit=3"));
    let answer = reply.json();
    let found = journeys(&answer);
    let metres = answer["results"][1]["distance_m"].as_f64().expect("metres");
    let least_minutes = (metres / (120.0 / 3.6) / 60.0).ceil() as i64;
    assert_eq!(found[0].1, "estimate");
    assert_eq!(found[1], (least_minutes, "route".to_owned()));
    assert_eq!(found[2], (121, "route".to_owned()));
    assert_eq!(fallbacks(&server, "no_route"), 1);
    let tag = reply.header("etag").expect("a tag").to_owned();
    let again =
        |tag: &str| server.get_with(&format!("/v1/nearest?{HERE}&limit=3"), &[("if-none-match", tag)]);
    assert_eq!(again(&tag).status, 304);
    service.now_says(|_| Says::Answer(200, osrm_body(&json!([[0, null, 1, 7_300]]))));
    assert_eq!(again(&tag).status, 200, "the service says something else now");
    server.assert_clean_log();
}

#[test]
fn settings_of_a_service_that_cannot_be_are_refused_by_name() {
    let index = sample_index();
    let settings = "[travel]\nservice = \"osrm\"\nurl = \"http://127.0.0.1:1\"\nprofiles = {}\n";
    let refusal = Server::refusal_with(index.path(), settings);
    assert!(refusal.contains("url"), "{refusal}");
}
