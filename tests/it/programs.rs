//! The programs start, answer and stop.

use serde_json::json;

use crate::harness::{Server, indexer, sample_index};

#[test]
fn the_sample_is_indexed_and_served_with_a_clean_log() {
    let index = sample_index();
    let server = Server::start(index.path());
    assert_eq!(server.get("/readyz").status, 200);

    let asked = server.get("/v1/nearest?lat=18.36&lon=103.65&at=2026-11-23T10:15:00%2B07:00");
    assert_eq!(asked.status, 200, "{}", asked.text());
    assert!(asked.json()["results"].as_array().is_some_and(|results| !results.is_empty()));

    let body = json!({"lat": 18.36, "lon": 103.65, "at": "2026-11-23T10:15:00+07:00"});
    assert_eq!(server.post("/v1/nearest", &body).json(), asked.json());
    server.assert_clean_log();
}

#[test]
fn a_bad_parameter_is_a_problem_of_the_question_and_not_of_the_server() {
    let index = sample_index();
    let server = Server::start(index.path());
    let refused = server.get("/v1/nearest?lat=91&lon=103.65");
    assert_eq!(refused.status, 400, "{}", refused.text());
    assert_eq!(refused.header("content-type"), Some("application/problem+json"));
    let compressed = server.get_with("/openapi.json", &[("accept-encoding", "gzip")]);
    assert_eq!(compressed.header("content-encoding"), Some("gzip"));
    server.assert_clean_log();
}

#[test]
fn an_unknown_command_of_the_indexer_is_wrong_usage() {
    let finished = indexer(&["no-such-command"]);
    assert_eq!(finished.code(), 2);
    assert_eq!(finished.stdout, "");
    assert!(finished.stderr.contains("no-such-command"), "{}", finished.stderr);
}
