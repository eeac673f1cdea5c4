//! Entries that lead back to where they began: ก stands for ข, and ข for ก.

use std::collections::{BTreeMap, BTreeSet};

use super::UnusableEntry;
use super::entries::{Direction, Entry};
use crate::phrases::key;

/// Where a word leads, with the entry that says so.
type Steps<'e> = BTreeMap<String, Vec<(String, &'e Entry)>>;

/// Every one-way entry on a way that ends where it began. What should be found by either word goes both ways in one
/// entry, so that a reviewer sees it.
pub(super) fn cycles(entries: &[Entry]) -> Vec<UnusableEntry> {
    let mut steps = Steps::new();
    for entry in entries.iter().filter(|entry| entry.direction == Direction::OneWay) {
        for word in &entry.words {
            let to = entry.official.iter().map(|official| (key(official), entry));
            steps.entry(key(word)).or_default().extend(to);
        }
    }
    let mut faults = Vec::new();
    for (word, to) in &steps {
        for (official, entry) in to {
            if leads_to(&steps, official, word) {
                faults.push(entry.unusable(format!(
                    "leads from \"{word}\" to \"{official}\" and back: expected one entry with direction = \"both\""
                )));
            }
        }
    }
    faults
}

fn leads_to<'s>(steps: &'s Steps<'_>, from: &'s str, to: &str) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(word) = open.pop() {
        if word == to {
            return true;
        }
        if seen.insert(word) {
            open.extend(steps.get(word).into_iter().flatten().map(|(next, _)| next.as_str()));
        }
    }
    false
}
