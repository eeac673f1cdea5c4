//! A server and its index while snapshots come and go.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::harness::{Server, sample_index, succeeds, utf8};

/// Builds an index of one office.
fn build(name: &str, index: &Path) {
    let source = tempfile::tempdir().expect("a directory");
    let table = format!("id,name_th,lat,lon\na,{name},18.0,103.0\n");
    fs::write(source.path().join("service_points.csv"), table).expect("written");
    succeeds(&["build", "--source", utf8(source.path()), "--out", utf8(index)]);
}

fn name_served(server: &Server) -> String {
    server.get("/v1/service-points/a").json()["name_th"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_new_snapshot_is_served_within_seconds_and_a_damaged_one_never() {
    let index = tempfile::tempdir().expect("a directory");
    build("หนึ่ง", index.path());
    let server = Server::start(index.path());
    assert_eq!(name_served(&server), "หนึ่ง");
    build("สอง", index.path());
    let deadline = Instant::now() + Duration::from_secs(20);
    while name_served(&server) != "สอง" {
        assert!(Instant::now() < deadline, "the new snapshot isn't served");
        thread::sleep(Duration::from_millis(100));
    }
    let served = server.get("/readyz").json()["snapshot"].clone();

    // A snapshot whose bytes are not those of its manifest, published by hand.
    let current = index.path().join("current");
    let id = fs::read_to_string(&current).expect("text");
    let home = index.path().join("snapshots").join(id.trim());
    let copy = index.path().join("snapshots").join("00000000000000000000000000000000");
    fs::create_dir_all(copy.join("text")).expect("a directory");
    for entry in ["manifest.json", "names.bin", "records.bin", "search.bin"] {
        fs::copy(home.join(entry), copy.join(entry)).expect("copied");
    }
    fs::write(copy.join("search.bin"), b"not a snapshot").expect("written");
    fs::write(&current, "00000000000000000000000000000000\n").expect("written");
    thread::sleep(Duration::from_secs(3));
    assert_eq!(server.get("/readyz").json()["snapshot"], served);
    assert_eq!(name_served(&server), "สอง");
    let log = server.stop();
    assert_eq!(log.matches("can't be used, the old one goes on").count(), 1, "{log}");
    assert!(log.contains("search.bin: damaged"), "{log}");
}

#[test]
fn a_server_without_a_usable_index_ends_with_a_reason() {
    let index = tempfile::tempdir().expect("a directory");
    let reason = Server::refusal(index.path());
    assert!(reason.contains("no snapshot has been published here"), "{reason}");
    build("หนึ่ง", index.path());
    let id = fs::read_to_string(index.path().join("current")).expect("text");
    let records = index.path().join("snapshots").join(id.trim()).join("records.bin");
    let mut bytes = fs::read(&records).expect("bytes");
    bytes[100] ^= 1;
    fs::write(&records, bytes).expect("written");
    let reason = Server::refusal(index.path());
    assert!(reason.contains("records.bin: damaged"), "{reason}");
}

#[test]
fn a_client_that_says_nothing_is_cut_off_and_one_that_is_answered_delays_no_stop() {
    let index = sample_index();
    let server = Server::start(index.path());
    let address = server.base_url().trim_start_matches("http://").to_owned();
    let mut silent = TcpStream::connect(&address).expect("a connection");
    silent.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n").expect("sent");
    silent.set_read_timeout(Some(Duration::from_secs(40))).expect("set");
    let mut rest = Vec::new();
    let started = Instant::now();
    silent.read_to_end(&mut rest).expect("the server closes");
    assert!(started.elapsed() > Duration::from_secs(10), "{:?}", started.elapsed());

    let mut kept_open = TcpStream::connect(&address).expect("a connection");
    kept_open.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").expect("sent");
    assert!(kept_open.read(&mut [0; 1024]).expect("an answer") > 0);
    let stopping = Instant::now();
    server.assert_clean_log();
    assert!(stopping.elapsed() < Duration::from_secs(10), "{:?}", stopping.elapsed());
}

#[test]
fn nothing_of_a_question_is_in_the_log_or_the_metrics() {
    let index = sample_index();
    let server = Server::start(index.path());
    let secret = "17.987654";
    server.get(&format!("/v1/nearest?lat={secret}&lon=103.123456&q=secretword"));
    server.get(&format!("/v1/nearest?lat={secret}&lon=999&secretname=1"));
    server.get("/v1/procedures?q=secretword");
    server.get("/v1/service-points/secretword");
    server.get("/secretword?lat=17.987654");
    server.get("/search?q=secretword");
    let metrics = server.metrics();
    assert!(
        metrics.contains("pakmut_requests_total{method=\"GET\",route=\"/v1/nearest\",status=\"200\"} 1"),
        "{metrics}"
    );
    let log = server.stop();
    assert!(log.contains("/v1/service-points/{id}"), "{log}");
    for trace in ["17.98", "103.12", "secret"] {
        assert!(!log.contains(trace), "{trace} in the log:\n{log}");
        assert!(!metrics.contains(trace), "{trace} in the metrics:\n{metrics}");
    }
}
