//! The stage that is running: on a terminal a line that goes again, elsewhere a line for what takes long.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use indexer::boundaries::Progress;
use indicatif::{DecimalBytes, ProgressBar, ProgressStyle};

/// How long nothing is said where there is no terminal, and how far apart lines are about the same thing.
const QUIET: Duration = Duration::from_secs(5);

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

/// Reports what an import is at.
pub(super) struct Steps {
    line: ProgressBar,
    said: RefCell<Instant>,
}

impl Steps {
    pub(super) fn begin(what: String) -> Self {
        let line = ProgressBar::new_spinner().with_message(what);
        line.enable_steady_tick(Duration::from_millis(100));
        Self { line, said: RefCell::new(Instant::now()) }
    }

    pub(super) fn report(&self, progress: Progress) {
        match progress {
            Progress::Step(step) => {
                self.line.set_style(ProgressStyle::default_spinner());
                self.line.set_message(step);
                self.say(|| step.to_owned());
            }
            Progress::Downloading { bytes, of } => {
                if let Some(of) = of
                    && self.line.length() != Some(of)
                {
                    self.line.set_style(ProgressStyle::default_bar());
                    self.line.set_length(of);
                }
                self.line.set_position(bytes);
                self.say(|| match of {
                    Some(of) => format!("downloaded {} of {}", DecimalBytes(bytes), DecimalBytes(of)),
                    None => format!("downloaded {}", DecimalBytes(bytes)),
                });
            }
        }
    }

    fn say(&self, text: impl FnOnce() -> String) {
        let mut said = self.said.borrow_mut();
        if self.line.is_hidden() && said.elapsed() >= QUIET {
            eprintln!("{}", text());
            *said = Instant::now();
        }
    }
}

impl Drop for Steps {
    fn drop(&mut self) {
        self.line.finish_and_clear();
    }
}
