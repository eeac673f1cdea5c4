//! How far long work has come, for whoever shows it.

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage<'t> {
    /// The import firewall reads a file.
    Inspecting(&'t str),
    /// The rows of a file are read; those of a table are checked.
    Reading(&'t str),
    /// A file is read for its words or groups, which its mapping compares each row with.
    Learning(&'t str),
}

/// Is told how far long work has come. What it does with that changes nothing of the work.
pub trait Progress {
    /// A stage begins, and the one before it is over; `bytes` is the size of its file.
    fn begin(&self, stage: Stage<'_>, bytes: u64);

    /// So much of the stage is done since it began.
    fn advance(&self, bytes: u64, rows: u64);
}

/// Shows nothing.
impl Progress for () {
    fn begin(&self, _stage: Stage<'_>, _bytes: u64) {}

    fn advance(&self, _bytes: u64, _rows: u64) {}
}
