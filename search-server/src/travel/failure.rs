//! What can go wrong with a routing service, told to the operator without a word about citizens.

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How long a service that didn't answer is left alone, so that its silence doesn't delay every question.
const PAUSE: Duration = Duration::from_secs(1);

/// The log hears of failures no more often than this.
const LOG_INTERVAL: Duration = Duration::from_secs(60);

/// The reason that is counted for a destination to which the service knows no way.
pub(super) const NO_ROUTE: &str = "no_route";

/// Why the service gave no times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// There is no connection.
    Unreachable,
    /// The whole answer didn't arrive in time.
    Slow,
    /// It answered with another status than 200.
    Status,
    /// It answered more than is read.
    TooLong,
    /// It isn't an answer to the question.
    Malformed,
    /// It didn't answer a moment ago.
    Paused,
    /// No service was configured for the means of travel.
    NoProfile,
}

impl Failure {
    /// The name in the metrics and in the log.
    fn as_str(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Slow => "slow",
            Self::Status => "status",
            Self::TooLong => "too_long",
            Self::Malformed => "malformed",
            Self::Paused => "paused",
            Self::NoProfile => "no_profile",
        }
    }

    /// Whether the service itself is in trouble, and not the one question.
    fn is_silence(self) -> bool {
        matches!(self, Self::Unreachable | Self::Slow)
    }
}

/// The failures so far.
#[derive(Default)]
pub(super) struct Failures {
    /// When the service didn't answer last.
    silent: Mutex<Option<Instant>>,
    /// When the log heard last.
    logged: Mutex<Option<Instant>>,
}

impl Failures {
    /// Whether the service is left alone for now.
    pub(super) fn is_paused(&self) -> bool {
        let silent = *self.silent.lock().expect("nothing panics while it holds this");
        silent.is_some_and(|silent| silent.elapsed() < PAUSE)
    }

    /// Counts the destinations of a failed request, and logs the failure now and then.
    pub(super) fn report(&self, failure: Failure, destinations: usize) {
        count(failure.as_str(), destinations);
        if failure.is_silence() {
            *self.silent.lock().expect("nothing panics while it holds this") = Some(Instant::now());
        }
        if failure != Failure::NoProfile && self.is_time_to_log() {
            tracing::warn!(
                reason = failure.as_str(),
                "the routing service gave no times, journeys are estimated"
            );
        }
    }

    fn is_time_to_log(&self) -> bool {
        let mut logged = self.logged.lock().expect("nothing panics while it holds this");
        let is_time = logged.is_none_or(|logged| logged.elapsed() >= LOG_INTERVAL);
        if is_time {
            *logged = Some(Instant::now());
        }
        is_time
    }
}

/// Counts destinations to which the way is estimated.
pub(super) fn count(reason: &'static str, destinations: usize) {
    metrics::counter!("pakmut_travel_fallbacks_total", "reason" => reason).increment(destinations as u64);
}
