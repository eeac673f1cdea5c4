//! What a snapshot has to prove before it is published: that what went in can be found, and that every search finds it.
//!
//! What fails because of a record's own data, such as a name without a single letter, is quarantined: the record is
//! published, and reported. Whatever else fails is a fault of the engine, and nothing is published.

mod answers;
mod columns;
mod texts;
mod trees;

#[cfg(test)]
mod tests;

use std::path::Path;

pub use texts::{Quarantined, RecordKind};

use super::Records;
use crate::{Error, Snapshot, View};

/// Questions and titles of a check before publication.
const SAMPLE: usize = 2_000;

/// What went into a snapshot.
pub(super) struct Input<'r> {
    /// Everything but the offers.
    pub(super) records: &'r Records,
    /// The digest of the offers.
    pub(super) offers: u64,
}

/// How much of a snapshot is checked, besides what is always checked of every record.
#[derive(Clone, Copy, Debug)]
pub struct CheckExtent {
    /// Questions compared with brute force.
    pub questions: usize,
    /// Titles of procedures looked up by a ranked search.
    pub titles: usize,
    /// Whether every office is also looked up by its names and its code as a question would, which takes minutes for a
    /// million.
    pub names_by_question: bool,
}

/// What was checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Questions compared with brute force.
    pub questions: usize,
    /// Titles looked up.
    pub titles: usize,
    /// Names and codes looked up.
    pub names: usize,
    /// What can't be found because of its own data.
    pub quarantined: Vec<Quarantined>,
}

/// Opens the snapshot in a directory as a server would, and checks it against what went in.
pub(super) fn run(dir: &Path, input: &Input<'_>) -> Result<Vec<Quarantined>, Error> {
    let snapshot = Snapshot::open(dir)?;
    columns::check_against(&snapshot, input)?;
    let extent = CheckExtent { questions: SAMPLE, titles: SAMPLE, names_by_question: false };
    let points = texts::Points::Given(&input.records.points);
    Ok(check_snapshot(&View::new(snapshot.into()), points, extent)?.quarantined)
}

/// Checks a published snapshot: that trees, columns, records and text index agree with each other, and that searches give
/// what brute force gives.
///
/// # Errors
/// When it is damaged, or a fault is found ([`Error::is_self_check`]), which names the record.
pub fn check(snapshot: Snapshot, extent: CheckExtent) -> Result<Checked, Error> {
    check_snapshot(&View::new(snapshot.into()), texts::Points::Stored, extent)
}

fn check_snapshot(view: &View, points: texts::Points<'_>, extent: CheckExtent) -> Result<Checked, Error> {
    let snapshot = view.base();
    columns::check(snapshot)?;
    trees::check(snapshot)?;
    let mut quarantined = texts::check_offices(snapshot, points)?;
    quarantined.sort_unstable_by(|a, b| (&a.id, a.column).cmp(&(&b.id, b.column)));
    let names = if extent.names_by_question { texts::ask_for_each(snapshot, &quarantined)? } else { 0 };
    let (titles, of_procedures) = texts::check_titles(view, extent.titles)?;
    quarantined.extend(of_procedures);
    let questions = answers::check(view, extent.questions)?;
    Ok(Checked { questions, titles, names, quarantined })
}

/// An error that names what is wrong.
fn fault(reason: impl Into<String>) -> Error {
    Error::self_check(reason)
}

/// Runs a check over parts of a range, as many at a time as the machine has processors. The fault of the first part that
/// has one is the same on every machine.
fn in_parallel<T: Send>(
    count: usize,
    check: impl Fn(std::ops::Range<usize>) -> Result<Vec<T>, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let part = count.div_ceil(threads).max(1);
    let parts = (0..count).step_by(part).map(|start| start..(start + part).min(count));
    let results: Vec<Result<Vec<T>, Error>> = std::thread::scope(|scope| {
        let check = &check;
        let running: Vec<_> = parts.map(|range| scope.spawn(move || check(range))).collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let mut all = Vec::new();
    for result in results {
        all.extend(result?);
    }
    Ok(all)
}
