//! What programs rely on: problems that name what is wrong, ETags, GeoJSON, records by id.

use serde_json::{Value, json};

use crate::harness::{Server, sample_index};

const AT: &str = "at=2026-12-08T10:00:00%2B07:00";

/// The parameters that a problem names, each with its code.
fn named(problem: &Value) -> Vec<String> {
    let errors = problem["errors"].as_array().into_iter().flatten();
    errors
        .map(|e| format!("{}:{}", e["parameter"].as_str().unwrap_or(""), e["code"].as_str().unwrap_or("")))
        .collect()
}

#[test]
fn a_bad_parameter_gives_400_and_is_named() {
    let index = sample_index();
    let server = Server::start(index.path());
    let long = "ก".repeat(201);
    for (query, expected) in [
        ("", vec!["lat:missing", "lon:missing"]),
        ("lat=18", vec!["lon:missing"]),
        ("lat=91&lon=0", vec!["lat:invalid"]),
        ("lat=0&lon=-180.1", vec!["lon:invalid"]),
        ("lat=NaN&lon=0", vec!["lat:invalid"]),
        ("lat=inf&lon=x", vec!["lat:invalid", "lon:invalid"]),
        ("lat=1&lat=2&lon=0", vec!["lat:repeated"]),
        ("lat=1&lon=1&lan=3", vec!["lan:unknown"]),
        ("lat=1&lon=1&limit=0", vec!["limit:invalid"]),
        ("lat=1&lon=1&limit=101", vec!["limit:invalid"]),
        ("lat=1&lon=1&limit=ten", vec!["limit:invalid"]),
        ("lat=1&lon=1&at=yesterday", vec!["at:invalid"]),
        ("lat=1&lon=1&at=2026-11-23T10:15:00", vec!["at:invalid"]),
        ("lat=1&lon=1&open=yes", vec!["open:invalid"]),
        ("lat=1&lon=1&radius_m=-1", vec!["radius_m:invalid"]),
        ("lat=1&lon=1&radius_m=NaN", vec!["radius_m:invalid"]),
        ("lat=1&lon=1&explain=2", vec!["explain:invalid"]),
        ("lat=1&lon=1&procedure=nothing", vec!["procedure:not_found"]),
        ("lat=1&lon=1&procedure=birth-registration,nothing", vec!["procedure:not_found"]),
        ("lat=1&lon=1&procedure=", vec!["procedure:invalid"]),
        ("lat=1&lon=1&type=nothing", vec!["type:not_found"]),
        ("lat=1&lon=1&ministry=nothing", vec!["ministry:not_found"]),
        ("lat=1&lon=1&department=nothing", vec!["department:not_found"]),
        ("lat=1&lon=1&rank=best", vec!["rank:invalid"]),
        ("lat=1&lon=1&near=3804&area=999&home=380401", vec!["near:invalid", "area:invalid"]),
        ("lat=1&lon=1&home_q=z&home_lat=1&home_lon=1", vec!["home_q:invalid"]),
        ("lat=1&lon=1&home=3804", vec!["home:invalid"]),
        ("lat=1&lon=1&home=1234567890123", vec!["home:invalid"]),
        ("lat=1&lon=1&home=999999", vec!["home:not_found"]),
        ("lat=1&lon=1&home=430301", vec!["home:not_found"]),
        ("lat=1&lon=1&home_q=zz", vec!["home_q:not_found"]),
        ("lat=1&lon=1&home_q=1234567890123", vec!["home_q:not_found"]),
        ("lat=1&lon=1&home_lat=18", vec!["home_lon:missing"]),
        ("lat=1&lon=1&home_lat=91&home_lon=1", vec!["home_lat:invalid"]),
        (&format!("lat=1&lon=1&q={long}"), vec!["q:invalid"]),
        ("lat=1&lon=1&q=%ff", vec!["q:invalid"]),
    ] {
        let reply = server.get(&format!("/v1/nearest?{query}"));
        assert_eq!(reply.status, 400, "{query}: {}", reply.text());
        assert_eq!(reply.header("content-type"), Some("application/problem+json"), "{query}");
        let problem = reply.json();
        assert_eq!(problem["code"], "invalid_parameters", "{query}");
        let mut found: Vec<String> = named(&problem);
        let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{query}: {problem}");
    }
    server.assert_clean_log();
}

#[test]
fn a_body_that_is_no_question_is_refused_by_its_own_code() {
    let index = sample_index();
    let server = Server::start(index.path());
    for (body, media_type, status, code) in [
        ("{", "application/json", 400, "invalid_body"),
        ("[1]", "application/json", 400, "invalid_body"),
        ("{}", "text/plain", 415, "unsupported_media_type"),
        (r#"{"lat": [[1]], "lon": {"a": 1}}"#, "application/json", 400, "invalid_parameters"),
    ] {
        let reply = server.post_text("/v1/nearest", media_type, body);
        assert_eq!((reply.status, reply.json()["code"].as_str()), (status, Some(code)), "{body}");
    }
    let large = format!("{{\"q\": \"{}\"}}", "a".repeat(1 << 20));
    let reply = server.post_text("/v1/nearest", "application/json", &large);
    assert_eq!((reply.status, reply.json()["code"].as_str()), (413, Some("body_too_large")));
    assert_eq!(server.post("/v1/nearest?lat=1", &json!({"lon": 1})).status, 400);
    assert_eq!(server.post_text("/v1/procedures", "application/json", "{}").status, 405);
    let garbled = server.get("/v1/service-points/%ff");
    assert_eq!((garbled.status, garbled.json()["code"].as_str()), (400, Some("invalid_path")));
    let nowhere = server.get("/v1/nowhere");
    assert_eq!((nowhere.status, nowhere.json()["code"].as_str()), (404, Some("no_such_path")));
    server.assert_clean_log();
}

#[test]
fn an_identity_card_near_seka_is_made_at_its_district_office() {
    let index = sample_index();
    let server = Server::start(index.path());
    let path = format!("/v1/nearest?lat=17.93&lon=103.95&procedure=id-card&limit=3&explain=1&{AT}");
    let answer = server.get(&path).json();
    let best = &answer["results"][0];
    assert_eq!(best["id"], "dopa-3804", "{answer}");
    assert_eq!(best["open"]["status"], "open", "{answer}");
    assert_eq!(best["area"]["district_th"], "เซกา");
    assert_eq!(answer["at"], "2026-12-08T10:00:00+07:00");
    let until = best["open"]["until"].as_str().expect("an end");
    assert!(until.starts_with("2026-12-08T1") && until.ends_with(":00+07:00"), "{until}");
    assert!(best["procedures"].as_array().is_some_and(|ids| !ids.is_empty()));
    assert!(answer["plan"]["examined"].as_u64().is_some_and(|examined| examined > 0));
    let words = server.get("/v1/procedures?q=%E0%B8%97%E0%B8%B3%E0%B8%9A%E0%B8%B1%E0%B8%95%E0%B8%A3%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%8A%E0%B8%B2%E0%B8%8A%E0%B8%99").json();
    assert_eq!(words["results"][0]["group_id"], "id-card", "{words}");
    server.assert_clean_log();
}

#[test]
fn a_holiday_is_named_as_what_closed_the_office() {
    let index = sample_index();
    let server = Server::start(index.path());
    let path = "/v1/nearest?lat=18.36&lon=103.65&limit=100&at=2026-12-10T10:00:00%2B07:00";
    let answer = server.get(path).json();
    let results = answer["results"].as_array().expect("results");
    let closed_by: Vec<&str> = results.iter().filter_map(|hit| hit["open"]["decided_by"].as_str()).collect();
    assert!(closed_by.contains(&"unit"), "{closed_by:?}");
    let open: Vec<&Value> = results.iter().filter(|hit| hit["open"]["status"] == "open").collect();
    assert!(!open.is_empty() && open.iter().all(|hit| hit["open"]["hours"] == "24/7"), "{answer}");
    assert!(closed_by.iter().any(|decider| decider.starts_with("calendar:national:")), "{closed_by:?}");
}

#[test]
fn an_answer_that_the_client_holds_is_not_sent_again() {
    let index = sample_index();
    let server = Server::start(index.path());
    for path in [
        format!("/v1/nearest?lat=18.36&lon=103.65&{AT}"),
        "/v1/procedures?q=card".to_owned(),
        "/v1/procedures/id-card-first".to_owned(),
        format!("/v1/service-points/dopa-3804?{AT}"),
    ] {
        let first = server.get(&path);
        assert_eq!(first.status, 200, "{path}: {}", first.text());
        assert_eq!(
            first.header("cache-control"),
            Some("public, max-age=60, stale-while-revalidate=300"),
            "{path}"
        );
        let tag = first.header("etag").expect("a tag").to_owned();
        let again = server.get_with(&path, &[("if-none-match", &format!("\"other\", W/{tag}"))]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        assert_eq!(again.header("etag"), Some(tag.as_str()), "{path}");
        assert_eq!(server.get(&path).body, first.body, "{path}");
        assert_eq!(server.get_with(&path, &[("if-none-match", "\"other\"")]).status, 200, "{path}");
    }
    let other = server.get(&format!("/v1/nearest?lat=18.36&lon=103.651&{AT}"));
    let one = server.get(&format!("/v1/nearest?lat=18.36&lon=103.65&{AT}"));
    assert_ne!(one.header("etag"), other.header("etag"));
    assert_eq!(
        server.post("/v1/nearest", &json!({"lat": 18, "lon": 103})).header("cache-control"),
        Some("no-store")
    );
}

#[test]
fn a_page_of_another_origin_may_ask() {
    let index = sample_index();
    let server = Server::start(index.path());
    let asked = server.get_with("/v1/nearest?lat=18&lon=103", &[("origin", "https://elsewhere.example")]);
    assert_eq!(asked.header("access-control-allow-origin"), Some("*"));
    let preflight = server.options(
        "/v1/nearest",
        &[
            ("origin", "https://elsewhere.example"),
            ("access-control-request-method", "POST"),
            ("access-control-request-headers", "content-type"),
        ],
    );
    assert_eq!(preflight.status, 200);
    assert_eq!(preflight.header("access-control-allow-headers"), Some("accept,content-type,if-none-match"));
    server.assert_clean_log();
}

#[test]
fn features_have_longitude_first_and_the_same_offices() {
    let index = sample_index();
    let server = Server::start(index.path());
    let path = format!("/v1/nearest?lat=18.36&lon=103.65&{AT}");
    let plain = server.get(&path).json();
    let reply = server.get_with(&path, &[("accept", "application/geo+json")]);
    assert_eq!(reply.header("content-type"), Some("application/geo+json"));
    let features = reply.json();
    assert_eq!(features["type"], "FeatureCollection");
    let first = &features["features"][0];
    let office = &plain["results"][0];
    assert_eq!(first["geometry"]["coordinates"], json!([office["lon"], office["lat"]]));
    assert_eq!(first["properties"], *office);
}

#[test]
fn records_are_found_by_id_and_what_is_not_there_is_404() {
    let index = sample_index();
    let server = Server::start(index.path());
    let office = server.get(&format!("/v1/service-points/dopa-3804?{AT}")).json();
    assert_eq!(office["id"], "dopa-3804");
    assert!(office["offers"].as_array().is_some_and(|offers| !offers.is_empty()), "{office}");
    assert_eq!(office["timezone"], "Asia/Bangkok");
    let manual = server.get("/v1/procedures/id-card-first").json();
    assert_eq!(manual["group_id"], "id-card");
    for path in [
        "/v1/service-points/nobody",
        "/v1/procedures/nothing",
        "/v1/procedures/id-card",
        "/v1/service-points/%00",
    ] {
        let reply = server.get(path);
        assert_eq!((reply.status, reply.json()["code"].as_str()), (404, Some("not_found")), "{path}");
    }
    assert_eq!(server.get("/v1/procedures/id-card-first?lang=th").status, 400);
    assert_eq!(named(&server.get("/v1/procedures").json()), ["q:missing"]);
}

#[test]
fn the_description_of_the_api_is_the_committed_one() {
    let index = sample_index();
    let server = Server::start(index.path());
    let description = server.get("/openapi.json").json();
    assert_eq!(description["openapi"], "3.1.0");
    let pretty = serde_json::to_string_pretty(&description).expect("JSON");
    insta::with_settings!({ prepend_module_to_snapshot => false }, { insta::assert_snapshot!("openapi", pretty) });
}
