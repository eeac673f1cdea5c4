//! References from row to row of one table: the unit above, the unit that took over.

use super::ids::RowIds;
use super::table_log::TableLog;
use crate::Code;
use crate::source::Place;

/// A cell that names another row of its table.
pub(super) struct Link {
    /// Number of the row that it stands in, among the kept ones.
    pub(super) from: u32,
    /// Where that row stands.
    pub(super) place: Place,
    /// The id that it names.
    pub(super) to: String,
}

/// Finds the rows that links of one column name, as pairs of numbers. A link to nowhere is a defect; so is a loop,
/// which is cut at its last row.
pub(super) fn resolve(links: &[Link], ids: &RowIds, column: &str, log: &mut TableLog) -> Vec<(u32, u32)> {
    let mut targets: Vec<Option<u32>> = vec![None; ids.len()];
    for link in links {
        let target = ids.ordinal(&link.to);
        if target.is_none() {
            let reason = "is not the id of any kept row of this file; left empty";
            log.wrong(link.place, column, Code::UnknownReference, &link.to, reason);
        }
        targets[link.from as usize] = target;
    }
    let cut = cut_loops(&mut targets);
    for link in links.iter().filter(|link| cut.contains(&link.from)) {
        let reason = "leads back to this row: expected the id of another unit, without a circle; left empty";
        log.wrong(link.place, column, Code::ReferenceLoop, &link.to, reason);
    }
    (0u32..).zip(targets).filter_map(|(from, to)| Some((from, to?))).collect()
}

/// Takes one link out of every loop, the one of the last row, and gives the rows it was taken from.
fn cut_loops(targets: &mut [Option<u32>]) -> Vec<u32> {
    // The walk that came by each row first; a loop is met by the walk that closes it.
    let mut walks: Vec<Option<usize>> = vec![None; targets.len()];
    let mut cut = Vec::new();
    for start in 0..targets.len() {
        let mut at = start;
        while walks[at].is_none() {
            walks[at] = Some(start);
            let Some(next) = targets[at] else { break };
            at = next as usize;
        }
        let closes_loop = walks[at] == Some(start) && targets[at].is_some();
        if closes_loop && let Some(last) = loop_through(at, targets) {
            targets[last as usize] = None;
            cut.push(last);
        }
    }
    cut
}

/// The last row of the loop that a row lies in.
fn loop_through(start: usize, targets: &[Option<u32>]) -> Option<u32> {
    let mut last = start as u32;
    let mut at = targets[start]?;
    while at as usize != start {
        last = last.max(at);
        at = targets[at as usize]?;
    }
    Some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_loop_is_cut_once_at_its_last_row_and_chains_stay_whole() {
        for (targets, expected) in [
            (vec![None, Some(0), Some(1), Some(0)], vec![]),
            (vec![Some(0)], vec![0]),
            (vec![Some(1), Some(2), Some(0)], vec![2]),
            (vec![Some(2), Some(0), Some(1)], vec![2]),
            (vec![Some(1), Some(2), Some(1), Some(4), Some(3)], vec![2, 4]),
            (vec![None, Some(2), Some(1), Some(1)], vec![2]),
        ] {
            let mut found = targets.clone();
            assert_eq!(cut_loops(&mut found), expected, "{targets:?}");
            for start in 0..found.len() {
                let steps = std::iter::successors(Some(start as u32), |at| found[*at as usize]);
                assert!(steps.take(found.len() + 1).count() <= found.len(), "{found:?}");
            }
        }
    }
}
