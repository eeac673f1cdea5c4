//! How whoever writes into the register tells whoever follows it, and waits until what was written is searched.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::{Notify, watch};

/// Longest wait for the follower: then the answer goes out, and search catches up behind it.
const PATIENCE: Duration = Duration::from_secs(1);

/// Tells whoever follows the register that it changed. A copy is the same bell.
#[derive(Clone, Debug)]
pub(crate) struct Bell {
    rung: Arc<Notify>,
    times: Arc<AtomicU64>,
    /// How many rings were answered; none: nobody follows.
    answered: watch::Sender<Option<u64>>,
}

impl Default for Bell {
    fn default() -> Self {
        Self { rung: Arc::default(), times: Arc::default(), answered: watch::Sender::new(None) }
    }
}

impl Bell {
    /// Says that there is something new, and waits until it is searched, where anybody follows.
    pub(crate) async fn ring(&self) {
        let own = self.times.fetch_add(1, Ordering::SeqCst) + 1;
        self.rung.notify_one();
        let is_answered = |answered: &Option<u64>| answered.is_none_or(|answered| answered >= own);
        let mut answered = self.answered.subscribe();
        // Late or not, what was written stays written.
        let _ = tokio::time::timeout(PATIENCE, answered.wait_for(is_answered)).await;
    }

    /// Begins to follow.
    pub(crate) fn follow(&self) -> Follower {
        self.answered.send_replace(Some(self.times.load(Ordering::SeqCst)));
        Follower { bell: self.clone() }
    }
}

/// Hears the bell. When it goes nobody waits for it any more.
#[derive(Debug)]
pub(crate) struct Follower {
    bell: Bell,
}

impl Follower {
    /// Waits until it was rung.
    pub(crate) async fn rung(&self) {
        self.bell.rung.notified().await;
    }

    /// The rings until now: whoever rang has written before.
    pub(crate) fn rings(&self) -> u64 {
        self.bell.times.load(Ordering::SeqCst)
    }

    /// Says that everything that was written before some ring is searched.
    pub(crate) fn answer(&self, rings: u64) {
        self.bell.answered.send_replace(Some(rings));
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.bell.answered.send_replace(None);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[tokio::test]
    async fn whoever_rings_waits_for_the_answer_to_that_ring_and_not_for_ever() {
        let bell = Bell::default();
        bell.ring().await;
        let follower = bell.follow();
        let ringing = tokio::spawn({
            let bell = bell.clone();
            async move { bell.ring().await }
        });
        follower.rung().await;
        let rings = follower.rings();
        follower.answer(rings - 1);
        tokio::time::sleep(PATIENCE / 10).await;
        assert!(!ringing.is_finished(), "an older ring was answered");
        follower.answer(rings);
        ringing.await.expect("it was answered");
        let begun = Instant::now();
        bell.ring().await;
        assert!(begun.elapsed() >= PATIENCE, "nobody answered");
        drop(follower);
        assert!(tokio::time::timeout(PATIENCE, bell.ring()).await.is_ok(), "nobody follows");
    }
}
