//! Live answers are compared with brute force: what an operator sees of it.

use std::time::{Duration, Instant};

use crate::harness::{Server, sample_index};

/// A server of the sample with such settings.
fn server(index: &tempfile::TempDir, settings: &str) -> Server {
    Server::start_with(index.path(), &format!("[selfcheck]\n{settings}\n"))
}

fn counter(metrics: &str, name: &str) -> Option<u64> {
    metrics.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok())
}

#[test]
fn every_sampled_answer_is_compared_in_the_background_and_none_differs() {
    let index = sample_index();
    let server = server(&index, "one_in = 2\nmost_per_second = 1000");
    let value = |name: &str| counter(&server.metrics(), name);
    assert_eq!(value("pakmut_selfcheck_compared_total"), Some(0), "they are there before the first answer");
    assert_eq!(value("pakmut_selfcheck_mismatches_total"), Some(0));

    for asked in 0..40 {
        let latitude = 18.0 + f64::from(asked) / 100.0;
        let rank = ["distance", "soonest"][asked as usize / 2 % 2];
        let path = format!(
            "/v1/nearest?lat={latitude}&lon=103.65&rank={rank}&open=possible&at=2026-11-23T10:15:00%2B07:00"
        );
        assert_eq!(server.get(&path).status, 200, "{path}");
    }

    let deadline = Instant::now() + Duration::from_secs(20);
    let seen = || {
        let metrics = server.metrics();
        let of = |name| counter(&metrics, name).expect(name);
        (of("pakmut_selfcheck_compared_total"), of("pakmut_selfcheck_dropped_total"))
    };
    while seen().0 + seen().1 < 20 && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(50));
    }
    let (compared, dropped) = seen();
    // A first try that takes too long is cut short and begins again; it is sampled like an answer.
    assert!(
        (20..=40).contains(&(compared + dropped)),
        "every second of 40 answers: {compared} and {dropped}"
    );
    assert!(compared > 0);
    assert_eq!(value("pakmut_selfcheck_mismatches_total"), Some(0));
    server.assert_clean_log();
}

#[test]
fn no_answer_is_compared_where_the_settings_say_so() {
    let index = sample_index();
    let server = server(&index, "one_in = 0");
    assert_eq!(server.get("/v1/nearest?lat=18.36&lon=103.65").status, 200);
    assert!(!server.metrics().contains("selfcheck"));
    server.assert_clean_log();
}
