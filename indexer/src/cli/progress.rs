//! The stage that is running, on a terminal.

use std::time::Duration;

use indicatif::ProgressBar;

/// A line on standard error while it lives; nothing where that is no terminal.
pub(super) struct Stage(ProgressBar);

impl Stage {
    /// Begins a stage.
    pub(super) fn begin(what: String) -> Self {
        let line = ProgressBar::new_spinner().with_message(what);
        line.enable_steady_tick(Duration::from_millis(100));
        Self(line)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
