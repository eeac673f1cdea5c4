//! How long a question may take.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// What is kept of the time for telling what was found: an answer that was cut off is told too.
const TELLING: u32 = 10;

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
    /// So many looks are left.
    Looks(AtomicU64),
}

impl Limit {
    fn is_reached(&self) -> bool {
        match self {
            Self::None => false,
            Self::Until(deadline) => Instant::now() >= *deadline,
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
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_budget_of_looks_is_spent_after_them_and_stays_so() {
        let budget = Budget::of_looks(2, 1);
        assert_eq!([(); 4].map(|()| budget.is_spent()), [false, false, true, true]);
        assert_eq!([(); 3].map(|()| budget.is_over()), [false, true, true]);
    }

    #[test]
    fn a_deadline_that_has_passed_is_spent_and_one_ahead_is_not() {
        let now = Instant::now();
        assert!(Budget::until(now).is_spent() && Budget::until(now).is_over());
        let ahead = Budget::until(now + Duration::from_secs(3_600));
        assert!(!ahead.is_spent() && !ahead.is_over());
    }
}
