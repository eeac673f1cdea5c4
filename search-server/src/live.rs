//! Following the register: what is changed there is searched at once, on top of the snapshot.

use std::sync::Arc;

use domain::ChangeNumber;
use engine::{Overlay, Snapshot};
use registry::Registry;

/// Changes that are read at a time.
const PAGE: u32 = 1_000;

/// A snapshot with what happened since in the register, if there is one.
pub(crate) struct Live {
    /// Where the register is; none: only snapshots bring anything new.
    url: Option<String>,
    /// None: it couldn't be opened yet.
    register: Option<Registry>,
    base: Arc<Snapshot>,
    overlay: Overlay,
    /// The last change that was read. Some of them do nothing to what is searched.
    seen: ChangeNumber,
    /// Whether the last look failed: what goes on for hours is told once.
    is_failing: bool,
}

impl Live {
    /// A snapshot, and the register to follow.
    pub(crate) fn new(url: Option<String>, snapshot: Snapshot) -> Self {
        let overlay = Overlay::new(&snapshot);
        let seen = snapshot.change();
        Self { url, register: None, base: Arc::new(snapshot), overlay, seen, is_failing: false }
    }

    /// Goes on with a newer snapshot.
    pub(crate) fn replace_base(&mut self, snapshot: Snapshot) {
        let (url, register, is_failing) = (self.url.take(), self.register.take(), self.is_failing);
        *self = Self { register, is_failing, ..Self::new(url, snapshot) };
    }

    /// The snapshot and what happened since.
    pub(crate) fn parts(&self) -> (Arc<Snapshot>, Overlay) {
        (Arc::clone(&self.base), self.overlay.clone())
    }

    /// Reads what happened since the last look; whether anything did. Where the register can't be read, search goes on with
    /// what is known, and the next look tries again.
    pub(crate) async fn catch_up(&mut self) -> bool {
        match self.read().await {
            Ok(is_changed) => {
                if std::mem::take(&mut self.is_failing) {
                    tracing::info!("the register can be read again");
                }
                is_changed
            }
            Err(error) => {
                if !std::mem::replace(&mut self.is_failing, true) {
                    tracing::warn!(%error, "the register can't be read: search goes on with what is known");
                    metrics::counter!("pakmut_register_failures_total").increment(1);
                }
                false
            }
        }
    }

    async fn read(&mut self) -> Result<bool, registry::Error> {
        let Some(url) = &self.url else { return Ok(false) };
        if self.register.is_none() {
            self.register = Some(Registry::open(url).await?);
        }
        let Some(register) = self.register.clone() else { return Ok(false) };
        let mut is_changed = false;
        loop {
            let feed = register.feed_after(self.seen, PAGE).await?;
            if feed.until == self.seen {
                return Ok(is_changed);
            }
            for change in feed.changes {
                let number = change.number.0;
                if let Err(error) = self.overlay.apply(&self.base, change) {
                    // Only a table of words can be refused; all else goes on without it.
                    tracing::error!(%error, change = number, "a change can't be searched");
                }
            }
            self.seen = feed.until;
            is_changed = true;
        }
    }
}
