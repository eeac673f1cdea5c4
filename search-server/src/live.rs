//! Following the register: what is changed there is searched at once, on top of the snapshot.

use std::sync::Arc;

use domain::{Change, ChangeNumber};
use engine::{Overlay, Snapshot};
use registry::Registry;

use crate::app::on_busy_thread;

/// Changes that are read at a time.
const PAGE: u32 = 1_000;

/// A register that is followed.
#[derive(Clone, Debug)]
pub(crate) struct Followed {
    /// Where it is.
    pub(crate) url: String,
    /// The register there; not opened before somebody could.
    pub(crate) registry: Registry,
}

impl Followed {
    /// The register at an address.
    ///
    /// # Errors
    /// If the text is no address.
    pub(crate) fn at(url: String) -> Result<Self, registry::Error> {
        let registry = Registry::at(&url)?;
        Ok(Self { url, registry })
    }
}

/// A snapshot with what happened since in the register, if there is one.
pub(crate) struct Live {
    /// None: only snapshots bring anything new.
    followed: Option<Followed>,
    /// Whether it was opened.
    is_open: bool,
    base: Arc<Snapshot>,
    overlay: Arc<Overlay>,
    /// The last change that was read. Some of them do nothing to what is searched.
    seen: ChangeNumber,
    /// Whether the last look failed: what goes on for hours is told once.
    is_failing: bool,
}

impl Live {
    /// A snapshot, and the register to follow.
    pub(crate) fn new(followed: Option<Followed>, snapshot: Snapshot) -> Self {
        let overlay = Arc::new(Overlay::new(&snapshot));
        let seen = snapshot.change();
        Self { followed, is_open: false, base: Arc::new(snapshot), overlay, seen, is_failing: false }
    }

    /// Goes on with a newer snapshot.
    pub(crate) fn replace_base(&mut self, snapshot: Snapshot) {
        let (followed, is_open, is_failing) = (self.followed.take(), self.is_open, self.is_failing);
        *self = Self { is_open, is_failing, ..Self::new(followed, snapshot) };
    }

    /// The snapshot and what happened since.
    pub(crate) fn parts(&self) -> (Arc<Snapshot>, Arc<Overlay>) {
        (Arc::clone(&self.base), Arc::clone(&self.overlay))
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
        let Some(Followed { url, registry }) = self.followed.clone() else { return Ok(false) };
        if !self.is_open {
            registry.prepare(&url).await?;
            self.is_open = true;
        }
        let mut is_changed = false;
        loop {
            let feed = registry.feed_after(self.seen, PAGE).await?;
            if feed.until == self.seen {
                return Ok(is_changed);
            }
            self.apply(feed.changes).await;
            self.seen = feed.until;
            is_changed = true;
        }
    }

    /// Puts changes into the overlay, on a thread that may be kept busy: they may be a thousand.
    async fn apply(&mut self, changes: Vec<Change>) {
        let base = Arc::clone(&self.base);
        let overlay = std::mem::take(&mut self.overlay);
        let applied = move || {
            let mut overlay = Arc::unwrap_or_clone(overlay);
            for change in changes {
                let number = change.number.0;
                if let Err(error) = overlay.apply(&base, change) {
                    // Only a table of words can be refused; all else goes on without it.
                    tracing::error!(%error, change = number, "a change can't be searched");
                }
            }
            Arc::new(overlay)
        };
        self.overlay = on_busy_thread(applied).await;
    }
}
