//! A share of the live answers is compared with brute force, in the background: no request waits for it, and what there is
//! no time for is dropped and counted.

use std::num::NonZeroU64;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use engine::{Budget, Comparison, Findings, NearestQuery, QueryEngine, Rank, View, Watcher};
use serde::Deserialize;

/// One answer of so many is compared where nothing else is said.
const DEFAULT_ONE_IN: u64 = 1_000;
/// Most comparisons in a second where nothing else is said.
const DEFAULT_MOST_PER_SECOND: u32 = 5;

/// Answers that wait to be compared; each holds its register.
const MOST_WAITING: usize = 16;
/// Longest comparison, rests included: brute force looks at every office.
const LONGEST: Duration = Duration::from_secs(30);
/// A comparison rests so many times as long as it works, again and again, so that it takes a tenth of a processor at most
/// and no request waits for the whole of it.
const REST: u32 = 9;

const COMPARED: &str = "pakmut_selfcheck_compared_total";
const MISMATCHES: &str = "pakmut_selfcheck_mismatches_total";
const DROPPED: &str = "pakmut_selfcheck_dropped_total";

/// The table of the settings file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    one_in: Option<u64>,
    most_per_second: Option<u32>,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    one_in: NonZeroU64,
    most_per_second: u32,
}

impl Settings {
    /// What a settings file says; none: nothing is compared.
    ///
    /// # Errors
    /// When no comparison would ever be made, but for `one_in = 0`, which says so.
    pub(crate) fn of(file: &File) -> anyhow::Result<Option<Self>> {
        let Some(one_in) = NonZeroU64::new(file.one_in.unwrap_or(DEFAULT_ONE_IN)) else { return Ok(None) };
        let most_per_second = file.most_per_second.unwrap_or(DEFAULT_MOST_PER_SECOND);
        anyhow::ensure!(
            (1..=1_000).contains(&most_per_second),
            "selfcheck.most_per_second = {most_per_second}: expected 1 to 1000, or selfcheck.one_in = 0 for none"
        );
        Ok(Some(Self { one_in, most_per_second }))
    }
}

/// An answer that waits.
struct Answer {
    view: View,
    query: NearestQuery,
    findings: Findings,
}

/// Hands every so-manieth answer to the background.
struct Sample {
    one_in: NonZeroU64,
    seen: AtomicU64,
    /// Journeys of a routing service aren't asked for again, so an order that rests on them can't be compared.
    has_routes: bool,
    waiting: SyncSender<Answer>,
}

impl Watcher for Sample {
    fn saw(&self, view: &View, query: &NearestQuery, findings: &Findings) {
        let number = self.seen.fetch_add(1, Ordering::Relaxed) + 1;
        let is_comparable = !self.has_routes || query.rank == Rank::Distance;
        if !number.is_multiple_of(self.one_in.get()) || !is_comparable {
            return;
        }
        let answer = Answer { view: view.clone(), query: query.clone(), findings: findings.clone() };
        if self.waiting.try_send(answer).is_err() {
            metrics::counter!(DROPPED).increment(1);
        }
    }
}

/// Starts comparing. The thread ends when nobody holds the watcher any more.
///
/// # Errors
/// When the thread can't be started.
pub(crate) fn start(settings: Settings, has_routes: bool) -> std::io::Result<Arc<dyn Watcher>> {
    // They stand among the metrics before anything was compared.
    for name in [COMPARED, MISMATCHES, DROPPED] {
        metrics::counter!(name).increment(0);
    }
    let (waiting, answers) = sync_channel(MOST_WAITING);
    let pause = Duration::from_secs(1) / settings.most_per_second;
    thread::Builder::new().name("comparison".to_owned()).spawn(move || compare_all(&answers, pause))?;
    Ok(Arc::new(Sample { one_in: settings.one_in, seen: AtomicU64::new(0), has_routes, waiting }))
}

fn compare_all(answers: &Receiver<Answer>, pause: Duration) {
    while let Ok(answer) = answers.recv() {
        let started = Instant::now();
        compare(&answer, &Budget::with_rests(started + LONGEST, REST));
        // The register must not be kept while nothing is done with it.
        drop(answer);
        thread::sleep(pause.saturating_sub(started.elapsed()));
    }
}

/// Compares an answer and counts it. Nothing of the question is written anywhere.
fn compare(answer: &Answer, budget: &Budget) {
    let Answer { view, query, findings } = answer;
    match view.compare(query, findings, budget) {
        Ok(Comparison::Equal) => metrics::counter!(COMPARED).increment(1),
        Ok(Comparison::Different) => {
            metrics::counter!(COMPARED).increment(1);
            metrics::counter!(MISMATCHES).increment(1);
            tracing::error!(
                snapshot = view.snapshot_id(),
                change = view.change().0,
                plan = findings.plan.kind.as_str(),
                "an answer differs from brute force: this is a fault of the program, please report it"
            );
        }
        Ok(Comparison::OutOfTime) => metrics::counter!(DROPPED).increment(1),
        Err(error) => {
            metrics::counter!(DROPPED).increment(1);
            tracing::error!(%error, "an answer can't be compared with brute force");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Mutex, PoisonError};

    use domain::{ChangeNumber, Position, ServicePoint, ServicePointId};
    use engine::{Records, publish};
    use metrics_exporter_prometheus::PrometheusBuilder;

    use super::*;

    fn view(dir: &std::path::Path) -> View {
        let mut records = Records::default();
        for number in 0..20 {
            let id = ServicePointId::new(&format!("office-{number}")).expect("an id");
            let position = Position::from_degrees(13.0 + f64::from(number) / 10.0, 100.0).ok();
            records
                .points
                .push(ServicePoint {
                    position, ..ServicePoint::named(id, "ที่ว่าการอำเภอ".to_owned())
                });
        }
        publish(records, ChangeNumber(7), Vec::new(), dir).expect("published");
        View::new(Arc::new(engine::open_current(dir).expect("opened")))
    }

    fn query() -> NearestQuery {
        let here = Position::from_degrees(13.123_456, 100.654_321).expect("in range");
        NearestQuery {
            text: Some("อำเภอ".to_owned()),
            ..NearestQuery::from_here(here, chrono::DateTime::UNIX_EPOCH)
        }
    }

    /// Collects the log.
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl Write for Log {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// The metrics and the log after a comparison.
    fn compared(change: impl Fn(&mut Findings), budget: &Budget) -> (String, String) {
        let dir = tempfile::tempdir().expect("a directory");
        let (view, query) = (view(dir.path()), query());
        let mut findings = view.find(&query, &Budget::unlimited()).expect("an answer");
        change(&mut findings);
        let recorder = PrometheusBuilder::new().build_recorder();
        let log = Log::default();
        let writer = log.clone();
        let subscriber =
            tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
        let answer = Answer { view, query, findings };
        tracing::subscriber::with_default(subscriber, || {
            metrics::with_local_recorder(&recorder, || compare(&answer, budget));
        });
        let written = log.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        (recorder.handle().render(), String::from_utf8(written).expect("UTF-8"))
    }

    #[test]
    fn an_equal_answer_is_counted_and_nothing_is_logged() {
        let (metrics, log) = compared(|_| {}, &Budget::unlimited());
        assert!(
            metrics.contains("pakmut_selfcheck_compared_total 1") && !metrics.contains(MISMATCHES),
            "{metrics}"
        );
        assert_eq!(log, "");
    }

    #[test]
    fn a_mismatch_is_an_error_in_the_log_that_tells_nothing_of_the_question() {
        let (metrics, log) = compared(|findings| findings.offices.swap(0, 1), &Budget::unlimited());
        assert!(metrics.contains("pakmut_selfcheck_compared_total 1"), "{metrics}");
        assert!(metrics.contains("pakmut_selfcheck_mismatches_total 1"), "{metrics}");
        assert!(
            log.contains("ERROR") && log.contains("change=7") && log.contains("differs from brute force"),
            "{log}"
        );
        for trace in ["13.1", "100.6", "อำเภอ", "office-"] {
            assert!(!log.contains(trace) && !metrics.contains(trace), "{trace} in {log} {metrics}");
        }
    }

    #[test]
    fn what_there_is_no_time_for_is_dropped() {
        let (metrics, log) = compared(|_| {}, &Budget::of_looks(0, 0));
        assert!(
            metrics.contains("pakmut_selfcheck_dropped_total 1") && !metrics.contains(COMPARED),
            "{metrics}"
        );
        assert_eq!(log, "");
    }

    #[test]
    fn a_full_queue_drops_and_never_waits() {
        let dir = tempfile::tempdir().expect("a directory");
        let (view, query) = (view(dir.path()), query());
        let findings = view.find(&query, &Budget::unlimited()).expect("an answer");
        let (waiting, answers) = sync_channel(MOST_WAITING);
        let one_in = NonZeroU64::new(2).expect("two");
        let sample = Sample { one_in, seen: AtomicU64::new(0), has_routes: false, waiting };
        let recorder = PrometheusBuilder::new().build_recorder();
        metrics::with_local_recorder(&recorder, || {
            // Nobody takes anything out of the queue.
            for _ in 0..2 * MOST_WAITING + 6 {
                sample.saw(&view, &query, &findings);
            }
        });
        assert_eq!(answers.try_iter().count(), MOST_WAITING);
        let metrics = recorder.handle().render();
        assert!(metrics.contains("pakmut_selfcheck_dropped_total 3"), "{metrics}");
    }

    #[test]
    fn the_settings_say_how_many_or_none() {
        let of = |one_in, most_per_second| Settings::of(&File { one_in, most_per_second });
        let one_in = NonZeroU64::new(1_000).expect("a thousand");
        assert_eq!(of(None, None).expect("settings"), Some(Settings { one_in, most_per_second: 5 }));
        assert_eq!(of(Some(0), None).expect("settings"), None);
        let error = of(None, Some(0)).expect_err("a setting that can't be meant");
        assert!(error.to_string().contains("selfcheck.most_per_second = 0"), "{error}");
    }
}
