//! How far the work has come, on standard error: a bar on a terminal, a line now and then where that is none.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indexer::Progress;
use indicatif::{HumanCount, ProgressBar, ProgressStyle};

/// How often a line is printed at most. Work that takes less is silent.
const EVERY: Duration = Duration::from_secs(5);

/// Without colours, so that there are none to switch off.
const BAR: &str = "{spinner} {msg} [{bar:24}] {binary_bytes}/{binary_total_bytes} {prefix}";
const SPINNER: &str = "{spinner} {msg} {prefix}";

/// The stage that is running, shown while it lives.
pub(super) enum Stage {
    Bar(ProgressBar),
    Lines(Lines),
}

impl Stage {
    /// Begins a stage of which nobody knows how long it takes.
    pub(super) fn begin(what: String) -> Self {
        if io::stderr().is_terminal() {
            let line = ProgressBar::new_spinner().with_message(what);
            line.enable_steady_tick(Duration::from_millis(100));
            return Self::Bar(line);
        }
        let lines = Lines::new(EVERY, io::stderr());
        lines.say(what);
        Self::Lines(lines)
    }
}

impl Stage {
    /// Goes on to the next step, of so many bytes where that is known.
    pub(super) fn step(&self, what: String, bytes: Option<u64>) {
        match self {
            Self::Bar(bar) => {
                bar.set_message(what);
                bar.set_prefix("");
                bar.set_position(0);
                bar.unset_length();
                if let Some(bytes) = bytes {
                    bar.set_length(bytes);
                }
                let style = if bytes.is_some() { BAR } else { SPINNER };
                if let Ok(style) = ProgressStyle::with_template(style) {
                    bar.set_style(style.progress_chars("=> "));
                }
            }
            Self::Lines(lines) => lines.say(what),
        }
    }

    /// Tells how far the step has come.
    pub(super) fn reached(&self, bytes: u64, more: String) {
        match self {
            Self::Bar(bar) => {
                bar.set_position(bytes);
                bar.set_prefix(more);
            }
            Self::Lines(lines) => lines.add(&more),
        }
    }
}

impl Progress for Stage {
    fn begin(&self, stage: indexer::Stage<'_>, bytes: u64) {
        let what = match stage {
            indexer::Stage::Inspecting(file) => format!("inspecting {file}"),
            indexer::Stage::Reading(file) => format!("reading {file}"),
            indexer::Stage::Learning(file) => format!("comparing the rows of {file}"),
        };
        self.step(what, Some(bytes));
    }

    fn advance(&self, bytes: u64, rows: u64) {
        self.reached(bytes, format!("{} rows", HumanCount(rows)));
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}

/// Prints the line that is true at the time, if it is another than before.
pub(super) struct Lines {
    what: RefCell<String>,
    /// None once the printer has to end.
    sender: Option<Sender<String>>,
    printer: Option<JoinHandle<()>>,
}

impl Lines {
    fn new(every: Duration, out: impl Write + Send + 'static) -> Self {
        let (sender, lines) = mpsc::channel();
        let printer = thread::spawn(move || print(&lines, every, out));
        Self { what: RefCell::default(), sender: Some(sender), printer: Some(printer) }
    }

    fn say(&self, what: String) {
        self.send(what.clone());
        *self.what.borrow_mut() = what;
    }

    fn add(&self, more: &str) {
        self.send(format!("{}: {more}", self.what.borrow()));
    }

    fn send(&self, line: String) {
        // Nobody listens any more where standard error is gone; the work goes on.
        let _is_heard = self.sender.as_ref().is_some_and(|sender| sender.send(line).is_ok());
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(printer) = self.printer.take() {
            let _is_over = printer.join().is_ok();
        }
    }
}

fn print(lines: &Receiver<String>, every: Duration, mut out: impl Write) {
    let mut due = Instant::now() + every;
    let mut latest = None;
    loop {
        match lines.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok(line) => latest = Some(line),
            Err(RecvTimeoutError::Timeout) => {
                if let Some(line) = latest.take()
                    && writeln!(out, "{line}").is_err()
                {
                    return;
                }
                due = Instant::now() + every;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("a lock").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Shared {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().expect("a lock").clone()).expect("UTF-8")
        }
    }

    #[test]
    fn short_work_prints_nothing() {
        let out = Shared::default();
        let lines = Lines::new(Duration::from_secs(60), out.clone());
        lines.say("reading a.csv".to_owned());
        lines.add("1,024 rows");
        drop(lines);
        assert_eq!(out.text(), "");
    }

    #[test]
    fn long_work_prints_what_is_true_now_and_then_and_nothing_twice() {
        let out = Shared::default();
        let lines = Lines::new(Duration::from_millis(20), out.clone());
        lines.say("reading a.csv".to_owned());
        lines.add("1,024 rows");
        thread::sleep(Duration::from_millis(400));
        lines.say("building index".to_owned());
        thread::sleep(Duration::from_millis(400));
        drop(lines);
        let text = out.text();
        let last: Vec<&str> = text.lines().rev().take(2).collect();
        assert_eq!(last, ["building index", "reading a.csv: 1,024 rows"], "{text}");
        assert!(text.lines().count() <= 3, "{text}");
    }
}
