//! How long a question may take.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What is kept of the time for telling what was found: an answer that was cut off is told too.
const TELLING: u32 = 10;

/// The longest that work in the background goes on before it rests: a request that needs the processor waits no longer.
const MOST_WITHOUT_REST: Duration = Duration::from_micros(200);

/// How long a question may take. Every loop of a search looks at it; once it is spent, the search stops with what is
/// certain by then.
///
/// A tenth of the time is kept for telling what was found.
#[derive(Debug)]
pub struct Budget {
    finding: Limit,
    telling: Limit,
}

#[derive(Debug)]
enum Limit {
    None,
    Until(Instant),
    /// Until an instant, with rests.
    Resting(Rests),
    /// So many looks are left.
    Looks(AtomicU64),
}

/// Work with rests in between.
#[derive(Debug)]
struct Rests {
    until: Instant,
    /// The length of a rest, in lengths of the work before it.
    times: u32,
    /// When the last rest ended.
    rested: Mutex<Instant>,
}

impl Rests {
    /// Rests if it is time, and says whether the time is over.
    fn are_over(&self) -> bool {
        let mut rested = self.rested.lock().unwrap_or_else(PoisonError::into_inner);
        let worked = rested.elapsed();
        if worked >= MOST_WITHOUT_REST {
            thread::sleep(worked * self.times);
            *rested = Instant::now();
        }
        Instant::now() >= self.until
    }
}

impl Limit {
    fn is_reached(&self) -> bool {
        match self {
            Self::None => false,
            Self::Until(deadline) => Instant::now() >= *deadline,
            Self::Resting(rests) => rests.are_over(),
            Self::Looks(left) => {
                left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_err()
            }
        }
    }
}

impl Budget {
    /// No limit.
    #[must_use]
    pub fn unlimited() -> Self {
        Self { finding: Limit::None, telling: Limit::None }
    }

    /// Until an instant.
    #[must_use]
    pub fn until(deadline: Instant) -> Self {
        let kept = deadline.saturating_duration_since(Instant::now()) / TELLING;
        let finding = deadline.checked_sub(kept).unwrap_or(deadline);
        Self { finding: Limit::Until(finding), telling: Limit::Until(deadline) }
    }

    /// Until an instant, for work in the background: after a fifth of a millisecond or more it rests at the next look, so
    /// many times as long as it worked.
    #[must_use]
    pub fn with_rests(deadline: Instant, times: u32) -> Self {
        let rests = Rests { until: deadline, times, rested: Mutex::new(Instant::now()) };
        Self { finding: Limit::Resting(rests), telling: Limit::Until(deadline) }
    }

    /// Spent after so many looks of the search, and so many while it is told what was found: the same on every machine,
    /// for tests.
    #[must_use]
    pub fn of_looks(finding: u64, telling: u64) -> Self {
        Self { finding: Limit::Looks(finding.into()), telling: Limit::Looks(telling.into()) }
    }

    /// Whether the search has to stop.
    #[must_use]
    pub fn is_spent(&self) -> bool {
        self.finding.is_reached()
    }

    /// Whether telling has to stop too.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.telling.is_reached()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_of_looks_is_spent_after_them_and_stays_so() {
        let budget = Budget::of_looks(2, 1);
        assert_eq!([(); 4].map(|()| budget.is_spent()), [false, false, true, true]);
        assert_eq!([(); 3].map(|()| budget.is_over()), [false, true, true]);
    }

    #[test]
    fn work_in_the_background_rests_after_it_worked() {
        let budget = Budget::with_rests(Instant::now() + Duration::from_secs(3_600), 9);
        assert!(!budget.is_spent());
        let worked = MOST_WITHOUT_REST * 10;
        thread::sleep(worked);
        let asked = Instant::now();
        assert!(!budget.is_spent());
        assert!(asked.elapsed() >= worked * 9);
        assert!(Budget::with_rests(Instant::now(), 9).is_spent());
    }

    #[test]
    fn a_deadline_that_has_passed_is_spent_and_one_ahead_is_not() {
        let now = Instant::now();
        assert!(Budget::until(now).is_spent() && Budget::until(now).is_over());
        let ahead = Budget::until(now + Duration::from_secs(3_600));
        assert!(!ahead.is_spent() && !ahead.is_over());
    }
}
